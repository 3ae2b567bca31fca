"""What a figure is made of: keys, the moves between them, pins and props, as they were written."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from exercises.library.figure.body import Pose, View
from exercises.library.figure.pins import Pin

# In front of a key's name in a cycle: the same with near and far, or left and right, exchanged.
OTHER_SIDE: Final = "~"


class PropKind(StrEnum):
    """A thing that is used."""

    MAT = "mat"
    CHAIR = "chair"
    WALL = "wall"
    STRAP = "strap"
    BAND = "band"
    BALL = "ball"
    STEP = "step"
    CUSHION = "cushion"
    TABLE = "table"
    PACK = "pack"


@dataclass(frozen=True, slots=True)
class Prop:
    """A thing and where it is: `x` of its middle and `height` of its top, in statures; None where it is found."""

    kind: PropKind
    x: float | None = None
    height: float | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """From one key to another in so many seconds; from a key to itself it is a pause."""

    start: int
    end: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Figure:
    """One exercise's figure.

    `keys` are the poses of the cycle (mirrored ones included), `names` what they are called. `moves` lead through a
    cycle; before move number `hold_at` the pose is held, None where nothing is held. The first pin carries the body,
    the limbs of the others are solved. `walks` plants the lower foot and lets the ground pass by.
    """

    view: View
    keys: tuple[Pose, ...]
    names: tuple[str, ...]
    moves: tuple[Move, ...]
    hold_at: int | None = None
    pins: tuple[Pin, ...] = ()
    props: tuple[Prop, ...] = ()
    walks: bool = False

    @property
    def seconds(self) -> float:
        """The moving time of one cycle; 0 for a figure that only stands."""
        return sum(move.seconds for move in self.moves)

    @property
    def seconds_to_hold(self) -> float:
        """The moving time before the hold; the whole cycle where nothing is held."""
        return sum(move.seconds for move in self.moves[: self.hold_at])

    @property
    def share_of_hold(self) -> float:
        """The share of the moving time at which the hold comes; 1 where nothing is held."""
        return self.seconds_to_hold / self.seconds if self.seconds else 1.0

    @property
    def share_of_stay(self) -> float:
        """The share at which it is held by whoever holds it: at its hold, or without one where its first move ends."""
        if self.hold_at is not None or not self.moves:
            return self.share_of_hold
        return self.moves[0].seconds / self.seconds

    @property
    def shows_both_sides(self) -> bool:
        """Whether one cycle shows the left and the right side already, as walking does."""
        return any(name.startswith(OTHER_SIDE) for name in self.names)

    @property
    def shows_right(self) -> bool:
        """Whether the near or working side is the body's right one, as it is of who faces right, seen from the side.

        From the front, from above and from the feet the figures show the left side at work.
        """
        return self.view is View.SIDE

    @property
    def held(self) -> int:
        """The key that is held, or else the one that is farthest along: what a still picture shows."""
        if self.hold_at is not None:
            return self.moves[self.hold_at - 1].end if self.hold_at else self.moves[0].start if self.moves else 0
        if not self.moves:
            return 0
        return self.moves[0].end
