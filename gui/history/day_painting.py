"""Strokes of the calendar: squares in four steps of minutes, marks for gentle days and days away, names around them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QDate, QLineF, QLocale, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from exercises.history.statistics.days import WEEK_DAYS
from gui.history.day_grid import DayGrid
from gui.theme.theme import Theme
from gui.theme.tokens import Colours, mix

# Minutes below which a day belongs to a step; from the last one on it is the fourth. Our own choice: half a walk of the
# plan's first levels, one of them, and one of its middle levels.
STEPS_BELOW: Final = (10, 20, 40)
_SHARES: Final = (0.16, 0.44, 0.72, 1.0)
_LETTERS: Final = 11
_SMALL: Final = 10
_PALE_STEPS: Final = 2


@dataclass(frozen=True, slots=True)
class DayLook:
    """How a day is painted: its step (0: nothing done, up to 4), its marks, and whether it is paler."""

    step: int
    flare: bool = False
    away: bool = False
    faded: bool = False


def step_of(seconds: float) -> int:
    """The step of a day with so many seconds done: 1 to 4."""
    return 1 + sum(seconds >= minutes * 60 for minutes in STEPS_BELOW)


def fill_of(colours: Colours, step: int) -> str:
    """The colour of a step."""
    if step == 0:
        return colours.track if colours.is_dark else colours.sunken
    return mix(colours.primary.soft, colours.primary.full, _SHARES[step - 1])


def paint_days(painter: QPainter, theme: Theme, grid: DayGrid, look_of: Callable[[date], DayLook], today: date) -> None:
    """Paint every day of the grid, those of one look after each other: five years are 1,820 of them."""
    found: dict[DayLook, list[QRectF]] = {}
    for day, square in grid.squares():
        found.setdefault(look_of(day), []).append(square)
    radius = _radius(grid.pitch)
    for look, squares in found.items():
        _set_square(painter, theme, look)
        for square in squares:
            painter.drawRoundedRect(square, radius, radius)
        if look.flare or look.away:
            for square in squares:
                paint_marks(painter, theme, square, look)
    ring = max(1.0, grid.pitch / 12)
    paint_ring(painter, grid.rect(today), ring, theme.colours.ink)


def paint_square(painter: QPainter, theme: Theme, rect: QRectF, look: DayLook) -> None:
    """Paint one day."""
    _set_square(painter, theme, look)
    radius = _radius(rect.width())
    painter.drawRoundedRect(rect, radius, radius)
    paint_marks(painter, theme, rect, look)


def paint_marks(painter: QPainter, theme: Theme, rect: QRectF, look: DayLook) -> None:
    """Paint what tells gentle days and days away also without colour: a filled dot, a stroke across."""
    colours, width = theme.colours, max(1.2, rect.width() / 7)
    if look.away:
        ink = colours.on_primary if look.step > _PALE_STEPS else colours.muted
        painter.setPen(QPen(QColor(_faded(theme, ink, look)), width, c=Qt.PenCapStyle.RoundCap))
        inset = rect.width() * 0.26
        inside = rect.adjusted(inset, inset, -inset, -inset)
        painter.drawLine(QLineF(inside.bottomLeft(), inside.topRight()))
    if look.flare:
        small = rect.width() < _SMALL
        painter.setPen(Qt.PenStyle.NoPen if small else QPen(QColor(colours.surface), max(1.0, rect.width() / 14)))
        painter.setBrush(QColor(_faded(theme, colours.work.full, look)))
        radius = rect.width() * (0.36 if small else 0.27)
        painter.drawEllipse(rect.center(), radius, radius)


def paint_ring(painter: QPainter, rect: QRectF, width: float, colour: str) -> None:
    """Paint a ring just outside of a day."""
    half = width / 2
    painter.setPen(QPen(QColor(colour), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = _radius(rect.width()) + half
    painter.drawRoundedRect(rect.adjusted(-half, -half, half, half), radius, radius)


def paint_names(painter: QPainter, theme: Theme, grid: DayGrid) -> None:
    """Paint the weekdays at the left of each band and the months above it."""
    painter.setPen(QColor(theme.colours.muted))
    font = theme.font(_LETTERS)
    painter.setFont(font)
    metrics = QFontMetrics(font)
    every = next((step for step in (1, 2, 3) if grid.pitch * step >= metrics.height() * 0.9), 4)
    monday = QDate(2024, 1, 1)
    for band in range(grid.bands):
        top = grid.band_top(band) + grid.room.months
        for row in range(0, WEEK_DAYS, every):
            name = QLocale().toString(monday.addDays(row), "ddd")
            middle = top + (row + 0.4) * grid.pitch
            place = QRectF(0, middle - metrics.height() / 2, grid.room.names, metrics.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        _paint_months(painter, grid, band, metrics)


def _paint_months(painter: QPainter, grid: DayGrid, band: int, metrics: QFontMetrics) -> None:
    free, named_year = 0.0, False
    right = grid.room.names + grid.columns * grid.pitch
    for column in range(grid.columns):
        week = grid.first + timedelta(days=(band * grid.columns + column) * WEEK_DAYS)
        days = [week + timedelta(days=number) for number in range(WEEK_DAYS)]
        first = next((day for day in days if day.day == 1), None)
        if first is None or first > grid.last:
            continue
        with_year = first.month == 1 or not named_year
        name = QLocale().toString(QDate(first.year, first.month, 1), "MMM yyyy" if with_year else "MMM")
        left, width = grid.room.names + column * grid.pitch, metrics.horizontalAdvance(name)
        if left < free or left + width > right + grid.pitch:
            continue
        named_year = True
        painter.drawText(QRectF(left, grid.band_top(band), width + 1, metrics.height()), name)
        free = left + width + metrics.height() / 2


def _set_square(painter: QPainter, theme: Theme, look: DayLook) -> None:
    colours = theme.colours
    painter.setBrush(QColor(_faded(theme, fill_of(colours, look.step), look)))
    edged = colours.line_width > 1
    painter.setPen(QPen(QColor(colours.muted), 1) if edged else Qt.PenStyle.NoPen)


def _faded(theme: Theme, colour: str, look: DayLook) -> str:
    return mix(colour, theme.colours.surface, 0.6) if look.faded else colour


def _radius(side: float) -> float:
    return side / 4
