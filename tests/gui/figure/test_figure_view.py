"""The moving figure: told moments, running by itself, resting when nobody sees it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QExposeEvent, QRegion
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.figure.colours import Hair, Look, Skin
from gui.figure.cycle import HOLD_SECONDS, KEY_SECONDS, PAUSE_SECONDS, moment_at
from gui.figure.figure_view import FigureView
from tests.fakes import FakeClock


@pytest.fixture
def moving(theme):
    theme.set_reduce_motion(False)
    return theme


@pytest.fixture
def view(qtbot, moving, clock: FakeClock, exercises):
    shown = FigureView(moving, monotonic=clock.monotonic)
    qtbot.addWidget(shown)
    shown.resize(300, 300)
    shown.show_exercise(exercises["bird-dog"])
    return shown


@pytest.fixture
def showing(qtbot):
    """Shows a widget and waits until the system says that it can be seen."""

    def show(widget: QWidget) -> None:
        with qtbot.waitExposed(widget):
            widget.show()

    return show


def look(view):
    return view.grab().toImage()


def test_exercise__is_named_with_its_key(view):
    assert view.accessibleName() == "Bird-Dog, reach"
    view.show_moment(0.0)
    assert view.accessibleName() == "Bird-Dog, start"


def test_moments__differ(view):
    view.show_moment(0.0)
    start = look(view)
    view.show_moment(0.5)
    reach = look(view)
    view.show_moment(0.5, swapped=True)
    other = look(view)
    view.show_moment(0.5, mirrored=True)
    flipped = look(view)
    assert len({bytes(each.constBits()) for each in (start, reach, other, flipped)}) == 4


def test_still__is_not_a_moment(view):
    still = look(view)
    view.show_moment(0.5)
    assert look(view) != still
    view.show_still()
    assert look(view) == still


def test_playing__follows_the_clock(view, clock, showing):
    showing(view)
    view.play()
    assert view.is_running
    start = look(view)
    clock.advance(1.0)
    view._timer.timeout.emit()
    assert look(view) != start


def test_timer__stops_while_hidden_and_goes_on_when_shown(view, qtbot):
    view.play()
    assert not view.is_running, "it was never shown"
    view.show()
    qtbot.waitUntil(lambda: view.is_running)
    view.hide()
    qtbot.waitUntil(lambda: not view.is_running)
    view.show()
    qtbot.waitUntil(lambda: view.is_running)


def test_timer__rests_while_something_covers_the_window(view, qtbot, showing):
    showing(view)
    view.play()
    assert view.is_running
    # What systems that know it tell a covered window.
    QCoreApplication.sendEvent(view.windowHandle(), QExposeEvent(QRegion()))
    view.windowHandle().setVisible(False)
    qtbot.waitUntil(lambda: not view.is_running)


def test_timer__stops_with_a_minimised_window(qtbot, moving, clock, exercises, showing):
    window = QWidget()
    qtbot.addWidget(window)
    inner = FigureView(moving, monotonic=clock.monotonic)
    QVBoxLayout(window).addWidget(inner)
    inner.show_exercise(exercises["squat"])
    showing(window)
    inner.play()
    assert inner.is_running
    window.setWindowState(Qt.WindowState.WindowMinimized)
    qtbot.waitUntil(lambda: not inner.is_running)
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.show()
    qtbot.waitUntil(lambda: inner.is_running)


def test_timer__stops_when_told_and_for_a_moment(view, showing):
    showing(view)
    view.play()
    view.stop()
    assert not view.is_running
    view.play()
    view.show_moment(0.2)
    assert not view.is_running


def test_timer__paints_at_most_thirty_pictures_a_second(view, showing):
    showing(view)
    view.play()
    assert view._timer.interval() >= 33


def test_reduced_motion__shows_key_by_key(view, theme, clock, showing):
    theme.set_reduce_motion(True)
    showing(view)
    view.play()
    assert view._timer.interval() == round(KEY_SECONDS * 1000)
    names, pictures = [], []
    for _ in range(4):
        names.append(view.accessibleName())
        pictures.append(look(view))
        clock.advance(KEY_SECONDS)
        view._timer.timeout.emit()
    assert names == ["Bird-Dog, start", "Bird-Dog, reach"] * 2
    assert pictures[0] == pictures[2] != pictures[1] == pictures[3]


def test_reduced_motion__takes_the_key_of_a_moment(view, theme):
    theme.set_reduce_motion(True)
    view.show_moment(0.2, breath=0.7)
    early = look(view)
    view.show_moment(0.0)
    assert look(view) == early


def test_reduced_motion__of_one_key_needs_no_timer(view, theme, exercises):
    theme.set_reduce_motion(True)
    view.show_exercise(exercises["wall"])
    view.show()
    view.play()
    assert not view.is_running


def test_without_figure__nothing_is_painted_and_nothing_runs(view, exercises):
    view.show_exercise(exercises["plain"])
    view.show()
    view.play()
    assert not view.has_figure
    assert not view.is_running
    assert view.accessibleName() == "Plain"


def test_look__changes_skin_and_hair(view):
    before = look(view)
    view.set_look(Look(Skin.DEEP, Hair.GREY))
    assert look(view) != before


def test_cycle__moves_holds_returns_and_changes_sides(exercises):
    exercise = exercises["bird-dog"]
    whole = 4.0 + HOLD_SECONDS + PAUSE_SECONDS
    assert moment_at(exercise, 0.0).share == 0.0
    assert moment_at(exercise, 2.0).share == pytest.approx(0.5)
    held = moment_at(exercise, 2.0 + HOLD_SECONDS / 2)
    assert held.share == pytest.approx(0.5)
    assert held.breath > 0
    assert moment_at(exercise, 2.0 + HOLD_SECONDS + 1.0).share == pytest.approx(0.75)
    assert moment_at(exercise, whole - 0.1).share == 1.0
    assert not moment_at(exercise, whole - 0.1).swapped
    assert moment_at(exercise, whole + 0.1).swapped
    assert not moment_at(exercise, 2 * whole + 0.1).swapped


def test_cycle__without_a_hold_flows_into_the_next(exercises):
    held = exercises["bird-dog"]
    flowing = replace(held, figure=replace(held.figure, hold_at=None))
    assert moment_at(flowing, 3.9).share == pytest.approx(0.975)
    assert moment_at(flowing, 4.1).share == pytest.approx(0.025)
    assert moment_at(flowing, 4.1).swapped


def test_cycle__of_walking_goes_on_without_a_pause(exercises):
    assert moment_at(exercises["walk"], 1.2 + 0.3).share == pytest.approx(0.25)


@pytest.mark.parametrize("is_still", [True, False])
def test_alone_on_a_wide_place__who_lies_is_drawn_large(view, exercises, is_still):
    view.resize(960, 310)
    strap = exercises["strap"]
    lying = replace(strap.figure, keys=strap.figure.keys[:1], names=strap.figure.names[:1], moves=(), hold_at=None)
    view.show_exercise(replace(strap, figure=lying))
    if not is_still:
        view.show_moment(0.0)
    picture = look(view)
    ground = picture.pixel(2, 2)
    painted = [x for x in range(picture.width()) if any(picture.pixel(x, y) != ground for y in range(picture.height()))]
    assert max(painted) - min(painted) > 0.62 * picture.width()
