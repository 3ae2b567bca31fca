"""The walking plan's screen in all its states, with real clicks and keys."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from exercises.coach.outlook import (
    DayMark,
    Due,
    DueKind,
    LevelStep,
    Outlook,
    PlanState,
    Reason,
    WeekDay,
)
from exercises.coach.red_flags import Lock, Urgency
from gui.plan.details import PlanDetails
from gui.plan.level_bars import BarState, LevelBars
from gui.plan.page import PlanPage
from gui.plan.words import ChangeKind, change_of, level_title, rule_word
from gui.theme.theme import Theme
from gui.theme.tokens import Tone
from gui.widgets.buttons import Button
from gui.widgets.chips import Chip, ChipRow
from gui.widgets.fields import ChoiceField, DateField
from gui.widgets.labels import Label

TODAY = date(2026, 11, 20)
MINUTES = (8, 10, 12, 12, 15, 17, 19, 21, 23, 25, 27, 30, 30)
LEVELS = tuple(LevelStep(f"L{n}", minutes, 4 if n < 3 else 5) for n, minutes in enumerate(MINUTES))
WEEK = tuple(
    WeekDay(TODAY + timedelta(n - 4), DayMark.DONE if n in (0, 2) else DayMark.PLANNED, walked=n in (0, 2))
    for n in range(7)
)
DETAILS = PlanDetails(
    shape="easy 5 · brisk 5 · easy 5",
    needed="You move up after four green walks.",
    walk_notes={TODAY - timedelta(4): "pain 3 → 2"},
)
PLAIN = Outlook(
    plan_id="gradual-walk",
    plan_name="Gradual walk",
    today=TODAY,
    levels=LEVELS,
    level="L4",
    level_index=4,
    minutes=15,
    parts=1,
    part_minutes=(15,),
    walks_a_week=5,
    walks_done=2,
    walked_today_minutes=0,
    state=PlanState.WALK,
    lock=None,
    due=Due(TODAY, DueKind.WALK, None, 15, "Walk 15 minutes."),
    second=None,
    why="The plan goes on.",
    reasons=(),
    grades=(),
    week=WEEK,
    base=2,
    baseline_walks=3,
    flare_day=None,
    away_until=None,
    easy=False,
    stenosis=False,
    advice=(),
)
NO_LEVEL = replace(
    PLAIN,
    level=None,
    level_index=None,
    minutes=None,
    part_minutes=(),
    walks_a_week=None,
    state=PlanState.RE_TEST,
    due=Due(TODAY, DueKind.RE_TEST, None, None, "An easy walk."),
    baseline_walks=1,
)
FLARE = replace(
    PLAIN,
    state=PlanState.FLARE,
    flare_day=1,
    minutes=None,
    due=Due(TODAY, DueKind.GENTLE, "flare-day-gentle", None, "Gentle movement."),
)
AWAY = replace(PLAIN, away_until=date(2026, 12, 3))
LOCKED = replace(PLAIN, state=PlanState.GET_HELP, lock=Lock(Urgency.EMERGENCY, (), TODAY))
SIGNALS = (
    "walk_requested",
    "take_requested",
    "log_walk_requested",
    "routine_requested",
    "safety_requested",
    "known_minutes",
    "level_set",
    "repeat_requested",
    "easier_requested",
    "flare_requested",
    "away_set",
    "back_requested",
    "stenosis_set",
    "limit_set",
    "afraid_set",
    "days_set",
    "edit_plan_requested",
)


class Reader:
    """Somebody who looks at the plan."""

    def __init__(self, qtbot: QtBot, theme: Theme) -> None:
        self.qtbot = qtbot
        self.page = PlanPage(theme)
        qtbot.addWidget(self.page)
        self.told: list[tuple[object, ...]] = []
        for name in SIGNALS:
            getattr(self.page, name).connect(lambda *told, name=name: self.told.append((name, *told)))
        self.page.resize(1076, 900)
        self.page.show()
        qtbot.waitExposed(self.page)
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)

    def show(self, outlook: Outlook, details: PlanDetails = DETAILS) -> None:
        self.page.show_outlook(outlook, details)
        QApplication.processEvents()

    def sees(self, name: str) -> bool:
        return any(w.isVisible() for w in self.page.findChildren(QWidget, name))

    def see(self, name: str) -> QWidget:
        found = [w for w in self.page.findChildren(QWidget, name) if w.isVisible()]
        assert found, f"no {name!r} to be seen"
        return found[0]

    def click(self, *names: str) -> None:
        for name in names:
            self.qtbot.mouseClick(self.see(name), Qt.MouseButton.LeftButton)
            QApplication.processEvents()

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            self.qtbot.keyClick(QApplication.focusWidget() or self.page, key)
            QApplication.processEvents()

    def write(self, name: str, text: str) -> None:
        line = self.see(name).findChild(QLineEdit)
        assert line is not None
        line.setFocus()
        line.selectAll()
        self.qtbot.keyClicks(line, text)

    @property
    def bars(self) -> LevelBars:
        bars = self.page.findChild(LevelBars)
        assert isinstance(bars, LevelBars)
        return bars

    @property
    def words(self) -> list[str]:
        return [label.text() for label in self.page.findChildren(Label) if label.isVisible() and label.text()]

    @property
    def chips(self) -> list[str]:
        return [chip.text() for chip in self.page.findChildren(Chip) if chip.isVisible()]

    @property
    def buttons(self) -> set[str]:
        in_the_head = {"change-plan", "plan-to-calendar"}
        return {b.objectName() for b in self.page.findChildren(Button) if b.isVisible()} - in_the_head


@pytest.fixture
def reader(qtbot: QtBot, theme: Theme) -> Iterator[Reader]:
    reader = Reader(qtbot, theme)
    yield reader
    reader.page.hide()


def reason(days_ago: int, rule: str, change: str | None, text: str) -> Reason:
    return Reason(TODAY - timedelta(days_ago), rule, change, text)


def test_a_level__shows_todays_walk_the_week_and_what_it_takes_to_move_up(reader: Reader) -> None:
    reader.show(PLAIN)
    assert "Level 4 · 15 minutes" in reader.words
    assert "easy 5 · brisk 5 · easy 5 · 5 times a week" in reader.words
    assert "You move up after four green walks." in reader.words
    assert reader.chips == ["Monday · pain 3 → 2", "Wednesday", "today", "2 more"]
    assert reader.buttons == {"start-walk", "take-walk", "log-walk", "easier"}


def test_every_button_of_a_level__tells_its_wish(reader: Reader) -> None:
    reader.show(PLAIN)
    reader.click("start-walk", "take-walk", "log-walk", "easier")
    assert reader.told == [("walk_requested",), ("take_requested",), ("log_walk_requested",), ("easier_requested",)]


def test_two_parts__are_said_as_two(reader: Reader) -> None:
    reader.show(replace(PLAIN, level="L0", level_index=0, minutes=8, parts=2, part_minutes=(4, 4)))
    assert "Level 0 · 2 × 4 minutes" in reader.words


def test_one_minute__is_no_plural(reader: Reader) -> None:
    reader.show(replace(PLAIN, minutes=1, part_minutes=(1,)))
    assert "Level 4 · 1 minute" in reader.words


def test_when_todays_walk_is_done__no_more_is_asked(reader: Reader) -> None:
    reader.show(replace(PLAIN, walked_today_minutes=15, due=Due(TODAY, DueKind.REST, None, None, "Done for today.")))
    assert not reader.sees("start-walk")
    assert "today" not in reader.chips
    assert reader.sees("log-walk")


def test_without_a_level__the_walks_to_find_it_are_counted(reader: Reader) -> None:
    reader.show(NO_LEVEL)
    assert "Find your level" in reader.words
    assert "1 of 3 easy walks" in reader.chips
    assert reader.buttons == {"start-walk", "take-walk", "log-walk", "i-know", "pick-level"}
    assert {bar.state for bar in reader.bars.bars} == {BarState.LATER}


def test_i_know_how_far__asks_in_place_and_tells_the_minutes(reader: Reader) -> None:
    reader.show(NO_LEVEL)
    reader.click("i-know")
    reader.click("use-minutes")
    assert "Please say how many minutes." in reader.words
    reader.write("known-minutes", "300")
    reader.press(Qt.Key.Key_Return)
    assert reader.told == []
    reader.write("known-minutes", "20")
    reader.press(Qt.Key.Key_Return)
    assert reader.told == [("known_minutes", 20)]
    reader.show(PLAIN)
    assert not reader.sees("know-panel")
    assert reader.sees("start-walk")


def test_pick_a_level__leads_to_the_choice(reader: Reader) -> None:
    reader.show(NO_LEVEL)
    reader.click("pick-level")
    levels = reader.see("levels")
    assert isinstance(levels, ChoiceField)
    assert levels.hasFocus()
    levels.setCurrentIndex(2)
    reader.click("change-set-level")
    assert reader.told == [("level_set", "L2")]
    assert reader.sees("level-bars"), "the level is seen where one lands"


def test_a_flare_up__offers_the_gentle_routine_and_no_walk(reader: Reader) -> None:
    reader.show(FLARE)
    assert "Flare-up, gentle day 1" in reader.words
    assert reader.buttons == {"start-gentle", "log-walk"}
    assert "You move up after four green walks." not in reader.words
    reader.click("start-gentle")
    assert reader.told == [("routine_requested", "flare-day-gentle")]


def test_away__the_plan_waits_and_one_can_come_back(reader: Reader) -> None:
    reader.show(AWAY)
    assert "Away until 3 Dec. Your plan waits." in reader.words
    assert reader.buttons == {"back-again", "log-walk"}
    reader.click("back-again")
    assert reader.told == [("back_requested",)]


def test_locked__says_whom_to_call_and_logging_stays_open(reader: Reader) -> None:
    reader.show(LOCKED, replace(DETAILS, emergency_number="112"))
    assert any("please call 112" in words for words in reader.words)
    assert reader.buttons == {"safety", "log-walk"}
    assert not reader.sees("plan-to-calendar"), "nothing is planned while one waits to be checked"
    reader.click("safety", "log-walk")
    assert reader.told == [("safety_requested",), ("log_walk_requested",)]


@pytest.mark.parametrize("outlook", [PLAIN, NO_LEVEL, FLARE, AWAY, LOCKED])
def test_logging_a_walk__is_never_locked(reader: Reader, outlook: Outlook) -> None:
    reader.show(outlook)
    assert reader.sees("log-walk")


def test_one_state_after_the_other__leaves_nothing_behind(reader: Reader) -> None:
    for outlook in (NO_LEVEL, FLARE, LOCKED, AWAY, PLAIN):
        reader.show(outlook)
    assert reader.buttons == {"start-walk", "take-walk", "log-walk", "easier"}
    assert reader.chips == ["Monday · pain 3 → 2", "Wednesday", "today", "2 more"]


# Why


def test_reasons__stand_newest_first_with_symbol_and_word(reader: Reader) -> None:
    told = (
        reason(5, "R6", "L2 → L3", "Four walks."),
        reason(4, "R8", "L3 → L2", "Pain rose to 6."),
        reason(3, "R12", None, "Gentle movement only."),
        reason(2, "R7", None, "Another week."),
    )
    reader.show(replace(PLAIN, reasons=told, week=()))
    assert reader.chips[-4:] == ["stays", "rest", "L3 → L2", "L2 → L3"]
    assert "18 Nov · Another week." in reader.words
    assert not reader.sees("all-reasons")


def test_reasons__speak_plainly__and_name_their_rules_to_whoever_asks(reader: Reader) -> None:
    told = (
        reason(5, "start", "→ L2", "The plan begins."),
        *(reason(4, "R7", None, f"Reason {n}.") for n in range(5)),
        reason(2, "R8", "L3 → L2", "Pain rose to 6."),
    )
    reader.show(replace(PLAIN, reasons=told))
    number = re.compile(r"\bR\d")
    assert not any(number.search(words) for words in reader.words)
    reader.click("rules")
    assert "A step back after a walk that was too much (rule R8)" in reader.words
    reader.click("all-reasons")
    assert sum("(rule R7)" in words for words in reader.words) == 5
    assert "Where the plan begins" in reader.words
    reader.click("rules")
    assert not any(number.search(words) for words in reader.words)


def test_the_rules__stay_shown_when_the_day_goes_on(reader: Reader) -> None:
    told = (reason(2, "R7", None, "Another week."),)
    reader.show(replace(PLAIN, reasons=told))
    reader.click("rules")
    reader.show(replace(PLAIN, reasons=(*told, reason(0, "R6", "L4 → L5", "Four walks."))))
    assert "A good week: up (rule R6)" in reader.words


def test_without_a_reason__there_are_no_rules_to_show(reader: Reader) -> None:
    reader.show(replace(PLAIN, reasons=()))
    assert not reader.sees("rules")


@pytest.mark.parametrize("rule", ["R0", "R1", "R6", "R7", "R8", "R10", "R11", "R12", "R13", "R15", "R16", "R17"])
def test_every_rule_that_tells_a_reason__has_words(rule: str) -> None:
    assert rule_word(rule).endswith(f" (rule {rule})")


def test_a_rule_of_a_later_version__is_told_by_its_number() -> None:
    assert rule_word("R99") == "rule R99"


def test_show_all__goes_on_reading_where_it_stood(reader: Reader) -> None:
    told = tuple(reason(30 - n, "R7", None, f"Reason {n}.") for n in range(30))
    reader.show(replace(PLAIN, reasons=told))
    assert not any("Reason 20." in words for words in reader.words)
    reader.see("all-reasons").setFocus()
    reader.press(Qt.Key.Key_Return)
    assert sum("Reason " in words for words in reader.words) == 30
    assert not reader.sees("all-reasons")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert any("Reason 25." in label.text() for label in focused.findChildren(Label))


def test_a_year_of_reasons__comes_in_portions(reader: Reader) -> None:
    told = tuple(reason(365 - n, "R7", None, f"Reason {n}.") for n in range(365))
    reader.show(replace(PLAIN, reasons=told))
    reader.click("all-reasons")
    assert sum("Reason " in words for words in reader.words) < 100
    assert reader.sees("all-reasons")
    for _ in range(6):
        reader.click("all-reasons")
    assert sum("Reason " in words for words in reader.words) == 365


@pytest.mark.parametrize(
    ("rule", "change", "kind"),
    [
        ("R6", "L3 → L4", ChangeKind.UP),
        ("R8", "L4 → L3", ChangeKind.DOWN),
        ("R12", "L4 → L3", ChangeKind.DOWN),
        ("start", "→ L2", ChangeKind.UP),
        ("R12", None, ChangeKind.REST),
        ("R7", None, ChangeKind.HOLD),
        ("R10", None, ChangeKind.HOLD),
        ("R13", None, ChangeKind.HELP),
        ("R0", None, ChangeKind.HELP),
        ("R15", None, ChangeKind.NOTE),
        ("hand", "gone → L3", ChangeKind.NOTE),
        ("R6", "up → and down → L3", ChangeKind.UP),
    ],
)
def test_change_of(rule: str, change: str | None, kind: ChangeKind) -> None:
    levels = (LevelStep("up → and down", 5, 4), *LEVELS)
    assert change_of(reason(0, rule, change, "."), levels).kind is kind


@pytest.mark.parametrize(("name", "title"), [("L4", "Level 4"), ("L12", "Level 12"), ("Lane", "Lane"), ("L4b", "L4b")])
def test_level_title(name: str, title: str) -> None:
    assert level_title(name) == title


# Changing the plan


def open_changes(reader: Reader, outlook: Outlook = PLAIN, details: PlanDetails = DETAILS) -> None:
    reader.show(outlook, details)
    reader.click("change-plan")


@pytest.mark.parametrize(
    ("button", "told"),
    [
        ("change-flare", "flare_requested"),
        ("change-easier", "easier_requested"),
        ("change-repeat", "repeat_requested"),
    ],
)
def test_decisions_of_the_week__are_told_and_lead_back_to_the_plan(reader: Reader, button: str, told: str) -> None:
    open_changes(reader)
    reader.click(button)
    assert reader.told == [(told,)]
    assert reader.sees("level-bars")


def test_the_level_now__is_chosen_at_first(reader: Reader) -> None:
    open_changes(reader)
    levels = reader.see("levels")
    assert isinstance(levels, ChoiceField)
    assert levels.currentData() == "L4"


def test_known_minutes__can_be_told_later_too(reader: Reader) -> None:
    open_changes(reader)
    reader.write("change-minutes", "x")
    reader.click("change-use-minutes")
    assert reader.told == []
    reader.write("change-minutes", "25")
    reader.click("change-use-minutes")
    assert reader.told == [("known_minutes", 25)]


def test_without_a_level__there_is_nothing_to_repeat_or_ease(reader: Reader) -> None:
    open_changes(reader, NO_LEVEL)
    assert not reader.sees("change-repeat")
    assert not reader.sees("change-easier")
    assert reader.sees("change-flare")


def test_away__wants_its_days_in_order(reader: Reader) -> None:
    open_changes(reader)
    first, last = reader.see("away-from"), reader.see("away-until")
    assert isinstance(first, DateField)
    assert isinstance(last, DateField)
    first.set_day(date(2026, 11, 25))
    last.set_day(date(2026, 11, 24))
    reader.click("change-set-away")
    assert "The last day is before the first one." in reader.words
    last.set_day(date(2026, 11, 25))
    assert not reader.sees("away-problem")
    reader.click("change-set-away")
    assert reader.told == [("away_set", date(2026, 11, 25), date(2026, 11, 25))]


def test_away__in_the_past_is_of_no_use(reader: Reader) -> None:
    open_changes(reader)
    for name, day in (("away-from", date(2026, 11, 1)), ("away-until", date(2026, 11, 19))):
        field = reader.see(name)
        assert isinstance(field, DateField)
        field.set_day(day)
    reader.click("change-set-away")
    assert reader.told == []
    assert reader.sees("away-problem")


def test_about_you__shows_what_holds_and_tells_what_changes(reader: Reader) -> None:
    open_changes(reader, replace(PLAIN, stenosis=True), replace(DETAILS, limit=5, afraid=False))
    stenosis, limit = reader.see("stenosis"), reader.see("limit")
    assert isinstance(limit, ChoiceField)
    assert limit.currentData() == "5"
    no = stenosis.findChild(QWidget, "chip-no")
    afraid = reader.see("afraid").findChild(QWidget, "chip-yes")
    assert no is not None
    assert afraid is not None
    reader.qtbot.mouseClick(no, Qt.MouseButton.LeftButton)
    reader.qtbot.mouseClick(afraid, Qt.MouseButton.LeftButton)
    limit.setFocus()
    reader.press(Qt.Key.Key_Home)
    assert reader.told == [("stenosis_set", False), ("afraid_set", True), ("limit_set", 0)]
    assert reader.sees("afraid"), "these leave one on the page"


def chip(reader: Reader, day: int) -> QWidget:
    found = reader.see("walking-days").findChild(QWidget, f"chip-{day}")
    assert found is not None
    return found


def test_days_for_walking__are_shown_and_told_when_all_are_chosen(reader: Reader) -> None:
    open_changes(reader, details=replace(DETAILS, walking_days=(0, 2)))
    days = reader.see("walking-days")
    assert isinstance(days, ChipRow)
    assert days.chosen == ("0", "2")
    reader.qtbot.mouseClick(chip(reader, 3), Qt.MouseButton.LeftButton)
    assert reader.told == [], "one day after the other is no choice yet"
    reader.show(replace(PLAIN, stenosis=True), replace(DETAILS, walking_days=(0, 2)))
    assert days.chosen == ("0", "2", "3"), "something else that was told takes no day away"
    reader.click("change-use-days")
    assert reader.told == [("days_set", (0, 2, 3))]


def test_days_for_walking__left_alone_are_as_they_were(reader: Reader) -> None:
    open_changes(reader, details=replace(DETAILS, walking_days=(0, 2)))
    reader.qtbot.mouseClick(chip(reader, 3), Qt.MouseButton.LeftButton)
    reader.click("plan-back", "change-plan")
    days = reader.see("walking-days")
    assert isinstance(days, ChipRow)
    assert days.chosen == ("0", "2")


def test_no_day_for_walking__is_any_day(reader: Reader) -> None:
    open_changes(reader, details=replace(DETAILS, walking_days=(6,)))
    use = reader.see("change-use-days")
    assert isinstance(use, Button)
    assert use.text() == "Use these days"
    reader.qtbot.mouseClick(chip(reader, 6), Qt.MouseButton.LeftButton)
    assert use.text() == "Any day is fine"
    reader.click("change-use-days")
    assert reader.told == [("days_set", ())]


@pytest.mark.parametrize("words", ["One level lower from today.", "One short walk instead of two from today."])
def test_make_it_easier__says_what_it_does(reader: Reader, words: str) -> None:
    open_changes(reader, replace(PLAIN, easier=words))
    assert words in reader.words


def test_a_part_of_the_lowest_level__is_what_its_bar_shows(reader: Reader) -> None:
    whole = replace(PLAIN, level="L0", level_index=0, minutes=8, part_minutes=(4, 4), parts=2, level_minutes=8)
    reader.show(whole)
    told = reader.bars.description(0)
    height = reader.bars.bars[0].rect.height()
    reader.show(replace(whole, minutes=4, part_minutes=(4,), parts=1, level_minutes=4))
    assert "Level 0 · 4 minutes" in reader.words
    assert told.startswith("L0: 8 minutes")
    assert reader.bars.description(0).startswith("L0: 4 minutes")
    assert reader.bars.bars[0].rect.height() < height


def test_the_walks_a_week_of_each_level__are_those_of_the_chosen_days(reader: Reader) -> None:
    reader.show(replace(PLAIN, chosen_days=3, walks_a_week=3))
    assert "3 walks a week" in reader.bars.description(4)
    assert "easy 5 · brisk 5 · easy 5 · 3 times a week" in reader.words


def test_a_walk_that_was_too_much__has_no_green_tick(reader: Reader) -> None:
    reader.show(PLAIN, replace(DETAILS, too_much=frozenset({TODAY - timedelta(4)})))
    tones = {shown.text(): shown._tone for shown in reader.page.findChildren(Chip) if shown.isVisible()}
    assert tones["Monday · pain 3 → 2"] is Tone.NEUTRAL
    assert tones["Wednesday"] is Tone.PRIMARY


def test_edit_the_file(reader: Reader) -> None:
    open_changes(reader)
    reader.click("change-edit-plan")
    assert reader.told == [("edit_plan_requested",)]


@pytest.mark.parametrize("way", ["button", "escape"])
def test_back_to_the_plan(reader: Reader, way: str) -> None:
    open_changes(reader)
    if way == "button":
        reader.click("plan-back")
    else:
        reader.press(Qt.Key.Key_Escape)
    assert reader.sees("level-bars")
    assert reader.see("change-plan").hasFocus()


def test_showing_the_plan_anew__leaves_the_changes_open(reader: Reader) -> None:
    open_changes(reader)
    reader.show(replace(PLAIN, stenosis=True))
    assert reader.sees("stenosis")
    assert reader.told == [], "nothing that is shown is told"
