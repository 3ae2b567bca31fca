"""Layouts whose height follows from their width: wrapping lines, columns of cards, things side by side."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class WrappingLayout(QLayout):
    """Keeps the items and caches the height; a subclass places them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._known: tuple[int, int] | None = None
        self.setContentsMargins(0, 0, 0, 0)
        if parent is not None:
            parent.setLayout(self)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        item = self._items.pop(index)
        self.invalidate()
        return item

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._known is None or self._known[0] != width:
            margins = self.contentsMargins()
            inner = width - margins.left() - margins.right()
            height = self._place(QRect(0, 0, inner, 0), move=False)
            self._known = (width, height + margins.top() + margins.bottom())
        return self._known[1]

    def minimumHeightForWidth(self, width: int) -> int:
        return self.heightForWidth(width)

    def invalidate(self) -> None:
        self._known = None
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect.marginsRemoved(self.contentsMargins()), move=True)

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._visible():
            size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def _visible(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Place the items inside `rect` when `move`, and give the height they take."""
        raise NotImplementedError


class FlowLayout(WrappingLayout):
    """Places items in lines like words, each in its preferred size."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        spacing: int = 8,
        line_spacing: int | None = None,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        super().__init__(parent)
        self.setSpacing(spacing)
        self._line_spacing = spacing if line_spacing is None else line_spacing
        self._align = align

    def set_spacing(self, spacing: int, line_spacing: int | None = None) -> None:
        """Set the distance of items and of lines, in pixels."""
        self._line_spacing = spacing if line_spacing is None else line_spacing
        self.setSpacing(spacing)
        self.invalidate()

    def sizeHint(self) -> QSize:
        """Ask for one line; less room makes more lines."""
        hints = [item.sizeHint() for item in self._visible()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        height = max((hint.height() for hint in hints), default=0)
        return QSize(width, height).grownBy(self.contentsMargins())

    def _place(self, rect: QRect, *, move: bool) -> int:
        top = 0
        for line in self._lines(rect.width()):
            height = max(size.height() for _, size in line)
            if move:
                self._place_line(line, rect, rect.top() + top, height)
            top += height + self._line_spacing
        return max(0, top - self._line_spacing)

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        for item in self._visible():
            size = _fitted(item, width)
            if lines and used + self.spacing() + size.width() <= width:
                lines[-1].append((item, size))
                used += self.spacing() + size.width()
            else:
                lines.append([(item, size)])
                used = size.width()
        return lines

    def _place_line(self, line: Sequence[tuple[QLayoutItem, QSize]], rect: QRect, top: int, height: int) -> None:
        used = sum(size.width() for _, size in line) + self.spacing() * (len(line) - 1)
        left = rect.left()
        if self._align & Qt.AlignmentFlag.AlignRight:
            left += rect.width() - used
        elif self._align & Qt.AlignmentFlag.AlignHCenter:
            left += (rect.width() - used) // 2
        for item, size in line:
            item.setGeometry(QRect(QPoint(left, top + (height - size.height()) // 2), size))
            left += size.width() + self.spacing()


class CardGrid(WrappingLayout):
    """Places cards in columns of equal width, as many as fit; the cards of a row are equally tall."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        minimum_card_width: int = 280,
        spacing: int = 18,
        most_columns: int = 0,
    ) -> None:
        super().__init__(parent)
        self._minimum = minimum_card_width
        self._most = most_columns
        self.setSpacing(spacing)

    def set_minimum_card_width(self, width: int) -> None:
        """Set below which width, in pixels, a column is dropped."""
        self._minimum = width
        self.invalidate()

    def columns(self, width: int) -> int:
        """Say how many columns fit into so many pixels."""
        fit = max(1, (width + self.spacing()) // (self._minimum + self.spacing()))
        return min(fit, self._most) if self._most else fit

    def sizeHint(self) -> QSize:
        count = min(3, self._most or 3, max(1, len(self._visible())))
        width = count * self._minimum + (count - 1) * self.spacing()
        return QSize(width, self.heightForWidth(width)).grownBy(self.contentsMargins())

    def _place(self, rect: QRect, *, move: bool) -> int:
        columns = self.columns(rect.width())
        gap, items, top = self.spacing(), self._visible(), 0
        edges = [round(i * (rect.width() + gap) / columns) for i in range(columns + 1)]
        for start in range(0, len(items), columns):
            row = items[start : start + columns]
            widths = [edges[i + 1] - edges[i] - gap for i in range(len(row))]
            height = max(_height(item, width) for item, width in zip(row, widths, strict=True))
            if move:
                for i, (item, width) in enumerate(zip(row, widths, strict=True)):
                    item.setGeometry(QRect(rect.left() + edges[i], rect.top() + top, width, height))
            top += height + gap
        return max(0, top - gap)


class SideBySide(WrappingLayout):
    """Places the first item, and the second at the right of it, or below when the first would get too narrow.

    The first keeps at least `main_width` pixels, or what it wants when that is less.
    """

    def __init__(self, parent: QWidget | None = None, *, main_width: int = 320, spacing: int = 16) -> None:
        super().__init__(parent)
        self._main_width = main_width
        self.setSpacing(spacing)

    def set_main_width(self, width: int) -> None:
        """Set how narrow the first item may get, in pixels."""
        self._main_width = width
        self.invalidate()

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._visible()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0)).grownBy(self.contentsMargins())

    def _place(self, rect: QRect, *, move: bool) -> int:
        items = self._visible()
        if len(items) < 2:
            height = _height(items[0], rect.width()) if items else 0
            if move and items:
                items[0].setGeometry(QRect(rect.topLeft(), QSize(rect.width(), max(height, rect.height()))))
            return height
        main, side = items[:2]
        side_width = side.sizeHint().width()
        main_width = rect.width() - self.spacing() - side_width
        if main_width >= min(self._main_width, main.sizeHint().width()):
            return self._place_beside(rect, main, side, main_width, move=move)
        return self._place_below(rect, main, side, move=move)

    def _place_beside(self, rect: QRect, main: QLayoutItem, side: QLayoutItem, main_width: int, *, move: bool) -> int:
        side_width = side.sizeHint().width()
        heights = _height(main, main_width), _height(side, side_width)
        tallest = max(heights)
        if move:
            middle = rect.top() + max(tallest, rect.height()) // 2
            main.setGeometry(QRect(rect.left(), middle - heights[0] // 2, main_width, heights[0]))
            left = rect.left() + rect.width() - side_width
            side.setGeometry(QRect(left, middle - heights[1] // 2, side_width, heights[1]))
        return tallest

    def _place_below(self, rect: QRect, main: QLayoutItem, side: QLayoutItem, *, move: bool) -> int:
        width = rect.width()
        heights = _height(main, width), _height(side, width)
        if move:
            main.setGeometry(QRect(rect.left(), rect.top(), width, heights[0]))
            side.setGeometry(QRect(rect.left(), rect.top() + heights[0] + self.spacing(), width, heights[1]))
        return heights[0] + self.spacing() + heights[1]


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def _fitted(item: QLayoutItem, width: int) -> QSize:
    hint = item.sizeHint()
    if hint.width() <= width:
        return hint
    return QSize(width, _height(item, width))
