"""A big button with a mark that is on or off: an answer to tick or to pick."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.theme import icons
from gui.theme.theme import Theme
from gui.theme.tokens import Corner, mix
from gui.widgets.card import ClickableCard
from gui.widgets.labels import Label, Role
from gui.widgets.painting import paint_box, paint_focusable

_MARK = 24
_ROOM = 16


class ChoiceCard(ClickableCard):
    """A sentence with a mark before it: square for one of several things to tick, `single` round for one to pick.

    `lead` is a bold line above the sentence.
    """

    def __init__(
        self, theme: Theme, text: str, *, lead: str = "", single: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, f"{lead}: {text}" if lead else text, padding=_ROOM, parent=parent)
        self._single = single
        self.setCheckable(True)
        self.content.setSpacing(2)
        if not lead:
            self.content.addWidget(Label(text, Role.BODY))
        else:  # together in the middle, however tall the card beside it is
            self.content.addStretch(1)
            self.content.addWidget(Label(lead, Role.SUBHEADING))
            self.content.addWidget(Label(text, Role.BODY))
            self.content.addStretch(1)
        self._indent()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, colours = self._theme, self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = colours.primary.soft if self.isChecked() else colours.surface
        paint_box(
            painter, QRectF(self.rect()), theme.px(Corner.BUTTON), mix(ground, colours.ink, self._pressed_share())
        )
        side = theme.px(_MARK)
        box = QRectF(theme.px(_ROOM), (self.height() - side) / 2, side, side)
        radius = side / 2 if self._single else theme.px(6)
        if not self.isChecked():
            paint_box(painter, box, radius, colours.surface, colours.muted, max(2, theme.px(2)))
            return
        paint_box(painter, box, radius, colours.primary.full)
        tick = round(side * 0.75)
        corner = QPointF(box.left() + (side - tick) / 2, box.top() + (side - tick) / 2)
        painter.drawPixmap(corner, icons.pixmap("check", colours.on_primary, tick))

    def paint_edge(self, painter: QPainter, rect: QRectF) -> None:
        colours = self._theme.colours
        border = colours.primary.full if self.isChecked() else colours.line
        radius = self._theme.px(Corner.BUTTON)
        paint_focusable(painter, self._theme, rect, radius, None, border, ring=self.shows_focus_ring)

    def _theme_changed(self) -> None:
        super()._theme_changed()
        self._indent()

    def _indent(self) -> None:
        px = self._theme.px
        self.content.setContentsMargins(px(_ROOM + _MARK + 14), px(12), px(_ROOM), px(12))
