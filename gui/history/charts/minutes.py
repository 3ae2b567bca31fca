"""Minutes walked a week, against what the plan's level asked for, with every change of the level."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from exercises.coach.outlook import Outlook, Reason
from exercises.history.statistics.days import WEEK_DAYS, Day, Week, monday_of, weeks
from gui import text
from gui.history.charts import words
from gui.history.charts.picture import Mark, Picture, Points, Series, Shape, Table
from gui.theme.tokens import Tone

_WEEK = timedelta(days=WEEK_DAYS)
_ARROW = "→"


@dataclass(frozen=True, slots=True)
class _Told:
    """Every week by its Monday, the plan's minutes, and what the plan changed."""

    weeks: Mapping[date, Week]
    plan: Points
    changes: Mapping[date, tuple[Reason, ...]]
    today: date

    def plan_of(self, monday: date) -> float | None:
        """The plan's minutes for a week: those of the level at its end; None before the first level."""
        at = bisect_right(self.plan, monday + timedelta(days=WEEK_DAYS - 1), key=lambda point: point[0])
        return self.plan[at - 1][1] if at else None


def minutes_picture(days: Mapping[date, Day], outlook: Outlook | None, today: date) -> Picture:
    """Draw these days' walks week by week; empty while nobody walked."""
    found = {week.monday: week for week in weeks(days, today)}
    if not any(week.walk_seconds for week in found.values()):
        return Picture()
    changes = _changes(outlook, min(found))
    last = max(found) + timedelta(days=WEEK_DAYS - 1)
    plan = _plan_line(outlook, last)
    by_week: dict[date, tuple[Reason, ...]] = {}
    for reason in changes:
        by_week[monday_of(reason.day)] = (*by_week.get(monday_of(reason.day), ()), reason)
    told = _Told(found, plan, by_week, today)
    series = [
        Series(
            "walked",
            text.tr("Walked"),
            Tone.PRIMARY,
            tuple((monday, week.walk_seconds / 60) for monday, week in found.items()),
            shape=Shape.BARS,
            days_wide=WEEK_DAYS,
        )
    ]
    if plan:
        series.append(Series("plan", text.tr("The plan's week"), Tone.WORK, plan, Shape.STEPS, end=text.tr("Plan")))
    return Picture(
        series=tuple(series),
        marks=tuple(
            Mark(each.day, each.change or "", f"{words.day(each.day, today)} · {each.change}: {each.text}")
            for each in changes
        ),
        stops=tuple(found),
        first=min(found),
        last=last,
        lowest_top=20.0,
        say=partial(_say, told),
        table=partial(_table, told),
    )


def _changes(outlook: Outlook | None, since: date) -> tuple[Reason, ...]:
    if outlook is None:
        return ()
    return tuple(each for each in outlook.reasons if each.change is not None and each.day >= since)


def _plan_line(outlook: Outlook | None, last: date) -> Points:
    """From which day on the plan's week had how many minutes; the last value holds until the day after `last`."""
    if outlook is None:
        return ()
    asked = {level.name: float(level.minutes * outlook.goal(level)) for level in outlook.levels}
    points: dict[date, float] = {}
    for reason in outlook.reasons:
        level = _level_after(reason.change, asked)
        if level is not None:
            points[reason.day] = asked[level]
    if outlook.level in asked and (not points or list(points.values())[-1] != asked[outlook.level]):
        # The plan may have been exchanged since.
        points[outlook.today] = asked[outlook.level]
    if not points:
        return ()
    end = last + timedelta(days=1)
    return (*points.items(), (end, list(points.values())[-1])) if max(points) < end else tuple(points.items())


def _level_after(change: str | None, known: Mapping[str, float]) -> str | None:
    """The level that a change led to; a name may hold an arrow itself, so each one is tried."""
    rest = change or ""
    while _ARROW in rest:
        rest = rest.partition(_ARROW)[2]
        if rest.strip() in known:
            return rest.strip()
    return None


def _say(told: _Told, monday: date) -> str:
    week = told.weeks[monday]
    plan = told.plan_of(monday)
    walked = text.tr("{n} minutes walked").format(n=round(week.walk_seconds / 60))
    if week.walk_days:
        one, many = text.tr("{walked} on 1 day"), text.tr("{walked} on {n} days")
        walked = (one if week.walk_days == 1 else many).format(walked=walked, n=week.walk_days)
    parts = [words.week(monday, told.today), walked]
    if plan is not None:
        parts.append(text.tr("plan {n}").format(n=round(plan)))
    parts += [f"{reason.change}: {reason.text}" for reason in told.changes.get(monday, ())]
    return " · ".join(parts)


def _table(told: _Told) -> Table:
    headers = (
        text.tr("Week from"),
        text.tr("Minutes"),
        text.tr("Plan"),
        text.tr("Walk days"),
        text.tr("Longest walk"),
        text.tr("Level"),
    )
    mondays = tuple(told.weeks)[::-1]
    rows = []
    for monday in mondays:
        week = told.weeks[monday]
        changes = ", ".join(reason.change or "" for reason in told.changes.get(monday, ()))
        rows.append(
            (
                words.full_day(monday),
                words.number(week.walk_seconds / 60, 0),
                words.number(told.plan_of(monday), 0),
                str(week.walk_days),
                words.number(week.longest_walk / 60, 0),
                changes,
            )
        )
    return Table(headers, mondays, tuple(rows))
