"""Real disks that are full or read-only: small file systems in memory, where the system lets us make them."""

import uuid
from collections import deque

import pytest

from exercises.errors import AmbleError
from exercises.history.facts import CheckIn
from exercises.history.journal import Journal
from exercises.session.session import Session
from tests.exercises.history.records import PLAN, begun, done

FULL = r"^The disk is full\."
READ_ONLY = r"^The folder or the file is read-only\."


def walk(session, journal, clock, seconds):
    for _ in range(int(seconds * 4)):
        clock.advance(0.25)
        for event in session.tick():
            journal.take(event)


# Full


def test_a_disk_that_fills_up_is_told_and_the_session_is_saved_on_another_try(disk, open_history):
    history = open_history(disk.path)
    record = begun()
    history.begin(record)
    disk.fill()
    kept = []

    def save_one_more():
        kept.append(done())
        history.save(kept[-1])

    with pytest.raises(AmbleError, match=FULL):
        deque(iter(save_one_more, "never"), maxlen=0)
    for _ in range(2):
        disk.fill()  # letting go of the file may have made room
        with pytest.raises(AmbleError, match=FULL):
            history.save(kept[-1])
    assert all(history.session(each.id) == each for each in [record, *kept[:-1]])
    assert history.session(kept[-1].id) is None
    disk.empty()
    history.save(kept[-1])
    assert history.session(kept[-1].id) == kept[-1]
    history.close()
    assert disk.names() == ["history.db"]


def test_a_history_can_be_begun_on_a_full_disk_once_there_is_room(disk, open_history):
    history = open_history(disk.path)
    disk.fill()
    record = begun()
    with pytest.raises(AmbleError, match=FULL):
        history.begin(record)
    disk.empty()
    history.save(record)
    assert history.session(record.id) == record
    # It is this program's own, as if it had been begun at once.
    assert history.interrupted() == []


def test_a_folder_can_be_made_on_a_full_disk_once_there_is_room(disk, open_history):
    history = open_history(disk.folder / "data" / "history.db")
    disk.fill()
    with pytest.raises(AmbleError, match=FULL):
        history.begin(begun())
    disk.empty()
    history.begin(begun())
    assert history.count() == 1


def test_a_session_goes_on_through_a_full_disk_and_is_whole_at_the_end(disk, open_history, clock):
    history = open_history(disk.path)
    disk.fill()
    session = Session(PLAN, clock)
    journal = Journal(PLAN, str(uuid.uuid4()), lambda: history)
    for event in session.start():
        journal.take(event)
    assert journal.trouble.startswith("The disk is full.")
    walk(session, journal, clock, 60)
    assert journal.trouble.startswith("The disk is full.")
    disk.empty()
    walk(session, journal, clock, 70)
    assert journal.trouble == ""
    assert history.session(journal.record.id) == journal.record
    assert {step.outcome.value for step in journal.record.steps} == {"done"}


# Read-only


def test_a_read_only_folder_is_read_and_told_at_the_first_write(disk, open_history):
    history = open_history(disk.path)
    record = done()
    history.save(record)
    history.close()
    disk.make_read_only()
    before = disk.path.read_bytes()
    assert history.session(record.id) == record
    assert history.count(search=record.name) == 1
    assert history.interrupted() == []
    for write in (lambda: history.begin(begun()), lambda: history.delete(record.id), lambda: history.keep(record.id)):
        with pytest.raises(AmbleError, match=READ_ONLY):
            write()
    assert history.session(record.id) == record
    assert disk.path.read_bytes() == before
    assert disk.names() == ["history.db"]
    # What had failed comes through on another try.
    disk.make_writable()
    history.save(record)
    history.begin(begun())
    assert history.count() == 2


def test_a_read_only_folder_without_a_history(disk, open_history):
    history = open_history(disk.path)
    disk.make_read_only()
    assert history.recent(5) == []
    with pytest.raises(AmbleError, match=READ_ONLY):
        history.begin(begun())
    with pytest.raises(AmbleError, match=READ_ONLY):
        open_history(disk.folder / "data" / "history.db").begin(begun())


def test_what_a_crash_left_is_read_in_a_read_only_folder_too(disk, open_history, program):
    other = program(disk.path)
    session_id = str(uuid.uuid4())
    other.do(f"session {session_id}")
    other.do("advance 50")
    other.kill()
    assert "history.db-wal" in disk.names()
    disk.make_read_only()
    (found,) = open_history(disk.path).interrupted()
    assert (found.id, found.active_seconds) == (session_id, 48.0)


def test_facts_in_a_read_only_folder_are_read_and_told_at_the_first_write(disk, open_history):
    history = open_history(disk.path)
    record, stored = done(), history.note(CheckIn(3))
    history.save(record)
    history.close()
    disk.make_read_only()
    before = disk.path.read_bytes()
    writes = (
        lambda: history.note(CheckIn(4)),
        lambda: history.delete_fact(stored.id),
        lambda: history.undelete_fact(stored.id),
        lambda: history.answer_next_day(record.id, 2, None, record.started),
    )
    for write in writes:
        with pytest.raises(AmbleError, match=READ_ONLY):
            write()
        assert history.facts() == (stored,)
        assert [fact.id for fact in history.coach_sessions()] == [record.id]
    assert disk.path.read_bytes() == before
    assert disk.names() == ["history.db"]


def test_a_file_in_the_middle_of_being_written_was_copied_to_a_read_only_folder(disk, open_history, program):
    """Only the main file, still marked as having a companion: it is read as it stands."""
    other = program(disk.path)
    other.do(f"session {uuid.uuid4()}")
    other.kill()
    for name in ("history.db-wal", "history.db-shm"):
        (disk.folder / name).unlink()
    disk.make_read_only()
    history = open_history(disk.path)
    assert history.count() == 0
    with pytest.raises(AmbleError, match=READ_ONLY):
        history.begin(begun())


def test_an_older_file_in_a_read_only_folder_says_that_it_can_not_be_brought_up_to_date(disk):
    from exercises.history.schema import CURRENT, VERSION, Schema
    from exercises.history.store import Store

    store = Store(disk.path)
    with store.writing():
        pass
    store.close()
    disk.make_read_only()
    newer = Store(disk.path, Schema(VERSION + 1, CURRENT.fresh, {VERSION: ("CREATE TABLE more (a)",)}))
    with pytest.raises(AmbleError, match=READ_ONLY):
        newer.reading()
    newer.close()
