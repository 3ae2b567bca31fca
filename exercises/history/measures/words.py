"""Measures in words: a result, a change, and every fact about measuring as one plain sentence."""

from exercises.history.facts import (
    ActivityScores,
    DistanceWay,
    Fact,
    Measure,
    MeasureChoice,
    Measured,
    MeasuresPutOff,
    OwnActivities,
)
from exercises.history.measures.catalogue import DEFINITIONS, OVERALL_ANSWERS
from exercises.history.measures.changes import Change, Size, has_known_size
from exercises.history.measures.series import MeasureSeries

_WAYS = {DistanceWay.LAPS: "counted in laps", DistanceWay.STEPS: "counted in steps"}
_SIZES = {Size.SMALL: "a small one", Size.MEDIUM: "a medium one", Size.LARGE: "a large one"}


def number(value: float) -> str:
    """A result without digits that say nothing: `9.5`, `140`, `5.7`."""
    return f"{value:.1f}".removesuffix(".0")


def value_words(measure: Measure, value: float) -> str:
    """A result with its unit: `140 m`, `1 stand`, `6 of 10`, `A little better`."""
    if measure is Measure.OVERALL_CHANGE:
        return OVERALL_ANSWERS.get(round(value), number(value))
    if measure is Measure.CHAIR_STANDS and value == 1:
        return "1 stand"
    return f"{number(value)} {DEFINITIONS[measure].unit}"


def change_words(series: MeasureSeries, change: Change) -> str:
    """What has changed since the start, in plain words; empty for an answer that tells of a change itself."""
    if series.measure is Measure.OVERALL_CHANGE:
        return ""
    apart = round(abs(change.difference), 1)
    more = change.difference > 0
    if apart == 0:
        return "The same as at the start."
    if has_known_size(series.measure):
        points = f"{number(apart)} point{'' if apart == 1 else 's'}"
        words = f"{points} {'up' if more else 'down'} since the start"
        if not series.is_mean:
            return f"{words}."
        if change.size is None:
            return f"{words}: too little to be sure of."
        return f"{words}: a real change, {_SIZES[change.size]}."
    words = f"{_apart(series.measure, apart, more=more)} than at the start."
    return words if change.is_same_way else f"{words} Then it was counted in another way."


def _apart(measure: Measure, apart: float, *, more: bool) -> str:
    """How much more or less it is: `12 m more`, `2 stands fewer`, `5 s longer`."""
    match measure:
        case Measure.CHAIR_STANDS:
            return f"{value_words(measure, apart)} {'more' if more else 'fewer'}"
        case Measure.PLANK | Measure.SIDE_PLANK:
            return f"{value_words(measure, apart)} {'longer' if more else 'shorter'}"
        case Measure.SLEEP | Measure.MOOD | Measure.CONFIDENCE:
            return f"{number(apart)} {'higher' if more else 'lower'}"
        case _:
            return f"{value_words(measure, apart)} {'more' if more else 'less'}"


def measure_sentence(fact: Fact) -> str | None:
    """A fact about measuring as people read it in a list of what was told; None for every other fact."""
    match fact:
        case Measured(measure=measure, value=value, side=side, way=way):
            name = DEFINITIONS[measure].name
            named = name if side is None else f"{name}, {side.value}"
            counted = f", {_WAYS[way]}" if way in _WAYS else ""
            return f"{named}: {value_words(measure, value)}{counted}"
        case ActivityScores(scores=scores):
            told = ", ".join(f"{name} {score}" for _, name, score in scores)
            return f"Your activities, 0 to 10: {told}"
        case OwnActivities(activities=activities):
            names = ", ".join(name for _, name in activities)
            return f"Activities to score: {names}" if names else "No activities to score"
        case MeasureChoice(measure=measure, wanted=wanted):
            name = DEFINITIONS[measure].name
            return f"{name}: wanted among the measures" if wanted else f"{name}: not wanted among the measures"
        case MeasuresPutOff(until=until):
            return f"Measuring put off until {until.isoformat()}"
        case _:
            return None
