"""A banner: something that matters now, with what can be done about it."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QWidget

from gui.theme.theme import Theme
from gui.theme.tokens import Corner, Space, Tone
from gui.widgets.labels import LeadLabel
from gui.widgets.layouts import FlowLayout, SideBySide
from gui.widgets.painting import paint_box


class Banner(QFrame):
    """A soft coloured box: a bold sentence, what explains it, actions that go below when narrow."""

    def __init__(
        self,
        theme: Theme,
        lead: str,
        text: str = "",
        tone: Tone = Tone.INFO,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tone = tone
        self._text = LeadLabel(lead, text)
        self._actions = QWidget()
        self._flow = FlowLayout(self._actions)
        self._sides = SideBySide(self)
        self._sides.addWidget(self._text)
        self._sides.addWidget(self._actions)
        self._actions.hide()
        self.setAccessibleName(self._text.text())
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_parts(self, lead: str, text: str = "") -> None:
        """Say something else."""
        self._text.set_parts(lead, text)
        self.setAccessibleName(self._text.text())

    def set_tone(self, tone: Tone) -> None:
        self._tone = tone
        self.update()

    def add_action(self, button: QAbstractButton) -> None:
        """Put a button at the right, after those that are there."""
        self._flow.addWidget(button)
        self._actions.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours, px = self._theme.colours, self._theme.px
        shades = colours.shades(self._tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        border = shades.full if colours.line_width > 1 else None
        paint_box(painter, QRectF(self.rect()), px(Corner.CARD), shades.soft, border, px(colours.line_width))

    def _restyle(self) -> None:
        px = self._theme.px
        self._sides.setContentsMargins(px(20), px(13), px(20), px(13))
        self._sides.setSpacing(px(Space.L))
        self._sides.set_main_width(px(300))
        self._flow.set_spacing(px(Space.L), px(Space.S))
        self.update()
