"""What was kept is put right: noted as a change, joined like one, and never a way around a lock."""

import shutil
from dataclasses import replace
from datetime import timedelta

import pytest

from exercises.coach.red_flags import lock_on
from exercises.errors import AmbleError
from exercises.history.by_hand import activity_by_hand, walk_by_hand
from exercises.history.changes import FACT, RECORD
from exercises.history.correcting import StepTold, minutes_of, moved, with_feelings, with_minutes, with_steps
from exercises.history.facts import Asked, Away, Checked, CheckIn, FlareUp, Screening
from exercises.history.history import History
from exercises.history.merging import merge
from exercises.session.record import Feelings, PainTap, StepOutcome
from tests.exercises.history.records import MORNING, begun, done, named
from tests.exercises.session.builders import timeline

WALK = replace(timeline("prepare 8 | walk 600 | rest 30 | walk 300"), kind="walk")


def kept_broken_off(history, **changes):
    record = replace(begun(), active_seconds=48.0, position=1, **changes)
    history.save(record)
    return record


# Locks


@pytest.fixture
def locked(history, clock):
    """Somebody with a sign that locks, told after an older check."""
    history.note(Screening(Asked.FIRST_RUN, ("cancer",)))
    clock.advance(60)
    check = history.note(Checked(clock.now().date()))
    clock.advance(60)
    calm = history.note(Screening(Asked.WEEKLY))
    clock.advance(60)
    sign = history.note(Screening(Asked.BUTTON, ("cancer", "saddle-numb")))
    clock.advance(60)
    return check, calm, sign


def lock(history, clock):
    return lock_on(history.facts(), clock.now().date())


def test_an_answer_with_signs_can_not_be_deleted_or_rewritten(history, clock, locked):
    _, _, sign = locked
    before = lock(history, clock)
    assert before.signs == ("saddle-numb", "cancer")
    assert not history.delete_fact(sign.id)
    assert not history.retell(sign.id, Screening(Asked.BUTTON), sign.at)
    assert not history.retell(sign.id, CheckIn(2), sign.at)
    assert not history.retell(sign.id, sign.fact, sign.at - timedelta(days=3))
    assert lock(history, clock) == before
    assert history.changes(sign.id) == {}


def test_leaving_out_a_calm_answer_would_open_a_lock_so_it_stays_too(history, clock, locked):
    _, calm, _ = locked
    assert not history.delete_fact(calm.id)
    assert "cancer" in lock(history, clock).signs


def test_a_check_can_not_be_moved_behind_a_sign_and_deleting_it_locks_more(history, clock, locked):
    check, _, _ = locked
    before = lock(history, clock)
    assert not history.retell(check.id, check.fact, clock.now())
    assert history.retell(check.id, Checked(check.fact.on - timedelta(days=1)), check.at)
    assert lock(history, clock) == before
    assert history.delete_fact(check.id)
    assert lock(history, clock).since == before.since
    assert history.undelete_fact(check.id)
    assert lock(history, clock) == before


def test_no_other_fact_becomes_a_check(history, clock, locked):
    told = history.note(CheckIn(2))
    assert not history.retell(told.id, Checked(clock.now().date()), clock.now())
    assert lock(history, clock) is not None


def test_a_new_check_opens_it(history, clock, locked):
    history.note(Checked(clock.now().date()))
    assert lock(history, clock) is None


def test_only_an_answer_called_mistaken_is_taken_back(history, clock, locked):
    _, _, sign = locked
    assert history.delete_fact(sign.id, mistaken=True)
    assert lock(history, clock) is None


# Facts


def test_a_fact_told_otherwise_keeps_its_id_and_what_it_was(history, clock):
    told = history.note(CheckIn(2, ("buttock",)))
    clock.advance(3_600)
    earlier = told.at - timedelta(days=2)
    assert history.retell(told.id, CheckIn(6), earlier)
    [now] = history.facts()
    assert (now.id, now.fact, now.at) == (told.id, CheckIn(6), earlier)
    assert [change.at is None for change in history.changes(told.id)[FACT]] == [True, False]


def test_a_fact_that_is_gone_can_not_be_told_otherwise(history, clock, path):
    assert not history.retell("nobody", FlareUp(), clock.now())
    assert not path.exists()
    told = history.note(FlareUp())
    history.delete_fact(told.id)
    assert not history.retell(told.id, FlareUp(), clock.now() - timedelta(days=1))
    history.undelete_fact(told.id)
    assert history.facts() == (told,)


def test_a_fact_that_could_not_be_read_back_is_refused(history, clock):
    told = history.note(CheckIn(2))
    with pytest.raises(ValueError, match="pain"):
        history.retell(told.id, CheckIn(11), told.at)
    assert history.facts() == (told,)


def test_facts_told_otherwise_on_two_computers_join_to_the_later_one(tmp_path, clock):
    a, b = tmp_path / "a.db", tmp_path / "b.db"
    day = MORNING.date()
    with History(a, clock) as one, History(b, clock) as other:
        told = one.note(Away(day, day))
        one.close()
        shutil.copy(a, b)
        clock.advance(60)
        one.retell(told.id, Away(day, day + timedelta(days=2)), told.at)
        clock.advance(60)
        other.retell(told.id, Away(day, day + timedelta(days=5)), told.at)
        for target, source in ((a, b), (b, a)):
            merge(target, source)
        expected = replace(told, fact=Away(day, day + timedelta(days=5)))
        assert one.facts() == other.facts() == (expected,)
        assert len(one.changes(told.id)[FACT]) == 3


# Sessions


def test_a_corrected_session_keeps_what_it_was(history):
    record = named("Core", "Bridge", taps=(PainTap(30.0, 2),))
    history.save(record)
    corrected = replace(moved(record, MORNING - timedelta(hours=2), MORNING + timedelta(days=1)), active_seconds=60.0)
    assert history.correct(corrected)
    assert history.session(record.id) == corrected
    assert len(history.changes(record.id)[RECORD]) == 2
    assert history.correct(record)
    assert history.session(record.id) == record


def test_only_what_is_there_and_does_not_run_is_corrected(history, path):
    record = done()
    assert not history.correct(record)
    assert not path.exists()
    history.save(record)
    history.delete(record.id)
    assert not history.correct(replace(record, active_seconds=1.0))
    assert history.session(record.id) is None
    running = begun()
    history.begin(running)
    assert not history.correct(replace(running, active_seconds=1.0))


@pytest.mark.parametrize("less", [True, False])
def test_a_corrected_session_joins_both_ways_also_one_that_was_broken_off(tmp_path, clock, less):
    """What was further on does not hold against what was said later."""
    a, b = tmp_path / "a.db", tmp_path / "b.db"
    with History(a, clock) as one, History(b, clock) as other:
        whole, broken = done(), kept_broken_off(one)
        one.save(whole)
        one.close()
        shutil.copy(a, b)
        clock.advance(60)
        seconds = 12.0 if less else 500.0
        told = [replace(record, active_seconds=seconds) for record in (whole, broken)]
        for record in told:
            assert one.correct(record)
        clock.advance(60)
        other.feel(broken.id, replace(broken.feelings, note="said elsewhere"))
        for target, source in ((a, b), (b, a), (a, b)):
            merge(target, source)
        for history in (one, other):
            assert history.session(whole.id).active_seconds == seconds
            assert history.session(broken.id).active_seconds == seconds
            assert history.session(broken.id).feelings.note == "said elsewhere"


def test_a_broken_off_session_that_was_corrected_is_not_led_on(history):
    broken = kept_broken_off(history)
    assert history.correct(replace(broken, active_seconds=90.0))
    assert not history.resume(broken.id)
    assert history.interrupted() == []
    assert history.session(broken.id).active_seconds == 90.0


def test_moving_keeps_the_length_and_no_future_is_written(clock):
    record = done()
    later = moved(record, MORNING + timedelta(days=1), MORNING + timedelta(days=3))
    assert later.ended - later.started == record.ended - record.started
    for start in (MORNING + timedelta(days=4), MORNING + timedelta(days=3) - timedelta(seconds=5)):
        with pytest.raises(AmbleError):
            moved(record, start, MORNING + timedelta(days=3))


def test_minutes_of_a_walk_are_shared_out_over_its_walking(history):
    record = done(plan=WALK)
    walked = replace(record, walk_active_seconds=900.0, active_seconds=938.0)
    less = with_minutes(walked, 12)
    assert (less.walk_active_seconds, less.active_seconds, minutes_of(less)) == (720.0, 758.0, 12)
    assert [step.active_seconds for step in less.steps] == [480.0, 240.0]
    none = with_minutes(walked, 0)
    assert (none.walk_active_seconds, none.active_seconds) == (0.0, 38.0)
    assert [step.active_seconds for step in with_minutes(none, 10).steps] == [600.0, 0.0]
    with pytest.raises(AmbleError):
        with_minutes(walked, 1_441)


def test_by_hand_the_end_follows_and_a_plan_stays_a_plan():
    now = MORNING + timedelta(days=1)
    planned = with_minutes(walk_by_hand(MORNING, 10, now, level="L3", planned_minutes=12), 14)
    assert (planned.walk_planned_seconds, planned.ended) == (720.0, MORNING + timedelta(minutes=14))
    free = with_minutes(walk_by_hand(MORNING, 10, now), 14)
    assert (free.walk_planned_seconds, free.planned_seconds, free.walk_active_seconds) == (840.0, 840.0, 840.0)
    swim = with_minutes(activity_by_hand("swimming", MORNING, 30, now), 45)
    assert (swim.planned_seconds, swim.active_seconds, swim.walk_active_seconds) == (2_700.0, 2_700.0, 0.0)


def test_a_step_told_otherwise_takes_its_time_with_it():
    record = done()
    told = with_steps(record, {1: StepTold(StepOutcome.SKIPPED), 2: StepTold(StepOutcome.DONE, 3)})
    assert [step.outcome for step in told.steps] == [StepOutcome.DONE, StepOutcome.SKIPPED, StepOutcome.DONE]
    assert (told.steps[1].active_seconds, told.steps[1].reps_done, told.steps[2].reps_done) == (0.0, 0, 3)
    assert told.active_seconds == record.active_seconds - record.steps[1].active_seconds
    again = with_steps(told, {1: StepTold(StepOutcome.DONE, 0)})
    assert (again.steps[1], again.active_seconds) == (record.steps[1], record.active_seconds)
    assert with_steps(record, {0: StepTold(StepOutcome.HURT, 4)}).steps[0].reps_done is None, "nobody counted it"


def test_the_answer_about_the_next_morning_stays_with_its_morning():
    now = MORNING + timedelta(days=9)
    answered = with_feelings(done(), Feelings(pain_next_day=3), now)
    assert answered.feelings.next_day_at == MORNING + timedelta(days=1)
    assert with_feelings(answered, Feelings(pain_next_day=5), now).feelings.next_day_at == MORNING + timedelta(days=1)
    assert with_feelings(answered, Feelings(effort=3), now).feelings == Feelings(effort=3)
    earlier = moved(answered, MORNING - timedelta(days=2), now)
    assert earlier.feelings.next_day_at == MORNING - timedelta(days=1)
    late = moved(answered, now - timedelta(hours=2), now)
    assert late.feelings.next_day_at == now
