"""What can still be read of a damaged history, brought over into one that is whole."""

import hashlib
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from exercises.history.changes import Change, put_changes, to_json
from exercises.history.copying import companions, open_untouched
from exercises.history.fact_rows import fact_from
from exercises.history.merging import NOTHING, Merged, merge
from exercises.history.opening import connect
from exercises.history.snapshot import digest_of
from exercises.history.store import Store
from exercises.history.tables import get_session, put_search
from exercises.history.trouble import primary_code

# Ids stand in several places: where one of them can't be read another one may. Read from both ends, since reading stops
# at the damage.
_IDS: Final = (
    "SELECT id FROM session ORDER BY id",
    "SELECT id FROM session INDEXED BY session_by_time WHERE deleted_at IS NULL ORDER BY started_utc",
    "SELECT session AS id FROM step ORDER BY session",
    "SELECT session AS id FROM search ORDER BY started_utc",
)
_PARTS: Final = ("step", "pain_tap")
# What the rules of the tables and those who read them say about rows that can't be.
_IMPOSSIBLE: Final = (sqlite3.Error, ValueError, TypeError, KeyError)
_AGAINST_THE_RULES: Final = (sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISMATCH)

_Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Session:
    """A session's rows as they stand in its tables, and its routine as it was."""

    row: _Row
    parts: dict[str, list[_Row]]
    timeline: str | None


def rescue(damaged: Path, whole: Path) -> Merged:
    """Bring over into a whole history what a damaged file still holds and it does not know; returns what came in.

    The damaged file is left as it is. What SQLite can't read or what no history can hold stays behind; of a session
    that is known already only what was said of it later comes. Raises HistoryError when `whole` can't be written.
    """
    with tempfile.TemporaryDirectory(prefix="amble-rescue-") as folder:
        copy, found = Path(folder) / "damaged.db", Path(folder) / "found.db"
        # A copy with its companions: opening it may roll back or fold in what stands there.
        for old, new in zip((damaged, *companions(damaged)), (copy, *companions(copy)), strict=True):
            if old.exists():
                shutil.copyfile(old, new)
        if not _gather(copy, whole, found):
            return NOTHING
        return merge(whole, found)


def _gather(damaged: Path, whole: Path, found: Path) -> bool:
    """Write what can be read and is not known into a history of its own; whether there is anything."""
    store = Store(found)
    try:
        with closing(_opened(damaged)) as source, closing(open_untouched(whole)) as known, store.writing() as target:
            changes = _changes(source)
            told = {change.entity for change in changes}
            sessions = _gather_sessions(source, known, target, told)
            facts = _gather_facts(source, known, target, told)
            there = sessions | facts
            put_changes(target, [change for change in changes if change.entity in there])
            return bool(there)
    except sqlite3.DatabaseError:
        return False  # not even its first page says what it is
    finally:
        store.close()


def _opened(path: Path) -> sqlite3.Connection:
    connection = connect(path, "mode=rw")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _gather_sessions(
    source: sqlite3.Connection, known: sqlite3.Connection, target: sqlite3.Connection, told: set[str]
) -> set[str]:
    there = set()
    ids = {str(row["id"]) for query in _IDS for row in _both_ways(source, query)} | told
    for session_id in sorted(ids):
        before, now = _session(known, session_id), _session(source, session_id)
        if before is not None:
            went_on = now is not None and before.row["ended"] is None and now.row["ended"] is not None
            if not went_on and session_id not in told:
                continue
            now = now if went_on else before
        if now is not None and _put(target, now):
            there.add(session_id)
    return there


def _session(connection: sqlite3.Connection, session_id: str) -> _Session | None:
    """A session as far as it can be read; None when its own row can't."""
    rows = list(_readable(connection, "SELECT * FROM session WHERE id = ?", (session_id,)))
    if not rows:
        return None
    parts = {
        table: list(
            _readable(connection, f"SELECT * FROM {table} WHERE session = ? ORDER BY number", (session_id,))  # noqa: S608
        )
        for table in _PARTS
    }
    timeline = None
    for row in _readable(connection, "SELECT timeline FROM snapshot WHERE digest = ?", (rows[0]["snapshot"],)):
        # It is named after what it says, so it is known whether it is still that.
        with suppress(UnicodeEncodeError):
            timeline = row["timeline"] if digest_of(row["timeline"]) == rows[0]["snapshot"] else None
    return _Session(rows[0], parts, timeline)


def _put(target: sqlite3.Connection, session: _Session) -> bool:
    """Write a session if it is one that can be: the tables' own rules and the reader decide."""
    target.execute("SAVEPOINT one")
    try:
        snapshot = session.row["snapshot"] if session.timeline is not None else None
        if session.timeline is not None:
            target.execute("INSERT OR IGNORE INTO snapshot VALUES (?, ?)", (snapshot, session.timeline))
        _insert(target, "session", {**session.row, "snapshot": snapshot})
        for table, rows in session.parts.items():
            for row in rows:
                _insert(target, table, row)
        record = get_session(target, session.row["id"])
        if record is not None:
            put_search(target, record)
    except _IMPOSSIBLE as error:
        _give_up(target, error)
        return False
    target.execute("RELEASE one")
    return True


def _gather_facts(
    source: sqlite3.Connection, known: sqlite3.Connection, target: sqlite3.Connection, told: set[str]
) -> set[str]:
    rows = {str(row["id"]): row for row in _both_ways(source, "SELECT * FROM fact ORDER BY number")}
    there = set()
    for fact_id in sorted(rows.keys() | told):
        before = list(_readable(known, "SELECT * FROM fact WHERE id = ?", (fact_id,)))
        if before and fact_id not in told:
            continue
        row = before[0] if before else rows.get(fact_id)
        if row is not None and _put_fact(target, row):
            there.add(fact_id)
    return there


def _put_fact(target: sqlite3.Connection, row: _Row) -> bool:
    target.execute("SAVEPOINT one")
    try:
        # Each file counts its own; a history of an older format has the order of telling in it.
        number = row.pop("number")
        _insert(target, "fact", {"told_utc": float(number), **row})
        fact_from(target.execute("SELECT id, kind, at, value FROM fact WHERE id = ?", (row["id"],)).fetchone())
    except _IMPOSSIBLE as error:
        _give_up(target, error)
        return False
    target.execute("RELEASE one")
    return True


def _give_up(target: sqlite3.Connection, error: Exception) -> None:
    """Leave out what can't be; a disk that can't be written is another matter."""
    if isinstance(error, sqlite3.Error) and primary_code(error) not in _AGAINST_THE_RULES:
        raise error
    target.execute("ROLLBACK TO one")
    target.execute("RELEASE one")


def _changes(source: sqlite3.Connection) -> list[Change]:
    """What was said otherwise later, as far as it is whole: each change is named after what it says."""
    query = "SELECT id, entity, field, value, at, at_utc, computer FROM change ORDER BY id"
    found = {}
    for row in _both_ways(source, query):
        whole = to_json([row[name] for name in ("entity", "field", "value", "at", "at_utc", "computer")])
        if hashlib.sha256(whole.encode("ascii")).hexdigest() == row["id"]:
            found[row["id"]] = Change(**row)
    return list(found.values())


def _insert(target: sqlite3.Connection, table: str, row: _Row) -> None:
    columns = {each["name"] for each in target.execute(f"PRAGMA table_info({table})")}
    named = [name for name in row if name in columns]
    target.execute(
        f"INSERT INTO {table} ({', '.join(_quoted(named))}) "  # noqa: S608 - names of our own columns
        f"VALUES ({', '.join('?' * len(named))})",
        [row[name] for name in named],
    )


def _quoted(names: Iterable[str]) -> Iterator[str]:
    return (f'"{name}"' for name in names)


def _both_ways(connection: sqlite3.Connection, query: str) -> Iterator[_Row]:
    yield from _readable(connection, query)
    yield from _readable(connection, f"{query} DESC")


def _readable(connection: sqlite3.Connection, query: str, values: Sequence[object] = ()) -> Iterator[_Row]:
    """The rows up to the first that can't be read."""
    with suppress(sqlite3.Error):
        for row in connection.execute(query, values):
            yield dict(row)
