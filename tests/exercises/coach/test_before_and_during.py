"""Whether to set out (R1), and whether to go on (R2)."""

import pytest

from exercises.coach.readiness import OnTheWay, Readiness, before_session, on_the_way
from exercises.library.rules import Rules

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
