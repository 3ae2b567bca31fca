"""A file while someone works on it: the document of now, and the way back and forth through its edits."""

from dataclasses import dataclass

from exercises.library.editing.document import Document, RefusedError
from exercises.library.editing.edit import Edit
from exercises.library.editing.order import KeyPath
from exercises.library.editing.performing import Edited


@dataclass(frozen=True, slots=True)
class Done:
    """One edit that can be taken back: what it did, a name for it and where it was."""

    edit: Edit
    back: Edit
    label: str
    path: KeyPath
    join: str


class Draft:
    """A document that changes, with undo and redo that lead back to the byte.

    `saved` is told when the text reaches the disk; `changed` then says whether there is more to save.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self._saved = document.text
        self._done: list[Done] = []
        self._undone: list[Done] = []

    @property
    def changed(self) -> bool:
        """Whether the text differs from what was loaded or saved last."""
        return self.document.text != self._saved

    @property
    def undo_label(self) -> str | None:
        """What `undo` would take back; None when there is nothing."""
        return self._done[-1].label if self._done else None

    @property
    def redo_label(self) -> str | None:
        """What `redo` would do again; None when there is nothing."""
        return self._undone[-1].label if self._undone else None

    def do(self, edited: Edited, label: str = "", join: str = "") -> None:
        """Take an edit of the present document over.

        Edits in a row with the same `join` (such as letters typed into one field) are taken back together.
        """
        if not edited.edit.changes:
            return
        before = self.document
        back = edited.edit.inverse(before.text)
        edit = edited.edit
        if join and self._done and self._done[-1].join == join and not self._undone:
            first = self._done.pop()
            text = first.back.apply(before.text)
            edit = Edit.between(text, edited.document.text)
            back = edit.inverse(text)
        self._done.append(Done(edit, back, label, edited.path, join))
        self._undone.clear()
        self.document = edited.document

    def undo(self) -> KeyPath | None:
        """Take the last edit back; returns where it was, None when there is nothing to take back."""
        if not self._done:
            return None
        done = self._done.pop()
        self._undone.append(done)
        self.document = self.document.after(done.back)
        return done.path

    def redo(self) -> KeyPath | None:
        """Do again what was taken back last; returns where it is, None when there is nothing."""
        if not self._undone:
            return None
        done = self._undone.pop()
        self._done.append(done)
        self.document = self.document.after(done.edit)
        return done.path

    def saved(self) -> None:
        """The present text is on the disk; further typing is an edit of its own."""
        self._saved = self.document.text
        if self._done:
            last = self._done.pop()
            self._done.append(Done(last.edit, last.back, last.label, last.path, ""))


def set_text(document: Document, text: str) -> Edited:
    """Take a text as someone typed it, in order or not. Raises RefusedError for half a character."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise RefusedError("This text holds half of a character; type it again.") from error
    edit = Edit.between(document.text, text)
    return Edited(document.after(edit), edit)
