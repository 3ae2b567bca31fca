"""The charts on the history's page: where Tab meets them, and what they say of a choice that nothing fits."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from exercises.history.history import History
from exercises.library.library import Library
from exercises.session.record import Feelings
from exercises.settings import Settings
from gui.coaching import Coaching
from gui.history.charts.panel import Charts
from gui.history.charts.table import NumbersTable
from gui.history.choice import Choice
from gui.history.page import HistoryPage
from gui.theme.theme import Theme
from gui.widgets.labels import Label
from tests.fakes import FakeClock
from tests.gui.history.conftest import EVENING, FRIDAY, days_back, session

NOTHING_FITS = "Nothing fits this choice."


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, history: History) -> HistoryPage:
    """The page with charts, over two weeks of walks."""
    for day in days_back(14):
        history.save(replace(session(day), feelings=Feelings(pain_before=3, pain_peak=5, pain_after=2)))
    library = Library(None)
    library.scan()
    coaching = Coaching(lambda: library, lambda: history, FakeClock(EVENING), Settings)
    page = HistoryPage(
        theme, lambda: history, lambda: FRIDAY, lambda: Charts(theme, lambda: history, coaching, lambda: FRIDAY)
    )
    qtbot.addWidget(page)
    page.resize(1076, 1400)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    charts = page.overview.charts
    qtbot.waitUntil(lambda: charts.charts is not None and not charts._later.isActive())
    assert charts.charts is not None
    for card in charts.charts.cards:
        card.look()
    page.grab()
    return page


def said(page: HistoryPage, card: str) -> str:
    """Everything that a chart's card says."""
    found = page.findChild(QWidget, card)
    return " ".join(label.text() for label in found.findChildren(Label) if label.isVisibleTo(found))


def test_nothing_fits__is_said_as_what_it_is_and_only_then(page: HistoryPage) -> None:
    cards = ("pain-chart", "minutes-chart", "loads-chart")
    for choice, wanted in ((Choice(words="no such thing"), True), (Choice(), False)):
        page.overview.set_choice(choice)
        page.overview.charts._show_charts()
        for card in page.overview.charts.charts.cards:
            card.look()
        page.grab()
        assert [NOTHING_FITS in said(page, card) for card in cards] == [wanted] * 3
    # An exercise that was never done is no matter of a choice.
    assert "After your first routine" in said(page, "loads-chart")


@pytest.mark.parametrize("where", ["pain-chart", "every-day"])
def test_a_day_chosen__the_way_back_stands_where_it_was_chosen(qtbot: QtBot, page: HistoryPage, where: str) -> None:
    page.overview.set_choice(Choice(words="walk"))
    card = page.findChild(QWidget, where)
    back = card.findChild(QWidget, "show-all-days")
    assert not back.isVisible()
    charts = page.overview.charts
    day = FRIDAY - timedelta(days=3)
    (charts.charts.pain if where == "pain-chart" else charts.calendar).day_chosen.emit(day)
    charts._show_charts()
    page.grab()
    assert page.overview.choice.first == page.overview.choice.last == day
    assert "The list shows only Tue 17 Nov." in said(page, where)
    assert back.isVisible()
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    charts._show_charts()
    page.grab()
    assert page.overview.choice == Choice(words="walk"), "only the time was taken off"
    assert not back.isVisible()


def test_the_tables__fit_their_cards_at_the_usual_size(qtbot: QtBot, page: HistoryPage) -> None:
    charts = page.overview.charts.charts
    for card in charts.cards[:2]:
        qtbot.mouseClick(card.findChild(QWidget, "chart-table"), Qt.MouseButton.LeftButton)
        table = card.findChild(NumbersTable)
        page.grab()
        assert table.isVisible()
        assert table.width() < 500, "the card is as narrow as it gets beside another"
        assert table.horizontalScrollBar().maximum() == 0


def test_tab__calendar_then_pain_then_the_list_then_the_other_charts(qtbot: QtBot, page: HistoryPage) -> None:
    page.overview.charts.calendar.days.setFocus()
    charts = page.overview.charts.charts
    met: list[str] = []
    for _ in range(20):
        at = page.focusWidget()
        place = {"calendar": "calendar", "sessions": "sessions", "all-sessions": "all"}.get(at.objectName(), "")
        for name, card in (("pain", charts.pain), ("minutes", charts.minutes)):
            place = name if card.isAncestorOf(at) else place
        if place and (not met or met[-1] != place):
            met.append(place)
        if place == "minutes":
            break
        qtbot.keyClick(at, Qt.Key.Key_Tab)
    assert met == ["calendar", "pain", "sessions", "all", "minutes"]


def test_calendar__shows_from_afar_that_the_keyboard_is_there(qtbot: QtBot, theme: Theme, page: HistoryPage) -> None:
    days = page.overview.charts.calendar.days
    page.overview.filter.search.setFocus()
    away = days.grab().toImage()
    days.setFocus(Qt.FocusReason.TabFocusReason)
    there = days.grab().toImage()
    middle = (there.width() // 2, 1)
    assert away.pixelColor(*middle) != there.pixelColor(*middle)
    assert there.pixelColor(*middle).name().lower() == theme.colours.primary.full.lower()


def test_the_first_chart_has_its_room_from_the_start(
    qtbot: QtBot, theme: Theme, history: History, page: HistoryPage
) -> None:
    """Before anything is drawn the card is as high as it will be, so that the list below stands still."""
    again = HistoryPage(theme, lambda: history, lambda: FRIDAY, page.overview.charts._make)
    qtbot.addWidget(again)
    again.resize(1076, 1400)
    with qtbot.waitExposed(again):
        again.show()
    charts = again.overview.charts
    assert charts.charts is None
    again.grab()
    before, below = charts.height(), again.overview.list.y()
    charts._show_charts()
    pain = charts.charts.pain
    assert pain.picture.is_empty, "it is drawn when it is looked at"
    for card in charts.charts.cards:
        card.look()
    again.grab()
    assert not pain.picture.is_empty
    assert (charts.height(), again.overview.list.y()) == (before, below)
    pain.show_picture(replace(pain.picture, note="Before: 5 at first, 2 now. A real change."))
    again.grab()
    assert (charts.height(), again.overview.list.y()) == (before, below)
