"""A new exercise in the whole program: the voice explains it, and the work waits for that."""

from PySide6.QtCore import Qt

from exercises.session.session import Session, Status
from gui.hearing.hearing import Hearing
from gui.player.hint import Hint
from tests.gui.story.conftest import Person


def session_of(person: Person) -> Session:
    driver = person.amble.sessions.player.driver
    assert driver is not None
    return driver.session


def listens(person: Person) -> tuple[Session, Hearing]:
    """Nothing is heard in a test: here speaks a voice that needs half a minute."""
    person.start("core-foundation")
    hearing = person.amble.parts.companions.sound.hearing
    hearing.reading.emit(30.0)
    person.go(20)
    session = session_of(person)
    assert session.status is Status.LISTENING
    return session, hearing


def test_the_voice_explains__and_the_work_begins_when_it_has_ended(settled: Person) -> None:
    session, hearing = listens(settled)
    hint = settled.window.findChild(Hint)
    assert hint is not None
    assert hint.words == "Listening first. Space goes on."
    hearing.reading.emit(0.0)
    settled.go(3.5)
    assert (session.status, session.index) == (Status.RUNNING, 1)


def test_space__goes_on_at_once(settled: Person) -> None:
    session, _ = listens(settled)
    settled.press(Qt.Key.Key_Space)
    settled.go(3.5)
    assert (session.status, session.index) == (Status.RUNNING, 1)


def test_without_a_voice__nothing_waits(settled: Person) -> None:
    settled.start("core-foundation")
    settled.go(30)
    assert (session_of(settled).status, session_of(settled).index) == (Status.RUNNING, 1)
