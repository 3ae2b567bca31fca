"""What was kept is put right: sessions and facts, with the coach following at once, and everything taken back again."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QApplication, QTimeEdit, QWidget

from exercises.coach.outlook import PlanState
from exercises.history.by_hand import walk_by_hand
from exercises.history.facts import (
    ActivityScores,
    Asked,
    Away,
    Checked,
    CheckIn,
    Easier,
    Fact,
    FlareUp,
    KnownMinutes,
    Measure,
    Measured,
    Repeat,
    Screening,
    SelfCheckAnswers,
    SetLevel,
    ShoePair,
    Trait,
    TraitName,
    WalkingDays,
)
from exercises.history.history import History
from exercises.library.timeline import PhaseKind
from exercises.session.events import Outcome, SessionStarted
from exercises.session.record import Feelings, SessionRecord, StepOutcome
from exercises.session.recorder import blank_record
from gui.widgets.fields import DateField
from gui.widgets.labels import Label
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


# Sessions


def open_newest(person: Person) -> SessionRecord:
    """Open the newest session in the history."""
    record = person.records[-1]
    person.page("history")
    history = person.amble._history_flow
    assert history is not None
    history.page.show_session(record.id)
    QApplication.processEvents()
    return record


def past_walk(person: Person, days_ago: int, *, peak: int = 2, after: int = 2) -> None:
    """A walk that was kept some days ago."""
    started = person.clock.now() - timedelta(days=days_ago)
    felt = Feelings(pain_before=2, pain_peak=peak, pain_after=after, effort=3)
    walk = walk_by_hand(started, 15, person.clock.now(), level="L4", planned_minutes=15, feelings=felt)
    with History(person.data.history, person.clock) as history:
        history.save(walk)
    person.amble.coaching.forget()


def test_a_pain_put_right__changes_the_plan_and_undo_brings_it_back(settled: Person) -> None:
    person = settled
    with History(person.data.history, person.clock) as history:
        history.note(SetLevel("L4", 15), person.clock.now() - timedelta(days=3))
    past_walk(person, 1)
    assert (person.outlook.level, person.outlook.state) == ("L4", PlanState.WALK)
    open_newest(person)
    assert person.reads("Your back was fine with it.")
    assert not person.sees("changes-card")
    person.click("correct")
    person.choose("pain-peak", 7)
    person.choose("pain-after", 7)
    person.click("save-log")
    assert person.sees("answer"), "so much pain asks about warning signs"
    person.click("answer")
    assert (person.outlook.level, person.outlook.state) == ("L3", PlanState.STEP_BACK)
    person.page("plan")
    assert person.reads("Pain rose to 7")
    open_newest(person)
    assert person.reads("Pain rose to 7: more than your back was ready for.")
    assert person.reads("You changed pain after from 2 to 7.")
    person.click("correct")
    person.choose("pain-peak", 2)
    person.choose("pain-after", 2)
    person.click("save-log")
    assert person.outlook.level == "L4"
    person.undo()
    assert person.outlook.level == "L3"
    assert person.reads("Pain rose to 7: more than your back was ready for.")


def test_a_session_moved_and_shortened__stays_as_exact_as_it_was_elsewhere(settled: Person) -> None:
    person = settled
    person.start("movement-snack", pain=3)
    person.go(400)
    person.finish()
    before = open_newest(person)
    person.click("correct")
    day = person.see("date")
    assert isinstance(day, DateField)
    day.set_day(today_of(person) - timedelta(days=2))
    person.click("correct-steps")
    person.choose_in("outcome-0", "skipped")
    person.click("save-log")
    [after] = person.records
    assert after.started == before.started - timedelta(days=2)
    assert after.steps[0].outcome is StepOutcome.SKIPPED
    assert after.feelings == before.feelings
    assert after.steps[1:] == before.steps[1:]
    assert person.reads("You changed what became of one exercise.")
    assert person.reads("You changed when it was")
    person.undo()
    assert person.records == [replace(before, timeline=None)]
    assert person.reads("You changed what became of one exercise."), "that it was otherwise is kept"


def test_a_moment_still_to_come__is_told_in_place(settled: Person) -> None:
    person = settled
    past_walk(person, 1)
    open_newest(person)
    person.click("correct")
    day = person.see("date")
    assert isinstance(day, DateField)
    day.set_day(today_of(person))
    at_time(person, 23)
    person.click("save-log")
    assert person.sees("correct-problem")
    assert person.records[0].started.date() == today_of(person) - timedelta(days=1)
    person.press_escape()
    assert person.sees("correct"), "back at the session"


def test_a_new_symptom_in_a_leg__told_later_still_asks_about_warning_signs(settled: Person) -> None:
    person = settled
    past_walk(person, 1)
    open_newest(person)
    person.click("correct")
    person.pick("leg", "Yes: numb, tingling, weak")
    person.click("save-log")
    assert person.sees("answer")
    assert person.records[0].feelings.leg is True


def test_a_session_stopped_today__goes_on_as_one_of_its_own(settled: Person) -> None:
    person = settled
    person.start("core-foundation")
    person.go(200)
    person.press_escape()
    person.click("end-session")
    person.finish()
    first = open_newest(person)
    assert first.outcome is Outcome.STOPPED
    person.click("continue")
    person.click("skip-check-in")
    person.go(3_000)
    person.finish()
    one, two = sorted(person.records, key=lambda record: record.started)
    assert one == replace(first, timeline=None)
    assert (two.name, two.outcome) == (first.name, Outcome.FINISHED)
    assert len(two.steps) < len(first.steps)
    person.tomorrow()
    open_newest(person)
    assert not person.sees("continue"), "tomorrow it is begun anew"
    assert person.sees("again")


def test_a_session__becomes_a_routine_of_ones_own_without_what_was_left_out(settled: Person) -> None:
    person = settled
    person.start("core-foundation")
    person.press(Qt.Key.Key_Right, Qt.Key.Key_Right)
    person.go(1_500)
    person.finish()
    record = open_newest(person)
    skipped = [step.exercise for step in record.steps if step.outcome is StepOutcome.SKIPPED]
    person.click("keep-routine")
    assert person.amble.parts.editing.file is not None
    [path] = person.data.routines.glob("*.yaml")
    routine = person.amble.library.routine(path.stem)
    assert routine is not None
    timeline = person.amble.library.timeline(routine)
    assert timeline is not None
    done = [step.exercise for step in record.steps if step.outcome is StepOutcome.DONE]
    assert skipped
    assert [phase.exercise for phase in timeline.phases if phase.kind is PhaseKind.WORK] == done


def test_the_routine_as_it_was__is_there_to_read(settled: Person) -> None:
    person = settled
    person.start("movement-snack")
    person.go(400)
    person.finish()
    open_newest(person)
    assert not person.sees("routine-then-lines")
    person.click("routine-then")
    assert person.sees("routine-then-lines")


# What was told


def told_rows(person: Person, words: str) -> list[QWidget]:
    rows = [row for row in person.window.findChildren(QWidget, "told-row") if row.isVisible()]
    return [row for row in rows if any(words in label.text() for label in row.findChildren(Label))]


def show_told(person: Person) -> None:
    person.page("history")
    person.amble.parts.correcting.show_told()
    QApplication.processEvents()


def test_days_away_told_wrong__are_put_right_and_taken_back(settled: Person) -> None:
    person = settled
    day = today_of(person)
    person.amble.coaching.note(Away(day, day + timedelta(days=9)))
    assert person.outlook.away_until == day + timedelta(days=9)
    show_told(person)
    [row] = told_rows(person, "Away from")
    person.click_on(row.findChild(QWidget, "edit-told"))
    last = person.see("last-day")
    assert isinstance(last, DateField)
    last.set_day(day - timedelta(days=1))
    person.click("save-log")
    assert person.reads("The last day comes before the first one.")
    last.set_day(day + timedelta(days=2))
    person.click("save-log")
    assert person.outlook.away_until == day + timedelta(days=2)
    assert told_rows(person, "Away from")
    person.undo()
    assert person.outlook.away_until == day + timedelta(days=9)
    [row] = told_rows(person, "Away from")
    person.click_on(row.findChild(QWidget, "delete-told"))
    assert person.outlook.away_until is None
    assert not told_rows(person, "Away from")
    person.undo()
    assert person.outlook.away_until == day + timedelta(days=9)
    assert told_rows(person, "Away from")


def test_answers_about_warning_signs__can_only_be_answered_again(settled: Person) -> None:
    person = settled
    person.amble.coaching.note(Screening(Asked.BUTTON, ("saddle-numb",)))
    show_told(person)
    [row] = told_rows(person, "Warning signs: 1")
    assert row.findChild(QWidget, "edit-told") is None
    assert row.findChild(QWidget, "delete-told") is None
    assert person.reads("Answers about warning signs stay as they are.")
    person.click("answer-again")
    assert person.amble.coaching.lock() is not None
    assert person.reads("First, get this checked")


FACTS = (
    CheckIn(4, ("buttock", "somewhere-new")),
    FlareUp(),
    Repeat(),
    Easier(),
    Away(date(2026, 11, 1), date(2026, 11, 2)),
    Trait(TraitName.AFRAID, 1),
    Trait(TraitName.STENOSIS, 0),
    Trait(TraitName.PAIN_LIMIT, 4),
    WalkingDays((0, 3)),
    SetLevel("L4", 15),
    KnownMinutes(20),
    Checked(date(2026, 11, 3)),
    SelfCheckAnswers((("hips", 1), ("of-another-time", 2))),
    ShoePair("6a0f0f5e-0000-4000-8000-000000000000", "Blue", date(2026, 1, 2), 12.345),
    Measured(Measure.PLANK, 33.333),
    Measured(Measure.OVERALL_CHANGE, -2.0),
    ActivityScores((("6a0f0f5e-0000-4000-8000-000000000001", "Stairs", 4),)),
)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: type(fact).__name__)
def test_a_form_saved_as_it_stands__changes_nothing(settled: Person, fact: Fact) -> None:
    person = settled
    person.amble.coaching.note(fact)
    show_told(person)
    row = told_rows(person, "")[0]
    person.click_on(row.findChild(QWidget, "edit-told"))
    person.click("save-log")
    assert person.facts[-1] == fact
    assert person.sees("told-row")
    with History(person.data.history, person.clock) as history:
        assert all(history.changes(stored.id) == {} for stored in history.facts())


def test_another_moment_for_a_fact__counts_on_that_day(settled: Person) -> None:
    person = settled
    person.amble.coaching.note(CheckIn(3))
    show_told(person)
    person.click_on(told_rows(person, "Your back")[0].findChild(QWidget, "edit-told"))
    person.choose("pain", 5)
    day = person.see("date")
    assert isinstance(day, DateField)
    day.set_day(today_of(person) - timedelta(days=4))
    person.click("save-log")
    assert CheckIn(5) in person.facts
    with History(person.data.history, person.clock) as history:
        [stored] = [each for each in history.facts() if isinstance(each.fact, CheckIn)]
    assert stored.day == today_of(person) - timedelta(days=4)


def test_what_a_fact_said_before__stays_to_be_read(settled: Person) -> None:
    person = settled
    person.amble.coaching.note(KnownMinutes(20))
    show_told(person)
    person.click_on(told_rows(person, "about 20")[0].findChild(QWidget, "edit-told"))
    person.write("minutes", "12")
    person.click("save-log")
    assert told_rows(person, "about 12 minutes")
    assert person.reads("Before you put it right: You can walk about 20 minutes")


def stops_until(person: Person, last: str) -> list[str]:
    """What Tab stops at from here on; the parts of a date are one stop."""
    seen: list[str] = []
    for _ in range(60):
        focus = QApplication.focusWidget()
        assert focus is not None
        if seen[-1:] != [focus.objectName()]:
            seen.append(focus.objectName())
        if seen[-1] == last:
            break
        person.press(Qt.Key.Key_Tab)
    return seen


def test_tab__goes_through_a_form_from_top_to_bottom(settled: Person) -> None:
    person = settled
    person.amble.coaching.note(Away(today_of(person), today_of(person)))
    show_told(person)
    person.click_on(told_rows(person, "Away on")[0].findChild(QWidget, "edit-told"))
    seen = stops_until(person, "cancel-log")
    assert seen == ["first-day", "last-day", "date", "time", "save-log", "cancel-log"]


def test_tab__goes_through_the_steps_before_it_comes_to_save(settled: Person) -> None:
    person = settled
    person.amble.parts.log_routine("movement-snack")
    person.click("save-log")
    open_newest(person)
    person.click("correct")
    person.click("correct-steps")
    seen = stops_until(person, "save-log")
    assert seen[:2] == ["correct-steps", "outcome-0"]
    assert seen[-1] == "save-log"
    assert f"outcome-{len(person.records[0].steps) - 1}" in seen


def broken_off(person: Person) -> SessionRecord:
    """A session of today that a crash broke off, and that was kept as it was."""
    routine = person.amble.library.routine("movement-snack")
    timeline = person.amble.library.timeline(routine) if routine is not None else None
    assert timeline is not None
    begun = blank_record(timeline, str(uuid4()), SessionStarted(person.clock.now()))
    works = [number for number, phase in enumerate(timeline.phases) if phase.kind is PhaseKind.WORK]
    record = replace(begun, active_seconds=8.0, position=works[1])
    with History(person.data.history, person.clock) as history:
        history.save(record)
    person.amble.coaching.forget()
    person.clock.advance(600)
    return record


def test_a_session_that_was_broken_off_today__goes_on_as_the_same_one(settled: Person) -> None:
    person = settled
    record = broken_off(person)
    open_newest(person)
    person.click("continue")
    person.go(1_000)
    person.finish()
    [after] = person.records
    assert (after.id, after.outcome) == (record.id, Outcome.FINISHED)


def test_one_that_was_put_right__goes_on_as_one_of_its_own(settled: Person) -> None:
    person = settled
    record = broken_off(person)
    open_newest(person)
    person.click("correct")
    person.choose("pain-before", 4)
    person.write("minutes", "3")
    person.click("save-log")
    person.click("continue")
    person.click("skip-check-in")
    person.go(1_000)
    person.finish()
    one, two = sorted(person.records, key=lambda each: each.started)
    assert (one.id, one.active_seconds, one.feelings.pain_before) == (record.id, 180.0, 4)
    assert two.outcome is Outcome.FINISHED


def test_nothing_goes_on__while_a_warning_sign_waits(settled: Person) -> None:
    person = settled
    broken_off(person)
    person.amble.coaching.note(Screening(Asked.BUTTON, ("saddle-numb",)))
    open_newest(person)
    person.click("continue")
    assert not person.amble.sessions.player.is_running
    assert person.reads("First, get this checked")
    assert person.amble.coaching.lock() is not None


def test_very_many_facts__come_in_portions(settled: Person) -> None:
    person = settled
    with History(person.data.history, person.clock) as history:
        for number in range(130):
            history.note(CheckIn(number % 11), person.clock.now() - timedelta(hours=number))
    person.amble.coaching.forget()
    show_told(person)
    assert len(told_rows(person, "Your back")) == 60
    person.click("more-told")
    assert len(told_rows(person, "Your back")) == 130
    assert not person.sees("more-told")


def test_nothing_told_yet__says_so(settled: Person) -> None:
    show_told(settled)
    assert settled.reads("Nothing here yet.")
    assert not settled.sees("answer-again")
    settled.press_escape()
    assert not settled.reads("What is wrong can be put right")
