"""Days, weeks and goals against tables made by hand."""

from datetime import date, timedelta

import pytest

from exercises.history.statistics.days import days, days_of, goal_of_week, longest_walk, weeks
from exercises.history.statistics.goal import week_goal, weeks_kept
from tests.exercises.history.statistics.table import sessions

TODAY = date(2026, 11, 20)  # a Friday


def minutes(text, today=TODAY):
    """Week by week: number, minutes walked, walk days, sessions."""
    found = weeks(days(sessions(text), today), today)
    return [(*week.number, week.walk_seconds / 60, week.walk_days, week.sessions) for week in found]


def test_weeks__without_sessions_there_are_none():
    assert minutes("") == []
    assert longest_walk([], TODAY) is None


def test_weeks__over_new_year_belong_to_the_year_of_their_thursday():
    table = """
        2020-12-27T10:00+01:00 5    # Sunday of week 52
        2020-12-28T10:00+01:00 10   # Monday of week 53
        2021-01-01T10:00+01:00 20   # Friday of the same week
        2021-01-03T10:00+01:00 30   # its Sunday
        2021-01-04T10:00+01:00 40   # Monday of week 1
    """
    assert minutes(table, date(2021, 1, 5)) == [(2020, 52, 5, 1, 1), (2020, 53, 60, 3, 3), (2021, 1, 40, 1, 1)]
    early = "2024-12-30T10:00+01:00 7\n2025-01-01T10:00+01:00 8"
    assert minutes(early, date(2025, 1, 1)) == [(2025, 1, 15, 2, 2)]


def test_weeks__in_which_nothing_was_done_are_there_up_to_todays():
    found = minutes("2026-10-26T10:00+01:00 9\n2026-11-09T10:00+01:00 8")
    assert found == [(2026, 44, 9, 1, 1), (2026, 45, 0, 0, 0), (2026, 46, 8, 1, 1), (2026, 47, 0, 0, 0)]


def test_weeks__clock_changes_neither_add_nor_take_minutes():
    table = """
        2026-03-29T01:50+01:00 30   # Berlin: it ends at 03:20 on the clock, in summer time
        2026-10-25T02:50+02:00 30   # it ends at 02:20 on the clock, in winter time
        2026-10-25T02:10+01:00 15   # an earlier hour on the clock, later in truth
    """
    found = days(sessions(table), TODAY)
    assert {day: (each.walk_seconds, each.sessions) for day, each in found.items()} == {
        date(2026, 3, 29): (1800, 1),
        date(2026, 10, 25): (2700, 2),
    }


def test_weeks__a_session_across_midnight_belongs_to_the_day_it_began_on():
    found = minutes("2026-11-15T23:50+01:00 20\n2026-11-16T00:10+01:00 6")
    assert found == [(2026, 46, 20, 1, 1), (2026, 47, 6, 1, 1)]


def test_weeks__a_move_of_three_zones_keeps_each_sessions_own_day():
    table = """
        2026-11-15T23:30+01:00 10   # Berlin, Sunday evening: 22:30 of UTC
        2026-11-16T01:45+04:00 11   # Dubai, Monday already, although 45 minutes earlier in truth
        2026-11-15T19:45-03:00 12   # São Paulo, 15 minutes after Berlin and still Sunday
    """
    assert minutes(table) == [(2026, 46, 22, 1, 2), (2026, 47, 11, 1, 1)]


def test_weeks__what_is_tomorrow_somewhere_counts_and_a_wrong_clock_does_not():
    table = "2026-11-22T23:30+09:00 5\n2026-11-23T00:30+09:00 6\n2099-01-01T10:00+01:00 7"
    assert minutes(table, date(2026, 11, 22)) == [(2026, 47, 5, 1, 1), (2026, 48, 6, 1, 1)]


def test_weeks__other_exercise_counts_as_session_and_not_as_walk():
    assert minutes("2026-11-18T08:00+01:00 +15\n2026-11-18T18:00+01:00 10\n2026-11-19T08:00+01:00 +15") == [
        (2026, 47, 10, 1, 3)
    ]
    (week,) = weeks(days(sessions("2026-11-18T08:00+01:00 +15\n2026-11-19T08:00+01:00 0"), TODAY), TODAY)
    assert (week.active_days, week.active_seconds, week.sessions) == (1, 900, 1)  # begun and left is nothing done


def test_longest_walk__is_one_session_the_first_of_equal_ones():
    table = sessions("""
        2026-11-18T08:00+01:00 10
        2026-11-18T18:00+01:00 10   # twenty in a day, not at a time
        2026-09-20T08:00+02:00 19
        2026-09-19T08:00+02:00 19
        2026-08-01T08:00+02:00 25
        2026-11-19T08:00+01:00 +60
    """)
    whole = longest_walk(table, TODAY)
    assert (whole.day, whole.seconds, whole.session) == (date(2026, 8, 1), 1500, table[4].id)
    assert longest_walk(table, TODAY, since=date(2026, 9, 1)).day == date(2026, 9, 19)
    assert longest_walk(table, TODAY, until=date(2026, 7, 31)) is None
    assert longest_walk(table, TODAY, since=date(2026, 10, 1)).session == table[0].id


@pytest.mark.parametrize(("away", "goal"), [(0, 5), (1, 4), (2, 4), (3, 3), (4, 2), (5, 1), (6, 1), (7, 0)])
def test_goal__asks_for_its_share_of_the_days_at_home(away, goal):
    monday = date(2026, 11, 16)
    assert goal_of_week(5, monday, days_of([(monday, monday + timedelta(days=away - 1))])) == goal


def test_goal__this_week():
    of_days = days(sessions("2026-11-16T08:00+01:00 9\n2026-11-18T08:00+01:00 9\n2026-11-18T18:00+01:00 9"), TODAY)
    week = week_goal(of_days, TODAY, lambda _: 4, flare={date(2026, 11, 17), date(2026, 11, 18)})
    assert (week.days, week.goal, week.to_go, week.kept) == (3, 4, 1, False)
    assert week_goal(of_days, TODAY, lambda _: 14).goal == 7
    done = week_goal(of_days, TODAY, lambda _: 1)
    assert (done.to_go, done.kept) == (0, True)


# Two walk days in each of the weeks 43 to 46 but for week 44, in which there was one.
ROW = """
    2026-10-19T08:00+02:00 9
    2026-10-20T08:00+02:00 9
    2026-10-26T08:00+01:00 9
    2026-11-02T08:00+01:00 9
    2026-11-03T08:00+01:00 9
    2026-11-09T08:00+01:00 9
    2026-11-10T08:00+01:00 9
"""


@pytest.mark.parametrize(
    ("more", "flare", "away", "kept"),
    [
        ("", (), (), 2),
        ("2026-11-16T08:00+01:00 9", (), (), 2),  # this week is not over
        ("2026-11-16T08:00+01:00 9\n2026-11-17T08:00+01:00 9", (), (), 3),
        ("", {date(2026, 10, 27)}, (), 4),  # a flare day is a kept day
        ("", (), days_of([(date(2026, 10, 26), date(2026, 11, 1))]), 3),  # a week away neither counts nor breaks
        ("", (), days_of([(date(2026, 10, 27), date(2026, 10, 30))]), 4),  # three days at home ask for one
    ],
)
def test_weeks_kept__in_a_row(more, flare, away, kept):
    assert weeks_kept(days(sessions(ROW + more), TODAY), TODAY, lambda _: 2, flare, away) == kept


def test_weeks_kept__each_week_has_the_goal_it_had():
    of_days = days(sessions(ROW), TODAY)
    assert weeks_kept(of_days, TODAY, lambda monday: 1 if monday < date(2026, 11, 1) else 2) == 4
    assert weeks_kept(of_days, TODAY, lambda monday: 3) == 0
    assert weeks_kept({}, TODAY, lambda _: 1) == 0
