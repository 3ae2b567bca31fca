"""The whole history as one JSON document, from which an equal history can be made again: docs/history-json.md."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from exercises.history.copying import open_untouched
from exercises.history.export import session_object, step_object
from exercises.history.ready import ready_copy, told_of
from exercises.history.rows import record_from, step_from
from exercises.session.record import SessionRecord

KIND: Final = "history"
FORMAT: Final = 1
_SECONDS: Final = ("planned_seconds", "active_seconds", "walk_planned_seconds", "walk_active_seconds")


def document(history: Path) -> Iterator[str]:
    """The document's text, part by part and in ASCII, of the history as it is at this moment.

    What was deleted and every earlier value are in it too. Without a history it is a document of nothing. Raises
    HistoryError.
    """
    yield f'{{"amble":"{KIND}","format":{FORMAT},'
    if not history.exists() or history.stat().st_size == 0:
        yield '"sessions":[],"facts":[],"snapshots":[],"changes":[]}\n'
        return
    with ready_copy(history) as ready, told_of(history), closing(open_untouched(ready)) as connection:
        yield from _listed("sessions", _sessions(connection))
        yield ","
        yield from _listed("facts", _facts(connection))
        yield ","
        yield from _listed("snapshots", _snapshots(connection))
        yield ","
        yield from _listed("changes", _changes(connection))
        yield "}\n"


def compact(value: object) -> str:
    """A value as JSON without spaces, as texts of JSON stand in the database."""
    return json.dumps(value, separators=(",", ":"))


def _listed(name: str, values: Iterator[dict[str, Any]]) -> Iterator[str]:
    """A list with each of its values in a line of its own, so that two documents can be compared."""
    yield f'"{name}":['
    for number, value in enumerate(values):
        yield f"{',' if number else ''}\n{compact(value)}"
    yield "]"


def _sessions(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    for row in connection.execute("SELECT * FROM session ORDER BY started_utc, id"):
        steps = connection.execute("SELECT * FROM step WHERE session = ? ORDER BY number", (row["id"],))
        taps = connection.execute(
            "SELECT seconds, pain FROM pain_tap WHERE session = ? ORDER BY number", (row["id"],)
        ).fetchall()
        record = record_from(row, tuple(step_from(step) for step in steps))
        yield {
            **_exactly(record),
            "next_day_at": row["next_day_at"],
            "hills": row["hills"],
            "shoes": row["shoes"],
            "kilometres": row["kilometres"],
            "position": row["position"],
            "taps": [{"seconds": tap["seconds"], "pain": tap["pain"]} for tap in taps],
            "snapshot": row["snapshot"],
            "deleted_at": row["deleted_at"],
        }


def _exactly(record: SessionRecord) -> dict[str, Any]:
    """A session as `history --json` has it, its seconds not rounded."""
    steps = [
        {**step_object(step), "planned_seconds": step.planned_seconds, "active_seconds": step.active_seconds}
        for step in record.steps
    ]
    return {**session_object(record), **{key: getattr(record, key) for key in _SECONDS}, "steps": steps}


def _facts(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    for row in connection.execute("SELECT * FROM fact ORDER BY told_utc, id"):
        plain = {name: row[name] for name in ("id", "kind", "at", "told_utc", "deleted_at")}
        yield {**plain, **_value("value", row["value"])}


def _snapshots(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    for row in connection.execute("SELECT * FROM snapshot ORDER BY digest"):
        yield {"digest": row["digest"], **_value("timeline", row["timeline"])}


def _changes(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    for row in connection.execute("SELECT * FROM change ORDER BY entity, field, at_utc, id"):
        plain = {name: row[name] for name in ("id", "entity", "field", "at", "at_utc", "computer")}
        yield {**plain, **_value("value", row["value"])}


def _value(name: str, text: str) -> dict[str, Any]:
    """A text of JSON as what it says; as text where writing it again would give another one."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return {f"{name}_text": text}
    return {name: value} if compact(value) == text else {f"{name}_text": text}
