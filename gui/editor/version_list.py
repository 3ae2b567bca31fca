"""The earlier versions of a file as a list to choose from: when it was, and how far it is from now."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gui.theme.theme import Theme
from gui.theme.tokens import Corner, Type, mix
from gui.widgets.painting import paint_focusable

_ROW: Final = int(Qt.ItemDataRole.UserRole)
_HEIGHT: Final = 54


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One row: when it was saved, and what there is to say of it."""

    when: str
    line: str


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, self._theme.px(_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        px, colours, row = self._theme.px, self._theme.colours, index.data(_ROW)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        box = QRectF(option.rect).adjusted(px(2), px(2), -px(2), -px(2))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = colours.primary.soft if chosen else mix(colours.surface, colours.ink, 0.05) if hovered else None
        border = colours.primary.full if chosen else None
        ring = chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
        paint_focusable(painter, self._theme, box, px(Corner.FIELD), ground, border, ring=ring)
        room = box.adjusted(px(12), 0, -px(10), 0)
        for top, font, colour, words in (
            (px(6), self._theme.font(Type.BODY, 600), colours.ink, row.when),
            (px(27), self._theme.font(Type.SECONDARY), colours.muted, row.line),
        ):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            short = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
            line = QRectF(room.left(), box.top() + top, room.width(), px(18))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, short)
        painter.restore()


class VersionList(QListWidget):
    """Rows to choose one of, with the arrows or a click; as wide and as high as it is told."""

    row_chosen = Signal(int)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """`name` is what a screen reader says first."""
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setItemDelegate(_Delegate(theme, self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.currentRowChanged.connect(self._chosen)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def show_rows(self, rows: Sequence[VersionRow], chosen: int) -> None:
        """Show rows with one of them chosen; `row_chosen` tells it as well."""
        self.blockSignals(True)
        self.clear()
        for row in rows:
            item = QListWidgetItem(f"{row.when}, {row.line}")
            item.setData(_ROW, row)
            self.addItem(item)
        self.setCurrentRow(chosen)
        self.blockSignals(False)
        self._chosen(chosen)

    def height_of(self, rows: int) -> int:
        """How high so many rows are, in pixels."""
        return self._theme.px(_HEIGHT) * rows + 2 * self.frameWidth()

    def _chosen(self, row: int) -> None:
        if row >= 0:
            self.row_chosen.emit(row)
