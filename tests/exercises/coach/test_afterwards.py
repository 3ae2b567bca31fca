"""What the coach makes of a session right after it."""

from dataclasses import replace

import pytest

from exercises.coach.afterwards import afterwards, too_much
from exercises.session.record import Feelings
from tests.exercises.coach.stories import Story


def after(story, number, limit=None):
    return afterwards(story.sessions[-1], story.on(number), story.rules, limit)


def test_a_good_session_needs_no_words():
    assert after(Story().level("L4").good(0), 0) == ""


def test_a_walk_tells_the_step_that_it_caused():
    assert after(Story().level("L4").red(0), 0).endswith("today's walk, so two walks one level lower, then back.")


def test_a_strength_session_tells_that_the_walks_wait():
    story = Story().level("L4").routine(0, "core-foundation", peak=6)
    assert after(story, 0) == "Today's strength session was too much, so the walks don't grow for a week."


def test_a_snack_has_no_grade_and_its_words_all_the_same():
    story = Story().level("L4").red(0).routine(0, "movement-snack", "snack", peak=6)
    said = "Pain rose to 6: more than your back was ready for. Something gentle suits the rest of today."
    assert after(story, 0) == said


@pytest.mark.parametrize(
    "felt", [Feelings(2, 8, 8), Feelings(2, 6, 4, leg=True), Feelings(2, 3, 2, effort=9), Feelings()]
)
def test_warning_signs_come_first_and_effort_alone_is_no_pain(felt):
    story = Story().level("L4").routine(0, "movement-snack", "snack")
    story.sessions[-1] = replace(story.sessions[-1], feelings=felt)
    assert after(story, 0) == ""


def test_a_clinicians_limit_and_a_sore_back_have_their_own_bound():
    story = Story().level("L4").routine(0, "movement-snack", "snack", peak=4)
    assert after(story, 0) == ""
    assert after(story, 0, limit=4)
    sore = Story().level("L4")
    for day in range(4):
        sore.walk(day, before=5, peak=5, after=5, effort=3)
    sore.routine(4, "movement-snack", "snack", peak=6, before=5)
    assert after(sore, 4) == ""


def test_only_the_day_itself_counts():
    story = Story().level("L4").routine(0, "movement-snack", "snack", peak=6)
    assert too_much(story.sessions, story.on(0), story.rules, None)
    assert not too_much(story.sessions, story.on(1), story.rules, None)
