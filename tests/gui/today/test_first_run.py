"""The first run: three steps, each of which can be skipped, then never again."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from gui.figure.exercise_picture import ExercisePicture
from gui.figure.subject import Subject
from gui.today.first_run import FirstRun
from gui.today.view import DayPictures
from gui.widgets.buttons import Button
from gui.widgets.chips import Chip
from tests.gui.today.days import states

STATES = states()


@pytest.fixture
def first(screen):
    return screen(STATES["first-run-1"])


def test_steps_instead_of_cards(first):
    assert "Welcome to Amble" in first.words
    assert "Is it safe to start?" in first.words
    assert not first.sees("today-walk")
    assert not first.sees("snack")
    assert first.sees("relief")


def test_all_skipped__the_cards_come(first):
    first.click("first-skip-safety")
    assert "How far can you walk?" in first.words
    first.click("first-skip-distance")
    assert "When do you want to walk?" in first.words
    first.click("first-skip-days")
    assert first.told == [("first_run_step", "safety"), ("first_run_step", "distance"), ("first_run_step", "days")]
    assert "An easy walk to find your level" in first.words
    assert not first.sees("first-run")


def test_safety__leads_to_its_page_and_stays_open_until_it_is_answered(first):
    first.click("first-safety")
    assert first.told == [("safety_requested",)]
    assert "Is it safe to start?" in first.words


def test_distance__unknown(screen):
    shown = screen(STATES["first-run-2"])
    shown.click("first-baseline")
    assert shown.told == [("first_run_step", "distance")]


def test_distance__known_minutes_after_being_afraid(screen):
    shown = screen(STATES["first-run-2"])
    shown.find("first-afraid").click()
    shown.click("first-know")
    field = shown.find("known-minutes")
    field.selectAll()
    shown.qtbot.keyClicks(field, "12")
    shown.click("use-known-minutes")
    assert shown.told == [("afraid_told", True), ("known_minutes", 12), ("first_run_step", "distance")]
    assert "When do you want to walk?" in shown.words


def test_distance__pick_a_level(screen):
    shown = screen(STATES["first-run-2"])
    shown.click("first-pick")
    assert shown.told == [("first_run_step", "distance"), ("level_chosen",)]


def test_days__as_chosen_before_and_changed(screen):
    shown = screen(STATES["first-run-3"])
    shown.click("chip-4")
    shown.click("chip-5")
    shown.click("first-days")
    assert shown.told == [("walking_days_chosen", (0, 2, 5)), ("first_run_step", "days")]
    assert shown.sees("today-walk")


def test_days__none_chosen_means_any_day_and_the_button_says_so(screen):
    shown = screen(STATES["first-run-3"])
    use = next(b for b in shown.page.findChildren(Button, "first-days") if b.isVisible())
    assert use.label == "Use these days"
    for day in (0, 2, 4):
        shown.click(f"chip-{day}")
    assert use.label == "Any day is fine"
    shown.click("first-days")
    assert shown.told == [("walking_days_chosen", ()), ("first_run_step", "days")]


def test_keyboard__through_all_three(first):
    first.page.focus_main()
    for start in ("first-safety", "first-baseline", "first-days"):
        assert first.focus == start
        names = []
        while not first.focus.startswith("first-skip"):
            names.append(first.focus)
            assert len(names) < 20
            first.press(Qt.Key.Key_Tab)
        first.press(Qt.Key.Key_Space)
    assert [told[-1] for told in first.told] == ["safety", "distance", "days"]
    assert first.focus == "today-walk"


def test_the_program_takes_a_step_away__the_next_one_comes(first):
    left = STATES["first-run-1"].first_run[1:]
    first.page.show_today(replace(STATES["first-run-1"], first_run=left))
    assert "Step 2 of 3" in [chip.text() for chip in first.page.findChildren(Chip) if chip.isVisible()]
    assert first.told == []


def test_how_far_and_when__stand_beside_the_picture_of_walking(screen):
    pictures = DayPictures(*(Subject(f"standing-{name}") for name in ("walk", "stand", "rest", "sit")))
    first = screen(replace(STATES["first-run-1"], pictures=pictures))
    picture = first.page.findChild(FirstRun).findChild(ExercisePicture)
    assert picture.subject == pictures.sit
    for skip in ("first-skip-safety", "first-skip-distance"):
        first.click(skip)
        assert picture.subject == pictures.walk
