"""Makes a report: reads what it needs of the history once, and gathers it."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from exercises.coach.outlook import Outlook
from exercises.history.filtering import Filter
from exercises.history.history import History
from exercises.history.statistics.days import WEEK_DAYS, counted_until
from exercises.report import events, figures
from exercises.report.content import Period, Report, Wish
from exercises.report.figures import Told

USUAL_WEEKS: Final = 12


def since_weeks_ago(weeks: int, today: date) -> date:
    """The first day of the last so many weeks, today included."""
    return today - timedelta(days=WEEK_DAYS * weeks - 1)


def report_of(history: History, outlook: Outlook | None, today: date, wish: Wish) -> Report:
    """Gather what happened from `wish.since` until today. Raises HistoryError.

    `outlook` is what the coach says about today; without one the report tells of no plan. Days before the first thing
    that was ever told are left out.
    """
    all_sessions, facts = history.coach_sessions(), history.facts()
    days = [*(each.day for each in all_sessions), *(each.day for each in facts)]
    begun = min((day for day in days if day <= today), default=today)
    period = Period(min(max(wish.since or begun, begun), today), today)
    choice = Filter(since=period.first, until=counted_until(today))
    sessions = [each for each in all_sessions if each.day in period]
    first_session = min((each.day for each in all_sessions if each.active_seconds > 0), default=None)
    week_before = replace(choice, since=period.first - timedelta(days=WEEK_DAYS - 1))
    pain = history.overview(week_before, today).pain
    told = Told(period, history.overview(choice, today), sessions, facts, outlook, first_session, pain)
    exercises, in_all = events.done_often(history, choice, today)
    return Report(
        period=period,
        made=today,
        name=" ".join(wish.name.split()),
        chart=figures.chart(told),
        figures=figures.figures(told),
        levels=events.level_changes(outlook, period),
        warnings=events.warned(facts, outlook, period),
        lasting=events.lasting(facts, today),
        measures=events.measured(facts, period),
        hurt=events.hurt_exercises(history.hurt_steps(), sessions),
        places=events.pain_places(sessions),
        exercises=exercises,
        exercises_in_all=in_all,
        notes=events.notes(sessions) if wish.notes else None,
    )
