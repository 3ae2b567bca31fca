"""Cards in rows of two, the first of each wider; below each other where it is narrow."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from gui.widgets.layouts import WrappingLayout


class Pairs(WrappingLayout):
    """The two of a row are equally tall; one that is alone in its row fills it."""

    def __init__(self, parent: QWidget, *, first: float = 0.53) -> None:
        super().__init__(parent)
        self._first = first
        self._narrow = 640

    def set_narrow(self, width: int) -> None:
        """Set below which width all stand below each other, in pixels."""
        self._narrow = width
        self.invalidate()

    def sizeHint(self) -> QSize:
        return QSize(self._narrow, self.heightForWidth(self._narrow))

    def _place(self, rect: QRect, *, move: bool) -> int:
        items, gap, top = self._visible(), self.spacing(), 0
        step = 2 if rect.width() >= self._narrow else 1
        for start in range(0, len(items), step):
            row = items[start : start + step]
            first = round((rect.width() - gap) * self._first) if len(row) == 2 else rect.width()
            widths = (first, rect.width() - gap - first)[: len(row)]
            height = max(_height(item, width) for item, width in zip(row, widths, strict=True))
            if move:
                for item, width, left in zip(row, widths, (0, first + gap), strict=False):
                    item.setGeometry(QRect(rect.topLeft() + QPoint(left, top), QSize(width, height)))
            top += height + gap
        return max(0, top - gap)


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
