"""What is written over the curves: the reading line, the names at the lines' ends, what happened, a chosen stretch."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gui.theme.theme import Theme
from gui.theme.tokens import Corner, Tone
from gui.widgets.painting import paint_box

LETTERS = 12
# So many rows of words about what happened; a month has room for a change every few days.
FLAG_ROWS = 3
# From a line's end to its name, in pixels.
LEADER = 16


@dataclass(frozen=True, slots=True)
class EndName:
    """A line's name beside its last value, at that height in pixels."""

    words: str
    y: float
    tone: Tone


@dataclass(frozen=True, slots=True)
class Flag:
    """Something that happened, at that place across in pixels."""

    x: float
    words: str


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything to write, in pixels; `reading` is where the reading line stands, with the values on it."""

    area: QRectF = field(default_factory=QRectF)
    ends: tuple[EndName, ...] = ()
    flags: tuple[Flag, ...] = ()
    reading: float | None = None
    reading_dots: tuple[tuple[float, Tone], ...] = ()
    chosen: tuple[float, float] | None = None
    goal: tuple[float, str] | None = None
    ring: bool = False


class Overlay(QWidget):
    """Paints over the plot and takes no mouse."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown = Shown()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_this(self, shown: Shown) -> None:
        """Write something else."""
        if shown != self._shown:
            self._shown = shown
            self.update()

    @property
    def shown(self) -> Shown:
        return self._shown

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = self._shown
        if shown.goal is not None:
            self._paint_goal(painter, shown.area, *shown.goal)
        self._paint_flags(painter, shown.area, shown.flags)
        self._paint_ends(painter, shown.area, shown.ends)
        if shown.chosen is not None:
            self._paint_chosen(painter, shown.area, *shown.chosen)
        if shown.reading is not None:
            self._paint_reading(painter, shown)
        if shown.ring:
            width = self._theme.ring_width
            paint_box(
                painter,
                QRectF(self.rect()),
                self._theme.px(Corner.FIELD),
                None,
                self._theme.colours.primary.full,
                width,
            )

    def _paint_goal(self, painter: QPainter, area: QRectF, y: float, words: str) -> None:
        colours = self._theme.colours
        pen = QPen(QColor(colours.muted), max(1.0, 1.5 * self._theme.text_scale))
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.drawLine(QLineF(area.left(), y, area.right(), y))
        painter.setFont(self._theme.font(LETTERS, 500))
        painter.setPen(QColor(colours.muted))
        height = painter.fontMetrics().height()
        above = QRectF(area.left(), y - height - 1, area.width() - 4, height)
        painter.drawText(above, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_flags(self, painter: QPainter, area: QRectF, flags: Sequence[Flag]) -> None:
        """A short line for each, and its words above the values, or below each other where they would touch."""
        colours, px = self._theme.colours, self._theme.px
        painter.setFont(self._theme.font(LETTERS))
        metrics = QFontMetricsF(painter.font())
        widths = [metrics.horizontalAdvance(flag.words) for flag in flags]
        places = in_rows([flag.x for flag in flags], widths, area.left(), self.width(), px(8))
        for flag, width, (left, row) in zip(flags, widths, places, strict=True):
            painter.setPen(QPen(QColor(colours.muted), max(1.0, px(1.5))))
            top = area.top() - px(3)
            painter.drawLine(QLineF(flag.x, top, flag.x, area.top() + px(5) + row * metrics.height()))
            if row == FLAG_ROWS:
                continue
            base = area.top() - px(5) + row * (metrics.height() + px(3)) + (px(4) if row else 0)
            if row:
                # It stands among the values here.
                painter.fillRect(
                    QRectF(left, base - metrics.ascent(), width, metrics.height()), QColor(colours.surface)
                )
            painter.setPen(QColor(colours.muted))
            painter.drawText(QPointF(left, base), flag.words)

    def _paint_ends(self, painter: QPainter, area: QRectF, ends: Sequence[EndName]) -> None:
        painter.setFont(self._theme.font(LETTERS, 600))
        height = painter.fontMetrics().height()
        for end, y in zip(ends, apart([each.y for each in ends], height, area.top(), area.bottom()), strict=True):
            left = area.right() + self._theme.px(6)
            if len(ends) > 1:
                # A name that had to give way is led back to where its line ends.
                shades, end_of = self._theme.colours.shades(end.tone), area.right() + self._theme.px(LEADER)
                painter.setPen(QPen(QColor(shades.full), max(1.0, self._theme.px(1))))
                painter.drawLine(QLineF(area.right() + self._theme.px(1), end.y, end_of - self._theme.px(3), y))
                left = end_of
            painter.setPen(QColor(self._theme.colours.shades(end.tone).ink))
            room = QRectF(left, y - height / 2, self.width(), height)
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, end.words)

    def _paint_chosen(self, painter: QPainter, area: QRectF, left: float, right: float) -> None:
        ground = QColor(self._theme.colours.primary.full)
        ground.setAlphaF(0.16)
        painter.fillRect(QRectF(min(left, right), area.top(), abs(right - left), area.height()), ground)

    def _paint_reading(self, painter: QPainter, shown: Shown) -> None:
        colours, px = self._theme.colours, self._theme.px
        x = shown.reading or 0.0
        painter.setPen(QPen(QColor(colours.ink), max(1, px(1))))
        painter.drawLine(QLineF(x, shown.area.top(), x, shown.area.bottom()))
        for y, tone in shown.reading_dots:
            painter.setPen(QPen(QColor(colours.surface), max(1.5, px(2))))
            painter.setBrush(QColor(colours.shades(tone).full))
            painter.drawEllipse(QPointF(x, y), px(4.5), px(4.5))


def in_rows(
    xs: Sequence[float], widths: Sequence[float], first: float, last: float, gap: float
) -> list[tuple[float, int]]:
    """Left edges and rows at which words above places across don't touch, the newest (the last) in the first row.

    What has room in none of the rows is in row `FLAG_ROWS`.
    """
    free = [last + gap] * FLAG_ROWS
    found = []
    for x, width in zip(reversed(xs), reversed(widths), strict=True):
        left = min(max(x - width / 2, first), last - width)
        row = next((number for number, edge in enumerate(free) if left + width + gap <= edge), FLAG_ROWS)
        if row < FLAG_ROWS:
            free[row] = left
        found.append((left, row))
    return found[::-1]


def apart(wanted: Sequence[float], height: float, top: float, bottom: float) -> list[float]:
    """Heights as near as can be to the wanted ones at which lines of text don't touch, in the same order."""
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    placed = [0.0] * len(wanted)
    lowest = top
    for index in order:
        placed[index] = max(wanted[index], lowest)
        lowest = placed[index] + height
    limit = bottom
    for index in reversed(order):
        placed[index] = min(placed[index], limit)
        limit = placed[index] - height
    return placed
