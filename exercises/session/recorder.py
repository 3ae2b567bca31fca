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
)
from exercises.session.record import Feelings, SessionRecord, StepOutcome, StepRecord

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
        self._easier: set[int] = set()
        self._changed: set[int] = set()

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
            case PhaseEnded():
                self._end_phase(self._record, event)
            case MadeEasier():
                self._easier.update(range(event.index, event.until))
            case KeptWalking():
                # Nobody watched this time: the user says so by hand.
                self._record = replace(self._record, logged_by_hand=True)
            case SessionEnded():
                self._record = replace(self._record, ended=event.at, outcome=event.outcome)
            case _:
                pass

    def _end_phase(self, record: SessionRecord, event: PhaseEnded) -> None:
        walked = event.active_seconds if event.phase.walking else 0.0
        self._record = record = replace(
            record,
            active_seconds=record.active_seconds + event.active_seconds,
            walk_active_seconds=record.walk_active_seconds + walked,
        )
        number = self._step_of.get(event.index)
        if number is None:
            if event.ending is Ending.HURT:
                self._mark_coming(record, event)
            return
        step = record.steps[number]
        self._put(
            record,
            number,
            replace(
                step,
                active_seconds=step.active_seconds + event.active_seconds,
                reps_done=event.reps_done,
                outcome=self._outcome(event),
            ),
        )

    def _outcome(self, event: PhaseEnded) -> StepOutcome:
        if event.ending in (Ending.LEFT, Ending.STOPPED) and event.active_seconds == 0:
            return StepOutcome.SKIPPED
        if event.ending is Ending.COMPLETED and event.index in self._easier:
            return StepOutcome.EASIER
        return _OUTCOMES[event.ending]

    def _mark_coming(self, record: SessionRecord, event: PhaseEnded) -> None:
        """It hurt while getting ready or between two sets: that belongs to the work that was coming."""
        phases = self._timeline.phases
        for index in range(event.index, len(phases)):
            number = self._step_of.get(index)
            if number is not None and phases[index].block == event.phase.block and event.phase.block is not None:
                self._put(record, number, replace(record.steps[number], outcome=StepOutcome.HURT))
                return

    def _put(self, record: SessionRecord, number: int, step: StepRecord) -> None:
        steps = (*record.steps[:number], step, *record.steps[number + 1 :])
        self._record = replace(record, steps=steps)
        self._changed.add(number)


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
