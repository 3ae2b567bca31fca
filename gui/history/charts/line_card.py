"""Any few dated values as lines: results of measures, or whatever else is told now and then."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from gui import text
from gui.history.charts import words
from gui.history.charts.card import ChartCard
from gui.history.charts.picture import Dash, Picture, Points, Series, Table
from gui.history.charts.span import Range, Span
from gui.theme.theme import Theme
from gui.theme.tokens import Tone

_LOOKS: Final = (
    (Tone.PRIMARY, Dash.SOLID),
    (Tone.WORK, Dash.LONG),
    (Tone.REST, Dash.SHORT),
    (Tone.READY, Dash.MIXED),
)
# However long nothing was measured, the next result belongs to the same line.
_ALL_DAYS: Final = 1_000_000

Say = Callable[[float], str]


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its name, a short one for its end, and its values, oldest first, one a day."""

    key: str
    name: str
    points: Points
    end: str = ""


@dataclass(frozen=True, slots=True)
class _Told:
    names: tuple[str, ...]
    values: tuple[dict[date, float], ...]
    say: Say
    today: date


def line_picture(
    lines: Sequence[Line],
    today: date,
    *,
    say: Say = words.number,
    goal: tuple[float, str] | None = None,
    scale: tuple[tuple[float, str], ...] = (),
    note: str = "",
) -> Picture:
    """Draw these lines; `say` puts a value into words with its unit, `note` says which way is the good one."""
    found = [line for line in lines if line.points]
    days = sorted({day for line in found for day, _ in line.points})
    if not days:
        return Picture()
    told = _Told(tuple(line.name for line in found), tuple(dict(line.points) for line in found), say, today)
    series = tuple(
        Series(
            line.key,
            line.name,
            tone,
            line.points,
            dash=dash,
            dots=line.points,
            strong_dots=True,
            longest_gap=_ALL_DAYS,
            end=line.end if len(found) > 1 else "",
        )
        for line, (tone, dash) in zip(found, _LOOKS * (1 + len(found) // len(_LOOKS)), strict=False)
    )
    return Picture(
        series=series,
        stops=tuple(days),
        first=days[0],
        last=max(days[-1], today),
        scale=scale,
        goal=goal,
        say=partial(_say, told),
        table=partial(_table, told, tuple(days)),
        note=note,
    )


class LineCard(ChartCard):
    """Shows a picture of lines; by itself it keeps its own stretch of time, all of it at first."""

    def __init__(self, theme: Theme, heading: str = "", empty: str = "", *, framed: bool = True) -> None:
        super().__init__(theme, heading, empty, chosen=Range.ALL, framed=framed)
        self.span_wanted.connect(self._take_span)

    def _take_span(self, wanted: Span | Range) -> None:
        self.set_span(wanted)


def _say(told: _Told, day: date) -> str:
    parts = []
    for name, values in zip(told.names, told.values, strict=True):
        if day in values:
            said = told.say(values[day])
            parts.append(said if len(told.names) == 1 else f"{name} {said}")
    return f"{words.day(day, told.today)} · {', '.join(parts)}"


def _table(told: _Told, days: tuple[date, ...]) -> Table:
    newest = days[::-1]
    rows = tuple((words.full_day(day), *(words.number(values.get(day)) for values in told.values)) for day in newest)
    return Table((text.tr("Day"), *told.names), newest, rows)
