"""What the form does to a routine's text: each command is one edit, and tells which step to choose afterwards."""

from exercises.library.editing import steps
from exercises.library.editing.document import Document, Value
from exercises.library.editing.order import KeyPath
from exercises.library.editing.performing import Edited
from gui.editor.file_actions import FileActions
from gui.editor.places import Place


class StepActions(FileActions):
    """What can be done to the steps of a routine."""

    def insert(self, place: Place, value: Value) -> None:
        """Put a new step into a place of the file as it is."""
        self.run(lambda document: steps.insert(document, place.holder, place.index, value), self.tr("add"))

    def move(self, path: KeyPath, place: Place) -> None:
        """Move a step to a place, which counts in the file without it."""

        def move(document: Document) -> Edited:
            return steps.move(document, path, _before_removal(place.holder, path), place.index)

        self.run(move, self.tr("move"))

    def duplicate(self, path: KeyPath) -> None:
        """Put a copy of a step behind it."""
        self.run(lambda document: steps.duplicate(document, path), self.tr("copy"))

    def wrap(self, path: KeyPath) -> None:
        """Put a step into a repeat of two rounds."""
        *holder, index = path
        if isinstance(index, int):
            self.run(lambda document: steps.wrap(document, tuple(holder), index, 1, "2"), self.tr("repeat"))

    def unwrap(self, path: KeyPath) -> None:
        """Take the steps of a repeat out of it."""
        self.run(lambda document: steps.unwrap(document, path), self.tr("take out"))


def _before_removal(holder: KeyPath, path: KeyPath) -> KeyPath:
    """The path of a list as it is before the step at `path` was taken out."""
    depth = len(path) - 1
    if len(holder) > depth and holder[:depth] == path[:depth]:
        index, own = holder[depth], path[depth]
        if isinstance(index, int) and isinstance(own, int) and index >= own:
            return (*holder[:depth], index + 1, *holder[depth + 1 :])
    return holder
