"""How a walk went (R3, R4, R5, R5b, R10), from what was told about it."""

import pytest

from exercises.coach.grading import grade, usual_pain
from exercises.coach.outlook import Grade
from exercises.history.facts import CheckIn, FlareUp
from exercises.library.rules import Rules
from exercises.session.record import Feelings
from tests.exercises.coach.stories import Story

RULES = Rules()


def graded(base=None, limit=None, rules=RULES, **felt):
    found = grade(Feelings(**felt), base, limit, rules)
    return (found.grade.value if found.grade else None, found.rule)


@pytest.mark.parametrize(
    ("felt", "found"),
    [
        # R5: each sign alone, just there and just not.
        ({"pain_peak": 6}, ("red", "R5")),
        ({"pain_peak": 5, "pain_before": 3}, ("amber", "R4")),
        ({"pain_peak": 5, "pain_before": 2}, ("red", "R5")),
        ({"pain_peak": 4, "pain_before": 1}, ("amber", "R4")),
        ({"pain_peak": 3, "pain_before": 2, "pain_next_day": 4}, ("red", "R5")),
        ({"pain_peak": 3, "pain_before": 2, "pain_next_day": 3}, ("green", "R3")),
        ({"pain_peak": 2, "sleep_lost": True}, ("red", "R5")),
        ({"pain_peak": 2, "sleep_lost": False}, ("green", "R3")),
        ({"pain_peak": 2, "leg": True}, ("red", "R5")),
        ({"pain_peak": 2, "leg": False}, ("green", "R3")),
        ({"pain_peak": 2, "effort": 7}, ("red", "R5")),
        ({"pain_peak": 2, "effort": 6}, ("amber", "R4")),
        # A worst that is told lower than what was felt right after: the worst was at least that.
        ({"pain_peak": 3, "pain_after": 6}, ("red", "R5")),
        ({"pain_peak": 2, "pain_after": 5, "pain_before": 2}, ("red", "R5")),
        ({"pain_peak": 2, "pain_after": 4}, ("amber", "R4")),
        # R3 and R4: the edges of green.
        ({"pain_peak": 3}, ("green", "R3")),
        ({"pain_peak": 4}, ("amber", "R4")),
        ({"pain_before": 2, "pain_after": 3}, ("green", "R3")),
        ({"pain_before": 2, "pain_after": 4}, ("amber", "R4")),
        ({"pain_peak": 2, "effort": 4}, ("green", "R3")),
        ({"pain_peak": 2, "effort": 5}, ("amber", "R4")),
        # Nothing known of the pain: no grade, unless a sign says red all the same.
        ({}, (None, None)),
        ({"pain_before": 2, "effort": 3, "pain_next_day": 2}, (None, None)),
        ({"leg": True}, ("red", "R5")),
        # A sign whose answer is missing does not hold.
        ({"pain_peak": 2, "pain_next_day": 9}, ("green", "R3")),
    ],
)
def test_r3_r4_r5_grades_by_what_was_told(felt, found):
    assert graded(**felt) == found


@pytest.mark.parametrize(
    ("base", "peak", "found"),
    [
        (3, 6, ("red", "R5")),
        (4, 7, ("red", "R5b")),
        (4, 6, ("amber", "R4")),
        (4, 5, ("green", "R3")),
        (5, 7, ("red", "R5b")),  # base + 3 would be 8; 7 is red at the latest
        (5, 6, ("green", "R3")),
        (6, 6, ("green", "R3")),  # base + 1 would be 7; green ends at 6
    ],
)
def test_r5b_a_back_that_always_hurts_is_measured_by_what_is_usual(base, peak, found):
    assert graded(base=base, pain_before=base, pain_peak=peak) == found


def test_r5b_the_other_signs_stay_as_they_are():
    assert graded(base=5, pain_before=5, pain_peak=5, pain_next_day=7) == ("red", "R5")
    assert graded(base=5, pain_before=2, pain_peak=5) == ("red", "R5")  # up by 3 and at 5


def test_r5_a_clinicians_limit_replaces_the_red_bound():
    assert graded(limit=4, pain_peak=4) == ("red", "R5")
    assert graded(limit=4, pain_peak=3) == ("green", "R3")
    assert graded(limit=8, pain_before=5, pain_peak=7) == ("amber", "R4")
    assert graded(base=5, limit=8, pain_before=5, pain_peak=7) == ("amber", "R4")


def test_r10_a_red_of_effort_alone_is_told_apart():
    assert grade(Feelings(pain_peak=2, effort=8), None, None, RULES).effort_only
    assert not grade(Feelings(pain_peak=6, effort=8), None, None, RULES).effort_only
    assert not grade(Feelings(pain_peak=2, effort=8, leg=True), None, None, RULES).effort_only


@pytest.mark.parametrize(
    ("told", "base"),
    [((), None), ((4,), 4), ((2, 5), 3), ((1, 2, 9), 2), ((9, 9, 1, 1, 1, 1, 1, 1, 1), 1), ((5, 5, 4, 4), 4)],
)
def test_the_usual_pain_is_the_median_of_the_last_seven_rounded_down(told, base):
    assert usual_pain(told, RULES) == base


def test_the_usual_pain_is_that_before_this_session_and_without_flare_days():
    story = Story().level("L4")
    for number in range(3):
        story.walk(number, before=5, peak=5, after=5)
    assert story.on(2).base == 5
    story.walk(3, 5, before=8, peak=8, after=8)  # a flare-up: this day and the next are left out
    story.walk(4, 5, before=6, peak=6, after=6)
    assert story.on(4).base == 5


def test_a_walk_day_has_the_worst_grade_of_its_walks():
    story = Story().level("L4")
    story.walk(0, 8, before=2, peak=2, after=2).walk(0, 8, before=2, peak=6, after=2, hour=17)
    assert [each.grade for each in story.on(0).grades] == [Grade.GREEN, Grade.RED]
    assert story.on(0).state == "step-back"


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (1, [(1, CheckIn(8), 7)]),
        (1, [(1, FlareUp(), 6), (1, CheckIn(5), 7)]),
        (2, [(1, FlareUp(), 6), (2, CheckIn(5), 7)]),
    ],
    ids=["after the trigger", "after it was told", "on the second day"],
)
def test_r5b_flare_days_are_left_out_for_a_later_session_of_the_same_day_too(day, told):
    story = Story().level("L3").tell(0, CheckIn(3))
    for number, fact, hour in told:
        story.tell(number, fact, hour)
    story.walk(day, 5, before=5, peak=5, after=5, hour=18)
    assert story.grade() == ("amber", "R4")  # usual is 3; with the flare-up's pain 5 would be green


def test_r5b_pain_told_before_the_flare_up_of_the_day_still_says_what_is_usual_for_it():
    story = Story().level("L3").tell(0, CheckIn(4), 6).tell(0, FlareUp(), 20)
    story.walk(0, 10, before=4, peak=5, after=4)
    assert story.grade() == ("green", "R3")
    assert story.on(0).base is None
