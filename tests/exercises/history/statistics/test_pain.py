"""Means of pain, and what counts as a change, against tables made by hand."""

from datetime import date
from fractions import Fraction

import pytest

from exercises.history.statistics.pain import Direction, Moment, daily_pain, direction, pain_change, pain_line
from tests.exercises.history.statistics.table import sessions

TODAY = date(2026, 11, 20)

TABLE = """
    2026-11-01T08:00+01:00 10 pain 4 6 5 3
    2026-11-01T18:00+01:00 10 pain 2 - 4 -
    2026-11-03T08:00+01:00 10 pain 6 7 - 4
    2026-11-07T08:00+01:00 10 pain 3 3 3 -
    2026-11-08T08:00+01:00 10 pain - 2 1 0
    2026-11-20T08:00+01:00 10 pain 0 1 1 -
"""


def line(moment, text=TABLE):
    found = pain_line(daily_pain(sessions(text), TODAY, moment))
    return [(each.day.day, each.pain, each.week_mean) for each in found]


def test_line__means_of_seven_days_over_days_with_answers():
    assert line(Moment.BEFORE) == [(1, 3, 3), (3, 6, 4.5), (7, 3, 4), (20, 0, 0)]
    assert line(Moment.WORST) == [(1, 6, 6), (3, 7, 6.5), (7, 3, 16 / 3), (8, 2, 4), (20, 1, 1)]
    assert line(Moment.AFTER) == [(1, 4.5, 4.5), (7, 3, 3.75), (8, 1, 2), (20, 1, 1)]
    # The next morning belongs to the day of its session.
    assert line(Moment.NEXT_MORNING) == [(1, 3, 3), (3, 4, 3.5), (8, 0, 2)]


def test_line__a_day_leaves_after_the_seventh():
    text = "2026-11-01T08:00+01:00 9 pain 8\n2026-11-07T08:00+01:00 9 pain 2\n2026-11-08T08:00+01:00 9 pain 2"
    assert [mean for _, _, mean in line(Moment.BEFORE, text)] == [8, 5, 2]


def test_line__nothing_was_told():
    assert line(Moment.BEFORE, "2026-11-01T08:00+01:00 10") == []
    assert pain_change({}, TODAY) is None


@pytest.mark.parametrize(
    ("start", "now", "which"),
    [
        ("5", "3.5", Direction.BETTER),  # just 30 %
        ("5", "3.51", Direction.SAME),
        ("8", "6", Direction.BETTER),  # just 2 points, 25 %
        ("8", "6.01", Direction.SAME),
        ("3", "3.9", Direction.WORSE),  # just 30 %
        ("3", "3.89", Direction.SAME),
        ("7", "9", Direction.WORSE),
        ("0", "1.99", Direction.SAME),
        ("0", "2", Direction.WORSE),
        ("0", "0", Direction.SAME),
        ("4", "4", Direction.SAME),
        ("10/3", "7/3", Direction.BETTER),  # 30.0 % as fractions have it
    ],
)
def test_direction__from_two_points_or_thirty_percent(start, now, which):
    assert direction(Fraction(start), Fraction(now)) is which


def days_with(pains, first):
    return {date.fromordinal(first.toordinal() + number): Fraction(pain) for number, pain in enumerate(pains)}


def test_change__first_seven_days_against_the_last_seven():
    daily = days_with([5, 5, 5, 6, 4], date(2026, 9, 1)) | days_with([9] * 20, date(2026, 10, 1))
    daily |= days_with([3, 4, 3.5], date(2026, 11, 14))
    found = pain_change(daily, TODAY)
    assert (found.start, found.now, found.direction) == (5, 3.5, Direction.BETTER)


@pytest.mark.parametrize(
    "daily",
    [
        days_with([5, 5], date(2026, 9, 1)) | days_with([1, 1, 1], date(2026, 11, 18)),  # too few to begin with
        days_with([5, 5, 5], date(2026, 9, 1)) | days_with([1, 1], date(2026, 11, 18)),  # too few now
        days_with([5, 5, 5], date(2026, 9, 1)) | days_with([1, 1, 1], date(2026, 11, 11)),  # one of them is too old
        days_with([9, 9, 9, 9, 1, 1, 1], date(2026, 11, 14)),  # the same week
        days_with([9, 9, 9, 9, 9, 9, 1, 1, 1], date(2026, 11, 8)),  # a day of both
    ],
)
def test_change__is_not_told_from_too_little(daily):
    assert pain_change(daily, TODAY) is None


def test_change__two_weeks_side_by_side_are_enough():
    daily = days_with([6] * 7 + [2] * 7, date(2026, 11, 7))
    assert pain_change(daily, TODAY).direction is Direction.BETTER
    assert pain_change(days_with([2] * 7 + [6] * 7, date(2026, 11, 7)), TODAY).direction is Direction.WORSE
