"""Looking after the user beside the sessions: warning signs, relief, the self-check and the shoes."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from exercises.coach.notes import Topic, note_for
from exercises.coach.red_flags import asks_for, checked_on, known_history, lock_sentence
from exercises.history.facts import Asked, Checked, FlareUp, Screening, SelfCheckAnswers, ShoePair
from gui.coaching import Coaching
from gui.main_window import MainWindow
from gui.theme.theme import Theme

if TYPE_CHECKING:
    from exercises.library.library import Library
    from gui.figure.subject import Subject
    from gui.relief.page import ReliefPage
    from gui.safety.page import SafetyPage
    from gui.self_check.page import SelfCheckPage
    from gui.shoes.page import ShoesPage

Then = Callable[[], None]


class Care(QObject):
    """Shows these screens over the whole window and goes back to where one was."""

    left = Signal()  # back to the page one came from
    routine_requested = Signal(str)
    exercise_requested = Signal(str)

    def __init__(self, theme: Theme, window: MainWindow, coaching: Coaching, library: "Callable[[], Library]") -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._coaching = coaching
        self._library = library
        self._then: Then = self.left.emit
        self._asked = Asked.BUTTON
        self._last_answer: str | None = None
        self._safety: SafetyPage | None = None
        self._relief: ReliefPage | None = None
        self._self_check: SelfCheckPage | None = None
        self._shoes: ShoesPage | None = None

    # Warning signs

    def ask_safety(self, asked: Asked, then: Then | None = None) -> None:
        """Ask about warning signs, or show why sessions wait; `then` goes on afterwards."""
        coaching, page = self._coaching, self.safety_page()
        self._then, self._asked = then or self.left.emit, asked
        lock = coaching.lock()
        if lock is not None:
            page.show_lock(lock, coaching.emergency_number, coaching.today)
        else:
            facts, today = coaching.facts(), coaching.today
            known, check = known_history(facts, today), checked_on(facts, today)
            page.show_questions(asked, known, coaching.emergency_number, check)
        self._show(page)

    @property
    def is_due(self) -> Asked | None:
        """Why it is time to ask about warning signs; None while it is not."""
        return asks_for(self._coaching.facts(), self._coaching.today)

    def lock_words(self) -> str:
        """The sentence why sessions wait; empty while they don't."""
        lock = self._coaching.lock()
        return lock_sentence(lock, self._coaching.emergency_number) if lock is not None else ""

    def safety_page(self) -> "SafetyPage":
        """The page with the questions."""
        if self._safety is None:
            from gui.safety.page import SafetyPage

            page = self._safety = SafetyPage(self._theme)
            page.answered.connect(self._answered)
            page.mistaken.connect(self._mistaken)
            page.checked.connect(self._checked)
            page.left.connect(self._go_on)
        return self._safety

    def _go_on(self) -> None:
        self._then()

    def _answered(self, signs: tuple[str, ...]) -> None:
        self._last_answer = self._coaching.note(Screening(self._asked, signs))

    def _mistaken(self) -> None:
        if self._last_answer is not None:
            self._coaching.take_back(self._last_answer, mistaken=True)
            self._last_answer = None

    def _checked(self, day: object) -> None:
        from datetime import date

        if isinstance(day, date):
            self._coaching.note(Checked(day))
            self._window.say(self.tr("Thank you. Sessions are open again."))
            self._then()

    # Relief

    def show_relief(self) -> None:
        """Show what may ease a back that hurts now."""
        if self._relief is None:
            from gui.relief.page import ReliefPage

            page = self._relief = ReliefPage(self._theme)
            page.exercise_requested.connect(self.exercise_requested)
            page.routine_requested.connect(self.routine_requested)
            page.flare_requested.connect(self._flare)
            page.help_requested.connect(lambda: self.ask_safety(Asked.BUTTON, self.show_relief))
            page.left.connect(self.left)
        self._fill_relief()
        self._show(self._relief)

    def _fill_relief(self) -> None:
        if self._relief is None:
            return
        outlook = self._coaching.outlook()
        marked = outlook is not None and outlook.flare_day == 1
        note = note_for(Topic.RELIEF, self._coaching.today)
        self._relief.show_relief(note, self._relief_pictures(), flare_marked=marked, locked=self.lock_words())

    def _relief_pictures(self) -> "dict[str, Subject]":
        from gui.figure.subject import subject_of, subject_of_routine
        from gui.relief.page import OFFERED

        library, found = self._library(), {}
        for each in OFFERED:
            routine = library.routine(each)
            found[each] = subject_of(library, each) if routine is None else subject_of_routine(library, routine)
        return found

    def _flare(self) -> None:
        fact = self._coaching.note(FlareUp())
        if fact is None:
            return
        self._fill_relief()

        def undo() -> None:
            self._coaching.take_back(fact)
            self._fill_relief()

        words = self.tr("Written down: two gentle days first.")
        self._window.say(words, action=self.tr("Undo"), on_action=undo)

    # Self-check

    def show_self_check(self) -> None:
        """Begin the self-check."""
        if self._self_check is None:
            from gui.self_check.page import SelfCheckPage

            page = self._self_check = SelfCheckPage(self._theme)
            page.answered.connect(lambda answers: self._coaching.note(SelfCheckAnswers(tuple(answers))))
            page.routine_requested.connect(self.routine_requested)
            page.left.connect(self.left)
        names = {routine.id: routine.name for routine in self._library().routines()}
        self._self_check.start(names)
        self._show(self._self_check)

    # Shoes

    def show_shoes(self) -> None:
        """Show the pairs of shoes."""
        if self._shoes is None:
            from gui.shoes.page import ShoesPage

            page = self._shoes = ShoesPage(self._theme)
            page.pair_changed.connect(self._shoes_changed)
            page.left.connect(self.left)
        self._shoes.show_pairs(self._coaching.shoe_states(), self._coaching.today)
        self._show(self._shoes)

    def _shoes_changed(self, pair: object) -> None:
        if isinstance(pair, ShoePair) and self._shoes is not None:
            self._coaching.note(pair)
            self._shoes.show_pairs(self._coaching.shoe_states(), self._coaching.today)

    def _show(self, page: QWidget) -> None:
        self._window.show_whole(page)
        page.setFocus()
