"""Facts and the coach's view of the sessions in their tables: written and read inside a transaction of the caller's."""

import sqlite3
from datetime import datetime
from typing import Final

from exercises.history.fact_rows import fact_from, fact_values
from exercises.history.facts import StoredFact
from exercises.history.owner import is_gone, owner_from_text
from exercises.history.rows import FEELING_COLUMNS, feelings_from
from exercises.history.session_facts import SessionFact
from exercises.session.events import Outcome
from exercises.session.record import StepOutcome

_COLUMNS: Final = ", ".join(
    (
        *("id", "routine", "kind", "name", "level", "started", "outcome", "owner"),
        *("active_seconds", "walk_planned_seconds", "walk_active_seconds"),
        *FEELING_COLUMNS,
    )
)
_SESSIONS: Final = f"SELECT {_COLUMNS} FROM session WHERE deleted_at IS NULL ORDER BY started_utc, id"  # noqa: S608
_BETWEEN_SECONDS: Final = 1e-5
# Exercises that hurt bear on the coming weeks only.
_HURT_DAYS: Final = 120
_WORST_FIRST: Final = (
    StepOutcome.HURT,
    StepOutcome.PARTIAL,
    StepOutcome.SKIPPED,
    StepOutcome.EASIER,
    StepOutcome.DONE,
)


def put_fact(connection: sqlite3.Connection, stored: StoredFact, told: datetime) -> None:
    """Write a fact that is told now; one that is there already stays as it is."""
    last = connection.execute("SELECT max(told_utc) FROM fact").fetchone()[0]
    # Behind all others, also when several are told at one moment or the clock was set back.
    told_utc = max(told.timestamp(), last + _BETWEEN_SECONDS if last is not None else 0.0)
    connection.execute(
        "INSERT INTO fact (id, kind, at, at_utc, value, told_utc) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO NOTHING",
        (*fact_values(stored), told_utc),
    )


def get_facts(connection: sqlite3.Connection) -> tuple[StoredFact, ...]:
    """All facts that are known here and not deleted, oldest first."""
    rows = connection.execute(
        "SELECT id, kind, at, value FROM fact WHERE deleted_at IS NULL ORDER BY at_utc, told_utc, id"
    ).fetchall()
    return tuple(fact for row in rows if (fact := fact_from(row)) is not None)


def get_session_facts(connection: sqlite3.Connection) -> tuple[SessionFact, ...]:
    """Every session as the coach reads it, oldest first; what is deleted, or runs and has only just begun, is left out.

    Neither timelines nor, as long as nothing hurt, steps are read.
    """
    rows = connection.execute(_SESSIONS).fetchall()
    exercises = _exercises(connection)
    return tuple(
        _session_fact(row, exercises.get(row["id"], ()))
        for row in rows
        if row["owner"] is None or row["active_seconds"] > 0 or is_gone(owner_from_text(row["owner"]))
    )


def _session_fact(row: sqlite3.Row, exercises: tuple[tuple[str, StepOutcome], ...]) -> SessionFact:
    return SessionFact(
        id=row["id"],
        routine=row["routine"],
        kind=row["kind"],
        name=row["name"],
        level=row["level"],
        started=datetime.fromisoformat(row["started"]),
        finished=row["outcome"] == Outcome.FINISHED,
        active_seconds=row["active_seconds"],
        walk_planned_seconds=row["walk_planned_seconds"],
        walk_active_seconds=row["walk_active_seconds"],
        feelings=feelings_from(row),
        exercises=exercises,
    )


def _exercises(connection: sqlite3.Connection) -> dict[str, tuple[tuple[str, StepOutcome], ...]]:
    """Each exercise once with its worst outcome, of the sessions from the first one on in which something hurt."""
    newest = connection.execute("SELECT max(started_utc) FROM session WHERE deleted_at IS NULL").fetchone()[0]
    if newest is None:
        return {}
    since = newest - _HURT_DAYS * 86_400.0
    first = connection.execute(
        "SELECT min(started_utc) FROM session WHERE deleted_at IS NULL AND started_utc >= ? AND kind != 'walk' AND "
        "EXISTS (SELECT 1 FROM step WHERE step.session = session.id AND step.outcome = 'hurt')",
        (since,),
    ).fetchone()[0]
    if first is None:
        return {}
    rows = connection.execute(
        "SELECT session, exercise, step.outcome AS outcome FROM session JOIN step ON step.session = session.id "
        "WHERE deleted_at IS NULL AND started_utc >= ? AND kind != 'walk' AND exercise IS NOT NULL "
        "ORDER BY session, number",
        (first,),
    )
    found: dict[str, dict[str, StepOutcome]] = {}
    for row in rows:
        of_session = found.setdefault(row["session"], {})
        outcome = StepOutcome(row["outcome"])
        before = of_session.get(row["exercise"], outcome)
        of_session[row["exercise"]] = min(before, outcome, key=_WORST_FIRST.index)
    return {session: tuple(each.items()) for session, each in found.items()}
