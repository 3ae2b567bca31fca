"""The player waits for a voice that explains until it ends or a key comes, and ends much only by a second press."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from exercises.session.events import Listened
from exercises.session.session import Session, Status
from gui.player.hint import Hint
from gui.theme.theme import Theme
from tests.exercises.session.builders import timeline
from tests.gui.player.mat import Mat

LISTENING = "Listening first. Space goes on."


def listens(mat: Mat, text: str = "prepare 8 | work 10 | work 10") -> Session:
    """Somebody who is being told how it is done, and has got ready long ago."""
    session = mat.play_session(Session(timeline(text), mat.clock))
    mat.page.listening.reads(60)
    mat.go(9)
    assert session.status is Status.LISTENING
    return session


def hint(mat: Mat) -> str:
    found = mat.page.findChild(Hint)
    assert found is not None
    return found.words


def test_while_it_is_read_out__it_says_that_it_listens_and_goes_on_when_that_is_over(mat: Mat) -> None:
    session = listens(mat)
    assert hint(mat) == LISTENING
    assert "listening first" in mat.see("ring").accessibleName()
    assert mat.button("pause").label == "Go on"
    mat.page.listening.reads(0)
    assert session.status is Status.RUNNING
    assert hint(mat) == ""
    assert mat.button("pause").label == "Pause"
    mat.go(3.5)
    assert session.index == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_MediaPlay, Qt.Key.Key_MediaNext, Qt.Key.Key_PageDown])
def test_a_key__goes_on_at_once_and_neither_pauses_nor_skips(key: Qt.Key, mat: Mat) -> None:
    session = listens(mat)
    mat.press(key)
    assert (session.status, session.index) == (Status.RUNNING, 0)
    assert session.view().left_seconds == 3
    assert [event.silence for event in mat.events if isinstance(event, Listened)] == [True]


def test_enter_on_the_button_that_has_the_focus__goes_on(mat: Mat) -> None:
    session = listens(mat)
    mat.press(Qt.Key.Key_Return)
    assert session.status is Status.RUNNING


@pytest.mark.parametrize("big", [False, True])
def test_a_tap_on_the_sentence__goes_on(big: bool, mat: Mat) -> None:
    session = listens(mat)
    if big:
        mat.press(Qt.Key.Key_F)
    mat.qtbot.mouseClick(mat.see("hint"), Qt.MouseButton.LeftButton)
    assert session.status is Status.RUNNING
    assert hint(mat) == ""


def test_a_voice_that_never_tells_its_end__is_left_behind_by_itself(mat: Mat) -> None:
    session = listens(mat)
    mat.go(60)
    assert session.index > 0
    assert hint(mat) == ""


def test_this_hurts_while_one_listens__asks_and_nothing_goes_on_behind_the_question(mat: Mat) -> None:
    session = listens(mat)
    mat.press(Qt.Key.Key_H)
    mat.page.listening.reads(0)
    assert session.status is Status.PAUSED
    assert mat.button("hurt-skip").isVisible()
    assert hint(mat) == ""


def test_a_session_that_is_left__listens_no_more(mat: Mat) -> None:
    listens(mat)
    mat.page.leave()
    mat.page.listening.reads(10)
    assert hint(mat) == ""
    session = mat.play_session(Session(timeline("prepare 8 | work 10"), mat.clock))
    mat.go(9)
    assert session.index == 1


@pytest.mark.parametrize(
    ("width", "height", "scale"), [(1280, 800, 1.0), (900, 600, 2.0), (640, 460, 1.0), (640, 460, 2.0)]
)
@pytest.mark.parametrize("big", [False, True])
def test_every_size__the_sentence_is_on_the_screen_and_covers_neither_the_number_nor_the_keys(
    mat: Mat, theme: Theme, width: int, height: int, scale: float, big: bool
) -> None:
    theme.set_text_scale(scale)
    mat.page.resize(width, height)
    listens(mat)
    if big:
        mat.press(Qt.Key.Key_F)
    shown = mat.see("hint")
    assert mat.page.rect().contains(shown.geometry())
    for name in () if big else ("ring", "pause", "exercise-name"):
        other = mat.see(name)
        place = other.rect().translated(other.mapTo(mat.page, other.rect().topLeft()))
        assert not shown.geometry().intersects(place), name


# Asked twice


WALK = "walk 1200 | rest 60 | work 10"


def spoken(mat: Mat) -> list[str]:
    said: list[str] = []
    mat.page.asked_aloud.connect(said.append)
    return said


@pytest.mark.parametrize("key", [Qt.Key.Key_Right, Qt.Key.Key_MediaNext, Qt.Key.Key_PageDown])
def test_a_walk__is_ended_only_by_a_second_press(key: Qt.Key, mat: Mat) -> None:
    session = mat.play_session(Session(timeline(WALK), mat.clock))
    said = spoken(mat)
    mat.go(600)
    mat.press(key)
    assert session.index == 0
    assert session.status is Status.RUNNING
    assert hint(mat) == "Press again to end this walk now."
    assert said == ["Press again to end this walk now."]
    mat.go(3)
    mat.press(key)
    assert session.index == 1
    assert hint(mat) == ""


def test_after_some_seconds__the_question_is_gone_and_the_next_press_asks_again(mat: Mat) -> None:
    session = mat.play_session(Session(timeline(WALK), mat.clock))
    mat.go(600)
    mat.press(Qt.Key.Key_Right)
    mat.go(9)
    assert hint(mat) == ""
    mat.press(Qt.Key.Key_Right)
    assert session.index == 0
    assert hint(mat) == "Press again to end this walk now."


@pytest.mark.parametrize(
    ("text", "after", "words"),
    [
        ("walk 600 | walk 600", 10, "Press again to end this stretch of the walk now."),
        ("work 300 | work 10", 10, "Press again to leave the rest of it out."),
        ("work 10 | rest 90 | work 10", 12, "Press again to go on now."),
        ("walk 40", 10, "Press again to end this walk now."),
        ("work 300 | work 10", 245, ""),
        ("work 40 | work 10", 10, ""),
        ("open 300 | work 10", 10, ""),
    ],
)
def test_only_where_much_is_lost__it_asks(text: str, after: float, words: str, mat: Mat) -> None:
    session = mat.play_session(Session(timeline(text), mat.clock))
    mat.go(after)
    index = session.index
    mat.press(Qt.Key.Key_Right)
    assert hint(mat) == words
    assert (session.index == index) is bool(words)


def test_an_open_walk__a_clicker_asks_and_the_enter_key_does_not(mat: Mat) -> None:
    session = mat.play_session(Session(timeline("stroll 1200 | work 10"), mat.clock))
    mat.go(600)
    mat.press(Qt.Key.Key_PageDown)
    assert session.index == 0
    assert hint(mat) == "Press again to end this walk now."
    mat.press(Qt.Key.Key_PageDown)
    assert mat.story.endswith("end 0 completed 600 · start 1")
    session = mat.play_session(Session(timeline("stroll 1200 | work 10"), mat.clock))
    mat.go(600)
    mat.press(Qt.Key.Key_Return)
    assert session.index == 1


def test_back_in_a_long_walk__asks_before_it_begins_anew(mat: Mat) -> None:
    session = mat.play_session(Session(timeline(WALK), mat.clock))
    mat.go(600)
    mat.press(Qt.Key.Key_Left)
    assert hint(mat) == "Press again to begin this walk anew."
    mat.press(Qt.Key.Key_Right)
    assert hint(mat) == "Press again to end this walk now.", "another key is no answer"
    mat.press(Qt.Key.Key_Left)
    mat.press(Qt.Key.Key_Left)
    assert (session.index, session.view().elapsed_seconds) == (0, 0)


def test_the_button_and_a_tap__are_two_presses_as_well(mat: Mat) -> None:
    session = mat.play_session(Session(timeline(WALK), mat.clock))
    mat.go(600)
    mat.qtbot.mouseClick(mat.button("skip"), Qt.MouseButton.LeftButton)
    mat.qtbot.mouseClick(mat.see("hint"), Qt.MouseButton.LeftButton)
    assert session.index == 1


def test_paused__the_question_stays_as_long_as_nothing_moves(mat: Mat) -> None:
    session = mat.play_session(Session(timeline(WALK), mat.clock))
    mat.go(600)
    mat.press(Qt.Key.Key_Space)
    mat.press(Qt.Key.Key_Right)
    assert (session.index, hint(mat)) == (0, "Press again to end this walk now.")
    mat.clock.advance(60)
    mat.press(Qt.Key.Key_Right)
    assert session.index == 1


def test_a_question_that_comes_between__takes_its_place(mat: Mat) -> None:
    session = mat.play_session(Session(timeline(WALK), mat.clock))
    mat.go(600)
    mat.press(Qt.Key.Key_Right)
    mat.press(Qt.Key.Key_Escape)
    mat.press(Qt.Key.Key_Escape)
    mat.go(4)
    mat.press(Qt.Key.Key_Right)
    assert session.index == 0, "that was long ago"


def test_the_sentence__is_read_to_those_who_do_not_see_it(mat: Mat) -> None:
    listens(mat)
    shown: QWidget = mat.see("hint")
    assert shown.accessibleName() == LISTENING
