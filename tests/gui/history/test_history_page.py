"""The history's page: what is shown of it, what follows a choice, and ways to all sessions and to one."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from exercises.history.history import History
from exercises.session.events import Outcome
from exercises.session.record import Feelings
from gui.history.actions import ActionRow, Deed
from gui.history.day_field import DayField
from gui.history.model import COLUMNS_ROLE
from gui.history.overview_page import NEWEST
from gui.history.page import HistoryPage
from gui.history.row_delegate import COLUMN_STARTS
from gui.theme.theme import Theme
from gui.widgets.labels import Label
from tests.fakes import FakeClock
from tests.gui.history.conftest import EVENING, FRIDAY, MakePage, days_back, session

CORE = session(FRIDAY - timedelta(days=1), "Core foundation", kind="strength", routine="core-foundation", minutes=11)


def find(page: HistoryPage, name: str) -> QWidget:
    """Something that is to be seen."""
    found = [each for each in page.findChildren(QWidget, name) if each.isVisible()]
    assert found, name
    return found[0]


def sees(page: HistoryPage, name: str) -> bool:
    return any(each.isVisible() for each in page.findChildren(QWidget, name))


def reads(page: HistoryPage, words: str) -> bool:
    return any(words in label.text() for label in page.findChildren(Label) if label.isVisible())


def names(page: HistoryPage) -> list[str]:
    """The names in the list of the newest."""
    model = page.overview.list.rows.model()
    return [model.data(model.index(row, 0)).split(", ")[1] for row in range(model.rowCount())]


def tile(page: HistoryPage, name: str) -> str:
    return page.overview.findChild(QWidget, f"tile-{name}").tile.value


def chip(page: HistoryPage, key: str) -> None:
    """Choose in the filter of the overview."""
    page.overview.filter.open_choices(True)
    page.overview.filter.choices.findChild(QWidget, f"chip-{key}").click()


# What is shown


def test_nothing_done_yet__a_warm_sentence_and_no_empty_charts(make_page: MakePage) -> None:
    page = make_page()
    assert reads(page, "Nothing here yet.")
    for name in ("tile-week", "calendar", "sessions", "search-history"):
        assert not sees(page, name), name


def test_history_that_cannot_be_read__says_why_and_shows_no_numbers(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    path.write_bytes(b"this is no history " * 400)
    with History(path, FakeClock(EVENING)) as history:
        page = HistoryPage(theme, lambda: history, lambda: FRIDAY)
        qtbot.addWidget(page)
        with qtbot.waitExposed(page):
            page.show()
        assert reads(page, "Your history can't be read.")
        assert not sees(page, "tile-week")
        page.refresh()
        assert reads(page, "Your history can't be read.")


def test_tiles__each_is_one_sentence_for_a_screen_reader(make_page: MakePage) -> None:
    page = make_page(1076, 800, session(FRIDAY, minutes=19, pain=2))
    assert find(page, "tile-longest").text() == "Longest walk: 19 min. Fri 20 Nov"
    assert find(page, "tile-week").text().startswith("This week: 1 session.")
    for name in ("week", "walked", "longest", "pain", "row"):
        assert not find(page, f"tile-{name}").findChildren(QWidget)


def test_newest_sessions__and_a_way_to_all(qtbot: QtBot, make_page: MakePage) -> None:
    many = [session(day, f"Walk {number}") for number, day in enumerate(days_back(NEWEST + 8))]
    page = make_page(1076, 800, *many)
    assert names(page) == [f"Walk {number}" for number in range(NEWEST)]
    assert find(page, "all-sessions").label == f"Show all {NEWEST + 8} sessions"
    qtbot.mouseClick(find(page, "all-sessions"), Qt.MouseButton.LeftButton)
    assert page.all.list.rows.model().rowCount() == NEWEST + 8
    assert page.all.list.rows.hasFocus()
    qtbot.keyClick(page.all.list.rows, Qt.Key.Key_Escape)
    assert page.currentWidget() is page.overview


def test_few_sessions__have_no_way_to_more(make_page: MakePage) -> None:
    page = make_page(1076, 800, *[session(day) for day in days_back(NEWEST)])
    assert len(names(page)) == NEWEST
    assert not sees(page, "all-sessions")


def test_session__opens_by_key_and_comes_back_to_where_one_was(qtbot: QtBot, make_page: MakePage) -> None:
    page = make_page(1076, 800, *[session(day, f"Walk {number}") for number, day in enumerate(days_back(20))])
    rows = page.overview.list.rows
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert page.currentWidget() is page.session
    assert reads(page, "Walk 1")
    page.session.left.emit()
    assert page.currentWidget() is page.overview
    page.show_all()
    qtbot.keyClick(page.all.list.rows, Qt.Key.Key_Return)
    page.session.left.emit()
    assert page.currentWidget() is page.all


def test_deleted__is_gone_everywhere(history: History, make_page: MakePage) -> None:
    walk = session(FRIDAY, minutes=30)
    page = make_page(1076, 800, walk, session(FRIDAY - timedelta(days=1), minutes=10))
    assert tile(page, "longest") == "30 min"
    page.show_session(walk.id)
    page.session.delete_requested.emit(walk.id)
    assert tile(page, "longest") == "10 min"
    assert "no session" in page.overview.charts.calendar.days.sentence(FRIDAY)
    assert len(names(page)) == 1


def test_kept_while_it_is_not_seen__is_there_when_it_is(history: History, make_page: MakePage) -> None:
    first = session(FRIDAY - timedelta(days=1))
    page = make_page(1076, 800, first)
    page.show_session(first.id)
    history.save(session(FRIDAY, "Walk today"))
    page.look_again()
    assert page.currentWidget() is page.session  # nobody is torn away from what is read
    page.show_list()
    assert names(page)[0] == "Walk today"


# What follows a choice


def test_choice__list_tiles_calendar_and_count_follow(make_page: MakePage) -> None:
    long_walk = session(FRIDAY - timedelta(days=100), "Long walk", minutes=50, pain=6)
    page = make_page(1076, 800, session(FRIDAY, minutes=19, pain=2), CORE, long_walk)
    days = page.overview.charts.calendar.days
    assert (tile(page, "longest"), tile(page, "pain")) == ("50 min", "2.0")
    chip(page, "4-weeks")
    assert names(page) == ["Walk · L4", "Core foundation"]
    assert tile(page, "longest") == "19 min"
    assert reads(page, "2 sessions fit")
    assert days.look_of(long_walk.started.date()).faded
    chip(page, "strength")
    assert names(page) == ["Core foundation"]
    assert "no session" in days.sentence(FRIDAY)
    assert reads(page, "1 session fits")
    assert tile(page, "week") == "2 sessions"  # the goal knows no filter
    page.overview.findChild(QWidget, "filter-clear").click()
    assert len(names(page)) == 3
    assert tile(page, "longest") == "50 min"
    assert reads(page, "3 sessions")


@pytest.mark.parametrize(
    ("key", "left"),
    [
        ("year", ["Hard walk", "Core foundation", "Easy walk"]),
        ("3-months", ["Hard walk", "Core foundation"]),
        ("stopped", ["Hard walk"]),
        ("7-10", ["Hard walk"]),
        ("4-10", ["Hard walk"]),
        ("month", ["Hard walk", "Core foundation"]),
        ("last-month", []),
        ("0", []),
        ("walk", ["Hard walk", "Easy walk", "Last year"]),
    ],
)
def test_each_part_of_the_choice__leaves_what_fits(make_page: MakePage, key: str, left: list[str]) -> None:
    page = make_page(
        1076,
        800,
        session(FRIDAY, "Hard walk", pain=7, outcome=Outcome.STOPPED),
        CORE,
        session(FRIDAY - timedelta(days=120), "Easy walk", pain=2),
        session(date(2025, 12, 31), "Last year", pain=2),
    )
    chip(page, key)
    assert names(page) == left
    assert reads(page, "No session fits that.") == (not left)
    for part in ("tile-week", "search-history", "calendar"):
        assert sees(page, part)  # the way back stays


def test_routine__is_chosen_from_those_that_were_done(make_page: MakePage) -> None:
    page = make_page(1076, 800, session(FRIDAY), CORE)
    page.overview.filter.open_choices(True)
    field = page.overview.filter.choices.routine
    assert [field.itemText(row) for row in range(field.count())] == ["Any", "Core foundation"]
    field.set_value("core-foundation")
    field.activated.emit(field.currentIndex())
    assert names(page) == ["Core foundation"]
    find(page, "chosen-routine").click()
    assert len(names(page)) == 2


def test_search__looks_into_names_and_notes(qtbot: QtBot, make_page: MakePage) -> None:
    page = make_page(1076, 800, session(FRIDAY, note="Too fast up the hill"), CORE)
    field = find(page, "search-history")
    qtbot.keyClicks(field, "HILL")
    qtbot.waitUntil(lambda: names(page) == ["Walk · L4"])
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert len(names(page)) == 2


def test_day_of_the_calendar__becomes_the_choice(make_page: MakePage) -> None:
    page = make_page(1076, 800, session(FRIDAY), CORE, session(FRIDAY - timedelta(days=9), "Old walk"))
    page.overview.charts.calendar.days.day_chosen.emit(FRIDAY - timedelta(days=1))
    assert names(page) == ["Core foundation"]
    assert find(page, "chosen-span").label.startswith("Thu 19 Nov")
    find(page, "chosen-span").click()
    assert len(names(page)) == 3


def type_over(qtbot: QtBot, field: DayField, words: str) -> None:
    """Choose all that is in a field of a day, and type."""
    field.line.setFocus()
    field.line.selectAll()
    qtbot.keyClicks(field.line, words)
    qtbot.keyClick(field.line, Qt.Key.Key_Return)


def test_own_range__begins_as_what_was_chosen_and_may_be_given_backwards(qtbot: QtBot, make_page: MakePage) -> None:
    walks = [session(day, f"Walk {number}") for number, day in enumerate(days_back(10))]
    page = make_page(1076, 800, *walks)
    chip(page, "own")
    choices = page.overview.filter.choices
    assert (choices.first.day, choices.last.day) == (FRIDAY - timedelta(days=27), FRIDAY)
    type_over(qtbot, choices.first, "18 Nov 2026")
    type_over(qtbot, choices.last, "16.11.")
    assert names(page) == ["Walk 2", "Walk 3", "Walk 4"]
    assert (choices.first.line.text(), choices.last.line.text()) == ("16 Nov 2026", "18 Nov 2026")
    assert reads(page, "The earlier day stands first now.")
    type_over(qtbot, choices.last, "soon")
    assert choices.last.line.text() == "18 Nov 2026"
    assert reads(page, "“soon” is no day. Type one like 20 Nov 2026.")
    assert len(names(page)) == 3


@pytest.mark.qt_log_ignore("grabbing the keyboard", r"raise\(\)", extend=True)
def test_own_range__is_chosen_from_a_calendar(qtbot: QtBot, make_page: MakePage) -> None:
    page = make_page(1076, 800, *[session(day, f"Walk {number}") for number, day in enumerate(days_back(10))])
    chip(page, "own")
    first = page.overview.filter.choices.first
    qtbot.keyClick(first.line, Qt.Key.Key_Down)
    assert first.calendar.isVisible()
    qtbot.keyClick(first.calendar, Qt.Key.Key_Escape)
    first.open_calendar()
    first.calendar.clicked.emit(QDate(2026, 11, 19))
    assert not first.calendar.isVisible()
    assert names(page) == ["Walk 0", "Walk 1"]


def test_last_month__names_itself_and_the_tiles_that_follow_it(make_page: MakePage) -> None:
    page = make_page(1076, 800, session(FRIDAY), session(date(2026, 10, 31), "October walk", pain=4))
    chip(page, "last-month")
    assert names(page) == ["October walk"]
    assert find(page, "chosen-span").label.startswith("October")
    titles = [each.tile.title for each in page.overview.tiles.tiles]
    assert titles[:3] == ["This week", "Walked this week", "Longest walk · October"]
    assert titles[3] == "Pain before sessions, last 7 days of October"


def test_list__tells_the_worst_pain(make_page: MakePage) -> None:
    walks = [
        replace(session(day, "Walk"), feelings=felt)
        for day, felt in zip(
            days_back(4),
            (
                Feelings(pain_before=2, pain_peak=6, pain_after=2),
                Feelings(pain_peak=5),
                Feelings(pain_before=4, pain_peak=4, pain_after=3),
                Feelings(pain_after=1),
            ),
            strict=True,
        )
    ]
    page = make_page(1076, 800, *walks)
    model = page.overview.list.rows.model()
    told = [model.data(model.index(row, 0), COLUMNS_ROLE)[3] for row in range(4)]
    assert told == ["2 → 2, worst 6", "worst 5", "4 → 3", "1"]


def test_row__keeps_effort_and_worst_pain_at_any_width(theme: Theme, make_page: MakePage) -> None:
    walk = replace(session(FRIDAY), feelings=Feelings(pain_before=10, pain_peak=10, pain_after=10, effort=5))
    page = make_page(1076, 800, replace(walk, feelings=replace(walk.feelings, pain_before=8, pain_after=9)))
    rows = page.overview.list.rows
    columns = rows.model().data(rows.model().index(0, 0), COLUMNS_ROLE)
    for scale in (1.0, 2.0):
        theme.set_text_scale(scale)
        metrics = QFontMetrics(theme.font(13))
        for width in range(340, 1400, 20):
            room = round(width * scale) - theme.px(40)
            if not rows.is_narrow(round(width * scale)):
                words = QFontMetrics(theme.font()).horizontalAdvance(columns[3])
                share = COLUMN_STARTS[4] - COLUMN_STARTS[3]
                assert words <= round(share * (room - theme.px(20))) - theme.px(10)
                continue
            for line in rows.itemDelegate().lines_of(columns, round(width * scale))[1:]:
                assert metrics.horizontalAdvance(line) <= room, (width, line)
    theme.set_text_scale(1.0)


def test_click_on_a_row__opens_what_was_pressed_and_moves_nothing(qtbot: QtBot, make_page: MakePage) -> None:
    page = make_page(900, 400, *[session(day, f"Walk {number}") for number, day in enumerate(days_back(12))])
    overview, rows = page.overview, page.overview.list.rows
    page.show_session(rows.model().summary(0).id)
    page.session.left.emit()
    find(page, "search-history").setFocus()
    bar = overview._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    before, row = bar.value(), rows.model().index(10, 0)
    spot = rows.visualRect(row).center()
    qtbot.mousePress(rows.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert bar.value() == before
    # Also where the page moves for another reason, what was pressed is meant.
    bar.setValue(before - 60)
    qtbot.mouseRelease(rows.viewport(), Qt.MouseButton.LeftButton, pos=spot - QPoint(0, 60))
    assert page.currentWidget() is page.session
    assert reads(page, "Walk 10")


def test_dragged_off_a_row__opens_nothing(qtbot: QtBot, make_page: MakePage) -> None:
    page = make_page(1076, 800, *[session(day, f"Walk {number}") for number, day in enumerate(days_back(12))])
    rows = page.overview.list.rows
    qtbot.mousePress(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualRect(rows.model().index(1, 0)).center())
    qtbot.mouseRelease(
        rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualRect(rows.model().index(3, 0)).center()
    )
    assert page.currentWidget() is page.overview


def test_from_the_top__what_is_chosen_stays_only_where_it_is_seen(theme: Theme, make_page: MakePage) -> None:
    page = make_page(1076, 800, *[session(day) for day in days_back(12)], CORE)
    page.offer("log-walk")
    chip(page, "strength")
    bar = page.overview._scroll.verticalScrollBar()
    page.overview.filter.open_choices(False)
    page.grab()
    bar.setValue(bar.maximum())
    page.show_from_top()
    assert bar.value() == 0
    assert page.overview.choice.kinds == {"strength"}
    page.resize(560, 400)
    page.grab()
    bar.setValue(bar.maximum())
    page.show_all()
    page.show_from_top()
    assert page.currentWidget() is page.overview
    assert bar.value() == 0
    assert page.overview.choice.is_empty


def test_tab__walks_as_the_eyes_do(qtbot: QtBot, make_page: MakePage) -> None:
    page = make_page(1076, 800, *[session(day) for day in days_back(14)], CORE)
    chip(page, "walk")
    page.overview.filter.open_choices(False)
    find(page, "search-history").setFocus()
    walked = []
    for _ in range(8):
        walked.append(page.focusWidget().objectName())
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert walked == [
        "search-history",
        "filter-history",
        "chosen-kinds",
        "filter-clear",
        "chip-half",
        "calendar",
        "sessions",
        "all-sessions",
    ]


def test_tab__walks_as_the_eyes_do_in_the_list_of_all(qtbot: QtBot, make_page: MakePage) -> None:
    page = make_page(1076, 800, *[session(day) for day in days_back(14)], CORE)
    chip(page, "walk")
    page.show_all()
    find(page, "search-history").setFocus()
    walked = []
    for _ in range(5):
        walked.append(page.focusWidget().objectName())
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert walked == ["search-history", "filter-history", "chosen-kinds", "filter-clear", "all-rows"]


def test_to_the_sessions__where_they_stand_far_below(qtbot: QtBot, theme: Theme, make_page: MakePage) -> None:
    page = make_page(1076, 800, *[session(day) for day in days_back(12)])
    assert not sees(page, "to-sessions")
    theme.set_text_scale(2.0)
    page.resize(764, 600)
    page.grab()
    assert page.overview.tiles._rows.rows(page.overview.tiles.width()) == [2, 2, 1]
    for each in page.overview.tiles.tiles:
        place, font, words = each._places(each.width())[1]
        assert all(QFontMetrics(font).horizontalAdvance(word) <= place.width() for word in words.split())
    qtbot.mouseClick(find(page, "to-sessions"), Qt.MouseButton.LeftButton)
    assert page.overview.list.rows.hasFocus()
    top = page.overview.list.mapTo(page, page.overview.list.rect().topLeft()).y()
    assert 0 <= top < 100
    theme.set_text_scale(1.0)


def test_choice__is_the_same_in_the_list_of_all(make_page: MakePage) -> None:
    page = make_page(1076, 800, *[session(day) for day in days_back(20)], CORE)
    chip(page, "walk")
    page.show_all()
    assert page.all.list.rows.model().rowCount() == 20
    page.all.filter.open_choices(True)
    page.all.filter.choices.findChild(QWidget, "chip-strength").click()
    assert page.all.list.rows.model().rowCount() == 21
    page.show_overview()
    assert page.overview.choice.kinds == {"walk", "strength"}
    assert len(names(page)) == NEWEST


def test_many_sessions__are_fetched_as_one_scrolls(qtbot: QtBot, make_page: MakePage) -> None:
    page = make_page(1076, 800, *[session(day, hour=hour) for day in days_back(80) for hour in (8, 17)])
    page.show_all()
    rows = page.all.list.rows
    assert rows.model().rowCount() == 60
    for _ in range(8):
        qtbot.keyClick(rows, Qt.Key.Key_End)
    assert rows.model().rowCount() == 160
    qtbot.waitUntil(lambda: reads(page, "160 sessions"))


# Room


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [560, 764, 1076, 1700])
def test_any_width_and_text_size__nothing_is_cut_or_overlaps(
    theme: Theme, make_page: MakePage, scale: float, width: int
) -> None:
    theme.set_text_scale(scale)
    page = make_page(width, 600, *[session(day, pain=3) for day in days_back(30, 3)], CORE)
    page.offer("log-walk", "import", "report", "export", "measures", "log-activity", "from-phone")
    page.overview.filter.open_choices(True)
    page.grab()
    body = page.overview._body
    parts = [find(page, name) for name in ("tile-week", "search-history", "every-day", "sessions")]
    spots = [part.mapTo(body, part.rect().topLeft()) for part in parts]
    assert [spot.y() for spot in spots] == sorted(spot.y() for spot in spots)
    for part, spot in zip(parts, spots, strict=True):
        assert spot.x() >= 0
        assert spot.x() + part.width() <= body.width()
    for each in page.overview.tiles.tiles:
        assert each.height() >= each.heightForWidth(each.width())
    calendar = page.overview.charts.calendar.days
    assert calendar.height() == calendar.heightForWidth(calendar.width())
    rows = page.overview.list.rows
    assert rows.height() >= rows.sizeHintForRow(0) * rows.model().rowCount()
    theme.set_text_scale(1.0)


def test_low_window__the_list_of_all_keeps_room(theme: Theme, make_page: MakePage) -> None:
    theme.set_text_scale(2.0)
    page = make_page(764, 600, *[session(day) for day in days_back(30)])
    page.show_all()
    page.all.filter.open_choices(True)
    page.grab()
    assert page.all.list.height() >= 400
    theme.set_text_scale(1.0)


def test_first_focus__is_the_newest_session_where_it_is_seen(theme: Theme, make_page: MakePage) -> None:
    page = make_page(1076, 1000, *[session(day) for day in days_back(5)])
    page.offer("log-walk")
    page.take_focus()
    assert page.overview.list.rows.hasFocus()
    page.resize(764, 400)
    page.grab()
    page.take_focus()
    assert find(page, "log-walk").hasFocus()
    assert page.overview._scroll.verticalScrollBar().value() == 0


# What can be done


def deeds(qtbot: QtBot, theme: Theme, room: int) -> ActionRow:
    row = ActionRow(theme, [Deed(key, key.title()) for key in ("one", "two", "three", "four")])
    qtbot.addWidget(row)
    row.resize(800, 60)
    with qtbot.waitExposed(row):
        row.show()
    row.set_room(room)
    return row


def shown(row: ActionRow) -> list[str]:
    return [each.objectName() for each in row.findChildren(QWidget) if each.isVisible() and each.objectName()]


def test_deeds__only_what_can_be_done_is_offered(qtbot: QtBot, theme: Theme) -> None:
    row = deeds(qtbot, theme, 2000)
    assert shown(row) == []
    for key in ("three", "one"):
        row.offer(key)
    assert shown(row) == ["one", "three"]
    with qtbot.waitSignal(row.asked) as asked:
        row.findChild(QWidget, "three").click()
    assert asked.args == ["three"]


@pytest.mark.parametrize("room", [60, 120, 200, 240, 280, 320, 360, 420, 500, 700])
def test_deeds__what_has_no_room_is_in_the_menu_and_nothing_twice(qtbot: QtBot, theme: Theme, room: int) -> None:
    row = deeds(qtbot, theme, room)
    for key in ("one", "two", "three", "four"):
        row.offer(key)
    buttons = [each for each in shown(row) if each != "history-more"]
    assert [*buttons, *(deed.key for deed in row.in_menu)] == ["one", "two", "three", "four"]
    assert ("history-more" in shown(row)) == bool(row.in_menu)
    width = sum(row.findChild(QWidget, each).sizeHint().width() for each in shown(row))
    assert len(shown(row)) == 1 or width <= room


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_deeds__menu_asks_for_the_same(qtbot: QtBot, theme: Theme) -> None:
    row = deeds(qtbot, theme, 60)
    for key in ("one", "two"):
        row.offer(key)
    row.findChild(QWidget, "history-more").click()
    menu = row.findChild(QWidget, "history-menu")
    with qtbot.waitSignal(row.asked) as asked:
        menu.actions()[1].trigger()
    menu.close()
    assert asked.args == ["two"]


@pytest.mark.parametrize(
    ("key", "signal"),
    [
        ("log-walk", "log_walk_requested"),
        ("log-activity", "log_activity_requested"),
        ("import", "import_requested"),
        ("report", "report_requested"),
        ("export", "export_requested"),
        ("measures", "measures_requested"),
        ("from-phone", "from_phone_requested"),
    ],
)
def test_every_deed__has_its_own_signal(qtbot: QtBot, make_page: MakePage, key: str, signal: str) -> None:
    page = make_page()
    page.offer(key)
    with qtbot.waitSignal(getattr(page, signal)):
        find(page, key).click()
