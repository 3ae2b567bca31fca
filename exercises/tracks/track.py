"""A track as a device wrote it, whatever kind of file it was in, and what is made of it."""

import math
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from exercises.errors import AmbleError


class TrackError(AmbleError):
    """A file of which nothing can be used; the text says why, in one sentence without the file's name."""


class Sport(StrEnum):
    """What the device was told that it records."""

    WALK = "walk"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Point:
    """One moment of a track; None where the device wrote nothing.

    `seconds` are those since 1970 in UTC, `latitude` and `longitude` degrees, `elevation` metres, `metres` the way
    since the start by the device's own count, `cadence` strides or steps a minute. A new `part` begins where the
    device was stopped or lost its way.
    """

    seconds: float
    latitude: float | None = None
    longitude: float | None = None
    elevation: float | None = None
    metres: float | None = None
    cadence: float | None = None
    part: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """What the device itself says of a whole track; seconds without pauses, None where it says nothing."""

    seconds: float | None = None
    metres: float | None = None
    ascent_metres: float | None = None
    cadence: float | None = None


@dataclass(frozen=True, slots=True)
class Track:
    """One recording: its points in the file's order, what it is called and what it says it is.

    `sport_name` is the device's word for the sport. `offset_seconds` is the local time's distance from UTC where the
    file tells it. `is_cut` says that the file breaks off or is damaged, so that this is what was whole of it.
    """

    points: tuple[Point, ...]
    name: str = ""
    sport: Sport = Sport.UNKNOWN
    sport_name: str = ""
    offset_seconds: int | None = None
    told: Told = Told()
    untimed: int = 0
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class TrackWalk:
    """A walk that was found in a track; all that is known of it.

    `id` is a UUID made of its content: the same walk has the same id whenever and wherever it is read. `source` is the
    file's name. `walked_seconds` are without pauses, `kilometres_an_hour` is the mean while walking.
    """

    id: str
    source: str
    started: datetime
    ended: datetime
    walked_seconds: float
    metres: float | None = None
    steps_a_minute: int | None = None
    ascent_metres: int | None = None
    points: int = 0
    is_cut: bool = False

    @property
    def kilometres(self) -> float | None:
        """The way in kilometres, to ten metres; None where it is not known."""
        return round(self.metres / 1000, 2) if self.metres else None

    @property
    def kilometres_an_hour(self) -> float | None:
        """The mean speed while walking."""
        return self.metres * 3.6 / self.walked_seconds if self.metres and self.walked_seconds else None

    @property
    def minutes(self) -> int:
        """Whole minutes walked, half a minute rounded up."""
        return math.floor(self.walked_seconds / 60 + 0.5)


@dataclass(frozen=True, slots=True)
class Found:
    """Something that a file holds; `objection` says in one sentence why it is not taken for a walk, empty for walks.

    What merely does not look like a walk may be taken all the same (`may_be_taken`); the rest can't.
    """

    walk: TrackWalk
    objection: str = ""
    may_be_taken: bool = True
