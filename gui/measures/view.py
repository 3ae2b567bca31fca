"""What the Measures screen is told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from exercises.history.facts import Measure
from exercises.history.measures.due import MeasureState
from exercises.history.measures.series import MeasureSeries
from gui.figure.subject import Subject


@dataclass(frozen=True, slots=True)
class MeasuresView:
    """Every measure with its series; `offered` is what it is a good time for, its cards stand first.

    `resting` is the sentence why what tries the body waits; empty while it does not.
    """

    today: date
    states: tuple[MeasureState, ...]
    series: tuple[MeasureSeries, ...] = ()
    offered: tuple[Measure, ...] = ()
    resting: str = ""
    pictures: Mapping[Measure, Subject] = field(default_factory=dict)

    def series_of(self, measure: Measure) -> tuple[MeasureSeries, ...]:
        """The series of one measure; of own activities the mean of those scored last, then each of these."""
        found = [each for each in self.series if each.measure is measure]
        if measure is not Measure.ACTIVITIES or not found:
            return tuple(found)
        mean, *others = found
        chosen = mean.key.partition(":")[2].split("+")
        return (mean, *(each for each in others if each.key.removeprefix("activity:") in chosen))
