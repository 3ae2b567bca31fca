"""The big view: what can be read from three metres away, and nothing else."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.theme.theme import Theme
from gui.theme.tokens import Tone


@dataclass(frozen=True, slots=True)
class BigMoment:
    """Everything the big view shows."""

    tone: Tone
    phase: str
    name: str
    side: str
    number: str
    caption: str
    coming: str


class BigView(QWidget):
    """The phase, the name, the side, the number and what comes next, filling the screen, with a coloured edge.

    A click leaves it; a line at the bottom names the keys.
    """

    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._moment = BigMoment(Tone.READY, "", "", "", "", "", "")
        theme.changed.connect(self.update)

    def show_moment(self, moment: BigMoment) -> None:
        """Show another moment; nothing is painted when it looks the same."""
        if moment != self._moment:
            self._moment = moment
            parts = (moment.phase, moment.name, moment.side, moment.number, moment.caption, moment.coming)
            self.setAccessibleName(" · ".join(part for part in parts if part))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.left.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        moment, colours = self._moment, self._theme.colours
        shades = colours.shades(moment.tone)
        painter = QPainter(self)
        edge = max(8, self.height() // 36)
        painter.fillRect(self.rect(), QColor(shades.full))
        inner = self.rect().adjusted(edge, edge, -edge, -edge)
        painter.fillRect(inner, QColor(colours.background))
        box = QRectF(inner).adjusted(edge, edge, -edge, -edge)
        rows = (
            (0.09, moment.phase, 600, shades.ink),
            (0.16, moment.name, 700, colours.ink),
            (0.09, moment.side, 600, colours.ink),
            (0.40, moment.number, 700, colours.ink),
            (0.09, moment.caption, 500, colours.ink),
            (0.10, moment.coming, 500, colours.muted),
            (0.045, self.tr("Space: pause · H: this hurts · F or a click: back"), 500, colours.muted),
        )
        top = box.top()
        room = box.height() / sum(share for share, *_ in rows)
        for share, words, weight, colour in rows:
            row = QRectF(box.left(), top, box.width(), share * room)
            top += share * room
            if words:
                painter.setFont(self._fitting(words, weight, row))
                painter.setPen(QColor(colour))
                painter.drawText(row, Qt.AlignmentFlag.AlignCenter, words)

    def _fitting(self, words: str, weight: int, row: QRectF) -> QFont:
        """The largest font in which the words fit the row on one line."""
        pixels = row.height() * 0.82
        font = self._theme.font_of(round(pixels), weight, tabular=True)
        needed = QFontMetricsF(font).horizontalAdvance(words)
        if needed > row.width():
            font = self._theme.font_of(max(12, int(pixels * row.width() / needed)), weight, tabular=True)
        return font
