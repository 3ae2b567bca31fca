"""A session that was done becomes a routine of the user's own."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale

from exercises.clock import Clock
from exercises.errors import AmbleError
from exercises.library.editing.document import Document
from exercises.library.editing.from_timeline import routine_from_timeline
from exercises.library.editing.new_files import new_path
from exercises.library.editing.saving import Conflict, save
from exercises.library.files import FileKind
from exercises.library.timeline import PhaseKind
from exercises.paths import DataFolder
from exercises.session.record import SessionRecord, StepOutcome
from gui import text
from gui.main_window import MainWindow

if TYPE_CHECKING:
    from exercises.library.library import Library


class KeepingRoutines:
    """Writes the file and says what it is called; what was left out that day isn't in it."""

    def __init__(self, window: MainWindow, data: DataFolder, library: "Callable[[], Library]", clock: Clock) -> None:
        self._window = window
        self._data = data
        self._library = library
        self._clock = clock

    def keep(self, record: SessionRecord) -> Path | None:
        """Write a routine from what was done in a session; the file, or None with a sentence where it can't be."""
        if record.timeline is None:
            return None
        library, day = self._library(), record.started.date()
        when = QLocale().toString(QDate(day.year, day.month, day.day), "d MMM")
        name = text.tr("{name}, as on {day}").format(name=record.name, day=when)
        made = routine_from_timeline(record.timeline, name, library.exercise, blocks=done_blocks(record))
        if made is None:
            self._window.say(text.tr("None of its exercises is in your library any more."))
            return None
        path = new_path(name, FileKind.ROUTINE, self._data.routines, [f.id for f in library.files(FileKind.ROUTINE)])
        try:
            result = save(path, Document(made.text, FileKind.ROUTINE), None, self._clock)
        except AmbleError as error:
            self._window.say(str(error))
            return None
        if isinstance(result, Conflict):
            # Another program has just written a file of that name; asking once more finds a free one.
            self._window.say(text.tr("{name} has just been made by another program.").format(name=path.name))
            return None
        words = text.tr("Saved as {name}.").format(name=path.name)
        if made.missing:
            words += " " + text.tr("Left out, because the exercise is gone: {names}.").format(
                names=", ".join(made.missing)
            )
        self._window.say(words)
        return path


def done_blocks(record: SessionRecord) -> set[int | None] | None:
    """The exercise steps of a routine of which something was done; None (all) where nothing was."""
    if record.timeline is None:
        return None
    works = [phase for phase in record.timeline.phases if phase.kind is PhaseKind.WORK]
    done = {
        phase.block
        for phase, step in zip(works, record.steps, strict=False)
        if step.active_seconds > 0 or step.outcome in (StepOutcome.DONE, StepOutcome.EASIER)
    }
    return done or None
