"""A sentence over the player that asks for the next key, such as what is waited for; it blocks nothing."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFont,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from gui.theme.theme import Theme
from gui.theme.tokens import Corner, Tone
from gui.widgets.painting import paint_box

# Pixels at 100 % text.
_LETTERS: Final = 19
_WIDTH: Final = 780
# What the letters have of the height of its place where everything is to be read from afar.
_SHARE: Final = 0.055
_FLAGS: Final = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap


class Hint(QWidget):
    """A sentence at the upper end of its host's place; a click or a tap answers it as well."""

    tapped = Signal()

    def __init__(self, theme: Theme, host: QWidget, place: Callable[[], QRect]) -> None:
        """`place` tells where in its host it may be."""
        super().__init__(host)
        self._theme = theme
        self._host = host
        self._place = place
        self._words = ""
        self._from_afar = False
        self.setObjectName("hint")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        host.installEventFilter(self)
        theme.changed.connect(self._fit)
        self.hide()

    @property
    def words(self) -> str:
        """What is shown, empty when nothing is."""
        return "" if self.isHidden() else self._words

    def say(self, words: str) -> None:
        """Show this until it is put away."""
        self._words = words
        self.setAccessibleName(words)
        self.show()
        self.raise_()
        self._fit()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def put_away(self) -> None:
        """Show nothing."""
        self.hide()

    def set_from_afar(self, *, on: bool) -> None:
        """Write so large that it can be read from three metres, or like everything else."""
        self._from_afar = on
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit()
        return False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if self.rect().contains(event.position().toPoint()):
            self.tapped.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours, px = self._theme.colours, self._theme.px
        shades = colours.shades(Tone.READY)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_box(painter, QRectF(self.rect()), px(Corner.CARD), shades.soft, shades.full, px(colours.line_width))
        painter.setFont(self._font())
        painter.setPen(QColor(colours.ink))
        painter.drawText(self.rect().adjusted(px(16), 0, -px(16), 0), _FLAGS, self._words)

    def _font(self) -> QFont:
        letters = self._theme.px(_LETTERS)
        return self._theme.font_of(max(letters, round(self._place().height() * _SHARE * self._from_afar)), 600)

    def _fit(self) -> None:
        """As high as the words need in the width that there is."""
        if self.isHidden():
            return
        px, place = self._theme.px, self._place()
        width = place.width() if self._from_afar else min(place.width(), px(_WIDTH))
        inside = QRect(0, 0, max(1, width - 2 * px(16)), 10_000)
        needed = QFontMetrics(self._font()).boundingRect(inside, _FLAGS, self._words).height()
        height = max(1, min(needed + 2 * px(10), place.height()))
        self.setGeometry(place.left() + (place.width() - width) // 2, place.top(), width, height)
        self.update()
