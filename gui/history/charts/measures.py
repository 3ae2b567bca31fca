"""What was measured now and then as a chart, drawn by the same code as the rest of the history."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

from exercises.history.facts import Measure
from exercises.history.measures.catalogue import DEFINITIONS
from exercises.history.measures.ranges import HIGHEST_SCORE
from exercises.history.measures.series import MeasureSeries
from exercises.history.measures.words import value_words
from exercises.library.timeline import Side
from gui import text
from gui.history.charts.line_card import Line, LineCard, line_picture
from gui.history.charts.picture import Picture
from gui.theme.theme import Theme

_FEWEST_RESULTS: Final = 2
_SCORES: Final = tuple((float(value), str(value)) for value in (0, HIGHEST_SCORE // 2, HIGHEST_SCORE))


def measure_chart(theme: Theme, series: Sequence[MeasureSeries], today: date) -> LineCard | None:
    """One measure's results, its sides or activities as lines of their own; None before there are two to compare."""
    if max((len(each.results) for each in series), default=0) < _FEWEST_RESULTS:
        return None
    card = LineCard(theme, framed=False)
    card.setObjectName(f"chart-{series[0].measure.value}")
    card.setAccessibleName(text.tr("{measure}, all results").format(measure=DEFINITIONS[series[0].measure].name))
    card.show_picture(measure_picture(series, today))
    return card


def measure_picture(series: Sequence[MeasureSeries], today: date) -> Picture:
    """Draw one measure's series. Of own activities the set that was scored last, with its mean."""
    measure = series[0].measure
    lines = [
        Line(each.key, _name(each), tuple((result.day, result.value) for result in each.results), _end(each))
        for each in _current(series)
    ]
    return line_picture(lines, today, say=partial(value_words, measure), scale=_scale(measure), note=_note(measure))


def _current(series: Sequence[MeasureSeries]) -> list[MeasureSeries]:
    first = series[0]
    if not first.is_mean:
        return list(series)
    chosen = first.key.partition(":")[2].split("+")
    singles = [each for each in series if not each.is_mean and each.key.partition(":")[2] in chosen]
    # The mean of one activity is that activity.
    return [first, *singles] if len(singles) > 1 else singles


def _name(series: MeasureSeries) -> str:
    if series.is_mean:
        return text.tr("Mean of all")
    return _end(series) or series.name


def _end(series: MeasureSeries) -> str:
    if series.is_mean:
        return text.tr("Mean")
    return {Side.LEFT: text.tr("Left"), Side.RIGHT: text.tr("Right")}.get(series.side, "") if series.side else ""


def _scale(measure: Measure) -> tuple[tuple[float, str], ...]:
    match measure:
        case Measure.ACTIVITIES | Measure.SLEEP | Measure.MOOD | Measure.CONFIDENCE:
            return _SCORES
        case Measure.OVERALL_CHANGE:
            return (-3.0, text.tr("worse")), (0.0, text.tr("same")), (3.0, text.tr("better"))
        case _:
            return ()


def _note(measure: Measure) -> str:
    if measure is Measure.OVERALL_CHANGE:
        return ""
    return text.tr("Higher is better.")
