"""The computer falls asleep in the middle, and the screen does not."""

import pytest
from PySide6.QtCore import Qt

from exercises.history.facts import Measure
from exercises.session.events import Outcome
from exercises.session.record import StepOutcome
from exercises.session.session import Session, Status
from gui.player.panels import GapPanel
from gui.widgets.labels import Label
from tests.gui.story.conftest import Person


def session_of(person: Person) -> Session:
    driver = person.amble.sessions.player.driver
    assert driver is not None
    return driver.session


def sleep(person: Person, seconds: float) -> None:
    person.clock.sleep(seconds)
    driver = person.amble.sessions.player.driver
    assert driver is not None
    driver.poll()


def asked(person: Person) -> str:
    panel = person.window.findChild(GapPanel)
    assert panel is not None
    assert panel.isVisible()
    return " ".join(label.text() for label in panel.findChildren(Label) if label.isVisible())


def into_work(person: Person, seconds: float) -> Session:
    """Into the first work of the routine, so many seconds."""
    person.start("core-foundation")
    session = session_of(person)
    while session.view().phase.kind.value != "work":
        person.press(Qt.Key.Key_Right)
    person.go(seconds)
    return session


def test_asleep_in_an_exercise__tells_where_and_how_long_and_goes_on_there(settled: Person) -> None:
    session = into_work(settled, 28)
    left = session.view().left_seconds
    assert left == 17
    sleep(settled, 12 * 60)
    assert session.status is Status.PAUSED
    words = asked(settled)
    assert "Paused at 0:17" in words
    assert "slept or stood still for 12 min" in words
    assert not settled.sees("gap-walked")
    settled.press(Qt.Key.Key_Return)  # going on has the focus
    settled.go(3)
    assert session.status is Status.RUNNING
    assert session.view().left_seconds == pytest.approx(17, abs=2)


def test_asleep_in_an_exercise__restarted__nothing_of_the_sleep_is_counted(settled: Person) -> None:
    session = into_work(settled, 28)
    begun = session.index
    sleep(settled, 8 * 3600)
    assert "8 h" in asked(settled)
    settled.click("gap-restart")
    assert session.index == begun - 1, "with getting ready"
    assert session.view().elapsed_seconds == 0
    settled.go(3 + 600)
    settled.press_escape()
    settled.click("end-session")
    settled.click("save")
    [record] = settled.records
    assert record.active_seconds < 28 + 3 + 610


def test_asleep_and_ended__what_was_done_is_kept(settled: Person) -> None:
    into_work(settled, 28)
    sleep(settled, 3600)
    settled.click("gap-end")
    settled.click("save")
    [record] = settled.records
    assert record.outcome is Outcome.STOPPED
    assert record.steps[0].outcome is StepOutcome.PARTIAL
    assert record.steps[0].active_seconds == 28


def test_asleep_on_a_walk__i_kept_walking_comes_first_and_counts(settled: Person) -> None:
    settled.at_level("L4", 15)
    settled.walk_today(pain=2)
    settled.go(300)
    before = session_of(settled).view()
    sleep(settled, 240)
    asked(settled)
    assert settled.see("gap-walked").hasFocus()
    settled.press(Qt.Key.Key_Return)
    after = session_of(settled).view()
    assert before.total_left_seconds - after.total_left_seconds == pytest.approx(240)
    settled.go(2_000)
    settled.finish()
    [record] = settled.records
    assert record.logged_by_hand
    assert record.walk_active_seconds == record.walk_planned_seconds


def test_asleep_while_it_waits_for_me__is_nothing_to_ask_about(settled: Person) -> None:
    settled.amble.sessions.player.waiting.set_on(on=True)
    settled.start("core-foundation")
    session = session_of(settled)
    assert session.status is Status.WAITING
    sleep(settled, 3600)
    assert session.status is Status.WAITING
    assert not settled.sees("gap-go-on")
    settled.press(Qt.Key.Key_Space)
    assert session.status is Status.RUNNING


def test_the_screen__stays_awake_while_something_runs_and_no_longer(settled: Person) -> None:
    awake = settled.amble.parts.companions.awake
    assert not awake.is_held
    into_work(settled, 5)
    assert awake.is_held
    settled.press(Qt.Key.Key_Space)
    assert not awake.is_held
    settled.press(Qt.Key.Key_Space)
    assert awake.is_held
    settled.amble.sessions.player.waiting.set_on(on=True)
    while session_of(settled).status is not Status.WAITING:
        settled.press(Qt.Key.Key_Right)
    assert awake.is_held, "it is read from the mat"
    settled.amble.parts.companions._waits_long.timeout.emit()
    assert not awake.is_held, "nobody comes"
    settled.press(Qt.Key.Key_Space)
    assert awake.is_held
    settled.press_escape()
    assert not awake.is_held
    settled.click("end-session")
    assert not awake.is_held


def test_the_screen__stays_awake_while_one_measures_oneself(settled: Person) -> None:
    measuring = settled.amble.parts.measuring
    measuring.begin(Measure.PLANK)
    assert not measuring.awake.is_held
    settled.press(Qt.Key.Key_Space)
    assert measuring.awake.is_held
    settled.press_escape()
    assert not measuring.awake.is_held
