"""How the cards of the screen stand beside each other: two of unequal width."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from gui.widgets.layouts import WrappingLayout


class Shares(WrappingLayout):
    """Two things beside each other, the first one wider and both equally tall; below each other where it is narrow."""

    def __init__(self, parent: QWidget, *, first: float = 0.63) -> None:
        super().__init__(parent)
        self._first = first
        self._narrow = 640

    def set_narrow(self, width: int) -> None:
        """Set below which width the second goes below, in pixels."""
        self._narrow = width
        self.invalidate()

    def sizeHint(self) -> QSize:
        return QSize(self._narrow, self.heightForWidth(self._narrow))

    def _place(self, rect: QRect, *, move: bool) -> int:
        items, gap = self._visible(), self.spacing()
        if len(items) == 2 and rect.width() >= self._narrow:
            first = round((rect.width() - gap) * self._first)
            widths = (first, rect.width() - gap - first)
            height = max(_height(item, width) for item, width in zip(items, widths, strict=True))
            if move:
                items[0].setGeometry(QRect(rect.topLeft(), QSize(widths[0], height)))
                items[1].setGeometry(QRect(rect.topLeft() + QPoint(first + gap, 0), QSize(widths[1], height)))
            return height
        top = 0
        for item in items:
            height = _height(item, rect.width())
            if move:
                item.setGeometry(QRect(rect.left(), rect.top() + top, rect.width(), height))
            top += height + gap
        return max(0, top - gap)


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
