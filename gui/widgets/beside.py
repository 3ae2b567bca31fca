"""Two things beside each other at the same top, one of them as wide as it likes."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from gui.widgets.layouts import WrappingLayout


class Beside(WrappingLayout):
    """Gives one of two items its own width and the other the rest; below each other where the rest is too narrow.

    The one of its own width stands first, or second with `own_last`; `set_widths` fixes it to so many pixels (0: what
    it wants) and says how narrow the other may get.
    """

    def __init__(self, parent: QWidget | None = None, *, own_last: bool = False) -> None:
        super().__init__(parent)
        self._own_last = own_last
        self._own_width = 0
        self._rest_width = 200

    def set_widths(self, own: int, rest: int) -> None:
        """Set the width of the one and the smallest width of the other, in pixels."""
        self._own_width, self._rest_width = own, rest
        self.invalidate()

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._visible()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        return QSize(0, max((item.minimumSize().height() for item in self._visible()), default=0))

    def _place(self, rect: QRect, *, move: bool) -> int:
        items = self._visible()
        if len(items) < 2:
            return self._stack(items, rect, move=move)
        own = items[1 if self._own_last else 0]
        own_width = self._own_width or own.sizeHint().width()
        rest_width = rect.width() - own_width - self.spacing()
        if rest_width < self._rest_width:
            return self._stack(items, rect, move=move)
        widths = (rest_width, own_width) if self._own_last else (own_width, rest_width)
        heights = [_height(item, width) for item, width in zip(items, widths, strict=True)]
        if move:
            left = rect.left()
            for item, width, height in zip(items, widths, heights, strict=True):
                item.setGeometry(QRect(left, rect.top(), width, height))
                left += width + self.spacing()
        return max(heights)

    def _stack(self, items: list[QLayoutItem], rect: QRect, *, move: bool) -> int:
        top = 0
        for item in items:
            width = rect.width() if item.hasHeightForWidth() else min(rect.width(), item.sizeHint().width())
            height = _height(item, width)
            if move:
                item.setGeometry(QRect(rect.left(), rect.top() + top, width, height))
            top += height + self.spacing() // 2
        return max(0, top - self.spacing() // 2)


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
