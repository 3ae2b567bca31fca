"""Whoever wants that is waited for before each exercise; media keys and clickers do what the keys do."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from exercises.session.events import Waiting
from exercises.session.session import Session, Status
from gui.figure.figure_view import FigureView
from gui.player.waiting_panel import WaitingPanel
from gui.theme.theme import Theme
from gui.theme.tokens import Tone
from tests.exercises.session.builders import timeline
from tests.gui.player.mat import Mat

# What Qt's tests say of keys that make no letter.
pytestmark = pytest.mark.qt_log_ignore("keyToAscii Unhandled key code", extend=True)
PLAY, NEXT, PREVIOUS, STOP = (
    *(Qt.Key.Key_MediaPlay, Qt.Key.Key_MediaNext, Qt.Key.Key_MediaPrevious, Qt.Key.Key_MediaStop),
)


def waits(mat: Mat, routine: str = "core-foundation") -> Session:
    mat.page.waiting.set_on(on=True)
    return mat.play(routine)


def panel(mat: Mat) -> WaitingPanel:
    found = mat.page.findChild(WaitingPanel)
    assert found is not None
    return found


# Waiting


def test_waits_with_the_first_exercise_on_the_screen_until_any_key(mat: Mat) -> None:
    session = waits(mat)
    first = session.view().coming
    assert first is not None
    assert panel(mat).isVisible()
    assert panel(mat).hasFocus()
    assert first.name is not None
    assert first.name in panel(mat).accessibleName()
    assert "Ready? Press any key" in panel(mat).accessibleName()
    mat.go(60)
    assert session.status is Status.WAITING
    mat.press(Qt.Key.Key_K)
    assert not panel(mat).isVisible()
    assert session.status is Status.RUNNING
    assert session.view().elapsed_seconds == 0
    assert mat.button("pause").hasFocus()


@pytest.mark.parametrize(
    "key",
    [
        *(Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp),
        *(Qt.Key.Key_B, PLAY, NEXT, Qt.Key.Key_F5, Qt.Key.Key_F, Qt.Key.Key_Left, Qt.Key.Key_M, Qt.Key.Key_7),
    ],
)
def test_each_key__is_an_answer_and_nothing_else(key: Qt.Key, mat: Mat) -> None:
    session = waits(mat)
    full: list[bool] = []
    mat.page.full_screen_wanted.connect(full.append)
    mat.press(key)
    assert (session.status, session.index, full) == (Status.RUNNING, 0, [])


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Tab, Qt.Key.Key_VolumeUp, Qt.Key.Key_CapsLock]
)
def test_keys_that_are_no_answer__leave_it_waiting(key: Qt.Key, mat: Mat) -> None:
    session = waits(mat)
    mat.press(key)
    assert session.status is Status.WAITING


def test_a_key_held_from_before_and_a_key_combination__are_no_answer(mat: Mat) -> None:
    session = waits(mat)
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, "", True)
    QApplication.sendEvent(panel(mat), held)
    mat.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert session.status is Status.WAITING


def test_a_click_anywhere__is_an_answer(mat: Mat) -> None:
    session = waits(mat)
    mat.qtbot.mouseClick(panel(mat), Qt.MouseButton.LeftButton, pos=QPoint(40, 300))
    assert session.status is Status.RUNNING


def test_the_rest_of_a_click_that_began_elsewhere__is_no_answer(mat: Mat) -> None:
    session = waits(mat)
    mat.qtbot.mouseRelease(panel(mat), Qt.MouseButton.LeftButton, pos=QPoint(40, 300))
    mat.qtbot.mouseDClick(panel(mat), Qt.MouseButton.LeftButton, pos=QPoint(40, 300))
    assert session.status is Status.WAITING


def test_goes_through_a_whole_session__waiting_once_for_each_exercise(mat: Mat) -> None:
    session = waits(mat)
    asked = 0
    for _ in range(100):
        if session.status is Status.ENDED:
            break
        if session.status is Status.WAITING:
            asked += 1
            mat.press(Qt.Key.Key_Space)
        mat.go(20)
        if session.view().phase.until_done:
            mat.press(Qt.Key.Key_Return)
    waited = [event.index for event in mat.events if isinstance(event, Waiting)]
    blocks = {phase.block for phase in session.timeline.phases if phase.block is not None}
    assert asked == len(waited) == len(blocks)
    assert not panel(mat).isVisible()


def test_switched_on_and_off_in_the_middle__holds_from_the_next_exercise_on(mat: Mat) -> None:
    session = mat.play_session(Session(timeline("work 10 | work 10 | work 10"), mat.clock))
    mat.go(5)
    mat.page.waiting.set_on(on=True)
    mat.go(6)
    assert (session.status, session.index) == (Status.WAITING, 1)
    mat.page.waiting.set_on(on=False)
    mat.press(Qt.Key.Key_Space)
    mat.go(12)
    assert (session.status, session.index) == (Status.RUNNING, 2)


def test_escape_while_it_waits__asks_to_end_and_staying_waits_on(mat: Mat) -> None:
    session = waits(mat)
    mat.press(Qt.Key.Key_Escape)
    assert mat.button("keep-going").hasFocus()
    mat.press(Qt.Key.Key_Space)
    assert session.status is Status.WAITING
    assert panel(mat).hasFocus()
    mat.press(Qt.Key.Key_Escape)
    with mat.qtbot.waitSignal(mat.page.finished):
        mat.qtbot.mouseClick(mat.button("end-session"), Qt.MouseButton.LeftButton)


def test_end__by_tab_and_space(mat: Mat) -> None:
    session = waits(mat)
    seen = []
    for _ in range(4):
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus.objectName())
        mat.press(Qt.Key.Key_Tab)
    assert seen == ["waiting", "waiting-hurts", "waiting-end", "waiting"]
    mat.press(Qt.Key.Key_Tab)
    mat.press(Qt.Key.Key_Space)
    assert mat.button("keep-going").isVisible()
    assert session.status is Status.WAITING


def test_this_hurts_while_it_waits__leaves_it_out_and_waits_for_the_next(mat: Mat) -> None:
    session = mat.play_session(Session(timeline("work 10 | work 10"), mat.clock))
    mat.page.waiting.set_on(on=True)
    mat.go(11)
    assert session.status is Status.WAITING
    mat.page.waiting.set_on(on=True)
    mat.press(Qt.Key.Key_H)
    with mat.qtbot.waitSignal(mat.page.finished):
        mat.qtbot.mouseClick(mat.button("hurt-skip"), Qt.MouseButton.LeftButton)
    assert session.status is Status.ENDED


def test_back_from_another_page__the_question_has_the_focus(mat: Mat) -> None:
    waits(mat)
    other = QWidget(mat.page)
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    other.show()
    other.setFocus()
    mat.page.setFocus()
    assert panel(mat).hasFocus()
    mat.press(Qt.Key.Key_Space)
    mat.page.setFocus()
    assert mat.button("pause").hasFocus()


@pytest.mark.parametrize(
    ("width", "height", "scale"), [(1280, 800, 1.0), (900, 600, 2.0), (640, 460, 1.0), (640, 460, 2.0)]
)
def test_every_size__everything_has_its_place(mat: Mat, theme: Theme, width: int, height: int, scale: float) -> None:
    theme.set_text_scale(scale)
    mat.page.resize(width, height)
    waits(mat)
    QApplication.processEvents()
    shown = panel(mat)
    assert shown.size() == mat.page.size()
    for name in ("waiting-hurts", "waiting-end"):
        button = mat.button(name)
        assert shown.rect().contains(button.mapTo(shown, button.rect().topLeft()))
        assert shown.rect().contains(button.mapTo(shown, button.rect().bottomRight()))
    figure = shown.findChild(FigureView)
    assert figure is not None
    assert figure.isVisible()
    assert figure.height() > 100
    # The question is painted in its own colour, between the figure and the buttons.
    picture, ink = shown.grab().toImage(), QColor(theme.colours.shades(Tone.READY).ink).rgb()
    rows = range(figure.geometry().bottom(), mat.button("waiting-end").mapTo(shown, QPoint(0, 0)).y())
    assert sum(picture.pixel(x, y) == ink for y in rows for x in range(0, picture.width(), 2)) > 200


def test_read_aloud__the_panel_tells_what_it_asks(mat: Mat) -> None:
    waits(mat)
    interface = QAccessible.queryAccessibleInterface(panel(mat))
    assert "Ready? Press any key" in interface.text(QAccessible.Text.Name)


def test_where_one_lies_on_a_side__says_which_one_as_everywhere_else(mat: Mat) -> None:
    routine = next(
        found
        for found in mat.library.routines()
        for plan in [mat.library.timeline(found)]
        if plan is not None and any(phase.exercise == "clamshell" for phase in plan.phases)
    )
    session = waits(mat, routine.id)
    for _ in range(200):
        coming = session.view().coming
        if session.status is Status.WAITING and coming is not None and coming.exercise == "clamshell":
            break
        mat.press(Qt.Key.Key_Space) if session.status is Status.WAITING else mat.go(20)
    assert "Lying on your" in panel(mat).accessibleName()
    assert "Left side" not in panel(mat).accessibleName()


# Media keys and clickers


def test_media_keys__pause_skip_and_go_back(mat: Mat) -> None:
    session = mat.play()
    for key in (PLAY, Qt.Key.Key_MediaPause, Qt.Key.Key_MediaTogglePlayPause, Qt.Key.Key_B, Qt.Key.Key_Period):
        mat.press(key)
        assert session.status is Status.PAUSED, key
        mat.press(key)
        assert session.status is Status.COUNTING_IN, key
    mat.go(4)
    mat.press(NEXT)
    assert session.index == 1
    mat.go(5)
    mat.press(PREVIOUS)
    assert session.index == 1
    assert session.view().elapsed_seconds == 0


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier])
def test_a_clicker__pauses_with_the_key_that_begins_a_presentation(modifier: Qt.KeyboardModifier, mat: Mat) -> None:
    session = mat.play()
    mat.press(Qt.Key.Key_F5, modifier)
    assert session.status is Status.PAUSED
    mat.press(Qt.Key.Key_F5, modifier)
    assert session.status is Status.COUNTING_IN


def test_a_clicker__next_is_done_where_the_exercise_waits_for_it_and_skips_elsewhere(mat: Mat) -> None:
    session = mat.play_session(Session(timeline("open 60 | work 10 | work 10"), mat.clock))
    mat.go(3)
    mat.press(Qt.Key.Key_PageDown)
    mat.press(Qt.Key.Key_PageDown)
    assert session.index == 2
    assert mat.story.endswith("end 0 completed 3 · start 1 · end 1 skipped 0 · start 2")
    mat.press(Qt.Key.Key_PageUp)
    assert session.index == 1


def test_media_stop__asks_to_end(mat: Mat) -> None:
    session = mat.play()
    mat.press(Qt.Key.Key_F)
    mat.press(STOP)
    assert mat.button("keep-going").isVisible()
    assert session.status is Status.PAUSED


def test_in_a_question__they_are_off_like_all_single_keys(mat: Mat) -> None:
    session = mat.play()
    mat.go(5)
    mat.press(Qt.Key.Key_Escape)
    for key in (PLAY, NEXT, PREVIOUS, STOP, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_B, Qt.Key.Key_F5):
        mat.press(key)
    assert (session.status, session.index) == (Status.PAUSED, 0)
    assert mat.button("keep-going").isVisible()


def test_switched_off__only_the_keys_of_the_keyboard_remain(mat: Mat) -> None:
    session = mat.play()
    mat.page.keys.set_remote(on=False)
    for key in (PLAY, NEXT, Qt.Key.Key_PageDown, Qt.Key.Key_B, Qt.Key.Key_F5):
        mat.press(key)
    assert (session.status, session.index) == (Status.RUNNING, 0)
    mat.press(Qt.Key.Key_Space)
    assert session.status is Status.PAUSED
    mat.page.keys.set_remote(on=True)
    mat.press(PLAY)
    assert session.status is Status.COUNTING_IN
