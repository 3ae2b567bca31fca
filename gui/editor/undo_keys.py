"""The keys for undo in the fields of a form: they take back steps of the file, whichever field those were made in."""

from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence, QUndoStack
from PySide6.QtWidgets import QLineEdit, QWidget

# A property of fields that can bring their text back themselves just now.
OWN_UNDO: Final = "ownUndo"


def redo_keys() -> list[QKeySequence]:
    """The desktop's own keys for redo, and the two that people know from elsewhere."""
    known = [QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")]
    own = QKeySequence.keyBindings(QKeySequence.StandardKey.Redo)
    return own + [keys for keys in known if keys not in own]


class UndoKeys(QObject):
    """Watches the field that has the focus; Qt's own undo knows of one field only."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._stack: QUndoStack | None = None
        self._field: QWidget | None = None

    def set_stack(self, stack: QUndoStack | None) -> None:
        """The steps of another file; None where there is none."""
        self._stack = stack

    def watch(self, field: QWidget | None) -> None:
        """Watch this field instead of the one before."""
        if self._field is not None:
            self._field.removeEventFilter(self)
            self._field.destroyed.disconnect(self._forget)
        self._field = field
        if field is not None:
            field.installEventFilter(self)
            field.destroyed.connect(self._forget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or self._stack is None:
            return False
        # A line that was just emptied is not written yet: its text comes back by the line's own undo.
        is_emptied = isinstance(watched, QLineEdit) and not watched.text() and watched.isUndoAvailable()
        if event.matches(QKeySequence.StandardKey.Undo) and not (is_emptied or watched.property(OWN_UNDO)):
            self._stack.undo()
            return True
        if event.matches(QKeySequence.StandardKey.Redo):
            self._stack.redo()
            return True
        return False

    def _forget(self) -> None:
        self._field = None
