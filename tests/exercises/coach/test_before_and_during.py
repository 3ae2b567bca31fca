"""Whether to set out (R1), and whether to go on (R2)."""

import pytest

from exercises.coach.readiness import OnTheWay, Readiness, before_session, on_the_way
from exercises.history.facts import CheckIn
from exercises.library.rules import Rules
from tests.exercises.coach.stories import Story

RULES = Rules()


@pytest.mark.parametrize(
    ("pain", "base", "found"),
    [
        (3, None, Readiness.GO),
        (4, None, Readiness.HALF),
        (5, None, Readiness.HALF),
        (6, None, Readiness.GENTLE),
        (7, None, Readiness.FLARE),
        # Far above what is usual, and at least 4.
        (4, 1, Readiness.FLARE),
        (4, 2, Readiness.HALF),
        (3, 0, Readiness.GO),
        (5, 2, Readiness.FLARE),
        # A back that always hurts somewhat.
        (4, 4, Readiness.GO),
        (5, 4, Readiness.HALF),
        (6, 4, Readiness.GENTLE),
        (6, 5, Readiness.HALF),
        (7, 5, Readiness.FLARE),
        (3, 4, Readiness.GO),
        (6, 7, Readiness.GET_HELP),
        (7, 7, Readiness.FLARE),
    ],
)
def test_r1_before_a_session(pain, base, found):
    assert before_session(pain, base, RULES) is found


@pytest.mark.parametrize(
    ("pain", "before", "base", "limit", "found"),
    [
        (2, 0, None, None, OnTheWay.GO_ON),  # up by 2, but not at 3
        (3, 1, None, None, OnTheWay.SLOW),
        (3, 2, None, None, OnTheWay.GO_ON),
        (4, 1, None, None, OnTheWay.SLOW),
        (5, 3, None, None, OnTheWay.SLOW),
        (5, 2, None, None, OnTheWay.STOP),  # up by 3 and at 5
        (6, 5, None, None, OnTheWay.STOP),
        (6, None, None, None, OnTheWay.STOP),
        (5, None, None, None, OnTheWay.GO_ON),
        (6, 5, 5, None, OnTheWay.GO_ON),
        (7, 5, 5, None, OnTheWay.STOP),
        (4, 3, None, 4, OnTheWay.STOP),
    ],
)
def test_r2_on_the_way(pain, before, base, limit, found):
    assert on_the_way(pain, before, base, limit, RULES) is found


def test_r1_the_numbers_without_a_key_are_the_same_in_every_plan():
    assert before_session(5, 2, Rules(go_pain=5)) is Readiness.FLARE
    assert before_session(3, 0, Rules(go_pain=2)) is Readiness.HALF
    assert before_session(5, 6, Rules(flare_pain=6)) is Readiness.GO
    assert before_session(7, 7, Rules(flare_pain=8)) is Readiness.GET_HELP


@pytest.mark.parametrize(("usual", "state"), [(6, "walk"), (7, "get-help")])
def test_r1_usual_pain_of_seven_asks_for_help_and_locks_nothing(usual, state):
    story = Story(flare_pain=9).level("L3").tell(0, CheckIn(usual)).good(1, next_day=None)
    story.tell(2, CheckIn(usual))
    assert (story.on(0).base, story.on(0).state, story.on(0).lock) == (usual, state, None)
    assert ("R1" in [rule for rule, _ in story.said(0)]) is (state == "get-help")
