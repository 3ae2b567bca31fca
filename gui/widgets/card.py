"""Cards: white boxes with round corners, for reading or for pressing."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from gui.theme.theme import Theme
from gui.theme.tokens import Corner, Space, mix
from gui.widgets.painted_button import PaintedButton
from gui.widgets.painting import paint_box, paint_focusable


class Card(QFrame):
    """A box to put things in; `content` is its column, inside `padding` pixels at 100 % text size."""

    def __init__(self, theme: Theme, *, padding: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._padding = padding
        self.content = QVBoxLayout(self)
        theme.changed.connect(self._restyle)
        self._restyle()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self._theme.px(colours.line_width)
        paint_box(painter, QRectF(self.rect()), self._theme.px(Corner.CARD), colours.surface, colours.line, line)

    def _restyle(self) -> None:
        _pad(self.content, self._theme, self._padding)
        self.update()


class _Edge(QWidget):
    """The outermost line of a clickable card, above everything that is in the card."""

    def __init__(self, card: "ClickableCard") -> None:
        super().__init__(card)
        self._card = card
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._card.paint_edge(painter, QRectF(self.rect()))


class ClickableCard(PaintedButton):
    """A card that is one big button: hover, focus, Space and Enter; `label` is what a screen reader says."""

    activated = Signal()

    def __init__(self, theme: Theme, label: str, *, padding: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(theme, label, parent)
        self._padding = padding
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._edge = _Edge(self)
        self.content = QVBoxLayout(self)
        self.clicked.connect(self.activated)
        _pad(self.content, theme, padding)

    def sizeHint(self) -> QSize:
        return self.content.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.content.minimumSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours, share = self._theme.colours, self._pressed_share()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = mix(colours.surface, colours.ink, share / 4)
        paint_box(painter, QRectF(self.rect()), self._theme.px(Corner.CARD), ground)

    def paint_edge(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the border or the focus ring, over a picture that reaches the edge."""
        colours = self._theme.colours
        border = mix(colours.line, colours.primary.full, 0.6) if self._pressed_share() else colours.line
        radius = self._theme.px(Corner.CARD)
        paint_focusable(painter, self._theme, rect, radius, None, border, ring=self.shows_focus_ring)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._edge.resize(event.size())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._edge.raise_()
        return super().event(event)

    def _theme_changed(self) -> None:
        _pad(self.content, self._theme, self._padding)
        super()._theme_changed()


def _pad(layout: QVBoxLayout, theme: Theme, padding: int) -> None:
    pixels = theme.px(padding)
    layout.setContentsMargins(pixels, pixels, pixels, pixels)
    layout.setSpacing(theme.px(Space.S))
