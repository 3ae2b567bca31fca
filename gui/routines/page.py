"""The routines screen: the list, one routine in full, or a file that needs mending."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from exercises.library.library import FileKind, Library, LibraryFile
from gui.figure.subject import subject_of
from gui.routines.filters import RoutineItem
from gui.routines.list_page import RoutineList
from gui.routines.preview_page import RoutinePreview
from gui.routines.problem_page import ProblemPage
from gui.theme.theme import Theme


class RoutinesPage(QStackedWidget):
    """Shows the library's routines; tells what the user wants with them."""

    start_requested = Signal(str)
    edit_requested = Signal(str)
    new_requested = Signal()
    mend_requested = Signal(Path)
    take_requested = Signal(str)
    done_requested = Signal(str)  # it was done without the program
    share_requested = Signal(str)
    original_requested = Signal(str)
    exercise_chosen = Signal(str, str)  # an exercise, and the name of the routine that it was opened from
    open_file_requested = Signal(Path)
    open_folder_requested = Signal()
    shared_file_requested = Signal()
    check_again_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library: Library | None = None
        self._items: dict[str, RoutineItem] = {}
        self._shown = ""
        self.list = RoutineList(theme)
        self.preview = RoutinePreview(theme)
        self.problems = ProblemPage(theme)
        for page in (self.list, self.preview, self.problems):
            self.addWidget(page)
        self.list.routine_chosen.connect(self.show_routine)
        self.list.problem_chosen.connect(self.show_problems)
        self.list.shared_file_requested.connect(self.shared_file_requested)
        for source in (self.list, self.problems):
            source.open_file_requested.connect(self.open_file_requested)
            source.mend_requested.connect(self.mend_requested)
            source.open_folder_requested.connect(self.open_folder_requested)
            source.check_again_requested.connect(self.check_again_requested)
        self.preview.start_requested.connect(self.start_requested)
        self.preview.edit_requested.connect(self.edit_requested)
        self.list.new_requested.connect(self.new_requested)
        self.preview.take_requested.connect(self.take_requested)
        self.preview.done_requested.connect(self.done_requested)
        self.preview.share_requested.connect(self.share_requested)
        self.preview.original_requested.connect(self.original_requested)
        self.preview.exercise_chosen.connect(self._open_exercise)
        self.preview.left.connect(self.show_list)
        self.problems.left.connect(self.show_list)
        theme.changed.connect(self._again)

    def show_library(self, library: Library) -> None:
        """Show another state of the library; what is open stays open while it exists."""
        self._library = library
        before, self._items = self._items, {}
        for routine in library.routines():
            timeline = library.timeline(routine)
            file = library.file_of(FileKind.ROUTINE, routine.id)
            if timeline is None or file is None:
                continue
            item = before.get(routine.id)
            # Any change of a file gives every routine another timeline.
            if item is None or item.timeline is not timeline or item.yours != file.yours:
                item = RoutineItem(routine, timeline, library, yours=file.yours)
            self._items[routine.id] = item
        broken = self._broken(library)
        self.list.show_library(
            list(self._items.values()), broken, {file for file in broken if _replaced(library, file)}
        )
        if self.currentWidget() is self.problems and self.problems.path is not None:
            self.show_problems(self.problems.path)
        elif self.currentWidget() is self.preview:
            self.show_routine(self._shown)

    def show_list(self) -> None:
        """Go back to all routines."""
        self.setCurrentWidget(self.list)

    def show_routine(self, routine_id: str) -> None:
        """Show one routine in full; one that is gone leads back to the list."""
        item = self._items.get(routine_id)
        if item is None or self._library is None:
            self.show_list()
            return
        self._shown = routine_id
        exercises = {exercise.id: exercise for exercise in self._library.exercises()}
        pictures = {each.id: subject_of(self._library, each) for each in exercises.values()}
        replaces = item.yours and any(
            file.id == routine_id and file.kind is FileKind.ROUTINE for file in self._library.bundled()
        )
        self.preview.show_routine(item, exercises, pictures, replaces=replaces)
        self.setCurrentWidget(self.preview)

    def show_problems(self, path: Path) -> None:
        """Show what is wrong with a file."""
        if self._library is None:
            return
        file = next((file for file in self._library.own() + self._library.bundled() if file.path == path), None)
        if file is None:
            self.show_list()
            return
        self.problems.show_file(file, is_replaced=_replaced(self._library, file))
        self.setCurrentWidget(self.problems)

    def _open_exercise(self, exercise_id: str) -> None:
        item = self._items.get(self._shown)
        self.exercise_chosen.emit(exercise_id, item.routine.name if item is not None else "")

    @staticmethod
    def _broken(library: Library) -> list[LibraryFile]:
        return [file for file in library.own() + library.bundled() if file.problems]

    def _again(self) -> None:
        """Sizes and colours changed: what is made for one size is made anew."""
        if self._library is not None:
            self.show_library(self._library)


def _replaced(library: Library, file: LibraryFile) -> bool:
    """Whether another usable file of the same name, such as the program's own, counts instead of this one."""
    other = library.file_of(file.kind, file.id)
    return other is not None and other is not file and other.content is not None
