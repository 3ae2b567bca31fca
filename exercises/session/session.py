"""A routine being done: a state machine over a timeline, on a clock that is passed in.

Time is subtraction: a phase knows when it began, and what is left is computed. Commands and `tick()` return the events
that they caused; nothing calls back.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from exercises.clock import Clock
from exercises.library.timeline import Phase, PhaseKind, Timeline
from exercises.session.counting import COUNT_IN_SECONDS, COUNTED, LATE_SECONDS, CountIn
from exercises.session.events import (
    Countdown,
    CountingIn,
    Ending,
    Event,
    Extended,
    KeptWalking,
    Listened,
    Listening,
    MadeEasier,
    Outcome,
    Paused,
    PhaseEnded,
    PhaseStarted,
    Resumed,
    SessionEnded,
    SessionStarted,
    Waiting,
)
from exercises.session.exercise_starts import begins_exercise
from exercises.session.listening import Reading, listening_moment
from exercises.session.phase_moments import PhaseMoments
from exercises.session.places import end_of_exercise, start_of_work, work_after, work_before
from exercises.session.repetition import repetition_at, repetitions_done
from exercises.session.view import Glance, SessionView, Status
from exercises.session.walk_cues import WalkCues, WalkPass

__all__ = ["Events", "Session", "SessionView", "Status"]

GAP_SECONDS: Final = 5.0
BACK_SECONDS: Final = 3.0
EXTENSION_SECONDS: Final = 10.0
# Sums of floats fall short of a boundary by less than this.
_ROUNDING: Final = 1e-6
_MOVING: Final = (Status.RUNNING, Status.COUNTING_IN, Status.LISTENING)

Events = tuple[Event, ...]


class Session:
    """Goes through a timeline. Every command is safe in every state: where it has no meaning it does nothing."""

    def __init__(
        self,
        timeline: Timeline,
        clock: Clock,
        *,
        speed: float = 1.0,
        first: int = 0,
        gone_seconds: float = 0.0,
        walked_seconds: float = 0.0,
        wait_for_me: bool = False,
    ) -> None:
        """Stand before phase number `first`; `speed` is how many session seconds pass in one second of the clock.

        `wait_for_me` stops before each exercise until the user is `ready`; it can be changed at any time.

        When a broken-off session goes on, `gone_seconds` of that phase are done, and `walked_seconds` were walked in
        all, those of the phase included (see `going_on`).
        """
        self.timeline = timeline
        self.wait_for_me = wait_for_me
        self._phases = list(timeline.phases)
        self._clock = clock
        self._speed = speed
        self._status = Status.READY
        self._index = first
        # Seconds of this pass up to `_since`; while running, the time since then comes on top.
        self._elapsed = gone_seconds
        self._since = 0.0
        self._extra = 0.0
        self._to_count = COUNTED
        self._count_in = CountIn()
        self._moments = PhaseMoments(gone_seconds)
        self._reading = Reading()
        self._seen = clock.monotonic()
        self._seen_wall = clock.now()
        self._gap: float | None = None
        self._cues = WalkCues(timeline, walked_seconds, gone_seconds)

    @property
    def status(self) -> Status:
        return self._status

    @property
    def index(self) -> int:
        """The number of the current phase, from 0."""
        return self._index

    # Commands

    def start(self) -> Events:
        """Begin with the first phase."""
        if self._status is not Status.READY:
            return ()
        self._look()
        self._status, self._since = Status.RUNNING, self._seen
        return (SessionStarted(self._seen_wall), *self._enter(comes_new=self._elapsed == 0))

    def ready(self) -> Events:
        """The user is ready for the exercise that waited for them, or has heard enough; no waiting is counted."""
        if self._status is Status.LISTENING:
            self._reading.give_up(self._clock.monotonic())
        if self._status is not Status.WAITING:
            return self.tick()
        self._look()
        self._status, self._since = Status.RUNNING, self._seen
        return self._enter(comes_new=False)

    def reads(self, at_most_seconds: float) -> Events:
        """Work to come waits: how it is done is read out for so many seconds of the clock at most; 0: that is over."""
        if at_most_seconds > 0:
            self._reading.goes_on(self._clock.monotonic() + at_most_seconds)
        else:
            self._reading.is_over()
        return self.tick() if self._status is Status.LISTENING else ()

    def tick(self) -> Events:
        """Let time pass up to now: every boundary that was reached, in order."""
        before, wall_before = self._seen, self._seen_wall
        self._look()
        if self._status not in _MOVING:
            return ()
        monotonic, wall = self._seen - before, self._seen_wall.timestamp() - wall_before.timestamp()
        if max(monotonic, wall, abs(monotonic - wall)) > GAP_SECONDS:
            return self._stand_at(before, gap=max(monotonic, wall, 0.0))
        return self._run_to(self._seen)

    def pause(self) -> Events:
        """Stand still."""
        events = self.tick()
        if self._status in _MOVING:
            events += self._stand_at(self._seen, gap=None)
        return events

    def resume(self) -> Events:
        """Go on after three seconds of counting in."""
        if self._status is not Status.PAUSED:
            return self.tick()
        self._look()
        self._gap, self._status, self._since = None, Status.COUNTING_IN, self._seen
        self._count_in = CountIn()
        return (CountingIn(COUNT_IN_SECONDS), *self._count_in.due(0.0, self._speed))

    def skip(self) -> Events:
        """End this phase only; from a prepare or switch the session goes on to its work."""
        return self._command(lambda: self._leave(Ending.SKIPPED, self._index + 1))

    def back(self) -> Events:
        """Within 3 s of a phase's start go to the previous work, with its prepare; else to this phase's start."""
        return self._command(self._go_back)

    def restart(self) -> Events:
        """Go to the start of this exercise's work, with its prepare."""
        return self._command(lambda: self._leave(Ending.LEFT, start_of_work(self._phases, self._index)))

    def extend(self, seconds: float = EXTENSION_SECONDS) -> Events:
        """Make a phase that has an end last longer."""
        if self._phase.until_done:
            return self.tick()

        def longer() -> Events:
            self._extra += seconds
            self._to_count = COUNTED
            return (Extended(self._index, seconds),)

        return self._command(longer)

    def done(self) -> Events:
        """End a phase that waits for the user."""
        if not self._phase.until_done or self._status is Status.WAITING:
            return self.tick()
        return self._command(lambda: self._leave(Ending.COMPLETED, self._index + 1))

    def hurt(self) -> Events:
        """This exercise hurts: leave it, with every set that was still to come."""
        return self._command(lambda: self._leave(Ending.HURT, end_of_exercise(self._phases, self._index)))

    def make_easier(self, exercise: str, name: str) -> Events:
        """Exchange the exercise of this and the coming sets for an easier one, and prepare for it."""

        def exchange() -> Events:
            start, end = start_of_work(self._phases, self._index), end_of_exercise(self._phases, self._index)
            events = self._close(Ending.LEFT)
            for index in range(start, end):
                self._phases[index] = replace(self._phases[index], exercise=exercise, name=name)
            return (*events, MadeEasier(start, end, exercise, name), *self._open(start, self._seen))

        return self._command(exchange) if self._phase.exercise is not None else self.tick()

    def kept_walking(self) -> Events:
        """After a gap in a walk: count the time of the gap, as far as the walking goes."""
        if self._status is not Status.PAUSED or self._gap is None or not self._phase.walking:
            return self.tick()
        self._look()
        left, self._gap = self._gap * self._speed, None
        counted = 0.0
        events: Events = ()
        while self._status is Status.PAUSED and self._phase.walking and left > 0:
            room = self._duration - self._elapsed if not self._phase.until_done else left
            step = min(left, room)
            self._elapsed += step
            counted, left = counted + step, left - step
            events += tuple(event for _, event in self._walking(self._elapsed, late_seconds=left))
            if step >= room and not self._phase.until_done:
                events += self._leave(Ending.COMPLETED, self._index + 1)
        return (KeptWalking(counted), *events, *self.resume())

    def end(self) -> Events:
        """Stop here; what was done is kept."""
        events = self.tick()
        if self._status in (Status.READY, Status.ENDED):
            return events
        return (*events, *self._close(Ending.STOPPED), *self._finish(Outcome.STOPPED))

    # What a front end shows

    def view(self) -> SessionView:
        """The moment of the last tick or command."""
        elapsed = self._elapsed_at(self._seen)
        if not self._phase.until_done:
            elapsed = min(elapsed, self._duration)
        left = None if self._phase.until_done else max(0.0, self._duration - elapsed)
        to_come = sum(phase.seconds for phase in self._phases[self._index + 1 :])
        here = max(0.0, self._duration - elapsed) if self._status is not Status.ENDED else 0.0
        counting = 0.0
        if self._status is Status.COUNTING_IN:
            counting = max(0.0, COUNT_IN_SECONDS - (self._seen - self._since) * self._speed)
        return SessionView(
            status=self._status,
            index=self._index,
            phase=self._phase,
            phase_seconds=self._duration,
            elapsed_seconds=elapsed,
            left_seconds=left,
            repetition=repetition_at(self._phase, elapsed, self._duration),
            coming=work_after(self._phases, self._index),
            total_left_seconds=here + to_come,
            count_in_seconds=counting,
            gap_seconds=self._gap,
        )

    def glance(self) -> Glance:
        """The moment as the clock stands, for drawing between two ticks: nothing happens, no phase passes its end."""
        elapsed = self._elapsed_at(self._clock.monotonic())
        if not self._phase.until_done:
            elapsed = min(elapsed, self._duration)
        repetition = repetition_at(self._phase, elapsed, self._duration)
        coming = work_after(self._phases, self._index) if self._phase.kind is PhaseKind.REST else None
        return Glance(self._phase, elapsed, self._duration, repetition, coming)

    # Inside

    @property
    def _phase(self) -> Phase:
        return self._phases[self._index]

    @property
    def _duration(self) -> float:
        return self._phase.seconds + self._extra

    @property
    def _timed(self) -> bool:
        return not self._phase.until_done

    def _look(self) -> None:
        self._seen = self._clock.monotonic()
        self._seen_wall = self._clock.now()

    def _elapsed_at(self, monotonic: float) -> float:
        if self._status is Status.RUNNING:
            return self._elapsed + (monotonic - self._since) * self._speed
        return self._elapsed

    def _command(self, act: Callable[[], Events]) -> Events:
        """Let time pass first, so that one key press means the phase that was on the screen; a gap cancels it."""
        standing = self._status is Status.PAUSED
        index = self._index
        events = self.tick()
        if self._status in (Status.READY, Status.ENDED) or (self._status is Status.PAUSED and not standing):
            return events
        if self._index != index:
            # The boundary came just before the key: what the user wanted to leave is over.
            return events
        return (*events, *act())

    def _run_to(self, monotonic: float) -> Events:
        events: list[Event] = []
        if self._status is Status.COUNTING_IN:
            begins = self._since + COUNT_IN_SECONDS / self._speed
            events.extend(self._count_in.due((monotonic - self._since) * self._speed, self._speed))
            if monotonic < begins:
                return tuple(events)
            self._status = Status.RUNNING
            self._since = begins
            events.append(Resumed(self._index))
        if self._status is Status.LISTENING and not self._reading.is_on(monotonic):
            self._status, self._since = Status.RUNNING, monotonic
            events.append(Listened(self._index, silence=self._reading.was_cut))
            self._reading.is_over()
        while self._status is Status.RUNNING:
            elapsed = self._elapsed_at(monotonic)
            listens_at = listening_moment(self._phases, self._index, self._duration, elapsed)
            if listens_at is not None and self._reading.is_on(monotonic):
                self._status, self._elapsed, self._to_count = Status.LISTENING, listens_at, COUNTED
                events.append(Listening(self._index))
                break
            # What is more than a second late is not said any more.
            said_from = elapsed - LATE_SECONDS * self._speed
            inside = self._moments.due(self._index, self._phase, self._duration, elapsed, said_from)
            told = [*self._count_down(elapsed), *self._walking(elapsed), *inside]
            events.extend(event for _, event in sorted(told, key=lambda one: one[0]))
            if not self._timed or elapsed < self._duration - _ROUNDING:
                break
            ends = self._since + (self._duration - self._elapsed) / self._speed
            self._elapsed, self._since = self._duration, ends
            events.extend(self._close(Ending.COMPLETED))
            events.extend(self._open(self._index + 1, ends))
        return tuple(events)

    def _count_down(self, elapsed: float) -> list[tuple[float, Event]]:
        """The last three seconds, each once; what is more than a second late is not said any more."""
        told: list[tuple[float, Event]] = []
        while self._timed and self._to_count > 0 and elapsed >= self._duration - self._to_count:
            due = self._duration - self._to_count
            if due > 0 and (elapsed - due) / self._speed <= LATE_SECONDS:
                told.append((due, Countdown(self._index, self._to_count)))
            self._to_count -= 1
        return told

    def _walking(self, elapsed: float, *, late_seconds: float = 0.0) -> list[tuple[float, Event]]:
        """What walking has to tell, up to this moment of the phase, which itself is `late_seconds` ago."""
        if not self._phase.walking:
            return []
        to_come = sum(phase.seconds for phase in self._phases[self._index + 1 :] if phase.walking)
        walk = WalkPass(self._index, self._duration, self._phase.until_done, to_come)
        until = min(elapsed, self._duration) if self._timed else elapsed
        # As long as no gap, however rarely one looks: whatever the pattern of ticks, the same is said.
        said_from = elapsed + late_seconds - GAP_SECONDS * self._speed - _ROUNDING
        return [*self._cues.due(walk, until, said_from), *self._cues.minute(walk, until)]

    def _stand_at(self, monotonic: float, gap: float | None) -> Events:
        self._elapsed = self._elapsed_at(monotonic)
        self._status, self._gap = Status.PAUSED, gap
        return (Paused(self._index, gap),)

    def _leave(self, ending: Ending, target: int) -> Events:
        return (*self._close(ending), *self._open(target, self._seen))

    def _close(self, ending: Ending) -> Events:
        """End this pass; the moment is the last tick's, or the boundary's while running over it."""
        phase = self._phase
        active = self._elapsed if ending is Ending.COMPLETED and self._timed else self._elapsed_at(self._seen)
        reps = repetitions_done(phase, active, completed=ending is Ending.COMPLETED)
        if phase.walking:
            self._cues.leave(self._index, active)
        return (PhaseEnded(self._index, phase, active, ending, reps),)

    def _open(self, index: int, begins: float) -> Events:
        """Begin a pass through a phase at a moment of the clock, or end the session behind the last one."""
        if index >= len(self._phases):
            return self._finish(Outcome.FINISHED)
        comes_new, self._index = index > self._index, index
        self._elapsed = self._extra = 0.0
        self._to_count = COUNTED
        self._moments = PhaseMoments()
        if self._status in (Status.RUNNING, Status.WAITING, Status.LISTENING):
            self._status, self._since = Status.RUNNING, begins
        return self._enter(comes_new=comes_new)

    def _enter(self, *, comes_new: bool) -> Events:
        """Begin the pass, or wait before it; who went back to an exercise is ready for it."""
        if comes_new and self.wait_for_me and begins_exercise(self._phases, self._index):
            self._status = Status.WAITING
            return (Waiting(self._index, self._phase),)
        return (PhaseStarted(self._index, self._phase, self._elapsed),)

    def _finish(self, outcome: Outcome) -> Events:
        self._elapsed = self._elapsed_at(self._seen) if outcome is Outcome.STOPPED else self._duration
        self._status = Status.ENDED
        self._gap = None
        return (SessionEnded(outcome, self._seen_wall),)

    def _go_back(self) -> Events:
        if self._elapsed_at(self._seen) >= BACK_SECONDS:
            return self._leave(Ending.LEFT, self._index)
        return self._leave(Ending.LEFT, work_before(self._phases, self._index))
