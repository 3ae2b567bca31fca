"""The clock of a timed trial, to be read from three metres away: the time as large as the window allows."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme.theme import Theme
from gui.theme.tokens import Tone

_SMALLEST_LETTERS = 12


@dataclass(frozen=True, slots=True)
class TimerMoment:
    """Everything that is shown: what is done now, the time, a line below it, and what the keys do."""

    tone: Tone
    phase: str
    name: str
    number: str
    caption: str
    hint: str


class BigTimer(QWidget):
    """Paints a moment in rows that fill it, with a coloured edge; a click or tap is told."""

    tapped = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._moment = TimerMoment(Tone.READY, "", "", "", "", "")
        self.setObjectName("big-timer")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    @property
    def moment(self) -> TimerMoment:
        return self._moment

    def show_moment(self, moment: TimerMoment) -> None:
        """Show another moment; nothing is painted when it looks the same."""
        if moment != self._moment:
            self._moment = moment
            parts = (moment.phase, moment.name, moment.number, moment.caption)
            self.setAccessibleName(" · ".join(part for part in parts if part))
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(640, 400)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # At the press and not the release: a hold ends at the touch.
        if event.button() == Qt.MouseButton.LeftButton:
            self.tapped.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)  # two quick taps are two

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
            (0.11, moment.phase, 600, shades.ink),
            (0.10, moment.name, 600, colours.ink),
            (0.50, moment.number, 700, colours.ink),
            (0.16, moment.caption, 600, colours.ink),
            (0.07, moment.hint, 500, colours.muted),
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
            smaller = max(_SMALLEST_LETTERS, int(pixels * row.width() / needed))
            font = self._theme.font_of(smaller, weight, tabular=True)
        return font
