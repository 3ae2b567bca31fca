"""What the Today screen is told: the coach's outlook, and the few things around it that the outlook does not have."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from math import floor
from typing import Final

from exercises.coach.notes import Note
from exercises.coach.outlook import Outlook
from exercises.history.facts import Asked, Measure
from exercises.library.timeline import Timeline
from gui.figure.subject import Subject

WEEKS_SHOWN: Final = 8
NOTHING: Final = Subject()
STANDING: Final = Subject("standing")
_LYING: Final = Subject("lying-back")
_SITTING: Final = Subject("sitting")
REAL_CHANGE: Final = 2.0
"""Points of pain (0 to 10) from which a change is a real one; 7-day averages, not single days (Ostelo et al. 2008)."""
_AVERAGED_DAYS: Final = 7


class FirstStep(StrEnum):
    """The steps of the first run; the values are what `first_run_step` tells."""

    SAFETY = "safety"
    DISTANCE = "distance"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class MorningQuestion:
    """The session whose next morning was not told yet; `name` is said where it was no walk of the plan."""

    session: str
    day: date
    name: str
    walk: bool
    pain_before: int | None


@dataclass(frozen=True, slots=True)
class RoutineLine:
    """A routine that may be offered: its id and name, whole minutes, and what its picture shows."""

    id: str
    name: str
    minutes: int
    picture: Subject = NOTHING


@dataclass(frozen=True, slots=True)
class DayPictures:
    """The pictures of what is no routine: walking, standing upright, lying at rest, sitting at ease."""

    walk: Subject = STANDING
    stand: Subject = STANDING
    rest: Subject = _LYING
    sit: Subject = _SITTING


PLAIN_PICTURES: Final = DayPictures()


@dataclass(frozen=True, slots=True)
class WalkPain:
    """The worst pain (0 to 10) on a day's walk."""

    day: date
    peak: int


@dataclass(frozen=True, slots=True)
class LastTime:
    """How the second offer's routine went when it was last done: pain before and after, where it was told."""

    day: date
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class TodayView:
    """Everything on the screen.

    `walk` is the walk that Start would begin, with what is wrapped round it; None where there is none or the plan's
    file can't be used. `weekly_minutes` are those of the last weeks, oldest first, this week last, up to 8;
    `plan_minutes` is what the plan's level asks for in a week. `walk_pain` is oldest first. `snack` and the outlook's
    routine ids are looked up in `routines`; what is not found there is not offered. `first_run` holds the steps that
    are still open, in their order; `baseline_needed` is how many easy walks find the level. `ask` is None while the
    questions about warning signs are not due. `measures` is what it is a good time to measure.
    """

    outlook: Outlook
    now: datetime
    routines: tuple[RoutineLine, ...] = ()
    walk: Timeline | None = None
    sessions_done: int = 0
    baseline_needed: int = 3
    morning: MorningQuestion | None = None
    weekly_minutes: tuple[int, ...] = ()
    plan_minutes: int | None = None
    walk_pain: tuple[WalkPain, ...] = ()
    second_last: LastTime | None = None
    snack: str | None = None
    snack_is_gentle: bool = False  # one of today's sessions was too much
    next_reminder: time | None = None
    first_run: tuple[FirstStep, ...] = ()
    walking_days: tuple[int, ...] = ()
    ask: Asked | None = None
    self_check_due: bool = False
    measures: tuple[Measure, ...] = ()
    note: Note | None = None
    emergency_number: str | None = None
    pictures: DayPictures = PLAIN_PICTURES

    def routine(self, routine_id: str | None) -> RoutineLine | None:
        """Find a routine that may be offered."""
        return next((each for each in self.routines if each.id == routine_id), None)


def pain_change(walks: Sequence[WalkPain]) -> int | None:
    """How many points the pain while walking has changed, towards 0; below 0 it is less.

    The mean of the first 7 days against that of the last 7; None while it is no real change or those days overlap.
    """
    if not walks or walks[-1].day - walks[0].day < timedelta(days=2 * _AVERAGED_DAYS - 1):
        return None
    span = timedelta(days=_AVERAGED_DAYS)
    first = [walk.peak for walk in walks if walk.day < walks[0].day + span]
    last = [walk.peak for walk in walks if walk.day > walks[-1].day - span]
    change = sum(last) / len(last) - sum(first) / len(first)
    if abs(change) < REAL_CHANGE:
        return None
    return floor(abs(change)) * (1 if change > 0 else -1)
