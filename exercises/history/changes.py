"""What was said otherwise later: each value that a field of a session or a fact ever had, with when and where."""

import hashlib
import json
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from exercises.history.rows import FEELING_COLUMNS, SESSION_COLUMNS, STEP_COLUMNS

# A session without what the user said of it is one field: its columns, its steps and the pain told on the way.
RECORD: Final = "record"
DELETED: Final = "deleted_at"
BODY_COLUMNS: Final = (
    *(column for column in SESSION_COLUMNS[1:] if column not in FEELING_COLUMNS),
    "snapshot",
)
# A step's row as it stands in a session's values. Why it was skipped or done otherwise, and what was done instead, came
# later: they stand beside the steps, by their numbers, so that what was kept before still says the same and older
# programs can read the rest.
REASONS: Final = "reasons"
BESIDE_STEPS: Final = {REASONS: "reason", "instead": "instead", "instead_names": "instead_name"}
STEP_VALUES: Final = tuple(column for column in STEP_COLUMNS[1:] if column not in BESIDE_STEPS.values())
FACT: Final = "fact"
FACT_COLUMNS: Final = ("kind", "at", "at_utc", "value")


@dataclass(frozen=True, slots=True)
class Change:
    """A value (as JSON) that a field had from a moment on; `at` and `computer` are None for the first one."""

    id: str
    entity: str
    field: str
    value: str
    at: str | None
    at_utc: float
    computer: str | None


def first_value(entity: str, field: str, value: str) -> Change:
    """The value that a field had before any change."""
    return _change(entity, field, value, None, 0.0, None)


def last_of(changes: list[Change]) -> Change:
    """The one that holds: the latest; at one moment the one that says more, and else the same one on all computers."""
    return max(changes, key=lambda change: (change.at_utc, _weight(change), change.id))


def session_values(connection: sqlite3.Connection, session_id: str, schema: str = "main") -> dict[str, str] | None:
    """A session's fields, each as JSON; None when there is none."""
    # The names of schemas and columns are our own.
    row = connection.execute(f"SELECT * FROM {schema}.session WHERE id = ?", (session_id,)).fetchone()  # noqa: S608
    if row is None:
        return None
    steps = connection.execute(
        f"SELECT {', '.join(STEP_COLUMNS[1:])} FROM {schema}.step WHERE session = ? ORDER BY number",  # noqa: S608
        (session_id,),
    ).fetchall()
    beside = {
        key: {str(step["number"]): step[column] for step in steps if step[column] is not None}
        for key, column in BESIDE_STEPS.items()
    }
    taps = connection.execute(
        f"SELECT seconds, pain FROM {schema}.pain_tap WHERE session = ? ORDER BY number",  # noqa: S608
        (session_id,),
    )
    body = {
        **{column: row[column] for column in BODY_COLUMNS},
        "steps": [list(step)[: len(STEP_VALUES)] for step in steps],
        "taps": [list(tap) for tap in taps],
        **{key: told for key, told in beside.items() if told},
    }
    told = {column: to_json(row[column]) for column in (*FEELING_COLUMNS, DELETED)}
    return {RECORD: to_json(body), **told}


def fact_values(connection: sqlite3.Connection, fact_id: str, schema: str = "main") -> dict[str, str] | None:
    """A fact's fields, each as JSON; None when there is none."""
    row = connection.execute(f"SELECT * FROM {schema}.fact WHERE id = ?", (fact_id,)).fetchone()  # noqa: S608
    if row is None:
        return None
    return {FACT: to_json({column: row[column] for column in FACT_COLUMNS}), DELETED: to_json(row[DELETED])}


@contextmanager
def noting_session(
    connection: sqlite3.Connection, session_id: str, now: datetime, *, corrected: bool = False
) -> Iterator[None]:
    """Note what changes inside of what was said of a session; one that is not there or still runs has no changes yet.

    What a program writes while it leads through a session is no change of the record, unless it is `corrected`.
    """
    before = session_values(connection, session_id)
    yield
    if before is None:
        return
    after = session_values(connection, session_id) or before
    if json.loads(before[RECORD])["ended"] is None and not corrected:
        before = {**before, RECORD: after[RECORD]}
    _note(connection, session_id, before, after, now)


@contextmanager
def noting_fact(connection: sqlite3.Connection, fact_id: str, now: datetime) -> Iterator[None]:
    """Note what changes inside of a fact."""
    before = fact_values(connection, fact_id)
    yield
    if before is not None:
        _note(connection, fact_id, before, fact_values(connection, fact_id) or before, now)


def put_changes(connection: sqlite3.Connection, changes: list[Change]) -> None:
    """Keep changes; those that are there already are the same."""
    connection.executemany(
        "INSERT OR IGNORE INTO change (id, entity, field, value, at, at_utc, computer) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(each.id, each.entity, each.field, each.value, each.at, each.at_utc, each.computer) for each in changes],
    )


def get_changes(connection: sqlite3.Connection, entity: str, schema: str = "main") -> dict[str, list[Change]]:
    """Every value that was kept of a session or a fact, by field, oldest first."""
    found: dict[str, list[Change]] = {}
    rows = connection.execute(
        f"SELECT id, entity, field, value, at, at_utc, computer FROM {schema}.change "  # noqa: S608
        "WHERE entity = ? ORDER BY field, at_utc, id",
        (entity,),
    )
    for row in rows:
        found.setdefault(row["field"], []).append(Change(*row))
    return found


def to_json(value: Any) -> str:
    """A value as JSON, the same text for the same value."""
    return json.dumps(value, separators=(",", ":"), sort_keys=True)


def _note(
    connection: sqlite3.Connection, entity: str, before: dict[str, str], after: dict[str, str], now: datetime
) -> None:
    changed = [field for field in before if before[field] != after[field]]
    if not changed:
        return
    known = get_changes(connection, entity)
    noted: list[Change] = []
    for field in changed:
        at, at_utc = now, now.timestamp()
        if field in known:
            # Behind what is known, also where a clock goes wrong: the later word is the one that was said later.
            at_utc = max(at_utc, known[field][-1].at_utc + 1e-5)
        else:
            noted.append(first_value(entity, field, before[field]))
        noted.append(_change(entity, field, after[field], at.isoformat(), at_utc, socket.gethostname()))
    put_changes(connection, noted)


def _change(entity: str, field: str, value: str, at: str | None, at_utc: float, computer: str | None) -> Change:
    whole = to_json([entity, field, value, at, at_utc, computer])
    return Change(hashlib.sha256(whole.encode("ascii")).hexdigest(), entity, field, value, at, at_utc, computer)


def _weight(change: Change) -> tuple[bool, float, int, bool]:
    value = json.loads(change.value)
    if change.field != RECORD:
        return (value is not None, 0.0, 0, False)
    # Of one session that was written at two moments the one that is further on.
    return (value["ended"] is not None, value["active_seconds"], value["position"], value["snapshot"] is not None)
