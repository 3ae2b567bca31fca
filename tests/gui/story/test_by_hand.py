"""What was done without the program: written down, mended in place, and worn out on the way."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QTime
from PySide6.QtWidgets import QTimeEdit

from exercises.history.facts import ShoePair
from tests.gui.story.conftest import Person


def at_time(person: Person, hour: int) -> None:
    field = person.see("time")
    assert isinstance(field, QTimeEdit)
    field.setTime(QTime(hour, 0))


def test_a_walk_of_yesterday__counts_on_that_day(settled: Person) -> None:
    person = settled
    person.at_level("L4", 15)
    person.page("today")
    person.click("today-log-walk")
    person.write("minutes", "25")
    person.pick("when", "Yesterday")
    at_time(person, 17)
    person.choose("pain-peak", 2)
    person.click("save-log")
    [walk] = person.records
    yesterday = person.clock.now().date() - timedelta(days=1)
    assert (walk.started.date(), walk.started.hour) == (yesterday, 17)
    assert walk.walk_active_seconds == 25 * 60
    assert walk.feelings.pain_peak == 2
    assert person.sees("today-walk"), "today's walk is still to come"
    assert person.sees("morning-better"), "the night after it is over"


def test_a_walk_that_is_still_to_come__is_told_in_place_and_can_be_mended(settled: Person) -> None:
    person = settled
    person.page("today")
    person.click("today-log-walk")
    person.write("minutes", "20")
    person.pick("when", "Earlier today")
    at_time(person, 23)
    person.click("save-log")
    assert person.reads("is still to come")
    assert person.records == []
    at_time(person, 7)
    person.click("save-log")
    assert len(person.records) == 1


@pytest.mark.parametrize("minutes", ["0", "900", "-5", "ten", ""])
def test_minutes_that_cannot_be__are_told_in_place(settled: Person, minutes: str) -> None:
    person = settled
    person.page("today")
    person.click("today-log-walk")
    person.write("minutes", minutes)
    person.click("save-log")
    assert person.sees("problem")
    assert person.records == []
    person.write("minutes", "20")
    assert not person.sees("problem")
    person.click("save-log")
    assert len(person.records) == 1


def test_a_walk_that_hurt_a_leg__is_kept_first_and_asked_about_then(settled: Person) -> None:
    person = settled
    person.page("today")
    person.click("today-log-walk")
    person.write("minutes", "20")
    person.click("more-felt")
    person.pick("leg", "Yes: numb, tingling, weak")
    person.click("save-log")
    assert person.sees("answer")
    [walk] = person.records
    assert walk.feelings.leg is True


def test_a_walk_that_cannot_be_written__stays_in_its_form(settled: Person) -> None:
    person = settled
    person.amble.parts.close()
    person.data.history.unlink(missing_ok=True)
    person.data.history.mkdir()
    person.page("today")
    person.amble.parts.logging.walk()
    person.write("minutes", "20")
    person.click("more-felt")
    person.pick("leg", "Yes: numb, tingling, weak")
    person.click("save-log")
    assert person.sees("save-log"), "nothing that was told is lost"
    assert not person.sees("answer")
    person.data.history.rmdir()
    person.click("save-log")
    assert person.sees("answer")
    assert len(person.records) == 1


def test_something_else__counts_as_movement_and_not_as_a_walk(settled: Person) -> None:
    person = settled
    person.at_level("L4", 15)
    person.page("today")
    person.click("today-log-activity")
    person.write("minutes", "40")
    person.click("save-log")
    assert person.reads("Please say what it was.")
    person.pick("what", "Something else")
    person.write("activity-name", "Gardening")
    person.click("save-log")
    [record] = person.records
    assert (record.name, record.kind, record.active_seconds) == ("Gardening", "activity", 2_400)
    assert person.sees("today-walk")
    assert person.outlook.walked_today_minutes == 0
    person.page("history")
    assert person.sees("sessions")


def test_shoes__get_older_with_each_walk(settled: Person) -> None:
    person = settled
    person.at_level("L4", 15)
    person.page("settings")
    person.click("my-shoes")
    person.click("add-first-pair")
    person.write("pair-name", "Blue ones")
    person.click("pair-save")
    person.press_escape()
    assert person.sees("my-shoes")
    [pair] = [fact for fact in person.facts if isinstance(fact, ShoePair)]
    person.walk_today(pain=2)
    person.go(1_200)
    person.click("more-about-walk")
    person.pick("shoes", "Blue ones")
    person.write("kilometres", "1.5")
    person.finish()
    assert person.records[0].feelings.shoes == pair.pair
    [state] = person.amble.coaching.shoe_states()
    assert state.kilometres == pytest.approx(1.5)
    person.page("today")
    person.amble.parts.logging.walk()
    assert person.reads("Blue ones"), "remembered for the next walk"
