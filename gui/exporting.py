"""The history on its way out: asked for, written beside the window, and told where it is; the plan as a calendar."""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
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
        from exercises.coach.calendar_file import calendar
        from exercises.sharing.disk import write_parts
        from gui.services.opener import open_outside

        path = self._data.root / _PLAN_FILE
        try:
            planned, routines = self._ahead()
            if not planned:
                self._window.say(self.tr("Nothing is planned that a calendar could hold at the moment."))
                return
            path.parent.mkdir(parents=True, exist_ok=True)
            write_parts(path, calendar(planned, (), routines.get, self._clock.now()))
            open_outside(path)
        except OSError as error:
            self._window.say(f"{path.parent}: {error.strerror or error}")
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
        history = self._data.history
        if path.exists() and history.exists() and path.samefile(history):
            self._window.say(self.tr("That is your history itself; please choose another name."))
            return
        try:
            parts = self._parts(form)
        except AmbleError as error:
            self._window.say(str(error))
            return
        self._written, self._is_stopped, self._saved = 0, False, None

        def write() -> Path:
            from exercises.sharing.disk import write_parts

            with closing(parts):  # in the thread that has read from the history
                write_parts(path, self._counted(parts))
            return path

        self._panel_of_mine().tell_writing()
        self._looking.start()
        self._background.run(write, self._is_done, self._failed)

    def _parts(self, form: "Form") -> Generator[bytes, None, None]:
        """What the file will hold, made while it is written; only the plan is looked at now."""
        from exercises.coach.calendar_file import calendar
        from exercises.history.csv_out import table
        from exercises.history.document import document

        history, clock = self._data.history, self._clock
        match form.value:
            case "csv":
                mark = self._panel_of_mine().is_for_excel
                return (part.encode("utf-8", "replace") for part in table(_sessions(history, clock), mark=mark))
            case "json":
                return (part.encode() for part in document(history))
            case _:
                planned, routines = self._ahead() if self._coaching.advisor().has_plan() else ((), {})
                done = _sessions(history, clock)
                return (part for part in calendar(planned, done, routines.get, clock.now()))

    def _ahead(self) -> "tuple[tuple[Ahead, ...], dict[str, RoutineAhead | None]]":
        """The coming two weeks, and what is to be said of their routines; the library stays with the window."""
        from exercises.coach.ahead import coming
        from exercises.coach.calendar_file import routines_in

        coaching = self._coaching
        planned = coming(coaching.advisor().look, coaching.sessions(), coaching.facts(), self._clock.now())
        routine_of = routines_in(self._library())
        return planned, {each.routine: routine_of(each.routine) for each in planned if each.routine is not None}

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
