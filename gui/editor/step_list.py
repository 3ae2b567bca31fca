"""The steps as cards in a list: chosen with mouse or arrows, moved by dragging or with Alt and the arrows."""

from PySide6.QtCore import (
    QModelIndex,
    QPoint,
    QPointF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from exercises.library.editing.order import KeyPath
from gui.editor.places import Place, Shape, dropped, neighbour
from gui.editor.step_card import STEP_MIME, StepDelegate, StepModel
from gui.editor.steps import StepKind, StepRow, row_at
from gui.theme.theme import Theme


class StepList(QListView):
    """The list itself. Everything that changes the file is a signal; the rows come back changed."""

    chosen = Signal(object)  # StepRow, or None
    moved = Signal(object, object)  # the path of a step, and its Place once it was taken out
    removed = Signal(object)  # path
    doubled = Signal(object)  # path
    opened = Signal(object)  # path: its properties are wanted
    menu_wanted = Signal(object, QPoint)  # StepRow, where on the screen

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = StepModel(self)
        self._delegate = StepDelegate(theme, self)
        self._gap: tuple[int, int] | None = None
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setObjectName("steps")
        self.setAccessibleName(self.tr("Steps"))
        self.setAccessibleDescription(
            self.tr("Alt and the arrow keys move a step, Delete removes it, Enter goes to its properties.")
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(False)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.selectionModel().currentChanged.connect(self._tell_chosen)
        self.activated.connect(self._open)
        theme.changed.connect(self._restyle)

    # Rows

    @property
    def rows(self) -> list[StepRow]:
        """What is shown."""
        return self._model.rows

    @property
    def current(self) -> StepRow | None:
        """The chosen step."""
        number = self.currentIndex().row()
        return self._model.rows[number] if 0 <= number < len(self._model.rows) else None

    def show_rows(self, rows: list[StepRow], path: KeyPath | None = None) -> None:
        """Show the steps; `path` is chosen, else what was chosen before stays so where it is still there."""
        before = self.currentIndex().row()
        self._model.set_rows(rows)
        kept = min(before, len(rows) - 1) if before >= 0 else None
        number = row_at(rows, path) if path is not None else kept
        self.doItemsLayout()
        if number is not None and number >= 0:
            index = self._model.index(number)
            if index == self.currentIndex():
                self.chosen.emit(rows[number])
            self.setCurrentIndex(index)
            self.scrollTo(index)
        else:
            self.chosen.emit(None)

    def choose(self, path: KeyPath | None) -> None:
        """Choose the step that a path leads to; None chooses nothing."""
        number = row_at(self._model.rows, path) if path is not None else None
        self.setCurrentIndex(self._model.index(number) if number is not None else QModelIndex())

    def shapes(self) -> list[Shape]:
        """The rows as places need them."""
        return [Shape(row.depth, row.kind is StepKind.REPEAT) for row in self._model.rows]

    def _tell_chosen(self, index: QModelIndex) -> None:
        self.chosen.emit(self._model.rows[index.row()] if index.isValid() else None)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._model.rows[index.row()].path)

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = event.key()
        if row is not None and alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_by(-1 if key == Qt.Key.Key_Up else 1)
        elif row is not None and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(row.path)
        elif row is not None and control and key == Qt.Key.Key_D:
            self.doubled.emit(row.path)
        elif row is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(row.path)
        elif row is not None and key == Qt.Key.Key_Menu:
            self._ask_menu(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def move_by(self, step: int) -> None:
        """Move the chosen step one place up (-1) or down (1), into and out of repeats."""
        row = self.current
        if row is not None:
            place = neighbour(self.shapes(), self.currentIndex().row(), step)
            if place is not None:
                self.moved.emit(row.path, place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._delegate.menu_rect(self.visualRect(index)).contains(event.position().toPoint()):
            self._ask_menu(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
            self._ask_menu(index)

    def _ask_menu(self, index: QModelIndex) -> None:
        where = self._delegate.menu_rect(self.visualRect(index)).bottomLeft()
        self.menu_wanted.emit(self._model.rows[index.row()], self.viewport().mapToGlobal(where))

    # Dragging

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.source() is self and event.mimeData().hasFormat(STEP_MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.source() is not self:
            event.ignore()
            return
        super().dragMoveEvent(event)  # scrolls near the edges
        self._gap = self._gap_at(event.position().toPoint())
        event.acceptProposedAction()
        self.viewport().update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._gap = None
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        gap, self._gap = self._gap_at(event.position().toPoint()), None
        self.viewport().update()
        row = int(bytes(event.mimeData().data(STEP_MIME).data()) or b"-1")
        # Nothing may be taken out by the view itself: the file decides what the rows are.
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if 0 <= row < len(self._model.rows):
            self.drop(row, *gap)

    def drop(self, row: int, gap: int, depth: int) -> None:
        """Put a row into the gap above another one, at a depth."""
        place: Place | None = dropped(self.shapes(), row, gap, depth)
        if place is not None:
            self.moved.emit(self._model.rows[row].path, place)

    def _gap_at(self, where: QPoint) -> tuple[int, int]:
        """The gap that a point is nearest to, and the depth that its distance from the left means."""
        depth = max(0, (where.x() - self._theme.px(30)) // self._delegate.indent())
        for number in range(len(self._model.rows)):
            rect = self.visualRect(self._model.index(number))
            if where.y() < rect.center().y():
                return number, depth
        return len(self._model.rows), depth

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._gap is None:
            return
        number, depth = self._gap
        shapes = self.shapes()
        above = shapes[number - 1] if number else Shape(0, False)
        lowest = shapes[number].depth if number < len(shapes) else 0
        depth = min(max(depth, lowest), above.depth + above.holds)
        rect = self.visualRect(self._model.index(max(0, min(number, len(shapes) - 1))))
        y = rect.top() if number < len(shapes) else rect.bottom()
        left = rect.left() + depth * self._delegate.indent() + self._theme.px(2)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.colours.primary.full), self._theme.px(3)))
        painter.drawLine(QPointF(left, y), QPointF(rect.right(), y))
        painter.setBrush(QColor(self._theme.colours.primary.full))
        painter.drawEllipse(QPointF(left, y), self._theme.px(4), self._theme.px(4))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.doItemsLayout()

    def _restyle(self) -> None:
        self.doItemsLayout()
        self.viewport().update()
