"""What the user told or decided beside the sessions: small dated facts, each kept for good as it was said.

The plan is derived from facts; nothing that is derived is ever stored.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from exercises.library.timeline import Side


@dataclass(frozen=True, slots=True)
class CheckIn:
    """How the back is (0 to 10), told before a session that was then not begun, or without any session."""

    pain: int
    where: tuple[str, ...] = ()


class Asked(StrEnum):
    """What made the program ask about warning signs."""

    FIRST_RUN = "first-run"
    WEEKLY = "weekly"
    PAIN = "pain"
    LEG = "leg"
    BUTTON = "button"


@dataclass(frozen=True, slots=True)
class Screening:
    """An answer to the questions about warning signs: the ids of the signs that hold; empty when none does."""

    asked: Asked
    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """ "I have been checked": a professional has looked at it on that day."""

    on: date


@dataclass(frozen=True, slots=True)
class SetLevel:
    """The user begins at a level by hand.

    `minutes` is what one walk day of it had then, for the time when a plan no longer has a level of that name.
    """

    level: str
    minutes: int


@dataclass(frozen=True, slots=True)
class KnownMinutes:
    """ "I know how far I can walk": so many easy minutes until the pain is up by 2."""

    minutes: int


@dataclass(frozen=True, slots=True)
class FlareUp:
    """ "My back has flared up today"."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """ "Repeat this week"."""


@dataclass(frozen=True, slots=True)
class Easier:
    """ "Make it easier": one level lower from today."""


@dataclass(frozen=True, slots=True)
class Away:
    """Days without sessions, such as a holiday or an illness; both days belong to it."""

    first: date
    last: date


class TraitName(StrEnum):
    """What is asked once and holds until it is changed."""

    AFRAID = "afraid"  # walking is frightening: 1 or 0
    STENOSIS = "stenosis"  # legs heavy or tingling upright, easier when sitting or bending: 1 or 0
    PAIN_LIMIT = "pain-limit"  # a clinician's limit: a walk is red from this pain on; 0 for none


@dataclass(frozen=True, slots=True)
class Trait:
    """Something lasting about the user."""

    name: TraitName
    value: int


@dataclass(frozen=True, slots=True)
class WalkingDays:
    """The days of the week on which the user wants to walk, 0 for Monday to 6 for Sunday; empty: no wish."""

    days: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SelfCheckAnswers:
    """The self-check's answers: question id and 0 (easy), 1 (in part) or 2 (hard)."""

    answers: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class ShoePair:
    """A pair of shoes as it was last described; the newest fact about a `pair` (a UUID) counts.

    `kilometres` is what it had walked already on the day `since`; `checked` is the last day it was looked over.
    """

    pair: str
    name: str
    since: date
    kilometres: float = 0.0
    checked: date | None = None
    retired: bool = False


class Measure(StrEnum):
    """What is measured now and then; the words stand in the database for good."""

    ACTIVITIES = "activities"  # three activities of one's own, told as ActivityScores
    TWO_MINUTE_WALK = "two-minute-walk"  # metres
    CHAIR_STANDS = "chair-stands"  # stands in 30 s
    PLANK = "plank"  # seconds
    SIDE_PLANK = "side-plank"  # seconds, each side
    KNEE_TO_WALL = "knee-to-wall"  # centimetres, each side
    SLEEP = "sleep"  # 0 very bad to 10 very good, as all three
    MOOD = "mood"
    CONFIDENCE = "confidence"
    OVERALL_CHANGE = "overall-change"  # -3 much worse to 3 much better


class DistanceWay(StrEnum):
    """How a distance was found."""

    TYPED = "typed"  # a known route, or somebody measured it
    LAPS = "laps"
    STEPS = "steps"


@dataclass(frozen=True, slots=True)
class Measured:
    """One result, in the unit that `Measure` names; a measure of both sides is told side by side.

    `way` and `unit_metres`, the length of one lap or step, tell how a distance was found.
    """

    measure: Measure
    value: float
    side: Side | None = None
    way: DistanceWay | None = None
    unit_metres: float | None = None


@dataclass(frozen=True, slots=True)
class OwnActivities:
    """The activities that are to be scored from now on, as (UUID, name); one that is only renamed keeps its UUID."""

    activities: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ActivityScores:
    """How well one's own activities go: (UUID, name at that time, 0 unable to 10 as before), one to three of them."""

    scores: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class MeasureChoice:
    """Whether a measure is wanted; the newest fact about one counts."""

    measure: Measure
    wanted: bool


@dataclass(frozen=True, slots=True)
class MeasuresPutOff:
    """ "Not now": no measure is offered before that day."""

    until: date


Fact = (
    CheckIn
    | Screening
    | Checked
    | SetLevel
    | KnownMinutes
    | FlareUp
    | Repeat
    | Easier
    | Away
    | Trait
    | WalkingDays
    | SelfCheckAnswers
    | ShoePair
    | Measured
    | OwnActivities
    | ActivityScores
    | MeasureChoice
    | MeasuresPutOff
)


@dataclass(frozen=True, slots=True)
class StoredFact:
    """A fact with the moment (aware, at the offset that held) for which it was told. `id` is a UUID."""

    id: str
    at: datetime
    fact: Fact

    @property
    def day(self) -> date:
        """The local date on which it counts."""
        return self.at.date()
