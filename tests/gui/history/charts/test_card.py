"""A chart as people use it: keys, mouse, wheel, its lines, its table."""

import gc
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QHelpEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.history.charts.card import ChartCard
from gui.history.charts.legend import LegendChip, fill_of
from gui.history.charts.line_card import LineCard
from gui.history.charts.overlay import FLAG_ROWS, apart, in_rows
from gui.history.charts.picture import Picture, Shape, Table
from gui.history.charts.plot import TimePlot
from gui.history.charts.sketch import dots_of
from gui.history.charts.span import Range, Span
from gui.history.charts.table import NumbersTable
from gui.theme.theme import Theme
from gui.theme.tokens import ThemeChoice, Tone, contrast, mix

TODAY = date(2026, 11, 20)
KEY = Qt.Key


@pytest.fixture
def card(qtbot: QtBot, theme: Theme, picture: Picture) -> ChartCard:
    card = LineCard(theme, "A chart", "Nothing yet.")
    qtbot.addWidget(card)
    card.resize(640, 360)
    card.show_picture(picture)
    with qtbot.waitExposed(card):
        card.show()
    card.load()
    QApplication.processEvents()
    return card


@pytest.fixture
def plot(card: ChartCard, qtbot: QtBot) -> TimePlot:
    assert card.plot is not None
    return card.plot


def focus(plot: TimePlot, qtbot: QtBot) -> None:
    plot.window().activateWindow()
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(plot.hasFocus)


def x_of(plot: TimePlot, day: date) -> QPoint:
    """The place of a day in the plot, found as people find it: by pointing."""
    area = plot.overlay.shown.area
    share = (day.toordinal() + 0.5 - plot.span.start) / plot.span.days
    return QPoint(round(area.left() + 6 + share * (area.width() - 12)), round(area.center().y()))


def wheel(
    plot: TimePlot, turned: QPoint, place: QPoint, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> bool:
    event = QWheelEvent(
        QPointF(place), QPointF(plot.mapToGlobal(place)), QPoint(), turned, Qt.MouseButton.NoButton, held,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(plot, event)
    return event.isAccepted()


# Keys


def test_focus__reads_the_last_day_and_the_arrows_walk(plot: TimePlot, card: ChartCard, qtbot: QtBot) -> None:
    focus(plot, qtbot)
    assert plot.read_day == TODAY
    qtbot.keyClick(plot, KEY.Key_Left)
    assert plot.read_day == TODAY - timedelta(days=2), "days of which nothing is known are passed over"
    assert card.reading == "It was 2026-11-18"
    assert plot.accessibleDescription().startswith("It was 2026-11-18")
    qtbot.keyClick(plot, KEY.Key_Right)
    qtbot.keyClick(plot, KEY.Key_Right)
    assert plot.read_day == TODAY


def test_home_and_end__bring_their_day_into_sight(plot: TimePlot, card: ChartCard, qtbot: QtBot) -> None:
    focus(plot, qtbot)
    card.set_span(Range.FOUR_WEEKS)
    qtbot.keyClick(plot, KEY.Key_Home)
    first = TODAY - timedelta(days=400)
    assert plot.read_day == first
    assert plot.span.holds(first)
    assert plot.span.days == pytest.approx(28)
    qtbot.keyClick(plot, KEY.Key_End)
    assert plot.read_day == TODAY
    assert plot.span.holds(TODAY)


def test_plus_minus_and_0__zoom_about_the_day_that_is_read(plot: TimePlot, qtbot: QtBot) -> None:
    focus(plot, qtbot)
    all_days = plot.span
    for _ in range(30):
        qtbot.keyClick(plot, KEY.Key_Plus)
    assert plot.span.days == pytest.approx(7), "a week is the closest"
    assert plot.span.start < TODAY.toordinal() + 0.5 < plot.span.end
    qtbot.keyClick(plot, KEY.Key_Minus)
    assert plot.span.days > 8
    qtbot.keyClick(plot, KEY.Key_0)
    assert plot.span == all_days


def test_enter__chooses_the_day_that_is_read(plot: TimePlot, card: ChartCard, qtbot: QtBot) -> None:
    focus(plot, qtbot)
    qtbot.keyClick(plot, KEY.Key_Left)
    with qtbot.waitSignal(card.day_chosen) as chosen:
        qtbot.keyClick(plot, KEY.Key_Return)
    assert chosen.args == [TODAY - timedelta(days=2)]


def test_shift_and_arrows__move_along_without_reading(plot: TimePlot, card: ChartCard, qtbot: QtBot) -> None:
    focus(plot, qtbot)
    card.set_span(Range.FOUR_WEEKS)
    before = plot.span
    qtbot.keyClick(plot, KEY.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert plot.span.start == pytest.approx(before.start - 2.8)
    assert plot.read_day == TODAY


def test_other_keys__go_on_to_the_page(plot: TimePlot, qtbot: QtBot) -> None:
    focus(plot, qtbot)
    heard = []
    plot.window().keyPressEvent = lambda event: heard.append(event.key())  # type: ignore[method-assign]
    qtbot.keyClick(plot, KEY.Key_F5)
    assert heard == [KEY.Key_F5]


def test_keys__are_told_while_the_chart_has_the_focus(plot: TimePlot, card: ChartCard, qtbot: QtBot) -> None:
    line = card.findChild(QWidget, "chart-keys")
    height, top = card.sizeHint().height(), plot.mapTo(card, QPoint()).y()
    assert not line.isVisible()
    focus(plot, qtbot)
    qtbot.waitUntil(line.isVisible)
    assert line.text() == "Arrows read day by day, + and − zoom, 0 or Esc shows all as at first."
    assert (card.sizeHint().height(), plot.mapTo(card, QPoint()).y()) == (height, top), "nothing moves for it"
    card.name_as_one_of_several()
    card.day_chosen.connect(lambda _: None)
    card.show_picture(card.picture)
    assert line.text() == (
        "Arrows read day by day, + and − zoom all charts, 0 or Esc shows all as at first, Enter lists that day."
    )
    plot.clearFocus()
    assert not line.isVisible()


def test_escape__goes_back_from_a_zoom_and_else_belongs_to_the_page(plot: TimePlot, qtbot: QtBot) -> None:
    focus(plot, qtbot)
    heard = []
    plot.window().keyPressEvent = lambda event: heard.append(event.key())  # type: ignore[method-assign]
    all_days = plot.span
    qtbot.keyClick(plot, KEY.Key_Plus)
    assert plot.span != all_days
    qtbot.keyClick(plot, KEY.Key_Escape)
    assert plot.span == all_days
    assert not heard
    qtbot.keyClick(plot, KEY.Key_Escape)
    assert heard == [KEY.Key_Escape]


def test_reading__keeps_its_height_from_one_line_to_two(
    plot: TimePlot, card: ChartCard, picture: Picture, qtbot: QtBot
) -> None:
    long = "one word after the other " * 5
    card.show_picture(replace(picture, say=lambda day: long if day == TODAY - timedelta(days=2) else "Short."))
    QApplication.processEvents()
    place = plot.mapTo(card, QPoint())
    focus(plot, qtbot)
    qtbot.keyClick(plot, KEY.Key_Left)
    QApplication.processEvents()
    assert card.reading == long
    assert plot.mapTo(card, QPoint()) == place


# Mouse


def test_pointing__reads_the_nearest_day_and_leaving_ends_it(plot: TimePlot, card: ChartCard, qtbot: QtBot) -> None:
    card.set_span(Range.FOUR_WEEKS)
    qtbot.mouseMove(plot, x_of(plot, TODAY - timedelta(days=10)))
    qtbot.waitUntil(lambda: plot.read_day == TODAY - timedelta(days=10))
    assert card.reading == "It was 2026-11-10"
    QApplication.sendEvent(plot, QEvent(QEvent.Type.Leave))
    assert plot.read_day is None
    assert card.reading == "It was 2026-11-20", "the last day while none is pointed at"


def test_a_click__chooses_a_day(plot: TimePlot, card: ChartCard, qtbot: QtBot) -> None:
    card.set_span(Range.FOUR_WEEKS)
    with qtbot.waitSignal(card.day_chosen) as chosen:
        qtbot.mouseClick(plot, Qt.MouseButton.LeftButton, pos=x_of(plot, TODAY - timedelta(days=10)))
    assert chosen.args == [TODAY - timedelta(days=10)]


def drag(qtbot: QtBot, plot: TimePlot, start: QPoint, end: QPoint, held=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.mousePress(plot, Qt.MouseButton.LeftButton, held, start)
    qtbot.mouseMove(plot, (start + end) / 2)
    QApplication.processEvents()
    qtbot.mouseMove(plot, end)
    QApplication.processEvents()
    qtbot.mouseRelease(plot, Qt.MouseButton.LeftButton, held, end)


def test_dragging__zooms_into_what_was_passed_over(plot: TimePlot, card: ChartCard, qtbot: QtBot) -> None:
    chosen: list[date] = []
    card.day_chosen.connect(chosen.append)
    start, end = TODAY - timedelta(days=200), TODAY - timedelta(days=100)
    drag(qtbot, plot, x_of(plot, start), x_of(plot, end))
    assert plot.span.start == pytest.approx(start.toordinal() + 0.5, abs=1.5)
    assert plot.span.end == pytest.approx(end.toordinal() + 0.5, abs=1.5)
    assert not chosen
    assert plot.overlay.shown.chosen is None


def test_a_tiny_drag__is_a_click_and_a_short_one_shows_a_week(plot: TimePlot, card: ChartCard, qtbot: QtBot) -> None:
    all_days, middle = plot.span, x_of(plot, TODAY - timedelta(days=100))
    drag(qtbot, plot, middle, middle + QPoint(3, 0))
    assert plot.span == all_days
    card.set_span(Range.FOUR_WEEKS)
    middle = x_of(plot, TODAY - timedelta(days=10))
    drag(qtbot, plot, middle, middle + QPoint(20, 0))
    assert plot.span.days == pytest.approx(7)


def test_dragging_with_shift__moves_along(plot: TimePlot, card: ChartCard, qtbot: QtBot) -> None:
    card.set_span(Range.FOUR_WEEKS)
    before = plot.span
    drag(
        qtbot, plot, x_of(plot, TODAY - timedelta(days=20)), x_of(plot, TODAY - timedelta(days=10)),
        Qt.KeyboardModifier.ShiftModifier,
    )  # fmt: skip
    assert plot.span.start == pytest.approx(before.start - 10, abs=0.5)
    assert plot.span.days == pytest.approx(before.days)


def test_a_double_click__shows_all_as_at_first(plot: TimePlot, card: ChartCard, qtbot: QtBot) -> None:
    chosen: list[date] = []
    card.day_chosen.connect(chosen.append)
    all_days = plot.span
    card.set_span(Range.FOUR_WEEKS)
    qtbot.mouseClick(plot, Qt.MouseButton.LeftButton, pos=plot.rect().center())
    qtbot.mouseDClick(plot, Qt.MouseButton.LeftButton, pos=plot.rect().center())
    assert plot.span == all_days
    other = QTimer(singleShot=True, interval=QApplication.doubleClickInterval() + 50)
    with qtbot.waitSignal(other.timeout):
        other.start()
    assert not chosen, "half of a double click is no click"


def test_wheel__belongs_to_the_page_until_the_chart_has_the_focus(plot: TimePlot, qtbot: QtBot) -> None:
    all_days, place = plot.span, x_of(plot, TODAY - timedelta(days=100))
    assert not wheel(plot, QPoint(0, 120), place)
    assert plot.span == all_days
    assert wheel(plot, QPoint(0, 120), place, Qt.KeyboardModifier.ControlModifier)
    assert plot.span.days < all_days.days
    focus(plot, qtbot)
    days = plot.span.days
    assert wheel(plot, QPoint(0, 120), place)
    assert plot.span.days < days
    before = plot.span
    wheel(plot, QPoint(120, 0), place)
    assert plot.span.days == pytest.approx(before.days)
    assert plot.span.start < before.start


def test_wheel__keeps_the_day_under_the_pointer(plot: TimePlot, qtbot: QtBot) -> None:
    focus(plot, qtbot)
    day = TODAY - timedelta(days=100)
    place = x_of(plot, day)
    for _ in range(6):
        wheel(plot, QPoint(0, 120), place)
    assert abs(x_of(plot, day).x() - place.x()) <= 12


def test_pointing_at_a_change__tells_why(plot: TimePlot, card: ChartCard) -> None:
    card.set_span(Range.THREE_MONTHS)
    place = x_of(plot, TODAY - timedelta(days=30))
    told: list[str] = []
    event = QHelpEvent(QEvent.Type.ToolTip, place, plot.mapToGlobal(place))
    QApplication.sendEvent(plot, event)
    told.append(QToolTip.text())
    QToolTip.hideText()
    assert told == ["Because it went well."]


def test_a_right_click__opens_no_menu_of_the_plots(plot: TimePlot, qtbot: QtBot) -> None:
    qtbot.mouseClick(plot, Qt.MouseButton.RightButton, pos=plot.rect().center())
    QApplication.processEvents()
    assert QApplication.activePopupWidget() is None


# Lines


def test_a_line_switched_off__is_gone_and_the_axis_follows(plot: TimePlot, card: ChartCard, qtbot: QtBot) -> None:
    assert plot.highest == 15
    assert [end.words for end in plot.overlay.shown.ends] == ["Low", "High"]
    chip = card.findChild(LegendChip, "line-high")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert [end.words for end in plot.overlay.shown.ends] == ["Low"]
    assert plot.highest == 6
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert plot.highest == 15


def test_lines__stay_switched_off_when_other_numbers_come(
    plot: TimePlot, card: ChartCard, picture: Picture, qtbot: QtBot
) -> None:
    qtbot.mouseClick(card.findChild(LegendChip, "line-high"), Qt.MouseButton.LeftButton)
    card.show_picture(replace(picture, note="Another."))
    assert card.legend.hidden == {"high"}
    assert [end.words for end in plot.overlay.shown.ends] == ["Low"]


def test_names_at_the_ends__never_touch(plot: TimePlot, card: ChartCard, picture: Picture) -> None:
    close = tuple(
        replace(picture.series[0], key=str(n), name=str(n), end=f"Line {n}", points=((TODAY, 3.0 + n / 100),))
        for n in range(4)
    )
    card.show_picture(replace(picture, series=close))
    QApplication.processEvents()
    ends = plot.overlay.shown.ends
    area = plot.overlay.shown.area
    placed = apart([end.y for end in ends], 16, area.top(), area.bottom())
    ordered = sorted(placed)
    assert all(below - above >= 15.99 for above, below in pairwise(ordered))
    assert ordered[0] >= area.top() - 16
    assert ordered[-1] <= area.bottom() + 0.01


def test_names_that_give_way__have_a_line_to_where_theirs_ends(
    plot: TimePlot, card: ChartCard, picture: Picture, theme: Theme
) -> None:
    same = tuple(
        replace(picture.series[0], key=tone.value, name=tone.value, end=tone.value, tone=tone, points=((TODAY, 3.0),))
        for tone in (Tone.PRIMARY, Tone.WORK, Tone.REST)
    )
    card.show_picture(replace(picture, series=same))
    QApplication.processEvents()
    area, picture_of = plot.overlay.shown.area, plot.overlay.grab().toImage()
    between = range(round(area.right()) + 2, round(area.right()) + 13)
    heights = {
        y
        for x in between
        for y in range(picture_of.height())
        if picture_of.pixelColor(x, y).alpha() > 60
    }  # fmt: skip
    assert max(heights) - min(heights) >= 14, "the lines lead up and down from the same place"


def test_changes_close_to_each_other__are_all_named() -> None:
    places = in_rows([100, 130, 160, 400], [60] * 4, 0, 500, 8)
    assert [row for _, row in places] == [2, 1, 0, 0]
    assert all(row < FLAG_ROWS for _, row in places)
    for (one, row), (other, other_row) in pairwise(places):
        assert row != other_row or abs(one - other) >= 68


def test_changes_without_room__are_left_to_their_tooltip() -> None:
    rows = [row for _, row in in_rows([100, 101, 102, 103], [60] * 4, 0, 500, 8)]
    assert rows == [FLAG_ROWS, 2, 1, 0]


# The table


def test_table__holds_what_the_chart_shows_and_is_copied(card: ChartCard, qtbot: QtBot) -> None:
    button = card.findChild(QWidget, "chart-table")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    table = card.findChild(NumbersTable)
    assert table.isVisible()
    assert not card.plot.isVisible()
    assert table.model().rowCount() == 201
    assert table.model().headerData(1, Qt.Orientation.Horizontal) == "Low"
    table.setFocus()
    qtbot.keyClick(table, KEY.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 202
    assert lines[0] == "Day\tLow\tHigh"
    assert lines[1].split("\t")[0] == "2026-11-20"
    qtbot.keyClick(table, KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(table, KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(table, KEY.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert len(QGuiApplication.clipboard().text().splitlines()) == 4
    with qtbot.waitSignal(card.day_chosen) as chosen:
        qtbot.keyClick(table, KEY.Key_Return)
    assert chosen.args == [TODAY - timedelta(days=4)]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert card.plot.isVisible()


def test_table__follows_other_numbers(card: ChartCard, picture: Picture, qtbot: QtBot, qtmodeltester) -> None:
    qtbot.mouseClick(card.findChild(QWidget, "chart-table"), Qt.MouseButton.LeftButton)
    table = card.findChild(NumbersTable)
    qtmodeltester.check(table.model())
    card.show_picture(replace(picture, table=lambda: Table(("Day", "Low"), (TODAY,), (("20.11.", "1\t2"),))))
    assert table.model().rowCount() == 1
    assert table.as_text() == "Day\tLow\n2026-11-20\t1 2\n"


def test_table__shows_eight_rows_of_the_range_that_is_chosen(card: ChartCard, qtbot: QtBot) -> None:
    qtbot.mouseClick(card.findChild(QWidget, "chart-table"), Qt.MouseButton.LeftButton)
    table = card.findChild(NumbersTable)
    QApplication.processEvents()
    assert card.findChild(QWidget, "chart-range").isVisible()
    assert table.viewport().height() >= 8 * table.rowHeight(0)
    card.set_span(Range.FOUR_WEEKS)
    assert table.model().rowCount() == 14, "every second day of 28"
    card.set_span(Range.ALL)
    assert table.model().rowCount() == 201


def test_table__a_week_that_lies_in_the_range_with_any_day_is_told() -> None:
    monday = TODAY - timedelta(days=TODAY.weekday())
    weeks = tuple(monday - timedelta(days=7 * number) for number in range(3))
    table = Table(("Week",), weeks, tuple((str(week),) for week in weeks))
    first = float((monday - timedelta(days=1)).toordinal())
    assert table.within(Span(first, first + 8), 7).days == weeks[:2]
    assert table.within(Span(first, first + 8)).days == weeks[:1]


def test_table__long_headers_stand_in_two_lines(card: ChartCard, picture: Picture, qtbot: QtBot) -> None:
    headers = ("Day", "Next morning, 7 days")
    card.show_picture(replace(picture, table=lambda: Table(headers, (TODAY,), (("20.11.", "2"),))))
    qtbot.mouseClick(card.findChild(QWidget, "chart-table"), Qt.MouseButton.LeftButton)
    table = card.findChild(NumbersTable)
    assert table.model().headerData(1, Qt.Orientation.Horizontal) == "Next morning,\n7 days"
    assert table.as_text().splitlines()[0] == "Day\tNext morning, 7 days"
    two_lines = 2 * table.horizontalHeader().fontMetrics().height()
    assert table.horizontalHeader().height() >= two_lines


def test_table__pairs_stand_in_one_column_and_are_copied_apart(card: ChartCard, picture: Picture, qtbot: QtBot) -> None:
    headers = ("Day", "Next morning", "Next morning, 7 days", "Left, seconds", "Left, sets")
    rows = (("20.11.", "3", "2.4", "–", "–"), ("19.11.", "–", "2", "45", "2"))
    days = (TODAY, TODAY - timedelta(days=1))
    card.show_picture(replace(picture, table=lambda: Table(headers, days, rows, pairs=True)))
    qtbot.mouseClick(card.findChild(QWidget, "chart-table"), Qt.MouseButton.LeftButton)
    table = card.findChild(NumbersTable)
    model = table.model()
    across = Qt.Orientation.Horizontal
    assert [model.headerData(n, across) for n in range(model.columnCount())] == [
        "Day",
        "Next\nmorning\n(7 days)",
        "Left,\nseconds\n(sets)",
    ]
    assert [[model.index(row, n).data() for n in range(3)] for row in range(2)] == [
        ["20.11.", "3 (2.4)", "–"],
        ["19.11.", "– (2)", "45 (2)"],
    ]
    assert model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "3, 7 days 2.4"
    assert table.as_text().splitlines() == [
        "\t".join(headers),
        "2026-11-20\t3\t2.4\t–\t–",
        "2026-11-19\t–\t2\t45\t2",
    ]


# Ranges


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
def test_range_chip__offers_four_and_names_what_was_zoomed(card: ChartCard, plot: TimePlot, qtbot: QtBot) -> None:
    chip = card.findChild(QWidget, "chart-range")
    assert chip.label == "All"
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    menu = card.findChild(QMenu)
    assert [action.text() for action in menu.actions()] == ["4 weeks", "3 months", "1 year", "All"]
    assert [action.isChecked() for action in menu.actions()] == [False, False, False, True]
    menu.actions()[1].trigger()
    menu.close()
    assert plot.span.days == 91
    assert chip.label == "3 months"
    card.set_span(Span(plot.span.end - 35, plot.span.end))
    assert chip.label == "5 weeks"


# States


def test_empty__is_a_sentence_and_nothing_is_loaded(qtbot: QtBot, theme: Theme, picture: Picture) -> None:
    card = ChartCard(theme, "A chart", "Nothing yet.")
    qtbot.addWidget(card)
    card.show_picture(Picture())
    with qtbot.waitExposed(card):
        card.show()
    card.load()
    assert card.plot is None
    seen = [label.text() for label in card.findChildren(QWidget) if hasattr(label, "text") and label.isVisible()]
    assert "Nothing yet." in seen
    assert not card.findChild(QWidget, "chart-table").isVisible()
    card.show_picture(picture)
    qtbot.waitUntil(lambda: card.plot is not None and card.plot.isVisible())


def test_out_of_sight__nothing_is_loaded_until_the_page_is_scrolled_there(
    qtbot: QtBot, theme: Theme, picture: Picture
) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    column.addSpacing(2000)
    card = ChartCard(theme, "A chart", "Nothing yet.")
    column.addWidget(card)
    scroll = QScrollArea()
    qtbot.addWidget(scroll)
    scroll.setWidget(page)
    scroll.setWidgetResizable(True)
    scroll.resize(600, 400)
    asked: list[bool] = []

    def make() -> Picture:
        asked.append(True)
        return picture

    card.show_later(make)
    with qtbot.waitExposed(scroll):
        scroll.show()
    for _ in range(5):
        QApplication.processEvents()
    assert card.isVisible()
    assert not asked
    scroll.verticalScrollBar().setValue(scroll.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: card.plot is not None)
    assert asked == [True]


def test_one_single_value__is_drawn(card: ChartCard, plot: TimePlot, picture: Picture) -> None:
    series = replace(picture.series[0], points=((TODAY, 3.0),), dots=((TODAY, 3.0),))
    card.show_picture(replace(picture, series=(series,), stops=(TODAY,), first=TODAY, last=TODAY))
    assert plot.span.days == 7
    assert not card.grab().isNull()


def test_bars__a_week_is_read_anywhere_in_it(card: ChartCard, plot: TimePlot, picture: Picture, qtbot: QtBot) -> None:
    mondays = tuple(date(2026, 11, 16) - timedelta(days=7 * n) for n in range(8, -1, -1))
    bars = replace(
        picture.series[0], points=tuple((day, 10.0) for day in mondays), dots=(), shape=Shape.BARS, days_wide=7
    )
    card.show_picture(replace(picture, series=(bars,), stops=mondays, first=mondays[0], last=date(2026, 11, 22)))
    for days in (0, 3, 6):
        qtbot.mouseMove(plot, QPoint(5, 5))
        qtbot.mouseMove(plot, x_of(plot, date(2026, 11, 9) + timedelta(days=days)))
        qtbot.waitUntil(lambda: plot.read_day == date(2026, 11, 9))


@pytest.mark.parametrize("choice", [ThemeChoice.DARK, ThemeChoice.HIGH_CONTRAST])
def test_theme__is_followed_at_once(card: ChartCard, plot: TimePlot, theme: Theme, choice: ThemeChoice) -> None:
    theme.set_choice(choice)
    QApplication.processEvents()
    image = plot.grab().toImage()
    ground = theme.colours.surface
    line = theme.colours.primary.full
    colours = {image.pixelColor(x, y).name().upper() for x in range(0, image.width(), 2) for y in range(image.height())}
    assert ground in colours
    assert line in colours
    assert image.pixelColor(3, 3).name().upper() == ground


@pytest.mark.parametrize("width", [240, 380, 900])
def test_large_letters__leave_room_for_the_values(card: ChartCard, plot: TimePlot, theme: Theme, width: int) -> None:
    theme.set_text_scale(2.0)
    card.resize(width, card.heightForWidth(width) if card.hasHeightForWidth() else 700)
    QApplication.processEvents()
    area = plot.overlay.shown.area
    assert area.width() >= 60
    assert area.height() >= 120
    assert area.right() <= plot.width()


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.HIGH_CONTRAST])
def test_lines_and_bars__stand_out_from_their_ground(theme: Theme, picture: Picture, choice: ThemeChoice) -> None:
    theme.set_choice(choice)
    colours = theme.colours
    for tone in (Tone.PRIMARY, Tone.WORK, Tone.REST, Tone.READY):
        assert contrast(colours.shades(tone).full, colours.surface) >= 2.9
        assert contrast(colours.shades(tone).ink, colours.surface) >= 4.5, "names at the ends are text"
    assert contrast(fill_of(theme, picture.series[0]), colours.surface) >= 3
    dots = dots_of(theme, picture.series[0])
    dot = dots.brush.color()
    on_ground = mix(colours.surface, dot.name(), dot.alphaF())
    assert contrast(on_ground, colours.surface) >= 2.2, "a single day is no grey speck"
    assert dots.dot_size >= 5 * theme.text_scale


def test_a_chart_that_is_gone__hears_nothing_any_more(qtbot: QtBot, theme: Theme, picture: Picture) -> None:
    heard = []
    for _ in range(3):
        card = LineCard(theme, "A chart")
        card.show_picture(picture)
        with qtbot.waitExposed(card):
            card.show()
        card.look()
        card.destroyed.connect(lambda: heard.append(True))
        card.close()
        card.deleteLater()
        del card
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert len(heard) == 3
    gc.collect()
    theme.set_choice(ThemeChoice.DARK)
    QApplication.processEvents()
