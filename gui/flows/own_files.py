"""The user's own files from the window: opening them outside, a plan of one's own, going back to the original."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from exercises.clock import Clock
from exercises.errors import AmbleError
from exercises.paths import DataFolder
from gui.main_window import MainWindow
from gui.theme.theme import Theme

if TYPE_CHECKING:
    from exercises.library.library import Library
    from gui.flows.going_back import BackToOriginal


class OwnFiles(QObject):
    """Does it and says what was done; `changed` asks for the folders to be read again."""

    changed = Signal()
    routine_made = Signal(str)  # an id to show

    def __init__(
        self, theme: Theme, window: MainWindow, data: DataFolder, library: "Callable[[], Library]", clock: Clock
    ) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._data = data
        self._library = library
        self._clock = clock

    def open(self, path: Path, *, make: bool = False) -> None:
        """Open a file or folder with the system's program; `make` makes the folder first."""
        from gui.services.opener import open_outside

        try:
            if make:
                path.mkdir(parents=True, exist_ok=True)
            open_outside(path)
        except OSError as error:
            self._window.say(self.tr("{path} can't be made: {why}").format(path=path, why=error.strerror))
        except AmbleError as error:
            self._window.say(str(error))

    def edit_plan(self, plan_id: str) -> None:
        """Open the user's own copy of a walking plan; the first time it is made."""
        from exercises.library.library import FileKind
        from exercises.library.own_copy import copy_plan

        file = self._library().file_of(FileKind.PLAN, plan_id)
        if file is None:
            return
        if file.yours:
            self.open(file.path)
            return
        try:
            copy = copy_plan(file.path, self._data.plans)
        except AmbleError as error:
            self._window.say(str(error))
            return
        self.changed.emit()
        self._say_copied(copy)

    def back_to_original(self, routine_id: str) -> None:
        """Show what the user's own version of a bundled routine would lose, and go back after a yes."""
        from exercises.library.library import FileKind

        file = self._library().file_of(FileKind.ROUTINE, routine_id)
        if file is not None and file.yours:
            self._original.ask(file.path, FileKind.ROUTINE)

    @cached_property
    def _original(self) -> "BackToOriginal":
        from gui.flows.going_back import BackToOriginal

        original = BackToOriginal(self._theme, self._window, self._clock)
        original.changed.connect(self._went_back)
        return original

    def _went_back(self, path: Path) -> None:
        from exercises.library.library import id_of

        self.changed.emit()
        self.routine_made.emit(id_of(path))

    def _say_copied(self, copy: Path) -> None:
        self._window.say(
            self.tr("Your copy is {path}").format(path=copy),
            action=self.tr("Open file"),
            on_action=lambda: self.open(copy),
        )
