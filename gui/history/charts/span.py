"""The stretch of days that a chart shows, and where its time axis is marked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from PySide6.QtCore import QDate, QLocale

from gui import text

LEAST_DAYS: Final = 7.0
_MONTHS: Final = (1, 2, 3, 6)
_YEARS: Final = (1, 2, 5, 10, 20, 50, 100)


class Range(Enum):
    """The stretches that are offered, in days up to the last one; 0 stands for all of them."""

    FOUR_WEEKS = 28
    THREE_MONTHS = 91
    YEAR = 365
    ALL = 0


def range_words(wanted: Range) -> str:
    """What a stretch is called."""
    return {
        Range.FOUR_WEEKS: text.tr("4 weeks"),
        Range.THREE_MONTHS: text.tr("3 months"),
        Range.YEAR: text.tr("1 year"),
        Range.ALL: text.tr("All"),
    }[wanted]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time in days, counted as `date.toordinal()` does; a day reaches from its number to the next."""

    start: float
    end: float

    @property
    def days(self) -> float:
        """How long it is."""
        return self.end - self.start

    def within(self, bounds: "Span") -> "Span":
        """The same stretch, no shorter than a week, moved and cut so that it lies inside `bounds`."""
        length = min(max(self.days, LEAST_DAYS), bounds.days)
        middle = (self.start + self.end) / 2
        start = min(max(middle - length / 2, bounds.start), bounds.end - length)
        return Span(start, start + length)

    def zoomed(self, factor: float, about: float, bounds: "Span") -> "Span":
        """Longer by `factor` (shorter below 1), with the moment `about` kept in its place."""
        length = min(max(self.days * factor, LEAST_DAYS), bounds.days)
        share = (about - self.start) / self.days
        start = about - share * length
        return Span(start, start + length).within(bounds)

    def moved(self, days: float, bounds: "Span") -> "Span":
        """The same length, so many days later."""
        return Span(self.start + days, self.end + days).within(bounds)

    def holds(self, day: date) -> bool:
        """Whether a whole day lies in it."""
        return self.start <= day.toordinal() and day.toordinal() + 1 <= self.end


def bounds_of(first: date, last: date) -> Span:
    """All days from the first to the last, both whole; at least a week."""
    end = last.toordinal() + 1.0
    return Span(min(float(first.toordinal()), end - LEAST_DAYS), end)


def span_of(wanted: Range, bounds: Span) -> Span:
    """The last so many days, no more than there are."""
    length = bounds.days if wanted is Range.ALL else min(float(wanted.value), bounds.days)
    return Span(bounds.end - length, bounds.end)


def span_words(span: Span) -> str:
    """How long a stretch is, for a chip: `5 weeks`, `7 months`, `3 years`."""
    days = round(span.days)
    if days < 60:
        weeks = max(1, round(days / 7))
        return text.tr("1 week") if weeks == 1 else text.tr("{n} weeks").format(n=weeks)
    if days < 700:
        return text.tr("{n} months").format(n=round(days / 30.44))
    return text.tr("{n} years").format(n=round(days / 365.25))


def ticks(span: Span, most: int) -> list[tuple[date, str]]:
    """The days to mark the axis at, with their words: at most so many days or weeks, or more months, or years."""
    first, last = day_at(span.start), day_at(span.end - 1e-6)
    for step in (1, 2, 7, 14):
        if span.days / step <= most:
            return [(day, _words(day, "d MMM")) for day in _days(first, last, step)]
    for months in _MONTHS:
        # Their words are shorter.
        if span.days / (30.44 * months) <= most * 1.6:
            return [(day, _month_words(day)) for day in _month_starts(first, last, months)]
    years = next((each for each in _YEARS if span.days / (365.25 * each) <= most), _YEARS[-1])
    starts = (date(year, 1, 1) for year in range(first.year, last.year + 1) if year % years == 0)
    return [(day, _words(day, "yyyy")) for day in starts if first <= day <= last]


def _days(first: date, last: date, step: int) -> Iterator[date]:
    """Every step-th day; steps of weeks fall on Mondays."""
    number = first.toordinal()
    # Ordinal 1 is a Monday.
    number += (1 - number) % step if step % 7 == 0 else -number % step
    while number <= last.toordinal():
        yield date.fromordinal(number)
        number += step


def _month_starts(first: date, last: date, months: int) -> Iterator[date]:
    """The first of every so many months, January always among them."""
    year, month = first.year, 1
    while (day := date(year, month, 1)) <= last:
        if day >= first:
            yield day
        month += months
        if month > 12:
            if year == date.max.year:
                return
            year, month = year + 1, 1


def _month_words(day: date) -> str:
    return _words(day, "yyyy") if day.month == 1 else _words(day, "MMM")


def _words(day: date, pattern: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def day_at(number: float) -> date:
    """The day in which a moment of the time axis lies."""
    return date.fromordinal(min(max(int(number), 1), date.max.toordinal()))


def middle(day: date) -> float:
    """The moment at which a day's value is drawn."""
    return day.toordinal() + 0.5
