"""One frame of the charts while they are zoomed: five years of days, all three charts over one time axis."""

import time
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from exercises.history.statistics.days import Day
from exercises.history.statistics.loads import DayLoad, ExerciseLoad, Load
from exercises.history.statistics.pain import Moment
from gui.history.charts.card import ChartCard
from gui.history.charts.loads import loads_picture
from gui.history.charts.minutes import minutes_picture
from gui.history.charts.pain import pain_picture
from gui.history.charts.picture import Picture
from gui.history.charts.span import Span, bounds_of
from gui.theme.theme import Theme

LAST_DAY: Final = date(2026, 11, 20)
YEARS: Final = 5
_ZOOM: Final = 0.8
# 100,000 sessions in five years: so many on each day.
_SESSIONS_A_DAY: Final = 55


def zoom_milliseconds(theme: Theme) -> list[float]:
    """What each frame takes while one zooms from five years to a week and back, and then moves along."""
    window = QWidget()
    row = QHBoxLayout(window)
    cards = [ChartCard(theme, "A chart", "") for _ in range(3)]
    for card in cards:
        row.addWidget(card)
    window.resize(1600, 420)
    window.show()
    for card, picture in zip(cards, _pictures(), strict=True):
        card.show_picture(picture)
        card.load()
    QApplication.processEvents()
    times = []
    for span in _spans(bounds_of(LAST_DAY - timedelta(days=365 * YEARS), LAST_DAY)):
        before = time.perf_counter()
        for card in cards:
            card.set_span(span)
        QApplication.processEvents()  # paints
        times.append((time.perf_counter() - before) * 1000)
    window.close()
    window.deleteLater()
    return times


def _pictures() -> Iterator[Picture]:
    days = [LAST_DAY - timedelta(days=number) for number in reversed(range(365 * YEARS))]
    pain = {
        moment: {day: Fraction((day.toordinal() * (7 + place)) % 31, 4) for day in days}
        for place, moment in enumerate(Moment)
    }
    yield pain_picture(pain, LAST_DAY)
    yield minutes_picture(
        {day: Day(day, _SESSIONS_A_DAY, 3000.0, 1200.0 + day.toordinal() % 900, 600.0) for day in days}, None, LAST_DAY
    )
    sides = [(Load(3, 20 + day.toordinal() % 7, 90, 30), Load(3, 21 + day.toordinal() % 5, 90, 30)) for day in days]
    loads = tuple(DayLoad(day, left, right) for day, (left, right) in zip(days, sides, strict=True))
    yield loads_picture(ExerciseLoad("clamshell", "Clamshell", loads), LAST_DAY)


def _spans(bounds: Span) -> Iterator[Span]:
    span = bounds
    about = bounds.start + bounds.days * 0.7
    while span.days > 7:
        span = span.zoomed(_ZOOM, about, bounds)
        yield span
    while span.days < bounds.days:
        span = span.zoomed(1 / _ZOOM, about, bounds)
        yield span
    span = Span(bounds.start, bounds.start + 400)
    for _ in range(40):
        span = span.moved(30, bounds)
        yield span
