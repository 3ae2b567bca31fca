"""Sessions in their tables: written and read inside a transaction of the caller's."""

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from exercises.history.rows import (
    FEELING_COLUMNS,
    SESSION_COLUMNS,
    STEP_COLUMNS,
    feeling_values,
    record_from,
    search_words,
    session_values,
    step_from,
    step_values,
)
from exercises.history.snapshot import digest_of, timeline_from_text, timeline_to_text
from exercises.library.timeline import Timeline
from exercises.session.record import Feelings, PainTap, SessionRecord, StepRecord


def _marks(count: int) -> str:
    return ", ".join("?" * count)


# Statements are put together from names of our own columns and question marks; no text of the user's gets into them.
_COLUMNS: Final = ", ".join(SESSION_COLUMNS)
_UPDATES: Final = ", ".join(f"{column} = excluded.{column}" for column in SESSION_COLUMNS[1:])
# Records that were read without their snapshot don't take it away from those that have one.
_PUT_SESSION: Final = f"""
    INSERT INTO session ({_COLUMNS}, snapshot) VALUES ({_marks(len(SESSION_COLUMNS) + 1)})
    ON CONFLICT (id) DO UPDATE SET {_UPDATES}, snapshot = coalesce(excluded.snapshot, snapshot)"""  # noqa: S608
_PUT_STEP: Final = f"""
    INSERT OR REPLACE INTO step ({", ".join(STEP_COLUMNS)}) VALUES ({_marks(len(STEP_COLUMNS))})"""  # noqa: S608
_PUT_FEELINGS: Final = f"""
    UPDATE session SET {", ".join(f"{column} = ?" for column in FEELING_COLUMNS)} WHERE id = ?"""  # noqa: S608
_GET_SESSION: Final = f"""
    SELECT {_COLUMNS}, timeline FROM session LEFT JOIN snapshot ON snapshot.digest = session.snapshot
    WHERE id = ? AND deleted_at IS NULL"""  # noqa: S608
_GET_SESSIONS: Final = f"""
    SELECT {_COLUMNS} FROM session
    WHERE deleted_at IS NULL AND (started_utc, id) > (?, ?) AND started_utc <= ?
    ORDER BY started_utc, id LIMIT ?"""  # noqa: S608


def put_session(connection: sqlite3.Connection, record: SessionRecord) -> None:
    """Write a whole session, in place of what is there of it; who runs it and whether it is deleted stay."""
    snapshot = put_snapshot(connection, record.timeline) if record.timeline is not None else None
    connection.execute(_PUT_SESSION, (*session_values(record), snapshot))
    connection.execute("DELETE FROM step WHERE session = ? AND number >= ?", (record.id, len(record.steps)))
    put_steps(connection, record, range(len(record.steps)))
    put_taps(connection, record)
    put_search(connection, record)


def put_snapshot(connection: sqlite3.Connection, timeline: Timeline) -> str:
    """Keep a routine as it is, and return the name under which it is kept."""
    text = timeline_to_text(timeline)
    digest = digest_of(text)
    connection.execute("INSERT OR IGNORE INTO snapshot (digest, timeline) VALUES (?, ?)", (digest, text))
    return digest


def put_totals(connection: sqlite3.Connection, record: SessionRecord) -> bool:
    """Write a running session's totals and place; whether the session is there at all."""
    changed = connection.execute(
        "UPDATE session SET active_seconds = ?, walk_active_seconds = ?, position = ?, logged_by_hand = ? WHERE id = ?",
        (record.active_seconds, record.walk_active_seconds, record.position, int(record.logged_by_hand), record.id),
    )
    return changed.rowcount > 0


def put_steps(connection: sqlite3.Connection, record: SessionRecord, numbers: Iterable[int]) -> None:
    """Write the steps of these numbers."""
    connection.executemany(_PUT_STEP, [step_values(record.id, number, record.steps[number]) for number in numbers])


def put_taps(connection: sqlite3.Connection, record: SessionRecord) -> None:
    """Write the pain that was told on the way."""
    connection.execute("DELETE FROM pain_tap WHERE session = ? AND number >= ?", (record.id, len(record.taps)))
    connection.executemany(
        "INSERT OR REPLACE INTO pain_tap (session, number, seconds, pain) VALUES (?, ?, ?, ?)",
        [(record.id, number, tap.seconds, tap.pain) for number, tap in enumerate(record.taps)],
    )


def put_feelings(connection: sqlite3.Connection, session_id: str, feelings: Feelings) -> None:
    """Write what the user says about a session, which changes what a search finds."""
    connection.execute(_PUT_FEELINGS, (*feeling_values(feelings), session_id))
    record = get_session(connection, session_id)
    if record is not None:
        put_search(connection, record)


def put_search(connection: sqlite3.Connection, record: SessionRecord) -> None:
    """Let a search find the session, unless it is deleted."""
    connection.execute("DELETE FROM search WHERE session = ?", (record.id,))
    words, note = search_words(record)
    connection.execute("INSERT OR IGNORE INTO wording (words) VALUES (?)", (words,))
    connection.execute(
        "INSERT INTO search (started_utc, session, wording, note) "
        "SELECT started_utc, session.id, wording.id, ? FROM session, wording "
        "WHERE session.id = ? AND deleted_at IS NULL AND words = ?",
        (note, record.id, words),
    )


def get_session(connection: sqlite3.Connection, session_id: str) -> SessionRecord | None:
    """A session in full, with the routine as it was; None when it is not there or deleted."""
    row = connection.execute(_GET_SESSION, (session_id,)).fetchone()
    if row is None:
        return None
    (record,) = _records_from(connection, [row])
    return record if row["timeline"] is None else replace(record, timeline=timeline_from_text(row["timeline"]))


def get_sessions(
    connection: sqlite3.Connection, after: tuple[float, str], until_utc: float, limit: int
) -> list[SessionRecord]:
    """At most `limit` sessions behind this place in time, oldest first, in full but without their snapshots."""
    return _records_from(connection, connection.execute(_GET_SESSIONS, (*after, until_utc, limit)).fetchall())


def _records_from(connection: sqlite3.Connection, rows: list[sqlite3.Row]) -> list[SessionRecord]:
    ids = [row["id"] for row in rows]
    steps, taps = _steps_of(connection, ids), _taps_of(connection, ids)
    return [replace(record_from(row, steps.get(row["id"], ())), taps=taps.get(row["id"], ())) for row in rows]


def _steps_of(connection: sqlite3.Connection, ids: list[str]) -> dict[str, tuple[StepRecord, ...]]:
    query = f"SELECT * FROM step WHERE session IN ({_marks(len(ids))}) ORDER BY session, number"  # noqa: S608 - marks
    found: dict[str, list[StepRecord]] = {}
    for row in connection.execute(query, ids):
        found.setdefault(row["session"], []).append(step_from(row))
    return {session_id: tuple(steps) for session_id, steps in found.items()}


def _taps_of(connection: sqlite3.Connection, ids: list[str]) -> dict[str, tuple[PainTap, ...]]:
    query = f"SELECT * FROM pain_tap WHERE session IN ({_marks(len(ids))}) ORDER BY session, number"  # noqa: S608 - marks
    found: dict[str, list[PainTap]] = {}
    for row in connection.execute(query, ids):
        found.setdefault(row["session"], []).append(PainTap(row["seconds"], row["pain"]))
    return {session_id: tuple(taps) for session_id, taps in found.items()}
