"""What the coach has read is kept, and is the same as if all of it had been read anew."""

import random
import uuid
from dataclasses import replace
from datetime import timedelta

import pytest

from exercises.history.owner import Owner
from exercises.session.events import Outcome
from exercises.session.record import Feelings, StepOutcome, StepRecord
from tests.exercises.history.records import MORNING, begun, done


def session(day, hour=0, **changes):
    return done(MORNING + timedelta(days=day, hours=hour), **changes)


@pytest.fixture
def reading(history):
    return history.coach_reading


def kept(before, after):
    """How many are the very same objects."""
    return len({id(each) for each in before} & {id(each) for each in after})


def test_only_what_was_written_is_read_again(history, reading):
    for day in range(5):
        history.save(session(day))
    first = reading.sessions()
    assert reading.is_quick
    assert kept(first, reading.sessions()) == 5
    history.answer_next_day(first[1].id, 3, False, MORNING)
    history.save(session(2, hour=3))
    assert reading.is_quick
    second = reading.sessions()
    assert second == history.coach_sessions()
    assert kept(first, second) == 4


@pytest.mark.parametrize("is_read_only_first", [True, False])
def test_the_first_thing_that_is_written_costs_no_reading_of_all(history, open_history, is_read_only_first):
    for day in range(3):
        history.save(session(day))
    history.close()
    later = open_history()
    if not is_read_only_first:
        later.save(session(9))
    first = later.coach_reading.sessions()
    later.save(session(4))
    assert later.coach_reading.is_quick
    assert later.coach_reading.sessions() == later.coach_sessions()
    assert kept(first, later.coach_reading.sessions()) == len(first)


def test_what_another_one_writes_before_the_first_thing_written_here_is_read(history, open_history):
    history.save(session(0))
    history.close()
    here, there = open_history(), open_history()
    assert len(here.coach_reading.sessions()) == 1
    there.save(session(1))
    there.close()
    here.save(session(2))
    assert not here.coach_reading.is_quick
    assert here.coach_reading.sessions() == here.coach_sessions()
    assert len(here.coach_reading.sessions()) == 3


def test_what_another_one_writes_while_both_have_it_open_is_read(history, open_history, reading):
    history.save(session(0))
    there = open_history()
    there.save(session(1))
    assert len(reading.sessions()) == 2
    there.delete(reading.sessions()[0].id)
    assert not reading.is_quick
    assert [each.id for each in reading.sessions()] == [each.id for each in history.coach_sessions()]
    assert len(reading.sessions()) == 1


def test_reading_leaves_the_file_and_the_choosers_numbers_as_they_are(history, path, reading):
    history.save(session(0))
    history.close()
    before = path.read_bytes()
    assert len(reading.sessions()) == 1
    connection = history._store.reading()
    writes = connection.total_changes
    reading.sessions()
    assert connection.total_changes == writes == 0
    assert path.read_bytes() == before


def test_a_disk_that_can_not_be_written_to(disk, open_history):
    written = open_history(disk.path)
    written.save(session(0))
    written.close()
    disk.make_read_only()
    later = open_history(disk.path)
    for _ in range(2):
        assert later.coach_reading.sessions() == later.coach_sessions()
    assert later.coach_reading.is_quick


def test_no_history_is_no_sessions_and_no_file(reading, path):
    assert reading.is_quick
    assert reading.sessions() == ()
    assert not path.exists()


def test_a_session_that_runs_elsewhere_appears_when_its_program_is_gone(history, path, program, reading):
    other = program()
    other.do(f"session {uuid.uuid4()}")
    assert reading.sessions() == ()
    other.kill()
    assert len(reading.sessions()) == 1


def test_what_was_read_elsewhere_is_taken_with_what_was_written_here_meanwhile(history, reading):
    history.save(session(0))
    read = reading.elsewhere()
    history.save(session(1))
    known = read()
    history.save(session(2))
    assert reading.take(known)
    assert reading.is_quick
    assert reading.sessions() == history.coach_sessions()
    assert len(reading.sessions()) == 3


def test_what_was_read_elsewhere_is_worth_nothing_when_somebody_else_wrote_meanwhile(history, open_history, reading):
    history.save(session(0))
    read = reading.elsewhere()
    known = read()
    open_history().save(session(1))
    assert not reading.take(known)
    assert reading.sessions() == history.coach_sessions()


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_written_in_whatever_order_it_is_as_if_all_were_read_anew(history, open_history, seed):
    chance = random.Random(seed)
    other = open_history()
    ids: list[str] = []
    for _ in range(60):
        writer = history if chance.random() < 0.85 else other
        deed = chance.choice(
            ("save", "save", "run", "progress", "hurt", "feel", "answer", "delete", "undelete", "moved")
        )
        if deed in ("save", "hurt", "run") or not ids:
            moment = MORNING + timedelta(days=chance.randrange(200), hours=chance.randrange(3))
            outcome = StepOutcome.HURT if deed == "hurt" else StepOutcome.DONE
            record = replace(
                begun(moment) if deed == "run" else done(moment),
                kind=chance.choice(("walk", "strength")),
                steps=(StepRecord("bridge", "Bridge", None, 1, 30.0, 30.0, None, None, outcome),),
            )
            writer.begin(record) if deed == "run" else writer.save(record)
            ids.append(record.id)
        elif deed == "delete":
            writer.delete(chance.choice(ids))
        elif deed == "undelete":
            writer.undelete(chance.choice(ids))
        elif deed == "answer":
            writer.answer_next_day(chance.choice(ids), chance.randrange(11), None, MORNING)
        elif deed == "feel":
            writer.feel(chance.choice(ids), Feelings(pain_before=chance.randrange(11), note="So so."))
        elif (record := history.session(chance.choice(ids))) is not None:
            if deed == "moved":
                writer.save(replace(record, started=record.started + timedelta(days=chance.randrange(9))))
            else:
                writer.progress(replace(record, active_seconds=40.0, outcome=Outcome.STOPPED), ())
        if chance.random() < 0.7:
            assert history.coach_reading.sessions() == history.coach_sessions()
    assert history.coach_reading.sessions() == history.coach_sessions()


def test_a_program_that_is_gone_is_told_from_one_on_another_computer(history, reading):
    record = begun()
    history.save(record)
    with history._store.writing() as connection:
        owner = Owner("another-computer", 4711, "boot/123").to_text()
        connection.execute("UPDATE session SET owner = ? WHERE id = ?", (owner, record.id))
    assert reading.sessions() == history.coach_sessions() == ()
