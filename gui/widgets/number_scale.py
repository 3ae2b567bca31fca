"""A scale from 0 to 10, such as pain or effort."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui.theme.theme import Theme
from gui.theme.tokens import Space, mix
from gui.widgets.focus_group import FocusGroup
from gui.widgets.labels import Label, Role
from gui.widgets.layouts import FlowLayout
from gui.widgets.painted_button import PaintedButton
from gui.widgets.painting import paint_focusable
from gui.widgets.typed_number import TypedNumber

HIGHEST = 10


class NumberPill(PaintedButton):
    """One number of the scale."""

    def __init__(self, theme: Theme, number: int, spoken: str, parent: QWidget) -> None:
        super().__init__(theme, str(number), parent)
        self.setCheckable(True)
        self.setAccessibleName(spoken)
        self.setObjectName(f"scale-{number}")
        self._attends = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_attending(self, *, attends: bool) -> None:
        """Show that the whole scale waits for a number to be typed."""
        if attends != self._attends:
            self._attends = attends
            self.update()

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
            ring=self.shows_focus_ring or self._attends,
            gap=chosen,
        )
        painter.setFont(theme.font(18, 600))
        painter.setPen(QColor(colours.on_primary if chosen else colours.ink))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.label)


class NumberScale(QWidget):
    """Numbers 0 to 10 between two words; none is chosen at first, a second click or Delete takes it back.

    Arrows walk and choose, digits choose (1 and then 0 is ten); `settled` follows a digit as soon as no other can
    belong to it.
    """

    value_changed = Signal(object)
    settled = Signal()

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
        self._typed = TypedNumber(self)
        self._typed.typed.connect(self._type)
        self._typed.settled.connect(self.settled)
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
        self._ends = Label(self._told_ends(lowest, highest), Role.SECONDARY)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._flow)
        column.addWidget(self._words)
        column.addWidget(self._ends)
        self.setAccessibleName(name)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def value(self) -> int | None:
        return next((number for number, pill in enumerate(self._pills) if pill.isChecked()), None)

    def set_value(self, value: int | None) -> None:
        """Choose a number from 0 to 10, or none, without telling anybody."""
        self._typed.stop()
        self._mark(value)

    def _mark(self, value: int | None) -> None:
        for number, pill in enumerate(self._pills):
            pill.setChecked(number == value)
        self._group.settle()

    @property
    def pills(self) -> tuple[NumberPill, ...]:
        """The buttons of its numbers, from 0 on."""
        return tuple(self._pills)

    @property
    def waits_for_zero(self) -> bool:
        """Whether a 1 was typed that may still become ten."""
        return self._typed.waits

    def settle(self) -> None:
        """Take a 1 that waits for a 0 for what it is."""
        self._typed.settle()

    def attend(self) -> None:
        """Take the focus as a whole: digits answer, and Space or Enter pressed once too often answers nothing."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_attending()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_attending()

    def _show_attending(self) -> None:
        for pill in self._pills:
            pill.show_attending(attends=self.hasFocus())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._choose(None)
        elif event.text() and event.text() in "0123456789" and not event.modifiers() & _COMMANDS:
            if not event.isAutoRepeat():
                self._typed.type_digit(int(event.text()))
        elif self.hasFocus() and event.key() in _ARROWS:
            # The first arrow only says where one is.
            self._pills[self.value or 0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _type(self, number: int) -> None:
        self._mark(number)
        self.value_changed.emit(number)
        self._pills[number].setFocus(Qt.FocusReason.TabFocusReason)

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

    @staticmethod
    def _told_ends(lowest: str, highest: str) -> str:
        """What both ends mean, where a word can't stand below its number."""
        told = ((0, lowest), (HIGHEST, highest))
        return "   ·   ".join(f"{number} {word}" for number, word in told if word)

    def _build_words(self, lowest: str, highest: str) -> QWidget:
        words = QWidget(self)
        row = QHBoxLayout(words)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Label(lowest, Role.SECONDARY))
        row.addWidget(Label(highest, Role.SECONDARY, align=Qt.AlignmentFlag.AlignRight))
        return words

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_words()

    def _show_words(self) -> None:
        """Let the words stand below the first and the last number; where the numbers wrap, name these."""
        wraps = self.width() < self._flow.sizeHint().width()
        wanted, other = (self._ends, self._words) if wraps else (self._words, self._ends)
        other.hide()
        wanted.setVisible(bool(self._ends.text()))

    def _restyle(self) -> None:
        self._flow.set_spacing(self._theme.px(10))
        self._words.setMaximumWidth(self._flow.sizeHint().width())
        column = self.layout()
        if column is not None:
            column.setSpacing(self._theme.px(Space.S))
        self._show_words()


_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right)
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
