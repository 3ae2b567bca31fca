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
