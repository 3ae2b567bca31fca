"""Folds a session's events into its record."""

from collections.abc import Iterable
from dataclasses import replace

from exercises.library.timeline import Phase, PhaseKind, Timeline
from exercises.session.events import (
    Ending,
    Event,
    KeptWalking,
    MadeEasier,
    Outcome,
    PhaseEnded,
    PhaseStarted,
    SessionEnded,
    SessionStarted,
    Waiting,
    WalkedMinute,
)
from exercises.session.record import Feelings, PainTap, SessionRecord, SkipReason, StepOutcome, StepRecord
from exercises.session.record_left_out import LeftOutTold, with_left_out

_OUTCOMES = {
    Ending.COMPLETED: StepOutcome.DONE,
    Ending.SKIPPED: StepOutcome.SKIPPED,
    Ending.LEFT: StepOutcome.PARTIAL,
    Ending.HURT: StepOutcome.HURT,
    Ending.STOPPED: StepOutcome.PARTIAL,
}


class Recorder:
    """Keeps the record of one session up to date, event by event."""

    def __init__(self, timeline: Timeline, session_id: str, so_far: SessionRecord | None = None) -> None:
        """Record a session of this timeline; `so_far` is the record of one that was broken off and now goes on."""
        self._timeline = timeline
        self._id = session_id
        # Phase number of each planned work phase -> its place among the steps.
        works = [index for index, phase in enumerate(timeline.phases) if phase.kind is PhaseKind.WORK]
        self._step_of = {index: step for step, index in enumerate(works)}
        self._record = so_far
        # The easier exercise of each phase that was exchanged, and its name.
        self._easier: dict[int, tuple[str, str]] = {}
        self._changed: set[int] = set()
        # What is already counted of the pass that runs.
        self._counted = 0.0

    @property
    def record(self) -> SessionRecord | None:
        """The record so far; None before the session has started."""
        return self._record

    def take_changed(self) -> tuple[int, ...]:
        """Numbers of the steps that changed since this was last asked."""
        changed, self._changed = tuple(sorted(self._changed)), set()
        return changed

    def fold(self, events: Iterable[Event]) -> None:
        """Take in events, in order."""
        for event in events:
            self._fold(event)

    def feel(self, feelings: Feelings) -> None:
        """Keep what the user says about the session."""
        if self._record is not None:
            self._record = replace(self._record, feelings=feelings)

    def tell_left_out(self, told: LeftOutTold) -> None:
        """Keep why steps were skipped."""
        if self._record is not None:
            self._record = with_left_out(self._record, told)
            self._changed.update((*told.reasons, *told.hurt))

    def tap(self, pain: int, elapsed_seconds: float | None = None) -> None:
        """Keep pain told on the way, 0 to 10, so many seconds into the phase that runs; the worst is the peak."""
        record = self._record
        if record is None:
            return
        into = self._counted if elapsed_seconds is None else elapsed_seconds
        moment = max(0.0, record.active_seconds - self._counted + into)
        self._record = replace(
            record,
            taps=(*record.taps, PainTap(moment, pain)),
            feelings=replace(record.feelings, pain_peak=worst(record.feelings.pain_peak, pain)),
        )

    def _fold(self, event: Event) -> None:
        if isinstance(event, SessionStarted):
            if self._record is None:
                self._record = blank_record(self._timeline, self._id, event)
            return
        if self._record is None:
            return
        match event:
            case PhaseStarted():
                self._record = replace(self._record, position=event.index)
                self._counted = event.gone_seconds
            case Waiting():
                self._record = replace(self._record, position=event.index)
            case WalkedMinute():
                self._count(self._record, event.index, event.active_seconds, walking=True)
            case PhaseEnded():
                self._end_phase(self._record, event)
            case MadeEasier():
                self._exchange(self._record, event)
            case KeptWalking():
                # Nobody watched this time: the user says so by hand.
                self._record = replace(self._record, logged_by_hand=True)
            case SessionEnded():
                self._record = replace(self._record, ended=event.at, outcome=event.outcome)
            case _:
                pass

    def _count(self, record: SessionRecord, index: int, pass_seconds: float, *, walking: bool) -> SessionRecord:
        """Count what is new of a pass that has come so far; its step is partial until it ends."""
        new, self._counted = pass_seconds - self._counted, pass_seconds
        self._record = record = replace(
            record,
            active_seconds=record.active_seconds + new,
            walk_active_seconds=record.walk_active_seconds + (new if walking else 0.0),
        )
        number = self._step_of.get(index)
        if number is None:
            return record
        step = record.steps[number]
        step = replace(step, active_seconds=step.active_seconds + new, outcome=StepOutcome.PARTIAL)
        return self._put(record, number, self._exchanged(step, index) if new > 0 else step)

    def _end_phase(self, record: SessionRecord, event: PhaseEnded) -> None:
        record = self._count(record, event.index, event.active_seconds, walking=event.phase.walking)
        self._counted = 0.0
        number = self._step_of.get(event.index)
        if number is None:
            if event.ending is Ending.HURT:
                self._mark_coming(record, event)
            return
        step = replace(record.steps[number], reps_done=event.reps_done, outcome=self._outcome(event))
        if step.outcome is StepOutcome.HURT:
            step = replace(step, reason=None)
        self._put(record, number, self._exchanged(step, event.index) if event.ending is Ending.COMPLETED else step)

    def _outcome(self, event: PhaseEnded) -> StepOutcome:
        if event.ending in (Ending.LEFT, Ending.STOPPED) and event.active_seconds == 0:
            return StepOutcome.SKIPPED
        if event.ending is Ending.COMPLETED and event.index in self._easier:
            return StepOutcome.EASIER
        return _OUTCOMES[event.ending]

    def _exchange(self, record: SessionRecord, event: MadeEasier) -> None:
        """It hurt, and something easier comes instead: the work that hurt, or was coming, is marked."""
        exchanged = range(event.index, event.until)
        self._easier.update(dict.fromkeys(exchanged, (event.exercise, event.name)))
        number = next((self._step_of[index] for index in exchanged if index in self._step_of), None)
        if number is not None:
            self._put(record, number, replace(record.steps[number], reason=SkipReason.HURT))

    def _exchanged(self, step: StepRecord, index: int) -> StepRecord:
        """A step of which something was done, with the easier exercise that was done where there is one."""
        if index not in self._easier:
            return step
        exercise, name = self._easier[index]
        return replace(step, instead=exercise, instead_name=name)

    def _mark_coming(self, record: SessionRecord, event: PhaseEnded) -> None:
        """It hurt while getting ready or between two sets: that belongs to the work that was coming."""
        phases = self._timeline.phases
        for index in range(event.index, len(phases)):
            number = self._step_of.get(index)
            if number is not None and phases[index].block == event.phase.block and event.phase.block is not None:
                self._put(record, number, replace(record.steps[number], outcome=StepOutcome.HURT, reason=None))
                return

    def _put(self, record: SessionRecord, number: int, step: StepRecord) -> SessionRecord:
        steps = (*record.steps[:number], step, *record.steps[number + 1 :])
        self._record = replace(record, steps=steps)
        self._changed.add(number)
        return self._record


def worst(*pains: int | None) -> int | None:
    """The highest of the answers that were given; None without any."""
    return max((pain for pain in pains if pain is not None), default=None)


def blank_record(timeline: Timeline, session_id: str, started: SessionStarted) -> SessionRecord:
    """The record of a session that has just begun: everything planned, nothing done."""
    return SessionRecord(
        id=session_id,
        routine=timeline.routine,
        name=timeline.name,
        kind=timeline.kind,
        level=timeline.level,
        started=started.at,
        ended=None,
        planned_seconds=timeline.seconds,
        active_seconds=0.0,
        walk_planned_seconds=sum(phase.seconds for phase in timeline.phases if phase.walking),
        walk_active_seconds=0.0,
        outcome=Outcome.STOPPED,
        steps=tuple(_blank_step(phase) for phase in timeline.phases if phase.kind is PhaseKind.WORK),
        timeline=timeline,
    )


def _blank_step(phase: Phase) -> StepRecord:
    return StepRecord(
        exercise=phase.exercise,
        name=phase.name,
        side=phase.side,
        set=phase.set,
        planned_seconds=phase.seconds,
        active_seconds=0.0,
        reps_planned=phase.reps,
        reps_done=None if phase.reps is None else 0,
        outcome=StepOutcome.SKIPPED,
    )
