"""Odd words on the command line: each is answered in one or two plain lines, never by a fault of our own."""

import os
import subprocess
import sys

import pytest

from tests.exercises.commands.conftest import ROOT

LONG = "a" * 5000
FOLDER = "is a folder; name a file."


@pytest.mark.parametrize(
    "words",
    [
        ["check", LONG],
        ["show", LONG],
        ["show", f"{LONG}.yaml"],
        ["follow", LONG],
        ["export", f"{LONG}.yaml", "--out", "x.amble"],
        ["export", "--csv", "--out", LONG],
        ["import", LONG],
        ["sheet", "two-things", "--out", f"{LONG}.html"],
        ["backup", "--out", LONG],
        ["restore", LONG],
        ["merge", LONG],
        ["list", "--data", LONG],
    ],
)
def test_a_name_that_no_file_can_have(amble, words, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    if words[0] in ("export", "backup"):
        assert amble("log", "walk", "--minutes", "5").status == 0
    result = amble(*words)
    assert (result.status, result.out) == (1, "")
    assert 1 <= result.err.count("\n") <= 2
    assert "Something went wrong" not in result.err


@pytest.mark.parametrize(
    "words",
    [
        ["{}"],
        ["show", "{}"],
        ["log", "{}"],
        ["log", "walk", "--minutes", "{}"],
        ["log", "walk", "--minutes", "5", "--at", "{}"],
        ["log", "walk", "--minutes", "5", "--pain-peak", "{}"],
        ["log", "measure", "{}", "5"],
        ["log", "measure", "plank", "{}"],
        ["log", "measure", "side-plank", "5", "--side", "{}"],
        ["log", "undo", "{}"],
        ["log", "checked", "--on", "{}"],
        ["log", "walk", "--minutes", "5", "--level", "{}"],
        ["history", "--since", "{}"],
        ["plan", "--today", "{}"],
        ["plan", "--set-level", "{}"],
        ["check", "{}"],
        ["import", "{}"],
        ["export", "{}", "--out", "x.amble"],
    ],
)
@pytest.mark.parametrize("odd", ["", "a\nb", "\x1b[31m", "\u202eabc", "🚶" * 300, "١٢", "5 min"])
def test_a_word_that_means_nothing(amble, words, odd):
    result = amble(*(word.replace("{}", odd) for word in words))
    assert result.status in (1, 2)
    assert result.out == ""
    assert 1 <= result.err.count("\n") <= 2
    assert "\x1b" not in result.err
    assert "Something went wrong" not in result.err
    assert all(len(line) < 1500 for line in result.err.splitlines())


@pytest.mark.parametrize("words", [["show"], ["log", "walk", "--minutes"], ["log", "undo"], ["export", "--out", "x"]])
def test_a_word_that_is_no_text(run_amble, words):
    done = run_amble(*words, "\udcff")
    assert done.returncode in (1, 2)
    assert done.stdout == b""
    assert 1 <= done.stderr.count(b"\n") <= 2
    assert b"went wrong" not in done.stderr


@pytest.mark.parametrize("words", [["backup", "--out"], ["restore"], ["merge"]])
def test_a_folder_in_place_of_a_history(amble, tmp_path, words):
    amble("log", "walk", "--minutes", "5")
    result = amble(*words, str(tmp_path))
    assert (result.status, result.out, result.err) == (1, "", f"{tmp_path} {FOLDER}\n")


@pytest.mark.parametrize("form", ["--json", "--csv", "--ics"])
def test_export__of_a_history_that_can_not_be_read_says_nothing(run_amble, data, form):
    (data / "history.db").mkdir()
    done = run_amble("export", form)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("form", ["--json", "--csv", "--ics"])
def test_export__of_a_history_with_nothing_in_it(run_amble, form):
    done = run_amble("export", form)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout


def test_note__of_any_length_that_is_kept(amble):
    assert amble("log", "walk", "--minutes", "5", "--note", "ü" * 2000, "--another").status == 0
    result = amble("log", "walk", "--minutes", "5", "--note", "ü" * 2001, "--another")
    assert (result.status, result.out, result.err) == (1, "", "--note is too long; 2,000 characters are enough.\n")


def test_pain__of_many_digits_is_out_of_range(amble):
    assert amble("log", "next-day", "99999999999").err == "Pain goes from 0 to 10, not 99999999999.\n"


def test_measure__minus_nothing_is_nothing(amble, monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert "Plank hold: 0 s" in amble("log", "measure", "plank", "-0").out


@pytest.mark.parametrize("where", ["/proc/nothing", "/dev/null/x"])
@pytest.mark.parametrize(
    "words", [["log", "walk", "--minutes", "5"], ["plan", "--flare"], ["log", "measure", "plank", "5"]]
)
def test_a_folder_that_can_not_be_made(amble, words, where):
    if not os.path.isdir("/proc"):  # noqa: PTH112
        pytest.skip("needs a folder in which nobody may write")
    result = amble(*words, "--data", where)
    assert (result.status, result.out) == (1, "")
    assert "can't be reached" in result.err
    assert 1 <= result.err.count("\n") <= 2


@pytest.mark.parametrize("words", [["list"], ["history"], ["plan"], ["check"], ["log", "walk", "--minutes", "5"]])
def test_nothing_to_write_to(data, words):
    """Both outputs and the input are closed."""
    done = subprocess.run(
        ["/bin/sh", "-c", 'exec "$@" <&- >&- 2>&-', "sh", sys.executable, str(ROOT / "main.py"), *words], check=False
    )
    assert done.returncode == 0


def test_questions__fit_forty_columns(terminal):
    opened = terminal("log", "walk", "--minutes", "15", "--pain-peak", "8", columns=40)
    opened.until("Before you go on")
    listed = opened.until("Which are true?")
    opened.type("\r")
    assert opened.end() == 0
    assert [line for line in listed.splitlines() if len(line) > 40] == []
