"""Where each day of the calendar stands: weeks as columns from Monday to Sunday, in as many bands as it takes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Final

from PySide6.QtCore import QPointF, QRectF

from exercises.history.statistics.days import WEEK_DAYS, monday_of

# Each half of the one before, so that bands of a span are equally long.
_BANDS: Final = (52, 26, 13)
_FILLED: Final = 0.8


@dataclass(frozen=True, slots=True)
class Room:
    """What there is to stand in, in pixels: the width, the weekdays' names at the left, the months' above each band.

    A week is at most `widest` and, where fewer weeks to a band can help, at least `narrowest` wide.
    """

    width: float
    names: float
    months: float
    gap: float
    widest: float
    narrowest: float


@dataclass(frozen=True, slots=True)
class DayGrid:
    """The weeks from `first`, a Monday, to that of `last`; `columns` of them in a band, each `pitch` pixels wide."""

    first: date
    last: date
    columns: int
    pitch: float
    room: Room

    @classmethod
    def of_weeks(cls, weeks: int, last: date, room: Room) -> "DayGrid":
        """Place so many weeks, the last of them that of the day `last`."""
        inner = max(1.0, room.width - room.names)
        fitting = (columns for columns in _BANDS if columns <= weeks and inner / columns >= room.narrowest)
        columns = min(weeks, next(fitting, _BANDS[-1]))
        monday = monday_of(last)
        behind = min(timedelta(days=WEEK_DAYS * (weeks - 1)), monday - monday_of(date.min + timedelta(days=WEEK_DAYS)))
        return cls(monday - behind, last, columns, min(room.widest, inner / columns), room)

    @property
    def bands(self) -> int:
        """How many rows of weeks stand below each other."""
        weeks = (monday_of(self.last) - self.first).days // WEEK_DAYS + 1
        return ceil(weeks / self.columns)

    @property
    def band_height(self) -> float:
        """The height of a band with its months, in pixels."""
        return self.room.months + WEEK_DAYS * self.pitch

    @property
    def height(self) -> int:
        """The height of everything, in pixels."""
        return ceil(self.bands * self.band_height + (self.bands - 1) * self.room.gap)

    def band_top(self, band: int) -> float:
        """Where a band's months begin."""
        return band * (self.band_height + self.room.gap)

    def rect(self, day: date) -> QRectF:
        """The square of a day."""
        band, column = divmod((day - self.first).days // WEEK_DAYS, self.columns)
        side = self.pitch * _FILLED
        left = self.room.names + column * self.pitch
        top = self.band_top(band) + self.room.months + day.weekday() * self.pitch
        return QRectF(left, top, side, side)

    def squares(self) -> Iterator[tuple[date, QRectF]]:
        """Every day with its square, oldest first; for all of them quicker than asking for each."""
        side, ordinal, last = self.pitch * _FILLED, self.first.toordinal(), self.last.toordinal()
        for band in range(self.bands):
            top = self.band_top(band) + self.room.months
            tops = [top + row * self.pitch for row in range(WEEK_DAYS)]
            for column in range(self.columns):
                left = self.room.names + column * self.pitch
                for row_top in tops:
                    if ordinal > last:
                        return
                    yield date.fromordinal(ordinal), QRectF(left, row_top, side, side)
                    ordinal += 1

    def day_at(self, point: QPointF) -> date | None:
        """The day at a point, the gap behind its square included; None where there is none."""
        band = int(point.y() // (self.band_height + self.room.gap))
        row = int((point.y() - self.band_top(band) - self.room.months) // self.pitch)
        column = int((point.x() - self.room.names) // self.pitch)
        if not (0 <= band < self.bands and 0 <= row < WEEK_DAYS and 0 <= column < self.columns):
            return None
        day = self.first + timedelta(days=(band * self.columns + column) * WEEK_DAYS + row)
        return day if day <= self.last else None
