"""The overview against tables made by hand, and over many sessions against an independent calculator."""

from datetime import date

import pandas as pd
import pytest

from exercises.history.filtering import Filter
from exercises.history.history import History
from exercises.history.statistics.days import weeks
from exercises.history.statistics.pain import Moment, pain_line
from exercises.session.events import Outcome
from tests.exercises.history.statistics.table import sessions
from tests.exercises.history.statistics.test_against_pandas import made_up
from tests.exercises.history.test_choosing import write
from tests.fakes import FakeClock

TODAY = date(2026, 11, 20)
EVERYTHING = Filter()


@pytest.fixture
def overview_of(path, history):
    def overview(table, choice=EVERYTHING, today=TODAY):
        write(path, sessions(table))
        return history.overview(choice, today)

    return overview


def test_days__over_new_year_clock_changes_midnight_and_three_zones(overview_of):
    found = overview_of("""
        2026-01-01T00:10+01:00 6
        2025-12-31T23:50+01:00 20   # across midnight, into the next year
        2026-03-29T01:50+01:00 30   # it ends at 03:20 on the clock, in summer time
        2026-10-25T02:50+02:00 30
        2026-10-25T02:10+01:00 15   # earlier on the clock, later in truth
        2026-11-15T23:30+01:00 10   # Berlin, Sunday evening
        2026-11-16T01:45+04:00 11   # Dubai, Monday already, although 45 minutes earlier in truth
        2026-11-15T19:45-03:00 12   # São Paulo, 15 minutes after Berlin and still Sunday
        2026-11-16T08:00-03:00 0    # begun and left
    """)
    assert {
        str(day): (each.sessions, each.walk_seconds / 60, each.longest_walk / 60) for day, each in found.days.items()
    } == {
        "2025-12-31": (1, 20, 20),
        "2026-01-01": (1, 6, 6),
        "2026-03-29": (1, 30, 30),
        "2026-10-25": (2, 45, 30),
        "2026-11-15": (2, 22, 12),
        "2026-11-16": (1, 11, 11),
    }
    by_week = {week.number: week.walk_seconds / 60 for week in weeks(found.days, TODAY) if week.sessions}
    assert by_week == {(2026, 1): 26, (2026, 13): 30, (2026, 43): 45, (2026, 46): 22, (2026, 47): 11}
    assert found.sessions == 9
    assert date(2026, 11, 17) not in found.days
    with pytest.raises(KeyError):
        found.days[date(2026, 11, 17)]


def test_days__a_day_that_came_twice_is_one(overview_of):
    """Eastward over the date line: the same day again, from its morning on."""
    found = overview_of("""
        2026-11-10T20:00+12:00 10
        2026-11-10T09:00-10:00 11
        2026-11-11T07:00+12:00 12
        2026-11-10T10:00-10:00 13
    """)
    assert [(day.day, each.walk_seconds / 60) for day, each in found.days.items()] == [(10, 34), (11, 12)]
    assert found.days[date(2026, 11, 10)].sessions == 3


def test_days__choose_the_local_day(overview_of):
    table = "2026-11-15T23:30-03:00 10\n2026-11-16T00:30+04:00 11"
    assert overview_of(table, Filter(since=date(2026, 11, 16))).days.keys() == {date(2026, 11, 16)}


def test_days__what_is_tomorrow_somewhere_counts_and_a_wrong_clock_does_not(overview_of):
    found = overview_of("2026-11-21T00:30+09:00 6 pain 3\n2099-01-01T10:00+01:00 90 pain 9")
    assert (list(found.days), list(found.pain[Moment.BEFORE])) == ([date(2026, 11, 21)], [date(2026, 11, 21)])
    assert (found.longest.seconds, found.sessions) == (360, 2)


def test_pain__each_day_has_the_mean_of_its_answers(overview_of):
    found = overview_of("""
        2026-11-01T08:00+01:00 10 pain 4 6 5 3
        2026-11-01T18:00+01:00 10 pain 2 - 0 -
        2026-11-03T08:00+01:00 0 pain 10 - - 4   # not begun at all, and yet it was told
    """)
    assert {moment.value: {day.day: float(pain) for day, pain in of.items()} for moment, of in found.pain.items()} == {
        "before": {1: 3, 3: 10},
        "worst": {1: 6},
        "after": {1: 2.5},
        "next-morning": {1: 3, 3: 4},
    }


def test_longest__now_and_in_the_month_in_which_walking_began(overview_of):
    found = overview_of("""
        2026-08-01T08:00+02:00 +50
        2026-09-20T08:00+02:00 6
        2026-09-28T08:00+02:00 5
        2026-10-01T08:00+02:00 9
        2026-11-18T08:00+01:00 19
        2026-11-19T08:00+01:00 19
    """)
    assert (found.longest.day, found.longest.seconds) == (date(2026, 11, 18), 1140)
    assert (found.longest_at_first.day, found.longest_at_first.seconds) == (date(2026, 9, 20), 360)


def test_longest__of_the_first_month_stands_alone(overview_of):
    assert (
        overview_of("2026-12-01T08:00+01:00 6\n2026-12-31T08:00+01:00 9", today=date(2027, 2, 1)).longest_at_first
        is None
    )
    assert overview_of("2026-12-31T08:00+01:00 +9", Filter(since=date(2027, 1, 1))).longest is None


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    path = tmp_path_factory.mktemp("many") / "history.db"
    found = made_up()
    write(path, found)
    with History(path, FakeClock()) as history:
        yield history, frame_of(found)


def frame_of(found):
    rows = [
        {
            "day": pd.Timestamp(each.started.replace(tzinfo=None)).normalize(),
            "kind": each.kind,
            "active": each.active_seconds,
            "walk": each.walk_active_seconds,
            "before": each.feelings.pain_before,
            "worst": each.feelings.pain_peak,
            "after": each.feelings.pain_after,
            "next-morning": each.feelings.pain_next_day,
        }
        for each in found
    ]
    return pd.DataFrame(rows)


ANSWERS = ["before", "worst", "after", "next-morning"]


@pytest.mark.parametrize(
    ("choice", "rule"),
    [
        (Filter(), lambda f: f["day"].notna()),
        (Filter(kinds=frozenset({"walk"})), lambda f: f["kind"] == "walk"),
        (
            Filter(since=date(2023, 12, 28), until=date(2024, 3, 1)),
            lambda f: f["day"].between("2023-12-28", "2024-03-01"),
        ),
        (Filter(pain=(3, 7)), lambda f: f[ANSWERS].max(axis=1).between(3, 7)),
        (Filter(outcomes=frozenset({Outcome.STOPPED})), lambda f: f["day"].isna()),
        (
            Filter(pain=(8, 10), kinds=frozenset({"strength"}), since=date(2022, 1, 1)),
            lambda f: (f[ANSWERS].max(axis=1) >= 8) & (f["kind"] == "strength") & (f["day"] >= "2022-01-01"),
        ),
    ],
)
def test_against_pandas(many, choice, rule):
    history, frame = many
    found, rows = history.overview(choice, TODAY), frame[rule(frame)]
    assert found.sessions == len(rows)
    theirs = rows[rows["active"] > 0].groupby("day").agg({"active": ["count", "sum"], "walk": ["sum", "max"]})
    assert [
        (pd.Timestamp(day), each.sessions, each.active_seconds, each.walk_seconds, each.longest_walk)
        for day, each in found.days.items()
    ] == [(day, *row) for day, row in zip(theirs.index, theirs.to_numpy().tolist(), strict=True)]
    for moment in Moment:
        daily = rows.dropna(subset=[moment.value]).groupby("day")[moment.value].mean()
        line = pain_line(found.pain[moment])
        assert [pd.Timestamp(each.day) for each in line] == list(daily.index)
        assert [each.pain for each in line] == pytest.approx(daily.to_list(), abs=1e-9)
        means = daily.rolling("7D").mean().to_list()
        assert [each.week_mean for each in line] == pytest.approx(means, abs=1e-9)
    assert (found.longest.seconds if found.longest else 0) == (rows["walk"].max() if len(rows) else 0)
