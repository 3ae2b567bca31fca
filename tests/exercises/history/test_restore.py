"""A backup in the history's place: what it changes is said before, and nothing is lost by it."""

import shutil
from dataclasses import replace
from datetime import timedelta

import pytest

from exercises.errors import AmbleError
from exercises.history.backup import back_up
from exercises.history.facts import CheckIn
from exercises.history.history import History
from exercises.history.restoring import begin_afresh, preview, restore
from tests.exercises.history.records import MORNING, done
from tests.exercises.history.test_formats import DATA

NOW = MORNING + timedelta(hours=9, minutes=5, seconds=7)


def ids(path, clock):
    with History(path, clock) as history:
        return {record.id for record in history.sessions()}


@pytest.fixture
def backup(tmp_path):
    return tmp_path / "backup.db"


def test_a_preview_says_in_numbers_what_would_come_back_and_go(history, path, backup):
    kept, deleted, edited = done(), done(), done()
    for record in (kept, deleted, edited):
        history.save(record)
    told = history.note(CheckIn(3))
    back_up(path, backup)
    history.delete(deleted.id)
    history.feel(edited.id, replace(edited.feelings, note="Better."))
    history.delete_fact(told.id)
    newer = [done(MORNING + timedelta(days=number)) for number in (1, 2)]
    for record in newer:
        history.save(record)
    history.note(CheckIn(1))
    found = preview(path, backup)
    assert (found.sessions, found.newest) == (3, MORNING)
    assert (found.lost, found.back, found.changed, found.facts_lost, found.facts_back) == (2, 1, 1, 1, 1)
    assert history.count() == 4


def test_a_preview_names_the_newest_three_of_those_that_come_back_go_and_are_as_before_again(history, path, backup):
    gone = [replace(done(MORNING + timedelta(days=day)), name=f"Walk {day}") for day in range(5)]
    edited = replace(done(), name="Edited")
    for record in (*gone, edited):
        history.save(record)
    back_up(path, backup)
    for record in gone:
        history.delete(record.id)
    history.feel(edited.id, replace(edited.feelings, note="Better."))
    history.save(replace(done(), name="New"))
    found = preview(path, backup)
    assert found.back == 5
    assert [each.name for each in found.back_named] == ["Walk 4", "Walk 3", "Walk 2"]
    assert found.back_named[0].started == MORNING + timedelta(days=4)
    assert [each.name for each in found.lost_named] == ["New"]
    assert [each.name for each in found.changed_named] == ["Edited"]


def test_restoring_and_restoring_what_was_there_before_is_as_if_nothing_had_been(history, path, backup, clock):
    history.save(done())
    back_up(path, backup)
    history.save(done())
    history.close()
    before = ids(path, clock)
    kept = restore(path, backup, NOW).kept
    assert kept == path.parent / "backups" / "before-restore-2026-11-20-170507.db"
    assert ids(path, clock) < before
    restore(path, kept, NOW)
    assert ids(path, clock) == before
    assert {each.name for each in path.parent.glob("history*")} == {"history.db"}


def test_a_session_that_runs_in_another_program_is_whole_at_its_end_all_the_same(history, path, backup, program, clock):
    first = done()
    history.save(first)
    back_up(path, backup)
    history.close()
    other = program()
    other.do("session 11111111-1111-4111-8111-111111111111")
    other.do("advance 50")
    restore(path, backup, NOW)
    assert ids(path, clock) == {first.id}
    assert other.do("advance 200") == "ok"
    with History(path, clock) as again:
        whole = again.session("11111111-1111-4111-8111-111111111111")
        assert (whole.outcome.value, again.count()) == ("finished", 2)


def test_a_damaged_history_is_set_aside_with_its_companions(history, path, backup, clock):
    history.save(done())
    back_up(path, backup)
    history.close()
    path.write_bytes(b"rubbish" * 2000)
    wal = path.with_name("history.db-wal")
    wal.write_bytes(b"what was written last")
    assert preview(path, backup).lost is None
    aside = restore(path, backup, NOW).kept
    assert aside.name == "history-damaged-2026-11-20-170507.db"
    assert aside.read_bytes() == b"rubbish" * 2000
    assert aside.with_name(aside.name + "-wal").read_bytes() == b"what was written last"
    assert len(ids(path, clock)) == 1
    # Another one in the same second takes nobody's place.
    path.write_bytes(b"more rubbish" * 2000)
    assert restore(path, backup, NOW).kept != aside
    assert aside.read_bytes() == b"rubbish" * 2000


@pytest.mark.parametrize("number", [1, 2])
def test_a_backup_of_an_earlier_format_is_brought_up_to_date_and_itself_left_as_it_is(path, number, clock):
    old = DATA / f"format-{number}.db"
    before = old.read_bytes()
    assert preview(path, old).back == 4
    assert restore(path, old, NOW).kept is None
    assert len(ids(path, clock)) == 4
    assert old.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"short", b"no database at all" * 1000])
def test_what_is_no_backup_is_refused_and_nothing_is_touched(history, path, backup, clock, content):
    history.save(done())
    history.close()
    before = path.read_bytes()
    backup.write_bytes(content)
    for act in (lambda: preview(path, backup), lambda: restore(path, backup, NOW)):
        with pytest.raises(AmbleError):
            act()
    assert path.read_bytes() == before
    assert not (path.parent / "backups").exists()


def test_a_damaged_backup_is_refused(history, path, backup):
    for _ in range(40):
        history.save(done())
    history.close()
    content = bytearray(path.read_bytes())
    content[4096 * 5 : 4096 * 6] = bytes(4096)
    backup.write_bytes(content)
    with pytest.raises(AmbleError, match=r"^The history file is damaged\. \(.*backup\.db\)"):
        restore(path, backup, NOW)


def test_a_backup_that_is_not_there_is_told(path, backup):
    with pytest.raises(AmbleError, match="there is no such file"):
        preview(path, backup)


def test_a_full_disk_leaves_the_history_as_it_was(disk, clock, backup):
    with History(disk.path, clock) as history:
        for _ in range(20):
            history.save(done())
    shutil.copy(disk.path, backup)
    with History(disk.path, clock) as history:
        history.save(done())
    before = ids(disk.path, clock)
    disk.fill()
    with pytest.raises(AmbleError, match=r"^The disk is full\."):
        restore(disk.path, backup, NOW)
    assert ids(disk.path, clock) == before
    disk.path.write_bytes(disk.path.read_bytes()[:4096])
    disk.fill()
    with pytest.raises(AmbleError, match=r"^The disk is full\."):
        restore(disk.path, backup, NOW)
    assert disk.path.stat().st_size == 4096
    disk.empty()
    restore(disk.path, backup, NOW)
    assert len(ids(disk.path, clock)) == 20


def test_a_full_disk_leaves_a_damaged_history_as_it_was_when_it_is_begun_afresh(disk, clock):
    with History(disk.path, clock) as history:
        for _ in range(20):
            history.save(done())
    damaged = disk.path.read_bytes()[:30_000]
    disk.path.write_bytes(damaged)
    disk.fill()
    with pytest.raises(AmbleError, match=r"^The disk is full\."):
        begin_afresh(disk.path, NOW)
    assert disk.path.read_bytes() == damaged
    assert disk.names() == ["history.db", "rubbish"]
    disk.empty()
    assert begin_afresh(disk.path, NOW).kept.read_bytes() == damaged


def test_the_copies_of_before_do_not_pile_up(history, path, backup):
    history.save(done())
    back_up(path, backup)
    kept = [restore(path, backup, NOW + timedelta(days=number)).kept for number in range(8)]
    assert sorted(path.parent.glob("backups/before-restore-*")) == kept[-5:]
