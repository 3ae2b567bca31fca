"""What lies inside a phase of work: half of its time, and each part of each repetition, told once."""

from collections.abc import Iterator
from typing import Final

from exercises.library.timeline import Phase, PhaseKind
from exercises.session.events import Halfway, RepetitionPartStarted
from exercises.session.repetition import repetition_at

# Shorter work is over before half of it is worth a word.
SHORTEST_HALVED_SECONDS: Final = 30.0
# Sums of floats fall short of a moment by less than this.
_ROUNDING: Final = 1e-6

Moment = tuple[float, Halfway | RepetitionPartStarted]


class PhaseMoments:
    """Tells the moments of one pass through a phase, in order and each once."""

    def __init__(self, gone_seconds: float = 0.0) -> None:
        """A pass of which so many seconds are done: what lies in them is not told again."""
        self._told_until = gone_seconds if gone_seconds > 0 else -1.0
        self._halved = False

    def due(self, index: int, phase: Phase, seconds: float, until: float, said_from: float) -> list[Moment]:
        """What falls due up to the moment `until` of this pass, which lasts `seconds` as it is now.

        What was due before `said_from` is too late and is never told.
        """
        if phase.kind is not PhaseKind.WORK or phase.until_done:
            return []
        due = [*self._parts(index, phase, seconds, until), *self._half(index, phase, seconds, until)]
        self._told_until = max(self._told_until, until)
        return [moment for moment in due if moment[0] >= said_from - _ROUNDING]

    def _half(self, index: int, phase: Phase, seconds: float, until: float) -> Iterator[Moment]:
        # Walking says by itself when to turn back, and repetitions are counted.
        counted = phase.walking or phase.reps is not None
        half = seconds / 2
        if self._halved or counted or seconds < SHORTEST_HALVED_SECONDS or until < half - _ROUNDING:
            return
        self._halved = True
        if self._told_until < half:
            yield half, Halfway(index)

    def _parts(self, index: int, phase: Phase, seconds: float, until: float) -> Iterator[Moment]:
        turn, pace, hold = phase.rep_seconds, phase.pace_seconds or 0.0, phase.hold_seconds or 0.0
        if not turn:
            return
        inside = (0.0, pace / 2, pace / 2 + hold) if hold else (0.0,)
        number = max(0, int(self._told_until // turn))
        while number * turn <= until + _ROUNDING:
            for start in inside:
                moment = number * turn + start
                if self._told_until + _ROUNDING < moment <= until + _ROUNDING and moment < seconds - _ROUNDING:
                    repetition = repetition_at(phase, moment + _ROUNDING, seconds)
                    if repetition is not None:
                        yield moment, RepetitionPartStarted(index, repetition)
            number += 1
