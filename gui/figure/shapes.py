"""Soft outlines made of circles and curves, in thousandths of a stature with y pointing down."""

from collections.abc import Sequence
from math import asin, atan2, cos, degrees, hypot, radians, sin
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath

from exercises.library.figure.body import Point

# Curves are flattened by Qt at about a quarter of a unit, so a stature needs many.
UNITS: Final = 1000.0


class Spot(NamedTuple):
    """A place or a way, in units, y down."""

    x: float
    y: float

    def plus(self, way: "Spot", times: float = 1.0) -> "Spot":
        """This place moved along a way."""
        return Spot(self.x + way.x * times, self.y + way.y * times)

    def to(self, other: "Spot") -> "Spot":
        """The way from here to another place."""
        return Spot(other.x - self.x, other.y - self.y)

    @property
    def length(self) -> float:
        return hypot(self.x, self.y)

    def unit(self) -> "Spot":
        """The same way, one unit long; upwards where it has no length."""
        size = hypot(self.x, self.y)
        return Spot(self.x / size, self.y / size) if size > 1e-6 else Spot(0.0, -1.0)

    def right(self) -> "Spot":
        """The way turned a quarter clockwise as seen."""
        return Spot(-self.y, self.x)

    def towards(self, other: "Spot", share: float) -> "Spot":
        """The place a share of the way to another."""
        return Spot(self.x + (other.x - self.x) * share, self.y + (other.y - self.y) * share)

    def q(self) -> QPointF:
        """The same for Qt."""
        return QPointF(self.x, self.y)


def spot(point: Point) -> Spot:
    """A figure's point in units."""
    return Spot(point.x * UNITS, -point.y * UNITS)


def circle(centre: Spot, radius: float) -> QPainterPath:
    """A round."""
    path = QPainterPath()
    path.arcMoveTo(_box(centre, radius), 0.0)
    path.arcTo(_box(centre, radius), 0.0, 360.0)
    path.closeSubpath()
    return path


def capsule(
    start: Spot,
    end: Spot,
    thick: float,
    thin: float,
    left: float = 0.0,
    right: float = 0.0,
    at: float = 0.4,
    *,
    is_flat: bool = False,
) -> QPainterPath:
    """A limb from a round of radius `thick` to one of radius `thin`.

    `left` and `right`, as seen walking along it, swell its sides by so many units around the share `at` of its length.
    A flat one ends in a hem, not in a round.
    """
    way = start.to(end)
    if way.length <= abs(thick - thin) + 1e-3:
        return circle(start, thick) if thick >= thin else circle(end, thin)
    along = way.unit()
    lean = asin((thick - thin) / way.length)
    half = 90.0 - degrees(lean)
    towards = degrees(atan2(-along.y, along.x))
    path = QPainterPath()
    path.arcMoveTo(_box(end, thin), towards - half)
    if is_flat:
        path.quadTo(end.plus(along, thin * 0.25).q(), _rim(end, thin, towards + half).q())
    else:
        path.arcTo(_box(end, thin), towards - half, 2 * half)
    _side(path, end, start, thin, thick, towards + half, left, 1.0 - at)
    path.arcTo(_box(start, thick), towards + half, 360.0 - 2 * half)
    _side(path, start, end, thick, thin, towards - half, right, at)
    path.closeSubpath()
    return path


def _side(
    path: QPainterPath, start: Spot, end: Spot, first: float, last: float, towards: float, swell: float, at: float
) -> None:
    """A straight side, or one that swells outwards; `towards` is where it lies, in Qt's degrees."""
    here, there = _rim(start, first, towards), _rim(end, last, towards)
    if swell == 0.0:
        path.lineTo(there.q())
        return
    out = start.to(_rim(start, 1.0, towards))
    near, far = max(at - 0.28, 0.05), min(at + 0.28, 0.95)
    path.cubicTo(
        here.towards(there, near).plus(out, swell * 4 / 3).q(),
        here.towards(there, far).plus(out, swell * 4 / 3).q(),
        there.q(),
    )


def _rim(centre: Spot, radius: float, towards: float) -> Spot:
    return Spot(centre.x + radius * cos(radians(towards)), centre.y - radius * sin(radians(towards)))


def _box(centre: Spot, radius: float) -> QRectF:
    return QRectF(centre.x - radius, centre.y - radius, 2 * radius, 2 * radius)


def sleeve(start: Spot, end: Spot, thick: float, thin: float) -> QPainterPath:
    """A round start and a nearly straight end, as of a sleeve or a trouser leg."""
    along = start.to(end).unit()
    across = along.right()
    towards = degrees(atan2(-along.y, along.x))
    path = QPainterPath()
    path.arcMoveTo(_box(start, thick), towards + 90.0)
    path.arcTo(_box(start, thick), towards + 90.0, 180.0)
    path.lineTo(end.plus(across, thin).q())
    path.quadTo(end.plus(along, thin * 0.3).q(), end.plus(across, -thin).q())
    path.closeSubpath()
    return path


def smooth(spots: Sequence[Spot]) -> QPainterPath:
    """A closed curve through every spot (Catmull-Rom)."""
    count = len(spots)
    path = QPainterPath(spots[0].q())
    for number in range(count):
        before, here = spots[number - 1], spots[number]
        there, after = spots[(number + 1) % count], spots[(number + 2) % count]
        path.cubicTo(
            here.plus(before.to(there), 1 / 6).q(),
            there.plus(here.to(after), -1 / 6).q(),
            there.q(),
        )
    path.closeSubpath()
    return path


def joined(*paths: QPainterPath) -> QPainterPath:
    """Several shapes as one, filled without seams; all of them run the same way round."""
    whole = QPainterPath()
    whole.setFillRule(Qt.FillRule.WindingFill)
    for path in paths:
        whole.addPath(path)
    return whole
