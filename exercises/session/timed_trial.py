"""A timed trial of oneself: so many seconds for a walk or chair stands, or a hold that lasts until it is stopped."""

from dataclasses import dataclass
from enum import StrEnum
from math import floor

from exercises.clock import Clock

# As for sessions: longer between two looks means that the computer slept.
LONGEST_GAP_SECONDS = 5.0


class TrialState(StrEnum):
    """How far a trial is."""

    READY = "ready"
    COUNTING_IN = "counting-in"
    RUNNING = "running"
    OVER = "over"
    INTERRUPTED = "interrupted"


class TrialSignal(StrEnum):
    """What is to be heard and seen at once."""

    BEGUN = "begun"
    CUE = "cue"  # one of the `cues` has come
    STOPPED = "stopped"  # the time is over, or it was stopped
    INTERRUPTED = "interrupted"


@dataclass(frozen=True, slots=True)
class TrialView:
    """What there is to show: seconds until it begins, seconds since, and those left where they are limited."""

    state: TrialState
    count_in_seconds: float
    elapsed_seconds: float
    left_seconds: float | None


class TimedTrial:
    """Counts in, runs, and is over at its limit or when it is stopped; a command returns what it caused.

    All of it goes by the monotonic clock, so a wall clock that is set means nothing as long as no look comes late.
    When the computer slept, nobody knows what was done meanwhile: the trial is interrupted and gives no result.
    """

    def __init__(
        self, clock: Clock, limit_seconds: float | None, *, count_in_seconds: float, cues: tuple[float, ...] = ()
    ) -> None:
        """`cues` are seconds before the limit at which something is said."""
        self._clock = clock
        self._limit = limit_seconds
        self._count_in = count_in_seconds
        self._cues = tuple(sorted(cues, reverse=True))
        self._state = TrialState.READY
        self._begins = 0.0
        self._elapsed = 0.0
        self._seen = (0.0, 0.0)

    @property
    def state(self) -> TrialState:
        return self._state

    @property
    def whole_seconds(self) -> int:
        """The whole seconds that it ran, as the screen showed them."""
        return floor(self._elapsed)

    def start(self) -> tuple[TrialSignal, ...]:
        """Begin to count in; also again after the end."""
        self._begins = self._clock.monotonic() + self._count_in
        self._elapsed = 0.0
        self._state = TrialState.COUNTING_IN
        self._seen = self._moments()
        return self.tick()

    def stop(self) -> tuple[TrialSignal, ...]:
        """End it now; before it ran there is nothing to end, and it is ready again."""
        caused = self.tick()
        match self._state:
            case TrialState.RUNNING:
                self._state = TrialState.OVER
                return (*caused, TrialSignal.STOPPED)
            case TrialState.COUNTING_IN:
                self._state = TrialState.READY
        return caused

    def tick(self) -> tuple[TrialSignal, ...]:
        """Let time pass up to now."""
        if self._state not in (TrialState.COUNTING_IN, TrialState.RUNNING):
            return ()
        before, self._seen = self._seen, self._moments()
        if max(now - then for now, then in zip(self._seen, before, strict=True)) > LONGEST_GAP_SECONDS:
            self._state = TrialState.INTERRUPTED
            return (TrialSignal.INTERRUPTED,)
        running = self._clock.monotonic() - self._begins
        if running < 0:
            return ()
        caused: list[TrialSignal] = []
        if self._state is TrialState.COUNTING_IN:
            self._state = TrialState.RUNNING
            caused.append(TrialSignal.BEGUN)
        caused += self._run_to(running)
        return tuple(caused)

    def view(self) -> TrialView:
        """How far it is, as of the last look."""
        left = max(0.0, self._limit - self._elapsed) if self._limit is not None else None
        to_begin = self._begins - self._seen[0] if self._state is TrialState.COUNTING_IN else 0.0
        return TrialView(self._state, max(0.0, to_begin), self._elapsed, left)

    def _run_to(self, elapsed: float) -> list[TrialSignal]:
        """Go on to so many seconds since the beginning, or to the limit."""
        before = self._elapsed
        self._elapsed = elapsed if self._limit is None else min(elapsed, self._limit)
        if self._limit is None:
            return []
        cues = (self._limit - cue for cue in self._cues)
        caused = [TrialSignal.CUE for cue in cues if before < cue <= self._elapsed]
        if self._elapsed >= self._limit:
            self._state = TrialState.OVER
            return [TrialSignal.STOPPED]
        return caused

    def _moments(self) -> tuple[float, float]:
        return self._clock.monotonic(), self._clock.now().timestamp()
