"""The pen of the report: text that is cut to its room, lines of several kinds, and letters that can be searched."""

from collections.abc import Sequence
from enum import Enum
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPen

from gui.printing.paper import Letters, Pen

_ELLIPSIS: Final = "…"
# A word of more letters than this may be broken anywhere.
_LONGEST_WORD: Final = 24
_BREAK_HERE: Final = "\u200b"
# Signs of their own for two letters, which readers of a PDF don't know.
_JOINING: Final = ("liga", "clig", "calt", "dlig")


class Dash(Enum):
    """How a line is broken, in its own thicknesses; tells lines apart without colour."""

    SOLID = ()
    LONG = (6.0, 2.5)
    DOTS = (1.0, 2.0)
    MIXED = (7.0, 2.0, 1.0, 2.0)
    FINE = (2.0, 3.0)


class ReportPen(Pen):
    """A pen that also draws lines and cuts what is too long."""

    def font(self, letters: Letters) -> QFont:
        """The system's letters, each by itself."""
        font = super().font(letters)
        for feature in _JOINING:
            font.setFeature(QFont.Tag(feature), 0)
        return font

    def line_height(self, letters: Letters) -> float:
        """How high one line is."""
        return QFontMetricsF(self.font(letters), self._device).lineSpacing() / self.mm

    def cut(self, text: str, width: float, letters: Letters) -> str:
        """As much of a text as fits on one line, with `…` where something is missing."""
        metrics = QFontMetricsF(self.font(letters), self._device)
        return metrics.elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, width * self.mm)

    def clamp(self, text: str, width: float, letters: Letters, lines: int) -> str:
        """As much of a text as fits into so many lines."""
        flowing = breakable(text)
        if lines <= 1:
            return self.cut(text, width, letters)
        most = self.line_height(letters) * (lines + 0.3)
        if self.height_of(flowing, width, letters) <= most:
            return flowing
        few, many = 0, len(flowing)
        while many - few > 1:
            middle = (few + many) // 2
            if self.height_of(flowing[:middle].rstrip() + _ELLIPSIS, width, letters) <= most:
                few = middle
            else:
                many = middle
        return flowing[:few].rstrip() + _ELLIPSIS

    def stroke(self, points: Sequence[tuple[float, float]], colour: str, thick: float, dash: Dash = Dash.SOLID) -> None:
        """Draw a line through these points, millimetres all of them."""
        pen = QPen(QColor(colour), thick * self.mm)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if dash is not Dash.SOLID:
            pen.setDashPattern(list(dash.value))
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawPolyline([QPointF(x * self.mm, y * self.mm) for x, y in points])

    def dot(self, x: float, y: float, radius: float, colour: str) -> None:
        """Draw a filled dot."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(colour))
        self.painter.drawEllipse(QPointF(x * self.mm, y * self.mm), radius * self.mm, radius * self.mm)

    def dots(self, points: Sequence[tuple[float, float]], radius: float, colour: str) -> None:
        """Draw many small dots, each place once."""
        pen = QPen(QColor(colour), 2 * radius * self.mm)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self.painter.setPen(pen)
        self.painter.drawPoints([QPointF(x * self.mm, y * self.mm) for x, y in dict.fromkeys(points)])

    def fill(self, x: float, y: float, width: float, height: float, colour: str, edge: str = "") -> None:
        """Draw a filled box, with an edge where a colour for it is given; a box without a colour is empty."""
        self.painter.setPen(QPen(QColor(edge), 0.2 * self.mm) if edge else Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(colour) if colour else Qt.BrushStyle.NoBrush)
        self.painter.drawRect(self.box(x, y, width, height))


def breakable(text: str) -> str:
    """A text on one line, in which words without end may be broken."""
    return " ".join(_broken(word) if len(word) > _LONGEST_WORD else word for word in text.split())


def _broken(word: str) -> str:
    parts = (word[at : at + _LONGEST_WORD] for at in range(0, len(word), _LONGEST_WORD))
    return _BREAK_HERE.join(parts)
