"""What a walk says and asks while it goes on: a panel above the buttons that blocks nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gui.theme.theme import Theme
from gui.theme.tokens import Corner, Space, Tone
from gui.widgets.buttons import ButtonKind, ButtonRow, primary_button, quiet_button, secondary_button
from gui.widgets.labels import Label, LeadLabel, Role
from gui.widgets.layouts import SideBySide
from gui.widgets.number_scale import NumberScale
from gui.widgets.painting import paint_box
from gui.widgets.typed_number import TypedNumber

_WIDTH: Final = 780
# They activate what has the focus, or go back.
_OWN_KEYS: Final = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape})


@dataclass(frozen=True, slots=True)
class Room:
    """Where the panel may be, at the lower end: what asks, and a mere line, which must not cover the number.

    `above` puts a line at the upper end.
    """

    asking: QRect
    line: QRect
    above: bool = False


class WalkPanel(QFrame):
    """A line to read, a question with a scale, and what one may do; each is there or not."""

    answered = Signal(int)
    sit_requested = Signal()
    finish_requested = Signal()
    put_away = Signal()

    def __init__(self, theme: Theme, host: QWidget, room: Callable[[], Room]) -> None:
        """`room` tells where in its host the panel may be."""
        super().__init__(host)
        self._theme = theme
        self._host = host
        self._room = room
        self._line = LeadLabel("")
        self._line.setObjectName("walk-line")
        self._question = Label("", Role.HEADING)
        self._question.setObjectName("walk-question")
        self._scale = NumberScale(theme, name=self.tr("How is your back now? 0 is no pain, 10 the worst imaginable."))
        self._scale.value_changed.connect(self._chosen)
        self._buttons = self._build_buttons()
        self._not_now = quiet_button(theme, self.tr("Not now"))
        self._not_now.setObjectName("walk-away")
        self._not_now.clicked.connect(self.put_away)
        self._finish_sitting = secondary_button(theme, self.tr("Finish here"))
        self._finish_sitting.setObjectName("walk-finish")
        self._finish_sitting.clicked.connect(self.finish_requested)
        # Beside the question, or below it where that has no room, a button costs no line of its own.
        self._head = QWidget()
        self._sides = SideBySide(self._head)
        for beside in (self._question, self._not_now, self._finish_sitting):
            self._sides.addWidget(beside)
        self._column = QVBoxLayout(self)
        for part in (self._line, self._head, self._scale, self._buttons):
            self._column.addWidget(part)
        self._typed = TypedNumber(self)
        self._typed.typed.connect(self._scale.set_value)
        self._typed.settled.connect(self._answer)
        host.installEventFilter(self)
        theme.changed.connect(self._restyle)
        self.put_all_away()
        self._restyle()

    def _build_buttons(self) -> ButtonRow:
        theme = self._theme
        self._sit = primary_button(theme, self.tr("I sit now"))
        self._finish = secondary_button(theme, self.tr("Finish here"))
        self._go_on = quiet_button(theme, self.tr("It is fine, go on"))
        for name, button in (("walk-sit", self._sit), ("walk-finish", self._finish), ("walk-go-on", self._go_on)):
            button.setObjectName(name)
        self._sit.clicked.connect(self.sit_requested)
        self._finish.clicked.connect(self.finish_requested)
        self._go_on.clicked.connect(self.put_away)
        return ButtonRow(theme, self._sit, self._finish, self._go_on)

    # What is shown

    @property
    def asks(self) -> bool:
        """Whether the question is on the screen."""
        return not self._head.isHidden()

    @property
    def advises(self) -> bool:
        """Whether sitting down or finishing is offered as an answer to pain."""
        return not self._buttons.isHidden()

    @property
    def says(self) -> str:
        """The line that is on the screen; empty when there is none."""
        return "" if self._line.isHidden() else self._line.text()

    def say(self, lead: str, words: str = "") -> None:
        """Show a line; what is asked stays."""
        self._line.set_parts(lead, words)
        self._line.show()
        self._show_anew(f"{lead} {words}")

    def unsay(self) -> None:
        """Take the line away."""
        self._line.hide()
        self._show_anew()

    def ask(self, question: str, *, sitting: bool = False) -> None:
        """Ask how much it hurts; while one sits, finishing is offered as well."""
        self._scale.set_value(None)
        self._question.set_text(question)
        self._buttons.hide()
        self._not_now.setVisible(not sitting)
        self._finish_sitting.setVisible(sitting)
        self._head.show()
        self._scale.show()
        self._show_anew(question)

    def advise(self, lead: str, words: str, *, again: bool) -> None:
        """Offer to sit or to finish; `again` is when sitting has not helped."""
        self._head.hide()
        self._scale.hide()
        self._sit.set_label(self.tr("I sit a little longer") if again else self.tr("I sit now"))
        self._sit.set_kind(ButtonKind.SECONDARY if again else ButtonKind.PRIMARY)
        self._finish.set_kind(ButtonKind.PRIMARY if again else ButtonKind.SECONDARY)
        self._buttons.show()
        self.say(lead, words)
        (self._finish if again else self._sit).setFocus(Qt.FocusReason.OtherFocusReason)

    def put_all_away(self) -> None:
        """Say and ask nothing."""
        self._typed.stop()
        for part in (self._line, self._head, self._scale, self._buttons):
            part.hide()
        focus = self.window().focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        self.hide()
        if had_focus:
            self._host.setFocus(Qt.FocusReason.OtherFocusReason)

    def type_digit(self, digit: int) -> None:
        """Answer by a key; a 1 waits a moment for the 0 that would make it ten."""
        if self.asks:
            self._typed.type_digit(digit)

    def _answer(self, pain: int) -> None:
        self._typed.stop()
        if self.asks:
            self.answered.emit(pain)

    def _chosen(self, value: object) -> None:
        if isinstance(value, int):
            self._answer(value)

    # Keys, where the focus is inside: elsewhere they are the session's

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _OWN_KEYS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away.emit()
        else:
            super().keyPressEvent(event)

    # Where it is

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours, px = self._theme.colours, self._theme.px
        shades = colours.shades(Tone.READY)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_box(painter, QRectF(self.rect()), px(Corner.CARD), shades.soft, shades.full, px(colours.line_width))

    def _show_anew(self, said: str = "") -> None:
        anything = any(not part.isHidden() for part in (self._line, self._head, self._buttons))
        self.setVisible(anything)
        if anything:
            self._fit()
            self.raise_()
        if said:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _fit(self) -> None:
        """As high as the width makes it."""
        if self.isHidden():
            return
        room = self._room()
        line = not (self.asks or self.advises)
        place = room.line if line else room.asking
        width = max(1, min(self._theme.px(_WIDTH), place.width()))
        self._column.activate()
        height = max(1, min(self._column.totalHeightForWidth(width), place.height()))
        top = place.top() if line and room.above else place.bottom() + 1 - height
        self.setGeometry(place.left() + (place.width() - width) // 2, top, width, height)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A line that is in the way is put away by a click."""
        event.accept()
        if not (self.asks or self.advises):
            self.unsay()

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(20), px(14), px(20), px(14))
        self._column.setSpacing(px(Space.S))
        self._sides.setSpacing(px(Space.S))
        self._sides.set_main_width(px(240))
        self._fit()
        self.update()
