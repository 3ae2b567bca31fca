"""All problems of the text below it; one of them chosen, the cursor goes there."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QVBoxLayout, QWidget

from exercises.library.problems import Problem
from gui.editor.yaml.marks import sentence
from gui.theme.theme import Theme
from gui.theme.tokens import Corner, Space
from gui.widgets.chips import ToggleChip
from gui.widgets.labels import Label, Role
from gui.widgets.toast_guard import TO_BE_READ

_ROWS = 4


class ProblemList(QWidget):
    """A chip that tells how many there are and opens the list; `corner` is a place for a few words at its right.

    The list opens by itself where there is room, until the user decides.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._wanted: bool | None = None
        self._has_room = True
        self._is_tight = False
        self.chip = ToggleChip(theme, "")
        self.chip.setObjectName("problems-chip")
        self.chip.clicked.connect(lambda: self.set_open(not self.is_open))
        self._none = Label(self.tr("No problems"), Role.SECONDARY)
        self._none.setObjectName("no-problems")
        self.corner = Label("", Role.SECONDARY, tabular=True)
        self._model = QStringListModel(self)
        self.rows = _Rows(self)
        self.rows.setObjectName("problems")
        self.rows.setAccessibleName(self.tr("Problems"))
        self.rows.setProperty(TO_BE_READ, True)
        self.rows.setModel(self._model)
        self.rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.rows.setUniformItemSizes(True)
        self.rows.setTabKeyNavigation(False)
        self.rows.clicked.connect(lambda index: self.chosen.emit(index.row()))
        self.rows.entered_row.connect(self.chosen)
        self._head = QHBoxLayout()
        self._head.addWidget(self.chip)
        self._head.addWidget(self._none)
        self._head.addStretch(1)
        self._head.addWidget(self.corner)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._head)
        self._column.addWidget(self.rows)
        theme.changed.connect(self._restyle)
        self.show_problems(())

    @property
    def is_open(self) -> bool:
        """Whether the list is to be seen while there are problems."""
        return self._has_room if self._wanted is None else self._wanted

    def set_open(self, wanted: bool) -> None:
        """Show the list or only how many there are."""
        self._wanted = wanted
        self._restyle()

    def set_room(self, has_room: bool, *, is_tight: bool) -> None:
        """Tell whether the list has room enough to be open by itself; where it is tight, only problems are told."""
        if (has_room, is_tight) != (self._has_room, self._is_tight):
            self._has_room, self._is_tight = has_room, is_tight
            self._restyle()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """List problems in the order of the text."""
        lines = [
            self.tr("Line {n}: {sentence}").format(n=problem.line, sentence=sentence(problem)) for problem in problems
        ]
        if lines != self._model.stringList():
            row = self.rows.currentIndex().row()
            self._model.setStringList(lines)
            if 0 <= row < len(lines):
                self.rows.setCurrentIndex(self._model.index(row))
        words = self.tr("1 problem") if len(lines) == 1 else self.tr("{n} problems").format(n=len(lines))
        self.chip.set_label(words)
        self._restyle()

    def show_current(self, row: int | None) -> None:
        """Mark the problem that the cursor is at."""
        if row is None:
            self.rows.clearSelection()
        else:
            self.rows.setCurrentIndex(self._model.index(row))

    def _restyle(self) -> None:
        px, colours = self._theme.px, self._theme.colours
        count = self._model.rowCount()
        self._column.setSpacing(px(Space.XS))
        self.chip.setVisible(count > 0)
        self.chip.setChecked(self.is_open)
        self.chip.setAccessibleDescription(self.tr("open") if self.is_open else self.tr("closed"))
        self._none.setVisible(count == 0)
        self.setVisible(count > 0 or not self._is_tight)
        self._none.setFixedHeight(self.chip.sizeHint().height())
        line, edge = px(colours.line_width), px(Space.XS)
        self.rows.setStyleSheet(
            f"QListView{{border:{line}px solid {colours.line};border-radius:{px(Corner.FIELD)}px;padding:{edge}px}}"
        )
        rows = min(_ROWS if self._theme.text_scale < 1.5 else 2, count)
        height = max(px(36), self.rows.sizeHintForRow(0)) * rows
        self.rows.setFixedHeight(height + 2 * (line + edge))
        self.rows.setVisible(self.is_open and count > 0)


class _Rows(QListView):
    entered_row = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self.entered_row.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)
