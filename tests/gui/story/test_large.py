"""The same ways with letters twice as large, in a small window: everything can be reached, and nothing lies over it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from exercises.history.phone_line import phone_line
from exercises.session.events import Outcome
from tests.gui.story.conftest import EXPECTED_WINDOWS, Person, StrayWindows
from tests.gui.story.test_take_along import done, paste


@pytest.fixture
def large(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Person]:
    (tmp_path / "settings.yaml").write_text("text-size: 200\n", "utf-8")
    strays = StrayWindows(qapp)
    person = Person(qtbot, qapp, tmp_path)
    person.window.resize(900, 600)
    QApplication.processEvents()
    yield person
    strays.stop()
    sideways = [
        area.objectName() or type(area).__name__
        for area in person.window.findChildren(QScrollArea)
        if area.isVisible() and area.horizontalScrollBar().maximum() > 0
    ]
    person.leave()
    qapp.setStyleSheet("")
    assert set(strays.seen) <= EXPECTED_WINDOWS
    assert sideways == []


def test_large__first_run_then_a_walk_to_its_end(large: Person) -> None:
    person = large
    assert (person.window.width(), person.window.height()) == (900, 600)
    person.click("first-safety")
    person.click("answer")
    person.click("first-know")
    person.write("known-minutes", "20")
    person.click("use-known-minutes")
    person.click("first-days")
    person.walk_today(pain=2)
    person.go(301)
    assert person.sees("walk-question")
    person.choose("main-window", 2)
    person.go(1_800)
    person.finish()
    assert person.records[0].outcome is Outcome.FINISHED
    assert (person.window.width(), person.window.height()) == (900, 600), "nothing has pushed the window apart"
    person.tomorrow()
    person.click("morning-worse")
    person.choose("main-window", 4)
    person.click("morning-next")
    person.click("morning-sleep-lost")
    assert person.outlook.state.value == "step-back"


def test_large__what_hurts__signs__and_open_again(large: Person) -> None:
    person = large
    for step in ("safety", "distance", "days"):
        person.click(f"first-skip-{step}")
    person.start("core-foundation", pain=2)
    person.go(60)
    person.press_key("H")
    person.choose("main-window", 6)
    person.tick("hurt-leg")
    person.click("hurt-stop")
    person.click("sign-bladder-bowel")
    person.click("answer")
    person.click("understood")
    person.click("skip-questions")
    person.page("today")
    person.click("today-safety")
    person.click("checked")
    person.page("today")
    assert not person.sees("main-locked")
    assert (person.window.width(), person.window.height()) == (900, 600)


def test_large__the_plan_and_a_walk_by_hand(large: Person) -> None:
    person = large
    for step in ("safety", "distance", "days"):
        person.click(f"first-skip-{step}")
    person.page("plan")
    person.click("change-plan")
    person.choose_in("levels", "L4")
    person.click("change-set-level")
    person.click("easier")
    assert person.outlook.level == "L3"
    person.undo()
    person.click("log-walk")
    person.write("minutes", "15")
    person.choose("pain-peak", 2)
    person.click("save-log")
    assert person.outlook.walked_today_minutes == 15
    person.page("settings")
    person.click("my-shoes")
    person.click("add-first-pair")
    person.write("pair-name", "Blue ones")
    person.click("pair-save")
    person.press_escape()
    person.page("history")
    person.reach(person.see("sessions"))
    person.see("sessions").setFocus(Qt.FocusReason.TabFocusReason)
    person.press_return()
    person.click("delete")
    assert person.outlook.walked_today_minutes == 0
    assert (person.window.width(), person.window.height()) == (900, 600)


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_large__taken_along_and_brought_home(large: Person, tmp_path: Path) -> None:
    person = large
    for step in ("safety", "distance", "days"):
        person.click(f"first-skip-{step}")
    person.page("routines")
    person.write("search-routines", "movement snack")  # so few cards fit in that only those near are made
    person.press_return()
    person.click("routine-movement-snack")
    person.click("take-along")
    for name in ("take-pdf", "take-phone"):
        person.reach(person.see(name))
    person.amble.parts.taking._write_page(tmp_path / "snack.html")
    person.click("take-done")
    assert (tmp_path / "snack.html").exists()
    person.page("history")
    person.reach(person.see("log-walk"))
    person.ask_history("from-phone")
    paste(person, phone_line(done(person)))
    person.click("save-log")
    assert person.records[0].name == "Walk · L4"
    assert (person.window.width(), person.window.height()) == (900, 600)
