"""A round handle on a joint: dragged with the mouse, moved with the arrow keys."""

from enum import Enum
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from exercises.library.figure.body import Joint
from gui.theme.theme import Theme
from gui.widgets.painted_button import PaintedButton

# Pixels at 100 %: what the mouse finds, the dot, and the dot of the chosen joint.
_SIDE: Final = 32
_DOT: Final = 7.0
_CHOSEN_DOT: Final = 9.0
# On a small figure handles are smaller, in statures, so that they leave something of it to be seen; but not too small.
_MOST: Final = 0.027
_LEAST_DOT: Final = 5.0
_LEAST_SIDE: Final = 24
_ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class HandleState(Enum):
    """How a handle looks: free, or pinned to its place."""

    FREE = "free"
    PINNED = "pinned"


class Handle(PaintedButton):
    """One joint's handle. Places are told in the pixels of the canvas around it."""

    grabbed = Signal()
    led = Signal(QPointF)
    let_go = Signal()
    given_up = Signal()
    stepped = Signal(int, int, bool)  # right and up by -1, 0 or 1, and whether by a large step

    def __init__(self, theme: Theme, joint: Joint, parent: QWidget) -> None:
        super().__init__(theme, "", parent)
        self.joint = joint
        self.setObjectName(f"handle-{joint.name.lower().replace('_', '-')}")
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self._chosen = False
        self._state = HandleState.FREE
        self._offset: QPointF | None = None
        self._stature = 1000.0

    @property
    def is_dragged(self) -> bool:
        """Whether the mouse holds it."""
        return self._offset is not None

    def show_state(self, state: HandleState, *, chosen: bool, words: str) -> None:
        """Look chosen or not, pinned or free; `words` is what is read out after the name."""
        self._state, self._chosen = state, chosen
        self.setAccessibleDescription(words)
        self.setToolTip(f"{self.label}\n{words}" if words else self.label)
        self.update()

    def put(self, place: QPointF, stature: float) -> None:
        """Stand at a place of the canvas, on a figure of so many pixels."""
        self._stature = stature
        self.resize(self.sizeHint())
        self.move(round(place.x() - self.width() / 2), round(place.y() - self.height() / 2))

    def sizeHint(self) -> QSize:
        side = max(_LEAST_SIDE, min(self._theme.px(_SIDE), round(self._stature * _MOST * _SIDE / _DOT)))
        return QSize(side, side)

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        middle = QPointF(self.width() / 2, self.height() / 2)
        self._offset = middle - event.position()
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.grabbed.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._offset is not None:
            self.led.emit(self.mapToParent(event.position() + self._offset))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._offset is not None and event.button() is Qt.MouseButton.LeftButton:
            self._release()
            self.let_go.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ARROWS and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.stepped.emit(*_ARROWS[key], bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key == Qt.Key.Key_Escape and self._offset is not None:
            self._release()
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.clicked.emit()

    def _release(self) -> None:
        self._offset = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    # Looks

    def hitButton(self, _place: object) -> bool:
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, colours = self._theme, self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QRectF(self.rect()).center()
        strong = self._chosen or self.underMouse() or self.is_dragged
        size = max(_LEAST_DOT, min(theme.px(_DOT), self._stature * _MOST))
        size *= _CHOSEN_DOT / _DOT if strong else 1.0
        line = max(2, theme.px(2))
        fill = colours.primary.full if self._chosen else colours.surface
        # A light and a dark line, so that it is seen on skin, cloth and ground alike.
        painter.setPen(QPen(QColor(colours.surface), line * 2.2))
        painter.setBrush(QColor(fill))
        self._draw(painter, middle, size)
        painter.setPen(QPen(QColor(colours.primary.full), line))
        self._draw(painter, middle, size)
        if self.shows_focus_ring:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.ink), theme.ring_width))
            painter.drawEllipse(middle, size + 3 + theme.ring_width, size + 3 + theme.ring_width)

    def _draw(self, painter: QPainter, middle: QPointF, size: float) -> None:
        """A dot, or a square for what is pinned: not by colour alone."""
        if self._state is HandleState.FREE:
            painter.drawEllipse(middle, size, size)
            return
        box = QRectF(middle.x() - size * 0.92, middle.y() - size * 0.92, size * 1.84, size * 1.84)
        painter.drawRoundedRect(box, self._theme.px(2), self._theme.px(2))
