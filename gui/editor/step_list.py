"""The steps as cards in a list: chosen with mouse or arrows, moved by dragging or with Alt and the arrows."""

from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
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
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from exercises.library.editing.order import KeyPath
from gui.editor.places import Place, Shape, dropped, neighbour
from gui.editor.steps import StepKind, StepRow, row_at
from gui.figure.still import still_picture
from gui.theme import icons
from gui.theme.theme import Theme
from gui.theme.tokens import mix

_MIME: Final = "application/x-amble-step"
_ROW_ROLE: Final = int(Qt.ItemDataRole.UserRole)
_ICONS: Final = {StepKind.REST: "breathe", StepKind.REPEAT: "repeat", StepKind.ROUTINE: "routines"}
_Index = QModelIndex | QPersistentModelIndex


class StepModel(QAbstractListModel):
    """The rows, for the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[StepRow] = []

    def set_rows(self, rows: list[StepRow]) -> None:
        """Show other rows; as many as before are only painted anew, so that the place stays."""
        if len(rows) == len(self.rows):
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == _ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.name
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else usual | Qt.ItemFlag.ItemIsDropEnabled

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: "list[QModelIndex]") -> QMimeData:  # type: ignore[override]
        data = QMimeData()
        data.setData(_MIME, QByteArray(str(indexes[0].row() if indexes else -1).encode()))
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction


class StepDelegate(QStyledItemDelegate):
    """Paints one step as a card: grip, figure, title, dose, and a dot menu."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def indent(self) -> int:
        """Pixels that one repeat moves its steps to the right."""
        return self._theme.px(28)

    def menu_rect(self, rect: QRect) -> QRect:
        """Where the dots are in a row's rectangle."""
        side = self._theme.px(44)
        return QRect(rect.right() - side, rect.center().y() - side // 2, side, side)

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        row: StepRow = index.data(_ROW_ROLE)
        px = self._theme.px
        return QSize(px(240), px(98) if row.problem else px(78))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, px, colours = self._theme, self._theme.px, self._theme.colours
        row: StepRow = index.data(_ROW_ROLE)
        rect: QRect = option.rect
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        box = QRectF(rect).adjusted(row.depth * self.indent() + px(2), px(4), -px(2), -px(4))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = colours.primary.soft if chosen else colours.background
        if hovered and not chosen:
            ground = mix(colours.background, colours.ink, 0.05)
        edge = colours.bad.full if row.problem else colours.primary.full if chosen else ground
        painter.setPen(QPen(QColor(edge), px(2)))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, px(12), px(12))
        self._bars(painter, rect, row)
        self._grip(painter, box)
        picture = QRectF(box.left() + px(38), box.top() + px(7), px(84), px(56))
        self._picture(painter, picture, row)
        words = QRectF(picture.right() + px(16), box.top() + px(8), 0, 0)
        words.setRight(self.menu_rect(rect).left() - px(4))
        words.setHeight(box.height() - px(16))
        self._words(painter, words, row)
        dots = self.menu_rect(rect)
        side = px(20)
        painter.drawPixmap(
            QPointF(dots.center().x() - side / 2, dots.center().y() - side / 2),
            icons.pixmap("more", colours.muted, side),
        )
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.ink), px(1), Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(px(4), px(4), -px(4), -px(4)), px(8), px(8))
        painter.restore()
        del theme

    def _bars(self, painter: QPainter, rect: QRect, row: StepRow) -> None:
        """A line down the left of what a repeat holds."""
        px = self._theme.px
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.colours.rest.full))
        for depth in range(row.depth):
            left = rect.left() + depth * self.indent() + px(12)
            painter.drawRect(QRectF(left, rect.top(), px(3), rect.height()))

    def _grip(self, painter: QPainter, box: QRectF) -> None:
        side = self._theme.px(18)
        painter.drawPixmap(
            QPointF(box.left() + self._theme.px(10), box.center().y() - side / 2),
            icons.pixmap("grip", self._theme.colours.muted, side),
        )

    def _picture(self, painter: QPainter, box: QRectF, row: StepRow) -> None:
        px, colours = self._theme.px, self._theme.colours
        ground = colours.surface if row.kind is StepKind.EXERCISE else colours.rest.soft
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, px(10), px(10))
        if row.exercise is not None and row.exercise.figure is not None:
            device = painter.device()
            ratio = device.devicePixelRatio() if device is not None else 1.0
            size = box.size().toSize()
            painter.drawPixmap(
                box.topLeft(), still_picture(row.exercise, size, colours, ratio=ratio, ground=colours.surface)
            )
            return
        icon = _ICONS.get(row.kind, "exercises" if row.kind is StepKind.EXERCISE else "warning")
        side = px(26)
        middle = QPointF(box.center().x() - side / 2, box.center().y() - side / 2)
        tint = colours.primary.ink if row.kind is StepKind.EXERCISE else colours.rest.ink
        painter.drawPixmap(middle, icons.pixmap(icon, tint, side))

    def _words(self, painter: QPainter, box: QRectF, row: StepRow) -> None:
        theme, px, colours = self._theme, self._theme.px, self._theme.colours
        lines = [(theme.font(16, 600), colours.ink, row.title), (theme.font(13, 400), colours.muted, row.line)]
        if row.problem:
            lines.append((theme.font(13, 500), colours.bad.ink, row.problem))
        height = px(22)
        top = box.top() + max(0.0, (box.height() - height * len(lines)) / 2)
        for font, colour, words in lines:
            painter.setFont(font)
            painter.setPen(QColor(colour))
            short = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()))
            painter.drawText(
                QRectF(box.left(), top, box.width(), height),
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
                short,
            )
            top += height


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
        if event.source() is self and event.mimeData().hasFormat(_MIME):
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
        row = int(bytes(event.mimeData().data(_MIME).data()) or b"-1")
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
