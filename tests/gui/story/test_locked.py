"""While somebody should look at the back first: nothing begins, wherever it is asked for, and a date opens it again."""

from datetime import timedelta

from exercises.history.facts import Asked, Checked, Screening
from gui.widgets.fields import DateField
from tests.gui.story.conftest import Person


def lock(person: Person) -> None:
    """Tell of an emergency by the button that is always in reach."""
    person.page("safety")
    person.click("sign-bladder-bowel")
    person.click("answer")
    person.click("understood")


def nothing_begins(person: Person) -> None:
    assert not person.amble.sessions.player.is_running
    assert person.sees("checked"), "why it waits is said in its place"
    person.press_escape()


def test_nothing_begins_anywhere(settled: Person) -> None:
    person = settled
    person.at_level("L4", 15)
    person.start("movement-snack", pain=1)
    person.go(400)
    person.click("skip-questions")
    lock(person)
    person.page("today")
    for gone in ("today-walk", "second-start", "snack-start", "self-check-start"):
        assert not person.sees(gone), gone
    person.page("routines")
    person.click("routine-movement-snack")
    person.click("start")
    nothing_begins(person)
    person.page("exercises")
    person.click("exercise-bird-dog")
    person.click("try")
    nothing_begins(person)
    person.page("history")
    person.press_return()
    person.click("again")
    nothing_begins(person)
    person.page("plan")
    assert not person.sees("start-walk")
    person.click("safety")
    nothing_begins(person)


def test_relief__says_where_to_get_help__and_starts_nothing(settled: Person) -> None:
    person = settled
    lock(person)
    person.page("today")
    person.click("relief")
    assert person.reads("emergency")
    assert not person.sees("relief-first")
    assert not person.sees("mark-flare")
    person.click("get-help")
    nothing_begins(person)


def test_a_check_of_the_day_before__opens_everything_again(settled: Person) -> None:
    person = settled
    person.at_level("L4", 15)
    lock(person)
    person.tomorrow(days=3)
    person.page("today")
    person.click("today-safety")
    field = person.see("check-day")
    assert isinstance(field, DateField)
    yesterday = person.clock.now().date() - timedelta(days=1)
    field.set_day(yesterday)
    person.click("checked")
    assert person.facts[-1] == Checked(yesterday)
    assert person.reads("Sessions are open again.")
    assert person.sees("today-walk")


def test_a_sign_in_the_check_in__ends_there(settled: Person) -> None:
    person = settled
    person.at_level("L4", 15)
    person.page("today")
    person.click("today-walk")
    person.click("something-new")
    person.click("sign-bladder-bowel")
    person.click("answer")
    person.click("understood")
    assert person.sees("main-locked")
    assert person.facts[-1] == Screening(Asked.LEG, ("bladder-bowel",))
    assert person.records == []


def test_a_sign_in_the_check_in__is_not_left_behind_on_the_way_to_the_walk(settled: Person) -> None:
    person = settled
    person.at_level("L4", 15)
    person.page("today")
    person.click("today-walk")
    person.click("something-new")
    person.click("sign-saddle-numb")
    person.click("answer")
    person.click("mistaken")
    person.click("not-now")
    assert person.sees("leave-panel")
    assert not person.sees("main-locked")
    person.press_escape()
    assert person.sees("sign-saddle-numb"), "Esc goes back to the list"
    person.press_escape()
    person.click("leave-meant")
    assert person.sees("advice-emergency")
    person.click("understood")
    assert person.sees("main-locked")
    assert person.records == []


def test_a_sign_ticked_by_mistake__is_said_to_be_one_and_the_walk_goes_on(settled: Person) -> None:
    person = settled
    person.at_level("L4", 15)
    person.page("today")
    person.click("today-walk")
    person.choose("pain-now", 3)
    person.click("something-new")
    person.click("sign-saddle-numb")
    person.click("not-now")
    person.click("leave-dropped")
    person.click("begin")
    assert person.amble.sessions.player.is_running
    person.go(30)
    person.press_escape()
    person.click("end-session")


def test_nothing_new_in_the_check_in__goes_on_there(settled: Person) -> None:
    person = settled
    person.at_level("L4", 15)
    person.page("today")
    person.click("today-walk")
    person.choose("pain-now", 3)
    person.click("something-new")
    person.click("answer")
    person.click("begin")
    assert person.amble.sessions.player.is_running
    driver = person.amble.sessions.player.driver
    assert driver is not None
    person.go(60)
    person.press_escape()
    person.click("end-session")
    person.click("skip-questions")
    assert person.records[0].feelings.pain_before == 3


def test_a_leg_told_of_after_a_session_that_is_not_written__loses_neither(settled: Person) -> None:
    person = settled
    person.amble.parts.close()
    person.data.history.unlink(missing_ok=True)
    person.data.history.mkdir()
    person.start("movement-snack", pain=2)
    person.go(400)
    person.pick("leg", "Yes: numb, tingling, weak")
    person.click("save")
    assert person.reads("This session is not in your history yet.")
    assert not person.sees("answer")
    person.data.history.rmdir()
    person.click("save")
    assert person.sees("answer")
    person.click("answer")
    [record] = person.records
    assert record.feelings.leg is True
