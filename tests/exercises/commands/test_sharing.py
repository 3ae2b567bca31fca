"""`amble export` and `amble import`: one's own files, as they go out and come in."""

import re
import shlex
from pathlib import Path

import pytest

from tests.exercises.commands.conftest import LIFT, ROOT, SNACK, SWAY, write


@pytest.fixture(autouse=True)
def working_folder(tmp_path, monkeypatch):
    """Files are written where one works, and nowhere else."""
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def other(tmp_path):
    """Somebody else's folder, which is not there yet."""
    return tmp_path / "other"


def tree(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8") for p in folder.rglob("*") if p.is_file()}


def test_the_examples_say_what_is_written_there(amble, working_folder):
    text = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    chapter = text.partition("\n## export and import\n")[2].partition("\n## ")[0]
    block, *_ = re.findall(r"```\n(\$ .*?)```", chapter, re.DOTALL)
    commands = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    assert len(commands) == 4
    for command in commands:
        line, _, said = command.partition("\n")
        result = amble(*shlex.split(line)[1:])
        assert (result.status, result.out, result.err) == (0, said, ""), line


def test_there__it_is_what_it_was_here(amble, data, other):
    amble("export", "two-things", "--out", "x.amble")
    assert amble("import", "x.amble", "--data", str(other)).status == 0
    assert tree(other) == tree(data)
    assert amble("show", "two-things", "--data", str(other)).out == amble("show", "two-things").out


def test_a_dry_run__writes_nothing(amble, other):
    amble("export", "two-things", "--out", "x.amble")
    result = amble("import", "x.amble", "--dry-run", "--data", str(other))
    assert (result.status, result.out.splitlines()[-1]) == (0, "This would be taken in: 1 routine and 2 exercises.")
    assert not other.exists()


def test_what_differs__stays_and_is_shown(amble, other):
    write(other / "exercises" / "sway.yaml", SWAY.replace("Lean", "Bend"))
    amble("export", "two-things", "--out", "x.amble")
    result = amble("import", "x.amble", "--dry-run", "--data", str(other))
    assert "      - instructions: [Bend to one side.]\n      + instructions: [Lean to one side.]\n" in result.out
    result = amble("import", "x.amble", "--data", str(other))
    assert "  differs  exercise  sway        Sway              yours stays\n" in result.out
    assert result.out.endswith(
        "To take theirs: amble import x.amble --theirs; to have both: --both; for a single one: --choose NAME=theirs\n"
    )
    assert "Bend" in tree(other)["exercises/sway.yaml"]


@pytest.mark.parametrize(
    ("options", "sway", "second"),
    [
        (["--theirs"], "Lean", None),
        (["--both"], "Bend", "Lean"),
        (["--choose", "sway=theirs"], "Lean", None),
        (["--choose", "exercises/sway.yaml=both"], "Bend", "Lean"),
        (["--both", "--choose", "sway=mine"], "Bend", None),
    ],
)
def test_choices(amble, other, options, sway, second):
    write(other / "exercises" / "sway.yaml", SWAY.replace("Lean", "Bend"))
    amble("export", "two-things", "--out", "x.amble")
    result = amble("import", "x.amble", *options, "--data", str(other))
    assert result.status == 0
    files = tree(other)
    assert sway in files["exercises/sway.yaml"]
    assert (second or "") in files.get("exercises/sway-2.yaml", "")
    assert ("exercises/sway-2.yaml" in files) == (second is not None)
    routine = SNACK if second is None else SNACK.replace("sway", "sway-2")
    assert files["routines/two-things.yaml"] == routine


def test_something_new__can_be_left_out(amble, other):
    amble("export", "two-things", "--out", "x.amble")
    result = amble("import", "x.amble", "--choose", "two-things=mine", "--data", str(other))
    assert "  left out  routine   two-things" in result.out
    assert sorted(tree(other)) == ["exercises/lift.yaml", "exercises/sway.yaml"]


def test_choices_that_do_not_fit_together__are_told(amble, other):
    write(other / "exercises" / "lift.yaml", LIFT.replace("name: Lift", "name: Mine"))
    write(other / "routines" / "leans.yaml", "name: Leans\nkind: snack\nsteps: [{exercise: lift, reps: 2}]\n")
    amble("export", "two-things", "--out", "x.amble")
    result = amble("import", "x.amble", "--choose", "sway=mine", "--data", str(other))
    assert (result.status, result.out) == (1, "")
    assert '"sway" is not an exercise' in result.err
    assert result.err.endswith("With --theirs or --both it may fit.\n")
    assert "routines/two-things.yaml" not in tree(other)


def test_something_broken__is_refused_and_the_rest_comes_in(amble, other, working_folder):
    write(working_folder / "bad.yaml", "name: Bad\nkind: snack\nsteps:\n  - exercise: bridgee\n")
    write(working_folder / "good.yaml", "name: Good\nkind: snack\nsteps:\n  - {exercise: march, for: 9s}\n")
    result = amble("import", "bad.yaml", "good.yaml", "--data", str(other))
    assert result.status == 1
    assert (
        '      bad.yaml:4:15: steps[0].exercise: "bridgee" is not an exercise; did you mean "bridge"?\n' in result.out
    )
    assert sorted(tree(other)) == ["routines/good.yaml"]


def test_files_that_are_none__are_told_one_by_one(amble, other, working_folder):
    write(working_folder / "note.txt", "hello")
    write(working_folder / "cut.amble", "PK\x03\x04")
    amble("export", "two-things", "--out", "x.amble")
    names = ("nothing.amble", "note.txt", ".", "cut.amble", "x.amble")
    result = amble("import", *names, "--data", str(other))
    assert result.status == 1
    assert result.err.splitlines() == [
        "nothing.amble: there is no such file or folder.",
        "note.txt can't be taken in: it is neither a recorded walk (GPX or FIT), nor a history (.json or .csv), nor a "
        "shared file (.amble), nor a routine's or an exercise's own file.",
        "cut.amble can't be taken in: it is not whole; ask for the file once more.",
        ".: there is no GPX and no FIT file in it.",
    ]
    assert len(tree(other)) == 3


def test_a_shared_file__is_known_by_what_is_in_it(amble, other, working_folder):
    amble("export", "two-things", "--out", "x.zip")
    assert amble("import", "x.zip", "--data", str(other)).status == 0
    assert len(tree(other)) == 3


def test_a_name_that_is_markup_or_steers_the_terminal__stays_text(amble, data, other):
    write(data / "routines" / "evil.yaml", SNACK.replace("Two small things", '"<b>a</b>\\e[31m\\nb"'))
    result = amble("export", "evil", "--out", "x.amble")
    assert result.out == 'Written: x.amble, with "<b>a</b>\ufffd[31m\ufffdb" (1 routine and 2 exercises).\n'
    assert "\x1b" not in amble("import", "x.amble", "--data", str(other)).out


def test_export__of_a_file_and_of_an_exercise(amble, working_folder, other):
    write(working_folder / "my-own.yaml", SNACK)
    assert amble("export", "./my-own.yaml", "lift", "--out", "x.amble").status == 0
    amble("import", "x.amble", "--data", str(other))
    assert "routines/my-own.yaml" in tree(other)


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["export"], 2, "ROUTINE, --out"),
        (["export", "two-things"], 2, "--out is missing"),
        (["export", "two-thing", "--out", "x"], 1, 'no exercise "two-thing"; did you mean "two-things"?'),
        (["export", "no/such.yaml", "--out", "x"], 1, "there is no such file"),
        (["export", "two-things", "--out", "no/x.amble"], 1, "can't be written"),
        (["import"], 2, "FILE is missing"),
        (["import", "x", "--theirs", "--both"], 2, "can't be used together"),
        (["import", "x", "--choose", "lift"], 2, '"lift" is no choice'),
        (["import", "x", "--choose", "lift=ours"], 2, '"lift=ours" is no choice'),
        (["import", "x.yaml", "--choose", "lift=mine"], 1, 'Nothing in x.yaml is called "lift".'),
    ],
)
def test_what_can_not_be_done(amble, working_folder, words, status, said):
    write(working_folder / "x.yaml", SNACK)
    result = amble(*words)
    assert (result.status, result.out) == (status, "")
    assert said in result.err


def test_export__tells_which_picture_stays(amble, data):
    write(data / "exercises" / "lift.yaml", LIFT + "picture: lift.png\n")
    result = amble("export", "two-things", "--out", "x.amble")
    assert result.status == 0
    assert result.err == "The picture lift.png is not there, so it does not go along.\n"
