"""A running session's way into the history: written after every phase and every minute of walking.

What can't be written is kept whole in memory.
"""

from collections.abc import Callable
from dataclasses import replace

from exercises.errors import AmbleError
from exercises.history.history import History
from exercises.library.timeline import Timeline
from exercises.session.events import Event, PhaseStarted, SessionEnded, SessionStarted, Waiting, WalkedMinute
from exercises.session.record import Feelings, SessionRecord
from exercises.session.record_left_out import LeftOutTold
from exercises.session.recorder import Recorder, worst

# Stands until a write has come through, so that one that is broken off is not taken for done.
BROKEN_OFF = "Writing was broken off."
_WRITTEN = (SessionStarted, PhaseStarted, Waiting, WalkedMinute, SessionEnded)


class Journal:
    """Folds a session's events into its record and hands each ended phase to the history.

    Never raises: `trouble` says why the record is not on disk, empty while it is; every later phase tries again with
    the whole record.
    """

    def __init__(
        self,
        timeline: Timeline,
        session_id: str,
        history: Callable[[], History],
        so_far: SessionRecord | None = None,
    ) -> None:
        """Record under this id; `so_far` is the record of a broken-off session that goes on."""
        self._recorder = Recorder(timeline, session_id, so_far)
        self._history = history
        self._goes_on = so_far is not None
        self.trouble = ""

    @property
    def record(self) -> SessionRecord | None:
        """The record so far; None before the session has started."""
        return self._recorder.record

    def take(self, event: Event) -> None:
        """Take in one event, and write what it changed."""
        self._recorder.fold((event,))
        record = self._recorder.record
        if record is None or not isinstance(event, _WRITTEN):
            return
        if self.trouble:
            self.try_again()
            return
        match event:
            case SessionStarted() if self._goes_on:
                self._write(lambda history: history.resume(record.id))
            case SessionStarted():
                self._write(lambda history: history.begin(record))
            case PhaseStarted() | Waiting() | WalkedMinute():
                # A phase's start comes together with the end of the one before; only now the record knows where to
                # go on.
                changed = self._recorder.take_changed()
                self._write(lambda history: history.progress(record, changed))
            case SessionEnded():
                self._write(lambda history: history.finish(record))

    def feel(self, feelings: Feelings) -> None:
        """Keep what the user says about the session."""
        self._recorder.feel(feelings)
        record = self._recorder.record
        if record is None:
            return
        if self.trouble:
            self.try_again()
        else:
            self._write(lambda history: history.feel(record.id, feelings))

    def tell_left_out(self, told: LeftOutTold) -> None:
        """Keep why steps were skipped."""
        self._recorder.tell_left_out(told)
        self._save()

    def hurt(self, pain: int | None, where: tuple[str, ...], *, leg: bool = False) -> None:
        """Something hurt in the middle: the worst pain (0 to 10) counts, the places add up.

        `leg` is a new or worse symptom in a leg; once said it stays said.
        """
        record = self._recorder.record
        if record is None:
            return
        felt = record.feelings
        self.feel(
            replace(
                felt,
                pain_peak=worst(felt.pain_peak, pain),
                where=tuple(dict.fromkeys(felt.where + where)),
                leg=True if leg else felt.leg,
            )
        )

    def tap(self, pain: int, elapsed_seconds: float | None = None) -> None:
        """Pain told on the way (0 to 10), so many seconds into the phase that runs; the worst one is the peak."""
        self._recorder.tap(pain, elapsed_seconds)
        self._save()

    def try_again(self) -> bool:
        """Write the whole record if something could not be written; whether it is safe now."""
        record = self._recorder.record
        if record is not None and self.trouble:
            self._write(lambda history: history.save(record))
            if not self.trouble:
                self._recorder.take_changed()
        return not self.trouble

    def _save(self) -> None:
        """Write the whole record."""
        record = self._recorder.record
        if record is None:
            return
        if self.trouble:
            self.try_again()
        else:
            self._write(lambda history: history.save(record))

    def _write(self, write: Callable[[History], object]) -> None:
        self.trouble = BROKEN_OFF
        try:
            write(self._history())
        except AmbleError as error:
            self.trouble = str(error)
        else:
            self.trouble = ""
