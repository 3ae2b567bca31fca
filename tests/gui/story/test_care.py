"""Warning signs, relief, the self-check and the shoes in the real window."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from exercises.history.facts import Checked, Screening, SelfCheckAnswers, ShoePair
from exercises.session.events import Outcome
from tests.gui.story.conftest import Person


def lock(person: Person) -> None:
    """Tell of an emergency by the button that is always in reach."""
    person.page("safety")
    person.click("sign-bladder-bowel")
    person.click("answer")
    assert person.reads("emergency")
    person.click("understood")


def test_this_hurts__a_new_sign_in_a_leg__ends_and_locks_everything_until_checked(settled: Person) -> None:
    person = settled
    person.at_level()
    person.start("core-foundation", pain=2)
    person.go(60)
    person.press_key("H")
    person.tick("hurt-leg")
    person.click("hurt-skip")
    assert person.sees("answer"), "the questions about signs come at once"
    person.click("sign-bladder-bowel")
    person.click("answer")
    person.click("understood")
    assert person.reads("Stopped here. That is fine."), "the session is over, and kept"
    person.click("skip-questions")
    [record] = person.records
    assert record.outcome is Outcome.STOPPED
    assert record.feelings.leg is True
    person.page("today")
    assert person.sees("main-locked")
    assert not person.sees("today-walk")
    for start in (lambda: person.amble.parts.start_routine("movement-snack"), person.amble.parts.start_walk):
        start()
        QApplication.processEvents()
        assert person.sees("checked"), "nothing starts"
        assert not person.amble.sessions.player.is_running
        person.press_escape()
    person.amble.parts.try_exercise("bird-dog")
    assert not person.amble.sessions.player.is_running
    person.click("checked")
    assert any(isinstance(fact, Checked) for fact in person.facts)
    person.page("today")
    assert not person.sees("main-locked")


def test_a_mistaken_answer__is_taken_back(settled: Person) -> None:
    person = settled
    person.at_level()
    person.page("safety")
    person.click("sign-bladder-bowel")
    person.click("answer")
    person.click("mistaken")
    person.click("sign-bladder-bowel")
    person.click("answer")
    [told] = [fact for fact in person.facts if isinstance(fact, Screening)]
    assert told.signs == ()
    assert person.amble.coaching.lock() is None


def test_a_walk_can_be_written_down_while_locked(settled: Person) -> None:
    person = settled
    person.at_level()
    lock(person)
    person.page("today")
    person.click("today-log-walk")
    person.click("save-log")
    assert len(person.records) == 1


def test_the_questions_come_again_after_a_week(settled: Person) -> None:
    person = settled
    person.at_level()
    person.page("safety")
    person.click("answer")
    person.page("today")
    assert not person.sees("ask-answer")
    person.tomorrow(days=6)
    assert not person.sees("ask-answer")
    person.tomorrow(days=1)
    person.click("ask-answer")
    person.click("answer")
    assert not person.sees("ask-answer")


def test_pain_of_seven_at_the_end__asks_about_signs(settled: Person) -> None:
    person = settled
    person.start("movement-snack", pain=2)
    person.go(400)
    person.choose("pain-after", 7)
    person.click("save")
    assert person.sees("answer")
    person.click("answer")
    assert len(person.records) == 1


def test_relief__starts_something_kind_at_once(settled: Person) -> None:
    person = settled
    person.page("today")
    person.click("relief")
    person.click("relief-first")
    assert person.amble.sessions.player.is_running


def test_the_self_check__says_what_comes_first(settled: Person) -> None:
    person = settled
    person.amble.parts.care.show_self_check()
    QApplication.processEvents()
    for number in range(8):
        person.click("answer-2" if number == 1 else "answer-0")
    [answers] = [fact for fact in person.facts if isinstance(fact, SelfCheckAnswers)]
    assert len(answers.answers) == 8
    assert person.sees("done")


def test_shoes__told_once__and_worn_on_a_walk(settled: Person) -> None:
    person = settled
    person.at_level()
    person.amble.parts.care.show_shoes()
    QApplication.processEvents()
    person.click("add-first-pair")
    name = person.see("pair-name")
    line = name if isinstance(name, QLineEdit) else name.findChild(QLineEdit)
    assert line is not None
    line.setText("Blue ones")
    person.click("pair-save")
    [pair] = [fact for fact in person.facts if isinstance(fact, ShoePair)]
    assert pair.name == "Blue ones"
    assert [state.pair.name for state in person.amble.coaching.shoe_states()] == ["Blue ones"]


def test_a_plan_of_ones_own_that_breaks__the_bundled_one_stands_in(settled: Person) -> None:
    person = settled
    person.data.plans.mkdir(parents=True)
    own = person.data.plans / "short.yaml"
    own.write_text(
        "name: Short\nlevels:\n  - {name: A, walks-a-week: 3, steps: [{exercise: walk-easy, for: 6m}]}\n", "utf-8"
    )
    person.amble.reload()
    from dataclasses import replace

    person.amble._change_settings(replace(person.amble._settings, plan="short"))
    outlook = person.outlook
    assert outlook.plan_name == "Short"
    own.write_text("name: Short\n", "utf-8")
    person.amble.reload()
    outlook = person.outlook
    assert outlook.plan_name == "Short", "the version that was loaded before stays usable"
    own.unlink()
    person.amble.reload()
    outlook = person.outlook
    assert outlook.plan_name == "Gradual walk"


@pytest.mark.parametrize("days", [1, 8])
def test_the_week_shows_what_was_done(settled: Person, days: int) -> None:
    person = settled
    person.at_level()
    person.walk_today(pain=2)
    person.go(1000)
    person.click("skip-questions")
    walked = person.clock.now().date()
    person.tomorrow(days=days)
    outlook = person.outlook
    marks = {day.day: day.mark.value for day in outlook.week}
    if days == 1:
        assert marks[walked] == "done"
    else:
        assert walked not in marks
    assert min(marks) <= walked + timedelta(days=days) <= max(marks)
