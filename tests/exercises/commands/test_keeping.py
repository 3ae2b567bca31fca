"""`amble backup` and `amble restore`, and what every command says of a damaged history."""

import os
import shutil
import sqlite3
import sys
from contextlib import closing

import pytest

from exercises.commands.command_line import DONE, NOT_POSSIBLE, WRONG_USAGE


@pytest.fixture
def walks(amble, data):
    """A history with two walks, and today's backup with the first of them."""
    assert amble("log", "walk", "--minutes", "12").status == DONE
    assert amble("backup").status == DONE
    assert amble("log", "walk", "--minutes", "15").status == DONE
    return data / "history.db"


def backup_of(data):
    (found,) = (data / "backups").glob("history-*.db")
    return found


def test_backup__writes_the_days_own_or_a_file(walks, amble, data, tmp_path):
    out = tmp_path / "elsewhere" / "walks.db"
    result = amble("backup", "--out", str(out))
    assert (result.status, result.out) == (DONE, f"Written: {out}\n")
    assert out.stat().st_size > 0
    assert amble("backup").out == f"Written: {backup_of(data)}\n"


def test_backup__of_nothing(amble, data):
    result = amble("backup")
    assert (result.status, result.out) == (NOT_POSSIBLE, "")
    assert "nothing to back up" in result.err
    assert not (data / "backups").exists()


def test_backup__never_overwrites_the_history(walks, amble):
    before = walks.read_bytes()
    for name in (walks, walks.parent / ".." / walks.parent.name / walks.name):
        assert amble("backup", "--out", str(name)).status == NOT_POSSIBLE
    assert walks.read_bytes() == before


def test_backup__is_taken_by_itself_once_a_day(amble, data):
    amble("log", "walk", "--minutes", "12")
    assert not (data / "backups").exists()
    amble("history")
    first = backup_of(data).read_bytes()
    amble("log", "walk", "--minutes", "15")
    amble("history")
    assert backup_of(data).read_bytes() == first


def test_restore__says_what_changes_and_can_be_taken_back(walks, amble, data):
    dry = amble("restore", "--dry-run")
    assert dry.out.splitlines()[3] == "Go                  1 session and 0 other notes"
    assert amble("history").out.count("Walk") == 2
    done = amble("restore")
    assert (done.status, done.out.startswith(dry.out)) == (DONE, True)
    assert amble("history").out.count("Walk") == 1
    kept = done.out.splitlines()[-1].removeprefix("What was there before is in ")
    assert "Come back           1 session" in amble("restore", kept).out
    assert amble("history").out.count("Walk") == 2


def test_restore__without_a_backup_or_with_the_history_itself(amble, data):
    assert "There is no good backup" in amble("restore").err
    amble("log", "walk", "--minutes", "12")
    before = (data / "history.db").read_bytes()
    for words in (("restore",), ("restore", str(data / "history.db")), ("restore", "nowhere.db")):
        result = amble(*words)
        assert (result.status, result.out) == (NOT_POSSIBLE, "")
    assert (data / "history.db").read_bytes() == before


@pytest.mark.parametrize(
    "words", [("restore", "--dryrun"), ("restore", "a", "b"), ("backup", "FILE"), ("backup", "--out")]
)
def test_wrong_words(amble, words):
    result = amble(*words)
    assert (result.status, result.out) == (WRONG_USAGE, "")


@pytest.mark.parametrize("words", [("history",), ("log", "walk", "--minutes", "5"), ("plan",), ("history", "--json")])
def test_damaged__every_command_says_what_helps_and_changes_nothing(walks, amble, data, words):
    walks.write_bytes(walks.read_bytes()[:6000])
    result = amble(*words)
    assert (result.status, result.out) == (NOT_POSSIBLE, "")
    assert "The history is damaged." in result.err
    assert "main.py restore; the damaged file is kept." in result.err or "amble restore" in result.err
    assert walks.stat().st_size == 6000
    assert "The history as it is now can't be read." in amble("restore").out
    assert amble("history").out.count("Walk") == 1
    assert [each.stat().st_size for each in data.glob("history-damaged-*.db")] == [6000]


def test_damaged__what_can_still_be_read_comes_over_and_is_said(walks, amble):
    with closing(sqlite3.connect(walks)) as connection:
        [(page,)] = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'search_by_session'")
    content = bytearray(walks.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    walks.write_bytes(content)
    result = amble("restore")
    assert "Read from the damaged history: 1 session and 0 other notes" in result.out.splitlines()
    assert amble("history").out.count("Walk") == 2


def test_damaged__without_a_backup(walks, amble, data):
    shutil.rmtree(data / "backups")
    content = walks.read_bytes()
    walks.write_bytes(content[: len(content) // 2])
    result = amble("history")
    assert (result.status, "no good backup" in result.err) == (NOT_POSSIBLE, True)


def test_damaged__a_session_can_be_done_all_the_same(walks, amble, run_amble):
    walks.write_bytes(walks.read_bytes()[:6000])
    done = run_amble("follow", "two-things", "--speed", "1000", "--quiet")
    assert b"The history is damaged." in done.stderr
    assert b"Lift" in done.stdout
    assert walks.stat().st_size == 6000


def test_a_folder_where_nothing_can_be_written_says_so_once_and_shows_the_history(walks, amble, data):
    shutil.rmtree(data / "backups")
    (data / "backups").write_text("a file in its place")
    result = amble("history")
    assert (result.status, result.out.count("Walk")) == (DONE, 2)
    assert result.err.count(os.linesep) == 1
    assert result.err.startswith("Today's backup was not taken.")


def test_merge__joins_another_history_once_and_says_what_came_in(walks, amble, tmp_path):
    other = tmp_path / "elsewhere"
    assert amble("--data", str(other), "log", "walk", "--minutes", "20").status == DONE
    first = amble("merge", str(other / "history.db"))
    assert (first.status, first.out, first.err) == (DONE, "1 session and 0 other notes came in.\n", "")
    assert amble("history").out.count("Walk") == 3
    again = amble("merge", str(other / "history.db"))
    assert again.out == "There was nothing in it that is not here already.\n"
    assert amble("history").out.count("Walk") == 3


def test_merge__with_itself_or_with_nothing(walks, amble):
    before = walks.read_bytes()
    for words in ((str(walks),), ("nowhere.db",)):
        result = amble("merge", *words)
        assert (result.status, result.out) == (NOT_POSSIBLE, "")
    assert amble("merge").status == WRONG_USAGE
    assert walks.read_bytes() == before


def test_merge__a_conflict_copy_is_joined_by_the_next_command(walks, amble, data, tmp_path):
    other = tmp_path / "elsewhere"
    assert amble("--data", str(other), "log", "walk", "--minutes", "20").status == DONE
    copy = data / "history (conflicted copy 2026-11-20 081500).db"
    shutil.copy(other / "history.db", copy)
    result = amble("history")
    assert result.out.count("Walk") == 3
    assert result.err == f"Joined with {copy.name}. 1 session and 0 other notes came in.\n"
    assert not copy.exists()
    assert amble("history").err == ""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes")
def test_backup__to_what_is_no_file__leaves_it_as_it_is(walks, amble, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    result = amble("backup", "--out", str(pipe))
    assert (result.status, result.err) == (NOT_POSSIBLE, f"{pipe} is no file; name one.\n")
    assert pipe.is_fifo()
