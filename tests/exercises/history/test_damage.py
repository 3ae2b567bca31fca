"""Damaged files and programs that are killed: found, said, set aside, and no finished session is lost."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from exercises.errors import AmbleError
from exercises.history.backup import back_up_today, backup_path
from exercises.history.care import Condition, look_after
from exercises.history.facts import CheckIn
from exercises.history.history import History
from exercises.history.merging import NOTHING
from exercises.history.restoring import begin_afresh, restore
from exercises.session.record import PainTap
from tests.exercises.history.programs import ROOT
from tests.exercises.history.records import MORNING, done, named
from tests.fakes import FakeClock

PAGE = 4096
TABLES = ("session", "step", "snapshot", "search", "wording", "pain_tap", "fact", "change")
INDEXES = ("session_by_time", "session_running", "search_by_session", "fact_by_time", "change_by_entity")
KILLS = 500
HISTORIES = 25
MEMORY = Path("/dev/shm")
CUTS = 500


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A history in which every table takes several pages: its bytes, its sessions, and which page belongs to what."""
    path = tmp_path_factory.mktemp("whole") / "history.db"
    with History(path, FakeClock()) as history:
        for number in range(60):
            record = named(f"Session {number}", *(f"Exercise {number}-{n}" for n in range(20)))
            taps = tuple(PainTap(float(n), n % 10) for n in range(10))
            history.save(replace(record, started=MORNING - timedelta(days=number), taps=taps))
            for _ in range(3):
                history.note(CheckIn(number % 10))
            history.feel(record.id, replace(record.feelings, note=f"Note {number}"))
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


@pytest.mark.parametrize("table", [*TABLES, *INDEXES, "sqlite_master"])
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


def test_a_file_cut_off_at_a_hundred_other_places_too(backed_up, whole, clock):
    content, ids, _ = whole
    rng = random.Random(20261120)
    for size in rng.sample(range(512, len(content)), 100):
        backed_up.write_bytes(content[:size])
        assert look_after(backed_up, clock).damaged, size
    restore(backed_up, backup_path(backed_up, clock.now().date()), clock.now())
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


# What can still be read


@pytest.fixture
def went_on(backed_up, clock):
    """The history after its backup: new sessions and facts, and one of each that was known told otherwise."""
    with History(backed_up, clock) as history:
        known = next(history.sessions())
        fact = history.facts()[0]
        new = [
            named(f"Since {number}", "Bridge", started=MORNING + timedelta(hours=number + 1)) for number in range(30)
        ]
        for record in new:
            history.save(record)
        told = [history.note(CheckIn(7)) for _ in range(3)]
        clock.advance(60)
        history.feel(known.id, replace(known.feelings, note="Said since."))
        history.delete_fact(fact.id)
    return backed_up, {record.id for record in new}, {each.id for each in told}, known.id, fact.id


@pytest.mark.parametrize("name", [*TABLES, *INDEXES])
def test_what_came_after_the_backup_is_read_from_the_rest_of_the_damaged_file(went_on, whole, name, clock):
    path, new, told, known, fact = went_on
    flip(path, whole[2][name])
    found = restore(path, backup_path(path, clock.now().date()), clock.now()).rescued
    with History(path, clock) as history:
        there = {record.id for record in history.sessions()}
        assert whole[1] <= there
        assert look_after(path, clock).damaged is False
        assert len(there) == len(whole[1]) + found.sessions
        if name != "session":
            assert there == whole[1] | new
            assert all(history.session(each).name.startswith("Since") for each in new)
        if name != "fact":
            assert told <= {each.id for each in history.facts()}
        if name != "change":
            assert history.session(known).feelings.note == "Said since."
            assert fact not in {each.id for each in history.facts()}


def test_one_damaged_page_costs_few_sessions_wherever_it_is(went_on, whole, clock):
    path, new, _, _, _ = went_on
    content, backup = path.read_bytes(), backup_path(path, clock.now().date())
    lost = []
    # Behind the first pages, which say where everything is.
    for page in range(len(whole[0]) // PAGE // 2, len(content) // PAGE + 1, 3):
        path.write_bytes(content)
        flip(path, page)
        restore(path, backup, clock.now())
        lost.append(len((whole[1] | new) - sessions(path, clock)))
    assert max(lost) <= len(new) // 3
    # A session lies on one page: one after the other, the damaged ones together cost each session once at most.
    assert sum(lost) <= len(new)


def test_a_history_that_is_begun_afresh_has_what_can_still_be_read(went_on, whole, clock):
    path, new, told, _, _ = went_on
    flip(path, whole[2]["step"])
    damaged = path.read_bytes()
    found = begin_afresh(path, clock.now())
    assert found.kept.read_bytes() == damaged
    assert sessions(path, clock) == whole[1] | new
    with History(path, clock) as history:
        assert told <= {each.id for each in history.facts()}


@pytest.mark.parametrize("content", [b"", b"rubbish" * 3000])
def test_of_a_file_that_is_no_database_nothing_is_read_and_all_goes_on(path, content, clock):
    path.write_bytes(content)
    assert begin_afresh(path, clock.now()).rescued == NOTHING
    assert sessions(path, clock) == set()


def test_what_no_history_can_hold_stays_behind(went_on, whole, clock):
    path, new, _, _, _ = went_on
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        worse, odd = sorted(new)[:2]
        connection.execute("UPDATE session SET effort = 99 WHERE id = ?", (worse,))
        connection.execute("UPDATE session SET started = 'yesterday' WHERE id = ?", (odd,))
        connection.execute("UPDATE change SET value = '\"Never said.\"' WHERE value = '\"Said since.\"'")
        connection.commit()
    flip(path, whole[2]["pain_tap"])
    restore(path, backup_path(path, clock.now().date()), clock.now())
    with History(path, clock) as history:
        assert {record.id for record in history.sessions()} == whole[1] | new - {worse, odd}
        assert "Never said." not in {record.feelings.note for record in history.sessions()}


# Kills

# Begins, goes on with and finishes sessions, and tells of each when it is on disk, until it is killed; one process that
# has everything imported makes a new writer for each line that it reads.
_WRITERS = """
import os, sys
from datetime import timedelta
from pathlib import Path
from exercises.history.care import look_after
from exercises.history.facts import CheckIn
from exercises.history.history import History
from tests.exercises.history.records import MORNING, done
from tests.fakes import FakeClock

def write(path, day):
    clock = FakeClock(MORNING + timedelta(days=day))
    look_after(path, clock)
    while True:
        with History(path, clock) as history:
            for _ in range(3):
                record = done(clock.now())
                history.begin(record)
                history.progress(record, [0, 1])
                history.finish(record)
                os.write(1, f"{record.id}\\n".encode())
                history.note(CheckIn(3))
                clock.advance(60)

for number, line in enumerate(sys.stdin):
    writer = os.fork()
    if not writer:
        try:
            write(Path(line.strip()), number)
        finally:
            os._exit(1)
    os.write(1, f"writer {writer}\\n".encode())
    os.waitpid(writer, 0)
    os.write(1, b"gone\\n")
"""


class Writers:
    """Programs that write to a history, one after the other, each of which is killed in the middle of it."""

    def __init__(self):
        self.process = subprocess.Popen(
            [sys.executable, "-c", _WRITERS],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )

    def kill_one_after(self, path, sessions, moment):
        """Let the next one write there until it has told of so many sessions, and a moment more; what it told of."""
        self.process.stdin.write(f"{path}\n")
        self.process.stdin.flush()
        writer, told = None, []
        while writer is None or len(told) < sessions:
            word, _, number = self._line().partition(" ")
            assert word != "gone", "it ended by itself"
            if word == "writer":
                writer = int(number)
            else:
                told.append(word)
        json.dumps(list(range(moment)))
        os.kill(writer, signal.SIGKILL)
        while (word := self._line()) != "gone":
            told.append(word)
        return told

    def _line(self):
        line = self.process.stdout.readline()
        assert line, "there is nobody any more who writes"
        return line.strip()

    def end(self):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


@pytest.fixture
def writers():
    if not hasattr(os, "fork"):
        pytest.skip("no processes that are cheap to make")
    writers = Writers()
    yield writers
    writers.end()


@pytest.fixture
def in_memory(tmp_path):
    """A folder in memory where there is one: who is killed leaves there what it would leave on a disk, only sooner."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else tmp_path) as folder:
        yield Path(folder)


def test_killed_at_500_random_moments_of_writing_no_finished_session_is_lost(in_memory, writers, clock):
    rng = random.Random(20261120)
    for number in range(HISTORIES):
        path, told = in_memory / str(number) / "history.db", set()
        for _ in range(KILLS // HISTORIES):
            # So many sessions and then some bytes of memory traffic later: anywhere between two, or in the middle of
            # one, of a backup, or of folding the file together.
            told |= set(writers.kill_one_after(path, rng.randrange(4), rng.randrange(20_000)))
            condition = look_after(path, clock)
            assert (condition.damaged, condition.trouble) == (False, "")
        assert told <= sessions(path, clock)
        assert len(told) >= KILLS // HISTORIES


@pytest.fixture(scope="module")
def half_written(tmp_path_factory):
    """A file with all that is in its companion, as a power cut finds it: both, and how long the companion was when.

    The last value holds, for each session that was told of, the length from which on it has to be there.
    """
    path = tmp_path_factory.mktemp("cut") / "history.db"
    clock = FakeClock()
    log = path.with_name("history.db-wal")
    with History(path, clock) as first:
        first.save(done())
    whole = sessions(path, clock)
    lengths = dict.fromkeys(whole, 0)
    history = History(path, clock)
    for number in range(30):
        record = named(f"Session {number}", *(f"Exercise {number}-{n}" for n in range(5)))
        history.begin(record)
        history.note(CheckIn(number % 10))
        history.finish(record)
        lengths[record.id] = log.stat().st_size
    found = path.read_bytes(), log.read_bytes(), lengths
    history.close()
    return *found, path.read_bytes()


def test_a_companion_cut_off_at_500_places_keeps_every_session_that_was_told_before(in_memory, half_written, clock):
    path = in_memory / "history.db"
    before, log, lengths, _ = half_written
    rng = random.Random(20261120)
    cuts = {rng.randrange(len(log) + 1) for _ in range(CUTS)} | {0, 32, len(log)}
    for cut in sorted(cuts):
        path.write_bytes(before)
        path.with_name("history.db-wal").write_bytes(log[:cut])
        path.with_name("history.db-shm").unlink(missing_ok=True)
        there = sessions(path, clock)
        assert {each for each, length in lengths.items() if length <= cut} <= there, cut
        assert look_after(path, clock) == Condition(), cut


def test_a_file_with_any_of_its_pages_folded_in_already_is_whole_when_it_is_opened(in_memory, half_written, clock):
    path = in_memory / "history.db"
    before, log, lengths, after = half_written
    rng = random.Random(20261120)
    pages = len(after) // PAGE
    for _ in range(100):
        written = {page for page in range(pages) if rng.random() < 0.5}
        old = before.ljust(len(after), bytes(1)) if max(written, default=0) * PAGE >= len(before) else before
        mixed = b"".join((after if page in written else old)[page * PAGE : (page + 1) * PAGE] for page in range(pages))
        path.write_bytes(mixed)
        path.with_name("history.db-wal").write_bytes(log)
        path.with_name("history.db-shm").unlink(missing_ok=True)
        assert sessions(path, clock) == set(lengths)
        assert look_after(path, clock).damaged is False


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
