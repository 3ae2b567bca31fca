"""A few round strokes for each position, so that one can tell them apart at a glance."""

from dataclasses import dataclass
from enum import Enum

# Units of the drawings; y grows downwards, the floor is the line that everything stands or lies on.
HEIGHT, FLOOR = 120, 114


class Part(Enum):
    """What a stroke is; the value is how strong it stands out from the ground, 0 to 1."""

    THING = 0.25
    FAR = 0.45
    LIMB = 0.72
    TRUNK = 1.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A round line through points."""

    part: Part
    width: float
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where a figure begins at the left, and how wide and high it is."""

    left: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure: a head and strokes, painted in their order."""

    head: tuple[float, float]
    strokes: tuple[Stroke, ...]
    head_radius: float = 10

    @property
    def bounds(self) -> Bounds:
        """The space that the figure takes above the floor."""
        reach = self.head_radius
        xs = [x for stroke in self.strokes for x, _ in stroke.points]
        ys = [y for stroke in self.strokes for _, y in stroke.points]
        left, right = min(*xs, self.head[0] - reach), max(*xs, self.head[0] + reach)
        return Bounds(left - 5, right - left + 10, FLOOR - min(*ys, self.head[1] - reach) + 2)


def _thing(*points: tuple[float, float]) -> Stroke:
    return Stroke(Part.THING, 5, points)


def _far(*points: tuple[float, float]) -> Stroke:
    return Stroke(Part.FAR, 9, points)


def _limb(*points: tuple[float, float]) -> Stroke:
    return Stroke(Part.LIMB, 9, points)


def _trunk(*points: tuple[float, float]) -> Stroke:
    return Stroke(Part.TRUNK, 16, points)


MARKS = {
    "standing": Mark(
        (100, 13),
        (
            _far((98, 68), (92, 88), (90, 108), (97, 108)),
            _limb((101, 68), (106, 88), (107, 108), (114, 108)),
            _trunk((100, 37), (100, 62)),
            _limb((101, 36), (108, 52), (106, 66)),
        ),
    ),
    "sitting": Mark(
        (86, 23),
        (
            _thing((66, 40), (66, 111)),
            _thing((66, 86), (104, 86), (104, 111)),
            _limb((88, 74), (120, 76), (120, 108), (128, 108)),
            _trunk((86, 47), (86, 71)),
            _limb((87, 46), (94, 62), (112, 66)),
        ),
    ),
    "kneeling": Mark(
        (92, 22),
        (
            _far((92, 74), (88, 107), (60, 108)),
            _limb((94, 74), (122, 74), (122, 108), (131, 108)),
            _trunk((92, 46), (92, 70)),
            _limb((93, 45), (104, 58), (118, 66)),
        ),
    ),
    "all-fours": Mark(
        (148, 50),
        (
            _far((122, 62), (131, 108)),
            _far((76, 66), (83, 108), (58, 108)),
            _limb((72, 66), (72, 108), (46, 108)),
            _trunk((73, 62), (124, 58)),
            _limb((124, 60), (123, 108)),
        ),
    ),
    "lying-back": Mark(
        (36, 98),
        (
            _far((110, 102), (138, 76), (146, 108), (154, 108)),
            _limb((108, 102), (130, 70), (138, 108), (147, 108)),
            _trunk((58, 102), (106, 103)),
            _limb((60, 103), (78, 108), (98, 108)),
        ),
    ),
    "lying-side": Mark(
        (42, 88),
        (
            _far((62, 100), (38, 108), (24, 108)),
            _far((112, 103), (146, 108), (172, 108)),
            _limb((110, 100), (140, 80), (160, 104)),
            _trunk((62, 97), (108, 101)),
            _limb((64, 92), (84, 84), (104, 92)),
        ),
    ),
    "lying-front": Mark(
        (44, 66),
        (
            _far((112, 104), (150, 108), (178, 107)),
            _limb((110, 104), (146, 106), (176, 108)),
            _trunk((60, 84), (84, 100), (110, 103)),
            _limb((60, 86), (56, 107), (34, 108)),
        ),
    ),
}
