"""Where the figure stands on the canvas: it keeps its place while it is posed, and is fitted anew when it leaves it."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF

from exercises.library.figure.body import Point, View
from exercises.library.figure.motion import Bounds
from gui.figure.fit import Placing, fit

# Room around the figure that a limb can be led into, in statures, and the least that is seen across.
_ROOM: Final = 0.16
_LEAST: Final = 1.25
_BELOW: Final = 0.02


class Camera:
    """Turns the figure's places (statures, y up) into pixels and back.

    `shift`, in statures, makes up for a figure whose own origin has moved with its first pose.
    """

    def __init__(self) -> None:
        self._placing: Placing | None = None
        self.shift = 0.0

    @property
    def is_set(self) -> bool:
        """Whether it has been fitted to a figure."""
        return self._placing is not None

    @property
    def scale(self) -> float:
        """Pixels a stature."""
        return self._placing.scale if self._placing is not None else 1.0

    @property
    def placing(self) -> Placing:
        """Where the figure is painted."""
        placing = self._placing or Placing(1.0, 0.0, 0.0)
        return replace(placing, x=placing.x + self.shift * placing.scale)

    def forget(self) -> None:
        """Wait for another figure."""
        self._placing, self.shift = None, 0.0

    def fit(self, extent: Bounds, view: View, room: QRectF) -> None:
        """Show all of a figure's extent with room to lead its limbs into."""
        beside = _ROOM if view is not View.TOP else _ROOM / 2
        below = _BELOW if view is not View.TOP else _ROOM / 2
        roomy = Bounds(extent.left - _ROOM, extent.bottom - below, extent.right + _ROOM, extent.top + beside)
        if roomy.width < _LEAST:
            spare = (_LEAST - roomy.width) / 2
            roomy = replace(roomy, left=roomy.left - spare, right=roomy.right + spare)
        self.shift = 0.0
        self._placing = fit(roomy, room)

    def shows(self, extent: Bounds, room: QRectF) -> bool:
        """Whether all of an extent is within the room."""
        corners = (Point(extent.left, extent.bottom), Point(extent.right, extent.top))
        return all(room.adjusted(-1, -1, 1, 1).contains(self.pixel(corner)) for corner in corners)

    def pixel(self, point: Point) -> QPointF:
        """Where a place is on the canvas."""
        placing = self.placing
        return QPointF(placing.x + point.x * placing.scale, placing.floor - point.y * placing.scale)

    def point(self, pixel: QPointF) -> Point:
        """Which place a pixel shows."""
        placing = self.placing
        return Point((pixel.x() - placing.x) / placing.scale, (placing.floor - pixel.y()) / placing.scale)
