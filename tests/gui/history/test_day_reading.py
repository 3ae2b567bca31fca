"""Days as people type them."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QLocale

from gui.history.day_reading import read_day, written

TODAY = date(2026, 11, 20)
OCTOBER = date(2026, 10, 3)


@pytest.fixture(autouse=True)
def locale_stays() -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("locale", "words", "day"),
    [
        ("en_GB", "3/10/2026", OCTOBER),
        ("en_US", "10/3/2026", OCTOBER),
        ("en_US", "10/3", OCTOBER),
        ("en_US", "25/12/2025", date(2025, 12, 25)),  # there is only one way to read it
        ("de_DE", "3.10.2026", OCTOBER),
        ("de_DE", "3.10.", OCTOBER),
        ("de_DE", "03.10.26", OCTOBER),
        ("de_DE", "3. oktober 2026", OCTOBER),
        ("de_DE", "3 oct 2026", OCTOBER),
        ("en_GB", "2026-10-03", OCTOBER),
        ("en_GB", " october 3, 2026 ", OCTOBER),
        ("en_GB", "3 oct", OCTOBER),
        ("en_GB", "25 dec", date(2025, 12, 25)),  # the last one
        ("en_GB", "29 feb", None),
        ("en_GB", "Today", TODAY),
        ("en_GB", "yesterday", date(2026, 11, 19)),
        ("en_GB", "30 Feb 2026", None),
        ("en_GB", "october", None),
        ("en_GB", "soon", None),
        ("en_GB", "", None),
    ],
)
def test_read_day__as_it_is_meant(locale: str, words: str, day: date | None) -> None:
    QLocale.setDefault(QLocale(locale))
    assert read_day(words, TODAY) == day


@pytest.mark.parametrize("locale", ["en_GB", "en_US", "de_DE", "fr_FR", "ja_JP", "fi_FI"])
@pytest.mark.parametrize("month", range(1, 13))
def test_written__can_be_read_again(locale: str, month: int) -> None:
    QLocale.setDefault(QLocale(locale))
    assert read_day(written(date(2025, month, 9)), TODAY) == date(2025, month, 9)
