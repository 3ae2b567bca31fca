"""The tiles' numbers and the sentences beside them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale

from exercises.history.statistics.days import WEEK_DAYS, Day, monday_of
from exercises.history.statistics.goal import WeekGoal, week_goal, weeks_kept
from exercises.history.statistics.pain import DailyPain, Direction, pain_change
from gui import text
from gui.history.day_words import sessions, short_date
from gui.history.plan_side import PlanSide

_NOTHING = "–"


@dataclass(frozen=True, slots=True)
class TileText:
    """What a tile says: what it is about, the number, and what to make of it."""

    title: str
    value: str
    more: str

    @property
    def sentence(self) -> str:
        """All of it for those who don't see the tile."""
        value = text.tr("nothing yet") if self.value == _NOTHING else self.value
        return text.tr("{title}: {value}. {more}").format(title=self.title, value=value, more=self.more).strip()


@dataclass(frozen=True, slots=True)
class Chosen:
    """The sessions that were chosen: their days and the daily pain; `until` is the last day that was chosen."""

    days: Mapping[date, Day] = field(default_factory=dict)
    pain: DailyPain = field(default_factory=dict)
    until: date | None = None
    is_all: bool = True


def tiles(days: Mapping[date, Day], chosen: Chosen, plan: PlanSide | None, today: date) -> tuple[TileText, ...]:
    """This week, minutes of the week, longest walk, pain, weeks kept; `days` are those of all sessions.

    Without `plan`, because it is not known yet or there is none, the numbers stand alone.
    """
    return (
        _this_week(days, plan, today),
        _walked(days, plan, today),
        _longest(chosen, today),
        _pain(chosen, today),
        _weeks(days, plan, today),
    )


def goal_now(days: Mapping[date, Day], plan: PlanSide, today: date) -> WeekGoal:
    """This week against its goal."""
    weeks = plan.weeks
    return week_goal(_counting(days, plan, today), today, weeks.days_asked, weeks.flare, weeks.away)


def _counting(days: Mapping[date, Day], plan: PlanSide, today: date) -> dict[date, Day]:
    """The days as the plan counts them: of this week only those with a walk that counts for it."""
    monday = monday_of(today)
    return {day: each for day, each in days.items() if day < monday or day in plan.walked}


def _this_week(days: Mapping[date, Day], plan: PlanSide | None, today: date) -> TileText:
    monday = monday_of(today)
    count = plan.sessions if plan is not None else sum(each.sessions for day, each in days.items() if day >= monday)
    more = _to_go(goal_now(days, plan, today), plan, today) if plan is not None else ""
    return TileText(text.tr("This week"), sessions(count), more)


def _to_go(goal: WeekGoal, plan: PlanSide, today: date) -> str:
    week = [goal.monday + timedelta(days=number) for number in range(WEEK_DAYS)]
    if goal.asks_for_nothing:
        return text.tr("away, so nothing is due") if any(day in plan.weeks.away for day in week) else ""
    gentle = text.tr("gentle days count too") if any(day in plan.weeks.flare for day in week) else ""
    left = WEEK_DAYS - today.weekday()
    if goal.kept:
        more = text.tr("goal met")
    elif goal.to_go > left:
        more = text.tr("{n} of {goal} walk days").format(n=goal.days, goal=goal.goal)
    elif goal.to_go == 1:
        more = text.tr("1 walk to go")
    else:
        more = text.tr("{n} walks to go").format(n=goal.to_go)
    return ", ".join(part for part in (more, gentle) if part)


def _walked(days: Mapping[date, Day], plan: PlanSide | None, today: date) -> TileText:
    monday = monday_of(today)
    seconds = sum(each.walk_seconds for day, each in days.items() if day >= monday)
    value = text.tr("{n} min").format(n=round(seconds / 60))
    if plan is not None and plan.minutes is not None:
        more = text.tr("plan: {n}").format(n=plan.minutes)
    else:
        before = monday - timedelta(days=WEEK_DAYS)
        last = sum(each.walk_seconds for day, each in days.items() if before <= day < monday)
        more = text.tr("last week {n}").format(n=round(last / 60)) if last else ""
    return TileText(text.tr("Walked this week"), value, more)


def _longest(chosen: Chosen, today: date) -> TileText:
    title = text.tr("Longest walk") if chosen.is_all else text.tr("Longest walk, chosen")
    walks = {day: each.longest_walk for day, each in chosen.days.items() if each.longest_walk > 0}
    if not walks:
        return TileText(title, _NOTHING, text.tr("no walk yet") if chosen.is_all else text.tr("no walk among them"))
    best = max(walks, key=lambda day: (walks[day], -day.toordinal()))
    start = min(walks).replace(day=1)
    then = max(seconds for day, seconds in walks.items() if (day.year, day.month) == (start.year, start.month))
    value, first = text.minutes(walks[best]), text.minutes(then)
    if value == first or (best.year, best.month) == (start.year, start.month):
        return TileText(title, value, short_date(best, today))
    pattern = "MMMM" if start.year == today.year else "MMMM yyyy"
    month = QLocale().toString(QDate(start.year, start.month, 1), pattern)
    number = first if then < 60 else round(then / 60)
    return TileText(title, value, text.tr("was {n} in {month}").format(n=number, month=month))


def _pain(chosen: Chosen, today: date) -> TileText:
    end = min(today, chosen.until) if chosen.until is not None else today
    title = text.tr("Pain, last 7 days") if end == today else text.tr("Pain, 7 days at the end")
    last = [pain for day, pain in chosen.pain.items() if 0 <= (end - day).days < WEEK_DAYS]
    if not last:
        return TileText(title, _NOTHING, text.tr("told before or after a session"))
    value = f"{float(sum(last) / len(last)):.1f}"
    change = pain_change(chosen.pain, end)
    if change is None:
        days = text.tr("1 day") if len(last) == 1 else text.tr("mean of {n} days").format(n=len(last))
        return TileText(title, value, days)
    more = {
        Direction.BETTER: text.tr("{n} at first: a real change"),
        Direction.WORSE: text.tr("{n} at first: a real rise"),
        Direction.SAME: text.tr("{n} at first: about the same"),
    }[change.direction]
    return TileText(title, value, more.format(n=f"{change.start:.1f}"))


def _weeks(days: Mapping[date, Day], plan: PlanSide | None, today: date) -> TileText:
    title = text.tr("Weeks in a row")
    if plan is None:
        return TileText(title, _NOTHING, "")
    weeks, counting = plan.weeks, _counting(days, plan, today)
    row = weeks_kept(counting, today, weeks.days_asked, weeks.flare, weeks.away)
    if row:
        return TileText(title, str(row), text.tr("goal met each week") if row > 1 else text.tr("goal met"))
    ever = _weeks_ever(counting, plan, today)
    if ever:
        return TileText(text.tr("Weeks kept"), str(ever), text.tr("rest is part of it"))
    return TileText(title, _NOTHING, text.tr("a week counts when its goal is met"))


def _weeks_ever(days: Mapping[date, Day], plan: PlanSide, today: date) -> int:
    """How many weeks ever kept their goal."""
    weeks, mondays = plan.weeks, {monday_of(day) for day in days if day <= today}
    goals = (week_goal(days, monday, weeks.days_asked, weeks.flare, weeks.away) for monday in mondays)
    return sum(goal.kept for goal in goals)
