"""Measuring in the real window: from Today's line to the result, and what a back at rest is spared."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from exercises.history.facts import (
    ActivityScores,
    Asked,
    FlareUp,
    Measure,
    MeasureChoice,
    Measured,
    MeasuresPutOff,
    OwnActivities,
    Screening,
)
from exercises.library.timeline import Side
from tests.exercises.history.records import done
from tests.gui.story.conftest import Person


@pytest.fixture
def trained(settled: Person) -> Person:
    """Somebody who has finished three sessions, and to whom nothing else is asked."""
    for days in (9, 7, 5):
        settled.amble.history().save(done(settled.clock.now() - timedelta(days=days)))
    settled.amble.coaching.note(Screening(Asked.FIRST_RUN))
    settled.page("today")
    return settled


def measures(person: Person) -> None:
    person.amble.parts.measuring.show()
    QApplication.processEvents()


def trial_runs(person: Person, seconds: int) -> None:
    page = person.amble.parts.measuring._trial_page()
    for _ in range(seconds):
        person.clock.advance(1)
        page.poll()
    QApplication.processEvents()


def told(person: Person) -> list[object]:
    wanted = (Measured, OwnActivities, ActivityScores, MeasureChoice, MeasuresPutOff)
    return [fact for fact in person.facts if isinstance(fact, wanted)]


def test_from_today_to_the_first_numbers_and_back(trained: Person) -> None:
    person = trained
    assert person.reads("A good day to measure: Your activities and 2 more, about 7 min.")
    person.click("measures-begin")
    person.press(Qt.Key.Key_Return)  # the first one has the focus
    person.click("idea-Climb stairs")
    person.choose("score-1", 4)
    person.click("save-measure")
    assert person.reads("4 of 10")
    assert person.reads("Your start.")
    person.press_escape()
    assert person.reads("A good day to measure: 2-minute walk and one more, about 6 min.")
    chosen, scores = told(person)
    assert isinstance(chosen, OwnActivities)
    assert isinstance(scores, ActivityScores)
    assert [name for _, name in chosen.activities] == ["Climb stairs"]


def test_what_was_kept_can_be_taken_back_at_once(trained: Person) -> None:
    person = trained
    measures(person)
    person.click("begin-activities")
    person.click("idea-Climb stairs")
    person.choose("score-1", 4)
    person.click("save-measure")
    person.undo()
    assert told(person) == []
    assert not person.reads("4 of 10")


def test_not_now_is_a_week_and_can_be_taken_back(trained: Person) -> None:
    person = trained
    person.click("measures-later")
    assert not person.sees("measures")
    person.undo()
    assert person.sees("measures")
    person.click("measures-later")
    person.tomorrow(6)
    person.amble.coaching.note(Screening(Asked.WEEKLY))
    person.page("today")
    assert not person.sees("measures")
    person.tomorrow()
    assert person.sees("measures")


def test_chair_stands_by_keyboard_alone(trained: Person) -> None:
    person = trained
    measures(person)
    person.click("begin-chair-stands")
    person.press(Qt.Key.Key_Space)
    trial_runs(person, 5)
    person.press(Qt.Key.Key_Space, Qt.Key.Key_Space, Qt.Key.Key_Space)
    trial_runs(person, 30)
    person.press_return()
    assert told(person) == [Measured(Measure.CHAIR_STANDS, 3.0)]
    assert person.reads("3 stands")


def test_escape_in_the_middle_goes_back_and_keeps_nothing(trained: Person) -> None:
    person = trained
    measures(person)
    person.click("begin-plank")
    person.press(Qt.Key.Key_Space)
    trial_runs(person, 20)
    person.press_escape()
    assert person.sees("begin-plank")
    assert told(person) == []


def test_another_page_over_the_clock_ends_the_trial(trained: Person) -> None:
    person = trained
    measures(person)
    person.click("begin-plank")
    person.press(Qt.Key.Key_Space)
    trial_runs(person, 20)
    person.amble.parts.ask_safety()
    person.press_escape()
    trial_runs(person, 20)
    assert told(person) == []
    assert not person.amble.parts.measuring._trial_page().is_running


def test_both_sides_are_two_results_of_one_moment(trained: Person) -> None:
    person = trained
    measures(person)
    person.click("begin-side-plank")
    for seconds in (20, 25):
        person.press(Qt.Key.Key_Space)
        trial_runs(person, 10 + seconds)
        person.press(Qt.Key.Key_Space)
    person.click("save-trial")
    assert told(person) == [
        Measured(Measure.SIDE_PLANK, 20.0, Side.LEFT),
        Measured(Measure.SIDE_PLANK, 25.0, Side.RIGHT),
    ]
    person.undo()
    assert told(person) == []


def test_a_result_of_another_day_counts_for_that_day(trained: Person) -> None:
    person = trained
    measures(person)
    person.click("type-chair-stands")
    day = person.clock.now().date() - timedelta(days=40)
    person.see("measure-day").set_day(day)  # type: ignore[attr-defined]
    person.write("value", "11")
    person.click("save-measure")
    (stored,) = [each for each in person.amble.coaching.facts() if isinstance(each.fact, Measured)]
    assert stored.day == day
    assert person.reads("again whenever you like")


@pytest.mark.parametrize("fact", [FlareUp(), Screening(Asked.BUTTON, ("bladder-bowel",))], ids=["flare", "lock"])
def test_while_the_back_rests_nothing_tries_it_and_writing_down_stays_possible(trained: Person, fact: object) -> None:
    person = trained
    person.amble.coaching.note(fact)  # type: ignore[arg-type]
    person.page("today")
    assert not person.sees("measures"), "Today has other things to say"
    measures(person)
    begin = person.see("begin-chair-stands")
    assert isinstance(begin, QAbstractButton)
    assert not begin.isEnabled()
    person.amble.parts.measuring.begin(Measure.CHAIR_STANDS)
    assert not person.sees("start-trial")
    person.click("type-chair-stands")
    person.write("value", "11")
    person.click("save-measure")
    assert told(person) == [Measured(Measure.CHAIR_STANDS, 11.0)]


def test_switching_on_and_off(trained: Person) -> None:
    person = trained
    measures(person)
    person.click("on-mood")
    person.click("begin-mood")
    person.press(Qt.Key.Key_7)
    person.click("save-measure")
    assert person.reads("7 of 10")
    person.click("off-mood")
    assert person.sees("on-mood")
    person.undo()
    assert not person.sees("on-mood")
    assert told(person) == [MeasureChoice(Measure.MOOD, wanted=True), Measured(Measure.MOOD, 7.0)]


def test_a_history_that_cannot_be_written_keeps_the_form(trained: Person) -> None:
    person = trained
    measures(person)
    person.click("begin-overall-change") if person.sees("begin-overall-change") else None
    person.click("overall-2")
    person.amble.close()
    person.data.history.unlink()
    person.data.history.mkdir()
    person.click("save-measure")
    assert person.sees("save-measure"), "nothing that was filled in is lost"
    person.data.history.rmdir()
    person.click("save-measure")
    assert told(person) == [Measured(Measure.OVERALL_CHANGE, 2.0)]


def test_history_leads_to_the_measures_and_their_lines_are_drawn(trained: Person) -> None:
    person = trained
    for days, value in ((60, 11.0), (30, 14.0)):
        person.amble.coaching.note(Measured(Measure.CHAIR_STANDS, value), person.clock.now() - timedelta(days=days))
    person.page("history")
    person.ask_history("measures")
    assert person.reads("14 stands")
    assert person.reads("3 stands more than at the start.")
    person.see("chart-chair-stands")
    person.see("chart-plot")
    person.press_escape()
    assert not person.sees("measure-chair-stands")
    assert person.window.nav.isVisible()


def test_activities_that_are_chosen_with_numbers_from_before_hold_from_now_on(trained: Person) -> None:
    person = trained
    chosen = OwnActivities((("00000000-0000-4000-a000-000000000001", "Walk 20 min"),))
    person.amble.coaching.note(chosen, person.clock.now() - timedelta(days=2))
    measures(person)
    person.click("begin-activities")
    person.click("replace-1")
    person.click("idea-Climb stairs")
    person.choose("score-1", 4)
    person.click("another-day")
    person.see("measure-day").set_day(person.clock.now().date() - timedelta(days=30))  # type: ignore[attr-defined]
    person.click("save-measure")
    person.click("begin-activities")
    assert person.reads("Climb stairs")
    assert not person.reads("Walk 20 min")


def test_taking_back_after_having_left_leaves_one_where_one_is(trained: Person) -> None:
    person = trained
    measures(person)
    person.click("type-chair-stands")
    person.write("value", "11")
    person.click("save-measure")
    person.press_escape()
    person.undo()
    assert person.window.is_at_home
    assert told(person) == []
    measures(person)
    assert not person.reads("11 stands")
