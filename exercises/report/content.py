"""What stands in the report, as numbers and facts; how it is said and drawn is a matter of the front ends."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from exercises.coach.signs import Urgency
from exercises.history.facts import Asked
from exercises.history.measures.changes import Change
from exercises.history.measures.series import MeasureSeries
from exercises.history.statistics.days import LongestWalk
from exercises.history.statistics.loads import DayLoad
from exercises.history.statistics.pain import Moment, PainChange, PainDay
from exercises.library.timeline import Side


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted of a report: from which day on (None: since the start), with notes or not, and a name.

    The name goes onto the paper and nowhere else; when it is empty there is a line to write it on.
    """

    since: date | None = None
    notes: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """The days that a report is about, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many they are."""
        return (self.last - self.first).days + 1

    @property
    def weeks(self) -> int:
        """About how many weeks that is, 1 at least."""
        return max(1, round(self.days / 7))

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class PainCurve:
    """Pain at one moment, 0 to 10, oldest first: `days` each with its mean, `line` the means over the chart's days."""

    moment: Moment
    days: tuple[PainDay, ...]
    line: tuple[tuple[date, float], ...]


@dataclass(frozen=True, slots=True)
class WeekMinutes:
    """The minutes walked from a Monday to its Sunday, as far as these days belong to the report."""

    monday: date
    minutes: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Pain and walking over one time; `plan` tells from which day on its week had how many minutes.

    Pain's lines are means of the `mean_days` up to a day, or of such stretches one after the other, at their middle.
    """

    mean_days: int = 7
    pain: tuple[PainCurve, ...] = ()
    weeks: tuple[WeekMinutes, ...] = ()
    plan: tuple[tuple[date, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Adherence:
    """Days done of days that the plan asked for, in so many whole weeks; of each week no more than it asked for.

    Gentle days of a flare-up count as done, and days away ask for nothing. `kept` weeks met their goal.
    """

    done: int = 0
    asked: int = 0
    weeks: int = 0
    kept: int = 0

    @property
    def percent(self) -> int | None:
        """The share that was done, 0 to 100; None where nothing was asked for."""
        return round(100 * self.done / self.asked) if self.asked else None


@dataclass(frozen=True, slots=True)
class WalkedMinutes:
    """Mean minutes walked a week, in the first and the last so many whole weeks; `start` is None with only one."""

    weeks: int
    start: float | None
    now: float


@dataclass(frozen=True, slots=True)
class PainFigures:
    """Pain at one moment: its change from the first 7 days to the last 7, or else the mean of the last 7 days.

    `days` tells on how many of the last 7 days there was an answer; without any `now` is None.
    """

    moment: Moment
    change: PainChange | None
    now: float | None
    days: int


@dataclass(frozen=True, slots=True)
class PlanNow:
    """Where the walking plan stands: its name, the level, the minutes of a walk day, and walk days a week."""

    name: str
    level: str | None
    minutes: int | None
    walks_a_week: int | None


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """The first page's numbers of so many weeks.

    `sessions` and `walk_days` are those on which something was done. `leg` and `sleep_lost` count the sessions with a
    new or worse symptom in a leg and those that cost sleep; `limit` is a clinician's limit for pain (1 to 10).
    """

    weeks: int = 1
    sessions: int = 0
    walk_days: int = 0
    adherence: Adherence = Adherence()
    last_weeks: Adherence = Adherence()
    minutes: WalkedMinutes | None = None
    longest: LongestWalk | None = None
    longest_at_first: LongestWalk | None = None
    flare_days: int = 0
    away_days: int = 0
    leg: int = 0
    sleep_lost: int = 0
    limit: int | None = None
    pain: tuple[PainFigures, ...] = ()
    plan: PlanNow | None = None


@dataclass(frozen=True, slots=True)
class LevelChange:
    """One change of the plan's level: when, what (`L3 → L4`), by which rule, and why in one sentence."""

    day: date
    change: str
    rule: str
    text: str


@dataclass(frozen=True, slots=True)
class Warned:
    """Warning signs that were answered with yes on a day, in the program's words, and what was done about them.

    `signs` is empty where the program itself advised to see a professional; `advised` says why then. `checked` is the
    day of the check that was told afterwards. With `is_lasting` nothing but what stays true, such as
    osteoporosis, was told.
    """

    day: date
    signs: tuple[str, ...] = ()
    urgency: Urgency | None = None
    asked: Asked | None = None
    checked: date | None = None
    advised: str = ""
    is_lasting: bool = False

    @property
    def locks(self) -> bool:
        """Whether sessions wait until somebody has looked at it."""
        return self.urgency in (Urgency.EMERGENCY, Urgency.SAME_DAY)


@dataclass(frozen=True, slots=True)
class MeasuredChange:
    """One series of results in this time; `change` is None while there is one result only."""

    series: MeasureSeries
    change: Change | None


@dataclass(frozen=True, slots=True)
class HurtExercise:
    """An exercise that was marked as hurting: in how many sessions, last on which day, on which sides, and where.

    `eased` tells in how many of them something easier was done then, and `instead` what that was, where it is known.
    """

    name: str
    sessions: int
    last: date
    sides: tuple[Side, ...] = ()
    where: tuple[str, ...] = ()
    eased: int = 0
    instead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PainPlace:
    """A place at which it hurt (the stored word), in how many sessions, and last on which day."""

    place: str
    sessions: int
    last: date


@dataclass(frozen=True, slots=True)
class DoneOften:
    """An exercise with its load on the first and on the last day in this time; `last` is None when they are one."""

    name: str
    sessions: int
    first: DayLoad
    last: DayLoad | None


@dataclass(frozen=True, slots=True)
class Note:
    """What the user wrote about a session."""

    day: date
    about: str
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """All of it. Level changes and notes have the newest first, warnings what the user told before
    what the program advised, the newest of each first; `notes` is None where none are wanted."""

    period: Period
    made: date
    name: str = ""
    chart: Chart = Chart()
    figures: KeyFigures = KeyFigures()
    levels: tuple[LevelChange, ...] = ()
    warnings: tuple[Warned, ...] = ()
    lasting: tuple[str, ...] = ()
    measures: tuple[MeasuredChange, ...] = ()
    hurt: tuple[HurtExercise, ...] = ()
    places: tuple[PainPlace, ...] = ()
    exercises: tuple[DoneOften, ...] = ()
    exercises_in_all: int = 0
    notes: tuple[Note, ...] | None = field(default=None)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in this time to report."""
        told = (self.levels, self.warnings, self.measures, self.hurt, self.places, self.chart.pain, self.notes or ())
        return not self.figures.sessions and not any(told)


ReportPrinter = Callable[[Report, str | None], bytes]
"""Makes the PDF of a report on a paper: `a4`, `letter`, or None for what is usual."""
