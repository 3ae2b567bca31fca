"""What a change since the start means. Only where a source tells from when it is a real one is it called so."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from exercises.history.facts import Measure
from exercises.history.measures.series import MeasureSeries, Result


class Size(StrEnum):
    """How large a real change is."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


# Points of the mean of three own activities (0 to 10): minimum important differences of the patient-specific
# functional scale (Abbott and Schmitt, JOSPT 2014). Means of one to three whole numbers never meet them exactly.
ACTIVITY_POINTS: Final = ((2.7, Size.LARGE), (2.3, Size.MEDIUM), (1.3, Size.SMALL))


@dataclass(frozen=True, slots=True)
class Change:
    """The first result of a series against its last one. `size` is None for no real change, or where none is known."""

    start: Result
    last: Result
    size: Size | None

    @property
    def difference(self) -> float:
        """The last result less the first, in the series' unit; more is better in every measure."""
        return self.last.value - self.start.value

    @property
    def is_same_way(self) -> bool:
        """Whether both distances were found in the same way."""
        return self.start.way is self.last.way


def change_of(series: MeasureSeries) -> Change | None:
    """The change since the start; None before there are two results."""
    if len(series.results) < 2:
        return None
    start, last = series.results[0], series.results[-1]
    size = activities_size(last.value - start.value) if series.is_mean else None
    return Change(start, last, size)


def activities_size(difference: float) -> Size | None:
    """How large a change of the mean of one's own activities is, up or down; None when it is too small to be sure."""
    return next((size for points, size in ACTIVITY_POINTS if abs(difference) >= points), None)


def has_known_size(measure: Measure) -> bool:
    """Whether a source tells from when a change of a measure is a real one."""
    return measure is Measure.ACTIVITIES


def is_best(series: MeasureSeries) -> bool:
    """Whether the last result is better than each one before; never with a single result."""
    *before, last = [result.value for result in series.results]
    return bool(before) and last > max(before)
