"""The part that pyqtgraph draws: axes, lines, bars and dots. Nothing else in the program touches pyqtgraph or numpy.

pyqtgraph has no types; everything that leaves this module has.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, log2
from typing import Any, Final

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPen
from PySide6.QtWidgets import QFrame, QWidget

from gui.history.charts.picture import Points, Shape
from gui.history.charts.span import Span

# More than these for each pixel of width can't be told apart.
_POINTS_A_PIXEL: Final = 0.5
_DOTS_A_PIXEL: Final = 5.0
_DOTS_AT_ONCE: Final = 2048
# A bar of a single week on a wide chart is no wall.
_WIDEST_BAR: Final = 72.0

_Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Stroke:
    """One series as it is to be drawn: a pen for lines, a brush for bars and dots, `dot_size` in pixels."""

    shape: Shape
    points: Points
    pen: QPen
    brush: QBrush
    longest_gap: int = 7
    days_wide: int = 1
    is_dots: bool = False
    dot_size: float = 5.0


@dataclass(slots=True)
class _Item:
    """A stroke's numbers, once and for all, and what pyqtgraph draws them with."""

    stroke: Stroke
    xs: _Numbers
    ys: _Numbers
    item: Any
    given: tuple[float, ...] | None = None


class Canvas:
    """A plot without buttons, menus and a mouse of its own: time across, values up. `widget` shows it."""

    def __init__(self, parent: QWidget, resized: Callable[[], None]) -> None:
        """`resized` is called whenever the values have got another place or size in the widget."""
        plot = pg.PlotWidget(parent, background=None)
        self._plot: Any = plot
        self.widget: QWidget = plot
        plot.setFrameShape(QFrame.Shape.NoFrame)
        plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        plot.setAntialiasing(True)
        plot.setMenuEnabled(False)
        plot.hideButtons()
        plot.setMouseEnabled(x=False, y=False)
        plot.disableAutoRange()
        self._view: Any = plot.getViewBox()
        self._view.setDefaultPadding(0)
        self._view.sigResized.connect(self._resized)
        self._tell_resized = resized
        self._across: Any = plot.getAxis("bottom")
        self._up: Any = plot.getAxis("left")
        for axis in (self._across, self._up):
            axis.setStyle(tickLength=0, tickAlpha=0, autoExpandTextSpace=False, hideOverlappingLabels=False)
            axis.enableAutoSIPrefix(False)
        self._items: list[_Item] = []
        self._grid: list[Any] = []
        self._grid_pen = QPen()
        self._span = Span(0, 7)

    def set_look(
        self, letters: QFont, ink: QColor, ground: QColor, grid: QPen, *, left: int, bottom: int, top: int, right: int
    ) -> None:
        """Colours and letters of the axes, and the room in pixels around the values."""
        self._plot.setBackground(ground)
        for axis in (self._across, self._up):
            axis.setTickFont(letters)
            axis.setTextPen(QPen(ink))
            axis.setPen(QPen(Qt.PenStyle.NoPen))
        self._across.setStyle(tickTextOffset=max(4, bottom // 5))
        self._up.setStyle(tickTextOffset=max(4, left // 6))
        self._up.setWidth(left)
        self._across.setHeight(bottom)
        self._plot.plotItem.layout.setContentsMargins(0, top, right, 0)
        self._grid_pen = QPen(grid)
        self._grid_pen.setCosmetic(True)
        for line in self._grid:
            line.setPen(self._grid_pen)

    def set_strokes(self, strokes: Sequence[Stroke]) -> None:
        """Draw these, the first at the bottom."""
        for old in self._items:
            self._plot.removeItem(old.item)
        self._items = [_item(stroke) for stroke in strokes]
        for each in self._items:
            self._plot.addItem(each.item, ignoreBounds=True)

    def set_view(self, span: Span, lowest: float, highest: float) -> None:
        """Show this stretch of time and these values, edge to edge."""
        self._view.setRange(xRange=(span.start, span.end), yRange=(lowest, highest), padding=0)
        # Otherwise it is done while painting, which then paints everything once more.
        self._view.updateMatrix()
        self._span = span
        self._show_items()

    def set_marks_across(self, marks: Sequence[tuple[float, str]]) -> None:
        """Write these words below the time axis."""
        self._across.setTicks([list(marks)])

    def set_marks_up(self, marks: Sequence[tuple[float, str]]) -> None:
        """Write these words beside the values, each with a thin line across."""
        self._up.setTicks([list(marks)])
        while len(self._grid) > len(marks):
            self._plot.removeItem(self._grid.pop())
        while len(self._grid) < len(marks):
            line = pg.InfiniteLine(angle=0, movable=False, pen=self._grid_pen)
            line.setZValue(-100)
            self._plot.addItem(line, ignoreBounds=True)
            self._grid.append(line)
        for line, (value, _) in zip(self._grid, marks, strict=True):
            line.setPos(value)

    def _show_items(self) -> None:
        room = max(50.0, self.area().width())
        for each in self._items:
            _show(each, self._span, room)

    def _resized(self, _view: object) -> None:
        self._show_items()
        self._tell_resized()

    def area(self) -> QRectF:
        """Where the values are, in the widget's pixels."""
        rect: QRectF = self._view.sceneBoundingRect()
        return QRectF(rect)


def _item(stroke: Stroke) -> _Item:
    days: _Numbers = np.fromiter((day.toordinal() for day, _ in stroke.points), float, len(stroke.points))
    values: _Numbers = np.fromiter((value for _, value in stroke.points), float, len(stroke.points))
    if stroke.is_dots:
        item = pg.ScatterPlotItem(size=stroke.dot_size, pen=None, brush=stroke.brush, pxMode=True)
        item.setZValue(-10)
        return _Item(stroke, days + 0.5, values, item)
    match stroke.shape:
        case Shape.BARS:
            item = pg.BarGraphItem(x0=[], x1=[], y0=[], y1=[], pen=QPen(Qt.PenStyle.NoPen), brush=stroke.brush)
            item.setZValue(-20)
            return _Item(stroke, days, values, item)
        case Shape.STEPS:
            xs, ys = np.repeat(days, 2)[1:], np.repeat(values, 2)[:-1]
        case Shape.LINE:
            xs, ys = _with_gaps(days + 0.5, values, stroke.longest_gap)
    pen = QPen(stroke.pen)
    pen.setCosmetic(True)
    return _Item(stroke, xs, ys, pg.PlotCurveItem(pen=pen, connect="finite", antialias=True))


def _with_gaps(xs: _Numbers, ys: _Numbers, longest: int) -> tuple[_Numbers, _Numbers]:
    """A value that is none between two points that are too far from each other to be joined."""
    far = np.flatnonzero(np.diff(xs) > longest) + 1
    return np.insert(xs, far, xs[far]), np.insert(ys, far, np.nan)


def _show(each: _Item, span: Span, pixels: float) -> None:
    """Hand over what is seen of an item, and no more than there are pixels for."""
    stroke, xs = each.stroke, each.xs
    margin = stroke.days_wide if stroke.shape is Shape.BARS else 0
    first = max(0, int(np.searchsorted(xs, span.start - margin)) - 2)
    last = min(len(xs), int(np.searchsorted(xs, span.end)) + 2)
    size = 1
    if stroke.is_dots:
        # Giving them anew costs more than leaving out what is out of sight, which pyqtgraph does: large portions.
        size = _power_of_two((last - first) / (pixels * _DOTS_A_PIXEL))
        first, last = first // _DOTS_AT_ONCE * _DOTS_AT_ONCE, -(-last // _DOTS_AT_ONCE) * _DOTS_AT_ONCE
    elif stroke.shape is Shape.LINE:
        size = _power_of_two((last - first) / (pixels * _POINTS_A_PIXEL))
        # Whole portions, and always the same ones, so that a line that moves keeps its shape.
        first, last = first // size * size, min(len(xs), -(-last // size) * size)
    gap = _gap(stroke.days_wide, pixels / span.days)
    if each.given == (first, last, size, gap):
        return
    each.given = first, last, size, gap
    xs, ys = xs[first:last], each.ys[first:last]
    if stroke.is_dots:
        each.item.setData(x=xs[::size], y=ys[::size])
    elif stroke.shape is Shape.BARS:
        each.item.setOpts(x0=xs + gap, x1=xs + stroke.days_wide - gap, y0=np.zeros_like(ys), y1=ys)
    else:
        xs, ys = _means(xs, ys, size)
        each.item.setData(x=xs, y=ys)


def _gap(days_wide: int, pixels_a_day: float) -> float:
    """Days left free at each side of a bar of so many days."""
    drawn = min(0.72 * days_wide, _WIDEST_BAR / pixels_a_day)
    return (days_wide - drawn) / 2


def _power_of_two(wanted: float) -> int:
    """The next power of two from `wanted` on, at least 1."""
    return 1 << max(0, ceil(log2(wanted))) if wanted > 1 else 1


def _means(xs: _Numbers, ys: _Numbers, size: int) -> tuple[_Numbers, _Numbers]:
    """The mean of each so many values; none reaches over a gap."""
    if size < 2:
        return xs, ys
    gaps = np.flatnonzero(~np.isfinite(ys))
    starts = np.union1d(np.arange(0, len(xs), size), np.concatenate([gaps, gaps + 1]))
    starts = starts[starts < len(xs)]
    counts = np.diff(np.append(starts, len(xs)))
    return np.add.reduceat(xs, starts) / counts, np.add.reduceat(ys, starts) / counts
