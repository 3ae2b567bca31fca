"""What reaches the part that draws: no line over a gap, no more points than can be seen."""

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np
import pytest
from PySide6.QtGui import QBrush, QPen
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.history.charts.canvas import Canvas, Stroke
from gui.history.charts.picture import Points, Shape
from gui.history.charts.span import Span

FIRST = date(2000, 1, 3)
START = float(FIRST.toordinal())


def points(*days_and_values: tuple[int, float]) -> Points:
    return tuple((FIRST + timedelta(days=day), value) for day, value in days_and_values)


@pytest.fixture
def canvas(qtbot: QtBot) -> Iterator[Canvas]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 300)
    canvas = Canvas(window, lambda: None)
    canvas.widget.setGeometry(window.rect())
    with qtbot.waitExposed(window):
        window.show()
    yield canvas
    window.close()  # which keeps it until then


def drawn(canvas: Canvas, stroke: Stroke, span: Span) -> tuple[list[float], list[float]]:
    """The curve's points after showing a stretch of time; a gap is None."""
    canvas.set_strokes([stroke])
    canvas.set_view(span, 0, 10)
    (item,) = [each for each in canvas.widget.getPlotItem().items if hasattr(each, "getData")]
    xs, ys = item.getData()
    return list(xs), [None if np.isnan(y) else y for y in ys]


def line(*days_and_values: tuple[int, float], **more: object) -> Stroke:
    return Stroke(Shape.LINE, points(*days_and_values), QPen(), QBrush(), **more)


def test_lines__are_not_joined_over_more_than_a_week(canvas: Canvas) -> None:
    _, ys = drawn(canvas, line((0, 1), (7, 2), (15, 3), (16, 4)), Span(START, START + 30))
    assert ys == [1, 2, None, 3, 4]
    _, ys = drawn(canvas, line((0, 1), (8, 2), (60, 3), longest_gap=100), Span(START, START + 90))
    assert ys == [1, 2, 3]


def test_lines__values_stand_in_the_middle_of_their_day(canvas: Canvas) -> None:
    xs, _ = drawn(canvas, line((3, 1)), Span(START, START + 7))
    assert xs == [START + 3.5]


def test_steps__hold_until_the_next_value(canvas: Canvas) -> None:
    stroke = Stroke(Shape.STEPS, points((0, 40), (10, 60), (20, 60)), QPen(), QBrush())
    xs, ys = drawn(canvas, stroke, Span(START, START + 20))
    assert [x - START for x in xs] == [0, 10, 10, 20, 20]
    assert ys == [40, 40, 60, 60, 60]


def test_a_stretch__keeps_the_points_beside_it_so_that_lines_reach_the_edge(canvas: Canvas) -> None:
    stroke = line(*((day, day % 7) for day in range(0, 700, 5)))
    xs, _ = drawn(canvas, stroke, Span(START + 300, START + 330))
    assert min(xs) < START + 300
    assert max(xs) > START + 330
    assert len(xs) < 20


def test_a_life_of_days__is_drawn_with_as_many_points_as_can_be_seen(canvas: Canvas) -> None:
    stroke = line(*((day, 2.0 + day % 2) for day in range(33_000)))
    xs, ys = drawn(canvas, stroke, Span(START, START + 33_000))
    assert 100 < len(xs) <= 400
    assert all(2.0 <= y <= 3.0 for y in ys)
    assert sum(ys) / len(ys) == pytest.approx(2.5, abs=0.01)
    assert xs == sorted(xs)


def test_many_days__keep_their_gaps(canvas: Canvas) -> None:
    stroke = line(*((day, 5.0) for day in range(33_000) if not 10_000 < day < 12_000))
    xs, ys = drawn(canvas, stroke, Span(START, START + 33_000))
    (gap,) = [place for place, y in enumerate(ys) if y is None]
    assert START + 9_500 < xs[gap - 1] < START + 10_001
    assert xs[gap + 1] > START + 11_999


def test_moving_along__a_line_of_many_days_keeps_its_shape(canvas: Canvas) -> None:
    stroke = line(*((day, float(day * 7919 % 11)) for day in range(33_000)))
    before = dict(zip(*drawn(canvas, stroke, Span(START + 5_000, START + 15_000)), strict=True))
    after = dict(zip(*drawn(canvas, stroke, Span(START + 6_000, START + 16_000)), strict=True))
    both = before.keys() & after.keys()
    assert len(both) > 100
    assert all(before[x] == after[x] for x in both)


@pytest.mark.parametrize(("weeks", "widest"), [(1, 73), (4, 73), (26, 30)])
def test_bars__are_never_wider_than_a_hand(canvas: Canvas, weeks: int, widest: int) -> None:
    bars = Stroke(Shape.BARS, points(*((7 * week, 30) for week in range(weeks))), QPen(), QBrush(), days_wide=7)
    canvas.set_strokes([bars])
    canvas.set_view(Span(START, START + 7 * weeks), 0, 40)
    (item,) = [each for each in canvas.widget.getPlotItem().items if "x0" in getattr(each, "opts", {})]
    a_day = canvas.area().width() / (7 * weeks)
    left, right = item.opts["x0"][0], item.opts["x1"][0]
    assert 5 < (right - left) * a_day <= widest
    assert (left + right) / 2 == pytest.approx(START + 3.5)
