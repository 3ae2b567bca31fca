"""Tells the window how the recording of a session goes."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from exercises.history.journal import Journal
from exercises.session.events import Event
from exercises.session.record import Feelings, SessionRecord
from exercises.session.record_left_out import LeftOutTold


class SessionKeeper(QObject):
    """A session's journal whose troubles are signals."""

    saving_failed = Signal(str)
    saved_again = Signal()

    def __init__(self, journal: Journal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal

    @property
    def record(self) -> SessionRecord | None:
        return self._journal.record

    @property
    def unsaved(self) -> bool:
        """Whether something of the session is in memory only."""
        return bool(self._journal.trouble)

    def take(self, event: Event) -> None:
        """Take in one event, and write what it changed."""
        self._watched(lambda: self._journal.take(event))

    def feel(self, feelings: Feelings) -> None:
        """Keep what the user says about the session."""
        self._watched(lambda: self._journal.feel(feelings))

    def hurt(self, pain: int | None, where: tuple[str, ...], *, leg: bool = False) -> None:
        """Something hurt in the middle; `leg` is a new or worse symptom in a leg."""
        self._watched(lambda: self._journal.hurt(pain, where, leg=leg))

    def tell_left_out(self, told: LeftOutTold) -> None:
        """Keep why steps were skipped."""
        self._watched(lambda: self._journal.tell_left_out(told))

    def tap(self, pain: int, elapsed_seconds: float | None = None) -> None:
        """Pain told on the way, so many seconds into the phase that runs."""
        self._watched(lambda: self._journal.tap(pain, elapsed_seconds))

    def try_again(self) -> bool:
        """Write the whole record once more; whether it is safe now."""
        self._watched(self._journal.try_again)
        return not self.unsaved

    def _watched(self, write: Callable[[], object]) -> None:
        before = self._journal.trouble
        write()
        trouble = self._journal.trouble
        if trouble:
            self.saving_failed.emit(trouble)
        elif before:
            self.saved_again.emit()
