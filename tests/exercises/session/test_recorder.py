"""The record of a session: honest outcomes, totals, repetitions."""

import pytest

from exercises.session.events import Event, Outcome
from exercises.session.going_on import StartPoint, going_on
from exercises.session.record import Feelings, PainTap, SessionRecord, SkipReason, StepOutcome
from exercises.session.recorder import Recorder
from exercises.session.session import Session, Status
from tests.exercises.session.builders import timeline, walk_through
from tests.fakes import FakeClock


class Played:
    """A session with its recorder, moved by hand."""

    def __init__(
        self, text: str, so_far: SessionRecord | None = None, first: int = 0, start: StartPoint | None = None
    ) -> None:
        self.clock = FakeClock()
        self.plan = timeline(text)
        start = start or StartPoint(first)
        self.session = Session(
            self.plan,
            self.clock,
            first=start.first,
            gone_seconds=start.gone_seconds,
            walked_seconds=start.walked_seconds,
        )
        self.recorder = Recorder(self.plan, "id-1", so_far)
        self.take(self.session.start())

    def take(self, events: tuple[Event, ...] | list[Event]) -> None:
        self.recorder.fold(events)

    def go(self, seconds: float) -> None:
        while seconds > 1e-9 and self.session.status is not Status.ENDED:
            step = min(2.0, seconds)
            self.clock.advance(step)
            self.take(self.session.tick())
            seconds -= step

    def finish(self) -> None:
        self.take(walk_through(self.session, self.clock))

    @property
    def record(self) -> SessionRecord:
        assert self.recorder.record is not None
        return self.recorder.record

    @property
    def outcomes(self) -> str:
        return " ".join(step.outcome.value for step in self.record.steps)


def test_a_whole_session__is_done_and_finished() -> None:
    played = Played("prepare 8 | work 40 | rest 20 | prepare 8 | work 2x4+5")
    played.finish()
    record = played.record
    assert record.outcome is Outcome.FINISHED
    assert record.active_seconds == pytest.approx(record.planned_seconds) == pytest.approx(94)
    assert played.outcomes == "done done"
    assert record.steps[1].reps_done == record.steps[1].reps_planned == 2
    assert record.ended is not None


def test_before_anything__every_planned_work_is_skipped_with_nothing_done() -> None:
    record = Played("work 40 | rest 5 | work 10").record
    assert [(s.outcome, s.active_seconds, s.planned_seconds) for s in record.steps] == [
        (StepOutcome.SKIPPED, 0, 40),
        (StepOutcome.SKIPPED, 0, 10),
    ]
    assert record.outcome is Outcome.STOPPED
    assert record.ended is None


def test_skipped__is_skipped_with_its_seconds() -> None:
    played = Played("work 8x5 | work 10")
    played.go(23)
    played.take(played.session.skip())
    step = played.record.steps[0]
    assert (step.outcome, step.active_seconds, step.reps_done) == (StepOutcome.SKIPPED, pytest.approx(23), 4)


def test_stopped_in_the_middle__is_partial_and_the_rest_skipped() -> None:
    played = Played("work 40 | work 10 | work 10")
    played.go(43)
    played.take(played.session.end())
    assert played.outcomes == "done partial skipped"
    assert played.record.outcome is Outcome.STOPPED
    assert played.record.active_seconds == pytest.approx(43)


def test_stopped_before_a_work_began__is_skipped() -> None:
    played = Played("prepare 8 | work 10")
    played.go(3)
    played.take(played.session.end())
    assert played.outcomes == "skipped"


def test_doing_it_again__adds_seconds_and_the_last_pass_counts() -> None:
    played = Played("work 40 | work 10")
    played.go(20)
    played.take(played.session.back())
    played.go(5)
    played.take(played.session.skip())
    step = played.record.steps[0]
    assert step.active_seconds == pytest.approx(25)
    assert step.outcome is StepOutcome.SKIPPED


def test_ten_more_seconds__leave_the_plan_as_it_was() -> None:
    played = Played("work 10 | work 10")
    played.take(played.session.extend())
    played.finish()
    step = played.record.steps[0]
    assert (step.planned_seconds, step.active_seconds, step.outcome) == (10, 20, StepOutcome.DONE)
    assert played.record.planned_seconds == 20


def test_pauses_count_nowhere() -> None:
    played = Played("work 40")
    played.go(10)
    played.take(played.session.pause())
    played.clock.advance(4000)
    played.take(played.session.resume())
    played.finish()
    assert played.record.active_seconds == pytest.approx(40)


def test_hurt__marks_this_set_and_skips_the_others() -> None:
    played = Played("prepare 8 | work 40 | rest 30*2 | work 40*2 | rest 12 | prepare 8 | work 10")
    played.go(20)
    played.take(played.session.hurt())
    assert played.outcomes == "hurt skipped skipped"


def test_hurt__while_getting_ready__belongs_to_the_work_that_was_coming() -> None:
    played = Played("prepare 8 | work 40 | rest 12 | prepare 8 | work 10")
    played.go(3)
    played.take(played.session.hurt())
    played.finish()
    assert played.outcomes == "hurt done"


def test_easier__is_recorded_as_easier_when_it_is_done() -> None:
    played = Played("prepare 8 | work 40 | rest 30*2 | work 40*2")
    played.go(20)
    played.take(played.session.make_easier("knees", "On your knees"))
    played.finish()
    assert played.outcomes == "easier easier"
    assert [step.exercise for step in played.record.steps] == ["a", "a"]
    assert [step.reason for step in played.record.steps] == [SkipReason.HURT, None]
    assert {(step.instead, step.instead_name) for step in played.record.steps} == {("knees", "On your knees")}


def test_easier__that_is_skipped_then_hurt_all_the_same_and_nothing_was_done_instead() -> None:
    played = Played("prepare 8 | work 40 | rest 12 | prepare 8 | work 10")
    played.go(20)
    played.take(played.session.make_easier("knees", "On your knees"))
    played.take(played.session.skip())
    played.take(played.session.skip())
    step = played.record.steps[0]
    assert step.hurt
    assert (step.reason, step.instead, step.instead_name) == (SkipReason.HURT, None, None)


def test_easier__that_hurts_too_has_hurt_and_is_left_out() -> None:
    played = Played("prepare 8 | work 40 | rest 12 | prepare 8 | work 10")
    played.go(20)
    played.take(played.session.make_easier("knees", "On your knees"))
    played.go(20)
    played.take(played.session.hurt())
    step = played.record.steps[0]
    assert (step.outcome, step.reason, step.instead) == (StepOutcome.HURT, None, "knees")


def test_alternate_repetitions__count_each_side() -> None:
    played = Played("work 4x4+1/alternate")
    played.go(27)  # five turns of five seconds: two on each side, one more on the left
    played.take(played.session.end())
    assert played.record.steps[0].reps_done == 2


def test_walking__has_totals_of_its_own_and_a_gap_is_said_by_hand() -> None:
    played = Played("work 30 | walk 100 | rest 10")
    played.go(80)
    played.clock.sleep(300)
    played.take(played.session.tick())
    played.take(played.session.kept_walking())
    played.finish()
    record = played.record
    assert (record.walk_planned_seconds, record.walk_active_seconds) == (100, pytest.approx(100))
    assert record.logged_by_hand


def test_waiting_phase__done_counts_its_repetitions_and_its_real_time() -> None:
    played = Played("open 3x4 | work 5")
    played.go(100)
    played.take(played.session.done())
    step = played.record.steps[0]
    assert (step.outcome, step.active_seconds, step.reps_done) == (StepOutcome.DONE, pytest.approx(100), 3)


def test_waiting_phase__left__does_not_pretend_to_know_the_repetitions() -> None:
    played = Played("open 3x4 | work 5")
    played.go(10)
    played.take(played.session.end())
    assert played.record.steps[0].reps_done is None


def test_take_changed__tells_each_changed_step_once() -> None:
    played = Played("work 10 | rest 5 | work 10")
    played.go(11)
    assert played.recorder.take_changed() == (0,)
    assert played.recorder.take_changed() == ()


def test_feelings__are_kept() -> None:
    played = Played("work 10")
    played.recorder.feel(Feelings(pain_after=2, note="fine"))
    assert played.record.feelings.pain_after == 2


def test_going_on_after_a_crash__keeps_what_was_done_before() -> None:
    text = "prepare 8 | work 40 | rest 12 | prepare 8 | work 10"
    broken = Played(text)
    broken.go(8 + 40 + 5)
    again = Played(text, so_far=broken.record, first=3)
    again.finish()
    assert again.outcomes == "done done"
    assert again.record.started == broken.record.started
    assert again.record.active_seconds == pytest.approx(48 + 18)


# A walk is written down minute by minute


def test_inside_a_walk__at_most_a_minute_is_missing() -> None:
    played = Played("prepare 8 | walk 600 | walk 90 | work 10")
    for _ in range(700):
        played.go(1)
        view = played.session.view()
        walked = min(max(0.0, 8 + 600 + 90 - view.total_left_seconds + 10 - 8), 690)
        assert walked - 60 <= played.record.walk_active_seconds <= walked + 1e-6
    played.finish()
    assert played.record.walk_active_seconds == pytest.approx(690)
    assert played.record.active_seconds == pytest.approx(708)
    assert [step.active_seconds for step in played.record.steps] == pytest.approx([600, 90, 10])
    assert played.outcomes == "done done done"


def test_inside_a_walk__what_runs_is_partial() -> None:
    played = Played("walk 600 | work 10")
    played.go(59)
    assert played.outcomes == "skipped skipped"
    played.go(2)
    assert played.outcomes == "partial skipped"
    assert played.recorder.take_changed() == (0,)


def test_inside_a_walk__going_back_counts_every_second_once() -> None:
    played = Played("walk 600 | work 10")
    played.go(150)
    played.take(played.session.back())
    played.go(70)
    played.take(played.session.restart())
    played.go(30)
    played.take(played.session.skip())
    assert played.record.walk_active_seconds == pytest.approx(250)
    assert played.record.steps[0].active_seconds == pytest.approx(250)
    assert played.outcomes == "skipped skipped"


def test_inside_a_walk__hurt_and_stopped_keep_their_outcomes() -> None:
    played = Played("walk 600 | work 10")
    played.go(150)
    played.take(played.session.hurt())
    played.take(played.session.end())
    assert played.outcomes == "hurt skipped"
    assert played.record.steps[0].active_seconds == pytest.approx(150)


@pytest.mark.parametrize("crash_at", [3, 8, 30, 68.5, 200, 607, 609, 650, 697.9, 699])
def test_broken_off_in_a_walk__goes_on_in_the_middle_and_nothing_counts_twice(crash_at: float) -> None:
    text = "prepare 8 | walk 600 | walk 90 | work 10"
    broken = Played(text)
    broken.go(crash_at)
    start = going_on(broken.record)
    again = Played(text, so_far=broken.record, start=start)
    assert again.session.view().elapsed_seconds == start.gone_seconds
    again.finish()
    assert again.record.walk_active_seconds == pytest.approx(690)
    assert again.outcomes == "done done done"
    # And again, in the middle of what went on.
    second = Played(text, so_far=broken.record, start=start)
    second.go(125)
    third = Played(text, so_far=second.record, start=going_on(second.record))
    third.finish()
    assert third.record.walk_active_seconds == pytest.approx(690)


def test_broken_off_in_a_walk_without_an_end__goes_on_with_its_time() -> None:
    broken = Played("stroll 1800")
    broken.go(2000)
    start = going_on(broken.record)
    assert (start.gone_seconds, start.walked_seconds) == (1980, 1980)
    again = Played("stroll 1800", so_far=broken.record, start=start)
    again.go(30)
    again.take(again.session.done())
    assert again.record.walk_active_seconds == pytest.approx(2010)


def test_broken_off_elsewhere__begins_the_exercise_again() -> None:
    text = "walk 300 | prepare 8 | work 40 | work 10"
    broken = Played(text)
    broken.go(300 + 8 + 20)
    assert going_on(broken.record) == StartPoint(1, 0.0, 300)


def test_going_on__after_more_was_walked_than_planned__begins_anew() -> None:
    broken = Played("walk 300 | work 10")
    broken.go(250)
    broken.take(broken.session.back())
    broken.go(130)
    assert going_on(broken.record) == StartPoint(0, 0.0, pytest.approx(370))


# Pain on the way


def test_tap__knows_its_moment_and_the_worst_is_the_peak() -> None:
    played = Played("work 20 | walk 600")
    played.go(20 + 130)
    played.recorder.tap(4, played.session.view().elapsed_seconds)
    played.go(60)
    played.recorder.tap(2, played.session.view().elapsed_seconds)
    assert played.record.taps == (PainTap(pytest.approx(150), 4), PainTap(pytest.approx(210), 2))
    assert played.record.feelings.pain_peak == 4
    played.finish()
    assert played.record.walk_active_seconds == pytest.approx(600)


def test_tap__does_not_take_back_a_worse_pain_that_was_told_before() -> None:
    played = Played("walk 600")
    played.recorder.feel(Feelings(pain_peak=6, note="kept"))
    played.recorder.tap(3, 0.0)
    assert played.record.feelings == Feelings(pain_peak=6, note="kept")
    played.recorder.tap(0, 0.0)
    assert [tap.pain for tap in played.record.taps] == [3, 0]
