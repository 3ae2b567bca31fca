"""The names of a chart's lines, each with a piece of its line; each can be switched off."""

from collections.abc import Iterable

from PySide6.QtCore import QLineF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.history.charts.picture import Series, Shape
from gui.theme.theme import Theme
from gui.theme.tokens import Space, Type, mix
from gui.widgets.focus_group import FocusGroup
from gui.widgets.layouts import FlowLayout
from gui.widgets.painted_button import PaintedButton
from gui.widgets.painting import elided, paint_box, paint_focusable

_SAMPLE = 22


def fill_of(theme: Theme, series: Series) -> str:
    """The colour of bars: quieter than a line, and 3 : 1 against the card's ground all the same."""
    shades = theme.colours.shades(series.tone)
    return shades.full if theme.colours.line_width > 1 else mix(shades.soft, shades.full, 0.75)


class LegendChip(PaintedButton):
    """One line's name and a piece of it; pale while the line is switched off."""

    def __init__(self, theme: Theme, series: Series, parent: QWidget | None = None) -> None:
        super().__init__(theme, series.name, parent)
        self._series = series
        self.setCheckable(True)
        self.setChecked(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        px = self._theme.px
        words = QFontMetrics(self._theme.font(Type.SECONDARY, 500)).horizontalAdvance(self.label)
        return QSize(words + px(_SAMPLE) + 3 * px(8) + 1, px(30))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), self._theme.px(70)), self._theme.px(30))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, colours, px = self._theme, self._theme.colours, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        share = self._pressed_share()
        ground = mix(colours.surface, colours.ink, share) if share else None
        box = QRectF(self.rect())
        paint_focusable(painter, theme, box, box.height() / 2, ground, None, ring=self.shows_focus_ring)
        left, middle = px(8), self.height() / 2
        on = self.isChecked()
        full = colours.shades(self._series.tone).full if on else mix(colours.muted, colours.surface, 0.4)
        if self._series.shape is Shape.BARS:
            fill = fill_of(theme, self._series) if on else None
            paint_box(painter, QRectF(left + px(5), middle - px(6), px(12), px(12)), px(3), fill, None if on else full)
        else:
            pen = QPen(QColor(full), max(2.0, 2.5 * theme.text_scale))
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            if self._series.dash.value:
                pen.setDashPattern(list(self._series.dash.value))
            painter.setPen(pen)
            painter.drawLine(QLineF(left, middle, left + px(_SAMPLE), middle))
        font = theme.font(Type.SECONDARY, 500)
        font.setStrikeOut(not on)
        painter.setFont(font)
        painter.setPen(QColor(colours.ink if on else colours.muted))
        room = box.adjusted(left + px(_SAMPLE) + px(8), 0, -px(4), 0)
        words = elided(painter.fontMetrics(), self.label, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)


class Legend(QWidget):
    """The chips of all lines, one Tab stop; `hidden_changed` tells the keys that are switched off."""

    hidden_changed = Signal(object)  # frozenset[str]

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chips: dict[str, LegendChip] = {}
        self._told: tuple[tuple[str, str], ...] = ()
        self._flow = FlowLayout(self)
        self._group = FocusGroup(self)
        self.setAccessibleName(name)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def hidden(self) -> frozenset[str]:
        """The keys of the lines that are switched off."""
        return frozenset(key for key, chip in self._chips.items() if not chip.isChecked())

    def show_series(self, series: Iterable[Series]) -> None:
        """Name these; what was switched off stays so."""
        wanted = {each.key: each for each in series}
        told = tuple((key, each.name) for key, each in wanted.items())
        if told == self._told:
            return
        self._told = told
        hidden = self.hidden
        for chip in self._chips.values():
            self._flow.removeWidget(chip)
            chip.hide()  # or what Qt shows a moment later would be a window of its own
            chip.setParent(None)
            chip.deleteLater()
        self._chips = {}
        for key, each in wanted.items():
            chip = LegendChip(self._theme, each, self)
            chip.setObjectName(f"line-{key}")
            chip.setChecked(key not in hidden)
            chip.clicked.connect(lambda _=False: self.hidden_changed.emit(self.hidden))
            self._flow.addWidget(chip)
            chip.show()
            self._chips[key] = chip
        self._group.set_buttons(list(self._chips.values()))

    def _restyle(self) -> None:
        self._flow.set_spacing(self._theme.px(Space.XS))
