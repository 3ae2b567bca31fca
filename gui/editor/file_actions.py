"""What a form does to a file's text: each command is one edit, which may be refused with a sentence."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QObject, Signal

from exercises.errors import AmbleError
from exercises.library.editing import setting
from exercises.library.editing.document import Document
from exercises.library.editing.edit import Edit
from exercises.library.editing.order import KeyPath
from exercises.library.editing.performing import Edited
from gui.editor.open_file import OpenFile

_TYPING: Final = 1


class FileActions(QObject):
    """Edits one open file. `done` brings the path that was worked on; `refused` a sentence why nothing happened."""

    done = Signal(object)
    refused = Signal(str)

    def __init__(self, file: OpenFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.file = file

    def write(self, path: KeyPath, key: str, text: str) -> None:
        """Write a key of the mapping at a path; an empty text takes the key away. Typing is taken back as one."""
        merge = typing_at((*path, key))
        self.run(lambda document: written(document, path, {key: text or None}), self.tr("typing"), path, merge=merge)

    def write_all(self, path: KeyPath, values: Mapping[str, str | None]) -> None:
        """Write several keys of a mapping at once; None takes one away."""
        self.run(lambda document: written(document, path, values), self.tr("change"), path)

    def remove(self, path: KeyPath) -> None:
        """Take a key with its value, or an item of a list, out."""
        self.run(lambda document: setting.remove(document, path), self.tr("remove"))

    def run(
        self,
        work: Callable[[Document], Edited],
        words: str,
        path: KeyPath | None = None,
        *,
        merge: int = -1,
    ) -> None:
        """Do something to the document; `words` names it for undo, `path` is told instead of where it ended."""
        try:
            edited = work(self.file.document)
        except AmbleError as error:
            self.refused.emit(str(error))
            return
        self.file.apply(edited.edit, words, merge=merge)
        self.done.emit(edited.path if path is None else path)


def typing_at(path: KeyPath) -> int:
    """What edits at one place have in common, so that typing there is taken back as one."""
    return _TYPING + (hash(path) & 0xFFFFFF)


def written(document: Document, path: KeyPath, values: Mapping[str, str | None]) -> Edited:
    """Several keys, one after the other, as one edit."""
    now = document
    for key, text in values.items():
        there = now.get((*path, key))
        if text is None and now.find((*path, key)) is not None:
            now = setting.remove(now, (*path, key)).document
        elif text is not None and there != text:
            now = setting.set_value(now, (*path, key), text).document
    return Edited(now, Edit.between(document.text, now.text), path)
