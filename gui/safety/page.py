"""Warning signs: the questions, what to do about the answers, and the wait until somebody has looked."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from exercises.coach.red_flags import Advice, Lock, advice_for
from exercises.history.facts import Asked
from gui.safety.advice_view import AdviceView
from gui.safety.lock_view import LockView
from gui.safety.questions_view import QuestionsView
from gui.theme.theme import Theme
from gui.widgets.shortcuts import escape_to


class SafetyPage(QWidget):
    """Asks, advises and waits; it never judges more than the answers do.

    `answered` tells everything that holds (ids), health told before included, so that it can be kept as one answer.
    `mistaken` takes the answer just told back: the questions are shown again, with their ticks.
    """

    answered = Signal(object)  # tuple[str, ...]
    mistaken = Signal()
    checked = Signal(object)  # date
    left = Signal()
    _escaped = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked: tuple[Asked, tuple[str, ...], date | None] = (Asked.BUTTON, (), None)
        self._number = ""
        self._advice: tuple[Advice, ...] = ()
        self._stack = QStackedWidget()
        self._questions = QuestionsView(theme)
        self._advising = AdviceView(theme)
        self._waiting = LockView(theme)
        for view in (self._questions, self._advising, self._waiting):
            self._stack.addWidget(view)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self._questions.answered.connect(self._take)
        self._questions.left.connect(self.left)
        self._advising.understood.connect(self.left)
        self._advising.mistaken.connect(self._take_back)
        self._waiting.checked.connect(self.checked)
        self._waiting.left.connect(self.left)
        self._escaped.connect(self._leave)
        escape_to(self, self._escaped)

    @property
    def advice(self) -> tuple[Advice, ...]:
        """What is shown to be done, the strongest first; empty while questions are asked."""
        return self._advice

    def show_questions(
        self, asked: Asked, known: tuple[str, ...], emergency_number: str = "", last_check: date | None = None
    ) -> None:
        """Ask; `known` is the health (ids) told before, `last_check` the day of the last "I have been checked"."""
        self._asked, self._number = (asked, known, last_check), emergency_number.strip()
        self._ask(())

    def show_lock(self, lock: Lock, emergency_number: str, today: date) -> None:
        """Show why sessions wait, and take the day of a check."""
        self._advice = advice_for(lock.signs, emergency_number)
        self._stack.setCurrentWidget(self._waiting)
        self._waiting.show_lock(lock, emergency_number.strip(), today)

    def _ask(self, ticked: tuple[str, ...]) -> None:
        self._advice = ()
        self._stack.setCurrentWidget(self._questions)
        self._questions.ask(*self._asked, ticked)

    def _leave(self) -> None:
        """Do what the quiet button of the view does: the questions may ask first what was meant by a tick."""
        if self._stack.currentWidget() is self._questions:
            self._questions.leave()
        else:
            self.left.emit()

    def _take(self, signs: tuple[str, ...]) -> None:
        new = self._questions.new_ones
        self._advice = advice_for(new, self._number)
        if self._advice:
            self._stack.setCurrentWidget(self._advising)
            self._advising.show_advice(self._advice)
        self.answered.emit(signs)
        if not self._advice:
            self.left.emit()

    def _take_back(self) -> None:
        self.mistaken.emit()
        self._ask(self._questions.ticked)
