"""`amble sheet`: a PDF, a page for the phone, and what is in the way of them."""

import re
import shlex

import pytest

from exercises.clock import SystemClock
from exercises.commands.command_line import run
from exercises.history.facts import Asked, Screening, SetLevel
from exercises.history.history import History
from tests.exercises.commands.conftest import ROOT, write
from tests.exercises.phone.conftest import plan_of


@pytest.fixture
def here(tmp_path, monkeypatch):
    """An empty folder to work in."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def facts(data, *told):
    history = History(data / "history.db", SystemClock())
    for fact in told:
        history.note(fact)
    history.close()


def printer(asked):
    def load():
        def print_it(handout, paper):
            asked.append((handout, paper))
            return b"%PDF-"

        return print_it

    return load


def test_a_page_is_written(amble, here):
    result = amble("sheet", "core-foundation", "--out", "core.html")
    assert (result.status, result.out, result.err) == (0, "Written: core.html\n", "")
    assert plan_of((here / "core.html").read_text(encoding="utf-8"))["id"] == "core-foundation"
    assert [path.name for path in here.iterdir()] == ["core.html"]


def test_a_page_of_a_file_and_with_the_users_own_number(amble, data, here):
    write(data / "settings.yaml", "emergency-number: 144\n")
    write(here / "mine.yaml", "name: Mine\nkind: strength\nsteps:\n  - {exercise: bridge, reps: 3}\n")
    assert amble("sheet", "mine.yaml", "--out", "x.html").status == 0
    assert "144" in (here / "x.html").read_text(encoding="utf-8")


def test_todays_walk(amble, data, here):
    facts(data, SetLevel("L4", 12))
    assert amble("sheet", "walk", "--out", "walk.html").status == 0
    plan = plan_of((here / "walk.html").read_text(encoding="utf-8"))
    assert (plan["id"], plan["kind"], plan["level"]) == (None, "walk", "L4")
    assert any(phase["walking"] for phase in plan["phases"])


def test_a_routine_of_ones_own_may_be_called_walk(amble, data, here):
    write(
        data / "routines" / "walk.yaml", "name: Round the block\nkind: walk\nsteps: [{exercise: walk-easy, for: 5m}]\n"
    )
    assert amble("sheet", "walk", "--out", "walk.html").status == 0
    assert plan_of((here / "walk.html").read_text(encoding="utf-8"))["name"] == "Round the block"


@pytest.mark.parametrize("words", ["core-foundation --out core.html", "walk --out walk.html", "walk --out walk.pdf"])
def test_nothing_to_walk_or_follow_while_a_warning_sign_waits(words, amble, data, here):
    facts(data, Screening(Asked.WEEKLY, ("saddle-numb",)))
    result = amble("sheet", *words.split())
    assert result.status == 1
    assert "Sessions wait until you have been checked" in result.err
    assert list(here.iterdir()) == []


def test_a_sheet_of_a_routine_is_printed_all_the_same(data, here, capsys):
    facts(data, Screening(Asked.WEEKLY, ("saddle-numb",)))
    asked = []
    assert run(["sheet", "core-foundation", "--out", "core.PDF", "--paper", "LETTER"], None, printer(asked)) == 0
    assert (here / "core.PDF").read_bytes() == b"%PDF-"
    (handout, paper) = asked[0]
    assert (handout.name, paper) == ("Core foundation", "letter")
    assert [item.name for item in handout.items][:2] == ["Belly breathing", "Pelvic tilt"]


def test_without_qt_there_is_the_page(here, capsys, data):
    def missing():
        raise ImportError("libEGL.so.1: cannot open shared object file")

    assert run(["sheet", "core-foundation", "--out", "core.pdf"], None, missing) == 1
    assert "libEGL.so.1" in capsys.readouterr().err
    assert run(["sheet", "core-foundation", "--out", "core.html"], None, missing) == 0


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        ("core-foundation --out core.txt", 2, "must end in .pdf (to print) or .html"),
        ("core-foundation", 2, "--out is missing"),
        ("--out core.pdf", 2, "ROUTINE is missing"),
        ("core-foundation --out core.pdf --paper a5", 2, '"a5" is no paper'),
        ("core-foundation --out core.html --paper a4", 2, "--paper is for a sheet to print"),
        ("core-fundation --out core.html", 1, 'did you mean "core-foundation"?'),
        ("core-foundation --out no/such/core.html", 1, "can't be written: No such file or directory."),
    ],
)
def test_what_is_wrong_is_said(words, status, said, amble, here):
    result = amble("sheet", *words.split())
    assert (result.status, result.out) == (status, "")
    assert said in result.err
    assert list(here.iterdir()) == []


def test_what_was_there_stays_when_the_new_one_cannot_be_written(amble, here):
    (here / "core.html").mkdir()
    result = amble("sheet", "core-foundation", "--out", "core.html")
    assert result.status == 1
    assert [path.name for path in here.iterdir()] == ["core.html"]


def test_the_real_program_makes_a_pdf_without_a_screen(run_amble, here):
    done = run_amble("sheet", "movement-snack", "--out", str(here / "snack.pdf"), DISPLAY="", WAYLAND_DISPLAY="")
    assert done.returncode == 0, done.stderr
    assert (here / "snack.pdf").read_bytes().startswith(b"%PDF-")


def test_the_page_needs_no_qt(here, data):
    import subprocess
    import sys

    program = (
        "import sys\nfor name in ('PySide6', 'shiboken6'): sys.modules[name] = None\n"
        "import main; sys.exit(main.main(['sheet', 'movement-snack', '--out', 'snack.html']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": str(ROOT), "AMBLE_DATA": str(data)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (here / "snack.html").exists()


def test_the_documented_examples(here, data, capsys):
    words = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8").partition("\n## sheet\n")[2]
    examples = re.findall(r"^\$ amble (.*)\n(.*)$", words.partition("\n## ")[0], re.MULTILINE)
    assert len(examples) == 3
    for line, said in examples:
        assert run(shlex.split(line), None, printer([])) == 0
        assert capsys.readouterr().out == f"{said}\n"
