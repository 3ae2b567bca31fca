"""Records a session while it runs: folds its events and hands each ended phase to the history."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from exercises.errors import AmbleError
from exercises.library.timeline import Timeline
from exercises.session.events import Event, PhaseEnded, SessionEnded, SessionStarted
from exercises.session.record import Feelings, SessionRecord
from exercises.session.recorder import Recorder

if TYPE_CHECKING:
    from exercises.history.history import History


class SessionKeeper(QObject):
    """One session's record, on disk after every phase.

    When writing fails the record stays here in memory, whole, and every later phase tries again.
    """

    saving_failed = Signal(str)
    saved_again = Signal()

    def __init__(
        self,
        timeline: Timeline,
        session_id: str,
        history: "Callable[[], History]",
        so_far: SessionRecord | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Record under this id; `so_far` is the record of a broken-off session that goes on."""
        super().__init__(parent)
        self._recorder = Recorder(timeline, session_id, so_far)
        self._history = history
        self._goes_on = so_far is not None
        self.unsaved = False

    @property
    def record(self) -> SessionRecord | None:
        return self._recorder.record

    def take(self, event: Event) -> None:
        """Take in one event, and write what it changed."""
        self._recorder.fold((event,))
        record = self._recorder.record
        if record is None or not isinstance(event, SessionStarted | PhaseEnded | SessionEnded):
            return
        if self.unsaved:
            self.try_again()
            return
        match event:
            case SessionStarted():
                if self._goes_on:
                    self._write(lambda history: history.resume(record.id))
                else:
                    self._write(lambda history: history.begin(record))
            case PhaseEnded():
                changed = self._recorder.take_changed()
                self._write(lambda history: history.progress(record, changed))
            case SessionEnded():
                self._write(lambda history: history.finish(record))

    def feel(self, feelings: Feelings) -> None:
        """Keep what the user says about the session."""
        self._recorder.feel(feelings)
        record = self._recorder.record
        if record is not None:
            if self.unsaved:
                self.try_again()
            else:
                self._write(lambda history: history.feel(record.id, feelings))

    def hurt(self, pain: int | None, where: tuple[str, ...]) -> None:
        """Something hurt in the middle: the worst pain counts, the places add up."""
        record = self._recorder.record
        if record is None:
            return
        felt = record.feelings
        peak = max((p for p in (felt.pain_peak, pain) if p is not None), default=None)
        self.feel(replace(felt, pain_peak=peak, where=tuple(dict.fromkeys(felt.where + where))))

    def try_again(self) -> bool:
        """Write the whole record once more; whether it is safe now."""
        record = self._recorder.record
        if record is None or not self.unsaved:
            return True
        self.unsaved = False
        self._write(lambda history: history.save(record))
        if not self.unsaved:
            self._recorder.take_changed()
            self.saved_again.emit()
        return not self.unsaved

    def _write(self, write: "Callable[[History], object]") -> None:
        try:
            write(self._history())
        except AmbleError as error:
            self.unsaved = True
            self.saving_failed.emit(str(error))
