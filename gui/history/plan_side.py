"""The plan's side of the history: what the coach says about this week and the weeks behind."""

from dataclasses import dataclass
from datetime import date

from exercises.coach.looking_back import PlanWeeks, plan_weeks
from gui.coaching import Coaching


@dataclass(frozen=True, slots=True)
class PlanSide:
    """Sessions and walk days of this week as Today counts them, the plan's minutes a week, and its weeks.

    `minutes` is None while no level is set. `walked` are this week's days with a walk that counts for the plan.
    """

    sessions: int
    walked: frozenset[date]
    minutes: int | None
    weeks: PlanWeeks


def plan_side(coaching: Coaching) -> PlanSide | None:
    """Ask the coach, who reads every session for it; None when it can't say anything."""
    outlook = coaching.outlook()
    if outlook is None:
        return None
    minutes, walks = outlook.minutes, outlook.walks_a_week
    return PlanSide(
        sessions=coaching.sessions_this_week(),
        walked=frozenset(day.day for day in outlook.week if day.walked),
        minutes=minutes * walks if minutes and walks else None,
        weeks=plan_weeks(outlook, coaching.facts()),
    )
