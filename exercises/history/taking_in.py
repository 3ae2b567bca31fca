"""Taking in a document of `amble export --json` or `amble history --json`: nothing doubled, nothing lost."""

import json
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exercises.history.changes import Change, put_changes
from exercises.history.copying import copy_database
from exercises.history.document import FORMAT, KIND, compact
from exercises.history.document_fields import Fields, NotReadableError, strictly
from exercises.history.document_values import check_value, record_in
from exercises.history.merging import Merged, merge
from exercises.history.restoring import told_of
from exercises.history.snapshot import digest_of
from exercises.history.store import Store
from exercises.history.tables import put_session


@dataclass(frozen=True, slots=True)
class TakenIn:
    """How many sessions and facts the document has, and what of them was new here or is told otherwise now."""

    sessions: int
    facts: int
    merged: Merged


def is_document(text: str) -> bool:
    """Whether a text looks like a JSON document, whatever it says."""
    return text.lstrip("\ufeff \t\r\n")[:1] in ("{", "[")


def take_in(history: Path, text: str, *, dry_run: bool = False) -> TakenIn:
    """Join what a document says into the history; with `dry_run` only say what that would change.

    A list from `amble history --json` brings only sessions that are not known, since it says less of each. Raises
    NotReadableError when the document can't be read, HistoryError when the history can't be used; nothing has changed
    then.
    """
    whole = _parsed(text)
    with _folder() as folder:
        target = history
        if dry_run:
            target = folder / "now.db"
            if history.exists() and history.stat().st_size:
                with told_of(history):
                    copy_database(history, target)
        known = _ids(target) if isinstance(whole, list) else frozenset()
        fields = Fields({"sessions": whole} if isinstance(whole, list) else _checked(whole), "")
        other = folder / "document.db"
        sessions, facts = _write(fields, other, known)
        try:
            return TakenIn(sessions, facts, merge(target, other))
        except sqlite3.IntegrityError as error:  # an earlier value that no session can have
            raise NotReadableError("One of the changes says what can't be.") from error


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="amble-import-") as folder:
        yield Path(folder)


def _parsed(text: str) -> Any:
    try:
        return strictly(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise NotReadableError(f"It is no JSON: {error.msg.lower()} in line {error.lineno}.") from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, thousands of brackets
        raise NotReadableError("It is no JSON that can be read.") from error


def _checked(whole: Any) -> dict[str, Any]:
    if not isinstance(whole, dict) or whole.get("amble") != KIND:
        raise NotReadableError("It is no history that Amble wrote.")
    number = Fields(whole, "").whole("format", 1)
    if number is None:
        raise NotReadableError("It does not say of which format it is.")
    if number > FORMAT:
        raise NotReadableError(f"A newer Amble wrote it (format {number}); this one knows format {FORMAT}.")
    return whole


def _ids(history: Path) -> frozenset[str]:
    """The ids of all sessions, the deleted ones too."""
    store = Store(history)
    try:
        with store.told():
            connection = store.reading()
            rows = connection.execute("SELECT id FROM session").fetchall() if connection is not None else []
            return frozenset(row["id"] for row in rows)
    finally:
        store.close()


def _write(fields: Fields, path: Path, known: frozenset[str]) -> tuple[int, int]:
    """Write the document as a history of its own, but for what is known; how many sessions and facts it has."""
    store = Store(path)
    try:
        with store.writing() as connection:
            digests = _put_snapshots(connection, fields)
            sessions = _put_sessions(connection, fields, digests, known)
            facts = _put_facts(connection, fields)
            _put_changes(connection, fields)
            return sessions, facts
    except (sqlite3.IntegrityError, UnicodeEncodeError, OverflowError) as error:
        raise NotReadableError("Something in it can't stand in a history.") from error
    finally:
        store.close()


def _put_snapshots(connection: sqlite3.Connection, fields: Fields) -> dict[str, str]:
    """Write the routines as they were; each one's name in the document and the name that it has here."""
    digests = {}
    for each in fields.each("snapshots"):
        text = _json_text(each, "timeline")
        # Other programs may have written its numbers in another way since; the name is that of what is kept.
        digest = digests[each.text("digest")] = digest_of(text)
        connection.execute("INSERT OR IGNORE INTO snapshot (digest, timeline) VALUES (?, ?)", (digest, text))
    return digests


def _put_sessions(
    connection: sqlite3.Connection, fields: Fields, digests: dict[str, str], known: frozenset[str]
) -> int:
    seen: set[str] = set()
    for each in fields.each("sessions"):
        record = record_in(each)
        if record.id in seen:
            raise NotReadableError(f"{each.place}.id stands there twice.")
        seen.add(record.id)
        if record.id in known:
            continue
        put_session(connection, record)
        name = each.maybe_text("snapshot")
        if name is not None and name not in digests:
            raise NotReadableError(f"{each.place}.snapshot is not among the snapshots.")
        deleted_at = each.maybe_moment("deleted_at")
        connection.execute(
            "UPDATE session SET snapshot = ?, deleted_at = ? WHERE id = ?",
            (digests[name] if name is not None else None, deleted_at and deleted_at.isoformat(), record.id),
        )
        if deleted_at is not None:
            connection.execute("DELETE FROM search WHERE session = ?", (record.id,))
    return len(seen)


def _put_facts(connection: sqlite3.Connection, fields: Fields) -> int:
    seen: set[str] = set()
    for each in fields.each("facts"):
        fact_id, at, deleted_at = each.uuid("id"), each.moment("at"), each.maybe_moment("deleted_at")
        if fact_id in seen:
            raise NotReadableError(f"{each.place}.id stands there twice.")
        seen.add(fact_id)
        connection.execute(
            "INSERT INTO fact (id, kind, at, at_utc, value, told_utc, deleted_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                *(fact_id, each.text("kind"), at.isoformat(), at.timestamp()),
                *(_json_text(each, "value"), each.moment_number("told_utc"), deleted_at and deleted_at.isoformat()),
            ),
        )
    return len(seen)


def _put_changes(connection: sqlite3.Connection, fields: Fields) -> None:
    for each in fields.each("changes"):
        field, value = each.text("field"), _json_text(each, "value")
        check_value(each, field, json.loads(value))
        change = Change(
            id=each.text("id"),
            entity=each.text("entity"),
            field=field,
            value=value,
            at=each.maybe_text("at"),
            at_utc=each.moment_number("at_utc"),
            computer=each.maybe_text("computer"),
        )
        put_changes(connection, [change])


def _json_text(fields: Fields, name: str) -> str:
    """A value as the text that stands in the database, in ASCII."""
    text = fields.maybe_text(f"{name}_text")
    if text is None:
        if name not in fields.value:
            raise NotReadableError(f"{fields.place}.{name} is missing.")
        return compact(fields.value[name])
    try:
        strictly(text)
    except (ValueError, RecursionError) as error:
        raise NotReadableError(f"{fields.place}.{name}_text must be JSON.") from error
    if not text.isascii():
        raise NotReadableError(f"{fields.place}.{name}_text must be in ASCII.")
    return text
