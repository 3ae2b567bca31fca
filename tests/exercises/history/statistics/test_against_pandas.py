"""The same numbers by an independent calculator, over 5,000 sessions that were made up."""

import random
from datetime import date, datetime, timedelta, timezone

import pandas as pd
import pytest

from exercises.history.statistics.days import days, longest_walk, weeks
from exercises.history.statistics.loads import loads
from exercises.history.statistics.pain import Moment, daily_pain, pain_line
from exercises.library.timeline import Side
from exercises.session.record import Feelings, StepOutcome, StepRecord
from tests.exercises.history.statistics.table import session

TODAY = date(2026, 11, 20)
SIDES = (None, Side.LEFT, Side.RIGHT, Side.ALTERNATE)


def made_up(count=5000, seed=7):
    """Sessions of some six years, in zones all round the earth, many of them near midnight and New Year."""
    dice = random.Random(seed)
    found = []
    for _ in range(count):
        zone = timezone(timedelta(minutes=15 * dice.randrange(-48, 57)))
        day = datetime(2020, 12, 20, tzinfo=zone) + timedelta(days=dice.randrange(2160))
        if dice.random() < 0.1:
            day = datetime(dice.randrange(2021, 2026), 1, 1, tzinfo=zone) + timedelta(days=dice.randrange(-5, 6))
        hour = dice.choice([0, 8, 12, 18, 23])
        started = day.replace(hour=hour, minute=dice.randrange(60))
        told = [dice.choice([None, *range(11)]) for _ in range(4)]
        walked = dice.random() < 0.7
        minutes = f"{'' if walked else '+'}{dice.randrange(0, 60)}"
        steps = tuple(
            StepRecord(f"e{dice.randrange(5)}", "E", dice.choice(SIDES), 1, 30.0, seconds, reps, reps, StepOutcome.DONE)
            for seconds, reps in [(float(dice.randrange(0, 40)), dice.choice([None, 0, 4, 8])) for _ in range(3)]
        )
        found.append(
            session(
                f"{started.isoformat()} {minutes}",
                kind="walk" if walked else "strength",
                feelings=Feelings(*told),
                steps=() if walked else steps,
            )
        )
    return found


@pytest.fixture(scope="module")
def sessions():
    return made_up()


@pytest.fixture(scope="module")
def frame(sessions):
    rows = [
        {
            "day": pd.Timestamp(each.started.replace(tzinfo=None)).normalize(),
            "active": each.active_seconds,
            "walk": each.walk_active_seconds,
            "before": each.feelings.pain_before,
            "worst": each.feelings.pain_peak,
            "after": each.feelings.pain_after,
            "next-morning": each.feelings.pain_next_day,
        }
        for each in sessions
    ]
    return pd.DataFrame(rows)


def test_weeks(sessions, frame):
    of_days = days(sessions, TODAY)
    done = frame[frame["active"] > 0].set_index("day").sort_index()
    by_week = done.resample("W-SUN").agg({"active": ["count", "sum"], "walk": ["sum", "max"]}).fillna(0)
    ours = {pd.Timestamp(week.monday) + pd.Timedelta(days=6): week for week in weeks(of_days, TODAY)}
    assert list(ours)[: len(by_week)] == list(by_week.index)
    for sunday, row in by_week.iterrows():
        week = ours[sunday]
        assert (week.sessions, week.active_seconds) == (row["active", "count"], row["active", "sum"])
        assert (week.walk_seconds, week.longest_walk) == (row["walk", "sum"], row["walk", "max"])
    walk_days = done[done["walk"] > 0].groupby("day").size().resample("W-SUN").apply(lambda each: (each > 0).sum())
    assert {day: count for day, count in walk_days.items() if count} == {
        sunday: week.walk_days for sunday, week in ours.items() if week.walk_days
    }
    assert longest_walk(sessions, TODAY).seconds == done["walk"].max()


def test_weeks__iso_numbers(sessions, frame):
    iso = frame.loc[frame["active"] > 0, "day"].dt.isocalendar()
    found = weeks(days(sessions, TODAY), TODAY)
    assert {(row.year, row.week) for row in iso.itertuples()} == {week.number for week in found if week.sessions}


@pytest.mark.parametrize("moment", list(Moment))
def test_pain(sessions, frame, moment):
    daily = frame.dropna(subset=[moment.value]).groupby("day")[moment.value].mean()
    means = daily.rolling("7D").mean()
    ours = pain_line(daily_pain(sessions, TODAY, moment))
    assert [pd.Timestamp(each.day) for each in ours] == list(daily.index)
    assert [each.pain for each in ours] == pytest.approx(daily.to_list(), abs=1e-9)
    assert [each.week_mean for each in ours] == pytest.approx(means.to_list(), abs=1e-9)


def test_loads(sessions):
    rows = [
        {
            "exercise": step.exercise,
            "day": each.started.date(),
            "side": side,
            "seconds": step.active_seconds / (2 if step.side is Side.ALTERNATE else 1),
            "reps": step.reps_done,
        }
        for each in sessions
        for step in each.steps
        if step.active_seconds or step.reps_done
        for side in {None: ["both"], Side.ALTERNATE: ["left", "right"]}.get(step.side, [step.side])
    ]
    grouped = pd.DataFrame(rows).astype({"side": str}).groupby(["exercise", "day", "side"])
    theirs = grouped.agg(
        sets=("seconds", "size"), seconds=("seconds", "sum"), longest=("seconds", "max"), reps=("reps", "sum")
    )
    ours = {
        (exercise, day.day, side): (load.sets, load.seconds, load.longest_seconds, load.reps or 0)
        for exercise, found in loads(sessions, TODAY).items()
        for day in found.days
        for side, load in (("left", day.left), ("right", day.right), ("both", day.both))
        if load.sets
    }
    assert ours == {place: tuple(row) for place, row in theirs.iterrows()}
