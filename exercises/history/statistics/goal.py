"""The week's goal: what is done of it and what is left, and how many weeks in a row have kept it.

A week counts, not a day: rest is part of the plan. Flare days count as kept, and days away ask for nothing.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from exercises.history.statistics.days import WEEK_DAYS, Day, goal_of_week, monday_of

DaysAsked = Callable[[date], int]
"""How many days the week that begins on this Monday asks for, 0 to 14, before days away are taken off."""


@dataclass(frozen=True, slots=True)
class WeekGoal:
    """A week against its goal; `days` holds the walk days and the flare days without a walk."""

    monday: date
    days: int
    goal: int

    @property
    def to_go(self) -> int:
        """How many days are left to do, never below 0."""
        return max(self.goal - self.days, 0)

    @property
    def asks_for_nothing(self) -> bool:
        """Whether one is away for so much of the week that nothing is due."""
        return self.goal == 0

    @property
    def kept(self) -> bool:
        """Whether the goal is reached."""
        return self.to_go == 0 and not self.asks_for_nothing


def week_goal(
    of_days: Mapping[date, Day],
    day: date,
    days_asked: DaysAsked,
    flare: Collection[date] = (),
    away: Collection[date] = (),
) -> WeekGoal:
    """The week in which that day lies, against its goal. A goal above 7 is one of 7: more days a week has none."""
    monday = monday_of(day)
    week = [monday + timedelta(days=number) for number in range(WEEK_DAYS)]
    done = sum(each in flare or (each in of_days and of_days[each].walk_seconds > 0) for each in week)
    return WeekGoal(monday, done, goal_of_week(min(days_asked(monday), WEEK_DAYS), monday, away))


def weeks_kept(
    of_days: Mapping[date, Day],
    today: date,
    days_asked: DaysAsked,
    flare: Collection[date] = (),
    away: Collection[date] = (),
) -> int:
    """How many weeks in a row have kept their goal, up to last week, and this one as soon as it is kept.

    Weeks that ask for nothing neither count nor break the row.
    """
    if not of_days:
        return 0
    first, monday = monday_of(min(of_days)), monday_of(today)
    kept = 0
    while monday >= first:
        week = week_goal(of_days, monday, days_asked, flare, away)
        if week.kept:
            kept += 1
        elif not week.asks_for_nothing and monday != monday_of(today):
            break
        if monday == first:
            break
        monday -= timedelta(days=WEEK_DAYS)
    return kept
