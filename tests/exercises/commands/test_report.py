"""`amble report`: two pages, and what is in the way of them."""

from datetime import timedelta

import pytest
from pypdf import PdfReader

from exercises.commands.command_line import run
from exercises.history.history import History
from tests.exercises.report.walkers import TODAY, at_level, walk
from tests.fakes import FakeClock


@pytest.fixture
def here(tmp_path, monkeypatch):
    """An empty folder to work in."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def walked(data, monkeypatch):
    """Twenty walks, one of them long ago, and the time at which they were done."""
    clock = FakeClock()
    monkeypatch.setattr("exercises.commands.command_line.SystemClock", lambda: clock)
    assert clock.now().date() == TODAY
    data.mkdir(exist_ok=True)
    with History(data / "history.db", clock) as history:
        at_level(history, 30)
        for days_ago in (200, *range(29, 0, -2)):
            history.save(walk(days_ago, pain_before=3, note=f"note of {days_ago} days ago"))
    return data


def printer(asked):
    def load():
        def print_it(report, paper):
            asked.append((report, paper))
            return b"%PDF-"

        return print_it

    return load


def report(*words, asked=None):
    return run(["report", *words], None, None, printer([] if asked is None else asked))


def test_a_pdf_of_the_last_twelve_weeks(amble, walked, here):
    result = amble("report", "--out", "mine.pdf")
    assert (result.status, result.out, result.err) == (0, "Written: mine.pdf\n", "")
    first, second = (" ".join(page.extract_text().split()) for page in PdfReader(here / "mine.pdf").pages)
    assert "29 Aug 2026 – 20 Nov 2026 · 12 weeks" in first
    assert "15 days with a walk" in first
    assert "note of" not in first + second
    assert [path.name for path in here.iterdir()] == ["mine.pdf"]


def test_since_a_day_with_notes_and_a_name(walked, here, capsys):
    asked = []
    words = ["--out", "x.PDF", "--since", "2026-05-01", "--notes", "--name", "Jo", "--paper", "Letter"]
    assert report(*words, asked=asked) == 0
    ((made, paper),) = asked
    assert (made.figures.sessions, made.name, paper) == (16, "Jo", "letter")
    assert made.notes[-1].text == "note of 200 days ago"
    assert made.period.first == TODAY - timedelta(days=200)
    assert (here / "x.PDF").read_bytes() == b"%PDF-"


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        ("--out x.txt", 2, "must end in .pdf"),
        ("", 2, "--out is missing"),
        ("--out x.pdf --since yesterday", 2, "yesterday"),
        ("--out x.pdf --paper a5", 2, '"a5" is no paper'),
        ("--out x.pdf --sinse 2026-11-01", 2, 'did you mean "--since"?'),
        ("--out x.pdf --since 2026-11-21", 1, "2026-11-21 has not come yet"),
        ("--out x.pdf --since 2026-11-20", 1, "nothing was done or told from 2026-11-20 to 2026-11-20"),
        ("--out no/such/x.pdf", 1, "can't be written: No such file or directory."),
    ],
)
def test_what_is_wrong_is_said(words, status, said, walked, here, capsys):
    assert report(*words.split()) == status
    captured = capsys.readouterr()
    assert captured.out == ""
    assert said in captured.err
    assert list(here.iterdir()) == []


def test_an_empty_history(data, here, capsys):
    assert report("--out", "x.pdf") == 1
    assert "There is nothing to report" in capsys.readouterr().err
    assert list(here.iterdir()) == []


def test_what_was_there_stays_when_the_new_one_cannot_be_written(walked, here, capsys):
    (here / "x.pdf").mkdir()
    assert report("--out", "x.pdf") == 1
    assert [path.name for path in here.iterdir()] == ["x.pdf"]


def test_without_qt_it_says_what_there_is_instead(walked, here, capsys):
    def missing():
        raise ImportError("libEGL.so.1: cannot open shared object file")

    assert run(["report", "--out", "x.pdf"], None, None, missing) == 1
    told = capsys.readouterr().err
    assert "libEGL.so.1" in told
    assert "amble export --csv" in told


def test_the_real_program_makes_it_without_a_screen(run_amble, here, data):
    started = run_amble("log", "walk", "--minutes", "12", "--pain-before", "3")
    assert started.returncode == 0, started.stderr
    done = run_amble("report", "--out", str(here / "r.pdf"), DISPLAY="", WAYLAND_DISPLAY="")
    assert done.returncode == 0, done.stderr
    assert len(PdfReader(here / "r.pdf").pages) == 2
