"""A history of many sessions, written in one go."""

import uuid
from datetime import datetime, timedelta, timezone
from pathlib import Path

from exercises.history.rows import SESSION_COLUMNS, STEP_COLUMNS, search_words, session_values, step_values
from exercises.history.snapshot import timeline_to_text
from exercises.history.store import Store
from exercises.library.library import Library
from exercises.library.timeline import Timeline
from exercises.session.events import Outcome, SessionStarted
from exercises.session.record import Feelings, SessionRecord, StepOutcome
from exercises.session.recorder import blank_record


def fill(path: Path, sessions: int) -> None:
    """Write so many sessions of the bundled routines, one every eight hours, with pain, effort and some notes."""
    library = Library(None)
    library.scan()
    timelines = [timeline for timeline in map(library.timeline, library.routines()) if timeline is not None]
    snapshots = [timeline_to_text(timeline) for timeline in timelines]
    store = Store(path)
    with store.writing() as connection:
        marks = ", ".join("?" * len(SESSION_COLUMNS))
        session_row = f"INSERT INTO session ({', '.join(SESSION_COLUMNS)}) VALUES ({marks})"
        step_row = f"INSERT INTO step ({', '.join(STEP_COLUMNS)}) VALUES ({', '.join('?' * len(STEP_COLUMNS))})"
        for number in range(sessions):
            kind = number % len(timelines)
            record = _session(timelines[kind], number)
            connection.execute(session_row, session_values(record))
            connection.executemany(step_row, [step_values(record.id, n, s) for n, s in enumerate(record.steps)])
            connection.execute("INSERT INTO snapshot VALUES (?, ?)", (record.id, snapshots[kind]))
            connection.execute(
                "INSERT INTO search VALUES (?, ?, ?)", (record.started.timestamp(), record.id, search_words(record))
            )
    store.close()


def _session(timeline: Timeline, number: int) -> SessionRecord:
    from dataclasses import replace

    zone = timezone(timedelta(hours=1 if number % 2 else 2))
    started = datetime(2026, 11, 20, 8, tzinfo=zone) - timedelta(hours=8 * number)
    record = blank_record(timeline, str(uuid.UUID(int=number * 7919 + 1)), SessionStarted(started))
    steps = tuple(
        replace(step, active_seconds=step.planned_seconds, reps_done=step.reps_planned, outcome=StepOutcome.DONE)
        for step in record.steps[:12]
    )
    return replace(
        record,
        steps=steps,
        ended=started + timedelta(seconds=timeline.seconds),
        outcome=Outcome.FINISHED,
        active_seconds=timeline.seconds,
        timeline=None,
        feelings=Feelings(
            pain_before=number % 7,
            pain_after=number % 5,
            effort=number % 9,
            note=f"Note {number}: the lower back felt easier after the bridge." if number % 4 == 0 else None,
        ),
    )
