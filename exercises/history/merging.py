"""Joining two histories: nothing is lost, nothing is doubled, in any order and as often as one likes.

A session and a fact have the same id everywhere. Where two histories differ about one, each keeps every value that a
field ever had, and the latest holds; so the joined history depends on what both know, not on who joined whom.
"""

import json
import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from exercises.history.backup import FOLDER, thin_out_kept
from exercises.history.changes import (
    BESIDE_STEPS,
    BODY_COLUMNS,
    DELETED,
    FACT,
    FACT_COLUMNS,
    RECORD,
    STEP_VALUES,
    Change,
    fact_values,
    first_value,
    get_changes,
    last_of,
    put_changes,
    session_values,
)
from exercises.history.owner import this_process
from exercises.history.ready import free_name, ready_copy, told_of
from exercises.history.rows import FEELING_COLUMNS, SESSION_COLUMNS
from exercises.history.store import Store
from exercises.history.tables import get_session, put_search
from exercises.history.trouble import HistoryError

# Syncthing: history.sync-conflict-20261120-081500-ABCDEFG.db; Nextcloud and ownCloud: history (conflicted copy
# 2026-11-20 081500).db; Dropbox: history (Anna's conflicted copy 2026-11-20).db.
_CONFLICT: Final = r"(\.sync-conflict-[^/]*| \([^/]*conflicted copy[^/]*\)|_conflict-[^/]*)"
_ROW: Final = ", ".join((*SESSION_COLUMNS, "snapshot", DELETED))
_FACT_ROW: Final = ", ".join(("id", *FACT_COLUMNS, DELETED, "told_utc"))


@dataclass(frozen=True, slots=True)
class Merged:
    """What came in: new sessions and facts, and how many of those that both know are told otherwise now.

    The new ones are those that are to be seen then; what was deleted in the other history comes along deleted, and is
    counted apart.
    """

    sessions: int
    facts: int
    changed: int
    sessions_deleted: int = 0
    facts_deleted: int = 0

    @property
    def is_nothing(self) -> bool:
        """Whether nothing that is to be seen is new or other than before."""
        return self.sessions == self.facts == self.changed == 0


NOTHING: Final = Merged(0, 0, 0)


def merge(history: Path, other: Path) -> Merged:
    """Join another history into this one, in one transaction; the other one is left as it is.

    Others may have this one open. Raises HistoryError when either can't be used; then nothing has changed.
    """
    with ready_copy(other) as ready:
        store = Store(history)
        try:
            with store.told():
                with store.writing():
                    pass  # opened, and brought up to date: another file can only be attached between transactions
                connection = store.reading()
                assert connection is not None  # noqa: S101 - it is open
                connection.execute("ATTACH ? AS other", (str(ready),))
                with store.writing() as joined:
                    return _join(joined)
        finally:
            store.close()


def conflict_copies(history: Path) -> tuple[Path, ...]:
    """The copies that a synchronised folder has put beside the history when two computers wrote to it."""
    name = re.compile(re.escape(history.stem) + _CONFLICT + re.escape(history.suffix), re.IGNORECASE)
    if not history.parent.is_dir():
        return ()
    return tuple(sorted(path for path in history.parent.iterdir() if name.fullmatch(path.name) and path.is_file()))


@dataclass(frozen=True, slots=True)
class JoinedCopy:
    """What became of a conflict copy: what came in of it, or the sentence that says why it was left where it is."""

    path: Path
    merged: Merged | None
    trouble: str = ""


def join_conflict_copies(history: Path) -> tuple[JoinedCopy, ...]:
    """Merge every conflict copy beside the history and put it into the folder of the backups; one at a time.

    Never raises for what the files are like: a copy that can't be used stays where it is.
    """
    joined = tuple(_join_copy(history, copy) for copy in conflict_copies(history))
    if joined:
        thin_out_kept(history)
    return joined


def _join_copy(history: Path, copy: Path) -> JoinedCopy:
    try:
        merged = merge(history, copy)
        folder = history.parent / FOLDER
        with told_of(copy):
            folder.mkdir(exist_ok=True)
            copy.replace(free_name(folder / f"joined-{copy.name}"))
    except HistoryError as error:
        return JoinedCopy(copy, None, str(error))
    return JoinedCopy(copy, merged)


def _join(connection: sqlite3.Connection) -> Merged:
    sessions, facts = _differing_sessions(connection), _differing_facts(connection)
    changes = {entity: _values_of_both(connection, entity, FACT) for entity in facts}
    changes |= {entity: _values_of_both(connection, entity, RECORD) for entity in sessions}
    connection.execute("INSERT OR IGNORE INTO snapshot SELECT * FROM other.snapshot")
    connection.execute("INSERT OR IGNORE INTO change SELECT * FROM other.change")
    sessions_deleted = _count_deleted(connection, "session")
    facts_deleted = _count_deleted(connection, "fact")
    new_sessions = _bring_sessions(connection) - sessions_deleted
    new_facts = _bring_facts(connection) - facts_deleted
    changed = 0
    for entity, firsts in changes.items():
        put_changes(connection, firsts)
        known = {field: last_of(values) for field, values in get_changes(connection, entity).items()}
        apply, values_of = (_apply_fact, fact_values) if entity in facts else (_apply_session, session_values)
        before = values_of(connection, entity)
        apply(connection, entity, {field: json.loads(change.value) for field, change in known.items()})
        changed += values_of(connection, entity) != before
    return Merged(new_sessions, new_facts, changed, sessions_deleted, facts_deleted)


def _count_deleted(connection: sqlite3.Connection, table: str) -> int:
    """How many of those that only the other history knows are deleted there."""
    row = connection.execute(
        f"SELECT count(*) FROM other.{table} WHERE deleted_at IS NOT NULL "  # noqa: S608 - our own names
        f"AND id NOT IN (SELECT id FROM main.{table})"
    ).fetchone()
    return int(row[0])


def _differing_sessions(connection: sqlite3.Connection) -> list[str]:
    """The sessions that both know and do not tell alike."""
    parts = [
        f"SELECT id FROM (SELECT {_ROW} FROM other.session EXCEPT SELECT {_ROW} FROM main.session)",  # noqa: S608
        "SELECT entity FROM (SELECT id, entity FROM other.change EXCEPT SELECT id, entity FROM main.change)",
        "SELECT entity FROM (SELECT id, entity FROM main.change EXCEPT SELECT id, entity FROM other.change)",
    ]
    for table in ("step", "pain_tap"):
        for one, two in (("main", "other"), ("other", "main")):
            rows = f"SELECT * FROM {one}.{table} EXCEPT SELECT * FROM {two}.{table}"  # noqa: S608 - our own names
            parts.append(f"SELECT session FROM ({rows})")  # noqa: S608
    return _in_both(connection, "session", parts)


def _differing_facts(connection: sqlite3.Connection) -> list[str]:
    parts = [
        f"SELECT id FROM (SELECT {_FACT_ROW} FROM other.fact EXCEPT SELECT {_FACT_ROW} FROM main.fact)",  # noqa: S608
        "SELECT entity FROM (SELECT id, entity FROM other.change EXCEPT SELECT id, entity FROM main.change)",
        "SELECT entity FROM (SELECT id, entity FROM main.change EXCEPT SELECT id, entity FROM other.change)",
    ]
    return _in_both(connection, "fact", parts)


def _in_both(connection: sqlite3.Connection, table: str, parts: Iterable[str]) -> list[str]:
    found: set[str] = set()
    for part in parts:
        query = f"""SELECT id FROM main.{table} WHERE id IN (SELECT id FROM other.{table})
                    AND id IN ({part})"""  # noqa: S608 - our own names
        found.update(row["id"] for row in connection.execute(query))
    return sorted(found)


def _values_of_both(connection: sqlite3.Connection, entity: str, kind: str) -> list[Change]:
    """The values that stand in a table of either side without being kept as changes yet."""
    values_of = fact_values if kind == FACT else session_values
    sides = [(values_of(connection, entity, side), get_changes(connection, entity, side)) for side in ("main", "other")]
    missing: list[Change] = []
    (mine, _), (theirs, _) = sides
    for values, changes in sides:
        for field, value in (values or {}).items():
            known = changes.get(field)
            if known:
                # What a program wrote while it led through a session is not kept as a change.
                if last_of(known).value != value:
                    missing.append(first_value(entity, field, value))
            elif (mine or {}).get(field) != (theirs or {}).get(field) or any(field in each for _, each in sides):
                missing.append(first_value(entity, field, value))
    return missing


def _bring_sessions(connection: sqlite3.Connection) -> int:
    """Take over the sessions that only the other history knows, with all that belongs to them."""
    connection.execute(
        "CREATE TEMP TABLE coming AS SELECT id FROM other.session WHERE id NOT IN (SELECT id FROM main.session)"
    )
    count = int(connection.execute("SELECT count(*) FROM coming").fetchone()[0])
    columns = f"{_ROW}, owner"
    connection.execute(
        f"INSERT INTO session ({columns}) SELECT {columns} FROM other.session "  # noqa: S608 - our own names
        "WHERE id IN (SELECT id FROM coming)"
    )
    for table in ("step", "pain_tap"):
        connection.execute(
            f"INSERT INTO {table} SELECT * FROM other.{table} "  # noqa: S608
            "WHERE session IN (SELECT id FROM coming)"
        )
    connection.execute("INSERT OR IGNORE INTO wording (words) SELECT words FROM other.wording")
    connection.execute(
        "INSERT INTO search SELECT started_utc, session, ours.id, note FROM other.search "
        "JOIN other.wording AS theirs ON theirs.id = wording JOIN main.wording AS ours ON ours.words = theirs.words "
        "WHERE session IN (SELECT id FROM coming)"
    )
    connection.execute("DROP TABLE coming")
    return count


def _bring_facts(connection: sqlite3.Connection) -> int:
    # Told first is told first, on whichever computer that was noted earlier.
    connection.execute(
        "UPDATE fact SET told_utc = min(told_utc, (SELECT told_utc FROM other.fact AS theirs "
        "WHERE theirs.id = fact.id)) WHERE id IN (SELECT id FROM other.fact)"
    )
    done = connection.execute(
        f"INSERT INTO fact ({_FACT_ROW}) SELECT {_FACT_ROW} FROM other.fact "  # noqa: S608 - our own names
        "WHERE id NOT IN (SELECT id FROM main.fact) ORDER BY told_utc, id"
    )
    return done.rowcount


def _apply_session(connection: sqlite3.Connection, session_id: str, fields: dict[str, Any]) -> None:
    record = fields.pop(RECORD, None)
    columns = {**fields, **({column: record[column] for column in BODY_COLUMNS} if record is not None else {})}
    columns = {name: value for name, value in columns.items() if name in (*BODY_COLUMNS, *FEELING_COLUMNS, DELETED)}
    if columns:
        named = ", ".join(f"{column} = ?" for column in columns)
        connection.execute(f"UPDATE session SET {named} WHERE id = ?", (*columns.values(), session_id))  # noqa: S608
    if record is not None:
        _put_parts(connection, session_id, record)
    _settle_owner(connection, session_id)
    connection.execute("DELETE FROM search WHERE session = ?", (session_id,))
    whole = get_session(connection, session_id)
    if whole is not None:
        put_search(connection, whole)


def _put_parts(connection: sqlite3.Connection, session_id: str, record: dict[str, Any]) -> None:
    taps = [[number, *tap] for number, tap in enumerate(record["taps"])]
    for table, columns, rows in (
        ("step", STEP_VALUES, record["steps"]),
        ("pain_tap", ("number", "seconds", "pain"), taps),
    ):
        connection.execute(f"DELETE FROM {table} WHERE session = ?", (session_id,))  # noqa: S608 - our own names
        marks = ", ".join("?" * len(columns))
        connection.executemany(
            f"INSERT INTO {table} (session, {', '.join(columns)}) VALUES (?, {marks})",  # noqa: S608
            [(session_id, *row) for row in rows],
        )
    for key, column in BESIDE_STEPS.items():
        connection.executemany(
            f"UPDATE step SET {column} = ? WHERE session = ? AND number = ?",  # noqa: S608
            [(told, session_id, int(number)) for number, told in record.get(key, {}).items()],
        )


def _settle_owner(connection: sqlite3.Connection, session_id: str) -> None:
    """Nobody runs what has ended, or what either history knows to be given up; else the same one on all computers."""
    query = "SELECT ended, owner FROM {}.session WHERE id = ?"
    mine = connection.execute(query.format("main"), (session_id,)).fetchone()
    theirs = connection.execute(query.format("other"), (session_id,)).fetchone()
    owner: str | None = None
    if mine["ended"] is None and mine["owner"] == this_process().to_text():
        return
    if mine["ended"] is None and mine["owner"] is not None and theirs["owner"] is not None:
        owner = min(mine["owner"], theirs["owner"])
    connection.execute("UPDATE session SET owner = ? WHERE id = ?", (owner, session_id))


def _apply_fact(connection: sqlite3.Connection, fact_id: str, fields: dict[str, Any]) -> None:
    columns = {**fields.pop(FACT, {}), **fields}
    columns = {name: value for name, value in columns.items() if name in (*FACT_COLUMNS, DELETED)}
    if columns:
        named = ", ".join(f"{column} = ?" for column in columns)
        connection.execute(f"UPDATE fact SET {named} WHERE id = ?", (*columns.values(), fact_id))  # noqa: S608
