"""The text that is being edited: the one truth behind the form and the YAML, with undo over both."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from exercises.library.editing.document import Document
from exercises.library.editing.edit import Edit
from exercises.library.files import FileKind
from exercises.library.library import Draft, Library
from exercises.library.problems import Problem
from gui.editor.problem_words import is_missing

# Typing is judged when it pauses, so that a letter is never late.
_PAUSE_MS: Final = 120


class OpenFile(QObject):
    """One file that is open in the editor; views show `text` and propose edits, and none of them keeps a copy.

    `changed` tells that the text is another one now, `judged` that `draft` is up to date with it again.
    """

    changed = Signal(object)  # the Edit that led here; None after the whole file was replaced
    judged = Signal()
    dirty_changed = Signal(bool)

    def __init__(self, path: Path, document: Document, library: Library, parent: QObject | None = None) -> None:
        """`path` is where it is saved, `library` what its names are looked up in."""
        super().__init__(parent)
        self.path = path
        self._is_begun = False
        self._document = document
        self._library = library
        self.stack = QUndoStack(self)
        self.stack.cleanChanged.connect(self._clean_changed)
        self._draft = library.judge(path, document.data)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.judge)

    # What it is

    @property
    def document(self) -> Document:
        """The text with its tree."""
        return self._document

    @property
    def text(self) -> str:
        """The whole text."""
        return self._document.text

    @property
    def kind(self) -> FileKind:
        """Routine, exercise or plan."""
        return self._document.kind

    @property
    def library(self) -> Library:
        """What names are looked up in."""
        return self._library

    @property
    def draft(self) -> Draft:
        """What the library says of the text, as of the last `judged`."""
        return self._draft

    @property
    def told_problems(self) -> tuple[Problem, ...]:
        """What a form tells to be wrong: what is still missing is no fault as long as the file was never saved."""
        problems = self._draft.problems
        if not self._is_begun or self._document.problems:
            return problems
        return tuple(problem for problem in problems if not is_missing(problem, self._document))

    @property
    def is_dirty(self) -> bool:
        """Whether something isn't saved."""
        return not self.stack.isClean()

    # What is done to it

    def apply(self, edit: Edit, words: str, *, merge: int = -1) -> None:
        """Change the text; `words` names the step for undo.

        Edits in a row with the same `merge` (not -1) are taken back as one, as with typing.
        """
        if edit.changes:
            self.stack.push(_Step(self, edit, words, merge))

    def replace_text(self, text: str, words: str, *, merge: int = -1) -> None:
        """Bring the text to another one by the smallest edit."""
        self.apply(Edit.between(self.text, text), words, merge=merge)

    def reload(self, document: Document) -> None:
        """Take over what stands on the disk; what could be undone is forgotten."""
        self._document = document
        self.stack.clear()
        self.changed.emit(None)
        self.judge()

    def mark_begun(self) -> None:
        """It is new, and nothing of it stands on the disk."""
        self._is_begun = True

    def mark_saved(self) -> None:
        """The text is what stands on the disk now."""
        self._is_begun = False
        self.stack.setClean()

    def set_library(self, library: Library) -> None:
        """Other files changed: judge anew."""
        self._library = library
        self.judge()

    def judge(self) -> None:
        """Bring `draft` up to date at once."""
        self._pause.stop()
        self._draft = self._library.judge(self.path, self._document.data)
        self.judged.emit()

    def _clean_changed(self, clean: bool) -> None:
        self.dirty_changed.emit(not clean)

    def _move(self, document: Document, edit: Edit) -> None:
        self._document = document
        self.changed.emit(edit)
        self._pause.start()


class _Step(QUndoCommand):
    """One edit of the text, there and back."""

    def __init__(self, file: OpenFile, edit: Edit, words: str, merge: int) -> None:
        super().__init__(words)
        self._file = file
        self._merge = merge
        self._before = file.document
        self._after = file.document.after(edit)
        self._there = edit
        self._back = edit.inverse(file.text)

    def redo(self) -> None:
        self._file._move(self._after, self._there)

    def undo(self) -> None:
        self._file._move(self._before, self._back)

    def id(self) -> int:
        return self._merge

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Step) or other._merge != self._merge:
            return False
        self._after = other._after
        self._there = Edit.between(self._before.text, self._after.text)
        self._back = Edit.between(self._after.text, self._before.text)
        return True
