"""The first page: the curves, and the numbers beside them, counted as the history's page counts them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from exercises.coach.days import trait_on
from exercises.coach.looking_back import PlanWeeks, plan_weeks
from exercises.coach.outlook import Outlook
from exercises.history.facts import Away, StoredFact, TraitName
from exercises.history.overview import Overview
from exercises.history.session_facts import SessionFact
from exercises.history.statistics.days import WEEK_DAYS, Day, Week, days_of, monday_of, weeks
from exercises.history.statistics.goal import week_goal
from exercises.history.statistics.pain import DailyPain, Moment, pain_change, pain_line
from exercises.report.content import (
    Adherence,
    Chart,
    KeyFigures,
    PainCurve,
    PainFigures,
    Period,
    PlanNow,
    WalkedMinutes,
    WeekMinutes,
)

# How many weeks "now" and "at the start" are (content.md section 7: adherence rolls over 4 weeks).
ROLLING_WEEKS: Final = 4
# Beyond this, means of a week are a thicket; their line is one of 4 weeks then.
_LONGEST_IN_WEEKS: Final = 400
_WEEK: Final = timedelta(days=WEEK_DAYS)
_ARROW: Final = "→"


@dataclass(frozen=True, slots=True)
class Told:
    """What was read once: the time's sessions in numbers and as the coach reads them, all facts, and the coach's view.

    `begun` is the day of the very first session, also one before this time; `pain_before` begins six days earlier.
    """

    period: Period
    overview: Overview
    sessions: Sequence[SessionFact]
    facts: Sequence[StoredFact]
    outlook: Outlook | None
    begun: date | None
    pain_before: Mapping[Moment, DailyPain]


def chart(told: Told) -> Chart:
    """The curves of this time."""
    mean_days = WEEK_DAYS if told.period.days <= _LONGEST_IN_WEEKS else ROLLING_WEEKS * WEEK_DAYS
    curves = (_curve(moment, told, mean_days) for moment, daily in _pain(told).items() if daily)
    walked = tuple(WeekMinutes(week.monday, week.walk_seconds / 60) for week in _weeks(told))
    walks = walked if any(week.minutes for week in walked) else ()
    return Chart(mean_days, tuple(curves), walks, plan_line(told.outlook))


def _curve(moment: Moment, told: Told, mean_days: int) -> PainCurve:
    """Single days and their line; its first days know what was told in the week before this time."""
    days = tuple(each for each in pain_line(told.pain_before[moment]) if each.day in told.period)
    if mean_days == WEEK_DAYS:
        return PainCurve(moment, days, tuple((each.day, each.week_mean) for each in days))
    stretches: dict[int, list[float]] = {}
    for each in days:
        stretches.setdefault((each.day - told.period.first).days // mean_days, []).append(each.pain)
    middle = told.period.first + timedelta(days=mean_days // 2)
    line = (
        (min(middle + timedelta(days=number * mean_days), told.period.last), sum(pains) / len(pains))
        for number, pains in stretches.items()
    )
    return PainCurve(moment, days, tuple(line))


def plan_line(outlook: Outlook | None) -> tuple[tuple[date, int], ...]:
    """From which day on the plan's week had how many minutes: those of its level; empty before the first one."""
    if outlook is None:
        return ()
    asked = {level.name: level.minutes * outlook.goal(level) for level in outlook.levels}
    points = {
        reason.day: asked[level]
        for reason in outlook.reasons
        if (level := _level_after(reason.change, asked)) is not None
    }
    if outlook.level in asked and (not points or list(points.values())[-1] != asked[outlook.level]):
        points[outlook.today] = asked[outlook.level]  # the plan was exchanged since
    return tuple(points.items())


def figures(told: Told) -> KeyFigures:
    """The numbers of this time."""
    period, facts = told.period, told.facts
    plan = plan_weeks(told.outlook, facts) if told.outlook is not None else PlanWeeks(away=_away(facts))
    days, mondays = told.overview.days, whole_weeks(told)
    return KeyFigures(
        weeks=period.weeks,
        sessions=sum(day.sessions for day in days.values()),
        walk_days=sum(day.walk_seconds > 0 for day in days.values()),
        adherence=adherence(days, mondays, plan),
        last_weeks=adherence(days, mondays[-ROLLING_WEEKS:], plan),
        minutes=_walked(days, mondays),
        longest=told.overview.longest,
        longest_at_first=told.overview.longest_at_first,
        flare_days=sum(day in period for day in plan.flare),
        away_days=sum(day in period for day in plan.away),
        leg=sum(bool(each.feelings.leg) for each in told.sessions),
        sleep_lost=sum(bool(each.feelings.sleep_lost) for each in told.sessions),
        limit=trait_on(facts, TraitName.PAIN_LIMIT, period.last) or None,
        pain=tuple(_pain_figures(moment, daily, period.last) for moment, daily in _pain(told).items()),
        plan=_plan_now(told.outlook),
    )


def whole_weeks(told: Told) -> list[date]:
    """The Mondays of the weeks that lie in this time from their first day to their last, and are over.

    The week in which the very first session was is left out unless it was its Monday: it could not be a whole one.
    """
    first = max(told.period.first, told.begun) if told.begun is not None else told.period.first
    monday, found = monday_of(first), []
    if monday < first:
        monday += _WEEK
    while monday + _WEEK <= told.period.last:
        found.append(monday)
        monday += _WEEK
    return found


def adherence(days: Mapping[date, Day], mondays: Iterable[date], plan: PlanWeeks) -> Adherence:
    """How much of what these weeks asked for was done; more than it asked for does not make up for another week."""
    goals = [week_goal(days, monday, plan.days_asked, plan.flare, plan.away) for monday in mondays]
    asking = [goal for goal in goals if not goal.asks_for_nothing]
    return Adherence(
        done=sum(min(goal.days, goal.goal) for goal in asking),
        asked=sum(goal.goal for goal in asking),
        weeks=len(asking),
        kept=sum(goal.kept for goal in asking),
    )


def _weeks(told: Told) -> tuple[Week, ...]:
    return weeks(told.overview.days, told.period.last)


def _walked(days: Mapping[date, Day], mondays: Sequence[date]) -> WalkedMinutes | None:
    """Mean minutes of the last weeks and of as many at the start, which don't overlap."""
    if not mondays:
        return None
    minutes = [_minutes_of(days, monday) for monday in mondays]
    count = max(1, min(ROLLING_WEEKS, len(minutes) // 2))
    start = sum(minutes[:count]) / count if len(minutes) > 1 else None
    return WalkedMinutes(count, start, sum(minutes[-count:]) / count)


def _minutes_of(days: Mapping[date, Day], monday: date) -> float:
    week = (monday + timedelta(days=number) for number in range(WEEK_DAYS))
    return sum(days[day].walk_seconds for day in week if day in days) / 60


def _pain(told: Told) -> dict[Moment, DailyPain]:
    return {moment: told.overview.pain[moment] for moment in Moment}


def _pain_figures(moment: Moment, daily: DailyPain, today: date) -> PainFigures:
    change = pain_change(daily, today)
    week = [daily[day] for number in range(WEEK_DAYS) if (day := today - timedelta(days=number)) in daily]
    now = float(sum(week) / len(week)) if week else None
    return PainFigures(moment, change, now, len(week))


def _away(facts: Iterable[StoredFact]) -> frozenset[date]:
    return days_of((each.fact.first, each.fact.last) for each in facts if isinstance(each.fact, Away))


def _plan_now(outlook: Outlook | None) -> PlanNow | None:
    if outlook is None:
        return None
    minutes = outlook.level_minutes if outlook.level_minutes is not None else outlook.minutes
    return PlanNow(outlook.plan_name, outlook.level, minutes, outlook.walks_a_week)


def _level_after(change: str | None, known: Mapping[str, int]) -> str | None:
    """The level that a change led to; a name may hold an arrow itself, so each one is tried."""
    rest = change or ""
    while _ARROW in rest:
        rest = rest.partition(_ARROW)[2]
        if rest.strip() in known:
            return rest.strip()
    return None
