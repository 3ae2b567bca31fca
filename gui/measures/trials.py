"""Which measures are led through against the clock, and how."""

from dataclasses import dataclass
from typing import Final

from exercises.clock import Clock
from exercises.history.facts import Measure
from exercises.history.measures.ranges import SIDED
from exercises.library.timeline import Side
from exercises.session.timed_trial import TimedTrial


@dataclass(frozen=True, slots=True)
class TrialKind:
    """`limit_seconds` is None for a hold, which lasts until it is stopped; `cues` are seconds before the end."""

    limit_seconds: float | None
    count_in_seconds: float
    cues: tuple[float, ...] = ()
    counts_taps: bool = False

    def make(self, clock: Clock) -> TimedTrial:
        """A trial that is ready to begin."""
        return TimedTrial(clock, self.limit_seconds, count_in_seconds=self.count_in_seconds, cues=self.cues)


# Somebody who starts a hold at the keyboard needs the time to get down to the mat.
TRIALS: Final[dict[Measure, TrialKind]] = {
    Measure.TWO_MINUTE_WALK: TrialKind(120.0, 5.0, (60.0, 10.0)),
    Measure.CHAIR_STANDS: TrialKind(30.0, 5.0, (15.0, 5.0), counts_taps=True),
    Measure.PLANK: TrialKind(None, 10.0),
    Measure.SIDE_PLANK: TrialKind(None, 10.0),
}


def sides_of(measure: Measure) -> tuple[Side | None, ...]:
    """The sides that are tried one after the other."""
    return (Side.LEFT, Side.RIGHT) if measure in SIDED else (None,)
