"""A list of sentences that one writes, puts into order and takes out: one field each, a new one with Enter."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QMenu, QScrollArea, QVBoxLayout, QWidget

from gui.editor.exercise_specs import ListSpec
from gui.editor.sentence_row import SentenceRow
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.buttons import quiet_button
from gui.widgets.labels import Label, Role


class TextList(QWidget):
    """Shows the texts of one key. What is done to them are signals; they come back changed.

    An entry without a text is not written: a new one waits for its first letter, one that was emptied goes when it is
    left.
    """

    written = Signal(int, str)  # a place in the file's list, and the text that stands there now
    added = Signal(int, object)  # before which place, and the texts
    moved = Signal(int, int)  # from, to: counted without it
    removed = Signal(int)
    refused = Signal(str)
    arranged = Signal()  # rows came or went

    def __init__(self, theme: Theme, spec: ListSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.spec = spec
        self._rows: list[SentenceRow] = []
        self._gap: int | None = None
        title = Label(spec.title, Role.SUBHEADING)
        self._problem = Label("", Role.BAD)
        self._problem.setObjectName(f"problem-{spec.key}")
        self._problem.hide()
        self.add: QWidget = (button := quiet_button(theme, spec.add, icon="plus"))
        button.setObjectName(f"add-{spec.key}")
        button.clicked.connect(lambda: self.begin(len(self._rows)))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(title)
        self._column.addWidget(self._problem)
        self._lines = QVBoxLayout()
        self._column.addLayout(self._lines)
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        theme.changed.connect(self._restyle)
        self._restyle()

    # What it shows

    @property
    def rows(self) -> list[SentenceRow]:
        """The rows from top to bottom."""
        return self._rows

    def clear(self) -> None:
        """Forget all of it, also what was only begun: another file comes."""
        for row in list(self._rows):
            self._drop(row)

    def show_texts(self, texts: Sequence[str], problems: Mapping[int | None, str]) -> None:
        """Show what the file says; `problems` has a sentence for an entry, or for the list itself under None."""
        self._align(texts)
        written = [row for row in self._rows if row.known is not None]
        for index, (row, text) in enumerate(zip(written, texts, strict=True)):
            row.show_text(text)
            row.show_problem(problems.get(index, ""))
        if self.spec.needed and not self._rows:
            self._insert(0)
            self.arranged.emit()
        whole = problems.get(None, "")
        self._problem.set_text(whole)
        self._problem.setVisible(bool(whole))

    def _align(self, texts: Sequence[str]) -> None:
        """Have a row for each text; rows come and go where the texts begin to differ."""
        known = [row.known for row in self._rows if row.known is not None]
        same = next((i for i, (one, other) in enumerate(zip(known, texts, strict=False)) if one != other), None)
        place = min(len(known), len(texts)) if same is None else same
        if len(texts) == len(known):
            return
        for index in range(place, place + len(texts) - len(known)):
            self._insert(self._position(index)).known = texts[index]
        for row in [row for row in self._rows if row.known is not None][place : place + len(known) - len(texts)]:
            self._drop(row)
        self._number()

    def _position(self, index: int) -> int:
        """Where in the rows the text at a place of the file is, or would come."""
        places = [position for position, row in enumerate(self._rows) if row.known is not None]
        return places[index] if index < len(places) else len(self._rows)

    def _index(self, row: SentenceRow) -> int:
        """The place in the file of a row, or before which one that is not written yet would come."""
        return sum(other.known is not None for other in self._rows[: self._rows.index(row)])

    def _insert(self, position: int) -> SentenceRow:
        row = SentenceRow(self._theme, self.spec.hint, numbered=self.spec.numbered)
        field = row.sentence
        field.edited.connect(lambda: self._typed(row))
        field.left.connect(lambda: self._leave(row))
        field.entered.connect(lambda: self.begin(self._rows.index(row) + 1))
        field.rubbed_out.connect(lambda: self._remove(row, -1))
        field.move_wanted.connect(lambda step: self._move(row, step))
        field.walked.connect(lambda step: self.focus(self._rows.index(row) + step, at_end=step < 0))
        field.pasted.connect(lambda lines: self._paste(row, lines))
        row.menu.clicked.connect(lambda: self._show_menu(row))
        row.grip.pulled.connect(self._pull)
        row.grip.let_go.connect(lambda: self._let_go(row))
        self._rows.insert(position, row)
        self._lines.insertWidget(position, row)
        row.show()
        self._number()
        return row

    def _drop(self, row: SentenceRow) -> None:
        row.sentence.blockSignals(True)  # it is left by going, which means nothing
        self._rows.remove(row)
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _number(self) -> None:
        for number, row in enumerate(self._rows, 1):
            row.show_number(self.spec.title, number, len(self._rows))
            row.set_name(self.spec.key, number - 1)
        self.arranged.emit()

    def tab_chain(self) -> list[QWidget]:
        """What Tab walks through, in this order."""
        return [part for row in self._rows for part in (row.sentence, row.menu)] + [self.add]

    def focus(self, position: int, *, at_end: bool = True, cursor: int | None = None) -> None:
        """Bring the focus into a row, if there is one at this place."""
        if not 0 <= position < len(self._rows):
            return
        field = self._rows[position].sentence
        found = field.textCursor()
        found.setPosition(min(cursor, len(field.toPlainText())) if cursor is not None else 0)
        if cursor is None and at_end:
            found.movePosition(found.MoveOperation.End)
        field.setTextCursor(found)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is done

    def begin(self, position: int) -> None:
        """Begin a new entry at a place, or go on with the one that is begun already."""
        for row in self._rows:
            if row.known is None:
                self.focus(self._rows.index(row))
                return
        if self._is_full(1):
            return
        self._insert(position)
        self.focus(position)

    def _is_full(self, more: int) -> bool:
        if not self.spec.most or len(self._rows) + more <= self.spec.most:
            return False
        self.refused.emit(self.tr("There can be {n} of these at most.").format(n=self.spec.most))
        return True

    def _typed(self, row: SentenceRow) -> None:
        words = row.sentence.words
        if row.known is None:
            if words:
                index = self._index(row)
                row.known = words
                self.added.emit(index, [words])
            return
        # Emptied to write something else: only leaving it so takes it out.
        row.set_emptied(not words)
        if words and words != row.known:
            index = self._index(row)
            row.known = words
            self.written.emit(index, words)

    def _leave(self, row: SentenceRow) -> None:
        if row.known is None:
            self._drop_empty(row)
        elif row.is_emptied:
            row.set_emptied(False)
            self.removed.emit(self._index(row))

    def _drop_empty(self, row: SentenceRow) -> None:
        """Forget what was only begun; the one that waits for the first text stays."""
        if len(self._rows) > 1 or not self.spec.needed:
            self._drop(row)
            self._number()

    def _remove(self, row: SentenceRow, step: int = 0) -> None:
        """Take an entry out; the focus goes to the one before it, or to the one that comes into its place."""
        position = self._rows.index(row)
        if row.known is None:
            self._drop_empty(row)
        else:
            row.set_emptied(False)
            self.removed.emit(self._index(row))
        if self._rows:
            self.focus(min(max(position + step, 0), len(self._rows) - 1))
        else:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, row: SentenceRow, step: int) -> None:
        position, cursor = self._rows.index(row), row.sentence.textCursor().position()
        to = position + step
        if row.known is None or not 0 <= to < len(self._rows) or self._rows[to].known is None:
            return
        index = self._index(row)
        self.moved.emit(index, index + step)
        self.focus(to, cursor=cursor)

    def _paste(self, row: SentenceRow, lines: Sequence[str]) -> None:
        """Each line that is pasted is an entry: behind the one it was pasted into, or instead of an empty one."""
        if self._is_full(len(lines) - (row.known is None)):
            return
        position = self._rows.index(row)
        if row.known is None:
            index = self._index(row)
            self._drop(row)
        else:
            index, position = self._index(row) + 1, position + 1
        self.added.emit(index, list(lines))
        self.focus(position + len(lines) - 1)

    def _show_menu(self, row: SentenceRow) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        position, last = self._rows.index(row), len(self._rows) - 1
        acts: tuple[tuple[str, str, Callable[[], None], bool], ...] = (
            (self.tr("Move up"), "\tAlt+Up", lambda: self._move(row, -1), position > 0),
            (self.tr("Move down"), "\tAlt+Down", lambda: self._move(row, 1), position < last),
            (self.tr("Add one below"), "\tEnter", lambda: self.begin(position + 1), True),
            (self.tr("Remove"), "", lambda: self._remove(row), True),
        )
        for words, keys, act, possible in acts:
            action = QAction(f"{words}{keys}", menu)
            action.setEnabled(possible)
            action.triggered.connect(act)
            menu.addAction(action)
        menu.popup(row.menu.mapToGlobal(QPoint(0, row.menu.height())))

    # Drawing along

    def _pull(self, screen_y: int) -> None:
        y = self.mapFromGlobal(QPoint(0, screen_y)).y()
        self._gap = sum(row.geometry().center().y() < y for row in self._rows)
        scroll = self._scroll_area()
        page = scroll.widget() if scroll is not None else None
        if scroll is not None and page is not None:
            inside = self.mapTo(page, QPoint(0, y))
            scroll.ensureVisible(0, inside.y(), 0, self._theme.px(40))
        self.update()

    def _scroll_area(self) -> QScrollArea | None:
        found = self.parentWidget()
        while found is not None and not isinstance(found, QAbstractScrollArea):
            found = found.parentWidget()
        return found if isinstance(found, QScrollArea) else None

    def _let_go(self, row: SentenceRow) -> None:
        gap, self._gap = self._gap, None
        self.update()
        if gap is None or row.known is None:
            return
        position = self._rows.index(row)
        to = gap - (gap > position)
        if to != position:
            pending = sum(other.known is None for other in self._rows[:gap])
            self.moved.emit(self._index(row), to - pending)
            self.focus(to)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._gap is None or not self._rows:
            return
        px = self._theme.px
        if self._gap < len(self._rows):
            y = self._rows[self._gap].geometry().top() - px(Space.S) // 2
        else:
            y = self._rows[-1].geometry().bottom() + px(Space.S) // 2
        painter = QPainter(self)
        painter.fillRect(QRectF(0, y - px(1.5), self.width(), px(3)), QColor(self._theme.colours.primary.full))

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(Space.S))
        self._lines.setSpacing(px(Space.S))
