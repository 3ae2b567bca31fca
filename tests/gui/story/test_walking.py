"""Walking by the plan: from the first start over walks, mornings and flare-ups to the next level."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from exercises.history.facts import CheckIn, FlareUp, KnownMinutes, SetLevel, Trait, WalkingDays
from tests.gui.story.conftest import Person


def test_first_run__three_steps__never_again(person: Person) -> None:
    person.click("first-safety")
    person.click("answer")
    person.click("first-know")
    field = person.see("known-minutes")
    field.setFocus()
    person.click("use-known-minutes")
    person.click("first-days")
    facts = [type(fact).__name__ for fact in person.facts]
    assert facts[0] == "Screening"
    assert "KnownMinutes" in facts
    assert facts[-1] == "WalkingDays"
    assert not person.sees("first-run")
    assert "first-run-over: yes" in person.data.settings.read_text(encoding="utf-8")
    assert person.sees("today-walk")


def test_first_run__each_step_skipped__leads_to_a_walk_that_finds_the_level(settled: Person) -> None:
    assert not settled.sees("first-run")
    assert settled.sees("main-baseline")
    assert not any(isinstance(fact, KnownMinutes | SetLevel) for fact in settled.facts)


def test_first_run__left_in_the_middle__goes_on_where_it_was(person: Person, qtbot, qapp) -> None:
    person.click("first-safety")
    person.click("answer")
    again = Person(qtbot, qapp, person.data.root)
    assert again.sees("first-skip-distance")
    assert not again.sees("first-safety")
    again.leave()


def test_a_walk__from_today_to_the_morning_after(settled: Person) -> None:
    person = settled
    person.at_level("L4", 15)
    person.walk_today(pain=2)
    person.go(70)
    assert person.sees("walk-line")
    person.go(240)
    assert person.sees("walk-question")
    person.qtbot.keyClicks(person.window.focusWidget() or person.window, "2")
    QApplication.processEvents()
    assert not person.sees("walk-question")
    person.go(700)
    assert person.reads("Well done.")
    person.finish()
    [record] = person.records
    assert record.level == "L4"
    assert record.routine is None
    assert record.walk_active_seconds == pytest.approx(900)
    assert [tap.pain for tap in record.taps][:1] == [2]
    assert record.feelings.pain_before == 2
    person.tomorrow()
    assert person.sees("morning-same")
    person.click("morning-same")
    person.click("morning-slept")
    [record] = person.records
    assert (record.feelings.pain_next_day, record.feelings.sleep_lost) == (2, False)
    assert record.feelings.next_day_at is not None
    assert record.feelings.next_day_at.date() == person.clock.now().date()
    assert not person.sees("morning-same")


def test_the_morning_after__worse__steps_back_at_once(settled: Person) -> None:
    person = settled
    person.at_level("L4", 15)
    person.walk_today(pain=2)
    person.go(1000)
    person.finish()
    person.tomorrow()
    person.click("morning-worse")
    for pill in person.window.findChildren(type(person.see("scale-5")), "scale-5"):
        if pill.isVisible():
            pill.click()  # type: ignore[attr-defined]
    person.click("morning-next")
    person.click("morning-sleep-lost")
    outlook = person.outlook
    assert (outlook.level, outlook.state) == ("L3", "step-back")


def test_the_morning_after__until_noon_of_the_day_after_next(settled: Person) -> None:
    person = settled
    person.at_level("L4", 15)
    person.walk_today(pain=2)
    person.go(1000)
    person.finish()
    person.tomorrow(days=2, hour=11)
    assert person.sees("morning-same")
    person.tomorrow(days=0, hour=12)
    assert not person.sees("morning-same")


def test_pain_on_the_way__slow_and_stop(settled: Person) -> None:
    person = settled
    person.at_level("L6", 19)
    person.walk_today(pain=1)
    person.go(301)
    person.qtbot.keyClicks(person.window.focusWidget() or person.window, "3")
    assert person.sees("walk-sit")
    person.click("walk-go-on")
    person.go(300)
    person.qtbot.keyClicks(person.window.focusWidget() or person.window, "6")
    QApplication.processEvents()
    assert person.sees("stop-finish")
    person.click("stop-finish")
    assert person.reads("Stopped here. That is fine.")
    person.click("skip-questions")
    [record] = person.records
    assert [tap.pain for tap in record.taps] == [3, 6]
    assert record.feelings.pain_peak == 6
    outlook = person.outlook
    assert outlook.level == "L5"


def test_the_whole_time__is_told_on_every_page_that_leads_to_the_walk(settled: Person) -> None:
    person = settled
    person.at_level("L4", 15)
    person.page("plan")
    assert person.reads("15 min walking, 29 with warm-up and cool-down")
    person.page("today")
    assert person.reads("15 min walking, 29 with warm-up and cool-down. Easy 5 · brisk 5 · easy 5 min.")
    person.click("today-walk")
    assert person.reads("15 min walking, 29 with warm-up and cool-down.")
    person.click("begin")
    driver = person.amble.sessions.player.driver
    assert driver is not None
    assert round(driver.session.timeline.seconds / 60) == 29


def test_half_the_time__at_pain_five(settled: Person) -> None:
    person = settled
    person.at_level("L4", 15)
    person.page("today")
    person.click("today-walk")
    person.tick("just-the-walk")
    assert person.reads("15 min walking.")
    person.choose("pain-now", 5)
    assert person.reads("7 min walking.")
    person.click("begin-half")
    driver = person.amble.sessions.player.driver
    assert driver is not None
    assert driver.session.timeline.seconds == 7 * 60


def test_something_gentler__at_pain_six(settled: Person) -> None:
    person = settled
    person.at_level("L4", 15)
    person.page("today")
    person.click("today-walk")
    person.choose("pain-now", 6)
    person.click("gentler")
    driver = person.amble.sessions.player.driver
    assert driver is not None
    assert driver.session.timeline.routine == "flare-day-gentle"


def test_pain_of_seven__asks_about_signs_first__and_is_a_flare_up(settled: Person) -> None:
    person = settled
    person.at_level("L4", 15)
    person.page("today")
    person.click("today-walk")
    person.choose("pain-now", 7)
    person.click("safety-questions")
    person.click("answer")
    person.click("flare")
    assert CheckIn(7, ()) in person.facts
    assert person.sees("main-gentle")
    person.tomorrow(days=2)
    assert person.reads("Walk 7")


def test_a_flare_up_by_a_press__and_taken_back(settled: Person) -> None:
    person = settled
    person.at_level("L4", 15)
    person.page("today")
    person.click("relief")
    person.click("mark-flare")
    assert FlareUp() in person.facts
    person.undo()
    assert FlareUp() not in person.facts
    person.press_escape()
    assert person.sees("today-walk")


def test_decisions_on_the_plan__and_taken_back(settled: Person) -> None:
    person = settled
    person.at_level("L4", 15)
    person.page("plan")
    person.click("easier")
    outlook = person.outlook
    assert outlook.level == "L3"
    person.undo()
    outlook = person.outlook
    assert outlook.level == "L4"


def test_days_and_fear_are_told_once(person: Person) -> None:
    person.click("first-skip-safety")
    person.tick("first-afraid")
    person.click("first-skip-distance")
    person.click("first-days")
    assert any(isinstance(fact, Trait) and fact.value == 1 for fact in person.facts)
    assert any(isinstance(fact, WalkingDays) for fact in person.facts)


def test_deleting_a_session__changes_the_plan__and_undo_brings_it_back(settled: Person) -> None:
    person = settled
    person.at_level("L4", 15)
    person.walk_today(pain=2)
    person.go(1000)
    person.finish(peak=7, after=3)
    person.click("answer")  # pain of seven asks about signs
    outlook = person.outlook
    assert outlook.level == "L3"
    person.page("history")
    history = person.amble._history_flow
    assert history is not None
    history.page.show_session(person.records[-1].id)
    person.click("delete")
    outlook = person.outlook
    assert outlook.level == "L4"
    person.undo()
    outlook = person.outlook
    assert outlook.level == "L3"


def test_a_walk_elsewhere_and_something_else__written_down(settled: Person) -> None:
    person = settled
    person.at_level("L4", 15)
    person.page("today")
    person.click("today-log-walk")
    person.click("save-log")
    [walk] = person.records
    assert walk.logged_by_hand
    assert (walk.level, walk.walk_active_seconds) == ("L4", 900)
    person.undo()
    assert person.records == []
    person.page("today")
    person.click("today-log-activity")
    assert person.sees("what")


def test_midnight__another_day_is_shown_on_coming_back(settled: Person) -> None:
    person = settled
    person.at_level("L4", 15)
    person.page("today")
    before = person.clock.now().date()
    person.tomorrow()
    outlook = person.outlook
    assert outlook.today == before + timedelta(days=1)
    day = outlook.today.day
    assert person.reads(f"{day} November")


def test_an_unreadable_history__still_shows_today__and_says_why(person: Person) -> None:
    person.data.history.write_bytes(b"this is no database at all, but long enough" * 40)
    person.amble.coaching.forget()
    QApplication.processEvents()
    for step in ("safety", "distance", "days"):
        if person.sees(f"first-skip-{step}"):
            person.click(f"first-skip-{step}")
    assert person.reads("no history of Amble")
    assert person.sees("relief")


def test_an_unreadable_history__from_the_beginning__lets_one_move_all_the_same(qtbot, qapp, tmp_path) -> None:
    history = tmp_path / "history.db"
    rubbish = b"this is no database at all, but long enough" * 40
    history.write_bytes(rubbish)
    (tmp_path / "settings.yaml").write_text("first-run-over: yes\n", "utf-8")
    person = Person(qtbot, qapp, tmp_path)
    assert person.reads("no history of Amble")
    assert person.sees("main-baseline")
    person.click("today-walk")
    person.choose("pain-now", 2)
    person.click("begin")
    assert person.reads("This session is not being saved.")
    person.page("plan")
    person.page("history")
    assert history.read_bytes() == rubbish, "nothing of what is there is touched"
    person.leave()
