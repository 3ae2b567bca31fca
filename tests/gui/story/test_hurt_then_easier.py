"""This hurts, and the easier one is taken: that it hurt is told wherever the session is looked at later."""

import io
from datetime import timedelta

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt

from exercises.history.history import History
from exercises.report.content import Wish
from exercises.report.making import report_of
from exercises.session.record import SkipReason, StepOutcome
from gui.printing.report import report_pdf
from gui.widgets.fields import ChoiceField
from tests.gui.story.conftest import Person
from tests.gui.story.test_left_out import open_newest, shown_chips


@pytest.fixture
def eased(settled: Person) -> Person:
    """A session in which one exercise hurt and was done in its easier version to its end."""
    person = settled
    person.start("movement-snack", pain=2)
    driver = person.amble.sessions.player.driver
    assert driver is not None
    while driver.session.view().phase.exercise != "chair-squat":
        person.go(2)
    person.go(12)
    person.press_key("H")
    person.press(Qt.Key.Key_4)
    person.click("hurt-easier")
    person.go(400)
    return person


def test_it_is_in_the_record_on_the_finish_page_and_on_the_sessions_page(eased: Person) -> None:
    person = eased
    assert person.reads("all 5 parts done · 1 that hurt")
    person.click("skip-questions")
    [record] = person.records
    hurt = [step for step in record.steps if step.hurt]
    assert [(step.outcome, step.reason) for step in hurt] == [(StepOutcome.EASIER, SkipReason.HURT)]
    assert (hurt[0].exercise, hurt[0].instead) == ("chair-squat", "chair-squat-half")
    assert record.feelings.pain_peak == 4
    open_newest(person)
    assert shown_chips(person).count("hurt, then an easier version") == 1
    assert person.reads(f"done instead: {hurt[0].instead_name}")
    assert not person.sees("corrected-mark")


def test_the_report_names_it(eased: Person) -> None:
    person = eased
    person.click("skip-questions")
    with History(person.data.history, person.clock) as history:
        today = person.clock.now().date()
        report = report_of(history, person.outlook, today, Wish(today - timedelta(days=7)))
    second = " ".join(PdfReader(io.BytesIO(report_pdf(report, "a4"))).pages[1].extract_text().split())
    assert "then done as" in second
    assert "No exercise was marked as hurting" not in second
    done = {each.name for each in report.exercises}
    assert "Chair squat" not in done
    assert len(done) == 5, "the easier one counts by its own name"


def test_it_can_be_put_right_and_the_others_stay(eased: Person) -> None:
    person = eased
    person.click("skip-questions")
    open_newest(person)
    person.click("correct")
    person.click("correct-steps")
    fields = {field.objectName(): field for field in person.window.findChildren(ChoiceField) if field.isVisible()}
    assert fields["outcome-1"].currentText() == "hurt, then an easier version"
    person.click("save-log")
    assert person.records[0].steps[1].reason is SkipReason.HURT
    assert not person.sees("corrected-mark"), "nothing was changed"
