"""What the coach has to say about one day: the level and how it came about, and what is due."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from exercises.coach.red_flags import Lock
from exercises.coach.sentences import said_today
from exercises.coach.weekly_goal import weekly_goal


class PlanState(StrEnum):
    """What the walking plan is doing, the strongest that holds."""

    GET_HELP = "get-help"
    FLARE = "flare"
    RE_TEST = "re-test"
    STEP_BACK = "step-back"
    HOLD = "hold"
    WALK = "walk"


class Grade(StrEnum):
    """How a session went."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class DueKind(StrEnum):
    """What kind of thing is due."""

    WALK = "walk"
    GENTLE = "gentle"
    STRENGTH = "strength"
    MOBILITY = "mobility"
    REST = "rest"
    RE_TEST = "re-test"


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that the plan did: when, by which rule, what changed (`L3 → L4`, or None), and why in one sentence."""

    day: date
    rule: str
    change: str | None
    text: str

    def said_on(self, day: date) -> str:
        """The sentence as one says it on a day: about that day itself as today."""
        return said_today(self.text, day) if self.day == day else self.text


@dataclass(frozen=True, slots=True)
class SessionGrade:
    """How one session went; no grade where too little was told."""

    session: str
    day: date
    grade: Grade | None
    rule: str | None


@dataclass(frozen=True, slots=True)
class Due:
    """Something to do on a day; `minutes` of walking for walks, `routine` an id for everything else."""

    day: date
    kind: DueKind
    routine: str | None
    minutes: int | None
    text: str


class DayMark(StrEnum):
    """What a day of the week shows."""

    DONE = "done"  # a walk or a session was done
    KEPT = "kept"  # a flare day, or a day away: kept as well
    PLANNED = "planned"  # something is due on it
    REST = "rest"  # nothing was or is due


@dataclass(frozen=True, slots=True)
class WeekDay:
    """One of the seven days of today's week, Monday first."""

    day: date
    mark: DayMark
    walked: bool


@dataclass(frozen=True, slots=True)
class LevelStep:
    """One level for display: its name, the minutes of one walk day, how many walk days a week the plan has for it."""

    name: str
    minutes: int
    walks_a_week: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """Everything that `amble plan`, Today and the Walking plan show for one day; lists are oldest first.

    `level` and `minutes` are None while no level is set; `minutes` are those of today's walk day, reduced ones
    included. `part_minutes` are those of each of the day's parts still to do. `due` is what is next, `second` what else
    would be good today. `why` says in one sentence why today's walk is what it is. `base` is the usual pain.
    `baseline_walks` counts the walks done to find a level. `flare_day` counts from 1 and is None outside of days 1 and
    2. `advice` holds the exercises that hurt: the easier one's id, or None for one that is left out for now.
    `kept` are all the days that count as kept without a walk: gentle ones, and days away. `chosen_days` counts the days
    of the week that were chosen for walking, 0 where any will do. `level_minutes` are those of the level itself; of the
    lowest it may be a part. `easier` says what making it easier would do, empty while there is no level.
    """

    plan_id: str
    plan_name: str
    today: date
    levels: tuple[LevelStep, ...]
    level: str | None
    level_index: int | None
    minutes: int | None
    parts: int
    part_minutes: tuple[int, ...]
    walks_a_week: int | None
    walks_done: int
    walked_today_minutes: int
    state: PlanState
    lock: Lock | None
    due: Due
    second: Due | None
    why: str
    reasons: tuple[Reason, ...]
    grades: tuple[SessionGrade, ...]
    week: tuple[WeekDay, ...]
    base: int | None
    baseline_walks: int
    flare_day: int | None
    away_until: date | None
    easy: bool
    stenosis: bool
    advice: tuple[tuple[str, str | None], ...]
    kept: tuple[date, ...] = ()
    chosen_days: int = 0
    level_minutes: int | None = None
    easier: str = ""

    def goal(self, level: LevelStep) -> int:
        """Walk days a week that are asked for on a level, with the days that are chosen now."""
        return weekly_goal(level.walks_a_week, self.chosen_days)
