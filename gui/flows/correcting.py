"""Putting the history right: a session's page at work, the corrections, and what was told beside the sessions."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from exercises.coach.account import SessionAccount, account_of
from exercises.errors import AmbleError
from exercises.history.correcting import told_before, was_corrected
from exercises.history.facts import Asked, Screening, StoredFact
from exercises.session.record import SessionRecord
from exercises.session.remaining import remaining
from gui.coaching import Coaching
from gui.history.session_about import SessionAbout
from gui.main_window import HISTORY, MainWindow
from gui.theme.theme import Theme

if TYPE_CHECKING:
    from exercises.history.changes import Change
    from exercises.history.history import History
    from gui.history.correct_page import CorrectSessionPage
    from gui.history.page import HistoryPage
    from gui.history.told_deleted import DeletedPage
    from gui.history.told_edit_page import EditToldPage
    from gui.history.told_page import ToldPage

_RED_FLAG_PAIN = 7
# So many of the deleted sessions are offered to be brought back, the last ones.
_MOST_DELETED = 100


class Correcting(QObject):
    """Serves the history's pages; the coach follows each correction at once, and each can be taken back."""

    left = Signal()  # back to the page one came from
    safety_wanted = Signal(str)  # leg, pain or button
    continue_wanted = Signal(object)  # a SessionRecord that was broken off goes on as it is
    timeline_wanted = Signal(object)  # a Timeline: what is left of a session, as one of its own
    log_wanted = Signal(object)  # a Timeline that was done once more, without the program
    keep_routine_wanted = Signal(object)  # SessionRecord

    def __init__(self, theme: Theme, window: MainWindow, coaching: Coaching, history: "Callable[[], History]") -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._coaching = coaching
        self._history = history
        self._page: HistoryPage | None = None
        self._form: CorrectSessionPage | None = None
        self._told: ToldPage | None = None
        self._edit: EditToldPage | None = None
        self._deleted: DeletedPage | None = None
        self._asked_about: SessionRecord | None = None
        self._edited: StoredFact | None = None

    def serve(self, page: "HistoryPage") -> None:
        """Do what is wanted on this page."""
        self._page = page
        session = page.session
        session.ask_about(self._about)
        session.correct_requested.connect(self.correct)
        session.continue_requested.connect(self._continue)
        session.keep_routine_requested.connect(self.keep_routine_wanted)
        session.did_requested.connect(lambda record: self.log_wanted.emit(record.timeline))
        page.told_requested.connect(self.show_told)

    # A session's page

    def _about(self, record: SessionRecord) -> SessionAbout:
        return SessionAbout(
            account=self._account(record),
            changes=self._changes(record.id),
            shoes=next((name for pair, name in self._shoes(record) if pair == record.feelings.shoes), ""),
            can_continue=record.started.date() == self._coaching.today and remaining(record) is not None,
        )

    def _account(self, record: SessionRecord) -> SessionAccount | None:
        coaching, told = self._coaching, self._coaching.outlook()
        fact = next((each for each in coaching.sessions() if each.id == record.id), None)
        if fact is None or told is None:
            return None
        others = tuple(each for each in coaching.sessions() if each is not fact)
        try:
            advisor = coaching.advisor()
            return account_of(fact, told, lambda: advisor.look(others, coaching.facts(), coaching.today), advisor.rules)
        except AmbleError:
            return None  # what is wrong with the plan is said where the plan is shown

    def _changes(self, session_id: str) -> "dict[str, list[Change]]":
        try:
            return self._history().changes(session_id)
        except AmbleError as error:
            self._window.say(str(error))
            return {}

    def _shoes(self, record: SessionRecord) -> list[tuple[str, str]]:
        """The pairs in use, and the one that was worn."""
        worn = record.feelings.shoes
        pairs = [state.pair for state in self._coaching.shoe_states()]
        return [(pair.pair, pair.name) for pair in pairs if not pair.retired or pair.pair == worn]

    def _continue(self, record: SessionRecord) -> None:
        if self._coaching.lock() is not None:
            self.safety_wanted.emit("button")
        elif record.ended is None and not was_corrected(self._changes(record.id)):
            self.continue_wanted.emit(record)
        else:
            # It has its end, or was put right by hand: what is left is a session of its own.
            self.timeline_wanted.emit(remaining(record))

    # Correcting a session

    def correct(self, record: SessionRecord) -> None:
        """Ask what shall be otherwise about a session."""
        if self._form is None:
            from gui.history.correct_page import CorrectSessionPage

            form = self._form = CorrectSessionPage(self._theme)
            form.corrected.connect(self._corrected)
            form.left.connect(self._back_to_session)
        self._asked_about = record
        # Shown first: what was hidden by it gives the focus away, and only then it can be put where it belongs.
        self._window.show_whole(self._form)
        self._form.ask(record, self._coaching.now, self._shoes(record))

    def _corrected(self, record: object) -> None:
        before = self._asked_about
        if not isinstance(record, SessionRecord) or before is None:
            return
        if record == before:
            self._back_to_session()
            return
        if not self._write(lambda history: history.correct(record)):
            return
        self._back_to_session()
        self._window.say(
            self.tr("Put right. The plan follows it."),
            action=self.tr("Undo"),
            on_action=lambda: self._take_correction_back(before),
        )
        new_leg = bool(record.feelings.leg) and not before.feelings.leg
        if new_leg or (_worst(record) >= _RED_FLAG_PAIN > _worst(before)):
            self.safety_wanted.emit("leg" if new_leg else "pain")

    def _take_correction_back(self, record: SessionRecord) -> None:
        self._write(lambda history: history.correct(record))
        page = self._page
        if page is not None and page.currentWidget() is page.session and page.isVisible():
            page.show_session(record.id)

    def _back_to_session(self) -> None:
        self.left.emit()
        if self._page is not None and self._asked_about is not None:
            self._page.show_session(self._asked_about.id)

    def _write(self, write: "Callable[[History], bool]") -> bool:
        """Write something, and let everything follow it; what keeps it from being written is said."""
        try:
            done = write(self._history())
        except AmbleError as error:
            self._window.say(str(error))
            return False
        if not done:
            self._window.say(self.tr("It is not there any more, or it is in use in another window."))
        self._coaching.forget()
        return done

    # What was told beside the sessions

    def show_told(self) -> None:
        """Show everything that was told beside the sessions."""
        page = self._told
        if page is None:
            from gui.history.told_page import ToldPage

            page = self._told = ToldPage(self._theme, lambda stored: told_before(stored.id, self._changes(stored.id)))
            page.edit_requested.connect(self._edit_told)
            page.delete_requested.connect(self._delete_told)
            page.safety_requested.connect(lambda: self.safety_wanted.emit(Asked.BUTTON.value))
            page.deleted_requested.connect(self.show_deleted)
            page.left.connect(self.left)
            self._coaching.changed.connect(self._refresh_told)
        page.show_facts(self._coaching.facts(), self._coaching.today)
        self._window.show_within(page, HISTORY)
        page.setFocus()

    def _refresh_told(self) -> None:
        if self._told is not None and self._told.isVisible():
            self._told.show_facts(self._coaching.facts(), self._coaching.today, anew=False)

    def show_deleted(self) -> None:
        """Show the sessions that were deleted."""
        if self._deleted is None:
            from gui.history.told_deleted import DeletedPage

            page = self._deleted = DeletedPage(self._theme)
            page.back_requested.connect(self._bring_back)
            page.left.connect(self._back_to_told)
        self._window.show_within(self._deleted, HISTORY)
        self._deleted.setFocus()
        self._refresh_deleted()

    def _refresh_deleted(self) -> None:
        if self._deleted is None:
            return
        try:
            gone = self._history().deleted(_MOST_DELETED)
        except AmbleError as error:
            self._window.say(str(error))
            gone = []
        self._deleted.show_sessions(gone, self._coaching.today)

    def _bring_back(self, session_id: str) -> None:
        if self._write(lambda history: history.undelete(session_id)):
            self._window.say(self.tr("It is back."))
        self._refresh_deleted()

    def _edit_told(self, stored: StoredFact) -> None:
        if self._edit is None:
            from gui.history.told_edit_page import EditToldPage

            page = self._edit = EditToldPage(self._theme)
            page.told.connect(self._retold)
            page.left.connect(self._back_to_told)
        outlook = self._coaching.outlook()
        self._edited = stored
        self._window.show_whole(self._edit)
        self._edit.ask(stored, self._coaching.now, outlook.levels if outlook is not None else ())

    def _retold(self, told: object) -> None:
        before = self._edited
        if not isinstance(told, StoredFact) or before is None:
            return
        if told == before:
            self._back_to_told()
            return
        if not self._write(lambda history: history.retell(told.id, told.fact, told.at)):
            return

        def undo() -> None:
            self._write(lambda history: history.retell(before.id, before.fact, before.at))

        self._back_to_told()
        self._window.say(self.tr("Put right. The plan follows it."), action=self.tr("Undo"), on_action=undo)

    def _delete_told(self, stored: StoredFact) -> None:
        if isinstance(stored.fact, Screening) or not self._write(lambda history: history.delete_fact(stored.id)):
            return

        def undo() -> None:
            self._write(lambda history: history.undelete_fact(stored.id))

        self._window.say(self.tr("Deleted."), action=self.tr("Undo"), on_action=undo)

    def _back_to_told(self) -> None:
        if self._told is not None:
            self._told.show_facts(self._coaching.facts(), self._coaching.today, anew=False)
            self._window.show_within(self._told, HISTORY)
            self._told.setFocus()


def _worst(record: SessionRecord) -> int:
    """The strongest pain that was told, 0 to 10; 0 where none was."""
    felt = record.feelings
    told = (felt.pain_before, felt.pain_peak, felt.pain_after, felt.pain_next_day)
    return max((pain for pain in told if pain is not None), default=0)
