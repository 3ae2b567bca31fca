"""The week's days: what counts as done."""

from dataclasses import replace

import pytest

from exercises.coach.outlook import DayMark
from tests.exercises.coach.stories import Story


def mark(story: Story, number: int, today: int) -> DayMark:
    return story.on(today).week[number].mark


@pytest.mark.parametrize(("seconds", "done"), [(0.0, False), (1.0, True), (600.0, True)])
def test_a_finished_session__needs_something_that_was_done(seconds: float, done: bool) -> None:
    story = Story().level("L4").routine(1, "core-foundation")
    story.sessions[-1] = replace(story.sessions[-1], active_seconds=seconds)
    assert (mark(story, 1, 3) is DayMark.DONE) is done


@pytest.mark.parametrize(("seconds", "done"), [(119.0, False), (120.0, True)])
def test_a_session_left_early__counts_from_two_minutes_on(seconds: float, done: bool) -> None:
    story = Story().level("L4").routine(1, "core-foundation", finished=False)
    story.sessions[-1] = replace(story.sessions[-1], active_seconds=seconds)
    assert (mark(story, 1, 3) is DayMark.DONE) is done
