"""Days and weeks: what was done on each, by the local date at which a session began.

Minutes are those that were walked, not differences of wall clocks: a change of the clock, a session across midnight or
a move to another zone takes none away and adds none.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Protocol

from exercises.session.record import Feelings

WEEK_DAYS: Final = 7
_WEEK: Final = timedelta(days=WEEK_DAYS)
_DAY: Final = timedelta(days=1)


class Done(Protocol):
    """What the numbers need of a session; records and the coach's lean view of them both have it."""

    @property
    def id(self) -> str: ...
    @property
    def started(self) -> datetime: ...
    @property
    def active_seconds(self) -> float: ...
    @property
    def walk_active_seconds(self) -> float: ...
    @property
    def feelings(self) -> Feelings: ...


@dataclass(frozen=True, slots=True)
class Day:
    """What was done on one day; seconds without pauses. `longest_walk` is that of one session."""

    day: date
    sessions: int
    active_seconds: float
    walk_seconds: float
    longest_walk: float


@dataclass(frozen=True, slots=True)
class Week:
    """What was done from a Monday to its Sunday; seconds without pauses."""

    monday: date
    sessions: int
    active_days: int
    walk_days: int
    active_seconds: float
    walk_seconds: float
    longest_walk: float

    @property
    def number(self) -> tuple[int, int]:
        """The year and the week as ISO 8601 counts them: the last days of December may belong to the next year."""
        year, week, _ = self.monday.isocalendar()
        return year, week


@dataclass(frozen=True, slots=True)
class LongestWalk:
    """The longest walk of one session; of equal ones the first."""

    session: str
    day: date
    seconds: float


def monday_of(day: date) -> date:
    """The Monday on which that day's week begins."""
    return day - timedelta(days=day.weekday())


def counted_until(today: date) -> date:
    """The last day that counts: tomorrow.

    Whoever moves west over the date line has sessions of tomorrow; what lies beyond comes from a clock that was wrong.
    """
    return today + _DAY if today < date.max else today


def days(sessions: Iterable[Done], today: date) -> dict[date, Day]:
    """Every day on which something was done, oldest first. A session that was begun and not done counts for nothing."""
    last = counted_until(today)
    found: dict[date, list[Done]] = {}
    for session in sessions:
        day = session.started.date()
        if session.active_seconds > 0 and day <= last:
            found.setdefault(day, []).append(session)
    return {day: _day(day, found[day]) for day in sorted(found)}


def weeks(of_days: Mapping[date, Day], today: date) -> tuple[Week, ...]:
    """Every week from the first one with a session to today's, those in which nothing was done among them."""
    if not of_days:
        return ()
    found: dict[date, list[Day]] = {}
    for day in of_days.values():
        found.setdefault(monday_of(day.day), []).append(day)
    last = max(monday_of(today), *found)
    monday, all_weeks = min(found), []
    while monday <= last:
        all_weeks.append(_week(monday, found.get(monday, [])))
        monday += _WEEK
    return tuple(all_weeks)


def longest_walk(
    sessions: Iterable[Done], today: date, since: date = date.min, until: date = date.max
) -> LongestWalk | None:
    """The longest walk of these days, both included; None when nobody walked."""
    last = min(until, counted_until(today))
    walks = [
        LongestWalk(session.id, session.started.date(), session.walk_active_seconds)
        for session in sorted(sessions, key=lambda each: (each.started.timestamp(), each.id))
        if session.walk_active_seconds > 0 and since <= session.started.date() <= last
    ]
    return max(walks, key=lambda walk: walk.seconds, default=None)


def days_of(found: Iterable[tuple[date, date]]) -> frozenset[date]:
    """Every day of these stretches of time, first and last included."""
    return frozenset(
        first + number * _DAY for first, last in found if first <= last for number in range((last - first).days + 1)
    )


def goal_of_week(days_a_week: int, monday: date, away: Collection[date] = ()) -> int:
    """How many days a week asks for: its goal's share for the days that one is not away, a half rounded up."""
    here = WEEK_DAYS - sum(monday + number * _DAY in away for number in range(WEEK_DAYS))
    return (2 * days_a_week * here + WEEK_DAYS) // (2 * WEEK_DAYS)


def _day(day: date, sessions: list[Done]) -> Day:
    return Day(
        day=day,
        sessions=len(sessions),
        active_seconds=sum(session.active_seconds for session in sessions),
        walk_seconds=sum(session.walk_active_seconds for session in sessions),
        longest_walk=max(session.walk_active_seconds for session in sessions),
    )


def _week(monday: date, of_week: list[Day]) -> Week:
    return Week(
        monday=monday,
        sessions=sum(day.sessions for day in of_week),
        active_days=len(of_week),
        walk_days=sum(day.walk_seconds > 0 for day in of_week),
        active_seconds=sum(day.active_seconds for day in of_week),
        walk_seconds=sum(day.walk_seconds for day in of_week),
        longest_walk=max((day.longest_walk for day in of_week), default=0.0),
    )
