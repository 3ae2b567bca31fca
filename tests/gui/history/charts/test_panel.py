"""The three charts over a real history."""

import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from exercises.history.facts import KnownMinutes
from exercises.history.filtering import Filter
from exercises.history.history import History
from exercises.library.library import Library
from exercises.library.timeline import Side
from exercises.session.events import Outcome
from exercises.session.record import Feelings, SessionRecord, StepOutcome, StepRecord
from exercises.settings import Settings
from gui.coaching import Coaching
from gui.history.charts.panel import Charts
from gui.history.charts.span import Range
from gui.history.choice import Choice
from gui.theme.theme import Theme
from tests.fakes import FakeClock

ZONE = timezone(timedelta(hours=1))


@pytest.fixture(scope="module")
def library() -> Library:
    library = Library(None)
    library.scan()
    return library


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def history(tmp_path: Path, clock: FakeClock) -> Iterator[History]:
    with History(tmp_path / "history.db", clock) as history:
        yield history


@pytest.fixture
def charts(qtbot: QtBot, theme: Theme, library: Library, history: History, clock: FakeClock) -> Charts:
    coaching = Coaching(lambda: library, lambda: history, clock, Settings)
    charts = Charts(theme, lambda: history, coaching, lambda: clock.now().date())
    qtbot.addWidget(charts)
    charts.resize(1000, 800)
    return charts


def at(clock: FakeClock, days_ago: int) -> datetime:
    day: date = clock.now().date() - timedelta(days=days_ago)
    return datetime(day.year, day.month, day.day, 9, tzinfo=ZONE)


def walk(clock: FakeClock, days_ago: int, minutes: float, feelings: Feelings) -> SessionRecord:
    started, seconds = at(clock, days_ago), minutes * 60
    return SessionRecord(
        id=str(uuid.uuid4()), routine=None, name="Walk", kind="walk", level="L3", started=started,
        ended=started + timedelta(seconds=seconds), planned_seconds=seconds, active_seconds=seconds,
        walk_planned_seconds=seconds, walk_active_seconds=seconds, outcome=Outcome.FINISHED, steps=(),
        feelings=feelings,
    )  # fmt: skip


def strength(clock: FakeClock, days_ago: int, *done: tuple[str, Side | None, int | None]) -> SessionRecord:
    steps = tuple(
        StepRecord(exercise, exercise.title(), side, 1, 30, 30, reps, reps, StepOutcome.DONE)
        for exercise, side, reps in done
    )
    return replace(
        walk(clock, days_ago, 10, Feelings(pain_before=3)),
        name="Core", kind="strength", level=None, walk_planned_seconds=0, walk_active_seconds=0, steps=steps,
    )  # fmt: skip


def look(charts: Charts) -> None:
    """What painting the cards does."""
    for card in charts.cards:
        card.look()


def test_nothing_yet__is_three_sentences(charts: Charts, qtbot: QtBot) -> None:
    charts.show_choice(Filter())
    look(charts)
    with qtbot.waitExposed(charts):
        charts.show()
    assert all(card.picture.is_empty for card in charts.cards)
    assert all(card.plot is None for card in charts.cards)


def test_walks__come_with_their_pain_and_the_plans_minutes(charts: Charts, history: History, clock: FakeClock) -> None:
    history.note(KnownMinutes(20), at(clock, 20))
    for days in (14, 9, 2):
        history.save(walk(clock, days, 15, Feelings(pain_before=4, pain_peak=5, pain_after=3, pain_next_day=2)))
    charts.show_choice(Filter())
    look(charts)
    assert [series.key for series in charts.pain.picture.series] == ["worst", "before", "after", "next-morning"]
    assert [series.key for series in charts.minutes.picture.series] == ["walked", "plan"]
    assert sum(value for _, value in charts.minutes.picture.series[0].points) == pytest.approx(45)


def test_a_choice__is_what_is_drawn(charts: Charts, history: History, clock: FakeClock) -> None:
    for days in (40, 5):
        history.save(walk(clock, days, 15, Feelings(pain_before=4)))
    history.save(strength(clock, 3, ("bridge", None, 8)))
    charts.show_choice(Filter(kinds=frozenset({"walk"})))
    look(charts)
    assert charts.pain.picture.stops == (at(clock, 40).date(), at(clock, 5).date())
    assert charts.loads.picture.is_empty


def test_exercises__the_one_done_most_often_comes_first(charts: Charts, history: History, clock: FakeClock) -> None:
    history.save(strength(clock, 9, ("bridge", None, 8), ("clamshell", Side.LEFT, 6), ("clamshell", Side.RIGHT, 9)))
    history.save(strength(clock, 2, ("clamshell", Side.LEFT, 7), ("clamshell", Side.RIGHT, 9)))
    charts.show_choice(Filter())
    look(charts)
    assert charts.loads.exercise == "clamshell"
    left, right = charts.loads.picture.series
    assert [value for _, value in left.points] == [6, 7]
    assert [value for _, value in right.points] == [9, 9]


def test_exercises__the_chosen_one_stays_while_it_is_there(
    charts: Charts, history: History, clock: FakeClock, qtbot: QtBot
) -> None:
    history.save(strength(clock, 9, ("bridge", None, 8), ("clamshell", Side.LEFT, 6)))
    history.save(replace(strength(clock, 2, ("clamshell", Side.LEFT, 7)), name="Legs"))
    charts.show_choice(Filter())
    look(charts)
    field = charts.loads.findChild(QWidget, "chart-exercise")
    field.setCurrentIndex(field.findData("bridge"))
    field.activated.emit(field.currentIndex())
    assert charts.loads.picture.series[0].points[0][1] == 8
    charts.show_choice(Filter(words="core"))
    look(charts)
    assert charts.loads.exercise == "bridge"
    charts.show_choice(Filter(words="legs"))
    look(charts)
    assert charts.loads.exercise == "clamshell"


def test_all_charts__show_the_same_time(charts: Charts, history: History, clock: FakeClock, qtbot: QtBot) -> None:
    for days in range(200, -1, -5):
        history.save(walk(clock, days, 15, Feelings(pain_before=4)))
        history.save(strength(clock, days, ("bridge", None, 8)))
    charts.show_choice(Filter())
    look(charts)
    with qtbot.waitExposed(charts):
        charts.show()
    qtbot.waitUntil(lambda: all(card.plot is not None for card in charts.cards))
    charts.pain.span_wanted.emit(Range.FOUR_WEEKS)
    spans = [card.plot.span for card in charts.cards if card.plot is not None]
    assert len(spans) == 3
    assert {span.days for span in spans} == {28}
    charts.loads.plot.span_wanted.emit(spans[0].moved(-30, charts.loads.plot.bounds))
    assert len({card.plot.span.start for card in (charts.pain, charts.loads)}) == 1
    assert charts.pain.plot.span.start == pytest.approx(spans[0].start - 30)


def test_chosen_time__is_where_the_charts_look_to(charts: Charts, history: History, clock: FakeClock) -> None:
    for days in range(300, -1, -5):
        history.save(walk(clock, days, 15, Feelings(pain_before=4)))
    charts.show_choice(Filter())
    look(charts)
    plot = charts.pain.plot
    assert plot is not None
    assert plot.span.days == 91
    first, last = at(clock, 250).date(), at(clock, 200).date()
    charts.show_choice(Filter(since=first, until=last))
    look(charts)
    assert (plot.span.start, plot.span.end) == (first.toordinal(), last.toordinal() + 1)
    assert len(charts.pain.picture.stops) == 61, "what lies beside it can be compared"
    day = at(clock, 225).date()
    charts.show_choice(Filter(since=day, until=day))
    look(charts)
    assert plot.span.days == 51, "a day that is in sight moves nothing"
    charts.show_choice(Filter(since=at(clock, 3).date()))
    look(charts)
    assert plot.span.days == 51
    assert plot.span.holds(at(clock, 3).date())
    charts.show_choice(Filter())
    look(charts)
    assert plot.span.days == 91
    assert plot.span.holds(clock.now().date())


def test_other_sessions__are_shown_over_the_time_that_was_zoomed_to(
    charts: Charts, history: History, clock: FakeClock
) -> None:
    for days in range(300, -1, -5):
        history.save(walk(clock, days, 15, Feelings(pain_before=4)))
    charts.show_choice(Filter())
    look(charts)
    charts.set_span(Range.FOUR_WEEKS)
    history.save(walk(clock, 1, 15, Feelings(pain_before=4)))
    charts.show_choice(Filter())
    look(charts)
    assert charts.pain.plot is not None
    assert charts.pain.plot.span.days == 28


def test_a_few_chosen_days__are_told_on_every_chart(
    charts: Charts, history: History, clock: FakeClock, qtbot: QtBot
) -> None:
    history.save(walk(clock, 1, 15, Feelings(pain_before=4)))
    first, last = at(clock, 8).date(), at(clock, 2).date()
    with qtbot.waitExposed(charts):
        charts.show()
    charts.show_choice(Filter(since=first, until=last))
    look(charts)
    line = charts.pain.findChild(QWidget, "chart-keys")
    assert line.isVisible()
    assert line.text().startswith("The list shows only ")
    assert str(first.day) in line.text()
    assert str(last.day) in line.text()
    QApplication.processEvents()
    for card in (charts.pain, charts.minutes):
        back = card.findChild(QWidget, "show-all-days")
        assert back.isVisible()
        with qtbot.waitSignal(charts.all_wanted):
            qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
        assert charts.window().focusWidget() is card.plot
    charts.show_choice(Filter())
    look(charts)
    assert not line.isVisible()
    assert not charts.pain.findChild(QWidget, "show-all-days").isVisible()


def test_what_is_clicked_on__is_told_as_a_day_or_a_week(charts: Charts) -> None:
    days: list[object] = []
    weeks: list[object] = []
    charts.day_chosen.connect(days.append)
    charts.week_chosen.connect(weeks.append)
    for number, card in enumerate(charts.cards, 1):
        card.day_chosen.emit(date(2026, 11, number))
    assert days == [date(2026, 11, 1), date(2026, 11, 3)]
    assert weeks == [date(2026, 11, 2)]


def test_a_page__can_place_a_card_of_its_own(charts: Charts, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.addWidget(charts.pain)
    assert charts.pain.parent() is page
    assert charts.layout().count() == 2


def test_a_history_that_cannot_be_read__is_told_and_shows_nothing(
    charts: Charts, history: History, clock: FakeClock, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "history.db").write_bytes(b"This is no history." * 100)
    with qtbot.waitSignal(charts.failed):
        charts.show_choice(Filter())
        look(charts)
    assert all(card.picture.is_empty for card in charts.cards)


def test_a_week_that_is_clicked_on__is_all_that_the_list_shows() -> None:
    wanted = Choice(words="walk").in_week(date(2026, 11, 16)).to_filter(date(2026, 11, 20))
    assert (wanted.since, wanted.until, wanted.words) == (date(2026, 11, 16), date(2026, 11, 22), "walk")
