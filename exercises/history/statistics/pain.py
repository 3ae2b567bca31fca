"""Pain over time: each day's answers, their means over 7 days, and whether they have really changed.

A change counts from 2 points, or from 30 % of where it began (Ostelo et al. 2008, minimal important change for pain
from 0 to 10 in low back pain), and between means of 7 days, since single days go up and down by themselves.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from math import lcm
from typing import Final

from exercises.history.statistics.days import WEEK_DAYS, Done, counted_until
from exercises.session.record import Feelings

REAL_POINTS: Final = 2
REAL_SHARE: Final = Fraction(30, 100)
# Our own choice: a mean of fewer days is hardly more than a single day.
FEWEST_DAYS: Final = 3


class Moment(StrEnum):
    """When pain is asked for; the next morning's answer belongs to the day of its session."""

    BEFORE = "before"
    WORST = "worst"
    AFTER = "after"
    NEXT_MORNING = "next-morning"


class Direction(StrEnum):
    """Which way pain has really changed."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class PainDay:
    """A day's mean of its answers (0 to 10), and the mean of the days with answers among it and the six before."""

    day: date
    pain: float
    week_mean: float


@dataclass(frozen=True, slots=True)
class PainChange:
    """The mean of the first 7 days (0 to 10) and that of the last 7, today included."""

    start: float
    now: float
    direction: Direction


DailyPain = Mapping[date, Fraction]
"""A day's mean of its answers (0 to 10), exact, so that a change of just 2 points or 30 % is one; oldest first."""


def daily_pain(sessions: Iterable[Done], today: date, moment: Moment) -> dict[date, Fraction]:
    """The mean of each day's answers, so that a day with three walks weighs no more than a day with one."""
    last = counted_until(today)
    answers: dict[date, list[int]] = {}
    for session in sessions:
        pain, day = _answer(session.feelings, moment), session.started.date()
        if pain is not None and day <= last:
            answers.setdefault(day, []).append(pain)
    return {day: _mean([Fraction(pain) for pain in answers[day]]) for day in sorted(answers)}


def pain_line(daily: DailyPain) -> tuple[PainDay, ...]:
    """Each day with an answer, and the mean of 7 days that ends on it; oldest first."""
    # Whole numbers are exact as well, and many times faster than adding up fractions.
    answers = [(day, pain.numerator, pain.denominator) for day, pain in daily.items()]
    line, first = [], 0
    for number, (day, above, below) in enumerate(answers):
        while (day - answers[first][0]).days >= WEEK_DAYS:
            first += 1
        week = answers[first : number + 1]
        shared = lcm(*[each[2] for each in week])
        total = sum([each[1] * (shared // each[2]) for each in week])
        line.append(PainDay(day, above / below, total / (shared * len(week))))
    return tuple(line)


def pain_change(daily: DailyPain, today: date) -> PainChange | None:
    """The first 7 days against the last 7; None while either has answers on fewer than 3 days, or both overlap."""
    if not daily:
        return None
    first_end = next(iter(daily)) + timedelta(days=WEEK_DAYS - 1)
    if today - timedelta(days=WEEK_DAYS) < first_end:
        return None
    start, now = _last_week(daily, first_end), _last_week(daily, today)
    if min(len(start), len(now)) < FEWEST_DAYS:
        return None
    return PainChange(float(_mean(start)), float(_mean(now)), direction(_mean(start), _mean(now)))


def direction(start: Fraction, now: Fraction) -> Direction:
    """Whether pain has changed for real from one mean (0 to 10) to another."""
    change = abs(now - start)
    if change == 0 or (change < REAL_POINTS and (start == 0 or change < start * REAL_SHARE)):
        return Direction.SAME
    return Direction.BETTER if now < start else Direction.WORSE


def _last_week(daily: DailyPain, day: date) -> list[Fraction]:
    week = (day - timedelta(days=number) for number in range(WEEK_DAYS) if (day - date.min).days >= number)
    return [daily[each] for each in week if each in daily]


def _mean(values: list[Fraction]) -> Fraction:
    return sum(values, start=Fraction()) / len(values)


def _answer(feelings: Feelings, moment: Moment) -> int | None:
    match moment:
        case Moment.BEFORE:
            return feelings.pain_before
        case Moment.WORST:
            return feelings.pain_peak
        case Moment.AFTER:
            return feelings.pain_after
        case Moment.NEXT_MORNING:
            return feelings.pain_next_day
