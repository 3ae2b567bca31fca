"""The record of a session: honest outcomes, totals, repetitions."""

import pytest

from exercises.session.events import Event, Outcome
from exercises.session.record import Feelings, SessionRecord, StepOutcome
from exercises.session.recorder import Recorder
from exercises.session.session import Session, Status
from tests.exercises.session.builders import timeline, walk_through
from tests.fakes import FakeClock


class Played:
    """A session with its recorder, moved by hand."""

    def __init__(self, text: str, so_far: SessionRecord | None = None, first: int = 0) -> None:
        self.clock = FakeClock()
        self.plan = timeline(text)
        self.session = Session(self.plan, self.clock, first=first)
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
