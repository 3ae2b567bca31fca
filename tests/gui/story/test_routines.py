"""Routines, files, history and settings in the real window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from exercises.library.own_copy import copy_routine
from exercises.paths import BUNDLED_ROUTINES
from exercises.session.events import Outcome
from exercises.session.record import StepOutcome
from exercises.session.session import Status
from gui.services.single_instance import SingleInstance
from gui.widgets.chips import Chip, ToggleChip
from gui.widgets.labels import Label
from gui.widgets.scroll import VerticalScroll
from tests.gui.story.conftest import OTHER_PROGRAM, Person


def test_follow_movement_snack__with_the_keyboard_only__and_find_it_in_the_history(person: Person) -> None:
    person.page("routines")
    search = person.see("search-routines")
    search.setFocus()
    person.qtbot.keyClicks(search, "movement")
    card = person.see("routine-movement-snack")
    card.setFocus()
    person.press(Qt.Key.Key_Return)
    person.press(Qt.Key.Key_Return)  # "Start" has the focus
    person.press(Qt.Key.Key_3)
    person.press(Qt.Key.Key_Return)  # the check-in begins with Enter
    person.go(400)
    assert person.reads("Well done.")
    person.press(Qt.Key.Key_Right)  # a key too many from the player answers nothing
    person.press(Qt.Key.Key_2)
    person.see("note").setFocus()
    person.qtbot.keyClicks(person.see("note"), "Felt easy")
    person.see("save").setFocus()
    person.press(Qt.Key.Key_Return)
    assert person.reads("Kept. It is in your history.")
    person.page("history")
    assert person.sees("sessions")
    [record] = person.records
    assert record.name == "Movement snack"
    assert record.feelings.pain_before == 3
    assert record.outcome is Outcome.FINISHED
    assert record.active_seconds == pytest.approx(record.planned_seconds)
    assert {step.outcome for step in record.steps} == {StepOutcome.DONE}
    assert record.feelings.note == "Felt easy"
    assert record.feelings.pain_after == 2
    person.press(Qt.Key.Key_Return)  # the newest session has the focus
    assert person.reads("Planned and done")
    assert person.reads("Felt easy")
    person.press(Qt.Key.Key_Escape)
    assert person.sees("sessions")


def test_leaving_early__is_stopped_with_what_was_done(person: Person) -> None:
    person.start("core-foundation")
    person.go(100)
    person.press(Qt.Key.Key_Escape)
    person.click("end-session")
    assert person.reads("Stopped here. That is fine.")
    person.click("skip-questions")
    [record] = person.records
    assert record.outcome is Outcome.STOPPED
    assert record.ended is not None
    assert record.active_seconds == pytest.approx(100)
    assert [step.outcome.value for step in record.steps][:3] == ["done", "partial", "skipped"]


def test_closing_the_window__asks_and_may_stay(person: Person) -> None:
    person.start()
    person.go(20)
    person.window.close()
    assert person.window.isVisible()
    assert person.sees("keep-going")
    person.click("keep-going")
    assert person.amble.sessions.player.is_running
    person.window.close()
    person.click("end-session")
    assert not person.window.isVisible()
    [record] = person.records
    assert record.outcome is Outcome.STOPPED
    assert record.active_seconds == pytest.approx(20)


def test_history_that_cannot_be_written__is_said_at_once_and_tried_again(person: Person) -> None:
    person.data.history.mkdir(parents=True)  # something else stands where the file belongs
    person.start()
    assert person.reads("This session is not being saved.")
    person.go(400)
    assert person.reads("This session is not in your history yet.")
    person.click("save")
    assert person.reads("This session is not in your history yet."), "leaving would have lost it"
    person.data.history.rmdir()
    person.click("save-again")
    assert not person.reads("This session is not in your history yet.")
    person.click("save")
    [record] = person.records
    assert record.outcome is Outcome.FINISHED


def test_history_that_cannot_be_written__mended_in_the_middle__is_whole(person: Person) -> None:
    person.data.history.mkdir(parents=True)
    person.start()
    person.go(60)
    person.data.history.rmdir()
    person.go(400)
    person.click("skip-questions")
    [record] = person.records
    assert {step.outcome for step in record.steps} == {StepOutcome.DONE}
    assert record.active_seconds == pytest.approx(record.planned_seconds)


def test_broken_file__first_problem_on_the_page__all_of_it_behind__and_mended(person: Person) -> None:
    person.page("routines")
    copy = copy_routine(BUNDLED_ROUTINES / "core-foundation.yaml", person.data.routines)
    person.amble.reload()
    text = copy.read_text(encoding="utf-8")
    assert "name: My core foundation" in text
    assert person.reads("My core foundation")
    copy.write_text(
        text.replace("exercise: bridge\n", "exercise: bridgee\n").replace("hold: 10s", "hold: soon"), "utf-8"
    )
    person.amble.reload()
    banner = person.see("broken-my-core-foundation.yaml")
    words = " ".join(label.text() for label in banner.findChildren(Label))
    assert 'steps[3].exercise: "bridgee" is not an exercise; did you mean "bridge"?' in words
    person.click("show-my-core-foundation.yaml")
    sources = [view.toPlainText() for view in person.window.findChildren(QPlainTextEdit) if view.isVisible()]
    assert "exercise: bridgee" in sources[0]
    assert "^~~~~~~" in sources[0]
    assert "hold: soon" in sources[1]
    copy.write_text(text, encoding="utf-8")
    person.click("check-again")
    assert person.reads("This file is in order now.")


def test_a_file_changed_elsewhere__is_noticed_on_coming_back(person: Person, qtbot: QtBot) -> None:
    person.page("routines")
    person.data.routines.mkdir(parents=True)
    own = person.data.routines / "morning.yaml"
    own.write_text("name: My morning\nkind: snack\nsteps:\n  - exercise: march\n    for: 30s\n", encoding="utf-8")
    other = QWidget()
    other.setObjectName(OTHER_PROGRAM)
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    person.window.activateWindow()
    qtbot.waitUntil(lambda: person.sees("routine-morning"))
    own.unlink()
    person.amble._go_to("routines")
    assert not person.sees("routine-morning")


def test_reached__is_told_from_skipped(person: Person) -> None:
    person.start("core-foundation")
    person.press(Qt.Key.Key_Right, Qt.Key.Key_Right)  # the first exercise is skipped
    person.go(10)
    person.press(Qt.Key.Key_Escape)
    person.click("end-session")
    assert person.reads("a start, and that counts · 1 skipped")
    person.click("skip-questions")
    person.page("history")
    person.press(Qt.Key.Key_Return)
    QApplication.processEvents()
    chips = [chip.text() for chip in person.window.findChildren(Chip) if chip.isVisible()]
    assert chips.count("skipped") == 1
    assert chips.count("not reached") >= 7


def test_an_exercise__from_a_routine_and_back(person: Person) -> None:
    person.page("routines")
    person.click("routine-core-foundation")
    preview = person.see("start").window()
    assert preview is person.window
    person.amble._show_exercise("bird-dog", "Core foundation")
    assert person.reads("Bird-dog")
    person.press(Qt.Key.Key_Escape)
    assert person.sees("start")


def test_trying_an_exercise__is_not_recorded(person: Person) -> None:
    person.amble.show_page("exercises")
    QApplication.processEvents()
    person.click("exercise-bird-dog")
    person.click("try")
    person.go(1000)
    assert not person.amble.sessions.player.is_running
    assert not person.data.history.exists()
    assert person.sees("try")


def test_deleting_a_session__and_taking_it_back(person: Person) -> None:
    person.start()
    person.go(400)
    person.click("skip-questions")
    person.page("history")
    person.press(Qt.Key.Key_Return)
    person.click("delete")
    assert person.records == []
    assert person.reads("Deleted: Movement snack, ")
    action = next(b for b in person.window.findChildren(QWidget) if type(b).__name__ == "ToastAction" and b.isVisible())
    person.qtbot.mouseClick(action, Qt.MouseButton.LeftButton)
    assert len(person.records) == 1


def test_do_it_again__starts_the_routine(person: Person) -> None:
    person.start()
    person.go(400)
    person.click("skip-questions")
    person.page("history")
    person.press(Qt.Key.Key_Return)
    person.click("again")
    person.click("skip-check-in")
    driver = person.amble.sessions.player.driver
    assert driver is not None
    assert driver.session.status is Status.RUNNING


def test_settings__are_kept_and_apply_at_once(person: Person) -> None:
    person.amble.show_page("settings")
    QApplication.processEvents()
    box = person.see("reduce-motion")
    assert isinstance(box, QCheckBox)
    box.click()
    assert person.amble.theme.reduce_motion
    assert "reduce-motion: yes" in person.data.settings.read_text(encoding="utf-8")


def test_a_very_full_library__shows_all_of_it(person: Person) -> None:
    person.page("routines")
    person.data.routines.mkdir(parents=True)
    for number in range(60):
        name = "x" * 200 if number == 0 else f"Mine {number}"
        text = f"name: {name}\nkind: snack\nsteps:\n  - exercise: march\n    for: 30s\n"
        (person.data.routines / f"mine-{number}.yaml").write_text(text, encoding="utf-8")
    person.amble.reload()
    bar = next(area for area in person.window.findChildren(VerticalScroll) if area.isVisible()).verticalScrollBar()

    def scrolled_to_the_end() -> bool:
        bar.setValue(bar.maximum())
        return person.sees("routine-mine-0")  # the longest name comes last

    person.qtbot.waitUntil(scrolled_to_the_end)
    assert person.sees("routine-mine-59")


def test_two_thousand_routines__cost_no_more_than_a_screen_of_them(person: Person) -> None:
    person.page("routines")
    person.data.routines.mkdir(parents=True)
    for number in range(2_000):
        text = f"name: Mine {number}\nkind: snack\nsteps:\n  - exercise: march\n    for: 30s\n"
        (person.data.routines / f"mine-{number}.yaml").write_text(text, encoding="utf-8")
    person.amble.reload()

    def cards() -> int:
        return sum(1 for w in person.window.findChildren(QWidget) if w.objectName().startswith("routine-"))

    person.qtbot.waitUntil(lambda: cards() >= 18)  # two screens
    QApplication.processEvents()
    assert cards() <= 96
    assert any(chip.label == "All 2013" for chip in person.window.findChildren(ToggleChip))


def test_second_start__raises_the_first_window(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    assert first.is_first()
    first.listen()
    with qtbot.waitSignal(first.raised):
        assert not second.is_first()
    other_folder = SingleInstance(tmp_path / "other")
    assert other_folder.is_first()
    other_folder.leave()
    first.leave()
    assert second.is_first()
    second.leave()
