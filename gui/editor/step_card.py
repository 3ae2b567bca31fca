"""One step of a routine as a card in a list: its rows, and how they are painted."""

from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gui.editor.steps import StepKind, StepRow
from gui.figure.still import still_picture
from gui.theme import icons
from gui.theme.theme import Theme
from gui.theme.tokens import mix
from gui.widgets.painting import paint_focusable

# What a dragged step is carried as: the number of its row.
STEP_MIME: Final = "application/x-amble-step"
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
        return [STEP_MIME]

    def mimeData(self, indexes: "list[QModelIndex]") -> QMimeData:  # type: ignore[override]
        data = QMimeData()
        data.setData(STEP_MIME, QByteArray(str(indexes[0].row() if indexes else -1).encode()))
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
        edge = colours.bad.full if row.problem else colours.primary.full if chosen else None
        focused = chosen and bool(state & QStyle.StateFlag.State_HasFocus)
        paint_focusable(painter, theme, box, px(12), ground, edge, ring=focused)
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
        painter.restore()

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
