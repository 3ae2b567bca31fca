"""Sessions that are begun by mistake and ended at once: they ask nothing and leave nothing behind."""

from exercises.history.facts import CheckIn
from tests.gui.story.conftest import Person


def ends_at_once(person: Person, after: float = 3) -> None:
    person.go(after)
    person.press_escape()
    person.click("end-session")


def test_ended_at_once__asks_nothing_and_counts_nowhere(settled: Person) -> None:
    person = settled
    person.at_level("L4", 15)
    person.walk_today()
    ends_at_once(person)
    assert not person.sees("skip-questions")
    assert person.reads("Ended at once, so nothing was written down.")
    assert person.records == []
    assert person.sees("today-walk")
    assert person.outlook.walked_today_minutes == 0
    person.page("history")
    assert not person.reads("1 session")
    person.tomorrow()
    assert not person.sees("morning-same")


def test_ended_at_once_all_the_same__can_be_kept(settled: Person) -> None:
    person = settled
    person.start("movement-snack")
    ends_at_once(person)
    person.undo()
    assert [record.name for record in person.records] == ["Movement snack"]


def test_how_the_back_was_before__stays_told__once(settled: Person) -> None:
    person = settled
    person.at_level("L4", 15)
    person.walk_today(pain=4)
    ends_at_once(person)
    assert [fact for fact in person.facts if isinstance(fact, CheckIn)] == [CheckIn(4, ())]
    person.undo()
    assert not any(isinstance(fact, CheckIn) for fact in person.facts)
    assert person.records[0].feelings.pain_before == 4


def test_a_hurt_told_in_the_first_seconds__is_kept_and_asked_about(settled: Person) -> None:
    person = settled
    person.start("core-foundation", pain=2)
    person.go(3)
    person.press_key("H")
    person.tick("hurt-leg")
    person.click("hurt-stop")
    person.click("answer")
    assert person.reads("Stopped here. That is fine.")
    person.click("skip-questions")
    [record] = person.records
    assert record.feelings.leg is True


def test_ten_seconds_of_work__are_a_session(settled: Person) -> None:
    person = settled
    person.at_level("L4", 15)
    person.walk_today()
    ends_at_once(person, after=40)
    assert person.reads("Stopped here. That is fine.")
    person.click("skip-questions")
    assert len(person.records) == 1


def test_a_window_closed_in_the_first_seconds__leaves_nothing_either(settled: Person) -> None:
    person = settled
    person.start("movement-snack")
    person.go(2)
    person.window.close()
    person.click("end-session")
    assert not person.window.isVisible()
    assert person.records == []


# Begun by mistake, and found out late


def test_thrown_away_where_it_ends__and_brought_back(settled: Person) -> None:
    person = settled
    person.start("movement-snack", pain=3)
    person.go(60)
    person.press_escape()
    person.click("end-session")
    person.click("throw-away")
    assert person.reads("Movement snack was thrown away.")
    assert person.records == []
    assert not person.sees("throw-away")
    assert CheckIn(3, ()) in person.facts
    person.undo()
    assert [record.name for record in person.records] == ["Movement snack"]
    assert person.records[0].active_seconds > 10
    assert CheckIn(3, ()) not in person.facts


# Only tried out


def test_tried_out__the_question_at_its_end_says_that_nothing_is_kept(settled: Person) -> None:
    person = settled
    person.amble.parts.try_exercise("bird-dog")
    person.go(20)
    person.press_escape()
    assert person.reads("You are trying it out: nothing of it is written down.")
    assert not person.reads("What you have done so far is kept in your history.")
    assert person.reads("End")
    person.click("end-session")
    assert person.records == []
    person.start("movement-snack")
    person.go(20)
    person.press_escape()
    assert person.reads("What you have done so far is kept in your history.")
