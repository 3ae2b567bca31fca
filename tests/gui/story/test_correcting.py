"""What was kept is put right: sessions and facts, with the coach following at once, and everything taken back again."""

from datetime import date, timedelta

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QTimeEdit

from exercises.session.record import StepOutcome
from tests.gui.story.conftest import Person


def at_time(person: Person, hour: int) -> None:
    field = person.see("time")
    assert isinstance(field, QTimeEdit)
    field.setTime(QTime(hour, 0))


def today_of(person: Person) -> date:
    return person.clock.now().date()


# Added later


def test_a_routine_done_without_the_program__counts_on_its_day(settled: Person) -> None:
    person = settled
    person.page("routines")
    person.click("routine-core-foundation")
    person.click("did-this")
    assert person.reads("Core"), "it says which one"
    person.pick("when", "Yesterday")
    at_time(person, 18)
    person.choose("pain-peak", 2)
    person.click("save-log")
    [record] = person.records
    assert (record.routine, record.started.date()) == ("core-foundation", today_of(person) - timedelta(days=1))
    assert record.logged_by_hand
    assert {step.outcome for step in record.steps} == {StepOutcome.DONE}
    assert record.feelings.pain_peak == 2
    assert person.sees("did-this"), "back where one was"
    person.undo()
    assert person.records == []


def test_a_routine_that_hurt_a_leg__is_kept_and_asked_about(settled: Person) -> None:
    person = settled
    person.page("routines")
    person.click("routine-movement-snack")
    person.click("did-this")
    person.click("more-felt")
    person.pick("leg", "Yes: numb, tingling, weak")
    person.click("save-log")
    assert person.sees("answer")
    assert person.records[0].feelings.leg is True
