"""One exercise's load over time, the left side against the right: repetitions, or seconds of the longest hold."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final

from exercises.history.statistics.loads import DayLoad, ExerciseLoad, Load
from gui import text
from gui.history.charts import words
from gui.history.charts.picture import Dash, Picture, Series, Table
from gui.theme.tokens import Tone

# Our own choice: most exercises come round within a week, and a month without one is a break.
_LONGEST_GAP: Final = 28
_LOOKS: Final = {
    "left": (Tone.REST, Dash.SOLID),
    "right": (Tone.WORK, Dash.LONG),
    "both": (Tone.PRIMARY, Dash.SOLID),
}


def loads_picture(load: ExerciseLoad, today: date) -> Picture:
    """Draw an exercise's days; empty where it was never done."""
    if not load.days:
        return Picture()
    counted = any(_side(day, side).reps is not None for day in load.days for side in _LOOKS)
    series = []
    for side, (tone, dash) in _LOOKS.items():
        points = tuple(
            (day.day, value) for day in load.days if (value := _value(_side(day, side), counted=counted)) is not None
        )
        if points:
            name = _name(side)
            end = name if side != "both" else ""
            series.append(Series(side, name, tone, points, dash=dash, dots=points, longest_gap=_LONGEST_GAP, end=end))
    days = tuple(day.day for day in load.days)
    by_day = {day.day: day for day in load.days}
    return Picture(
        series=tuple(series),
        stops=days,
        first=days[0],
        last=max(days[-1], today),
        lowest_top=4.0,
        say=partial(_say, by_day, counted, today),
        table=partial(_table, load, counted),
        note=text.tr("Repetitions of each day.") if counted else text.tr("Seconds of the day's longest set."),
    )


def _side(day: DayLoad, side: str) -> Load:
    return {"left": day.left, "right": day.right, "both": day.both}[side]


def _value(load: Load, *, counted: bool) -> float | None:
    if not load.sets:
        return None
    if counted:
        return float(load.reps) if load.reps is not None else None
    return load.longest_seconds


def _name(side: str) -> str:
    return {"left": text.tr("Left"), "right": text.tr("Right"), "both": text.tr("Both sides")}[side]


def _say(by_day: dict[date, DayLoad], counted: bool, today: date, day: date) -> str:
    amount: Callable[[float], str] = _times if counted else _seconds
    parts = [words.day(day, today)]
    for side in _LOOKS:
        load = _side(by_day[day], side)
        value = _value(load, counted=counted)
        if value is not None:
            said = amount(value)
            if load.sets > 1:
                said = text.tr("{amount} in {n} sets").format(amount=said, n=load.sets)
            parts.append(said if side == "both" else f"{_name(side).lower()} {said}")
    return " · ".join(parts)


def _times(value: float) -> str:
    return text.tr("{n} times").format(n=words.number(value))


def _seconds(value: float) -> str:
    return text.tr("{n} s").format(n=words.number(value, 0))


def _table(load: ExerciseLoad, counted: bool) -> Table:
    sides = [side for side in _LOOKS if any(_side(day, side).sets for day in load.days)]
    what = text.tr("repetitions") if counted else text.tr("seconds")
    headers = [text.tr("Day")]
    for side in sides:
        headers += [f"{_name(side)}, {what}", text.tr("{side}, sets").format(side=_name(side))]
    days = tuple(day.day for day in reversed(load.days))
    rows = []
    for each in reversed(load.days):
        row = [words.full_day(each.day)]
        for side in sides:
            of_side = _side(each, side)
            row += [words.number(_value(of_side, counted=counted), 0 if not counted else 1), str(of_side.sets or "–")]
        rows.append(tuple(row))
    return Table(tuple(headers), days, tuple(rows), pairs=len(sides) > 1)
