"""The widget that the text is written in: line numbers, the line of the cursor, and keys that know YAML's shape."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from exercises.library.editing.order import KeyPath
from exercises.library.editing.sheet import LINE_END
from gui.editor.open_file import OpenFile
from gui.editor.yaml.colours import line_ground
from gui.editor.yaml.gutter import Gutter
from gui.editor.yaml.highlighter import Highlighter
from gui.editor.yaml.line_rules import backspace, commented, dedented, indented, new_line
from gui.editor.yaml.lines import Spot
from gui.editor.yaml.mirror import Mirror
from gui.theme.theme import Theme
from gui.theme.tokens import Type

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NO_KEYS: Final = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier


class TextArea(QPlainTextEdit):
    """Shows an open file's text and edits it.

    `first_look` is asked before a key does anything (the list of suggestions takes some); `typed` tells that a key
    was written, `left_ready` whether the next Tab leaves the text.
    """

    typed = Signal()
    left_ready = Signal(bool)
    tip_wanted = Signal(QHelpEvent)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._file: OpenFile | None = None
        self._may_leave = False
        self.first_look: Callable[[QKeyEvent], bool] = lambda _event: False
        self.is_list: Callable[[KeyPath], bool] = lambda _path: False
        self.is_mapping: Callable[[KeyPath], bool] = lambda _path: False
        self.bad_rows: frozenset[int] = frozenset()
        self.setObjectName("yaml-text")
        self.mirror = Mirror(self)
        self.highlighter = Highlighter(theme, self.document())
        self.gutter = Gutter(theme, self, lambda: self.bad_rows)
        self.setAccessibleName(self.tr("The file as text"))
        self.setAccessibleDescription(
            self.tr(
                "Tab moves a line in. To leave the text with the keyboard, press Esc, then Tab. Ctrl and Space "
                "suggests words. F8 goes to the next problem."
            )
        )
        self.updateRequest.connect(self._scroll_gutter)
        self.blockCountChanged.connect(lambda _count: self._place_gutter())
        self._cursor_row = 0
        self.cursorPositionChanged.connect(self._move_line_ground)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_file(self, file: OpenFile) -> None:
        """Show another file from its beginning."""
        self._file = file
        self.mirror.show_file(file)
        self.go_to(Spot(0, 0))

    def forget(self) -> None:
        """No file is open any more."""
        self._file = None
        self.mirror.forget()

    # Places

    @property
    def place(self) -> Spot:
        """Where the cursor is."""
        return self.mirror.spot(self.textCursor().position())

    def go_to(self, spot: Spot, end: Spot | None = None) -> None:
        """Put the cursor at a place, which comes into view; up to `end` the text is selected."""
        cursor = self.textCursor()
        cursor.setPosition(self.mirror.position(spot if end is None else end))
        if end is not None:
            cursor.setPosition(self.mirror.position(spot), QTextCursor.MoveMode.KeepAnchor)
        is_far = not self._in_view(self.mirror.position(spot))
        self.setTextCursor(cursor)
        if is_far:
            self.centerCursor()

    def rows_in_view(self) -> Iterator[tuple[int, float, float]]:
        """The lines in view: number from 0, upper edge and height of their first row of text in pixels."""
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        height = QFontMetricsF(self.font()).lineSpacing()
        while block.isValid() and top <= self.viewport().height():
            yield block.blockNumber(), top, height
            top += self.blockBoundingRect(block).height()
            block = block.next()

    def _in_view(self, position: int) -> bool:
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        return self.viewport().rect().contains(self.cursorRect(cursor))

    # Keys

    def event(self, event: QEvent) -> bool:
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_escape and event.type() == QEvent.Type.ShortcutOverride and not self._may_leave:
            # Ours once: it closes the suggestions and lets Tab leave; the second one is the page's.
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.first_look(event):
            event.accept()
            return
        if event.key() == Qt.Key.Key_Escape:
            self._let_leave(not self._may_leave)
            event.accept()
            return
        if self._may_leave and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._leave(forward=event.key() == Qt.Key.Key_Tab)
            return
        if event.key() not in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta):
            self._let_leave(False)
        if self._command(event):
            event.accept()
            return
        super().keyPressEvent(event)
        if event.text():
            self.typed.emit()

    def _command(self, event: QKeyEvent) -> bool:
        """A key that means something of its own here; whether it was one."""
        key, held = event.key(), event.modifiers() & ~_NO_KEYS
        plain = held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_step()
        elif event.matches(QKeySequence.StandardKey.Redo) or _is_ctrl(event, Qt.Key.Key_Y):
            self.redo_step()
        elif key == Qt.Key.Key_Slash and held & Qt.KeyboardModifier.ControlModifier:
            self._change_lines(commented, self.tr("comment"))
        elif key == Qt.Key.Key_Backtab or (key == Qt.Key.Key_Tab and held == Qt.KeyboardModifier.ShiftModifier):
            self._change_lines(dedented, self.tr("move out"))
        elif key == Qt.Key.Key_Tab and plain:
            self._change_lines(indented, self.tr("move in"))
        elif key in _ENTER and plain:
            self._new_line()
        elif key == Qt.Key.Key_Backspace and not held and not self.textCursor().hasSelection():
            self._backspace()
        else:
            return False
        return True

    def undo_step(self) -> None:
        """Take back the last step, in whichever view it was made."""
        if self._file is not None:
            self.mirror.end_typing()
            self._file.stack.undo()

    def redo_step(self) -> None:
        """Make the step again that was taken back last."""
        if self._file is not None:
            self.mirror.end_typing()
            self._file.stack.redo()

    def _let_leave(self, may: bool) -> None:
        if may != self._may_leave:
            self._may_leave = may
            self.left_ready.emit(may)

    def _leave(self, *, forward: bool) -> None:
        self._let_leave(False)
        self.setTabChangesFocus(True)
        super().focusNextPrevChild(forward)
        self.setTabChangesFocus(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._let_leave(False)
        self.mirror.end_typing()
        super().focusOutEvent(event)

    # Commands

    def _new_line(self) -> None:
        cursor = self.textCursor()
        if cursor.hasSelection():
            cursor.insertText("\n")
            self.setTextCursor(cursor)
            return
        spot, lines = self.place, self.mirror.lines.texts
        piece = new_line(lines, spot.line, spot.column, self.highlighter.state_at, self.is_list, self.is_mapping)
        self.mirror.end_typing()
        self.write(Spot(spot.line, piece.start), Spot(spot.line, piece.end), piece.text)
        self.ensureCursorVisible()

    def _backspace(self) -> None:
        spot = self.place
        cursor = self.textCursor()
        gone = backspace(self.mirror.lines[spot.line][: spot.column])
        if gone > 1:
            cursor.setPosition(cursor.position() - gone, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        else:
            cursor.deletePreviousChar()
        self.setTextCursor(cursor)
        self.typed.emit()

    def write(self, start: Spot, end: Spot, text: str) -> None:
        """Put a text in the place of another; the cursor goes behind it."""
        cursor = self.textCursor()
        cursor.setPosition(self.mirror.position(start))
        cursor.setPosition(self.mirror.position(end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
        self.setTextCursor(cursor)

    def _change_lines(self, change: Callable[[Sequence[str]], list[str]], words: str) -> None:
        """Change the lines that are selected, or the one of the cursor, each by itself: line ends stay."""
        here = self.textCursor()
        rows = self._chosen_rows(here)
        old = [self.mirror.lines[row] for row in rows]
        with self.mirror.step(words) as cursor:
            for row, before, after in zip(rows, old, change(old), strict=True):
                start, gone, come = _first_difference(before, after)
                cursor.setPosition(self.mirror.position(Spot(row, start)))
                cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor, gone)
                cursor.insertText(come)
        self.ensureCursorVisible()

    def _chosen_rows(self, cursor: QTextCursor) -> range:
        first = self.mirror.spot(cursor.selectionStart())
        last = self.mirror.spot(cursor.selectionEnd())
        # A selection that ends where a line begins doesn't mean that line.
        stop = last.line if last.column == 0 and last.line > first.line else last.line + 1
        return range(first.line, stop)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text; its line ends become those of the file."""
        if source.hasText():
            with self.mirror.step(self.tr("paste")) as cursor:
                cursor.insertText(LINE_END.sub("\n", source.text()))
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        stack = self._file.stack if self._file is not None else None
        for action in menu.actions():
            # Qt's own undo knows nothing of the form's steps.
            if action.objectName() in ("edit-undo", "edit-redo"):
                undo = action.objectName() == "edit-undo"
                action.triggered.disconnect()
                action.triggered.connect(self.undo_step if undo else self.redo_step)
                action.setEnabled(stack is not None and (stack.canUndo() if undo else stack.canRedo()))
        menu.popup(event.globalPos())

    # Look

    def paintEvent(self, event: QPaintEvent) -> None:
        # Qt's own way of colouring a whole line leaves a gap behind its text.
        painter = QPainter(self.viewport())
        painter.fillRect(self._line_box(self.textCursor().blockNumber()), QColor(line_ground(self._theme.colours)))
        painter.end()
        super().paintEvent(event)

    def _line_box(self, row: int) -> QRectF:
        block = self.document().findBlockByNumber(row)
        box = self.blockBoundingGeometry(block).translated(self.contentOffset())
        return QRectF(0, box.top(), self.viewport().width(), box.height())

    def _move_line_ground(self) -> None:
        row, self._cursor_row = self._cursor_row, self.textCursor().blockNumber()
        for each in {row, self._cursor_row}:
            self.viewport().update(self._line_box(each).toAlignedRect())
        self.gutter.update()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self.tip_wanted.emit(event)
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_gutter()

    def _scroll_gutter(self, rect: QRect, by: int) -> None:
        if by:
            self.gutter.scroll(0, by)
        else:
            self.gutter.update(0, rect.y(), self.gutter.width(), rect.height())

    def _place_gutter(self) -> None:
        width = self.gutter.sizeHint().width()
        if self.viewportMargins().left() != width:
            self.setViewportMargins(width, 0, 0, 0)
        view = self.viewport().geometry()
        self.gutter.setGeometry(view.left() - width, view.top(), width, view.height())

    def _restyle(self) -> None:
        font = QFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family())
        font.setStyleHint(QFont.StyleHint.Monospace)
        font.setPixelSize(self._theme.px(Type.BODY))
        self.setFont(font)
        self.setTabStopDistance(8 * QFontMetricsF(font).horizontalAdvance(" "))
        self.setCursorWidth(max(2, self._theme.px(2)))
        self._place_gutter()


def _is_ctrl(event: QKeyEvent, key: Qt.Key) -> bool:
    return event.key() == key and event.modifiers() & ~_NO_KEYS == Qt.KeyboardModifier.ControlModifier


def _first_difference(before: str, after: str) -> tuple[int, int, str]:
    """Where two lines differ: the column, how many characters go there, and what comes."""
    start = next(
        (n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after))
    )
    same = 0
    while same < min(len(before), len(after)) - start and before[-1 - same] == after[-1 - same]:
        same += 1
    return start, len(before) - same - start, after[start : len(after) - same]
