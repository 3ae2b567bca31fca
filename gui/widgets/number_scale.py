"""A scale from 0 to 10, such as pain or effort."""

from PySide6.QtCore import QElapsedTimer, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui.theme.theme import Theme
from gui.theme.tokens import Space, mix
from gui.widgets.focus_group import FocusGroup
from gui.widgets.labels import Label, Role
from gui.widgets.layouts import FlowLayout
from gui.widgets.painted_button import PaintedButton
from gui.widgets.painting import paint_focusable

HIGHEST = 10
_TEN_WITHIN_MS = 1500


class NumberPill(PaintedButton):
    """One number of the scale."""

    def __init__(self, theme: Theme, number: int, spoken: str, parent: QWidget) -> None:
        super().__init__(theme, str(number), parent)
        self.setCheckable(True)
        self.setAccessibleName(spoken)
        self.setObjectName(f"scale-{number}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(52), self._theme.px(52))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, colours, chosen = self._theme, self._theme.colours, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = colours.primary.full if chosen else colours.sunken
        edged = colours.line_width > 1 or colours.is_dark
        paint_focusable(
            painter,
            theme,
            QRectF(self.rect()),
            theme.px(14),
            mix(ground, colours.ink, self._pressed_share()),
            colours.line if edged and not chosen else None,
            ring=self.shows_focus_ring,
            gap=chosen,
        )
        painter.setFont(theme.font(18, 600))
        painter.setPen(QColor(colours.on_primary if chosen else colours.ink))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.label)


class NumberScale(QWidget):
    """Numbers 0 to 10 between two words; none is chosen at first, a second click or Delete takes it back.

    Arrows walk and choose, digits choose (1 and then 0 is ten).
    """

    value_changed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        *,
        lowest: str = "",
        highest: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._typed_one = QElapsedTimer()
        self._pills = [
            NumberPill(theme, number, self._spoken(number, lowest, highest), self) for number in range(HIGHEST + 1)
        ]
        self._flow = FlowLayout()
        for number, pill in enumerate(self._pills):
            pill.clicked.connect(lambda _=False, number=number: self._clicked(number))
            self._flow.addWidget(pill)
        self._group = FocusGroup(self, choose=True)
        self._group.set_buttons(list(self._pills))
        self._words = self._build_words(lowest, highest)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._flow)
        column.addWidget(self._words)
        self.setAccessibleName(name)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def value(self) -> int | None:
        return next((number for number, pill in enumerate(self._pills) if pill.isChecked()), None)

    def set_value(self, value: int | None) -> None:
        """Choose a number from 0 to 10, or none, without telling anybody."""
        for number, pill in enumerate(self._pills):
            pill.setChecked(number == value)
        self._group.settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._choose(None)
        elif event.text() and event.text() in "0123456789" and not event.modifiers() & _COMMANDS:
            self._choose(self._typed(int(event.text())))
            self._pills[self.value or 0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _typed(self, digit: int) -> int:
        is_ten = digit == 0 and self._typed_one.isValid() and self._typed_one.elapsed() < _TEN_WITHIN_MS
        self._typed_one.invalidate()
        if digit == 1:
            self._typed_one.start()
        return HIGHEST if is_ten else digit

    def _clicked(self, number: int) -> None:
        # The click has toggled the pill already: off means that the user took the answer back. Space only confirms
        # what an arrow has chosen; with the keyboard, Delete takes it back.
        kept = self._pills[number].isChecked() or self._pills[number].shows_focus_ring
        self._choose(number if kept else None)

    def _choose(self, value: int | None) -> None:
        self.set_value(value)
        self.value_changed.emit(value)

    def _spoken(self, number: int, lowest: str, highest: str) -> str:
        word = {0: lowest, HIGHEST: highest}.get(number, "")
        return f"{number}, {word}" if word else str(number)

    def _build_words(self, lowest: str, highest: str) -> QWidget:
        words = QWidget(self)
        row = QHBoxLayout(words)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Label(lowest, Role.SECONDARY))
        row.addWidget(Label(highest, Role.SECONDARY, align=Qt.AlignmentFlag.AlignRight))
        words.setVisible(bool(lowest or highest))
        return words

    def _restyle(self) -> None:
        self._flow.set_spacing(self._theme.px(10))
        self._words.setMaximumWidth(self._flow.sizeHint().width())
        column = self.layout()
        if column is not None:
            column.setSpacing(self._theme.px(Space.S))


_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
