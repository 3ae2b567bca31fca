"""Paints one session as a row: columns where there is room, two or three lines where there is not."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gui.history.model import COLUMNS_ROLE
from gui.theme.theme import Theme
from gui.theme.tokens import mix
from gui.widgets.painting import paint_focusable

# The share of the width where each column begins, as in the headings above the list.
COLUMN_STARTS = (0.0, 0.19, 0.45, 0.63, 0.82)
_NARROW = 720
_NARROWER = 480


class RowDelegate(QStyledItemDelegate):
    """Draws rows in the theme's colours and letters."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def is_narrow(self, width: int) -> bool:
        """Whether a row takes more than one line at this width."""
        return width < self._theme.px(_NARROW)

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        view = option.widget
        width = view.width() if view is not None else 0
        if not self.is_narrow(width):
            return QSize(0, self._theme.px(41))
        return QSize(0, self._theme.px(84 if self._is_narrower(width) else 64))

    def lines_of(self, columns: tuple[str, ...], width: int) -> tuple[str, ...]:
        """What stands below each other in a narrow row of this width, in pixels: the name, then the rest."""
        when, name, time, pain, effort = columns
        told = " · ".join(part for part in (self.tr("pain {n}").format(n=pain) if pain else "", effort) if part)
        rest = ((when, time), (told,)) if self._is_narrower(width) else ((when, time, told),)
        return (name, *(" · ".join(part for part in parts if part) for parts in rest))

    def _is_narrower(self, width: int) -> bool:
        """Whether two lines would cut off what stands at their end."""
        return width < self._theme.px(_NARROWER)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, colours = self._theme, self._theme.colours
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if hovered or focused:
            box = rect.adjusted(2, 2, -2, -2)
            ground = mix(colours.surface, colours.ink, 0.04)
            paint_focusable(painter, theme, box.toRectF(), theme.px(10), ground, None, ring=focused)
        if index.row():
            painter.setPen(QColor(colours.line))
            painter.drawLine(rect.left(), rect.top(), rect.right(), rect.top())
        inside = rect.adjusted(theme.px(20), 0, -theme.px(20), 0)
        columns = index.data(COLUMNS_ROLE)
        if self.is_narrow(rect.width()):
            self._paint_lines(painter, inside, self.lines_of(columns, rect.width()))
        else:
            self._paint_columns(painter, inside, columns)
        painter.restore()

    def _paint_columns(self, painter: QPainter, box: QRect, columns: tuple[str, ...]) -> None:
        arrow = self._theme.px(20)
        room = box.width() - arrow
        font = self._theme.font()
        painter.setFont(font)
        metrics = QFontMetrics(font)
        painter.setPen(QColor(self._theme.colours.ink))
        ends = (*COLUMN_STARTS[1:], 1.0)
        for words, start, end in zip(columns, COLUMN_STARTS, ends, strict=True):
            left, width = box.left() + round(start * room), round((end - start) * room) - self._theme.px(10)
            place = QRect(left, box.top(), width, box.height())
            cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
        painter.setPen(QColor(self._theme.colours.muted))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, "›")

    def _paint_lines(self, painter: QPainter, box: QRect, lines: tuple[str, ...]) -> None:
        colours = self._theme.colours
        fonts = [self._theme.font(15, 600), *[self._theme.font(13)] * (len(lines) - 1)]
        heights = [QFontMetrics(font).height() for font in fonts]
        top = box.top() + (box.height() - sum(heights)) // 2
        for number, (words, font, height) in enumerate(zip(lines, fonts, heights, strict=True)):
            painter.setFont(font)
            painter.setPen(QColor(colours.muted if number else colours.ink))
            cut = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
            place = QRect(box.left(), top, box.width(), height)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
            top += height
