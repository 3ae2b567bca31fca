"""The question of the morning: how the back was on the day after a session."""

from datetime import date

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gui.theme.theme import Theme
from gui.theme.tokens import Corner, Space, Tone
from gui.today import words
from gui.today.view import MorningQuestion
from gui.widgets.banner import Banner
from gui.widgets.buttons import Button, ButtonRow, primary_button, quiet_button, secondary_button
from gui.widgets.labels import LeadLabel
from gui.widgets.number_scale import NumberPill, NumberScale
from gui.widgets.painting import paint_box


class _ScaleBox(QFrame):
    """How much it hurt, from 0 to 10."""

    def __init__(self, theme: Theme, scale: NumberScale, *buttons: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self.lead = LeadLabel("")
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.lead)
        self._column.addWidget(scale)
        self._column.addWidget(ButtonRow(theme, *buttons))
        theme.changed.connect(self._restyle)
        self._restyle()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours, px = self._theme.colours, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = px(max(2, colours.line_width))
        paint_box(painter, QRectF(self.rect()), px(Corner.CARD), colours.surface, colours.ready.full, edge)

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(20), px(Space.L), px(20), px(Space.L))
        self._column.setSpacing(px(Space.M))


class MorningCard(QWidget):
    """Better, the same or worse; how much; and whether it cost sleep. It can be put off.

    `answered` tells the session, the pain of that morning from 0 to 10, and whether sleep was lost.
    """

    answered = Signal(str, int, bool)
    postponed = Signal()
    left = Signal(bool)  # after either of them; whether it was done with the keyboard

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question: MorningQuestion | None = None
        self._today: date | None = None
        self._put_off: tuple[MorningQuestion, date] | None = None
        self._pain: int | None = None
        self._first = Banner(theme, "", "", Tone.READY)
        self._same = self._button(secondary_button(theme, self.tr("The same")), "same")
        self._better = self._button(secondary_button(theme, self.tr("Better")), "better")
        self._worse = self._button(secondary_button(theme, self.tr("Worse")), "worse")
        self._later = self._button(quiet_button(theme, self.tr("Later")), "later")
        for button in (self._better, self._same, self._worse, self._later):
            self._first.add_action(button)
        self._scale = NumberScale(
            theme,
            lowest=self.tr("no pain"),
            highest=self.tr("worst imaginable"),
            name=self.tr("Pain the morning after"),
        )
        self._next = self._button(primary_button(theme, self.tr("Next")), "next")
        back = self._button(quiet_button(theme, self.tr("Back")), "back")
        self._second = _ScaleBox(theme, self._scale, self._next, back)
        self._third = Banner(
            theme, self.tr("Did it cost you sleep?"), self.tr("If so, the plan goes a little easier."), Tone.READY
        )
        self._slept = self._button(secondary_button(theme, self.tr("No")), "slept")
        self._lost = self._button(secondary_button(theme, self.tr("Yes")), "sleep-lost")
        again = self._button(quiet_button(theme, self.tr("Back")), "back-to-pain")
        for button in (self._slept, self._lost, again):
            self._third.add_action(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for stage in (self._first, self._second, self._third):
            column.addWidget(stage)
        self._better.clicked.connect(lambda: self._ask_pain(self._better))
        self._worse.clicked.connect(lambda: self._ask_pain(self._worse))
        self._same.clicked.connect(self._say_same)
        self._later.clicked.connect(self._postpone)
        back.clicked.connect(lambda: self._go_to(self._first, self._better, back))
        self._scale.value_changed.connect(lambda value: self._next.setEnabled(value is not None))
        self._next.clicked.connect(self._take_pain)
        self._slept.clicked.connect(lambda: self._finish(sleep_lost=False))
        self._lost.clicked.connect(lambda: self._finish(sleep_lost=True))
        again.clicked.connect(lambda: self._ask_pain(again))
        self.hide()

    def show_question(self, question: MorningQuestion | None, today: date) -> None:
        """Ask about a session; None asks nothing. What was put off is not asked again on the same day."""
        if question is None or self._put_off == (question, today):
            self.hide()
            return
        if question == self._question and not self.isHidden():
            return  # in the middle of being answered
        self._question = question
        self._pain = None
        self._scale.set_value(None)
        self._next.setEnabled(False)
        self._first.set_parts(words.morning_lead(question), words.morning_reason(question))
        self._today = today
        self._show_stage(self._first)
        self.show()

    def _button(self, button: Button, name: str) -> Button:
        button.setObjectName(f"morning-{name}")
        return button

    def _say_same(self) -> None:
        before = self._question.pain_before if self._question is not None else None
        if before is None:
            self._ask_pain(self._same)
            return
        self._pain = before
        self._go_to(self._third, self._slept, self._same)

    def _ask_pain(self, pressed: Button) -> None:
        question = self._question
        if question is not None and question.pain_before is not None:
            told = self.tr("Before the session it was {pain}.").format(pain=question.pain_before)
        else:
            told = ""
        self._second.lead.set_parts(self.tr("How much did it hurt the morning after?"), told)
        pills = self._scale.findChildren(NumberPill)
        self._go_to(self._second, next((pill for pill in pills if pill.isChecked()), pills[0]), pressed)

    def _take_pain(self) -> None:
        if self._scale.value is not None:
            self._pain = self._scale.value
            self._go_to(self._third, self._slept, self._next)

    def _finish(self, *, sleep_lost: bool) -> None:
        question, pain = self._question, self._pain
        by_keyboard = self._slept.shows_focus_ring or self._lost.shows_focus_ring
        self.hide()
        if question is not None and pain is not None:
            self.answered.emit(question.session, pain, sleep_lost)
        self.left.emit(by_keyboard)

    def _postpone(self) -> None:
        by_keyboard = self._later.shows_focus_ring
        self.hide()
        if self._question is not None and self._today is not None:
            self._put_off = (self._question, self._today)
        self.postponed.emit()
        self.left.emit(by_keyboard)

    def _go_to(self, stage: QWidget, focus: QWidget, pressed: Button) -> None:
        """Show a stage; the focus goes along, with its ring only for those who use the keyboard."""
        by_keyboard = pressed.shows_focus_ring
        self._show_stage(stage)
        focus.setFocus(Qt.FocusReason.TabFocusReason if by_keyboard else Qt.FocusReason.MouseFocusReason)

    def _show_stage(self, stage: QWidget) -> None:
        for each in (self._first, self._second, self._third):
            each.setVisible(each is stage)
