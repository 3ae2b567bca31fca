"""From a series to what is drawn: pens and brushes, the scale of the values, and what is seen of a line."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from math import floor, log10

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPen

from gui.history.charts.canvas import Stroke
from gui.history.charts.legend import fill_of
from gui.history.charts.picture import Picture, Series, Shape
from gui.history.charts.span import Span, day_at
from gui.theme.theme import Theme

# How much of its colour a single day has: seen on a light ground as well, and the line's dashes are still seen on it.
_DOT_SHARE = 0.7


def scale_of(picture: Picture, series: Sequence[Series], span: Span, lines: int) -> Sequence[tuple[float, str]]:
    """The picture's own scale, or some `lines` round values from 0 up to above everything that is seen."""
    if picture.scale:
        return picture.scale
    goal = [picture.goal[0]] if picture.goal is not None else []
    highest = max([*goal, picture.lowest_top, *(value for each in series for value in _values_in(each, span))])
    step = round_step(highest / lines)
    count = max(1, -int(-highest // step))
    return [(step * number, f"{step * number:g}") for number in range(count + 1)]


def _values_in(series: Series, span: Span) -> Iterator[float]:
    first, last = day_at(span.start), day_at(span.end)
    for points in (series.points, series.dots):
        low = bisect_left(points, first, key=_day)
        if series.shape is not Shape.LINE:
            # What began before may still hold.
            low = max(0, low - 1)
        yield from (value for _, value in points[low : bisect_right(points, last, key=_day)])


def last_point(series: Series, span: Span) -> tuple[date, float] | None:
    """The last value that is seen of a series."""
    last = bisect_right(series.points, day_at(span.end - 1e-6), key=_day) - 1
    seen = last >= 0 and series.points[last][0].toordinal() >= span.start
    return series.points[last] if seen else None


def value_on(series: Series, day: date) -> float | None:
    """A series' value on a day; None where it has none."""
    at = bisect_left(series.points, day, key=_day)
    if at < len(series.points) and series.points[at][0] == day:
        return series.points[at][1]
    return None


def round_step(wanted: float) -> float:
    """The next 1, 2 or 5 times a power of ten from `wanted` on; at least 1."""
    if wanted <= 1:
        return 1.0
    power = 10.0 ** floor(log10(wanted))
    return next(factor * power for factor in (1.0, 2.0, 5.0, 10.0) if factor * power >= wanted - 1e-9)


def _day(point: tuple[date, float]) -> date:
    return point[0]


def stroke_of(theme: Theme, series: Series) -> Stroke:
    """A line or bars in the theme's colours."""
    pen = QPen(QColor(theme.colours.shades(series.tone).full), max(2.0, 2.5 * theme.text_scale))
    pen.setJoinStyle(Qt.PenJoinStyle.BevelJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if series.dash.value else Qt.PenCapStyle.RoundCap)
    if series.dash.value:
        pen.setDashPattern(list(series.dash.value))
    return Stroke(
        series.shape,
        series.points,
        pen,
        QBrush(QColor(fill_of(theme, series))),
        longest_gap=series.longest_gap,
        days_wide=series.days_wide,
    )


def dots_of(theme: Theme, series: Series) -> Stroke:
    """The dots of a series, which lie below its line."""
    colour = QColor(theme.colours.shades(series.tone).full)
    size = 7.0 if series.strong_dots else 5.5
    if not series.strong_dots:
        colour.setAlphaF(_DOT_SHARE)
    return Stroke(Shape.LINE, series.dots, QPen(), QBrush(colour), is_dots=True, dot_size=size * theme.text_scale)
