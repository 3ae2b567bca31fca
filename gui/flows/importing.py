"""Files from elsewhere: told apart by what is in them, read beside the window, looked at, and taken in."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog

from exercises.clock import Clock
from exercises.errors import AmbleError
from exercises.paths import DataFolder
from gui.coaching import Coaching
from gui.main_window import MainWindow
from gui.services.background import Background
from gui.theme.theme import Theme

if TYPE_CHECKING:
    from exercises.history.history import History
    from exercises.history.taking_in import TakenIn
    from exercises.tracks.comparing import Arriving, Choice
    from exercises.tracks.files import Refused
    from exercises.tracks.taking_in import TakenIn as WalksTakenIn
    from gui.importing.page import ImportPage


@dataclass(frozen=True, slots=True)
class _Found:
    """What reading the files of tracks came to."""

    arriving: "tuple[Arriving, ...]"
    refused: "tuple[Refused, ...]"


class Importing(QObject):
    """Shows over the whole window what comes in; what was taken in can be taken back at once."""

    left = Signal()  # back to the page one came from
    changed = Signal()  # the history says something else now
    shared_found = Signal(object)  # list[Path]: routines and exercises, which are looked at elsewhere
    _progressed = Signal(int, int)

    def __init__(
        self,
        theme: Theme,
        window: MainWindow,
        data: DataFolder,
        clock: Clock,
        coaching: Coaching,
        history: "Callable[[], History]",
        let_go: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._data = data
        self._clock = clock
        self._coaching = coaching
        self._history = history
        self._let_go = let_go
        self._background = Background(self)
        self._page: ImportPage | None = None
        self._stop = threading.Event()
        self._arriving: tuple[Arriving, ...] = ()
        self._document: Path | None = None
        self._progressed.connect(self._show_progress)

    def close(self) -> None:
        """Stop reading, and wait until nothing is written any more."""
        self._stop.set()
        self._background.close()

    # What is to be read

    def ask(self) -> None:
        """Ask for files or a folder."""
        page = self._import_page()
        page.ask()
        self._window.show_whole(page)

    def open(self, paths: Sequence[Path]) -> None:
        """Show what these files hold, whatever it is; in the middle of a session the user is asked to come back."""
        from exercises.tracks.kinds import Kind, kind_of

        try:
            kinds = {path: kind_of(path) for path in paths}
        except (AmbleError, OSError) as error:
            self._refuse(str(error))
            return
        found = {kind for kind in kinds.values() if kind is not None}
        if len(found) > 1 or (found == {Kind.HISTORY} and len(paths) > 1):
            self._refuse(self.tr("Please import walks, a history and routines one after the other."))
        elif found == {Kind.TRACKS}:
            self._read_tracks(paths)
        elif found == {Kind.HISTORY}:
            self._read_document(paths[0])
        elif found or not all(path.exists() for path in paths):
            self.shared_found.emit(list(paths))
        else:
            self._refuse(self.tr("There is nothing in it that can be imported."))

    def _choose_files(self) -> None:
        words = self.tr("Walks and histories ({patterns})")
        patterns = words.format(patterns="*.gpx *.fit *.gpx.gz *.fit.gz *.json *.csv *.amble")
        dialog = self._dialog("import-files-dialog", self.tr("Choose files"))
        dialog.setNameFilters([patterns, self.tr("All files (*)")])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.open([Path(name) for name in names]))
        dialog.open()

    def _choose_folder(self) -> None:
        dialog = self._dialog("import-folder-dialog", self.tr("Choose a folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self.open([Path(name)]))
        dialog.open()

    def _dialog(self, name: str, title: str) -> QFileDialog:
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        dialog = QFileDialog(self._window, title, place or str(Path.home()))
        dialog.setObjectName(name)
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    # Reading

    def _read_tracks(self, paths: Sequence[Path]) -> None:
        if not self._may_show():
            return
        from exercises.history.history import History
        from exercises.tracks.comparing import compare
        from exercises.tracks.files import read_tracks, track_files

        now, stop = self._clock.now(), self._begin()

        def go_on(done: int, whole: int) -> bool:
            if done % max(1, whole // 200) == 0:
                self._progressed.emit(done, whole)
            return not stop.is_set()

        def work() -> _Found:
            files = track_files(paths)
            if not files:
                raise AmbleError(self.tr("There is no GPX and no FIT file in it."))
            reading = read_tracks(files, now, progress=go_on)
            # A connection belongs to the thread that opened it.
            with History(self._data.history, self._clock) as history:
                return _Found(compare(reading.found, history), reading.refused)

        def show(found: _Found) -> None:
            if not stop.is_set():
                self._arriving = found.arriving
                self._import_page().show_walks(found.arriving, found.refused)

        self._background.run(work, show, lambda why: None if stop.is_set() else self._import_page().show_refusal(why))

    def _read_document(self, path: Path) -> None:
        if not self._may_show():
            return
        stop = self._begin()

        def show(found: "TakenIn") -> None:
            if not stop.is_set():
                self._document = path
                self._import_page().show_history(path.name, found)

        self._background.run(
            lambda: _join(path, self._data.history, dry_run=True),
            show,
            lambda why: None if stop.is_set() else self._import_page().show_refusal(why),
        )

    def _begin(self) -> threading.Event:
        """Show that reading begins; what was read before is not waited for."""
        self._stop.set()
        self._stop = threading.Event()
        self._arriving, self._document = (), None
        page = self._import_page()
        page.show_reading()
        self._window.show_whole(page)
        return self._stop

    def _may_show(self) -> bool:
        if self._window.is_at_home or self._window.shows(self._import_page()):
            return True
        self._window.say(self.tr("Finish here first, and open the file again after that."))
        return False

    def _show_progress(self, done: int, whole: int) -> None:
        if not self._stop.is_set():
            self._import_page().set_progress(done, whole)

    def _refuse(self, sentence: str) -> None:
        if self._may_show():
            page = self._import_page()
            page.show_refusal(sentence)
            self._window.show_whole(page)

    def _import_page(self) -> "ImportPage":
        if self._page is None:
            from gui.importing.page import ImportPage

            page = self._page = ImportPage(self._theme, self._window)
            page.hide()
            page.files_wanted.connect(self._choose_files)
            page.folder_wanted.connect(self._choose_folder)
            page.cancelled.connect(self._cancel)
            page.accepted.connect(self._accept)
            page.history_accepted.connect(self._accept_document)
            page.left.connect(self._leave)
        return self._page

    def _cancel(self) -> None:
        self._stop.set()
        self._import_page().ask()

    def _leave(self) -> None:
        self._stop.set()
        self._arriving, self._document = (), None
        self.left.emit()

    # Taking in

    def _accept(self, choices: "dict[str, Choice]") -> None:
        from exercises.coach.levels import Levels
        from exercises.history.history import History
        from exercises.tracks.comparing import Choice, Standing
        from exercises.tracks.taking_in import take_in
        from gui.importing.words import added

        if self._background.is_busy:
            return  # pressed twice
        arriving = self._arriving
        levels = Levels(self._coaching.advisor(), self._coaching.sessions(), self._coaching.facts())
        left_out = (each for each in arriving if choices.get(each.walk.id, Choice.LEAVE) is Choice.LEAVE)
        known = sum(each.standing in (Standing.KNOWN, Standing.TWICE, Standing.SAME_TIME) for each in left_out)

        def work() -> "WalksTakenIn":
            with History(self._data.history, self._clock) as history:
                return take_in(arriving, choices, history, levels.on)

        def told(taken: "WalksTakenIn") -> None:
            self._done()
            self._window.say(
                added(len(taken.added), len(taken.joined), known),
                action=self.tr("Undo"),
                on_action=lambda: self._take_back(taken),
            )

        self._background.run(work, told, self._import_page().show_trouble)

    def _take_back(self, taken: "WalksTakenIn") -> None:
        try:
            taken.take_back(self._history())
        except AmbleError as error:
            self._window.say(str(error))
        self.changed.emit()

    def _accept_document(self) -> None:
        from exercises.history.bringing_in import keep_before

        path, history, now = self._document, self._data.history, self._clock.now()
        if path is None or self._background.is_busy:
            return

        def work() -> "tuple[Path | None, TakenIn]":
            return keep_before(history, now), _join(path, history, dry_run=False)

        def told(found: "tuple[Path | None, TakenIn]") -> None:
            from gui.keeping.words import brought_in

            before, taken = found
            self._done()
            self._window.say(
                self.tr("Imported: {what}.").format(what=brought_in(taken.merged)),
                action=self.tr("Undo"),
                on_action=lambda: self._put_back(before),
            )

        self._background.run(work, told, self._import_page().show_trouble)

    def _put_back(self, before: Path | None) -> None:
        """Make the history what it was before a document came in."""
        from exercises.history.bringing_in import take_back

        history, now = self._data.history, self._clock.now()

        def undone(_: None) -> None:
            self._let_go()  # another file may stand there now
            self.changed.emit()
            self._window.say(self.tr("Everything is as it was before."))

        self._let_go()
        self._background.run(lambda: take_back(history, before, now), undone, self._window.say)

    def _done(self) -> None:
        self._arriving, self._document = (), None
        self.changed.emit()
        if self._window.shows(self._import_page()):
            self.left.emit()


def _join(path: Path, history: Path, *, dry_run: bool) -> "TakenIn":
    """Take in a document or a table; with `dry_run` only say what it would bring. Raises AmbleError."""
    from exercises.history.csv_in import read_csv
    from exercises.history.taking_in import is_document, take_in, take_in_sessions

    try:
        found = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise AmbleError(f"{path.name} is not in UTF-8.") from error
    except OSError as error:
        raise AmbleError(f"{path.name} can't be read: {error.strerror or error}.") from error
    if is_document(found):
        return take_in(history, found, dry_run=dry_run)
    return take_in_sessions(history, read_csv(found), dry_run=dry_run)
