"""An exercise is left out by hand: why is asked once, kept with it, shown, put right, and heard by the coach."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from exercises.session.record import SkipReason, StepOutcome
from gui.widgets.chips import Chip
from gui.widgets.fields import ChoiceField
from tests.gui.story.conftest import Person


def leave_one_out(person: Person) -> None:
    """A snack whose first exercise is skipped, up to its end."""
    person.start("movement-snack")
    person.press(Qt.Key.Key_Right, Qt.Key.Key_Right)
    person.go(400)


def shown_chips(person: Person) -> list[str]:
    return [chip.text() for chip in person.window.findChildren(Chip) if chip.isVisible()]


def open_newest(person: Person) -> None:
    person.page("history")
    person.press(Qt.Key.Key_Return)
    QApplication.processEvents()


def test_a_reason__is_kept_and_shown_and_is_no_correction(settled: Person) -> None:
    person = settled
    leave_one_out(person)
    assert person.sees("left-out-question")
    person.pick("left-out-why", "No time")
    person.finish()
    [record] = person.records
    assert (record.steps[0].outcome, record.steps[0].reason) == (StepOutcome.SKIPPED, SkipReason.NO_TIME)
    assert [step.reason for step in record.steps[1:]] == [None] * (len(record.steps) - 1)
    assert record.feelings.pain_after == 2
    open_newest(person)
    assert "skipped · no time" in shown_chips(person)
    assert not person.sees("corrected-mark")
    assert not person.sees("changes-card")


def test_it_hurt__counts_as_if_it_had_been_said_while_it_ran(settled: Person) -> None:
    person = settled
    person.start("core-foundation")
    while not person.sees("left-out-question"):
        person.press(Qt.Key.Key_Right)
    assert person.reads("You left out 7 exercises.")
    assert person.reads("It waits here for whenever you like.")
    person.pick("left-out-why", "It hurt")
    person.pick("left-out-which", "Bird-dog")
    person.finish()
    [record] = person.records
    hurting = {step.exercise for step in record.steps if step.outcome is StepOutcome.HURT}
    assert hurting == {"bird-dog"}
    assert dict(person.outlook.advice) == {"bird-dog": "bird-dog-leg-only"}, "the easier one comes next time"
    open_newest(person)
    assert shown_chips(person).count("it hurt") == 2
    assert not person.sees("corrected-mark")


def test_nothing_said__is_skipped_as_ever(settled: Person) -> None:
    person = settled
    leave_one_out(person)
    person.finish()
    [record] = person.records
    assert (record.steps[0].outcome, record.steps[0].reason) == (StepOutcome.SKIPPED, None)
    open_newest(person)
    assert "skipped" in shown_chips(person)


def test_a_reason_put_right_later__is_a_correction_that_can_be_taken_back(settled: Person) -> None:
    person = settled
    leave_one_out(person)
    person.pick("left-out-why", "No time")
    person.finish()
    person.tomorrow()
    open_newest(person)
    person.click("correct")
    person.click("correct-steps")
    choice = person.see("outcome-0")
    assert isinstance(choice, ChoiceField)
    assert choice.currentData() == "skipped:no-time"
    person.choose_in("outcome-0", "skipped:too-hard")
    person.click("save-log")
    assert person.records[0].steps[0].reason is SkipReason.TOO_HARD
    assert "skipped · too hard that day" in shown_chips(person)
    assert person.sees("corrected-mark")
    assert person.reads("You changed what became of one exercise.")
    person.undo()
    assert person.records[0].steps[0].reason is SkipReason.NO_TIME
