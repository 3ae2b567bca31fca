"""Fills shapes with a figure's colours, and gives a line to those that would vanish on their ground."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QRadialGradient

from gui.figure.colours import Cloth, FigureColours
from gui.figure.shapes import Spot

_LINE: float = 7.0


@dataclass(frozen=True, slots=True)
class Glow:
    """A place that works, and how far around it the body is tinted, in units."""

    centre: Spot
    radius: float


class Pencil:
    """A painter that knows the figure's colours; lengths are units (thousandths of a stature)."""

    def __init__(self, painter: QPainter, colours: FigureColours) -> None:
        self.painter = painter
        self.colours = colours
        painter.setPen(Qt.PenStyle.NoPen)

    def cloth(self, path: QPainterPath, cloth: Cloth, near: bool = True) -> None:
        """Fill a shape with a cloth's near or far colour."""
        if cloth.line:
            pen = QPen(QColor(cloth.line), _LINE)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            # What of the line lies inside, where shapes were joined, is painted over.
            self.painter.strokePath(path, pen)
        self.painter.fillPath(path, QColor(cloth.side(near)))

    def fill(self, path: QPainterPath, colour: str, opacity: float = 1.0) -> None:
        """Fill a shape with any colour."""
        tone = QColor(colour)
        tone.setAlphaF(opacity)
        self.painter.fillPath(path, tone)

    def line(self, path: QPainterPath, colour: str, width: float, opacity: float = 1.0) -> None:
        """Draw along a path with round ends."""
        tone = QColor(colour)
        tone.setAlphaF(opacity)
        pen = QPen(tone, width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self.painter.strokePath(path, pen)

    def seam(self, path: QPainterPath, inside: QPainterPath, colour: str, width: float = 5.0) -> None:
        """Draw the edge of a part only where it lies over another of the same colour."""
        self.painter.save()
        self.painter.setClipPath(inside, Qt.ClipOperation.IntersectClip)
        self.line(path, colour, width)
        self.painter.restore()

    def glow(self, path: QPainterPath, glows: list[Glow]) -> None:
        """Tint a shape softly where it works."""
        for glow in glows:
            gradient = QRadialGradient(glow.centre.q(), glow.radius)
            tone = QColor(self.colours.accent)
            for place, opacity in ((0.0, 0.72), (0.45, 0.44), (1.0, 0.0)):
                tone.setAlphaF(opacity)
                gradient.setColorAt(place, tone)
            self.painter.fillPath(path, gradient)
