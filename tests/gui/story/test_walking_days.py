"""The days for walking, and what is said of walks and of making them easier, from the first run to the plan."""

import pytest
from PySide6.QtWidgets import QWidget

from exercises.history.facts import WalkingDays
from gui.widgets.chips import Chip, ChipRow
from gui.widgets.toast import Toast
from tests.gui.story.conftest import Person


def day_chip(person: Person, row: str, key: str) -> QWidget:
    found = person.see(row).findChild(QWidget, f"chip-{key}")
    assert found is not None
    return found


def chips(person: Person) -> list[str]:
    return [chip.text() for chip in person.amble.window.findChildren(Chip) if chip.isVisible()]


def test_other_days__are_the_goal_everywhere__and_are_taken_back(settled: Person) -> None:
    person = settled
    person.at_level("L4", 15)
    person.page("plan")
    assert person.reads("four full walks in seven days")
    person.click("change-plan")
    for day in ("0", "2", "3"):
        person.click_on(day_chip(person, "walking-days", day))
    person.click("change-use-days")
    assert person.facts[-1] == WalkingDays((0, 2, 3))
    assert person.outlook.walks_a_week == 3
    person.click("plan-back")
    assert person.reads("three full walks in seven days")
    assert person.reads("3 times a week")
    person.page("today")
    assert "walk 1 of 3" in chips(person)
    person.undo()
    assert person.outlook.walks_a_week == 5
    person.page("plan")
    person.click("change-plan")
    days = person.see("walking-days")
    assert isinstance(days, ChipRow)
    assert days.chosen == ()


def test_the_days_for_walking__are_proposed_for_reminders(settled: Person) -> None:
    person = settled
    person.page("settings")
    person.amble.coaching.note(WalkingDays((0, 2, 3)))
    person.tick("reminders")
    assert person.amble.settings_flow.settings.reminder_days == "mon wed thu"


def test_two_days__say_in_one_sentence_what_growing_takes(settled: Person) -> None:
    person = settled
    person.at_level("L4", 15)
    person.amble.coaching.note(WalkingDays((0, 3)))
    person.page("plan")
    assert person.reads("Two walks a week is your goal")


def test_easier_on_the_lowest_level__says_what_happens(settled: Person) -> None:
    person = settled
    person.at_level("L0", 8)
    person.page("plan")
    person.click("easier")
    assert person.outlook.minutes == 4
    assert person.reads("One short walk instead of two from today.")
    assert person.reads("Level 0 · 4 minutes")
    assert not person.reads("One level lower")


def test_a_walk_whose_worst_was_six__shows_the_six(settled: Person) -> None:
    person = settled
    person.at_level("L4", 15)
    person.walk_today(pain=4)
    person.go(1000)
    person.finish(after=4, peak=6)
    person.page("plan")
    assert any(text.endswith("pain 6 at its worst") for text in chips(person))


def said(person: Person) -> str:
    return " ".join(toast.text for toast in person.amble.window.findChildren(Toast) if toast.isVisible())


@pytest.mark.parametrize("too_much", [True, False])
def test_a_snack_that_was_too_much__is_spoken_of__and_a_gentle_routine_comes_next(
    settled: Person, *, too_much: bool
) -> None:
    person = settled
    person.at_level("L4", 15)
    person.start("movement-snack", pain=2)
    person.go(600)
    person.finish(after=3, peak=6 if too_much else 3)
    assert said(person) == (
        "Kept. Pain rose to 6: more than your back was ready for. Something gentle suits the rest of today."
        if too_much
        else "Kept. It is in your history."
    )
    person.page("today")
    assert person.reads("Something gentle") == too_much
    assert person.reads("Movement snack") != too_much
    person.tomorrow()
    person.page("today")
    assert person.reads("Movement snack"), "the next day is a new one"


def test_a_walk_that_was_too_much__is_told_with_what_the_plan_made_of_it(settled: Person) -> None:
    person = settled
    person.at_level("L4", 15)
    person.walk_today(pain=2)
    person.go(1000)
    person.finish(after=3, peak=6)
    assert said(person) == "Kept. Pain rose to 6 on today's walk, so two walks one level lower, then back."


def test_which_pain_the_next_level_is_about__is_said(settled: Person) -> None:
    person = settled
    person.at_level("L4", 15)
    person.page("plan")
    assert person.reads("with the worst pain on the way no higher than 3 and no worse the morning after")
