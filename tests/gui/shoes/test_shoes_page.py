"""Shoes on the screen: adding, changing, looking over, retiring; each change is told as the whole pair."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from exercises.coach.shoes import Distance, shoe_state
from exercises.history.facts import ShoePair
from gui.shoes.page import ShoesPage
from gui.widgets.fields import DateField, NumberField

TODAY = date(2026, 11, 20)
GREY = ShoePair("a", "Grey ones", date(2026, 3, 1), 20.4)
OLD = ShoePair("b", "Old boots", date(2024, 1, 1), 820.0, retired=True)


@pytest.fixture
def page(qtbot, theme):
    page = ShoesPage(theme)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    page.told = []
    page.pair_changed.connect(lambda pair: page.told.append(pair))
    page.left.connect(lambda: page.told.append("left"))
    return page


def shown(page: QWidget, kind: type, name: str):
    (found,) = [each for each in page.findChildren(kind, name) if each.isVisible()]
    return found


def press(page: QWidget, name: str) -> None:
    QTest.mouseClick(shown(page, QWidget, name), Qt.MouseButton.LeftButton)


def texts(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def states(*pairs: ShoePair):
    return [shoe_state(pair, 0, TODAY) for pair in pairs]


def test_empty__the_first_pair_is_added_by_keys_alone(page: ShoesPage) -> None:
    page.show_pairs([], TODAY)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    name = shown(page, QLineEdit, "pair-name")
    assert page.focusWidget() is name
    QTest.keyClicks(name, "  Grey ones ")
    QTest.keyClick(name, Qt.Key.Key_Return)
    (pair,) = page.told
    assert pair == ShoePair(pair.pair, "Grey ones", TODAY, 0.0)
    assert UUID(pair.pair)


def test_form__without_a_name_saves_nothing(page: ShoesPage) -> None:
    page.show_pairs(states(GREY), TODAY)
    press(page, "add-pair")
    QTest.keyClicks(shown(page, QLineEdit, "pair-name"), "   ")
    press(page, "pair-save")
    QTest.keyClick(shown(page, QLineEdit, "pair-name"), Qt.Key.Key_Return)
    assert page.told == []
    press(page, "pair-cancel")
    assert page.told == []
    assert "Grey ones" in texts(page)


def test_form__takes_day_and_kilometres_but_no_day_to_come(page: ShoesPage) -> None:
    page.show_pairs(states(GREY), TODAY)
    press(page, "add-pair")
    QTest.keyClicks(shown(page, QLineEdit, "pair-name"), "Blue")
    field = shown(page, DateField, "pair-since")
    field.set_day(date(2027, 1, 1))
    assert field.day == TODAY
    field.set_day(date(2026, 5, 4))
    shown(page, NumberField, "pair-kilometres").setValue(120)
    press(page, "pair-save")
    (pair,) = page.told
    assert (pair.name, pair.since, pair.kilometres) == ("Blue", date(2026, 5, 4), 120.0)


def test_change__keeps_what_was_not_touched_exactly(page: ShoesPage) -> None:
    seen = replace(GREY, checked=date(2026, 10, 1))
    page.show_pairs(states(seen), TODAY)
    press(page, "change-pair")
    name = shown(page, QLineEdit, "pair-name")
    assert name.text() == "Grey ones"
    name.clear()
    QTest.keyClicks(name, "Silver ones")
    press(page, "pair-save")
    assert page.told == [replace(seen, name="Silver ones")]


def test_looked_over__is_told_with_today_and_rests_until_tomorrow(page: ShoesPage) -> None:
    page.show_pairs(states(GREY), TODAY)
    press(page, "looked-over")
    assert page.told == [replace(GREY, checked=TODAY)]
    page.show_pairs(states(replace(GREY, checked=TODAY)), TODAY)
    press(page, "looked-over")
    assert len(page.told) == 1


def test_retire_and_wear_again(page: ShoesPage) -> None:
    page.show_pairs(states(OLD, GREY), TODAY)
    press(page, "retire-pair")
    press(page, "wear-again")
    assert page.told == [replace(GREY, retired=True), replace(OLD, retired=False)]


def test_line__says_kilometres_and_when_they_are_estimated(page: ShoesPage) -> None:
    page.show_pairs([shoe_state(GREY, Distance(100.0, estimated=True), TODAY)], TODAY)
    assert "about 120 km, worn since 1 Mar 2026" in texts(page)
    page.show_pairs([shoe_state(GREY, 500.0, TODAY)], TODAY)
    assert "\n520 km" in texts(page)
    assert "look them over" in [each.text() for each in page.findChildren(QLabel) if each.isVisible()]


def test_escape__closes_the_form_first_and_then_leaves(page: ShoesPage) -> None:
    page.show_pairs(states(GREY), TODAY)
    press(page, "change-pair")
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    assert page.told == []
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    assert page.told == ["left"]


def test_long_name__does_not_push_the_buttons_out(page: ShoesPage, theme) -> None:
    theme.set_text_scale(2.0)
    page.resize(660, 600)
    page.show_pairs(states(replace(GREY, name="W" * 80), replace(OLD, name="boots " * 13)), TODAY)
    QApplication.processEvents()
    for name in ("looked-over", "change-pair", "retire-pair", "wear-again"):
        button = shown(page, QWidget, name)
        assert button.mapTo(page, button.rect().topRight()).x() < page.width(), name
