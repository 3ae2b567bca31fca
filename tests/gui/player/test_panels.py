"""Every question of the player by keys alone: Enter and Space take what has the focus, Escape goes back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from exercises.session.events import Ending, PhaseEnded
from exercises.session.session import Session, Status
from gui.player.questions import Hurt
from gui.player.walk_guide import PainGauge
from gui.player.walk_panel import WalkPanel
from gui.theme.theme import Theme
from gui.widgets.buttons import ButtonKind
from tests.exercises.session.builders import timeline
from tests.gui.player.mat import Mat

KEYS = [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space]


def focus() -> str:
    found = QApplication.focusWidget()
    return found.objectName() if found is not None else ""


def at_bird_dog(mat: Mat) -> Session:
    """In the middle of an exercise that has an easier version."""
    session = mat.play()
    while session.view().phase.exercise != "bird-dog":
        mat.press(Qt.Key.Key_Right)
    mat.press(Qt.Key.Key_Right)
    mat.go(5)
    return session


@pytest.mark.parametrize("key", KEYS)
def test_this_hurts__the_easier_one_has_the_focus_and_is_taken(key: Qt.Key, mat: Mat) -> None:
    session = at_bird_dog(mat)
    mat.press(Qt.Key.Key_H)
    assert focus() == "hurt-easier"
    assert mat.button("hurt-easier").kind is ButtonKind.PRIMARY
    mat.press(key)
    assert session.view().phase.exercise == "bird-dog-leg-only"


@pytest.mark.parametrize("key", KEYS)
def test_this_hurts__without_an_easier_one__leaves_it_out(key: Qt.Key, mat: Mat) -> None:
    mat.play()
    mat.go(25)
    mat.press(Qt.Key.Key_H)
    assert focus() == "hurt-skip"
    mat.press(key)
    assert [event.ending for event in mat.events if isinstance(event, PhaseEnded)][-1] is Ending.HURT


def test_this_hurts__digits_tell_how_much_and_the_wisest_answer_keeps_the_focus(mat: Mat) -> None:
    at_bird_dog(mat)
    said: list[Hurt] = []
    mat.page.hurt_said.connect(said.append)
    mat.press(Qt.Key.Key_H)
    mat.press(Qt.Key.Key_4)
    assert focus() == "hurt-easier"
    mat.press(Qt.Key.Key_6)
    assert focus() == "hurt-stop", "from strong pain on stopping comes first"
    mat.press(Qt.Key.Key_4)
    assert focus() == "hurt-easier"
    mat.press(Qt.Key.Key_Return)
    assert said == [Hurt(4, ())]


def test_this_hurts__ten_is_typed_as_one_and_nought(mat: Mat) -> None:
    session = at_bird_dog(mat)
    said: list[Hurt] = []
    mat.page.hurt_said.connect(said.append)
    mat.press(Qt.Key.Key_H)
    mat.press(Qt.Key.Key_1)
    mat.press(Qt.Key.Key_0)
    mat.press(Qt.Key.Key_Return)
    assert said == [Hurt(10, ())]
    assert session.status is Status.ENDED


def test_this_hurts__who_walks_to_the_numbers_stays_there(mat: Mat) -> None:
    at_bird_dog(mat)
    mat.press(Qt.Key.Key_H)
    mat.see("scale-3").setFocus()
    mat.press(Qt.Key.Key_Return)
    assert focus() == "scale-3"
    mat.press(Qt.Key.Key_5)
    assert focus() == "scale-5"


def test_this_hurts__escape_goes_on(mat: Mat) -> None:
    session = at_bird_dog(mat)
    mat.press(Qt.Key.Key_H)
    mat.press(Qt.Key.Key_Escape)
    assert session.status is Status.COUNTING_IN
    assert focus() == "pause"


@pytest.mark.parametrize(("height", "scale"), [(800, 1.0), (600, 1.0), (600, 2.0), (460, 2.0)])
def test_this_hurts__at_every_size__the_question_and_the_answer_with_the_focus_are_in_sight(
    mat: Mat, theme: Theme, height: int, scale: float
) -> None:
    theme.set_text_scale(scale)
    for _ in range(2):  # only a layout that has become small lets the page become so
        mat.page.resize(900, height)
        QApplication.processEvents()
    at_bird_dog(mat)
    mat.press(Qt.Key.Key_H)
    for _ in range(3):
        QApplication.processEvents()
    chosen = mat.button("hurt-easier")
    place = chosen.rect().translated(chosen.mapTo(mat.page, chosen.rect().topLeft()))
    assert mat.page.rect().contains(place), (mat.page.rect(), place)


@pytest.mark.parametrize("key", KEYS)
def test_after_a_sleep__going_on_has_the_focus_and_on_a_walk_having_walked(key: Qt.Key, mat: Mat) -> None:
    for text, name in (("work 40", "gap-go-on"), ("walk 1200", "gap-walked")):
        session = mat.play_session(Session(timeline(text), mat.clock))
        mat.go(10)
        mat.clock.sleep(60)
        mat.go(1)
        assert focus() == name
        mat.press(key)
        assert session.status is Status.COUNTING_IN
        assert session.view().elapsed_seconds == pytest.approx(10 if name == "gap-go-on" else 71)


@pytest.mark.parametrize("key", KEYS)
def test_to_end__keeping_going_has_the_focus_and_is_said(key: Qt.Key, mat: Mat) -> None:
    session = mat.play()
    heard: list[str] = []
    mat.page.asked_aloud.connect(heard.append)
    mat.press(Qt.Key.Key_Escape)
    assert heard == ["End here? Enter keeps going."]
    mat.press(key)
    assert session.status is Status.COUNTING_IN


# On a walk


def advised(mat: Mat, text: str = "walk 1200") -> tuple[Session, list[str]]:
    """A walk whose pain has risen by two; what was heard about it."""
    session = mat.play_session(Session(timeline(text), mat.clock), PainGauge(before=2, base=2))
    heard: list[str] = []
    mat.page.asked_aloud.connect(heard.append)
    mat.go(301)
    mat.press(Qt.Key.Key_4)
    return session, heard


def panel(mat: Mat) -> WalkPanel:
    found = mat.page.findChild(WalkPanel)
    assert found is not None
    return found


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("text", ["walk 1200", "stroll 1200"])
def test_slow_down__sitting_has_the_focus_and_everything_is_heard(key: Qt.Key, text: str, mat: Mat) -> None:
    session, heard = advised(mat, text)
    assert heard == ["Slow down, and sit for a minute or two. Finish here if it does not get better."]
    assert focus() == "walk-sit"
    mat.press(key)
    assert (session.status, session.index) == (Status.PAUSED, 0)
    assert heard[1:] == ["And after sitting?"]
    mat.press(Qt.Key.Key_4)
    assert heard[2:] == ["It has not eased. Finish here, and take the short way home."]
    assert focus() == "walk-finish"
    mat.press(key)
    assert session.status is Status.ENDED


def test_slow_down__escape_goes_on_walking(mat: Mat) -> None:
    session, _ = advised(mat)
    mat.press(Qt.Key.Key_Escape)
    assert session.status is Status.RUNNING
    assert not panel(mat).isVisible()
    assert focus() == "pause"
    mat.press(Qt.Key.Key_Escape)
    assert mat.button("keep-going").isVisible()


def test_the_question_on_the_way__leaves_enter_and_space_to_the_walk(mat: Mat) -> None:
    session = mat.play_session(Session(timeline("walk 1200"), mat.clock))
    mat.go(301)
    assert panel(mat).asks
    mat.press(Qt.Key.Key_Space)
    assert session.status is Status.PAUSED
    mat.see("scale-3").setFocus()
    mat.press(Qt.Key.Key_Return)
    assert not panel(mat).asks
