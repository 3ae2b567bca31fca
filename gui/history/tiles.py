"""Tiles: a few numbers beside each other, each with what to make of it."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gui.history.numbers import TileText
from gui.theme.theme import Theme
from gui.theme.tokens import Corner, Space, Type
from gui.widgets.layouts import WrappingLayout
from gui.widgets.painting import paint_box

_NARROWEST = 132
_NUMBER_SIZES = (26, 24, 22, 20, 18)
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_ENDLESS = 100_000


class Tile(QLabel):
    """One number; to a screen reader it is one sentence."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tile = TileText("", "", "")
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._restyle)

    @property
    def tile(self) -> TileText:
        """What it says."""
        return self._tile

    def set_tile(self, tile: TileText) -> None:
        """Say something else."""
        if tile != self._tile:
            self._tile = tile
            self.setText(tile.sentence)
            self._restyle()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._places(width)[-1][0].bottom() + self._pad

    def sizeHint(self) -> QSize:
        width = self._theme.px(_NARROWEST)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(100), self._theme.px(80))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, colours = self._theme, self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = theme.px(colours.line_width)
        paint_box(painter, QRectF(self.rect()), theme.px(Corner.CARD), colours.surface, colours.line, line)
        inks = (colours.muted, colours.ink, colours.muted)
        for (place, font, words), ink in zip(self._places(self.width()), inks, strict=True):
            painter.setFont(font)
            painter.setPen(QColor(ink))
            painter.drawText(place, _WRAP, words)

    @property
    def _pad(self) -> int:
        return self._theme.px(18)

    def _places(self, width: int) -> tuple[tuple[QRect, QFont, str], ...]:
        """Where title, number and the rest stand, in which letters; the rest keeps a line also while it is empty."""
        px, font = self._theme.px, self._theme.font
        inner, top, found = max(1, width - 2 * self._pad), px(Space.L), []
        lines = (
            (self._tile.title, font(Type.SECONDARY), px(Space.XS)),
            (self._tile.value, self._number_font(inner), px(Space.XS)),
            (self._tile.more, font(Type.SECONDARY), 0),
        )
        for words, letters, behind in lines:
            metrics = QFontMetrics(letters)
            taken = metrics.boundingRect(QRect(0, 0, inner, _ENDLESS), _WRAP, words or "x").height()
            found.append((QRect(self._pad, top, inner, taken), letters, words))
            top += taken + behind
        return tuple(found)

    def _number_font(self, room: int) -> QFont:
        """The number's letters, smaller where its longest word would not fit the room in pixels."""
        fonts = [self._theme.font(size, 700) for size in _NUMBER_SIZES]
        words = self._tile.value.split() or [""]
        fit = (font for font in fonts if max(map(QFontMetrics(font).horizontalAdvance, words)) <= room)
        return next(fit, fonts[-1])

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


class EvenRows(WrappingLayout):
    """Places cards in rows that fill the width, as equally full as can be; the cards of a row are equally tall."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._narrowest = 100

    def set_narrowest(self, width: int) -> None:
        """Set how narrow a card may get, in pixels."""
        self._narrowest = width
        self.invalidate()

    def rows(self, width: int) -> list[int]:
        """How many cards stand in each row at this width."""
        count = len(self._visible())
        fit = max(1, (width + self.spacing()) // (self._narrowest + self.spacing()))
        rows = ceil(count / fit)
        return [count // rows + (row < count % rows) for row in range(rows)] if rows else []

    def sizeHint(self) -> QSize:
        count = len(self._visible())
        width = count * self._narrowest + max(0, count - 1) * self.spacing()
        return QSize(width, self.heightForWidth(width))

    def _place(self, rect: QRect, *, move: bool) -> int:
        items, gap, top = self._visible(), self.spacing(), 0
        for count in self.rows(rect.width()):
            row, items = items[:count], items[count:]
            edges = [round(i * (rect.width() + gap) / count) for i in range(count + 1)]
            widths = [edges[i + 1] - edges[i] - gap for i in range(count)]
            height = max(item.heightForWidth(width) for item, width in zip(row, widths, strict=True))
            if move:
                for item, edge, width in zip(row, edges, widths, strict=False):
                    item.setGeometry(QRect(rect.topLeft() + QPoint(edge, top), QSize(width, height)))
            top += height + gap
        return max(0, top - gap)


class Tiles(QWidget):
    """All tiles; fewer stand beside each other where it is narrow."""

    def __init__(self, theme: Theme, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = EvenRows(self)
        self.tiles = tuple(Tile(theme, self) for _ in names)
        for tile, name in zip(self.tiles, names, strict=True):
            tile.setObjectName(f"tile-{name}")
            self._rows.addWidget(tile)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_tiles(self, texts: Sequence[TileText]) -> None:
        """Say something else on each of them."""
        for tile, words in zip(self.tiles, texts, strict=True):
            tile.set_tile(words)

    def _restyle(self) -> None:
        self._rows.set_narrowest(self._theme.px(_NARROWEST))
        self._rows.setSpacing(self._theme.px(Space.L))
