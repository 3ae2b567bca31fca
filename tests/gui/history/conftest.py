"""A history with sessions in it, and its page."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from exercises.history.history import History
from exercises.session.events import Outcome
from exercises.session.record import Feelings, SessionRecord
from gui.history.page import HistoryPage
from gui.theme.theme import Theme
from tests.exercises.history.records import done
from tests.fakes import FakeClock

FRIDAY = date(2026, 11, 20)
EVENING = datetime.fromisoformat("2026-11-20T20:00:00+01:00")


def session(
    day: date,
    name: str = "Walk · L4",
    *,
    minutes: float = 15,
    kind: str = "walk",
    routine: str | None = None,
    pain: int | None = None,
    outcome: Outcome = Outcome.FINISHED,
    note: str = "",
    hour: int = 9,
) -> SessionRecord:
    """A session of a day."""
    started = datetime(day.year, day.month, day.day, hour, tzinfo=EVENING.tzinfo)
    walked = minutes * 60 if kind == "walk" else 0.0
    return replace(
        done(started),
        name=name,
        kind=kind,
        routine=routine,
        steps=(),
        active_seconds=minutes * 60,
        walk_active_seconds=walked,
        outcome=outcome,
        feelings=Feelings(pain_before=pain, note=note),
    )


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    with History(tmp_path / "history.db", FakeClock(EVENING)) as history:
        yield history


MakePage = Callable[..., HistoryPage]


@pytest.fixture
def make_page(qtbot: QtBot, theme: Theme, history: History) -> MakePage:
    """Makes the page and shows it, so many pixels wide and high."""

    def make(width: int = 1076, height: int = 800, *sessions: SessionRecord) -> HistoryPage:
        for each in sessions:
            history.save(each)
        page = HistoryPage(theme, lambda: history, lambda: FRIDAY)
        qtbot.addWidget(page)
        page.resize(width, height)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        qtbot.waitUntil(lambda: not page.overview._later.isActive())
        return page

    return make


def days_back(count: int, step: int = 1) -> list[date]:
    """So many days up to FRIDAY, the newest first."""
    return [FRIDAY - timedelta(days=number * step) for number in range(count)]
