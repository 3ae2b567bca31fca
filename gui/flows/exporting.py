"""The history on its way out: asked for, written beside the window, and told where it is; the plan as a calendar."""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QStandardPaths, QTimer
from PySide6.QtWidgets import QFileDialog

from exercises.clock import Clock
from exercises.errors import AmbleError
from exercises.paths import DataFolder
from gui.coaching import Coaching
from gui.main_window import MainWindow
from gui.services.background import Background
from gui.theme.theme import Theme

if TYPE_CHECKING:
    from exercises.coach.ahead import Ahead
    from exercises.coach.calendar_file import RoutineAhead
    from exercises.coach.outlook import Outlook
    from exercises.history.facts import StoredFact
    from exercises.history.session_facts import SessionFact
    from exercises.library.library import Library
    from exercises.session.record import SessionRecord
    from gui.outgoing.export_panel import ExportPanel, Form

_LOOK_MS: Final = 100
_PLAN_FILE: Final = "amble-plan.ics"


class Exporting(QObject):
    """Writes what is wanted in a thread of its own, from a copy of the history as it was at that moment."""

    def __init__(
        self,
        theme: Theme,
        window: MainWindow,
        data: DataFolder,
        clock: Clock,
        coaching: Coaching,
        library: "Callable[[], Library]",
    ) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._data = data
        self._clock = clock
        self._coaching = coaching
        self._library = library
        self._background = Background(self)
        self._panel: ExportPanel | None = None
        self._saved: Path | None = None
        self._written = 0
        self._is_stopped = False
        self._looking = QTimer(self, interval=_LOOK_MS)
        self._looking.timeout.connect(self._tell_progress)

    def ask(self) -> None:
        """Ask in which form the history goes out; while one is being written show how far that is."""
        if self._background.is_busy:
            self._panel_of_mine().tell_writing()
        else:
            self._panel_of_mine().ask()

    def open_plan(self) -> None:
        """Write the coming two weeks into a calendar file, and open it in the program that the system has for such."""
        if self._background.is_busy:
            return
        try:
            look = self._looking_ahead()
        except AmbleError as error:
            self._window.say(str(error))
        else:
            self._background.run(look, self._open_planned, self._window.say)

    def _open_planned(self, planned: "tuple[Ahead, ...]") -> None:
        from exercises.coach.calendar_file import calendar
        from exercises.sharing.disk import write_parts
        from gui.services.opener import open_outside

        if not planned:
            self._window.say(self.tr("Nothing is planned that a calendar could hold at the moment."))
            return
        path = self._data.root / _PLAN_FILE
        try:
            write_parts(path, calendar(planned, (), self._routines_of(planned).get, self._clock.now()))
            open_outside(path)
        except AmbleError as error:
            self._window.say(str(error))
        else:
            self._say_where(path, self.tr("The next two weeks are open in your calendar program."))

    def close(self) -> None:
        """Stop what is being written; no half of a file is left."""
        self._is_stopped = True
        self._looking.stop()
        self._background.close()

    # Asking where

    def _choose(self, form: "Form") -> None:
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        pattern = f"{form.value.upper()} (*.{form.value})"
        dialog = QFileDialog(self._window, self.tr("Save the export"), place or str(Path.home()), pattern)
        dialog.setObjectName("save-export-dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(form.value)
        dialog.selectFile(f"amble-{self._clock.now().date().isoformat()}.{form.value}")
        dialog.fileSelected.connect(lambda name: self._write(form, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # Writing

    def _write(self, form: "Form", path: Path) -> None:
        history, clock = self._data.history, self._clock
        if path.exists() and history.exists() and path.samefile(history):
            self._window.say(self.tr("That is your history itself; please choose another name."))
            return
        try:
            look = self._looking_ahead() if form.value == "ics" else None
        except AmbleError as error:
            self._window.say(str(error))
            return
        self._written, self._is_stopped, self._saved = 0, False, None
        self._panel_of_mine().tell_writing()
        self._looking.start()
        if look is None:
            self._write_parts(path, self._parts(form))
            return

        def then(planned: "tuple[Ahead, ...]") -> None:
            from exercises.coach.calendar_file import calendar

            done = _sessions(history, clock)
            parts = calendar(planned, done, self._routines_of(planned).get, clock.now())
            self._write_parts(path, (part for part in parts))

        self._background.run(look, then, self._failed)

    def _write_parts(self, path: Path, parts: Generator[bytes, None, None]) -> None:
        def write() -> Path:
            from exercises.sharing.disk import write_parts

            with closing(parts):  # in the thread that has read from the history
                write_parts(path, self._counted(parts))
            return path

        self._background.run(write, self._is_done, self._failed)

    def _parts(self, form: "Form") -> Generator[bytes, None, None]:
        """What a table or a document will hold, made while it is written."""
        from exercises.history.csv_out import table
        from exercises.history.document import document

        history = self._data.history
        if form.value == "json":
            return (part.encode() for part in document(history))
        mark = self._panel_of_mine().is_for_excel
        sessions = _sessions(history, self._clock)
        return (part.encode("utf-8", "replace") for part in table(sessions, mark=mark))

    def _looking_ahead(self) -> "Callable[[], tuple[Ahead, ...]]":
        """How to find out what the coming two weeks bring, which takes a while: it needs nothing of the window.

        Raises AmbleError. Without a plan that can be used they bring nothing.
        """
        from exercises.coach.ahead import coming
        from exercises.coach.coach import look

        coaching, now = self._coaching, self._clock.now()
        advisor = coaching.advisor()
        if not advisor.has_plan():
            return tuple
        ladder, sessions, facts = advisor.ladder(), coaching.sessions(), coaching.facts()
        usable = frozenset(routine.id for routine in self._library().routines())

        def ask(done: "tuple[SessionFact, ...]", told: "tuple[StoredFact, ...]", day: date) -> "Outlook":
            return look(ladder, done, told, day, exists=usable.__contains__)

        return lambda: coming(ask, sessions, facts, now)

    def _routines_of(self, planned: "Iterable[Ahead]") -> "dict[str, RoutineAhead | None]":
        """What is to be said of the planned routines; the library stays with the window."""
        from exercises.coach.calendar_file import routines_in

        routine_of = routines_in(self._library())
        return {each.routine: routine_of(each.routine) for each in planned if each.routine is not None}

    def _counted(self, parts: Iterable[bytes]) -> Iterator[bytes]:
        for part in parts:
            if self._is_stopped:
                raise AmbleError(self.tr("Stopped. Nothing was saved."))
            self._written += len(part)
            yield part

    def _tell_progress(self) -> None:
        self._panel_of_mine().set_written(self._written)

    def _stop(self) -> None:
        self._is_stopped = True

    def _is_done(self, path: Path) -> None:
        self._looking.stop()
        self._saved = path
        panel = self._panel_of_mine()
        if panel.isVisible():
            panel.tell_saved(path)
        else:
            self._say_where(path, self.tr("Saved: {path}").format(path=path))

    def _failed(self, why: str) -> None:
        self._looking.stop()
        self._panel_of_mine().put_away()
        self._window.say(why)

    # What is common

    def _panel_of_mine(self) -> "ExportPanel":
        if self._panel is None:
            from gui.outgoing.export_panel import ExportPanel

            panel = self._panel = ExportPanel(self._theme, self._window)
            panel.form_chosen.connect(self._choose)
            panel.stop_chosen.connect(self._stop)
            panel.folder_chosen.connect(self._show_folder)
        return self._panel

    def _say_where(self, path: Path, words: str) -> None:
        self._window.say(words, action=self.tr("Show in folder"), on_action=lambda: self._open_folder(path))

    def _show_folder(self) -> None:
        if self._saved is not None:
            self._open_folder(self._saved)

    def _open_folder(self, path: Path) -> None:
        from gui.services.opener import open_outside

        try:
            open_outside(path.parent)
        except AmbleError as error:
            self._window.say(str(error))


def _sessions(path: Path, clock: Clock) -> "Iterator[SessionRecord]":
    """Every session of a history as it is at the first one; read from a copy, so that nobody waits for anybody."""
    from exercises.history.history import History
    from exercises.history.ready import ready_copy

    if not path.exists() or path.stat().st_size == 0:
        return
    with ready_copy(path) as ready, History(ready, clock) as history:
        yield from history.sessions()
