"""Records a session that runs in the terminal, and keeps its record when it can't be written."""

import json
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from exercises.commands import session_text
from exercises.errors import AmbleError
from exercises.history.export import session_object
from exercises.history.history import History
from exercises.library.timeline import Timeline
from exercises.session.events import Event, PhaseEnded, SessionEnded, SessionStarted
from exercises.session.record import Feelings, SessionRecord
from exercises.session.recorder import Recorder


class SessionKeeper:
    """One session's record, on disk after every phase.

    When writing fails once, the record stays here, whole, until the end, when it is tried once more.
    """

    def __init__(self, timeline: Timeline, session_id: str, history: History) -> None:
        self._recorder = Recorder(timeline, session_id)
        self._history = history
        self.trouble = ""

    @property
    def record(self) -> SessionRecord | None:
        """The record so far; None before the session has started."""
        return self._recorder.record

    def take(self, events: Iterable[Event]) -> str:
        """Take in events and write what they changed; the reason when writing fails for the first time, else empty."""
        before = self.trouble
        for event in events:
            self._recorder.fold((event,))
            if not self.trouble:
                self._try(lambda event=event: self._write(event))  # type: ignore[misc]
        return self.trouble if self.trouble != before else ""

    def feel(self, feelings: Feelings) -> None:
        """Keep what the user says about the session."""
        self._recorder.feel(feelings)
        record = self.record
        if record is not None and not self.trouble:
            self._try(lambda: self._history.feel(record.id, feelings))

    def save_at_last(self) -> bool:
        """Write the whole record if something could not be written; whether it is safe now."""
        record = self.record
        if record is not None and self.trouble:
            self._try(lambda: self._history.save(record))
        return not self.trouble

    def put_aside(self) -> Path:
        """Write the record as JSON where temporary files go; raises AmbleError when that fails too."""
        record = self.record
        assert record is not None  # noqa: S101 - only a session that ran can be unsaved
        try:
            with tempfile.NamedTemporaryFile(
                "w", encoding="utf-8", prefix="amble-session-", suffix=".json", delete=False
            ) as file:
                json.dump([session_object(record)], file, ensure_ascii=False, indent=2)
        except OSError as error:
            raise AmbleError(str(error.strerror or error)) from error
        return Path(file.name)

    def _write(self, event: Event) -> None:
        record = self.record
        if record is None:
            return
        match event:
            case SessionStarted():
                self._history.begin(record)
            case PhaseEnded():
                self._history.progress(record, self._recorder.take_changed())
            case SessionEnded():
                self._history.finish(record)
            case _:
                pass

    def _try(self, write: Callable[[], None]) -> None:
        # Stands until the write has come through, so that one that is broken off is not taken for done.
        self.trouble = session_text.WRITING_BROKEN_OFF
        try:
            write()
        except AmbleError as error:
            self.trouble = str(error)
        else:
            self.trouble = ""
