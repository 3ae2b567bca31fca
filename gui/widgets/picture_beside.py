"""A picture beside words, as in large cards."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from gui.widgets.layouts import WrappingLayout


class PictureBeside(WrappingLayout):
    """A picture at the left of the words, narrower in a narrow card, and left out where it would get too small."""

    def __init__(self, parent: QWidget, *, share: float) -> None:
        """`share` is the most of the width that the picture may take."""
        super().__init__(parent)
        self._share = share
        self._picture, self._least = QSize(300, 176), 150

    def set_picture(self, size: QSize, least: int) -> None:
        """Set the picture's size, and below which width it is left out, in pixels."""
        self._picture, self._least = size, least
        self.invalidate()

    def sizeHint(self) -> QSize:
        words = self._items[1].sizeHint() if len(self._items) > 1 else QSize()
        width = self._picture.width() + self.spacing() + words.width()
        return QSize(width, max(self._picture.height(), words.height()))

    def minimumSize(self) -> QSize:
        return self._items[1].minimumSize() if len(self._items) > 1 else QSize()

    def _place(self, rect: QRect, *, move: bool) -> int:
        picture, words = self._items[:2]
        width = min(self._picture.width(), round(rect.width() * self._share))
        width = width if width >= self._least else 0
        beside = rect.width() - (width + self.spacing() if width else 0)
        high = _height(words, beside)
        tall = self._picture.height() if width else 0
        whole = max(high, tall)
        if move:
            middle = rect.top() + max(whole, rect.height()) // 2
            picture.setGeometry(QRect(rect.left(), middle - tall // 2, width, tall))
            words.setGeometry(QRect(rect.right() + 1 - beside, middle - high // 2, beside, high))
        return whole


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
