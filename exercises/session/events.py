"""What happens in a session, as frozen values that its commands and ticks return in order."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from exercises.library.timeline import Phase
from exercises.session.repetition import Repetition


class Ending(StrEnum):
    """How one pass through a phase came to its end."""

    COMPLETED = "completed"
    SKIPPED = "skipped"
    LEFT = "left"  # the user went back, and will come this way again
    HURT = "hurt"
    STOPPED = "stopped"  # the session ended in the middle of it


class Outcome(StrEnum):
    """How a session ended."""

    FINISHED = "finished"
    STOPPED = "stopped"


class CueKind(StrEnum):
    """What is said while walking."""

    POSTURE = "posture"
    PAIN = "pain"  # how is your back now?
    TURN_BACK = "turn-back"  # half of the walking
    ENOUGH = "enough"  # a walk without an end of its own has come to its cap


@dataclass(frozen=True, slots=True)
class SessionStarted:
    """The first phase is about to begin, or the phase at which a broken-off session goes on."""

    at: datetime


@dataclass(frozen=True, slots=True)
class PhaseStarted:
    """A pass through a phase began; `gone_seconds` of it were done before the session was broken off."""

    index: int
    phase: Phase
    gone_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Waiting:
    """The session stands before an exercise, whose first phase this is, until the user is ready for it."""

    index: int
    phase: Phase


@dataclass(frozen=True, slots=True)
class Listening:
    """The session stands just before the work until it has been read out how that is done."""

    index: int


@dataclass(frozen=True, slots=True)
class Listened:
    """The session goes on; with `silence` the reading is not over but cut short."""

    index: int
    silence: bool


@dataclass(frozen=True, slots=True)
class PhaseEnded:
    """A pass through a phase ended after `active_seconds` of it; `reps_done` counts each side, None where unknown."""

    index: int
    phase: Phase
    active_seconds: float
    ending: Ending
    reps_done: int | None


@dataclass(frozen=True, slots=True)
class Countdown:
    """So many whole seconds are left of the phase: 3, 2 or 1."""

    index: int
    seconds_left: int


@dataclass(frozen=True, slots=True)
class Halfway:
    """Half of a longer stretch of timed work is over."""

    index: int


@dataclass(frozen=True, slots=True)
class RepetitionPartStarted:
    """A part of a repetition begins: moving into the position, holding it, moving back."""

    index: int
    repetition: Repetition


@dataclass(frozen=True, slots=True)
class WalkCue:
    """Something to be said after so many seconds of walking, over the whole session."""

    kind: CueKind
    walked_seconds: float


@dataclass(frozen=True, slots=True)
class WalkedMinute:
    """Another full minute of this pass through a phase of walking is over: `active_seconds` of it by now."""

    index: int
    active_seconds: float


@dataclass(frozen=True, slots=True)
class Extended:
    """The phase lasts so many seconds longer."""

    index: int
    seconds: float


@dataclass(frozen=True, slots=True)
class MadeEasier:
    """The exercise of the phases from `index` up to, not including, `until` was exchanged for an easier one."""

    index: int
    until: int
    exercise: str
    name: str


@dataclass(frozen=True, slots=True)
class Paused:
    """The session stands still; after a gap `gap_seconds` tells how long the computer slept or stood."""

    index: int
    gap_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class CountingIn:
    """After a pause so many seconds are counted before the session goes on."""

    seconds: float


@dataclass(frozen=True, slots=True)
class CountedIn:
    """So many whole seconds are left of counting in: 3, 2 or 1."""

    seconds_left: int


@dataclass(frozen=True, slots=True)
class Resumed:
    """The session goes on."""

    index: int


@dataclass(frozen=True, slots=True)
class KeptWalking:
    """The user says that they walked on through a gap; so many of its seconds were counted."""

    seconds: float


@dataclass(frozen=True, slots=True)
class SessionEnded:
    """Nothing more will happen."""

    outcome: Outcome
    at: datetime


Event = (
    SessionStarted
    | PhaseStarted
    | Waiting
    | Listening
    | Listened
    | PhaseEnded
    | Countdown
    | Halfway
    | RepetitionPartStarted
    | WalkCue
    | WalkedMinute
    | Extended
    | MadeEasier
    | Paused
    | CountingIn
    | CountedIn
    | Resumed
    | KeptWalking
    | SessionEnded
)
