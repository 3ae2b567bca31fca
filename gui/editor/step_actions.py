"""What the form does to a routine's text: each command is one edit, and tells which step to choose afterwards."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QObject, Signal

from exercises.errors import AmbleError
from exercises.library.editing import setting, steps
from exercises.library.editing.document import Document, Value
from exercises.library.editing.edit import Edit
from exercises.library.editing.order import KeyPath
from exercises.library.editing.performing import Edited
from gui.editor.open_file import OpenFile
from gui.editor.places import Place

_TYPING: Final = 1


class StepActions(QObject):
    """Edits one open file. `done` brings the path that was worked on; `refused` a sentence why nothing happened."""

    done = Signal(object)
    refused = Signal(str)

    def __init__(self, file: OpenFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file

    def write(self, path: KeyPath, key: str, text: str) -> None:
        """Write a key of the mapping at a path; an empty text takes the key away. Typing is taken back as one."""
        merge = _TYPING + (hash((path, key)) & 0xFFFFFF)
        self._run(lambda document: _written(document, path, {key: text or None}), self.tr("typing"), path, merge=merge)

    def write_all(self, path: KeyPath, values: Mapping[str, str | None]) -> None:
        """Write several keys of a mapping at once; None takes one away."""
        self._run(lambda document: _written(document, path, values), self.tr("change"), path)

    def insert(self, place: Place, value: Value) -> None:
        """Put a new step into a place of the file as it is."""
        self._run(lambda document: steps.insert(document, place.holder, place.index, value), self.tr("add"))

    def move(self, path: KeyPath, place: Place) -> None:
        """Move a step to a place, which counts in the file without it."""

        def move(document: Document) -> Edited:
            return steps.move(document, path, _before_removal(place.holder, path), place.index)

        self._run(move, self.tr("move"))

    def duplicate(self, path: KeyPath) -> None:
        """Put a copy of a step behind it."""
        self._run(lambda document: steps.duplicate(document, path), self.tr("copy"))

    def remove(self, path: KeyPath) -> None:
        """Take a step out."""
        self._run(lambda document: setting.remove(document, path), self.tr("remove"))

    def wrap(self, path: KeyPath) -> None:
        """Put a step into a repeat of two rounds."""
        *holder, index = path
        if isinstance(index, int):
            self._run(lambda document: steps.wrap(document, tuple(holder), index, 1, "2"), self.tr("repeat"))

    def unwrap(self, path: KeyPath) -> None:
        """Take the steps of a repeat out of it."""
        self._run(lambda document: steps.unwrap(document, path), self.tr("take out"))

    def _run(
        self,
        work: Callable[[Document], Edited],
        words: str,
        path: KeyPath | None = None,
        *,
        merge: int = -1,
    ) -> None:
        try:
            edited = work(self._file.document)
        except AmbleError as error:
            self.refused.emit(str(error))
            return
        self._file.apply(edited.edit, words, merge=merge)
        self.done.emit(edited.path if path is None else path)


def _written(document: Document, path: KeyPath, values: Mapping[str, str | None]) -> Edited:
    """Several keys, one after the other, as one edit."""
    now = document
    for key, text in values.items():
        there = now.get((*path, key))
        if text is None and now.find((*path, key)) is not None:
            now = setting.remove(now, (*path, key)).document
        elif text is not None and there != text:
            now = setting.set_value(now, (*path, key), text).document
    return Edited(now, Edit.between(document.text, now.text), path)


def _before_removal(holder: KeyPath, path: KeyPath) -> KeyPath:
    """The path of a list as it is before the step at `path` was taken out."""
    depth = len(path) - 1
    if len(holder) > depth and holder[:depth] == path[:depth]:
        index, own = holder[depth], path[depth]
        if isinstance(index, int) and isinstance(own, int) and index >= own:
            return (*holder[:depth], index + 1, *holder[depth + 1 :])
    return holder
