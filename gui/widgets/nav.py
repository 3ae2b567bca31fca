"""The rail at the left: where one is and where one can go."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeySequence, QPainter, QPaintEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from gui.theme import icons
from gui.theme.theme import Theme
from gui.theme.tokens import Space, mix
from gui.widgets.focus_group import FocusGroup
from gui.widgets.painted_button import PaintedButton
from gui.widgets.painting import elided, paint_focusable

_WIDTH, _NARROW_WIDTH = 204, 72
# An icon with its word below, and the size of those words at 100 %.
_NARROW_ENTRY, _WORD_SIZE = 50, 11
_TOP, _BOTTOM = 82, 24
_LEAST_ENTRY = 30


@dataclass(frozen=True, slots=True)
class NavEntry:
    """A place to go: its key for the program, its words and its icon; `at_bottom` for the settings.

    `short` is one word for the narrow rail; without it that shows the label.
    """

    key: str
    label: str
    icon: str
    at_bottom: bool = False
    short: str = ""


class NavButton(PaintedButton):
    """One entry of the rail."""

    def __init__(self, theme: Theme, entry: NavEntry, parent: QWidget) -> None:
        super().__init__(theme, entry.label, parent)
        self._icon = entry.icon
        self._short = entry.short or entry.label
        self._narrow = False
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)

    @property
    def word(self) -> str:
        """The word that a narrow rail shows."""
        return self._short

    def set_narrow(self, narrow: bool, hint: str) -> None:
        self._narrow = narrow
        self.updateGeometry()
        self.setToolTip(f"{self.label} ({hint})" if narrow and hint else self.label if narrow else hint)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(44), self._theme.px(_NARROW_ENTRY if self._narrow else 42))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(44), self._theme.px(_LEAST_ENTRY))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, colours, here = self._theme, self._theme.colours, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        share = self._pressed_share()
        fill = colours.surface if here else mix(colours.sunken, colours.ink, share) if share else None
        border = colours.line if here else None
        box = QRectF(self.rect())
        paint_focusable(painter, theme, box, theme.px(10), fill, border, ring=self.shows_focus_ring)
        ink, side = colours.ink if here or share else colours.muted, theme.px(20)
        tint = colours.primary.ink if here else ink
        painter.setPen(QColor(ink))
        if self._narrow:
            self._paint_narrow(painter, box, tint, bold=here)
            return
        x = theme.px(12)
        painter.drawPixmap(QPointF(x, (box.height() - side) / 2), icons.pixmap(self._icon, tint, side))
        x += side + theme.px(10)
        painter.setFont(theme.font(15, 600 if here else 500))
        text = elided(painter.fontMetrics(), self.label, box.width() - x - theme.px(6))
        painter.drawText(box.adjusted(x, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_narrow(self, painter: QPainter, box: QRectF, tint: str, *, bold: bool) -> None:
        """The icon with its word below; where there is no height for both, the word says more than the icon."""
        theme = self._theme
        painter.setFont(theme.font(_WORD_SIZE, 600 if bold else 500))
        line, side = painter.fontMetrics().height(), theme.px(20)
        text = elided(painter.fontMetrics(), self._short, box.width() - theme.px(2))
        top = (box.height() - line - side) / 2
        if top < theme.px(1):
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
            return
        painter.drawPixmap(QPointF((box.width() - side) / 2, top), icons.pixmap(self._icon, tint, side))
        painter.drawText(box.adjusted(0, top + side, 0, 0), Qt.AlignmentFlag.AlignHCenter, text)


class NavRail(QWidget):
    """The product's name and the entries; arrows and Ctrl+1 to 9 move. In a narrow window each word stands
    small below its icon.

    `chosen` tells where the user wants to go; the program says by `set_current` where it is.
    """

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        entries: tuple[NavEntry, ...],
        *,
        name: str = "Amble",
        narrow_below: int = 880,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._narrow_below = narrow_below
        self._is_narrow = False
        self._is_low = False
        self._watched: QWidget | None = None
        self._buttons = {entry.key: NavButton(theme, entry, self) for entry in entries}
        self._column = QVBoxLayout(self)
        for entry in sorted(entries, key=lambda each: each.at_bottom):
            if entry.at_bottom and self._column.count() == sum(not each.at_bottom for each in entries):
                self._column.addStretch(1)
            self._add(entry)
        if not any(entry.at_bottom for entry in entries):
            self._column.addStretch(1)
        self._group = FocusGroup(self)
        self._group.set_buttons(list(self._buttons.values()))
        self._add_shortcuts()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Sections"))
        theme.changed.connect(self._theme_changed)
        self._restyle()

    @property
    def is_narrow(self) -> bool:
        return self._is_narrow

    def set_current(self, key: str) -> None:
        """Mark the entry of the page that is shown; an unknown key marks none."""
        for each, button in self._buttons.items():
            button.setChecked(each == key)
        self._group.settle()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_NARROW_WIDTH if self._is_narrow else _WIDTH), self._theme.px(400))

    def minimumSizeHint(self) -> QSize:
        count = len(self._buttons)
        height = 2 * Space.S + _LEAST_ENTRY * count + Space.XS * (count - 1)
        return QSize(self.sizeHint().width(), self._theme.px(height))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._watched is not self.window():
            self._watched = self.window()
            self._watched.installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._watched and event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, colours = self._theme, self._theme.colours
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.sunken))
        line = theme.px(colours.line_width)
        painter.fillRect(self.width() - line, 0, line, self.height(), QColor(colours.line))
        if self._is_low:
            return
        painter.setFont(self._name_font())
        painter.setPen(QColor(colours.primary.ink))
        place = QRectF(0, theme.px(24), self.width() - line, theme.px(34))
        if self._is_narrow:
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._name[:1])
        else:
            painter.drawText(place.adjusted(theme.px(26), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._name)

    def _add(self, entry: NavEntry) -> None:
        button = self._buttons[entry.key]
        button.setObjectName(f"nav-{entry.key}")
        button.clicked.connect(lambda _=False, key=entry.key: self._clicked(key))
        self._column.addWidget(button)

    def _add_shortcuts(self) -> None:
        for number, key in enumerate(list(self._buttons)[:9], start=1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(lambda key=key: self.chosen.emit(key))

    def _clicked(self, key: str) -> None:
        # A click toggles; where we are is for the program to say.
        button = self._buttons[key]
        button.setChecked(not button.isChecked())
        self.chosen.emit(key)

    def _name_font(self) -> QFont:
        return self._theme.font(22, 700)

    def _fit(self) -> None:
        size, px = self.window().size(), self._theme.px
        narrow = size.width() < px(self._narrow_below)
        low = size.height() < px(_TOP + _BOTTOM + 46 * len(self._buttons))
        if (narrow, low) != (self._is_narrow, self._is_low):
            self._is_narrow, self._is_low = narrow, low
            self._restyle()

    def _theme_changed(self) -> None:
        self._fit()
        self._restyle()

    def _restyle(self) -> None:
        px = self._theme.px
        side = px(4) if self._is_narrow else px(14)
        top, bottom = (Space.S, Space.S) if self._is_low else (_TOP, _BOTTOM)
        self._column.setContentsMargins(side, px(top), side, px(bottom))
        self._column.setSpacing(px(2 if self._is_low else Space.XS))
        for number, button in enumerate(self._buttons.values(), start=1):
            button.set_narrow(self._is_narrow, f"Ctrl+{number}" if number < 10 else "")
        self.updateGeometry()
        self.update()
