"""How large a figure is drawn and where, so that all of its movement stays in the picture and nothing jumps."""

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from exercises.library.figure.body import View
from exercises.library.figure.motion import Bounds
from gui.figure.shapes import UNITS

# Side by side, small figures are drawn at most this much larger than a standing one.
_COMMON_STATURES: Final = 1.16
_CLOSER: Final = 1 / 0.55
_ALONE: Final = 2.4
# Of the spare height, the share that lies below.
_BELOW: Final = 0.38


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a figure is drawn: pixels a stature, the pixel of x = 0, the pixel of the floor."""

    scale: float
    x: float
    floor: float
    mirrored: bool = False

    def flipped(self, extent: Bounds) -> "Placing":
        """The mirror image in the same place."""
        middle = (extent.left + extent.right) * self.scale
        return replace(self, x=self.x - middle if self.mirrored else self.x + middle, mirrored=not self.mirrored)

    def apply(self, painter: QPainter) -> None:
        """Let the painter measure in thousandths of a stature, from the figure's own origin."""
        size = self.scale / UNITS
        painter.translate(self.x, self.floor)
        painter.scale(-size if self.mirrored else size, size)


def fit(extent: Bounds, target: QRectF, *, most: float | None = None, mirrored: bool = False) -> Placing:
    """Fill the target as far as `most` pixels a stature allow, in the middle, a little below half its height."""
    scale = min(target.width() / extent.width, target.height() / extent.height)
    if most is not None:
        scale = min(scale, most)
    middle = (extent.left + extent.right) / 2 * scale
    spare = target.height() - extent.height * scale
    return Placing(
        scale,
        target.center().x() + (middle if mirrored else -middle),
        target.bottom() - spare * _BELOW + extent.bottom * scale,
        mirrored,
    )


def most_for_card(target: QRectF, view: View, *, alone: bool = False) -> float:
    """The most pixels a stature of a figure among others, so that standing ones are at least 0.55 as large.

    A figure `alone` may be larger, since none stands beside it; so may one from above, where nobody is tall.
    """
    closer = _ALONE if alone or view is View.TOP else _CLOSER
    return target.height() / _COMMON_STATURES * closer
