"""The exercises screen: the catalogue, and one exercise in full."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from exercises.library.exercise import Exercise
from exercises.library.library import FileKind, Library
from gui.exercises.detail_page import ExerciseDetail
from gui.exercises.list_page import ExerciseList
from gui.figure.subject import subject_of
from gui.theme.theme import Theme


class ExercisesPage(QStackedWidget):
    """Shows the library's exercises; tells what the user wants with them."""

    try_requested = Signal(str)
    edit_requested = Signal(str)
    new_requested = Signal()
    routine_chosen = Signal(str)
    went_back = Signal()  # from an exercise that was opened on another screen

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library: Library | None = None
        self._shown = ""
        self._origin = ""
        self.list = ExerciseList(theme)
        self.detail = ExerciseDetail(theme)
        self.addWidget(self.list)
        self.addWidget(self.detail)
        self.list.exercise_chosen.connect(self.show_exercise)
        self.detail.exercise_chosen.connect(self.show_exercise)
        self.detail.try_requested.connect(self.try_requested)
        self.detail.edit_requested.connect(self.edit_requested)
        self.list.new_requested.connect(self.new_requested)
        self.detail.routine_chosen.connect(self.routine_chosen)
        self.detail.left.connect(self._leave)
        theme.changed.connect(self._again)

    def show_library(self, library: Library) -> None:
        """Show another state of the library; what is open stays open while it exists."""
        self._library = library
        exercises = library.exercises()
        pictures = {each.id: subject_of(library, each) for each in exercises}
        self.list.show_exercises(exercises, pictures, {each.id for each in exercises if _is_yours(library, each.id)})
        if self.currentWidget() is self.detail:
            self.show_exercise(self._shown)

    def show_list(self) -> None:
        """Go back to the catalogue."""
        self._origin = ""
        self.setCurrentWidget(self.list)

    def show_exercise_from(self, exercise_id: str, origin: str) -> None:
        """Show an exercise for someone who comes from elsewhere; going back leads there, by the name of `origin`."""
        self._origin = origin
        self.show_exercise(exercise_id)

    def _leave(self) -> None:
        came_from, self._origin = self._origin, ""
        self.setCurrentWidget(self.list)
        if came_from:
            self.went_back.emit()

    def show_exercise(self, exercise_id: str) -> None:
        """Show one exercise; one that is gone leads back to the catalogue."""
        library = self._library
        exercise = library.exercise(exercise_id) if library else None
        if library is None or exercise is None:
            self.show_list()
            return
        self._shown = exercise_id
        self.detail.show_exercise(
            exercise,
            subject_of(library, exercise),
            list(_found(library, exercise.easier)),
            list(_found(library, exercise.harder)),
            [r for r in library.routines() if _uses(library, r.id, exercise_id)],
            yours=_is_yours(library, exercise_id),
            back_to=self._origin,
        )
        self.setCurrentWidget(self.detail)

    def _again(self) -> None:
        if self._library is not None:
            self.show_library(self._library)


def _is_yours(library: Library, exercise_id: str) -> bool:
    file = library.file_of(FileKind.EXERCISE, exercise_id)
    return file is not None and file.yours


def _found(library: Library, ids: Iterable[str]) -> Iterator[Exercise]:
    for exercise_id in ids:
        exercise = library.exercise(exercise_id)
        if exercise is not None:
            yield exercise


def _uses(library: Library, routine_id: str, exercise_id: str) -> bool:
    routine = library.routine(routine_id)
    timeline = library.timeline(routine) if routine is not None else None
    return timeline is not None and any(phase.exercise == exercise_id for phase in timeline.phases)
