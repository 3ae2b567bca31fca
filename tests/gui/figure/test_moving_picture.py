"""An exercise's own page: the figure moves, can be stopped with a key, and shows the side that one asks for."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from exercises.library.exercise import Sides
from gui.figure.cycle import KEY_SECONDS
from gui.figure.moving_picture import MovingPicture
from gui.widgets.buttons import Button


@pytest.fixture
def shown(qtbot, theme, clock):
    def show(exercise, *, still=False) -> MovingPicture:
        theme.set_reduce_motion(still)
        picture = MovingPicture(theme, exercise, monotonic=clock.monotonic)
        qtbot.addWidget(picture)
        picture.resize(500, 300)
        with qtbot.waitActive(picture):
            picture.show()
            picture.activateWindow()
        return picture

    return show


def button(picture) -> Button:
    return picture.findChild(Button, "figure-play")


def test_it_plays_while_it_can_be_seen(qtbot, shown, clock, exercises):
    picture = shown(exercises["bird-dog"])
    qtbot.waitUntil(lambda: picture.view.is_running)
    start = picture.view.frame
    clock.advance(1.0)
    qtbot.waitUntil(lambda: picture.view.frame != start)
    picture.hide()
    qtbot.waitUntil(lambda: not picture.view.is_running)


def test_keys__stop_it_and_let_it_go_on_from_there(qtbot, shown, clock, exercises):
    picture = shown(exercises["bird-dog"])
    clock.advance(1.0)
    button(picture).setFocus(Qt.FocusReason.TabFocusReason)
    assert button(picture).accessibleName() == "Pause the figure"
    qtbot.keyClick(button(picture), Qt.Key.Key_Space)
    assert not picture.plays
    assert not picture.view.is_running
    assert button(picture).accessibleName() == "Play the figure"
    stopped = picture.view.frame
    clock.advance(60.0)
    qtbot.keyClick(button(picture), Qt.Key.Key_Return)
    assert picture.plays
    assert picture.view.seconds == pytest.approx(1.0)
    clock.advance(0.5)
    qtbot.waitUntil(lambda: picture.view.frame != stopped)


def test_one_side_after_the_other__can_be_looked_at(qtbot, shown, exercises):
    picture = shown(replace(exercises["bird-dog"], sides=Sides.EACH))
    row = picture.findChild(QWidget, "figure-side")
    assert row.isVisible()
    assert picture.view.is_mirrored, "the left side is seen of who faces left"
    qtbot.mouseClick(picture.findChild(QWidget, "chip-right"), Qt.MouseButton.LeftButton)
    assert not picture.view.is_mirrored
    qtbot.keyClick(picture.findChild(QWidget, "chip-right"), Qt.Key.Key_Left)
    assert picture.view.is_mirrored


@pytest.mark.parametrize("sides", [Sides.BOTH, Sides.ALTERNATE])
def test_otherwise__no_side_is_asked_for(shown, exercises, sides):
    picture = shown(replace(exercises["bird-dog"], sides=sides))
    assert not picture.findChild(QWidget, "figure-side").isVisible()


def test_another_side_while_it_stands__stays_still(qtbot, shown, exercises):
    picture = shown(replace(exercises["bird-dog"], sides=Sides.EACH))
    picture.toggle()
    qtbot.mouseClick(picture.findChild(QWidget, "chip-right"), Qt.MouseButton.LeftButton)
    assert not picture.view.is_mirrored
    assert not picture.view.is_running


def test_reduced_motion__shows_the_keys_in_turn(qtbot, shown, clock, exercises):
    picture = shown(exercises["bird-dog"], still=True)
    assert picture.view.accessibleName() == "Bird-Dog, start"
    clock.advance(KEY_SECONDS + 0.1)
    picture.view._timer.timeout.emit()
    assert picture.view.accessibleName() == "Bird-Dog, reach"
