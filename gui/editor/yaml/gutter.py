"""The margin at the left of the text: line numbers, and a sign where something is wrong."""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from gui.theme import icons
from gui.theme.theme import Theme

if TYPE_CHECKING:
    from gui.editor.yaml.text_area import TextArea


class Gutter(QWidget):
    """Paints the numbers of the lines that are in view; a click goes to a line."""

    def __init__(self, theme: Theme, area: "TextArea", bad_rows: Callable[[], Collection[int]]) -> None:
        super().__init__(area)
        self._theme = theme
        self._area = area
        self._bad_rows = bad_rows
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def sizeHint(self) -> QSize:
        px = self._theme.px
        digits = max(2, len(str(self._area.blockCount())))
        number = QFontMetrics(self._area.font()).horizontalAdvance("0" * digits)
        return QSize(px(6) + self._side() + px(4) + number + px(12), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, px = self._theme.colours, self._theme.px
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(colours.surface))
        edge = self.width() - px(5)
        painter.fillRect(QRectF(edge, event.rect().top(), px(1), event.rect().height()), QColor(colours.track))
        bad = self._bad_rows()
        current = self._area.textCursor().blockNumber()
        side = self._side()
        font = self._area.font()
        for row, top, height in self._area.rows_in_view():
            if top > event.rect().bottom():
                break
            is_bad = row in bad
            font.setBold(is_bad or row == current)
            painter.setFont(font)
            colour = colours.bad.ink if is_bad else colours.ink if row == current else colours.muted
            painter.setPen(QColor(colour))
            box = QRectF(0, top, edge - px(7), height)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(row + 1))
            if is_bad:
                picture = icons.pixmap("warning", colours.bad.ink, side)
                painter.drawPixmap(QPointF(px(4), top + (height - side) / 2), picture)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._area.cursorForPosition(event.position().toPoint()).blockNumber()
        cursor = self._area.textCursor()
        cursor.setPosition(self._area.document().findBlockByNumber(row).position())
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        self._area.setTextCursor(cursor)
        self._area.setFocus(Qt.FocusReason.MouseFocusReason)

    def _side(self) -> int:
        return self._theme.px(15)
