"""Pictures that charts are tried with."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QLocale

from gui.history.charts.picture import Mark, Picture, Series, Table
from gui.theme.tokens import Tone

TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def english():
    """Days and numbers in English, whatever the machine speaks."""
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def picture() -> Picture:
    """Two lines over 400 days, every second day told, with one mark."""
    days = tuple(TODAY - timedelta(days=number) for number in range(400, -1, -2))
    first = tuple((day, float(day.toordinal() % 7)) for day in days)
    second = tuple((day, 10.0 + day.toordinal() % 5) for day in days)
    return Picture(
        series=(
            Series("low", "Low", Tone.PRIMARY, first, dots=first, end="Low"),
            Series("high", "High", Tone.WORK, second, end="High"),
        ),
        marks=(Mark(TODAY - timedelta(days=30), "L3 → L4", "Because it went well."),),
        stops=days,
        first=days[0],
        last=TODAY,
        say=lambda day: f"It was {day.isoformat()}",
        table=lambda: Table(
            ("Day", "Low", "High"),
            days[::-1],
            tuple(
                (f"{day:%d.%m.}", f"{low:g}", f"{high:g}")
                for (day, low), (_, high) in zip(first[::-1], second[::-1], strict=True)
            ),
        ),
        note="A note.",
    )
