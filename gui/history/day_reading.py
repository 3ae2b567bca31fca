"""Days as people type them."""

import re
from contextlib import suppress
from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale

from gui import text

_BETWEEN = re.compile(r"[\s,./–-]+")
_NUMBER = re.compile(r"(\d{1,4})(st|nd|rd|th|er|e|º)?")
_SHORTEST_MONTH = 3


def written(day: date) -> str:
    """A day with its month's name, so that no day is taken for a month: `3 Oct 2026`."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")


def read_day(words: str, today: date) -> date | None:
    """The day that is meant, None where it is not clear; without a year it is the last one up to `today`.

    Where the locale writes the month first, `10/3/2026` is the 3rd of October, elsewhere the 10th of March.
    """
    plain = words.strip().casefold()
    if plain in (text.tr("today").casefold(), "today"):
        return today
    if plain in (text.tr("yesterday").casefold(), "yesterday"):
        return today - timedelta(days=1)
    numbers, months = [], []
    for part in filter(None, _BETWEEN.split(plain)):
        found, month = _NUMBER.fullmatch(part), _month(part)
        if month is not None:
            months.append(month)
        elif found is not None:
            numbers.append(found[1])
        else:
            return None
    match numbers, months:
        case [year, day], [month] if len(year) == 4:
            return _day(_year(year), month, int(day))
        case [day, *year], [month] if len(year) <= 1:
            return _in_year(month, int(day), year, today)
        case [year, number, day], [] if len(year) == 4:
            return _day(_year(year), int(number), int(day))
        case [one, other, *year], [] if len(year) <= 1:
            first, second = (int(one), int(other)) if _month_is_first() else (int(other), int(one))
            return _in_year(first, second, year, today) or _in_year(second, first, year, today)
        case _:
            return None


def _month(word: str) -> int | None:
    """The month (1 to 12) that a word means in the locale's language or in English, also when it is cut short."""
    word = word.rstrip(".")
    for locale in (QLocale(), QLocale(QLocale.Language.English)):
        formats = (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat)
        for month in range(1, 13):
            names = [locale.monthName(month, each) for each in formats]
            names += [locale.standaloneMonthName(month, each) for each in formats]
            if word in (name.casefold().rstrip(".") for name in names):
                return month
        if len(word) >= _SHORTEST_MONTH and word.isalpha():
            begun = [month for month in range(1, 13) if locale.monthName(month).casefold().startswith(word)]
            if len(begun) == 1:
                return begun[0]
    return None


def _month_is_first() -> bool:
    return QLocale().dateFormat(QLocale.FormatType.ShortFormat).startswith("M")


def _year(digits: str) -> int:
    """The year of two or four digits; two are a year of this century."""
    return int(digits) + (2000 if len(digits) <= 2 else 0)


def _in_year(month: int, day: int, year: list[str], today: date) -> date | None:
    """The day in the year that was typed, or without one the last that was."""
    if year:
        return _day(_year(year[0]), month, day)
    this_year = _day(today.year, month, day)
    if this_year is not None and this_year <= today:
        return this_year
    return _day(today.year - 1, month, day)


def _day(year: int, month: int, day: int) -> date | None:
    with suppress(ValueError):
        return date(year, month, day)
    return None
