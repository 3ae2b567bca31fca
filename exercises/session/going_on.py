"""Where a session goes on that was broken off by a crash or a power cut."""

from dataclasses import dataclass
from typing import Final

from exercises.library.timeline import PhaseKind, Timeline
from exercises.session.exercise_starts import start_of_exercise
from exercises.session.record import SessionRecord, StepOutcome


@dataclass(frozen=True, slots=True)
class StartPoint:
    """What a Session and its Recorder are told so that nothing is done or counted twice."""

    first: int
    gone_seconds: float = 0.0
    walked_seconds: float = 0.0


FROM_THE_START: Final = StartPoint(0)


def going_on(record: SessionRecord) -> StartPoint:
    """Where to go on: in the middle of a walk, else at the start of the exercise that ran.

    Without the timeline of the record there is nothing to go on with; that is the very beginning.
    """
    timeline = record.timeline
    if timeline is None:
        return FROM_THE_START
    walked = record.walk_active_seconds
    gone = _gone_of_walk(record, timeline)
    if gone > 0:
        return StartPoint(record.position, gone, walked)
    return StartPoint(start_of_exercise(timeline, record.position), walked_seconds=walked)


def _gone_of_walk(record: SessionRecord, timeline: Timeline) -> float:
    """How much of the walking that ran is done; 0 where it was none, or where nobody can tell."""
    phase = timeline.phases[record.position]
    if not phase.walking:
        return 0.0
    works = [index for index, one in enumerate(timeline.phases) if one.kind is PhaseKind.WORK]
    step = record.steps[works.index(record.position)]
    # With more than was planned, the user has gone back, and how far the last pass came is not known.
    known = step.outcome is StepOutcome.PARTIAL and (phase.until_done or step.active_seconds < phase.seconds)
    return step.active_seconds if known else 0.0
