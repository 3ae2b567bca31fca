"""What the coach remembers from one day to the next; never stored, always folded anew from the facts."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final, NamedTuple

from exercises.coach.growing import Growing
from exercises.coach.outlook import Grade, Reason, SessionGrade
from exercises.coach.red_flags import Lock


@dataclass(frozen=True, slots=True)
class WalkDay:
    """All walks begun on one date as one.

    `planned` minutes are None where nothing was planned, as in a baseline walk; `counts` tells whether at least half of
    them were walked, `done` whether (nearly) all were. `answered` is the day on which the next morning was told.
    """

    day: date
    minutes: float
    planned: int | None
    grade: Grade | None
    effort_only: bool
    answered: date | None
    counts: bool
    done: bool


@dataclass(frozen=True, slots=True)
class Red:
    """A red walk day that counts for stepping back, with the level that was walked."""

    day: date
    level: int


@dataclass(frozen=True, slots=True)
class Back:
    """One level lower for two walk days after a red (R8): from which level, since when, and how they went."""

    level: int
    red: date
    walks: tuple[Grade | None, ...] = ()

    def all_green(self, needed: int) -> bool:
        """Whether the walks at the lower level went well, so that the way back is open."""
        return len(self.walks) >= needed and all(grade is Grade.GREEN for grade in self.walks[:needed])


@dataclass(frozen=True, slots=True)
class Flare:
    """A flare-up (R12).

    `began` is the first day of all of it, `first_day` day 1 after the last trigger. `level` is the old one, None where
    none was set. `step` counts the return walks' shares from 0; `green` tells of a green return walk since it began,
    `answered` of any answer about pain since then.
    """

    began: date
    first_day: date
    level: int | None
    step: int = 0
    green: bool = False
    answered: bool = False


@dataclass(frozen=True, slots=True)
class Standstill:
    """A hold or a step-back on a level, for noticing that one is stuck (R16)."""

    day: date
    level: int


NO_DAYS: Final = Growing[date]()
NO_REASONS: Final = Growing[Reason]()
NO_GRADES: Final = Growing[SessionGrade]()


class State(NamedTuple):
    """Where the plan stands at the end of a day.

    A tuple, as every day makes new ones from the one before: of a dataclass with so many fields a copy takes six times
    as long.

    `level` counts from 0 (below 0: parts of the lowest), None is no level. `since` is the day on which the level began.
    `waited` is the last morning on which nothing but the answer about a morning after was missing for going on.
    `active` is the last walk or flare day, or the day of a decision that begins something. `gap` is the level before
    days were missed. `flares` are the days on which flare-ups began, `flared` is day 1 after the last trigger.
    """

    level: int | None = None
    since: date | None = None
    active: date | None = None
    gap: int | None = None
    missed: int = 0
    stepped_by_absence: bool = False
    back: Back | None = None
    reds: tuple[Red, ...] = ()
    stepped_twice: date | None = None
    effort_red: date | None = None
    strength_red: date | None = None
    flare: Flare | None = None
    flares: tuple[date, ...] = ()
    flared: date | None = None
    held_until: date | None = None
    repeat_until: date | None = None
    last_hold: date | None = None
    waited: date | None = None
    holding: bool = False
    ungraded: int = 0
    # The days of the week chosen for walking, ascending from 0 for Monday; empty where any day will do.
    chosen: tuple[int, ...] = ()
    standstills: tuple[Standstill, ...] = ()
    split: bool = False
    baseline: tuple[Fraction, ...] = ()
    last_baseline: date | None = None
    walks: tuple[WalkDay, ...] = ()
    # Pain before sessions: what counts as usual (flare days left out), and the last weeks of it with their days.
    before: tuple[int, ...] = ()
    pains: tuple[tuple[date, int], ...] = ()
    helps: tuple[str, ...] = ()
    checked: date | None = None
    lock: Lock | None = None
    away: bool = False
    # The days that count as kept without a walk: gentle ones, and days away.
    kept: Growing[date] = NO_DAYS
    top_since: date | None = None
    last_red: date | None = None
    reasons: Growing[Reason] = NO_REASONS
    grades: Growing[SessionGrade] = NO_GRADES


def within(day: date | None, today: date, days: int) -> bool:
    """Whether a day lies at most so many days before today."""
    return day is not None and 0 <= (today - day).days <= days
