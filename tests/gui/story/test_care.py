"""Warning signs, relief, the self-check and the shoes in the real window."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from exercises.history.facts import Checked, Screening, SelfCheckAnswers
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


def test_stopping_for_a_leg__asks_about_signs_and_then_how_it_felt(settled: Person) -> None:
    person = settled
    person.start("core-foundation", pain=2)
    person.go(60)
    person.press_key("H")
    person.tick("hurt-leg")
    person.click("hurt-stop")
    person.click("answer")
    assert person.reads("Stopped here. That is fine.")
    person.finish()
    [record] = person.records
    assert (record.feelings.leg, record.feelings.pain_after) == (True, 2)


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


def begin_in_pain(person: Person, pain: int) -> None:
    """Set out with so much pain, answer the questions about warning signs, and begin all the same."""
    person.page("routines")
    person.click("routine-movement-snack")
    person.click("start")
    person.choose("pain-now", pain)
    person.click("safety-questions")
    person.click("answer")
    person.click("begin")


@pytest.mark.parametrize(("after", "asks"), [(7, False), (8, True)], ids=["the same pain", "more of it"])
def test_pain_of_seven_before_and_after__is_asked_about_once(settled: Person, after: int, asks: bool) -> None:
    person = settled
    begin_in_pain(person, 7)
    person.go(400)
    person.choose("pain-after", after)
    person.click("save")
    assert person.sees("answer") is asks
    if not asks:
        person.page("routines")
        person.click("routine-movement-snack")
        person.click("start")
        person.choose("pain-now", 7)
        assert not person.sees("safety-questions"), "nor before the next one"
        assert person.sees("begin")


def test_pain_of_seven_an_hour_later__is_asked_about_again(settled: Person) -> None:
    person = settled
    begin_in_pain(person, 7)
    person.go(400)
    person.clock.advance(3600)
    person.choose("pain-after", 7)
    person.click("save")
    assert person.sees("answer")


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
