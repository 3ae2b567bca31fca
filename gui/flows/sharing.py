"""Routines that go out and come in: packing one for somebody else, looking at what arrives, taking it in."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog

from exercises.errors import AmbleError
from exercises.paths import DataFolder
from gui.main_window import MainWindow
from gui.theme.theme import Theme

if TYPE_CHECKING:
    from exercises.library.library import Library
    from exercises.sharing.packing import Parcel
    from exercises.sharing.preview import Arrival
    from exercises.sharing.taking_in import TakenIn
    from gui.sharing.page import ArrivalPage

_PATTERN: Final = "*.amble"


class Sharing(QObject):
    """Shows what arrives over the whole window, and asks where what goes out is to be kept."""

    left = Signal()  # back to the page one came from
    changed = Signal()  # the folders have to be read again
    routine_made = Signal(str)  # an id to show

    def __init__(self, theme: Theme, window: MainWindow, data: DataFolder, library: "Callable[[], Library]") -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._data = data
        self._library = library
        self._page: ArrivalPage | None = None
        self._arrival: Arrival | None = None

    # What comes in

    def open(self, paths: Sequence[Path]) -> None:
        """Show what these files hold: one shared file, or routines and exercises in files of their own.

        In the middle of a session nothing is shown over it; the user is asked to come back.
        """
        from exercises.sharing.archive import is_archive, open_archive, open_loose
        from exercises.sharing.preview import preview

        page = self._arrival_page()
        if not (self._window.is_at_home or self._window.shows(page)):
            self._window.say(self.tr("Finish here first, and open the file again after that."))
            return
        self._arrival = None
        try:
            first = next((path for path in paths if path.suffix.lower() == ".amble" or is_archive(path)), None)
            archive = open_archive(first) if first is not None else open_loose(paths)
            if self._library().scan():
                self.changed.emit()
            self._arrival = preview(archive, self._library(), self._data)
            page.show_arrival(self._arrival)
        except AmbleError as error:
            page.show_refusal(str(error))
        self._window.show_whole(page)

    def choose(self) -> None:
        """Ask for a file to look at."""
        words = self.tr("Shared files and routines ({patterns})").format(patterns=f"{_PATTERN} *.yaml *.yml")
        dialog = self._dialog("open-shared-dialog", self.tr("Open a shared file"), words)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.open([Path(name) for name in names]))
        dialog.open()

    def _arrival_page(self) -> "ArrivalPage":
        if self._page is None:
            from gui.sharing.page import ArrivalPage

            page = self._page = ArrivalPage(self._theme, self._window)
            page.hide()
            page.accepted.connect(self._accept)
            page.left.connect(self._leave)
        return self._page

    def _leave(self) -> None:
        self._arrival = None
        self.left.emit()

    def _accept(self, choices: object) -> None:
        from exercises.sharing.taking_in import accept
        from gui.sharing.words import counted

        if self._arrival is None or not isinstance(choices, dict):
            return
        try:
            taken = accept(self._arrival, choices)
        except AmbleError as error:
            self._arrival_page().show_trouble(str(error))
            return
        self._arrival = None
        self.changed.emit()
        self.left.emit()
        routine = self._main_routine(taken)
        if routine:
            self.routine_made.emit(routine)
        self._window.say(
            self.tr("Taken in: {what}.").format(what=counted(file.kind for file in taken.files)),
            action=self.tr("Undo"),
            on_action=lambda: self._take_back(taken),
        )

    def _main_routine(self, taken: "TakenIn") -> str:
        """The routine to show: of several the one that no other one of them includes."""
        from exercises.library.checking import flat
        from exercises.library.routine import RoutineStep

        found = [file.name for file in taken.files if file.kind == "routine"]
        inside: set[str] = set()
        for name in found:
            routine = self._library().routine(name)
            steps = flat(routine.steps) if routine is not None else ()
            inside |= {step.routine.text for step in steps if isinstance(step, RoutineStep)}
        return next((name for name in found if name not in inside), "")

    def _take_back(self, taken: "TakenIn") -> None:
        try:
            taken.take_back()
        except AmbleError as error:
            self._window.say(str(error))
        self.changed.emit()

    # What goes out

    def share(self, routine_id: str) -> None:
        """Pack a routine with what it needs, and ask where the file shall be."""
        from exercises.sharing.packing import pack

        try:
            parcel = pack(self._library(), [routine_id])
        except AmbleError as error:
            self._window.say(str(error))
            return
        words = self.tr("Shared routines ({patterns})").format(patterns=_PATTERN)
        dialog = self._dialog("share-dialog", self.tr("Share a routine"), words)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("amble")
        dialog.selectFile(f"{routine_id}.amble")
        dialog.fileSelected.connect(lambda name: self._write(parcel, Path(name)))
        dialog.open()

    def _dialog(self, name: str, title: str, pattern: str) -> QFileDialog:
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._window, title, place or str(Path.home()), pattern)
        dialog.setObjectName(name)
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def _write(self, parcel: "Parcel", path: Path) -> None:
        from gui.services.opener import open_outside

        def show_folder() -> None:
            try:
                open_outside(path.parent)
            except AmbleError as error:
                self._window.say(str(error))

        try:
            parcel.write(path)
        except AmbleError as error:
            self._window.say(str(error))
            return
        told = self.tr("Ready to be sent: {path}").format(path=path)
        self._window.say(" ".join([told, *parcel.left_out]), action=self.tr("Show the folder"), on_action=show_folder)
