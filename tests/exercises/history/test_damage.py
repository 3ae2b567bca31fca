"""Damaged files and programs that are killed: found, said, set aside, and no finished session is lost."""

import json
import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from exercises.errors import AmbleError
from exercises.history.backup import back_up_today, backup_path
from exercises.history.care import look_after
from exercises.history.facts import CheckIn
from exercises.history.history import History
from exercises.history.restoring import restore
from exercises.session.record import PainTap
from tests.exercises.history.programs import ROOT
from tests.exercises.history.records import MORNING, named

PAGE = 4096
TABLES = ("session", "step", "snapshot", "search", "wording", "pain_tap", "fact")
KILLS = 60


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A history in which every table takes several pages: its bytes, its sessions, and which page belongs to what."""
    from tests.fakes import FakeClock

    path = tmp_path_factory.mktemp("whole") / "history.db"
    with History(path, FakeClock()) as history:
        for number in range(60):
            record = named(f"Session {number}", *(f"Exercise {number}-{n}" for n in range(20)))
            taps = tuple(PainTap(float(n), n % 10) for n in range(10))
            history.save(replace(record, started=MORNING - timedelta(days=number), taps=taps))
            for _ in range(3):
                history.note(CheckIn(number % 10))
        ids = {record.id for record in history.sessions()}
    with closing(sqlite3.connect(path)) as connection:
        roots = dict(connection.execute("SELECT name, rootpage FROM sqlite_master WHERE rootpage > 0"))
    return path.read_bytes(), ids, roots


@pytest.fixture
def backed_up(path, whole, clock):
    """The whole history with today's backup."""
    path.write_bytes(whole[0])
    back_up_today(path, clock.now().date())
    return path


def flip(path, page):
    content = bytearray(path.read_bytes())
    place = slice((page - 1) * PAGE, page * PAGE)
    content[place] = bytes(each ^ 0xFF for each in content[place])
    path.write_bytes(content)


def sessions(path, clock):
    with History(path, clock) as history:
        return {record.id for record in history.sessions()}


@pytest.mark.parametrize("table", [*TABLES, "sqlite_master"])
def test_a_flipped_page_of_any_table_is_found_and_the_backup_brings_all_back(backed_up, whole, table, clock):
    _, ids, roots = whole
    flip(backed_up, roots.get(table, 1))
    condition = look_after(backed_up, clock)
    assert (condition.damaged, condition.backup.path) == (True, backup_path(backed_up, clock.now().date()))
    damaged = backed_up.read_bytes()
    aside = restore(backed_up, condition.backup.path, clock.now()).kept
    assert aside.read_bytes() == damaged
    assert sessions(backed_up, clock) == ids
    assert look_after(backed_up, clock).damaged is False


def test_every_page_of_the_file_flipped_one_after_the_other_is_found(backed_up, whole, clock):
    content, _, _ = whole
    for page in range(1, len(content) // PAGE + 1):
        flip(backed_up, page)
        assert look_after(backed_up, clock).damaged, page
        flip(backed_up, page)
    assert look_after(backed_up, clock).damaged is False


@pytest.mark.parametrize("size", [0, 1, 99, 511, 512, 4095, 4096, 4097, 40_000])
def test_a_file_cut_off_at_any_place_is_found(backed_up, whole, size, clock):
    content, ids, _ = whole
    backed_up.write_bytes(content[:size])
    condition = look_after(backed_up, clock)
    assert condition.damaged
    restore(backed_up, condition.backup.path, clock.now())
    assert sessions(backed_up, clock) == ids


def test_damage_without_any_backup_is_told_and_the_file_left_as_it_is(path, whole, clock):
    path.write_bytes(whole[0])
    flip(path, whole[2]["session"])
    damaged = path.read_bytes()
    condition = look_after(path, clock)
    assert (condition.damaged, condition.backup) == (True, None)
    with History(path, clock) as history, pytest.raises(AmbleError, match="damaged"):
        list(history.sessions())
    assert path.read_bytes() == damaged


def test_no_history_at_all_is_no_damage(path, clock):
    assert look_after(path, clock).damaged is False
    path.touch()
    assert look_after(path, clock).damaged is False
    assert [each.name for each in path.parent.iterdir()] == ["history.db"]


# Kills

# Tells of every session when it is on disk, until it is killed.
_WRITER = """
import sys
from pathlib import Path
from exercises.history.care import look_after
from exercises.history.history import History
from tests.exercises.history.records import done
from tests.fakes import FakeClock

clock = FakeClock()
while True:
    look_after(Path(sys.argv[1]), clock)
    with History(Path(sys.argv[1]), clock) as history:
        for _ in range(3):
            record = done()
            history.begin(record)
            history.finish(record)
            print(record.id, flush=True)
    clock.advance(86_400)
"""


def test_killed_at_random_moments_of_writing_no_finished_session_is_lost(path, clock):
    rng = random.Random(20261120)
    told = set()
    for _ in range(KILLS):
        writer = subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(path)], stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        # So many sessions and then some bytes of memory traffic later: anywhere between two and in the middle of one.
        for _ in range(rng.randrange(1, 9)):
            told.add(writer.stdout.readline().strip())
        json.dumps(list(range(rng.randrange(1, 60_000))))
        writer.kill()
        told |= {line.strip() for line in writer.stdout if len(line) == 37}
        writer.wait()
        writer.stdout.close()
        condition = look_after(path, clock)
        assert (condition.damaged, condition.trouble) == (False, "")
    assert told <= sessions(path, clock)
    assert len(told) > KILLS


def test_two_programs_that_write_back_up_and_look_after_at_once(path, program, clock):
    programs = [program(), program()]
    for each in programs:
        each.ask("cycles 30")
    for _ in range(20):
        assert look_after(path, clock).damaged is False
        clock.advance(86_400)
    for each in programs:
        each.wait_for_answer()
    assert len(sessions(path, clock)) == 60
