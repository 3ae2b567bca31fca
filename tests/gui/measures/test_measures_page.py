"""The Measures screen: what the cards say and offer."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from exercises.history.facts import Measure, MeasureChoice
from exercises.history.measures.due import measure_states
from exercises.history.measures.series import measures_series
from exercises.library.timeline import Side
from gui.measures.page import MeasuresPage
from gui.measures.view import MeasuresView
from gui.widgets.buttons import Button, ButtonKind
from gui.widgets.chips import Chip
from tests.exercises.history.measures.told import measured, on, scored, told


@pytest.fixture
def page(theme, shown):
    def show(*facts, day=40, chart=None, **more):
        page = MeasuresPage(theme, chart)
        screen = shown(page)
        page.begun.connect(lambda measure: screen.told.append(("begun", measure)))
        page.typed.connect(lambda measure: screen.told.append(("typed", measure)))
        page.chosen.connect(lambda measure, wanted: screen.told.append((measure, wanted)))
        page.put_off.connect(lambda: screen.told.append("put-off"))
        page.left.connect(lambda: screen.told.append("left"))
        today = on(day)
        page.show_measures(MeasuresView(today, measure_states(facts, today), measures_series(facts, today), **more))
        return screen

    return show


def card(screen, measure):
    found = screen.page.findChild(QWidget, f"measure-{measure.value}")
    return "\n".join(label.text() for label in found.findChildren(QLabel) if label.isVisibleTo(found))


def test_nothing_yet__each_says_what_it_is_and_how_long_it_takes(page):
    screen = page()
    assert "How far you walk in two minutes" in card(screen, Measure.TWO_MINUTE_WALK)
    assert "Not measured yet · takes about 4 min" in card(screen, Measure.TWO_MINUTE_WALK)
    assert screen.page.findChild(QWidget, "measure-sleep") is None
    assert screen.page.findChild(QWidget, "on-sleep") is not None


def test_activities__mean_change_and_each_of_them(page):
    screen = page(scored(0, walk=3, stairs=4, garden=2), scored(39, walk=7, stairs=6, garden=5))
    words = card(screen, Measure.ACTIVITIES)
    assert "6 of 10" in words
    assert "3 points up since the start: a real change, a large one." in words
    assert "Walk\n7" in words
    assert "best so far" in words
    assert "Measured 10 Oct · again from 24 Oct on" in words


def test_a_single_result_is_the_start(page):
    words = card(page(measured(Measure.CHAIR_STANDS, 12, 40)), Measure.CHAIR_STANDS)
    assert "12 stands" in words
    assert "Your start." in words
    assert "Measured today · again from 8 Nov on" in words


def test_activities_that_were_replaced_are_not_shown_any_more(page):
    words = card(page(scored(0, walk=3, garden=2), scored(39, walk=7, shopping=5)), Measure.ACTIVITIES)
    assert "Shopping" in words
    assert "Garden" not in words


def test_sides_stand_below_each_other(page):
    words = card(
        page(
            measured(Measure.SIDE_PLANK, 31, 0, Side.LEFT),
            measured(Measure.SIDE_PLANK, 28, 0, Side.RIGHT),
            measured(Measure.SIDE_PLANK, 40, 30, Side.LEFT),
        ),
        Measure.SIDE_PLANK,
    )
    assert "Left side\n40 s\n9 s longer than at the start.\nRight side\n28 s" in words


def test_all_in_all_is_its_answer(page):
    words = card(page(measured(Measure.OVERALL_CHANGE, 2, 0)), Measure.OVERALL_CHANGE)
    assert "Better" in words
    assert "start" not in words


def test_what_it_is_a_good_time_for_stands_first_and_only_one_button_stands_out(page):
    screen = page(offered=(Measure.CHAIR_STANDS, Measure.OVERALL_CHANGE))
    cards = [
        each.objectName() for each in screen.page.findChildren(QWidget) if each.objectName().startswith("measure-")
    ]
    assert cards[:2] == ["measure-chair-stands", "measure-overall-change"]
    primary = [each for each in screen.page.findChildren(Button) if each.kind is ButtonKind.PRIMARY]
    assert [each.objectName() for each in primary] == ["begin-chair-stands"]
    assert primary[0].hasFocus()
    chips = [chip.text() for chip in screen.page.findChildren(Chip)]
    assert chips == ["a good time for it"] * 2
    assert "The others" in screen.words


def test_buttons_tell_what_is_wanted(page):
    screen = page(offered=(Measure.CHAIR_STANDS,))
    for name in ("begin-chair-stands", "type-chair-stands", "off-chair-stands", "on-mood", "put-off"):
        screen.page.findChild(Button, name).click()
    screen.press(Qt.Key.Key_Escape)
    assert screen.told == [
        ("begun", Measure.CHAIR_STANDS),
        ("typed", Measure.CHAIR_STANDS),
        (Measure.CHAIR_STANDS, False),
        (Measure.MOOD, True),
        "put-off",
        "left",
    ]


def test_resting__what_tries_the_body_waits_and_typing_does_not(page):
    screen = page(resting="Your back needs some rest now.")
    assert "Your back needs some rest now." in screen.words
    enabled = {
        each.objectName().removeprefix("begin-"): each.isEnabled()
        for each in screen.page.findChildren(Button)
        if each.objectName().startswith("begin-")
    }
    assert enabled == {
        "activities": True,
        "two-minute-walk": False,
        "chair-stands": False,
        "plank": False,
        "side-plank": False,
        "knee-to-wall": False,
        "overall-change": True,
    }
    assert screen.page.findChild(Button, "type-chair-stands").isEnabled()
    assert screen.page.findChild(Button, "begin-activities").hasFocus()


def test_everything_switched_off_is_no_empty_page(page):
    screen = page(*(told(MeasureChoice(measure, wanted=False)) for measure in Measure))
    assert "Switched off" in screen.words
    assert sum(each.objectName().startswith("on-") for each in screen.page.findChildren(Button)) == len(Measure)


def test_a_chart_is_made_of_the_series_on_the_card(page):
    asked = []

    def chart(series):
        asked.append([each.key for each in series])
        return QLabel("the line") if len(series[0].results) > 1 else None

    screen = page(
        measured(Measure.PLANK, 20, 0), measured(Measure.PLANK, 30, 30), measured(Measure.MOOD, 3, 0), chart=chart
    )
    assert asked == [["plank"]]
    assert "the line" in card(screen, Measure.PLANK)
