"""Records and histories for the tests."""

import uuid
from dataclasses import replace
from datetime import datetime, timedelta

from exercises.library.timeline import Timeline
from exercises.session.events import Outcome, SessionStarted
from exercises.session.record import SessionRecord, StepOutcome
from exercises.session.recorder import blank_record
from tests.exercises.session.builders import timeline

MORNING = datetime.fromisoformat("2026-11-20T08:00:00+01:00")
PLAN = timeline("prepare 8 | work 40 | rest 30 | prepare 8 | work 2x5+3/left | switch 5 | work 2x5+3/right")


def begun(started: datetime = MORNING, plan: Timeline = PLAN, session_id: str | None = None) -> SessionRecord:
    """A session that has just begun."""
    return blank_record(plan, session_id or str(uuid.uuid4()), SessionStarted(started))


def done(started: datetime = MORNING, plan: Timeline = PLAN, **changes: object) -> SessionRecord:
    """A session in which everything was done as planned."""
    record = begun(started, plan)
    steps = tuple(
        replace(step, active_seconds=step.planned_seconds, reps_done=step.reps_planned, outcome=StepOutcome.DONE)
        for step in record.steps
    )
    whole = replace(
        record,
        steps=steps,
        active_seconds=record.planned_seconds,
        ended=started + timedelta(seconds=record.planned_seconds),
        outcome=Outcome.FINISHED,
        position=len(plan.phases) - 1,
    )
    return replace(whole, **changes)


def named(name: str, *exercises: str, started: datetime = MORNING, **changes: object) -> SessionRecord:
    """A finished session of this name, whose exercises have these names."""
    record = done(started, replace(PLAN, name=name), **changes)
    steps = tuple(replace(record.steps[0], name=exercise) for exercise in exercises)
    return replace(record, steps=steps)
