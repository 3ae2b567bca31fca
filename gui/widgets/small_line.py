"""A few values from 0 to 10 as one quiet line, such as pain over time."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme.theme import Theme
from gui.theme.tokens import Tone

HIGHEST: Final = 10
_LETTERS = 12


class SmallLine(QWidget):
    """Points joined by a line, the last one marked with its number; `words` say it all without the picture.

    The scale is always 0 to 10, so that a small change looks small. Points stand as far apart as their `places`
    (0 to 1, rising), such as days.
    """

    def __init__(self, theme: Theme, tone: Tone = Tone.WORK, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tone = tone
        self._points: tuple[tuple[float, float], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)

    def set_points(self, points: Sequence[tuple[float, float]], words: str) -> None:
        """Show other (place, value) points."""
        self._points = tuple(points)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(220), self._theme.px(92))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(100), self._theme.px(92))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, colours = self._theme.px, self._theme.colours
        ground = QRectF(px(22), px(8), self.width() - px(22) - px(24), self.height() - px(16))
        self._paint_scale(painter, ground)
        if not self._points:
            return
        places = [
            QPointF(ground.left() + place * ground.width(), ground.bottom() - value / HIGHEST * ground.height())
            for place, value in self._points
        ]
        pen = QPen(QColor(colours.shades(self._tone).full), max(2.0, 2.5 * self._theme.text_scale))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline(places)
        self._paint_last(painter, places[-1], self._points[-1][1])

    def _paint_scale(self, painter: QPainter, ground: QRectF) -> None:
        """Thin lines at 0, 5 and 10, with their numbers."""
        px, colours = self._theme.px, self._theme.colours
        painter.setFont(self._theme.font(_LETTERS - 1, tabular=True))
        for value in (0, 5, HIGHEST):
            y = ground.bottom() - value / HIGHEST * ground.height()
            painter.setPen(QPen(QColor(colours.track), 1))
            painter.drawLine(QLineF(ground.left(), y, self.width() - px(2), y))
            painter.setPen(QColor(colours.muted))
            room = QRectF(0, y - px(8), ground.left() - px(6), px(16))
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(value))

    def _paint_last(self, painter: QPainter, place: QPointF, value: float) -> None:
        px, shades = self._theme.px, self._theme.colours.shades(self._tone)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shades.full))
        painter.drawEllipse(place, px(4), px(4))
        painter.setFont(self._theme.font(_LETTERS, 600, tabular=True))
        painter.setPen(QColor(shades.ink))
        room = QRectF(place.x() + px(7), place.y() - px(8), px(20), px(16))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, f"{value:g}")

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
