from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from exercises.session.events import Outcome
from exercises.session.record import Feelings, StepOutcome
from tests.exercises.history.records import MORNING, PLAN, begun, done, named


def with_step(record, number, **changes):
    steps = list(record.steps)
    steps[number] = replace(steps[number], **changes)
    return replace(record, steps=tuple(steps))


def at(text):
    return datetime.fromisoformat(text)


# Nothing there yet


def test_an_absent_history_is_empty_and_stays_absent(history, path):
    assert history.recent(50) == []
    assert history.count() == 0
    assert history.count(search="bridge") == 0
    assert list(history.sessions()) == []
    assert history.interrupted() == []
    assert history.session("no-such-id") is None
    assert history.ids_like("no-s") == []
    assert not history.delete("no-such-id")
    assert not history.undelete("no-such-id")
    assert list(path.parent.iterdir()) == []


def test_an_absent_folder_is_made_by_the_first_write(open_history, tmp_path):
    record = begun()
    far = tmp_path / "not" / "there" / "history.db"
    open_history(far).begin(record)
    assert open_history(far).session(record.id) == record


def test_an_empty_file_is_a_history_that_has_not_begun(history, path):
    path.touch()
    assert history.count() == 0
    assert path.stat().st_size == 0
    history.begin(begun())
    assert history.count() == 1


# A session as it happens


def test_begin__keeps_the_plan_with_nothing_done(history, open_history):
    record = begun()
    history.begin(record)
    found = open_history().session(record.id)
    assert found == record
    assert found.timeline == PLAN
    assert found.ended is None
    assert found.outcome is Outcome.STOPPED
    assert {step.outcome for step in found.steps} == {StepOutcome.SKIPPED}


def test_progress__writes_totals_position_and_the_steps_that_changed(history, open_history):
    record = begun()
    history.begin(record)
    later = with_step(record, 0, active_seconds=40.0, outcome=StepOutcome.DONE)
    later = replace(later, active_seconds=48.0, position=2, logged_by_hand=True)
    history.progress(later, (0,))
    assert open_history().session(record.id) == later


def test_progress__leaves_the_other_steps_alone(history):
    record = begun()
    history.begin(record)
    both = with_step(with_step(record, 0, outcome=StepOutcome.DONE), 1, outcome=StepOutcome.HURT)
    history.progress(both, (1,))
    assert [step.outcome.value for step in history.session(record.id).steps] == ["skipped", "hurt", "skipped"]


def test_progress__of_a_session_whose_beginning_is_not_there_writes_it_whole(history):
    record = with_step(begun(), 1, outcome=StepOutcome.DONE)
    history.progress(record, ())
    assert history.session(record.id) == record


def test_finish__keeps_an_honest_end(history, open_history):
    record = begun()
    history.begin(record)
    end = replace(record, ended=MORNING + timedelta(minutes=3), active_seconds=61.5, outcome=Outcome.STOPPED)
    history.finish(with_step(end, 0, outcome=StepOutcome.PARTIAL, active_seconds=12.25))
    found = open_history().session(record.id)
    assert found.outcome is Outcome.STOPPED
    assert [step.outcome.value for step in found.steps] == ["partial", "skipped", "skipped"]
    assert found.active_seconds == 61.5


def test_feel__changes_only_what_was_felt_and_what_a_search_finds(history):
    record = done()
    history.save(record)
    felt = Feelings(pain_before=3, pain_after=2, effort=4, leg=False, where=("left hip", "knee"), note="Regen")
    history.feel(record.id, felt)
    assert history.session(record.id) == replace(record, feelings=felt)
    assert history.count(search="regen") == 1
    history.feel(record.id, Feelings())
    assert history.count(search="regen") == 0


def test_save__again_and_again_is_one_session(history):
    record = done()
    for _ in range(3):
        history.save(record)
    assert list(history.sessions()) == [replace(record, timeline=None)]
    assert history.count() == history.count(search="a") == 1


def test_save__with_fewer_steps_and_at_another_time_leaves_nothing_of_before(history):
    record = done()
    history.save(record)
    other = replace(record, steps=record.steps[:1], started=MORNING + timedelta(days=1))
    history.save(other)
    assert history.session(record.id) == other
    assert [line.started for line in history.recent(5)] == [other.started]
    assert [line.started for line in history.recent(5, search=record.name)] == [other.started]


def test_save__of_a_record_that_was_read_without_its_snapshot_keeps_it(history):
    record = done()
    history.save(record)
    (light,) = history.sessions()
    assert light.timeline is None
    history.save(light)
    assert history.session(record.id).timeline == PLAN


def test_save__without_steps_or_routine(history):
    record = replace(done(), routine=None, name="Walk · L4", kind="walk", level="L4", steps=(), timeline=None)
    history.save(record)
    assert history.session(record.id) == record


def test_the_same_routine_is_kept_once_and_read_for_each(history):
    records = [done(MORNING + timedelta(days=day)) for day in range(3)]
    changed = done(MORNING, replace(PLAN, name="As it is now"))
    for record in [*records, changed]:
        history.save(record)
    assert [history.session(record.id).timeline for record in records] == [PLAN] * 3
    assert history.session(changed.id).timeline.name == "As it is now"


def test_a_half_character_from_a_terminal_does_not_stop_saving(history):
    record = done(feelings=Feelings(note="caf\udce9", where=("hip\udcff",)))
    history.save(record)
    assert history.session(record.id).feelings == Feelings(note="caf?", where=("hip?",))
    assert history.count(search="caf") == 1


# Deleting


def test_delete__hides_a_session_everywhere_and_undelete_brings_it_back(history):
    record, other = named("Bridge"), named("Plank")
    history.save(record)
    history.save(other)
    assert history.delete(record.id)
    assert history.session(record.id) is None
    assert history.ids_like(record.id[:8]) == []
    assert [line.name for line in history.recent(5)] == ["Plank"]
    assert history.recent(5, search="bridge") == []
    assert (history.count(), history.count(search="bridge")) == (1, 0)
    assert [each.name for each in history.sessions()] == ["Plank"]
    assert not history.delete(record.id)
    assert history.undelete(record.id)
    assert history.session(record.id) == record
    assert history.count(search="bridge") == 1
    assert not history.undelete(record.id)


@pytest.mark.parametrize("write", ["save", "finish", "feel"])
def test_delete__stands_when_the_session_is_written_again(history, write):
    record = named("Bridge")
    history.save(record)
    history.delete(record.id)
    if write == "feel":
        history.feel(record.id, Feelings(note="bridge"))
    else:
        getattr(history, write)(record)
    assert history.session(record.id) is None
    assert (history.count(), history.count(search="bridge"), history.recent(5, search="bridge")) == (0, 0, [])
    history.undelete(record.id)
    assert history.count(search="bridge") == 1


def test_ids_like__tells_one_from_many(history):
    for session_id in ("aaaa1111-0", "aaaa2222-0", "bbbb1111-0"):
        history.save(replace(done(), id=session_id))
    assert history.ids_like("BBBB") == ["bbbb1111-0"]
    assert len(history.ids_like("aaaa")) == 2
    assert history.ids_like("a%") == []


# Reading all


def test_sessions__come_oldest_first_with_their_steps(history):
    records = [done(MORNING + timedelta(hours=7 * number)) for number in range(450)]
    for record in reversed(records):
        history.save(record)
    assert list(history.sessions()) == [replace(record, timeline=None) for record in records]


def test_sessions__at_the_same_moment_all_come(history):
    records = [done() for _ in range(401)]
    for record in records:
        history.save(record)
    assert {record.id for record in history.sessions()} == {record.id for record in records}


def test_sessions__can_be_written_to_while_one_reads(history):
    for number in range(250):
        history.save(done(MORNING + timedelta(hours=number)))
    for record in history.sessions():
        history.feel(record.id, Feelings(effort=5))
    assert {record.feelings.effort for record in history.sessions()} == {5}


def test_sessions__belong_to_the_day_at_which_they_began_where_they_were(history):
    for started in (
        "2026-11-19T23:59:59-11:00",  # the 20th everywhere else
        "2026-11-20T00:00:00+14:00",  # the 19th everywhere else
        "2026-11-20T23:58:00-12:00",
        "2026-11-21T00:00:00+14:00",
    ):
        history.save(done(at(started)))
    day = date(2026, 11, 20)
    found = [record.started.isoformat() for record in history.sessions(day, day)]
    assert found == ["2026-11-20T00:00:00+14:00", "2026-11-20T23:58:00-12:00"]
    assert len(list(history.sessions(since=day))) == 3
    assert len(list(history.sessions(until=day))) == 3


def test_sessions__of_all_time(history):
    history.save(done())
    assert len(list(history.sessions(date.min, date.max))) == 1


# Time


def test_an_hour_that_comes_twice_keeps_its_offsets_and_its_order(history):
    first, second = at("2026-10-25T02:30:00+02:00"), at("2026-10-25T02:15:00+01:00")
    for started in (second, first):
        history.save(done(started))
    assert [record.started.isoformat() for record in history.sessions()] == [
        "2026-10-25T02:30:00+02:00",
        "2026-10-25T02:15:00+01:00",
    ]


def test_a_session_across_midnight_and_a_change_of_clocks(history):
    record = done(at("2026-03-28T23:50:00+01:00"), ended=at("2026-03-29T03:10:00+02:00"))
    history.save(record)
    found = history.session(record.id)
    assert found.started.isoformat() == "2026-03-28T23:50:00+01:00"
    assert found.ended.isoformat() == "2026-03-29T03:10:00+02:00"
    assert found.ended - found.started == timedelta(hours=2, minutes=20)


def test_a_session_that_began_in_one_zone_and_ended_in_another(history):
    record = done(at("2026-11-20T08:00:00.123456+05:45"), ended=at("2026-11-20T02:40:00-00:30"))
    history.save(record)
    found = history.session(record.id)
    assert (found.started.isoformat(), found.ended.isoformat()) == (
        "2026-11-20T08:00:00.123456+05:45",
        "2026-11-20T02:40:00-00:30",
    )
