"""The morning's question: answered, put off, changed one's mind."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from tests.gui.today.days import FRIDAY, MORNING, outlook, view


@pytest.fixture
def asked(screen):
    return screen(view(morning=MORNING))


def test_it_asks_about_the_walk_and_says_why(asked):
    assert "How was your back the day after Thursday's walk? The plan waits for this" in asked.words


def test_the_same__gives_the_pain_from_before_the_walk(asked):
    asked.click("morning-same")
    assert "Did it cost you sleep?" in asked.words
    asked.click("morning-slept")
    assert asked.told == [("morning_answered", "s-1", 3, False)]
    assert not asked.sees("morning-same")
    assert not asked.sees("morning-slept")


def test_worse__asks_how_much_then_about_sleep(asked):
    asked.click("morning-worse")
    assert "Before the session it was 3." in asked.words
    assert not asked.find("morning-next").isEnabled()
    asked.click("scale-6")
    asked.click("morning-next")
    asked.click("morning-sleep-lost")
    assert asked.told == [("morning_answered", "s-1", 6, True)]


def test_better__can_be_none_at_all(asked):
    asked.click("morning-better")
    asked.click("scale-0")
    asked.click("morning-next")
    asked.click("morning-slept")
    assert asked.told == [("morning_answered", "s-1", 0, False)]


def test_keyboard_only(asked):
    asked.find("morning-worse").setFocus(Qt.FocusReason.TabFocusReason)
    asked.press(Qt.Key.Key_Return)
    assert asked.focus == "scale-0"
    asked.press(Qt.Key.Key_5)
    asked.press(Qt.Key.Key_Tab)
    assert asked.focus == "morning-next"
    asked.press(Qt.Key.Key_Space)
    assert asked.focus == "morning-slept"
    asked.press(Qt.Key.Key_Tab)
    asked.press(Qt.Key.Key_Return)
    assert asked.told == [("morning_answered", "s-1", 5, True)]
    assert asked.focus == "today-walk"
    assert asked.find("today-walk").shows_focus_ring


def test_one_can_go_back_and_answer_otherwise(asked):
    asked.click("morning-worse")
    asked.click("scale-6")
    asked.click("morning-next")
    asked.click("morning-back-to-pain")
    asked.click("scale-4")
    asked.click("morning-back")
    asked.click("morning-same")
    asked.click("morning-slept")
    assert asked.told == [("morning_answered", "s-1", 3, False)]


def test_the_same__without_a_known_pain_asks_how_much(screen):
    shown = screen(view(morning=replace(MORNING, pain_before=None)))
    shown.click("morning-same")
    assert "Before the session" not in shown.words
    shown.click("scale-2")
    shown.click("morning-next")
    shown.click("morning-slept")
    assert shown.told == [("morning_answered", "s-1", 2, False)]


def test_a_routine__is_called_by_its_name(screen):
    shown = screen(view(morning=replace(MORNING, walk=False, name="Core foundation")))
    assert "the day after Core foundation on Thursday?" in shown.words


def test_put_off__until_tomorrow(asked):
    asked.click("morning-later")
    assert asked.focus == "today-walk"
    assert not asked.find("today-walk").shows_focus_ring
    assert asked.told == [("morning_postponed",)]
    asked.page.show_today(view(morning=MORNING))
    assert not asked.sees("morning-better")
    asked.page.show_today(view(morning=MORNING, outlook=outlook(today=FRIDAY + timedelta(days=1))))
    assert asked.sees("morning-better")


def test_put_off__another_question_is_asked(asked):
    asked.click("morning-later")
    asked.page.show_today(view(morning=replace(MORNING, session="s-2")))
    assert asked.sees("morning-better")


def test_shown_again_in_the_middle__keeps_what_was_said(asked):
    asked.click("morning-worse")
    asked.click("scale-7")
    asked.page.show_today(view(morning=MORNING))
    asked.click("morning-next")
    asked.click("morning-slept")
    assert asked.told == [("morning_answered", "s-1", 7, False)]


def test_an_answer_that_could_not_be_kept__is_asked_for_again_from_the_start(asked):
    asked.click("morning-worse")
    asked.click("scale-7")
    asked.click("morning-next")
    asked.click("morning-slept")
    asked.page.show_today(view(morning=MORNING))
    asked.click("morning-better")
    assert not asked.find("morning-next").isEnabled()


def test_answered_elsewhere__it_goes(asked):
    asked.click("morning-worse")
    asked.page.show_today(view())
    assert not asked.sees("morning-next")
    assert asked.told == []
