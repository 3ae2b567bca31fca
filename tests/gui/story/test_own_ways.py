"""Deciding about the plan oneself, by its own page and by the settings."""

from datetime import timedelta

from PySide6.QtWidgets import QApplication

from exercises.history.facts import Away, SetLevel, Trait, TraitName
from gui.widgets.fields import DateField
from tests.gui.story.conftest import Person

SHORT = "name: Short\nlevels:\n  - {name: A, walks-a-week: 3, steps: [{exercise: walk-easy, for: 6m}]}\n"


def changes(person: Person) -> None:
    person.page("plan")
    person.click("change-plan")


def test_a_level_is_chosen__and_taken_back(settled: Person) -> None:
    person = settled
    changes(person)
    person.choose_in("levels", "L6")
    person.click("change-set-level")
    assert isinstance(person.facts[-1], SetLevel)
    assert person.outlook.level == "L6"
    assert person.sees("start-walk"), "back on the plan, where one sees it"
    assert person.reads("You begin at L6.")
    person.undo()
    assert person.outlook.level is None
    person.page("today")
    assert person.sees("main-baseline")


def test_a_level__picked_from_today(settled: Person) -> None:
    person = settled
    person.click("today-know")
    person.click("pick-level")
    person.choose_in("levels", "L2")
    person.click("change-set-level")
    assert person.outlook.level == "L2"


def test_away_until_monday__and_back_earlier(settled: Person) -> None:
    person = settled
    person.at_level("L4", 15)
    today = person.clock.now().date()  # a Friday
    monday = today + timedelta(days=3)
    changes(person)
    until = person.see("away-until")
    assert isinstance(until, DateField)
    until.set_day(today - timedelta(days=1))
    person.click("change-set-away")
    assert person.sees("away-problem")
    until.set_day(monday)
    person.click("change-set-away")
    assert Away(today, monday) in person.facts
    person.page("today")
    assert person.sees("main-away")
    assert not person.sees("second-start")
    person.tomorrow(days=2)
    assert person.sees("main-away")
    person.click("today-plan")
    person.click("back-again")
    assert [fact for fact in person.facts if isinstance(fact, Away)] == [Away(today, today + timedelta(days=1))]
    person.undo()
    assert [fact for fact in person.facts if isinstance(fact, Away)] == [Away(today, monday)]
    person.page("today")
    assert person.sees("main-away")
    person.click("today-plan")
    person.click("back-again")
    person.page("today")
    assert person.sees("today-walk")


def test_away_ends_by_itself__and_no_day_was_missed(settled: Person) -> None:
    person = settled
    person.at_level("L4", 15)
    changes(person)
    until = person.see("away-until")
    assert isinstance(until, DateField)
    until.set_day(person.clock.now().date() + timedelta(days=20))
    person.click("change-set-away")
    person.tomorrow(days=21)
    person.page("today")
    assert person.sees("today-walk")
    assert person.outlook.level == "L4"


def test_seats_on_the_way__from_the_answer_to_the_walk_and_off_again(settled: Person) -> None:
    person = settled
    person.at_level("L4", 15)
    changes(person)
    person.pick("stenosis", "Yes")
    assert Trait(TraitName.STENOSIS, 1) in person.facts
    person.walk_today()
    driver = person.amble.sessions.player.driver
    assert driver is not None
    assert [phase.seconds for phase in driver.session.timeline.phases if phase.walking] == [180] * 5
    person.press_escape()
    person.click("end-session")
    changes(person)
    person.pick("stenosis", "No")
    assert not person.outlook.stenosis


def test_a_clinicians_limit__makes_less_pain_too_much(settled: Person) -> None:
    person = settled
    person.at_level("L6", 19)
    changes(person)
    person.choose_in("limit", "4")
    assert person.amble.coaching.limit() == 4
    person.walk_today(pain=2)
    person.go(301)
    person.qtbot.keyClicks(QApplication.focusWidget() or person.window, "4")
    QApplication.processEvents()
    assert person.sees("stop-finish"), "4 would have been far from a stop without it"
    person.click("stop-finish")
    person.click("skip-questions")
    assert person.outlook.level == "L5"
    changes(person)
    person.choose_in("limit", "0")
    assert person.amble.coaching.limit() is None


def test_the_self_check__changes_what_today_offers(settled: Person) -> None:
    person = settled
    person.at_level("L4", 15)
    person.start("core-foundation", pain=1)  # with that, strength had its turn today
    person.go(3_000)
    person.finish(after=1, peak=1)
    person.page("today")
    assert person.outlook.second is not None
    assert person.outlook.second.routine == "hip-mobility"
    person.page("settings")
    person.click("self-check")
    for number in range(8):
        person.click("answer-2" if number == 1 else "answer-0")
    assert person.sees("routine-ankle-foot-mobility")
    person.click("done")
    assert person.sees("my-shoes"), "back in the settings"
    person.page("today")
    person.click("second-start")
    person.click("skip-check-in")
    driver = person.amble.sessions.player.driver
    assert driver is not None
    assert driver.session.timeline.routine == "ankle-foot-mobility"


def test_another_plan__by_the_settings__that_breaks_and_goes(settled: Person) -> None:
    person = settled
    person.page("settings")
    person.data.plans.mkdir(parents=True)
    own = person.data.plans / "short.yaml"
    own.write_text(SHORT, "utf-8")
    person.page("settings")  # the list that is on the screen already gets it as well
    person.choose_in("plan", "short")
    person.page("plan")
    assert person.reads("Short")
    assert not person.sees("plan-trouble")
    own.write_text("name: Short\n", "utf-8")
    person.page("plan")  # going anywhere looks at the files again
    assert person.reads("the version before stands in for it")
    assert person.sees("plan-trouble")
    assert person.outlook.plan_name == "Short"
    own.unlink()
    person.page("plan")
    assert person.reads("The walking plan short can't be used, so Gradual walk stands in for it.")
    assert person.outlook.plan_name == "Gradual walk"
    person.page("settings")
    person.choose_in("plan", "gradual-walk")
    person.page("plan")
    assert not person.sees("plan-trouble")
    assert "plan: short" not in person.data.settings.read_text("utf-8")


def test_a_plan_that_is_broken_when_the_program_begins__is_told_at_once(qtbot, qapp, tmp_path) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "short.yaml").write_text("name: Short\n", "utf-8")
    (tmp_path / "settings.yaml").write_text("plan: short\nfirst-run-over: yes\n", "utf-8")
    person = Person(qtbot, qapp, tmp_path)
    assert person.reads("The walking plan short can't be used, so Gradual walk stands in for it.")
    assert person.sees("main-baseline")
    person.leave()


def test_midnight_passes_while_nobody_touches_anything(settled: Person) -> None:
    person = settled
    person.at_level("L4", 15)
    person.walk_today(pain=2)
    person.go(1_200)
    person.finish()
    assert not person.sees("today-walk")
    person.page("plan")
    assert not person.sees("start-walk")
    today = person.amble._today
    assert today is not None
    assert today._minute.isActive()
    person.clock.advance(24 * 3600)
    today._minute.timeout.emit()
    QApplication.processEvents()
    assert person.sees("start-walk"), "also a page that is open beside Today knows of the new day"
    person.page("today")
    assert person.sees("today-walk")
    assert person.sees("morning-same")
