"""My back hurts now: every offer tells what it starts."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from exercises.coach.notes import Topic, note_for
from exercises.library.library import Library
from gui.figure.exercise_picture import ExercisePicture
from gui.figure.subject import subject_of
from gui.relief.page import OFFERED, ReliefPage

NOTE = note_for(Topic.RELIEF, date(2026, 11, 20))


@pytest.fixture
def page(qtbot, theme):
    page = ReliefPage(theme)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    page.told = []
    page.exercise_requested.connect(lambda chosen: page.told.append(("exercise", chosen)))
    page.routine_requested.connect(lambda chosen: page.told.append(("routine", chosen)))
    page.flare_requested.connect(lambda: page.told.append("flare"))
    page.help_requested.connect(lambda: page.told.append("help"))
    page.left.connect(lambda: page.told.append("left"))
    return page


def press(page: QWidget, name: str) -> None:
    (found,) = [each for each in page.findChildren(QWidget, name) if each.isVisible()]
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def texts(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_offers__start_what_is_really_in_the_catalogue(page: ReliefPage) -> None:
    library = Library(None)
    library.scan()
    page.show_relief(NOTE)
    offers = ("rest-90-90", "diaphragmatic-breathing", "warm-pack", "self-massage")
    for name in ("relief-first", *(f"relief-{each}" for each in offers), "relief-gentle"):
        press(page, name)
    assert page.told == [
        ("exercise", "breathing-90-90"),
        *(("exercise", each) for each in offers),
        ("routine", "flare-day-gentle"),
    ]
    for kind, chosen in page.told:
        found = library.exercise(chosen) if kind == "exercise" else library.routine(chosen)
        assert found is not None, chosen


def test_enter__begins_with_the_kindest(page: ReliefPage) -> None:
    page.show_relief(NOTE)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert page.told == [("exercise", "breathing-90-90")]


def test_flare__can_be_marked_once_a_day(page: ReliefPage) -> None:
    page.show_relief(NOTE)
    press(page, "mark-flare")
    assert page.told == ["flare"]
    page.show_relief(NOTE, flare_marked=True)
    assert page.findChildren(QWidget, "mark-flare") == [] or not any(
        each.isVisible() for each in page.findChildren(QWidget, "mark-flare")
    )
    assert "Today counts as a flare-up." in texts(page)


def test_help_and_leaving(page: ReliefPage) -> None:
    page.show_relief(NOTE)
    press(page, "get-help")
    press(page, "back")
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert page.told == ["help", "left", "left"]


def test_note__is_shown_with_its_source_or_not_at_all(page: ReliefPage) -> None:
    page.show_relief(NOTE)
    assert NOTE.text in texts(page)
    assert f"Source: {NOTE.source}" in texts(page)
    page.show_relief(None)
    assert "Source" not in texts(page)


def test_locked__nothing_is_offered_but_help(page: ReliefPage) -> None:
    page.show_relief(NOTE, locked="Sessions wait until you have been checked.")
    assert "Sessions wait until you have been checked." in texts(page)
    assert not any(each.isVisible() for each in page.findChildren(QWidget, "relief-first"))
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert page.told == ["help"]


def test_pictures__are_those_of_what_is_offered(page: ReliefPage) -> None:
    library = Library(None)
    library.scan()
    offered = {each: subject_of(library, each) for each in OFFERED}
    page.show_relief(NOTE, offered)
    shown = {picture.subject for picture in page.findChildren(ExercisePicture) if picture.isVisible()}
    assert shown == set(offered.values())


def test_click_on_a_picture__begins_like_its_card(page: ReliefPage) -> None:
    page.show_relief(NOTE)
    (card,) = [each for each in page.findChildren(QWidget, "relief-warm-pack") if each.isVisible()]
    picture = card.findChild(ExercisePicture)
    place = picture.mapTo(page, picture.rect().center())
    QTest.mouseClick(page.childAt(place), Qt.MouseButton.LeftButton)
    assert page.told == [("exercise", "warm-pack")]
