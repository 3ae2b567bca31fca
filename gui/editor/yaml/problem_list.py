"""All problems of the text below it; one of them chosen, the cursor goes there."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout, QWidget

from exercises.library.problems import Problem
from gui.editor.yaml.marks import sentence
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.buttons import ButtonRow, quiet_button

_ROWS = 4


class ProblemList(QWidget):
    """A button that tells how many there are and opens the list; nothing at all while there are none."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_open = True
        self.button = quiet_button(theme, "", icon="chevron-down")
        self.button.setObjectName("problems-button")
        self.button.clicked.connect(lambda: self.set_open(not self._is_open))
        self._model = QStringListModel(self)
        self.rows = _Rows(self)
        self.rows.setObjectName("problems")
        self.rows.setAccessibleName(self.tr("Problems"))
        self.rows.setModel(self._model)
        self.rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.rows.setUniformItemSizes(True)
        self.rows.setTabKeyNavigation(False)
        self.rows.clicked.connect(lambda index: self.chosen.emit(index.row()))
        self.rows.entered_row.connect(self.chosen)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(ButtonRow(theme, self.button))
        self._column.addWidget(self.rows)
        self.hide()
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def is_open(self) -> bool:
        return self._is_open

    def set_open(self, wanted: bool) -> None:
        """Show the list or only how many there are."""
        self._is_open = wanted
        self._restyle()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """List problems in the order of the text."""
        lines = [
            self.tr("Line {n}: {sentence}").format(n=problem.line, sentence=sentence(problem)) for problem in problems
        ]
        if lines != self._model.stringList():
            row = self.rows.currentIndex().row()
            self._model.setStringList(lines)
            if 0 <= row < len(lines) and self.rows.hasFocus():
                self.rows.setCurrentIndex(self._model.index(row))
        self.setVisible(bool(lines))
        words = self.tr("1 problem") if len(lines) == 1 else self.tr("{n} problems").format(n=len(lines))
        self.button.set_label(words)
        self._restyle()

    def show_current(self, row: int | None) -> None:
        """Mark the problem that the cursor is at."""
        if row is None:
            self.rows.clearSelection()
        else:
            self.rows.setCurrentIndex(self._model.index(row))

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(Space.XS))
        self.rows.setVisible(self._is_open)
        self.button.set_icon("chevron-up" if self._is_open else "chevron-down")
        self.button.setAccessibleDescription(self.tr("open") if self._is_open else self.tr("closed"))
        count = min(_ROWS if self._theme.text_scale < 1.5 else 2, self._model.rowCount())
        height = max(px(36), self.rows.sizeHintForRow(0)) * count
        self.rows.setFixedHeight(height + 2 * self.rows.frameWidth() + px(4))


class _Rows(QListView):
    entered_row = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self.entered_row.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)
