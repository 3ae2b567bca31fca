"""The Today screen in every state: what it says, and what a click or a key tells."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from exercises.coach.outlook import DueKind, PlanState, Reason
from gui.theme.theme import Theme
from gui.theme.tokens import ThemeChoice
from gui.today.cards import MainCard
from gui.widgets.buttons import Button
from gui.widgets.chips import Chip
from gui.widgets.labels import Label
from tests.gui.today.days import FRIDAY, MORNING, NEXT, due, no_level, outlook, states, view, walk

STATES = states()


def chips(shown):
    return [chip.text() for chip in shown.page.findChildren(Chip) if chip.isVisible()]


def starts(shown):
    """The labels of all visible buttons that begin something."""
    labels = [button.label for button in shown.page.findChildren(Button) if button.isVisible()]
    return [label for label in labels if label.startswith("Start")]


def test_walk__level_number_shape_reason_and_whole_minutes(screen):
    shown = screen(STATES["walk"])
    assert {"Walking plan · L4 of L12", "walk 3 of 5"} <= set(chips(shown))
    assert "Walk 15 minutes" in shown.words
    assert "15 min walking, 29 with warm-up and cool-down. Easy 5 · brisk 5 · easy 5 min." in shown.words
    assert "your back was fine with them" in shown.words
    assert shown.find("today-walk").label == "Start · 29 min"
    assert "Good morning" in shown.words
    assert "Friday 20 November · 3 sessions done this week" in shown.words


@pytest.mark.parametrize(
    ("state", "time"),
    [
        ("first", "Up to 30 min walking, 44 with warm-up and cool-down."),
        ("re-test", "Up to 30 min walking, 44 with warm-up and cool-down."),
        ("return", "7 min walking, 21 with warm-up and cool-down."),
        ("stenosis", "15 min walking, 33 with warm-up, seats and cool-down."),
    ],
)
def test_a_walk__its_whole_time_stands_there_before_it_begins(screen, state, time):
    assert time in screen(STATES[state]).words


def test_a_walk_without_anything_round_it__is_not_longer_than_it_is(screen):
    shown = screen(view(walk=walk(4, 15, wrap=False)))
    assert "15 min walking. Easy 5 · brisk 5 · easy 5 min." in shown.words
    assert shown.find("today-walk").label == "Start · 15 min"


@pytest.mark.parametrize(
    ("button", "told"),
    [
        ("today-walk", ("walk_requested",)),
        ("today-take-walk", ("walk_take_requested",)),
        ("today-log-walk", ("walk_log_requested",)),
        ("today-log-activity", ("activity_log_requested",)),
        ("second-start", ("routine_requested", "core-foundation")),
        ("snack-start", ("routine_requested", "movement-snack")),
        ("relief", ("relief_requested",)),
    ],
)
def test_clicks__tell_what_is_wanted_once(screen, button, told):
    shown = screen(STATES["walk"])
    shown.click(button)
    assert shown.told == [told]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_keys__space_and_enter_start_the_walk(screen, key):
    shown = screen(STATES["walk"])
    shown.page.focus_main()
    assert shown.focus == "today-walk"
    shown.press(key)
    assert shown.told == [("walk_requested",)]


def test_showing__tells_nothing(screen):
    shown = screen(STATES["walk"])
    for each in STATES.values():
        shown.page.show_today(each)
    assert shown.told == []


def test_tab__goes_as_one_reads_also_after_the_card_was_made_anew(screen):
    shown = screen(STATES["rest"])
    shown.page.show_today(view(morning=MORNING))
    shown.find("relief").setFocus(Qt.FocusReason.TabFocusReason)
    seen = []
    for _ in range(11):
        seen.append(shown.focus)
        shown.press(Qt.Key.Key_Tab)
    assert seen == [
        "relief",
        "morning-better",
        "morning-same",
        "morning-worse",
        "morning-later",
        "today-walk",
        "today-take-walk",
        "today-log-walk",
        "today-log-activity",
        "second-start",
        "snack-start",
    ]


def test_same_view_again__keeps_the_focus(screen):
    shown = screen(STATES["walk"])
    shown.page.focus_main()
    shown.page.show_today(view())
    assert shown.focus == "today-walk"


def test_another_state__keeps_the_focus_on_what_is_next(screen):
    shown = screen(STATES["walk"])
    shown.page.focus_main()
    shown.page.show_today(STATES["flare-1"])
    assert shown.focus == "today-routine"


def test_parts__one_of_two_done(screen):
    shown = screen(STATES["parts"])
    assert {"Walking plan · L0 of L12", "1 of 2 done"} <= set(chips(shown))
    assert "Walk 4 minutes" in shown.words
    assert "The last of today's 2 short walks." in shown.words


def test_parts__the_first_one_says_how_far_apart(screen):
    both = outlook(level="L0", minutes=8, parts=2, part_minutes=(4, 4), due=due(DueKind.WALK, minutes=8))
    shown = screen(view(outlook=both, walk=walk(0, 4)))
    assert "1 of 2 done" not in chips(shown)
    assert "Walk 2 × 4 minutes" in shown.words
    assert "8 minutes of walking, with two hours or more between the 2 short walks." in shown.words


@pytest.mark.parametrize(
    ("state", "title", "chip"),
    [
        ("return", "Walk 7 minutes", "on the way back"),
        ("step-back", "Walk 15 minutes", "a step back for now"),
        ("flare-1", "Gentle flare-day routine", "Flare-up · day 1"),
        ("flare-2", "Gentle flare-day routine", "Flare-up · day 2"),
        ("walked", "You walked 15 minutes today", "done for today"),
        ("walked-routine", "Hip mobility", "walked 15 min today"),
        ("rest", "A day to rest", "rest day"),
        ("routine", "Hip mobility", "Mobility"),
        ("away", "Enjoy your time away", "Away until Monday 30 November"),
        ("first", "An easy walk to find your level", "easy walk 1 of 3"),
        ("first-done", "You walked 14 minutes today", "1 of 3 easy walks done"),
        ("re-test", "Welcome back: an easy walk first", "easy walk 1 of 3"),
    ],
)
def test_states__each_has_its_own_card(screen, state, title, chip):
    shown = screen(STATES[state])
    assert title in shown.words
    assert chip in chips(shown)


def test_held_level__is_said_on_the_walk(screen):
    assert "same level as before" in chips(screen(view(outlook=outlook(state=PlanState.HOLD))))


def test_flare__starts_the_gentle_routine_and_no_walk(screen):
    shown = screen(STATES["flare-1"])
    assert not shown.sees("today-walk")
    assert "Please don't stay in bed all day." in shown.words
    shown.click("today-routine")
    assert shown.told == [("routine_requested", "flare-day-gentle")]


def test_flare_without_its_routine__is_still_a_gentle_day(screen):
    gentle = due(DueKind.GENTLE, None, text="Please don't stay in bed all day.")
    shown = screen(view(outlook=outlook(state=PlanState.FLARE, flare_day=2, due=gentle, second=None)))
    assert "A gentle day" in shown.words
    assert not shown.sees("today-routine")


def test_after_the_walk__what_comes_next_is_an_offer(screen):
    shown = screen(STATES["walked-routine"])
    assert "Today's walking is done. If you like, this comes next." in shown.words
    assert "No walk is planned today" in screen(STATES["routine"]).words


def test_trouble__is_said_and_goes_with_the_next_view(screen):
    shown = screen(STATES["walk"])
    shown.page.show_trouble("No walking plan can be used at the moment.")
    assert "Today can't be shown. No walking plan can be used at the moment." in shown.words
    assert not shown.sees("today-walk")
    shown.click("relief")
    shown.page.show_today(view())
    assert "can't be shown" not in shown.words
    assert shown.sees("today-walk")
    assert shown.told == [("relief_requested",)]


def test_rest__names_the_next_walk_and_leads_to_the_plan(screen):
    shown = screen(STATES["rest"])
    assert "The next walk is tomorrow: 15 minutes." in shown.words
    shown.click("today-plan")
    shown.click("today-log-activity")
    shown.click("self-check-start")
    assert shown.told == [("plan_requested",), ("activity_log_requested",), ("self_check_requested",)]


def test_next_walk_as_second__has_nothing_to_start(screen):
    shown = screen(STATES["walked-routine"])
    assert "Next walk tomorrow" in shown.words
    shown.click("second-start")
    assert shown.told == [("plan_requested",)]


def test_strength_first__the_walk_can_be_started_beside_it(screen):
    strength = due(DueKind.STRENGTH, "core-foundation", text="Strength for your back and hips.")
    both = outlook(due=strength, second=due(DueKind.WALK, minutes=15), part_minutes=(8, 7), parts=2)
    shown = screen(view(outlook=both, second_last=None))
    assert "Core foundation" in shown.words
    assert "Walk 8 + 7 minutes" in shown.words
    assert "15 min walking, 29 with warm-up and cool-down, the first time" in shown.words
    shown.click("second-start")
    assert shown.told == [("walk_requested",)]


def test_a_routine_that_is_gone__is_not_offered(screen):
    gone = outlook(due=due(DueKind.STRENGTH, "gone", text="Strength."), second=NEXT)
    shown = screen(view(outlook=gone, snack="gone-too"))
    assert "A day to rest" in shown.words
    assert "The next walk is tomorrow: 15 minutes." in shown.words
    assert "Strength." not in shown.words
    assert not shown.sees("snack")


def test_away__says_when_it_goes_on_and_blames_nobody(screen):
    shown = screen(STATES["away"])
    assert "On Tuesday 1 December the plan goes on. Days away don't count as missed." in shown.words
    assert not shown.sees("today-walk")


def test_help__is_said_above_the_walk_once(screen):
    shown = screen(STATES["help"])
    assert "It is time to let a professional look at your back." in shown.words
    assert shown.words.count("Three flare-ups within six weeks") == 1
    assert shown.sees("today-walk")
    shown.click("get-help-more")
    assert shown.told == [("safety_requested",)]


def test_help__an_old_step_back_is_not_its_reason(screen):
    reasons = (Reason(FRIDAY, "R13", None, "Please see somebody."), Reason(FRIDAY, "R8", "L4 → L3", "A step."))
    shown = screen(view(outlook=outlook(state=PlanState.GET_HELP, reasons=reasons, why="A step.")))
    assert "Please see somebody." in shown.words


def test_locked__nothing_starts_and_the_way_leads_to_the_safety_page(screen):
    shown = screen(STATES["locked"])
    assert starts(shown) == []
    assert not shown.sees("second")
    assert not shown.sees("snack")
    assert "Sessions wait until you have been checked." in shown.words
    shown.click("today-safety")
    shown.click("today-log-walk")
    shown.click("relief")
    assert shown.told == [("safety_requested",), ("walk_log_requested",), ("relief_requested",)]


def test_locked__names_the_users_own_number_and_comes_before_the_first_steps(screen):
    locked = STATES["locked"]
    first = STATES["first-run-1"].first_run
    numbered = view(outlook=locked.outlook, emergency_number="112", first_run=first, self_check_due=True)
    shown = screen(numbered)
    assert "please call 112" in shown.words
    assert not shown.sees("first-run")
    assert not shown.sees("self-check")


def test_no_level__how_far_one_can_walk_is_asked_in_place(screen):
    shown = screen(STATES["first"])
    assert "Stop when your pain is up by 2, when a leg feels wrong, or after 30 minutes." in shown.words
    assert shown.find("today-walk").label == "Start the walk"
    assert not shown.sees("known-minutes")
    shown.click("today-know")
    field = shown.find("known-minutes")
    field.selectAll()
    shown.qtbot.keyClicks(field, "22")
    shown.click("use-known-minutes")
    shown.click("pick-level")
    assert shown.told == [("known_minutes", 22), ("level_chosen",)]


def test_no_level__enter_in_the_field_takes_the_minutes(screen):
    shown = screen(STATES["first"])
    shown.find("today-know").setFocus(Qt.FocusReason.TabFocusReason)
    shown.press(Qt.Key.Key_Space)
    assert shown.focus == "known-minutes"
    shown.qtbot.keyClicks(shown.find("known-minutes"), "9")
    shown.press(Qt.Key.Key_Return)
    assert shown.told == [("known_minutes", 9)]
    shown.find("use-known-minutes").setFocus(Qt.FocusReason.TabFocusReason)
    shown.press(Qt.Key.Key_Tab)
    assert shown.focus == "pick-level"
    shown.press(Qt.Key.Key_Tab)
    assert shown.focus == "second-start"


def test_second_easy_walk__is_no_place_to_guess_any_more(screen):
    second = no_level(baseline_walks=1, walks_done=1)
    shown = screen(view(outlook=second, walk=walk(None)))
    assert "easy walk 2 of 3" in chips(shown)
    assert not shown.sees("today-know")


def test_no_history__charts_say_what_will_be_there(screen):
    shown = screen(STATES["first"])
    assert not shown.sees("weekly-minutes")
    assert not shown.sees("walk-pain")
    assert "Every week with a walk gets a bar here." in shown.words
    assert "After two walks with a word about pain, this shows where it goes." in shown.words


def test_questions_about_signs__weekly_and_never_beside_another_question(screen):
    shown = screen(STATES["weekly"])
    assert "Is anything new with your back?" in shown.words
    shown.click("ask-answer")
    assert shown.told == [("safety_requested",)]
    shown.page.show_today(view(ask=STATES["weekly"].ask, morning=MORNING))
    assert not shown.sees("ask")
    shown.page.show_today(STATES["first"])
    assert "Is it safe to start?" in shown.words


@pytest.mark.parametrize(
    ("hour", "words"),
    [(0, "Good evening"), (4, "Good morning"), (11, "Good morning"), (12, "Good afternoon"), (18, "Good evening")],
)
def test_greeting__follows_the_clock(screen, hour, words):
    assert words in screen(view(now=datetime(2026, 11, 20, hour, 5))).words  # noqa: DTZ001 - local time is meant


def test_note__with_its_source(screen):
    assert "WalkBack walking trial, The Lancet 2024" in screen(STATES["walk"]).words
    assert "Good to know" not in screen(view(note=None)).words


def test_stenosis__the_shape_says_walk_and_sit(screen):
    assert "3 min at a time with 1 min to sit in between" in screen(STATES["stenosis"]).words


def test_last_time__pain_before_and_after(screen):
    assert "11 min · pain 3 → 2 on Wednesday" in screen(STATES["walk"]).words


@pytest.mark.parametrize("choice", list(ThemeChoice))
@pytest.mark.parametrize("state", sorted(STATES))
def test_every_state__fits_small_windows_at_the_largest_text(screen, theme: Theme, choice, state):
    theme.set_choice(choice)
    theme.set_text_scale(2.0)
    shown = screen(STATES[state], width=740, height=600)
    room = shown.page.width()
    for widget in (*shown.page.findChildren(Label), *shown.page.findChildren(Button)):
        if widget.isVisible():
            right = widget.mapTo(shown.page, widget.rect().topRight()).x()
            assert right < room, widget
            if isinstance(widget, Label):
                assert widget.height() >= widget.heightForWidth(widget.width()), widget.text()
            else:
                assert widget.width() >= widget.sizeHint().width(), widget.label


def test_theme_change__while_it_is_shown(screen, theme):
    shown = screen(STATES["walk"])
    card = shown.page.findChild(MainCard)
    before = card.height()
    theme.set_text_scale(1.5)
    theme.set_choice(ThemeChoice.DARK)
    shown.qtbot.waitUntil(lambda: card.height() > before)
    shown.click("today-walk")
    assert shown.told == [("walk_requested",)]


def test_very_long_names__are_kept_in_the_card(screen):
    long = "Wobble " * 28
    routines = tuple(type(each)(each.id, long, each.minutes, each.picture) for each in view().routines)
    shown = screen(view(routines=routines), width=700)
    start = shown.find("second-start")
    assert start.mapTo(shown.page, start.rect().topRight()).x() < shown.page.width()
    assert start.width() >= start.sizeHint().width()


def test_week__each_day_in_words(screen):
    shown = screen(STATES["return"])
    dots = shown.page.findChildren(object, "dot-kept")
    assert [dot.toolTip() for dot in dots] == [
        "Tuesday 17 November: kept as a gentle day or a day away",
        "Wednesday 18 November: kept as a gentle day or a day away",
    ]
    assert shown.find("dot-planned").toolTip() == "Today, Friday 20 November: planned"
    assert FRIDAY + timedelta(days=1) in [day.day for day in STATES["return"].outlook.week]
