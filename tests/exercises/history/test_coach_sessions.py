"""What the coach reads of the sessions, and what is told of them later."""

import sqlite3
import uuid
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from exercises.history.owner import Owner
from exercises.history.session_facts import SessionFact
from exercises.session.events import Outcome
from exercises.session.record import Feelings, PainTap, StepOutcome, StepRecord
from tests.exercises.history.records import MORNING, begun, done
from tests.exercises.session.builders import timeline

DONE, SKIPPED, PARTIAL, EASIER, HURT = (StepOutcome(word) for word in ("done", "skipped", "partial", "easier", "hurt"))
WALK = timeline("work 600")


def exercised(day, *pairs, kind="strength", **changes):
    """A session `day` days after the first morning, with one step for each exercise and outcome."""
    steps = tuple(
        StepRecord(exercise, exercise, None, 1, 30.0, 30.0, None, None, outcome) for exercise, outcome in pairs
    )
    return replace(done(MORNING + timedelta(days=day)), kind=kind, steps=steps, **changes)


def walked(day, **changes):
    return done(
        MORNING + timedelta(days=day),
        WALK,
        **{"kind": "walk", "name": "Walk · L4", "level": "L4", "routine": None}
        | {"walk_planned_seconds": 600.0, "walk_active_seconds": 540.0}
        | changes,
    )


def exercises(history):
    """Of each session, oldest first, what was done of its exercises."""
    return [dict(fact.exercises) for fact in history.coach_sessions()]


def own(path, session_id, owner):
    """Let a session be somebody's, behind Amble's back."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE session SET owner = ? WHERE id = ?", (owner.to_text(), session_id))


# Sessions


def test_it_holds_what_bears_on_what_comes_next(history):
    felt = Feelings(
        pain_before=2,
        pain_peak=4,
        pain_after=3,
        pain_next_day=1,
        effort=3,
        leg=False,
        sleep_lost=True,
        where=("lower back",),
        surface="grass",
        note="Fine.",
        next_day_at=MORNING + timedelta(days=1),
        hills="flat",
        shoes=str(uuid.uuid4()),
        kilometres=1.5,
    )
    record = walked(0, feelings=felt, taps=(PainTap(300.0, 4),), outcome=Outcome.STOPPED, active_seconds=540.0)
    history.save(record)
    assert history.coach_sessions() == (
        SessionFact(
            id=record.id,
            routine=None,
            kind="walk",
            name="Walk · L4",
            level="L4",
            started=MORNING,
            finished=False,
            active_seconds=540.0,
            walk_planned_seconds=600.0,
            walk_active_seconds=540.0,
            feelings=felt,
        ),
    )


def test_sessions_come_oldest_first_and_without_the_deleted(history):
    records = [walked(day) for day in (3, 0, 2, 1)]
    for record in records:
        history.save(record)
    history.delete(records[2].id)
    assert [fact.id for fact in history.coach_sessions()] == [records[n].id for n in (1, 3, 0)]
    history.undelete(records[2].id)
    assert [fact.id for fact in history.coach_sessions()] == [records[n].id for n in (1, 3, 2, 0)]


def test_the_day_is_the_local_one_and_the_order_that_of_time(history):
    for words in ("2026-10-25T23:30:00-10:00", "2026-10-26T00:15:00+13:00", "2026-10-25T02:10:00+01:00"):
        history.save(done(datetime.fromisoformat(words)))
    history.save(done(datetime.fromisoformat("2026-10-25T02:50:00+02:00")))
    found = [(fact.started.isoformat(), fact.day) for fact in history.coach_sessions()]
    assert found == [
        ("2026-10-25T02:50:00+02:00", date(2026, 10, 25)),
        ("2026-10-25T02:10:00+01:00", date(2026, 10, 25)),
        ("2026-10-26T00:15:00+13:00", date(2026, 10, 26)),
        ("2026-10-25T23:30:00-10:00", date(2026, 10, 25)),
    ]


def test_no_history_is_no_sessions(history, path):
    assert history.coach_sessions() == ()
    assert not path.exists()


def test_a_session_that_runs_counts_from_its_first_active_second(history, open_history):
    record = begun(MORNING, WALK)
    history.begin(record)
    assert open_history().coach_sessions() == history.coach_sessions() == ()
    history.progress(replace(record, active_seconds=60.0, walk_active_seconds=60.0), ())
    for each in (history, open_history()):
        assert [(fact.finished, fact.walk_active_seconds) for fact in each.coach_sessions()] == [(False, 60.0)]


def test_a_session_that_runs_in_another_program_counts_from_its_first_active_second(history, program):
    other = program()
    other.do(f"session {uuid.uuid4()}")
    assert history.coach_sessions() == ()
    other.do("advance 50")  # through the preparation and the first work
    assert [fact.active_seconds > 0 for fact in history.coach_sessions()] == [True]


def test_a_session_that_was_broken_off_counts_also_when_nothing_was_done_yet(history, program):
    other = program()
    other.do(f"session {uuid.uuid4()}")
    other.kill()
    assert [(fact.finished, fact.active_seconds) for fact in history.coach_sessions()] == [(False, 0.0)]


def test_a_session_on_another_computer_may_still_run(history, path):
    record = begun()
    history.save(record)
    own(path, record.id, Owner("another-computer", 4711, "boot/123"))
    assert history.coach_sessions() == ()


# Exercises that hurt


def test_without_anything_that_hurt_no_exercises_are_named(history):
    history.save(exercised(0, ("bridge", DONE), ("plank", SKIPPED)))
    history.save(walked(1))
    assert exercises(history) == [{}, {}]


def test_exercises_are_named_from_the_first_one_that_hurt_on(history):
    history.save(exercised(0, ("bridge", DONE)))
    history.save(exercised(1, ("bridge", HURT), ("plank", SKIPPED)))
    history.save(walked(2))
    history.save(exercised(3, ("bridge", EASIER), ("plank", DONE), kind="mobility"))
    assert exercises(history) == [{}, {"bridge": HURT, "plank": SKIPPED}, {}, {"bridge": EASIER, "plank": DONE}]


@pytest.mark.parametrize(
    ("outcomes", "worst"),
    [
        ((DONE, DONE), DONE),
        ((DONE, EASIER), EASIER),
        ((EASIER, SKIPPED, DONE), SKIPPED),
        ((SKIPPED, PARTIAL, EASIER), PARTIAL),
        ((HURT, SKIPPED, SKIPPED), HURT),
        ((DONE, PARTIAL, HURT), HURT),
    ],
)
def test_each_exercise_is_named_once_with_its_worst_outcome_in_the_order_of_the_session(history, outcomes, worst):
    history.save(exercised(0, ("plank", HURT)))
    history.save(exercised(1, ("squat", DONE), *(("bridge", outcome) for outcome in outcomes), ("plank", DONE)))
    assert history.coach_sessions()[1].exercises == (("squat", DONE), ("bridge", worst), ("plank", DONE))


def test_what_hurt_in_a_deleted_session_or_on_a_walk_names_nothing(history):
    deleted = exercised(0, ("bridge", HURT))
    history.save(deleted)
    history.delete(deleted.id)
    history.save(walked(1, steps=exercised(1, ("walk-easy", HURT)).steps))
    history.save(exercised(2, ("bridge", DONE)))
    assert exercises(history) == [{}, {}]
    history.undelete(deleted.id)
    assert exercises(history) == [{"bridge": HURT}, {}, {"bridge": DONE}]


@pytest.mark.parametrize(("days", "is_named"), [(120, True), (121, False)])
def test_what_hurt_longer_ago_than_the_last_120_days_names_nothing(history, days, is_named):
    history.save(exercised(0, ("bridge", HURT)))
    history.save(exercised(1, ("bridge", DONE)))
    history.save(walked(days))
    expected = [{"bridge": HURT}, {"bridge": DONE}, {}] if is_named else [{}, {}, {}]
    assert exercises(history) == expected


def test_steps_without_an_exercise_are_left_out(history):
    history.save(exercised(0, ("bridge", HURT), (None, HURT)))
    assert exercises(history) == [{"bridge": HURT}]


def test_the_routines_as_they_were_are_never_read(history):
    history.save(exercised(0, ("bridge", HURT)))
    history.save(walked(1))
    read = set()

    def see(action, table, *_):
        if action == sqlite3.SQLITE_READ:
            read.add(table)
        return sqlite3.SQLITE_OK

    history.count()
    history._store.reading().set_authorizer(see)
    assert len(history.coach_sessions()) == 2
    assert read == {"session", "step"}


# Told later


def test_answer_next_day__changes_only_what_was_asked(history):
    felt = Feelings(pain_before=2, pain_peak=5, where=("lower back",), note="Fine.", kilometres=1.0)
    record = walked(0, feelings=felt, taps=(PainTap(300.0, 5),))
    history.save(record)
    moment = datetime.fromisoformat("2026-11-21T07:05:00-03:30")
    assert history.answer_next_day(record.id, 3, True, moment)
    answered = replace(felt, pain_next_day=3, sleep_lost=True, next_day_at=moment)
    found = history.session(record.id)
    assert found == replace(record, feelings=answered)
    assert found.feelings.next_day_at.isoformat() == moment.isoformat()
    assert [fact.feelings for fact in history.coach_sessions()] == [answered]
    assert history.count(search="fine") == 1


def test_answer_next_day__can_be_given_anew_and_taken_back(history):
    record = walked(0)
    history.save(record)
    history.answer_next_day(record.id, 3, False, MORNING + timedelta(days=1))
    assert history.answer_next_day(record.id, None, None, MORNING + timedelta(days=2))
    felt = history.session(record.id).feelings
    assert (felt.pain_next_day, felt.sleep_lost, felt.next_day_at) == (None, None, MORNING + timedelta(days=2))


def test_answer_next_day__of_a_session_that_is_not_there(history, path):
    assert not history.answer_next_day("nobody", 3, None, MORNING)
    assert not path.exists()
    record = walked(0)
    history.save(record)
    history.delete(record.id)
    assert not history.answer_next_day(record.id, 3, None, MORNING)
    history.undelete(record.id)
    assert history.session(record.id) == record


@pytest.mark.parametrize("pain", [-1, 11])
def test_answer_next_day__out_of_range_is_refused_as_a_bug(history, pain):
    record = walked(0)
    history.save(record)
    with pytest.raises(sqlite3.IntegrityError):
        history.answer_next_day(record.id, pain, None, MORNING)
    assert history.session(record.id) == record


@pytest.mark.parametrize("tap", [PainTap(-1.0, 3), PainTap(5.0, 11), PainTap(5.0, -1)])
def test_pain_out_of_range_on_the_way_is_refused_as_a_bug(history, tap):
    with pytest.raises(sqlite3.IntegrityError):
        history.save(walked(0, taps=(PainTap(1.0, 2), tap)))
    assert history.count() == 0
