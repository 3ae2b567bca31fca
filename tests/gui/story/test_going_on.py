"""Weeks of walking: what was told goes on to the next morning, the next level, and the days after a flare-up."""

from exercises.history.facts import FlareUp, KnownMinutes
from exercises.session.events import Outcome
from tests.gui.story.conftest import Person


def walk(person: Person, pain: int = 2, seconds: float = 1_200) -> None:
    person.walk_today(pain=pain)
    person.go(seconds)


def test_a_week_of_walks__leads_to_the_next_level(settled: Person) -> None:
    person = settled
    person.at_level("L4", 15)
    walked = 0
    for _ in range(11):
        person.page("today")
        if person.sees("morning-same"):
            person.click("morning-same")
            person.click("morning-slept")
        if person.outlook.level != "L4":
            break
        if person.sees("today-walk"):
            walk(person)
            person.finish()
            walked += 1
        person.tomorrow()
    assert person.outlook.level == "L5"
    assert walked >= 4
    begun = person.clock.now().date()
    assert 7 <= (begun - person.records[0].started.date()).days <= 10
    person.page("plan")
    assert person.reads("Level 5") or person.reads("L5")
    assert person.outlook.reasons[-1].rule == "R6"


def test_half_way__is_told_to_turn_back(settled: Person) -> None:
    person = settled
    person.at_level("L4", 15)
    person.walk_today(pain=2)
    person.go(440)
    assert not person.reads("Turn back now")
    person.go(14)
    assert person.reads("Turn back now")


def test_the_morning_after__better(settled: Person) -> None:
    person = settled
    person.at_level("L4", 15)
    walk(person, pain=3)
    person.finish(after=3, peak=3)
    person.tomorrow()
    person.click("morning-better")
    person.click("scale-1")
    person.click("morning-next")
    person.click("morning-slept")
    [record] = person.records
    assert (record.feelings.pain_next_day, record.feelings.sleep_lost) == (1, False)
    assert person.reads("The plan takes it into account.")


def test_the_morning_after__later__asks_no_more_until_the_window_is_opened_again(settled: Person, qtbot, qapp) -> None:
    person = settled
    person.at_level("L4", 15)
    walk(person)
    person.finish()
    person.tomorrow()
    person.click("morning-later")
    person.page("history")
    person.page("today")
    assert not person.sees("morning-same")
    assert person.records[0].feelings.pain_next_day is None
    again = Person(qtbot, qapp, person.data.root, person.clock)
    assert again.sees("morning-same")
    again.leave()


def test_the_days_after_a_flare_up__gentle_then_half_then_more_then_the_level_again(settled: Person) -> None:
    person = settled
    person.at_level("L6", 19)
    person.page("today")
    person.click("relief")
    person.click("mark-flare")
    person.press_escape()
    assert person.sees("main-gentle")
    person.click("today-routine")
    person.click("skip-check-in")
    driver = person.amble.sessions.player.driver
    assert driver is not None
    assert driver.session.timeline.routine == "flare-day-gentle"
    person.go(3_000)
    person.click("skip-questions")
    person.tomorrow()
    assert person.sees("main-gentle"), "the second gentle day"
    minutes = []
    for _ in range(9):
        person.tomorrow()
        person.page("today")
        if person.sees("morning-same"):
            person.click("morning-same")
            person.click("morning-slept")
        if person.outlook.level == "L6" and person.outlook.state.value == "hold":
            break
        if person.sees("today-walk"):
            minutes.append(person.outlook.minutes)
            walk(person)
            person.finish()
    assert minutes[0] == 9, "half of nineteen"
    assert minutes == sorted(minutes)
    assert person.outlook.flare_day is None
    assert [fact for fact in person.facts if isinstance(fact, FlareUp)] == [FlareUp()]


def test_a_leg_told_of_at_the_end__asks_about_signs__with_the_walk_kept(settled: Person) -> None:
    person = settled
    person.at_level("L4", 15)
    walk(person)
    person.pick("leg", "Yes: numb, tingling, weak")
    assert person.sees("leg-next")
    person.click("save")
    assert person.sees("answer")
    [record] = person.records
    assert record.outcome is Outcome.FINISHED
    person.click("answer")
    assert person.sees("today-log-activity"), "back on Today, with the walk done"


def test_first_run__an_emergency_answer_locks_at_once(person: Person) -> None:
    person.click("first-safety")
    person.click("sign-bladder-bowel")
    person.click("answer")
    person.click("understood")
    assert person.sees("main-locked")
    assert not person.sees("first-run")
    person.click("today-safety")
    person.click("checked")
    assert person.sees("first-run"), "what was not answered yet is asked now"


def test_first_run__closed_in_the_middle_after_a_skip__asks_again_only_what_is_open(
    person: Person, qtbot, qapp
) -> None:
    person.click("first-skip-safety")
    person.click("first-know")
    person.write("known-minutes", "20")
    person.click("use-known-minutes")
    assert KnownMinutes(20) in person.facts
    again = Person(qtbot, qapp, person.data.root, person.clock)
    assert not again.sees("first-know")
    for step in ("safety", "days"):
        if again.sees(f"first-skip-{step}"):
            again.click(f"first-skip-{step}")
    assert not again.sees("first-run")
    again.leave()
    third = Person(qtbot, qapp, person.data.root, person.clock)
    assert not third.sees("first-run"), "never again"
    third.leave()
