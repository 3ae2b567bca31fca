"""Walks and other movement told afterwards, with real clicks and keys."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

import pytest
from PySide6.QtCore import QDate, QPoint, Qt, QTime
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from exercises.session.record import Feelings
from gui.asking.walk_details import WalkTold, read_kilometres
from gui.log.activity_page import LogActivityPage
from gui.log.told import LoggedActivity, LoggedWalk
from gui.log.walk_page import LogWalkPage
from gui.theme.theme import Theme
from gui.widgets.fields import DateField, TimeField
from gui.widgets.labels import Label

NOW = datetime(2026, 11, 20, 18, 20, tzinfo=timezone(timedelta(hours=1)))


class Writer:
    """Somebody who fills in a form."""

    def __init__(self, qtbot: QtBot, page: LogWalkPage | LogActivityPage) -> None:
        self.qtbot = qtbot
        self.page = page
        qtbot.addWidget(page)
        self.told: list[object] = []
        page.told.connect(self.told.append)
        page.left.connect(lambda: self.told.append("left"))
        page.resize(1000, 900)
        page.show()
        qtbot.waitExposed(page)
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)

    def see(self, name: str) -> QWidget:
        found = [w for w in self.page.findChildren(QWidget, name) if w.isVisible()]
        assert found, f"no {name!r} to be seen"
        return found[0]

    def sees(self, name: str) -> bool:
        return any(w.isVisible() for w in self.page.findChildren(QWidget, name))

    def click(self, *names: str) -> None:
        for name in names:
            self.qtbot.mouseClick(self.see(name), Qt.MouseButton.LeftButton)
            QApplication.processEvents()

    def scale(self, name: str, number: int) -> None:
        pill = self.see(name).findChild(QWidget, f"scale-{number}")
        assert pill is not None
        self.qtbot.mouseClick(pill, Qt.MouseButton.LeftButton)

    def write(self, name: str, text: str) -> None:
        field = self.see(name)
        line = field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)
        assert isinstance(line, QLineEdit)
        line.setFocus()
        line.selectAll()
        self.qtbot.keyClicks(line, text)

    def at(self, hour: int, minute: int) -> None:
        field = self.see("time")
        assert isinstance(field, TimeField)
        field.setTime(QTime(hour, minute))

    def reads(self, name: str) -> str:
        label = self.see(name)
        assert isinstance(label, Label)
        return label.text()


@pytest.fixture
def walk(qtbot: QtBot, theme: Theme) -> Iterator[Writer]:
    writer = Writer(qtbot, LogWalkPage(theme))
    yield writer
    writer.page.hide()


@pytest.fixture
def activity(qtbot: QtBot, theme: Theme) -> Iterator[Writer]:
    writer = Writer(qtbot, LogActivityPage(theme))
    yield writer
    writer.page.hide()


def ask(writer: Writer, **given: object) -> None:
    writer.page.ask(NOW, **given)  # type: ignore[arg-type]
    QApplication.processEvents()


def test_todays_walk__is_told_with_one_tap_and_save(walk: Writer) -> None:
    ask(walk, minutes=15, last_walk=WalkTold("grass", "flat", "a", 3.0), shoes=(("a", "Grey"),), last_where=("foot",))
    walk.scale("pain-peak", 2)
    walk.click("save-log")
    felt = Feelings(pain_peak=2, where=("foot",), surface="grass", hills="flat", shoes="a")
    assert walk.told == [LoggedWalk(NOW - timedelta(minutes=15), 15, felt)]


def test_minutes_and_enter__are_enough(walk: Writer) -> None:
    ask(walk)
    walk.qtbot.keyClicks(QApplication.focusWidget(), "20")
    walk.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert walk.told == [LoggedWalk(NOW - timedelta(minutes=20), 20, Feelings())]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "Please say how many minutes."),
        ("0", "From 1 to 240 minutes, please."),
        ("241", "From 1 to 240 minutes, please."),
        ("99999999999", "From 1 to 240 minutes, please."),
        ("twenty", "Whole minutes in digits, please, such as 20."),
        ("12.5", "Whole minutes in digits, please, such as 20."),
        ("-5", "Whole minutes in digits, please, such as 20."),
    ],
)
def test_minutes__that_can_not_be__are_said_in_place(walk: Writer, typed: str, says: str) -> None:
    ask(walk)
    walk.write("minutes", typed)
    walk.click("save-log")
    assert walk.told == []
    assert walk.reads("problem") == says
    walk.write("minutes", "240 min")
    assert not walk.sees("problem")
    walk.click("save-log")
    assert isinstance(walk.told[0], LoggedWalk)
    assert walk.told[0].minutes == 240


def test_a_walk_that_is_not_over__is_not_kept(walk: Writer) -> None:
    ask(walk, minutes=30)
    walk.click("chip-today")
    walk.at(18, 0)
    walk.click("save-log")
    assert walk.told == []
    assert "30 minutes from 18:00 end later than now" in walk.reads("when-problem")
    walk.at(19, 0)
    walk.click("save-log")
    assert walk.reads("when-problem").startswith("19:00 is still to come.")
    walk.at(17, 50)
    assert not walk.sees("when-problem")
    walk.click("save-log")
    assert isinstance(walk.told[0], LoggedWalk)
    assert walk.told[0].started == NOW.replace(hour=17, minute=50)


def test_yesterday__keeps_its_time_and_offset(walk: Writer) -> None:
    ask(walk, minutes=30)
    walk.click("chip-yesterday")
    walk.at(23, 45)
    walk.click("save-log")
    assert isinstance(walk.told[0], LoggedWalk)
    assert walk.told[0].started.isoformat() == "2026-11-19T23:45:00+01:00"


def test_another_day__asks_for_it_and_knows_no_future(walk: Writer) -> None:
    ask(walk, minutes=30)
    assert not walk.sees("date")
    walk.click("chip-other")
    field = walk.see("date")
    assert isinstance(field, DateField)
    field.setDate(QDate(2026, 12, 24))
    assert field.day == NOW.date()
    field.setDate(QDate(2024, 2, 29))
    walk.at(9, 5)
    walk.click("save-log")
    assert isinstance(walk.told[0], LoggedWalk)
    assert walk.told[0].started.isoformat() == "2024-02-29T09:05:00+01:00"


def test_just_after_midnight__earlier_today_begins_at_midnight(walk: Writer) -> None:
    walk.page.ask(NOW.replace(hour=0, minute=20))
    walk.click("chip-today")
    field = walk.see("time")
    assert isinstance(field, TimeField)
    assert field.time() == QTime(0, 0)


def test_everything_that_can_be_told__is_kept(walk: Writer) -> None:
    ask(walk, minutes=15, shoes=(("a", "Grey"), ("b", "Old ones")))
    walk.scale("pain-peak", 4)
    walk.click("more-felt")
    walk.scale("pain-before", 2)
    walk.scale("pain-after", 3)
    walk.scale("effort", 5)
    assert walk.reads("effort-word") == "Hard · only a few words"
    walk.click("chip-no", "chip-thigh")
    walk.see("note").setFocus()
    walk.qtbot.keyClicks(walk.see("note"), "Along the river")
    walk.click("more-about-walk", "chip-path", "chip-steep-up", "chip-b")
    walk.write("kilometres", "1,5")
    walk.click("save-log")
    felt = Feelings(2, 4, 3, None, 5, False, None, ("thigh",), "path", "Along the river", None, "steep-up", "b", 1.5)
    assert walk.told == [LoggedWalk(NOW - timedelta(minutes=15), 15, felt)]


def test_something_new_in_a_leg__leads_to_the_questions_after_saving(walk: Writer) -> None:
    ask(walk, minutes=15)
    walk.click("more-felt", "chip-yes")
    assert walk.sees("leg-next")
    walk.click("save-log")
    assert isinstance(walk.told[0], LoggedWalk)
    assert walk.told[0].feelings.leg is True


def test_a_distance_that_is_none__opens_and_says_so(walk: Writer) -> None:
    ask(walk, minutes=15)
    walk.click("more-about-walk")
    walk.write("kilometres", "far")
    walk.click("more-about-walk", "save-log")
    assert walk.told == []
    assert walk.reads("kilometres-problem") == "Kilometres in digits, such as 2.5, and at most 100."
    walk.write("kilometres", "2.5")
    assert not walk.sees("kilometres-problem")


@pytest.mark.parametrize(
    ("text", "kilometres"),
    [
        *[("2.5", 2.5), ("2,5 km", 2.5), (".5", 0.5), (" 3 ", 3.0), ("100", 100.0)],
        *[("", None), ("0", None), ("100.1", None), ("-1", None), ("1e3", None), ("nan", None), ("٣", None)],
    ],
)
def test_reading_kilometres(text: str, kilometres: float | None) -> None:
    assert read_kilometres(text) == kilometres


def test_without_shoes__nobody_is_asked_about_them(walk: Writer) -> None:
    ask(walk, minutes=15, last_walk=WalkTold(shoes="gone"))
    walk.click("more-about-walk")
    assert not walk.sees("shoes")
    walk.click("save-log")
    assert isinstance(walk.told[0], LoggedWalk)
    assert walk.told[0].feelings.shoes is None


@pytest.mark.parametrize("key", ["swimming", "cycling", "yoga", "water-walking", "gym"])
def test_an_activity__is_two_answers(activity: Writer, key: str) -> None:
    ask(activity)
    activity.click(f"chip-{key}")
    activity.write("minutes", "30")
    activity.click("save-log")
    told = activity.told[0]
    assert isinstance(told, LoggedActivity)
    assert (told.started, told.minutes, told.activity) == (NOW - timedelta(minutes=30), 30, key)
    assert told.name.lower().replace(" ", "-") == key


def test_something_else__wants_a_name(activity: Writer) -> None:
    ask(activity)
    activity.click("chip-other")
    activity.write("minutes", "30")
    activity.click("save-log")
    assert activity.told == []
    assert activity.reads("what-problem") == "Please say what it was."
    activity.write("activity-name", "  Gardening ")
    assert not activity.sees("what-problem")
    activity.click("save-log")
    assert activity.told == [LoggedActivity(NOW - timedelta(minutes=30), 30, "other", "Gardening")]


def test_a_form__keeps_still_while_lines_come_and_go(activity: Writer) -> None:
    ask(activity)
    QApplication.processEvents()
    top = activity.page.card.mapTo(activity.page, QPoint()).y()
    what = activity.see("what").mapTo(activity.page, QPoint()).y()
    activity.click("save-log")
    assert activity.sees("what-problem")
    activity.click("chip-other")
    assert activity.sees("activity-name")
    assert activity.page.card.mapTo(activity.page, QPoint()).y() == top
    assert activity.see("what").mapTo(activity.page, QPoint()).y() == what


def test_an_empty_form__says_both_that_are_missing(activity: Writer) -> None:
    ask(activity)
    activity.click("save-log")
    assert activity.told == []
    assert activity.sees("what-problem")
    assert activity.sees("problem")


def test_asking_again__begins_an_empty_form(activity: Writer) -> None:
    ask(activity)
    activity.click("chip-other")
    activity.write("activity-name", "Gardening")
    activity.click("save-log")
    ask(activity)
    assert not activity.sees("activity-name")
    assert not activity.sees("problem")
    assert not activity.sees("what-problem")


def test_escape_and_cancel__leave(walk: Writer, activity: Writer) -> None:
    ask(walk)
    walk.click("cancel-log")
    assert walk.told == ["left"]
    ask(activity)
    activity.page.activateWindow()
    activity.qtbot.waitUntil(activity.page.isActiveWindow)
    activity.qtbot.keyClick(QApplication.focusWidget() or activity.page, Qt.Key.Key_Escape)
    assert activity.told == ["left"]
