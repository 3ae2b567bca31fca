"""One moment of a session, all that a front end shows."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from exercises.library.timeline import Phase
from exercises.session.repetition import Repetition


class Status(StrEnum):
    """What a session is doing."""

    READY = "ready"
    RUNNING = "running"
    COUNTING_IN = "counting-in"
    WAITING = "waiting"  # before an exercise, for the user
    LISTENING = "listening"  # ready, while it is still read out how the exercise is done
    PAUSED = "paused"
    ENDED = "ended"


class Glance(NamedTuple):
    """Where a session is between two ticks, as far as a moving picture needs it; `coming` only in a rest."""

    phase: Phase
    elapsed_seconds: float
    phase_seconds: float
    repetition: Repetition | None
    coming: Phase | None


@dataclass(frozen=True, slots=True)
class SessionView:
    """One moment of a session, all that a front end shows.

    `left_seconds` is None while the user decides when the phase is done; `count_in_seconds` is what is left of counting
    in after a pause; `gap_seconds` is set while the session stands because of a gap; `coming` is the next work after
    this phase; `total_left_seconds` runs to the end of the session, estimates included.
    """

    status: Status
    index: int
    phase: Phase
    phase_seconds: float
    elapsed_seconds: float
    left_seconds: float | None
    repetition: Repetition | None
    coming: Phase | None
    total_left_seconds: float
    count_in_seconds: float
    gap_seconds: float | None
