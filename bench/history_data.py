"""A history of many sessions, written in one go."""

import itertools
import uuid
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

from exercises.history.store import Store
from exercises.history.tables import put_session, put_snapshot
from exercises.library.library import Library
from exercises.library.timeline import Timeline
from exercises.session.events import Outcome, SessionStarted
from exercises.session.record import Feelings, SessionRecord, StepOutcome
from exercises.session.recorder import blank_record

_STEPS = 15


def fill(path: Path, sessions: int) -> None:
    """Write so many sessions of 15 steps, one every eight hours: walks and bundled routines, with pain and notes."""
    library = Library(None)
    library.scan()
    timelines = [timeline for timeline in map(library.timeline, library.routines()) if timeline is not None]
    store = Store(path)
    with store.writing() as connection:
        # Each text is made once; making it anew for every session would take most of the time.
        snapshots = [put_snapshot(connection, timeline) for timeline in timelines]
        for number in range(sessions):
            kind = number % len(timelines)
            record = _session(timelines[kind], number)
            put_session(connection, record)
            connection.execute("UPDATE session SET snapshot = ? WHERE id = ?", (snapshots[kind], record.id))
    store.close()


def _session(timeline: Timeline, number: int) -> SessionRecord:
    zone = timezone(timedelta(hours=1 if number % 2 else 2))
    started = datetime(2026, 11, 20, 8, tzinfo=zone) - timedelta(hours=8 * number)
    record = blank_record(timeline, str(uuid.UUID(int=number * 7919 + 1)), SessionStarted(started))
    steps = tuple(
        replace(step, active_seconds=step.planned_seconds, reps_done=step.reps_planned, outcome=StepOutcome.DONE)
        for step in itertools.islice(itertools.cycle(record.steps), _STEPS)
    )
    walk = number % 3 == 0
    seconds = 300.0 + number % 1200 if walk else timeline.seconds
    return replace(
        record,
        name="Walk" if walk else record.name,
        kind="walk" if walk else record.kind,
        routine=None if walk else record.routine,
        steps=steps,
        ended=started + timedelta(seconds=seconds),
        outcome=Outcome.STOPPED if number % 11 == 0 else Outcome.FINISHED,
        active_seconds=seconds,
        walk_active_seconds=seconds if walk else 0.0,
        timeline=None,
        feelings=Feelings(
            pain_before=number % 7,
            pain_peak=number % 8 if walk else None,
            pain_after=number % 5,
            effort=number % 9,
            note=f"Note {number}: the lower back felt easier after the bridge." if number % 4 == 0 else None,
        ),
    )
