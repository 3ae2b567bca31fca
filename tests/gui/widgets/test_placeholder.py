"""The placeholder shows each position differently, from a thumbnail to a stage."""

from itertools import combinations

import pytest
from PySide6.QtGui import QColor

from exercises.library.exercise import Position
from gui.widgets.placeholder import PositionPlaceholder
from gui.widgets.position_marks import FLOOR, MARKS


def picture(theme, qtbot, position, size=(60, 40), words=""):
    placeholder = PositionPlaceholder(theme, "Bird-dog", position, words)
    qtbot.addWidget(placeholder)
    placeholder.resize(*size)
    return placeholder.grab().toImage()


def test_every_position_of_the_catalogue_has_a_mark():
    assert {position.value for position in Position} == set(MARKS)


@pytest.mark.parametrize("size", [(60, 40), (320, 128), (780, 560)])
def test_positions__can_be_told_apart(theme, qtbot, size):
    drawn = {position: picture(theme, qtbot, position, size) for position in MARKS}
    step = max(1, size[0] // 60)
    for one, other in combinations(drawn, 2):
        a, b = drawn[one], drawn[other]
        differing = sum(
            abs(a.pixelColor(x, y).lightness() - b.pixelColor(x, y).lightness()) > 40
            for x in range(0, size[0], step)
            for y in range(0, size[1], step)
        )
        assert differing > size[0] * size[1] / step**2 * 0.008, (one, other)


@pytest.mark.parametrize("position", list(MARKS))
def test_mark__stands_on_the_floor_inside_the_picture(theme, qtbot, position):
    mark = MARKS[position]
    lowest = max(y + stroke.width / 2 for stroke in mark.strokes for _, y in stroke.points)
    assert FLOOR - 3 <= lowest <= FLOOR + 1
    image = picture(theme, qtbot, position, (320, 128))
    ground = QColor(theme.colours.primary.soft)
    assert all(image.pixelColor(x, 6) == ground for x in range(20, 200))
    assert all(image.pixelColor(x, 122) == ground for x in range(20, 300))


def test_unknown_position__is_a_calm_ground_without_a_figure(theme, qtbot):
    image = picture(theme, qtbot, "floating", (60, 40))
    assert image.pixelColor(30, 20) == QColor(theme.colours.primary.soft)


def test_words__are_written_when_there_is_room_and_always_spoken(theme, qtbot):
    with_words = picture(theme, qtbot, "standing", (300, 200), "Standing")
    assert with_words != picture(theme, qtbot, "standing", (300, 200))
    placeholder = PositionPlaceholder(theme, "Heel raise", "standing", "Standing")
    qtbot.addWidget(placeholder)
    assert placeholder.accessibleName() == "Heel raise, Standing"
    placeholder.set_subject("Bridge", "lying-back", "On the back")
    assert placeholder.accessibleName() == "Bridge, On the back"


def test_corners__may_be_square_to_fit_a_card(theme, qtbot):
    placeholder = PositionPlaceholder(theme, "Bridge", "lying-back")
    qtbot.addWidget(placeholder)
    placeholder.set_corners(top=16, bottom=0)
    placeholder.resize(300, 128)
    image = placeholder.grab().toImage()
    ground = QColor(theme.colours.primary.soft)
    assert image.pixelColor(0, 127) == ground
    assert image.pixelColor(0, 0) != ground
