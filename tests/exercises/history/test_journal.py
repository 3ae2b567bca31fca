"""A walk's way into the history: minute by minute, with what is said on the way."""

import pytest

from exercises.history.history import History
from exercises.history.journal import Journal
from exercises.library.timeline import Timeline
from exercises.session.events import Event
from exercises.session.going_on import going_on
from exercises.session.record import SessionRecord
from exercises.session.session import Session
from tests.exercises.session.builders import timeline
from tests.fakes import FakeClock

WALK = timeline("prepare 8 | walk 600 | walk 300 | work 10")
ID = "0c3c6f0e-4c3e-4b8e-9d5a-3a1b2c3d4e5f"


class Walker:
    """A session that is written down as it goes."""

    def __init__(self, history: History, clock: FakeClock, plan: Timeline = WALK, broken: SessionRecord | None = None):
        start = going_on(broken) if broken is not None else None
        self.clock = clock
        self.session = Session(
            plan,
            clock,
            first=start.first if start else 0,
            gone_seconds=start.gone_seconds if start else 0.0,
            walked_seconds=start.walked_seconds if start else 0.0,
        )
        self.journal = Journal(plan, ID, lambda: history, broken)
        self.take(self.session.start())

    def take(self, events: tuple[Event, ...]) -> None:
        for event in events:
            self.journal.take(event)

    def go(self, seconds: int) -> None:
        for _ in range(seconds):
            self.clock.advance(1)
            self.take(self.session.tick())


@pytest.mark.parametrize("seconds", [30, 67, 69, 250, 607, 609, 907])
def test_a_crash_in_a_walk__loses_at_most_a_minute(open_history, clock, seconds: int) -> None:
    Walker(open_history(), clock).go(seconds)
    found = open_history().session(ID)
    walked = max(0, seconds - 8)
    assert walked - 60 < found.walk_active_seconds <= walked


def test_going_on_after_it__adds_up(open_history, clock) -> None:
    Walker(open_history(), clock).go(250)
    broken = open_history().session(ID)
    again = Walker(open_history(), clock, broken=broken)
    again.go(900 - 240 + 12)
    found = open_history().session(ID)
    assert found.walk_active_seconds == pytest.approx(900)
    assert [step.active_seconds for step in found.steps] == pytest.approx([600, 300, 10])
    assert found.ended is not None


def test_a_walk_is_written__also_when_the_first_try_failed(open_history, clock) -> None:
    history = open_history()
    walker = Walker(history, clock)
    walker.journal.trouble = "The disk was full."
    walker.go(130)
    assert walker.journal.trouble == ""
    assert open_history().session(ID).walk_active_seconds == 120


def test_tap__is_kept_and_raises_the_peak(open_history, clock) -> None:
    walker = Walker(open_history(), clock)
    walker.go(308)
    walker.journal.tap(4, walker.session.view().elapsed_seconds)
    walker.go(300)
    walker.journal.tap(2, walker.session.view().elapsed_seconds)
    assert open_history().session(ID).feelings.pain_peak == 4
    walker.go(312)
    found = open_history().session(ID)
    assert found.ended is not None
    assert found.feelings.pain_peak == 4
    assert [(tap.seconds, tap.pain) for tap in found.taps] == [(308, 4), (608, 2)]


def test_hurt__a_leg_once_said_stays_said(open_history, clock) -> None:
    walker = Walker(open_history(), clock)
    walker.journal.hurt(5, ("thigh",), leg=True)
    walker.journal.hurt(3, ("buttock",))
    felt = open_history().session(ID).feelings
    assert (felt.pain_peak, felt.where, felt.leg) == (5, ("thigh", "buttock"), True)


def test_before_the_start__there_is_nothing_to_say_it_about(open_history, clock) -> None:
    journal = Journal(WALK, ID, open_history)
    journal.tap(4)
    journal.hurt(4, (), leg=True)
    assert journal.record is None
