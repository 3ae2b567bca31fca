"""Tones to choose from: each shows its colour and says its name."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme.theme import Theme
from gui.theme.tokens import Space, Type, mix
from gui.widgets.focus_group import FocusGroup
from gui.widgets.layouts import FlowLayout
from gui.widgets.painted_button import PaintedButton
from gui.widgets.painting import elided, paint_focusable

_DISC = 26
_GAP = 10
_HEIGHT = 42


class Swatch(PaintedButton):
    """A tone with its name; the chosen one has a coloured edge and bold letters as well."""

    def __init__(self, theme: Theme, name: str, colour: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self._colour = colour
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        # Measured in the weight of the chosen state, so that choosing moves nothing.
        text = QFontMetrics(self._theme.font(Type.SECONDARY, 600)).horizontalAdvance(self.label)
        return QSize(text + self._theme.px(8 + _DISC + _GAP + 16) + 1, self._theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), self._theme.px(90)), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, colours, share = self._theme, self._theme.colours, self._pressed_share()
        chosen = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = (
            mix(colours.primary.soft, colours.surface, 4 * share)
            if chosen
            else mix(colours.surface, colours.ink, share)
        )
        border = colours.primary.full if chosen else colours.line
        box = QRectF(self.rect())
        paint_focusable(painter, theme, box, box.height() / 2, ground, border, ring=self.shows_focus_ring, gap=chosen)
        radius = theme.px(_DISC) / 2
        middle = QPointF(theme.px(8) + radius, box.center().y())
        # A line of its own keeps each tone apart from whatever ground it lies on.
        painter.setPen(QPen(QColor(mix(self._colour, colours.ink, 0.45)), theme.px(1)))
        painter.setBrush(QColor(self._colour))
        painter.drawEllipse(middle, radius, radius)
        painter.setFont(theme.font(Type.SECONDARY, 600 if chosen else 500))
        painter.setPen(QColor(colours.primary.ink if chosen else colours.ink))
        words = box.adjusted(theme.px(8 + _DISC + _GAP), 0, -theme.px(8), 0)
        text = elided(painter.fontMetrics(), self.label, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


class SwatchRow(QWidget):
    """Tones to choose one of; lines wrap, arrow keys walk and choose. `chosen_changed` tells only the user's choice."""

    chosen_changed = Signal(str)

    def __init__(
        self, theme: Theme, options: Iterable[tuple[str, str, str]], *, name: str, parent: QWidget | None = None
    ) -> None:
        """`options` are keys, names and colours."""
        super().__init__(parent)
        self._theme = theme
        self._flow = FlowLayout(self, spacing=theme.px(Space.S))
        self._group = FocusGroup(self, choose=True)
        self._swatches: dict[str, Swatch] = {}
        for key, words, colour in options:
            swatch = Swatch(theme, words, colour, self)
            swatch.setObjectName(f"tone-{key}")
            swatch.setAccessibleName(f"{name}: {words}")
            swatch.clicked.connect(lambda _=False, key=key: self._clicked(key))
            self._flow.addWidget(swatch)
            self._swatches[key] = swatch
        self._group.set_buttons(list(self._swatches.values()))
        self.setAccessibleName(name)
        theme.changed.connect(self._restyle)

    @property
    def chosen(self) -> str:
        """The key of the chosen tone; empty before there is one."""
        return next((key for key, swatch in self._swatches.items() if swatch.isChecked()), "")

    def set_chosen(self, chosen: str) -> None:
        """Choose a tone without telling anybody."""
        for key, swatch in self._swatches.items():
            swatch.setChecked(key == chosen)
        self._group.settle()

    def _clicked(self, key: str) -> None:
        # A click has already switched it: one that was chosen before stays so.
        changes = self._swatches[key].isChecked()
        self.set_chosen(key)
        if changes:
            self.chosen_changed.emit(key)

    def _restyle(self) -> None:
        self._flow.set_spacing(self._theme.px(Space.S))
