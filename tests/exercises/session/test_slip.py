"""Which sessions hold nothing, and which are kept however short they are."""

from dataclasses import replace

import pytest

from exercises.session.events import Outcome
from exercises.session.record import Feelings, PainTap, SessionRecord, SkipReason, StepOutcome
from exercises.session.slip import is_slip
from tests.exercises.session.test_recorder import Played


def stopped(after_seconds: float) -> SessionRecord:
    """A session of one minute that was ended after so much of it."""
    played = Played("work 60")
    played.go(after_seconds)
    played.take(played.session.end())
    return played.record


def test_ended_within_seconds__holds_nothing():
    assert is_slip(stopped(0))
    assert is_slip(stopped(9))


def test_ten_seconds_of_work__are_something():
    assert not is_slip(stopped(11))


def test_how_the_back_was_before__is_no_part_of_it():
    assert is_slip(replace(stopped(2), feelings=Feelings(pain_before=4, where=("back-left",))))


@pytest.mark.parametrize(
    "felt",
    [Feelings(pain_peak=2), Feelings(pain_after=0), Feelings(leg=False), Feelings(effort=1), Feelings(note="dizzy")],
)
def test_whatever_was_told__is_kept(felt):
    assert not is_slip(replace(stopped(2), feelings=felt))


def test_pain_on_the_way__is_kept():
    assert not is_slip(replace(stopped(2), taps=(PainTap(1.0, 3),)))


@pytest.mark.parametrize("change", [{"outcome": StepOutcome.HURT}, {"reason": SkipReason.TOO_HARD}])
def test_a_step_that_hurt__or_was_left_out_for_a_reason__is_kept(change):
    record = stopped(2)
    assert not is_slip(replace(record, steps=(replace(record.steps[0], **change),)))


def test_one_that_came_to_its_end__is_kept_however_short():
    played = Played("work 5")
    played.go(6)
    assert played.record.outcome is Outcome.FINISHED
    assert not is_slip(played.record)


def test_one_that_still_runs_or_broke_off__is_never_taken_for_a_slip():
    played = Played("work 60")
    played.go(2)
    assert not is_slip(played.record)


def test_what_was_written_down_by_hand__was_meant():
    assert not is_slip(replace(stopped(2), logged_by_hand=True))
