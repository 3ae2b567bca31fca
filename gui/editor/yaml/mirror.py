"""Keeps what the text widget shows and the open file's text the same, whichever of the two is changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from exercises.library.editing.edit import Edit
from gui.editor.open_file import OpenFile
from gui.editor.yaml.lines import Lines, Spot, Swap, characters, units

# A pause in typing begins a new step of undo.
_PAUSE_MS: Final = 1000
# Far from the numbers that other views merge their edits by.
_FIRST_GROUP: Final = 1 << 28
# More changes than this at once are shown as one.
_MOST_SWAPS: Final = 8


class Mirror(QObject):
    """`lines` is the file's text as of now. Edits typed into the widget go to the file, those of others come from it.

    `came` tells that somebody else's edit is shown, with the places that it begins and ends at.
    """

    came = Signal(object, object)
    replaced = Signal()

    def __init__(self, widget: QPlainTextEdit) -> None:
        super().__init__(widget)
        self._widget = widget
        self._document = widget.document()
        self._document.setUndoRedoEnabled(False)
        self._file: OpenFile | None = None
        self._quiet = False
        self._words: str | None = None
        self._groups = count(_FIRST_GROUP)
        self._group = next(self._groups)
        self._typed_at: int | None = None
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.end_typing)
        self.lines = Lines("")
        self._blocks = 1
        self._document.contentsChange.connect(self._typed)

    def show_file(self, file: OpenFile) -> None:
        """Show another file."""
        self.forget()
        self._file = file
        file.changed.connect(self._file_changed)
        self.end_typing()
        self._show_all()

    def forget(self) -> None:
        """No file is open any more; what is shown stays until the next one."""
        if self._file is not None:
            self._file.changed.disconnect(self._file_changed)
            self._file = None
        self.end_typing()

    @contextmanager
    def step(self, words: str) -> Iterator[QTextCursor]:
        """A change of the widget's text that is one step of undo by itself, named for the user."""
        self.end_typing()
        self._words = words
        cursor = self._widget.textCursor()
        cursor.beginEditBlock()
        try:
            yield cursor
        finally:
            cursor.endEditBlock()
            self._words = None
            self.end_typing()

    def end_typing(self) -> None:
        """What is typed next is a step of undo of its own."""
        self._pause.stop()
        self._typed_at = None
        self._group = next(self._groups)

    # Places

    def position(self, spot: Spot) -> int:
        """Where Qt has a place; one behind the text's end is its end."""
        line = min(spot.line, len(self.lines) - 1)
        return self._document.findBlockByNumber(line).position() + units(self.lines[line][: spot.column])

    def spot(self, position: int) -> Spot:
        """The place that Qt has at a position."""
        block = self._document.findBlock(position)
        if not block.isValid():
            return Spot(len(self.lines) - 1, len(self.lines[len(self.lines) - 1]))
        row = min(block.blockNumber(), len(self.lines) - 1)
        return Spot(row, characters(self.lines[row], position - block.position()))

    # From the widget to the file

    def _typed(self, position: int, _removed: int, added: int) -> None:
        """Qt's text is another one: whole lines are compared, since Qt often names more than was touched."""
        before, self._blocks = self._blocks, self._document.blockCount()
        if self._quiet or self._file is None:
            return
        first = self._document.findBlock(position)
        last = self._document.findBlock(min(position + added, self._document.characterCount() - 1))
        rows = range(first.blockNumber(), last.blockNumber() + 1)
        new = []
        for _ in rows:
            new.append(first.text())
            first = first.next()
        edit = self.lines.typed(rows.start, max(rows.start, rows.stop - 1 + before - self._blocks), new)
        if edit.changes:
            self._send(self._file, edit)

    def _send(self, file: OpenFile, edit: Edit) -> None:
        merge = -1
        if self._words is None:
            merge = self._merge(edit)
        self._quiet = True
        try:
            file.apply(edit, self._words or self.tr("typing"), merge=merge)
        finally:
            self._quiet = False

    def _merge(self, edit: Edit) -> int:
        """The group of typing that an edit belongs to: letters in a row at one place of one line."""
        change = edit.changes[0]
        follows = self._typed_at in (change.start, change.end)
        if not follows or "\n" in change.text or "\r" in change.text:
            self.end_typing()
        self._typed_at = change.start + len(change.text)
        self._pause.start()
        return self._group

    # From the file to the widget

    def _file_changed(self, edit: Edit | None) -> None:
        if self._quiet or self._file is None:
            return
        self.end_typing()
        if edit is None:
            self._show_all()
            return
        top = self._widget.firstVisibleBlock()
        span: tuple[Spot, Spot] | None = None
        for text in self._texts_on_the_way(self._file.text, edit):
            swap = self.lines.become(text)
            if swap is not None:
                span = self._show(swap)
        if top.isValid():
            self._widget.verticalScrollBar().setValue(top.firstLineNumber())
        if span is not None:
            self.came.emit(*span)

    def _texts_on_the_way(self, text: str, edit: Edit) -> Iterator[str]:
        """The text after each change of an edit, so that what lies between two of them isn't touched."""
        if 1 < len(edit.changes) <= _MOST_SWAPS:
            now = self.lines.text
            for change in reversed(edit.changes):
                now = now[: change.start] + change.text + now[change.end :]
                yield now
        yield text

    def _show(self, swap: Swap) -> tuple[Spot, Spot]:
        """Bring a change into Qt's text, which still is the one before."""
        cursor = QTextCursor(self._document)
        cursor.setPosition(self._old_position(swap.start))
        cursor.setPosition(self._old_position(swap.end), QTextCursor.MoveMode.KeepAnchor)
        self._quiet = True
        try:
            cursor.insertText(swap.text)
        finally:
            self._quiet = False
        return swap.start, self.spot(cursor.position())

    def _old_position(self, spot: Spot) -> int:
        block = self._document.findBlockByNumber(spot.line)
        return block.position() + units(block.text()[: spot.column])

    def _show_all(self) -> None:
        """Show a text that has little to do with the one before; cursor and place stay on their lines if they can."""
        assert self._file is not None  # noqa: S101 - for the type checker
        old = self.spot(self._widget.textCursor().position())
        top = self._widget.verticalScrollBar().value()
        self.lines = Lines(self._file.text)
        self._quiet = True
        try:
            self._widget.setPlainText(self.lines.shown)
        finally:
            self._quiet = False
        # Qt makes its text anew, and switches its own undo on again with it.
        self._document.setUndoRedoEnabled(False)
        self._blocks = self._document.blockCount()
        cursor = self._widget.textCursor()
        cursor.setPosition(self.position(old))
        self._widget.setTextCursor(cursor)
        self._widget.verticalScrollBar().setValue(top)
        self.replaced.emit()
