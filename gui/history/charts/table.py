"""A chart's numbers as a table: read by the keyboard and by screen readers, copied as tab-separated text."""

from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from gui.history.charts.picture import Table
from gui.theme.theme import Theme

_ROWS_SEEN: Final = 8
_NARROWEST: Final = 40

_Index = QModelIndex | QPersistentModelIndex


class NumbersModel(QAbstractTableModel):
    """The rows of a table, the newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = Table((), (), ())
        self._columns: tuple[tuple[int, ...], ...] = ()

    @property
    def table(self) -> Table:
        return self._table

    def show_table(self, table: Table) -> None:
        """Hold other numbers."""
        self.beginResetModel()
        self._table = table
        count = len(table.headers)
        step = 2 if table.pairs else 1
        self._columns = ((0,), *(tuple(range(at, min(at + step, count))) for at in range(1, count, step)))[:count]
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        cells = [self._table.rows[index.row()][number] for number in self._columns[index.column()]]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _together(cells)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            names = [_short(self._table.headers[number]) for number in self._columns[index.column()]]
            return ", ".join([cells[0], *(f"{name} {cell}" for name, cell in zip(names[1:], cells[1:], strict=True))])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if index.column() == 0 else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if way == Qt.Orientation.Horizontal and section < len(self._columns):
            headers = [self._table.headers[number] for number in self._columns[section]]
            if role == Qt.ItemDataRole.DisplayRole:
                return _heading(headers)
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return _heading(headers).replace("\n", " ")
            if role == Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignLeft if section == 0 else Qt.AlignmentFlag.AlignRight
                return side | Qt.AlignmentFlag.AlignVCenter
        return None


class NumbersTable(QTableView):
    """Shows the numbers; Enter chooses a row's day, Ctrl+C copies what is selected, or all of it."""

    day_chosen = Signal(object)  # date

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._numbers = NumbersModel(self)
        self.setModel(self._numbers)
        self.setObjectName("numbers")
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        # Tab leaves the table, the arrow keys walk in it.
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.setCornerWidget(QWidget())
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.doubleClicked.connect(self._choose)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_table(self, table: Table) -> None:
        """Show other numbers."""
        if table == self._numbers.table:
            return
        self._numbers.show_table(table)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        if self._numbers.columnCount():
            # What is too long for the room that is left ends in dots, and is told whole when it is pointed at.
            header.setSectionResizeMode(self._numbers.columnCount() - 1, QHeaderView.ResizeMode.Stretch)
        if table.rows:
            self.setCurrentIndex(self._numbers.index(0, 0))
            self.clearSelection()

    @property
    def height_of_rows(self) -> int:
        """The height in pixels at which eight rows are seen, or all where there are fewer."""
        rows = min(_ROWS_SEEN, max(1, len(self._numbers.table.rows)))
        around = 2 * self.frameWidth() + self.horizontalScrollBar().sizeHint().height()
        return self.horizontalHeader().sizeHint().height() + rows * self.verticalHeader().defaultSectionSize() + around

    def as_text(self) -> str:
        """The selected rows, or all when fewer than two are, under their headers, as tab-separated lines.

        Days are written as 2026-11-20 there, which every program sorts and reads.
        """
        chosen = sorted({index.row() for index in self.selectionModel().selectedRows()})
        table = self._numbers.table
        numbers = chosen if len(chosen) > 1 else range(len(table.rows))
        rows = [(table.days[number].isoformat(), *table.rows[number][1:]) for number in numbers]
        return "\n".join("\t".join(_plain(cell) for cell in row) for row in [table.headers, *rows]) + "\n"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_text())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        self.day_chosen.emit(self._numbers.table.days[index.row()])

    def _restyle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px(34))
        self.verticalHeader().setMinimumSectionSize(self._theme.px(20))
        self.horizontalHeader().setMinimumSectionSize(self._theme.px(_NARROWEST))


def _short(header: str) -> str:
    """What a heading says after its comma: `7 days` of `Worst, 7 days`."""
    return header.rpartition(", ")[2]


def _heading(headers: list[str]) -> str:
    """A heading in lines as short as can be, so that more columns are seen at once; the second of two in brackets."""
    what, comma, rest = headers[0].partition(", ")
    first = f"{what},\n{rest}" if comma else "\n".join(headers[0].rsplit(" ", 1))
    return "\n".join([first, *(f"({_short(other)})" for other in headers[1:])])


def _together(cells: list[str]) -> str:
    """Values in one cell, all but the first in brackets; what is missing in all of them is one dash."""
    if len(set(cells)) == 1 and cells[0] == "–":
        return cells[0]
    return " ".join([cells[0], *(f"({each})" for each in cells[1:])])


def _plain(cell: str) -> str:
    return cell.replace("\t", " ").replace("\n", " ")
