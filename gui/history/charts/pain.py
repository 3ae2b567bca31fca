"""Pain before, at its worst, after and the next morning: means of seven days, and the single days behind them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from exercises.history.statistics.days import WEEK_DAYS
from exercises.history.statistics.pain import DailyPain, Direction, Moment, PainDay, pain_change
from gui import text
from gui.history.charts import words
from gui.history.charts.picture import Dash, Picture, Series, Table
from gui.theme.tokens import Tone

# Always the whole of it, so that a small change looks small.
_SCALE: Final = ((0.0, "0"), (5.0, "5"), (10.0, "10"))
_LOOKS: Final = {
    Moment.WORST: (Tone.WORK, Dash.SOLID),
    Moment.BEFORE: (Tone.PRIMARY, Dash.SOLID),
    Moment.AFTER: (Tone.REST, Dash.LONG),
    Moment.NEXT_MORNING: (Tone.READY, Dash.SHORT),
}
# Which answers a change is told of, where there are enough of them: the one that no exercise has touched yet first.
_TOLD_FIRST: Final = (Moment.BEFORE, Moment.WORST, Moment.AFTER, Moment.NEXT_MORNING)


@dataclass(frozen=True, slots=True)
class _Told:
    """Every moment's days by date."""

    lines: Mapping[Moment, Mapping[date, PainDay]]
    today: date


def pain_picture(pain: Mapping[Moment, DailyPain], today: date) -> Picture:
    """Draw these answers; empty while there are none."""
    lines = {moment: mean_line(pain[moment]) for moment in _LOOKS if pain.get(moment)}
    days = sorted({each.day for line in lines.values() for each in line})
    if not days:
        return Picture()
    told = _Told({moment: {each.day: each for each in line} for moment, line in lines.items()}, today)
    series = tuple(
        Series(
            moment.value,
            _name(moment),
            _LOOKS[moment][0],
            tuple((each.day, each.week_mean) for each in line),
            dash=_LOOKS[moment][1],
            dots=tuple((each.day, each.pain) for each in line),
            end=_short(moment),
        )
        for moment, line in lines.items()
    )
    return Picture(
        series=series,
        stops=tuple(days),
        first=days[0],
        last=max(days[-1], today),
        scale=_SCALE,
        say=partial(_say, told),
        table=partial(_table, told, tuple(days)),
        note=_change(pain, today),
    )


def mean_line(daily: DailyPain) -> tuple[PainDay, ...]:
    """What `pain_line` says of these days, near enough for drawing and quick also for a life of days."""
    line: list[PainDay] = []
    days = [(day, float(pain)) for day, pain in daily.items()]
    first, total = 0, 0.0
    for number, (day, pain) in enumerate(days):
        total += pain
        while (day - days[first][0]).days >= WEEK_DAYS:
            total -= days[first][1]
            first += 1
        # Rounded, so that what adding and taking away leaves behind is not seen.
        line.append(PainDay(day, pain, round(total / (number + 1 - first), 9)))
    return tuple(line)


def _name(moment: Moment) -> str:
    return {
        Moment.BEFORE: text.tr("Before"),
        Moment.WORST: text.tr("Worst"),
        Moment.AFTER: text.tr("After"),
        Moment.NEXT_MORNING: text.tr("Next morning"),
    }[moment]


def _short(moment: Moment) -> str:
    return text.tr("Morning") if moment is Moment.NEXT_MORNING else _name(moment)


def _say(told: _Told, day: date) -> str:
    found = {moment: days[day] for moment, days in told.lines.items() if day in days}
    answers = ", ".join(f"{_name(moment).lower()} {words.number(each.pain)}" for moment, each in found.items())
    means = ", ".join(f"{_name(moment).lower()} {words.number(each.week_mean)}" for moment, each in found.items())
    return text.tr("{day} · {answers} · 7-day mean: {means}").format(
        day=words.day(day, told.today), answers=answers, means=means
    )


def _table(told: _Told, days: tuple[date, ...]) -> Table:
    headers = [text.tr("Day")]
    for moment in told.lines:
        headers += [_name(moment), text.tr("{what}, 7 days").format(what=_name(moment))]
    rows = []
    for day in reversed(days):
        row = [words.full_day(day)]
        for line in told.lines.values():
            found = line.get(day)
            row += [words.number(found.pain if found else None), words.number(found.week_mean if found else None)]
        rows.append(tuple(row))
    return Table(tuple(headers), days[::-1], tuple(rows), pairs=True)


def _change(pain: Mapping[Moment, DailyPain], today: date) -> str:
    """A sentence when pain has really changed, else nothing."""
    for moment in _TOLD_FIRST:
        change = pain_change(pain.get(moment, {}), today)
        if change is None:
            continue
        if change.direction is Direction.SAME:
            return ""
        return text.tr("{what}: {start} at first, {now} now. A real change.").format(
            what=_name(moment), start=words.number(change.start), now=words.number(change.now)
        )
    return ""
