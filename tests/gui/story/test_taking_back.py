"""What was deleted or told wrong by a slip: it is named, found again, and never goes further than it was meant."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from exercises.history.by_hand import walk_by_hand
from exercises.history.history import History
from exercises.session.record import Feelings, SessionRecord
from gui.widgets.toast import Toast
from tests.gui.story.conftest import Person


def past_walk(person: Person, hours_ago: int, minutes: int = 15) -> SessionRecord:
    """A walk that was kept some hours ago."""
    started = person.clock.now() - timedelta(hours=hours_ago)
    felt = Feelings(pain_before=2, pain_peak=2, pain_after=2, effort=3)
    walk = walk_by_hand(started, minutes, person.clock.now(), level="L4", planned_minutes=15, feelings=felt)
    with History(person.data.history, person.clock) as history:
        history.save(walk)
    person.amble.coaching.forget()
    return walk


def open_session(person: Person, record: SessionRecord) -> None:
    person.page("history")
    history = person.amble._history_flow
    assert history is not None
    history.page.show_session(record.id)
    QApplication.processEvents()


def delete(person: Person, record: SessionRecord) -> None:
    open_session(person, record)
    person.click("delete")


def undo_keys(person: Person) -> None:
    person.qtbot.keyClick(
        QApplication.focusWidget() or person.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
    )
    QApplication.processEvents()


def toast_of(person: Person) -> str:
    (toast,) = person.window.findChildren(Toast)
    return toast.text


# Deleting


def test_deleting__says_what_and_the_keys_bring_back_one_after_another(settled: Person) -> None:
    person = settled
    one, other = past_walk(person, 50), past_walk(person, 74)
    delete(person, one)
    assert toast_of(person).startswith("Deleted: Walk · L4, ")
    assert toast_of(person).endswith(f"{one.started:%H:%M}")
    delete(person, other)
    assert person.records == []
    undo_keys(person)
    assert [record.id for record in person.records] == [other.id]
    undo_keys(person)
    assert {record.id for record in person.records} == {one.id, other.id}
    undo_keys(person)
    assert len(person.records) == 2


def test_the_keys_elsewhere__bring_nothing_back(settled: Person) -> None:
    person = settled
    delete(person, past_walk(person, 50))
    person.page("plan")
    undo_keys(person)
    assert person.records == []
    person.page("history")
    undo_keys(person)
    assert len(person.records) == 1


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)  # the menu of what there is no room for
def test_deleted_sessions__are_found_again(settled: Person) -> None:
    person = settled
    walk = past_walk(person, 50)
    delete(person, walk)
    person.page("history")
    person.ask_history("told")
    person.click("deleted-sessions")
    assert person.reads("Walk · L4")
    person.click("bring-back")
    assert [record.id for record in person.records] == [walk.id]
    assert person.reads("Nothing is deleted.")
    person.press_escape()
    assert person.sees("deleted-sessions"), "back where one was"


# Correcting


def test_a_worst_below_the_others__is_raised_and_said(settled: Person) -> None:
    person = settled
    walk = past_walk(person, 50)
    open_session(person, walk)
    assert not person.sees("corrected-mark")
    person.click("correct")
    assert not person.sees("worst-raised")
    person.choose("pain-after", 6)
    assert person.sees("worst-raised")
    person.choose("pain-after", 4)
    person.click("save-log")
    [record] = person.records
    assert (record.feelings.pain_peak, record.feelings.pain_after) == (4, 4)
    assert person.sees("corrected-mark")


def test_a_worst_that_was_raised_by_a_slip__sinks_again(settled: Person) -> None:
    person = settled
    open_session(person, past_walk(person, 50))
    person.click("correct")
    person.choose("pain-after", 9)
    person.choose("pain-after", 1)
    assert not person.sees("worst-raised")
    person.click("save-log")
    felt = person.records[0].feelings
    assert (felt.pain_peak, felt.pain_after) == (2, 1)


def test_a_worst_told_too_low__says_at_once_what_one_save_takes(settled: Person) -> None:
    person = settled
    open_session(person, past_walk(person, 50))
    person.click("correct")
    person.choose("pain-after", 4)
    person.choose("pain-peak", 3)
    assert person.reads("At its worst it can't be below 4, told for another moment. Save takes 4, not 3.")
    person.click("save-log")
    assert not person.sees("save-log"), "one Save is enough"
    felt = person.records[0].feelings
    assert (felt.pain_peak, felt.pain_after) == (4, 4)


def test_a_worst_told_low_long_ago__is_left_alone(settled: Person) -> None:
    person = settled
    walk = past_walk(person, 50)
    with History(person.data.history, person.clock) as history:
        history.feel(walk.id, Feelings(pain_before=4, pain_peak=2, pain_after=2))
    person.amble.coaching.forget()
    open_session(person, walk)
    person.click("correct")
    person.write("minutes", "20")
    person.click("save-log")
    [record] = person.records
    assert (record.feelings.pain_before, record.feelings.pain_peak) == (4, 2)
    assert record.walk_active_seconds == 20 * 60


def test_save__is_in_view_without_scrolling(settled: Person) -> None:
    person = settled
    open_session(person, past_walk(person, 50))
    person.click("correct")
    save = person.see("save-log")
    assert save.visibleRegion().boundingRect() == save.rect()


def test_a_correction_taken_back__is_told_as_that(settled: Person) -> None:
    person = settled
    open_session(person, past_walk(person, 50))
    person.click("correct")
    person.choose("pain-before", 1)
    person.click("save-log")
    assert person.reads("You changed pain before from 2 to 1.")
    person.undo()
    assert person.reads("Taken back: pain before is again 2.")
    assert not person.sees("corrected-mark")


def test_the_verdict__stands_free_and_without_a_rules_number(settled: Person) -> None:
    person = settled
    open_session(person, past_walk(person, 50))
    assert not person.reads("rule R")
    person.click("correct")
    person.choose("pain-before", 1)
    person.click("save-log")
    sentence, (toast,) = person.see("grade-sentence"), person.window.findChildren(Toast)

    def is_free() -> bool:
        seen = sentence.visibleRegion().boundingRect().translated(sentence.mapTo(person.window, sentence.pos() * 0))
        return not toast.geometry().intersects(seen)

    person.qtbot.waitUntil(is_free)


# Writing down


@pytest.mark.parametrize("another", [False, True])
def test_the_same_walk_again__is_asked_about(settled: Person, another: bool) -> None:
    person = settled
    there = past_walk(person, 1)
    person.page("history")
    person.ask_history("log-walk")
    person.write("minutes", "15")
    person.pick("when", "Earlier today")
    person.click("save-log")
    assert person.see("twin-question").accessibleName().startswith(f"You have one at {there.started:%H:%M} (15 min")
    assert len(person.records) == 1
    person.click("write-another" if another else "same-one")
    assert len(person.records) == 1 + another
    assert not person.sees("save-log")


def test_a_walk_at_another_time__is_written_down_at_once(settled: Person) -> None:
    person = settled
    past_walk(person, 30)
    person.page("history")
    person.ask_history("log-walk")
    person.write("minutes", "15")
    person.click("save-log")
    assert len(person.records) == 2


def test_just_now__does_not_creep_while_the_form_is_open(settled: Person) -> None:
    person = settled
    opened = person.clock.now()
    person.page("history")
    person.ask_history("log-walk")
    person.clock.advance(600)
    person.window.came_back.emit()
    QApplication.processEvents()
    person.write("minutes", "15")
    person.click("save-log")
    assert person.records[0].started == (opened - timedelta(minutes=15)).replace(microsecond=0)


def test_a_form_that_asked__asks_nothing_when_it_begins_anew(settled: Person) -> None:
    person = settled
    past_walk(person, 1)
    person.page("history")
    person.ask_history("log-walk")
    person.write("minutes", "15")
    person.pick("when", "Earlier today")
    person.click("save-log")
    person.click("cancel-log")
    person.ask_history("log-walk")
    assert not any(w.isVisible() for w in person.window.findChildren(QWidget, "twin-question"))
