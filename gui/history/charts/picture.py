"""What a chart shows, before anybody draws it: series of dated values, marks, and words for every day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from gui.history.charts.span import Span
from gui.theme.tokens import Tone

Points = tuple[tuple[date, float], ...]
"""Values with their days, oldest first."""


class Shape(Enum):
    """How a series is drawn."""

    LINE = "line"
    STEPS = "steps"  # each value holds until the next one
    BARS = "bars"  # each value fills `days_wide` days from its own on


class Dash(Enum):
    """How a line is broken, so that lines differ also without colour: lengths in widths of the pen."""

    SOLID = ()
    LONG = (5.0, 2.5)
    SHORT = (1.5, 2.0)
    MIXED = (5.0, 2.0, 1.0, 2.0)


@dataclass(frozen=True, slots=True)
class Series:
    """One line or row of bars; `dots` are the single values behind a line of means, small, or the values of the
    line itself with `strong_dots`.

    Points of a line that lie more than `longest_gap` days apart are not joined. `name` is what the legend calls it,
    `end` what stands at the line's end (the name when empty).
    """

    key: str
    name: str
    tone: Tone
    points: Points
    shape: Shape = Shape.LINE
    dash: Dash = Dash.SOLID
    dots: Points = ()
    strong_dots: bool = False
    longest_gap: int = 7
    days_wide: int = 1
    end: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened on a day, with a short label on the chart and its story on request."""

    day: date
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Table:
    """The same numbers in rows, the newest first; `days` are those of the rows, and their first column says them.

    With `pairs` every two columns after the first one are shown as one, the second value in brackets: what is copied
    keeps a column for each. Headers of a pair begin alike up to a comma, or the first one is the whole beginning.
    """

    headers: tuple[str, ...]
    days: tuple[date, ...]
    rows: tuple[tuple[str, ...], ...]
    pairs: bool = False

    def within(self, span: Span, days_wide: int = 1) -> "Table":
        """The rows of which any of their days, so many each, lies in a stretch of time."""
        kept = [
            (day, row)
            for day, row in zip(self.days, self.rows, strict=True)
            if span.start - days_wide < day.toordinal() < span.end
        ]
        return Table(self.headers, tuple(day for day, _ in kept), tuple(row for _, row in kept), self.pairs)


def _nothing(_day: date) -> str:
    return ""


def _no_rows() -> Table:
    return Table((), (), ())


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything that one chart shows; empty `stops` mean that there is nothing to show.

    `stops` are the days that reading goes through, oldest first; `say` tells one of them in words and `table` all
    numbers, both worked out when asked. `first` and `last` bound the time axis. `scale` fixes the values' axis to these
    values with their words, from its first to its last; without one it goes from 0 to what is seen, at least up to
    `lowest_top`.
    `goal` is drawn as a line across, `note` stands below the chart.
    """

    series: tuple[Series, ...] = ()
    marks: tuple[Mark, ...] = ()
    stops: tuple[date, ...] = ()
    first: date = date.min
    last: date = date.max
    scale: tuple[tuple[float, str], ...] = ()
    lowest_top: float = 1.0
    goal: tuple[float, str] | None = None
    say: Callable[[date], str] = _nothing
    table: Callable[[], Table] = _no_rows
    note: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not self.stops
