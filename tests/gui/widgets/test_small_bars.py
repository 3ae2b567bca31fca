"""A few bars with a number on the last one and the plan's line across."""

import pytest
from PySide6.QtGui import QColor

from gui.widgets.small_bars import SmallBars


def rows_of(picture, colour, columns):
    """The rows of a picture in which a colour is seen within some columns, also where its edge is half the ground's."""
    wanted, ground = QColor(colour), picture.pixelColor(1, 1)
    near = _distance(wanted, ground) * 0.45
    pixels = ((y, picture.pixelColor(x, y)) for y in range(picture.height()) for x in columns)
    return {y for y, pixel in pixels if _distance(pixel, wanted) < near}


def _distance(one, other):
    return sum(abs(a - b) for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True))


@pytest.mark.parametrize("walked", [85, 90, 95, 99])
def test_number__is_not_struck_through_by_the_plans_line(shown, theme, walked):
    bars = SmallBars(theme)
    bars.set_values((20, 60, walked), 100, "plan 100", "Minutes")
    shown(bars, width=320)
    picture = bars.grab().toImage()
    line = rows_of(picture, theme.colours.work.full, range(20))
    above = rows_of(picture, theme.colours.primary.ink, range(20, 260)) & set(range(min(line)))
    assert len(above) >= 7, "the whole number stands on the line"


def test_number__stays_on_its_bar_when_the_line_is_elsewhere(shown, theme):
    bars = SmallBars(theme)
    bars.set_values((20, 60, 30), 100, "plan 100", "Minutes")
    shown(bars, width=320)
    picture = bars.grab().toImage()
    line = rows_of(picture, theme.colours.work.full, range(20))
    number = rows_of(picture, theme.colours.primary.ink, range(20, 260))
    assert min(number) > max(line)
