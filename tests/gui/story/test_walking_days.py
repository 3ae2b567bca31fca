"""The days for walking, and what is said of walks and of making them easier, from the first run to the plan."""

from PySide6.QtWidgets import QWidget

from exercises.history.facts import WalkingDays
from gui.widgets.chips import Chip, ChipRow
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


def test_which_pain_the_next_level_is_about__is_said(settled: Person) -> None:
    person = settled
    person.at_level("L4", 15)
    person.page("plan")
    assert person.reads("with the worst pain on the way no higher than 3 and no worse the morning after")
