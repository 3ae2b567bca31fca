"""Taking in a document of `amble export --json` or `amble history --json`: nothing doubled, nothing lost."""

import json
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from exercises.history.changes import Change, put_changes
from exercises.history.copying import copy_database
from exercises.history.document import FORMAT, KIND, compact
from exercises.history.document_fields import Fields, NotReadableError, strictly
from exercises.history.document_reading import Document
from exercises.history.document_values import check_value, record_in
from exercises.history.merging import Merged, merge
from exercises.history.ready import told_of
from exercises.history.snapshot import digest_of
from exercises.history.store import Store
from exercises.history.tables import put_session
from exercises.session.record import SessionRecord


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
    given = Document(text)
    if not given.is_list:
        _check(given)

    def fill(connection: sqlite3.Connection, known: frozenset[str]) -> tuple[int, int]:
        digests = _put_snapshots(connection, given)
        sessions = _put_sessions(connection, given, digests, known if given.is_list else frozenset())
        facts = _put_facts(connection, given)
        _put_changes(connection, given)
        return sessions, facts

    return _join(history, fill, dry_run=dry_run)


def take_in_sessions(history: Path, records: Iterable[SessionRecord], *, dry_run: bool = False) -> TakenIn:
    """Bring those of the sessions that are not known, deleted ones included; what is known stays as it is.

    `history` is the history's file. Raises HistoryError when it can't be used; nothing has changed then.
    """

    def fill(connection: sqlite3.Connection, known: frozenset[str]) -> tuple[int, int]:
        seen = set[str]()
        for record in records:
            if record.id not in known | seen:
                put_session(connection, record)
            seen.add(record.id)
        return len(seen), 0

    return _join(history, fill, dry_run=dry_run)


# Writes what comes in as a history of its own, given the ids that are known; how many sessions and facts that are.
_Fill = Callable[[sqlite3.Connection, frozenset[str]], tuple[int, int]]


def _join(history: Path, fill: _Fill, *, dry_run: bool) -> TakenIn:
    with _folder() as folder:
        target = history
        if dry_run:
            target = folder / "now.db"
            if history.exists() and history.stat().st_size:
                with told_of(history):
                    copy_database(history, target)
        other = folder / "document.db"
        sessions, facts = _write(fill, other, _ids(target))
        try:
            return TakenIn(sessions, facts, merge(target, other))
        except sqlite3.IntegrityError as error:  # an earlier value that no session can have
            raise NotReadableError("One of the changes says what can't be.") from error


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="amble-import-") as folder:
        yield Path(folder)


def _check(given: Document) -> None:
    if given.value.get("amble") != KIND:
        raise NotReadableError("It is no history that Amble wrote.")
    number = Fields(given.value, "").whole("format", 1)
    if number is None:
        raise NotReadableError("It does not say of which format it is.")
    if number > FORMAT:
        raise NotReadableError(f"A newer Amble wrote it (format {number}); this one knows format {FORMAT}.")


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


def _write(fill: _Fill, path: Path, known: frozenset[str]) -> tuple[int, int]:
    store = Store(path)
    try:
        with store.writing() as connection:
            return fill(connection, known)
    except (sqlite3.IntegrityError, UnicodeEncodeError, OverflowError) as error:
        raise NotReadableError("Something in it can't stand in a history.") from error
    finally:
        store.close()


def _put_snapshots(connection: sqlite3.Connection, given: Document) -> dict[str, str]:
    """Write the routines as they were; each one's name in the document and the name that it has here."""
    digests = {}
    for each in given.each("snapshots"):
        text = _json_text(each, "timeline")
        # Other programs may have written its numbers in another way since; the name is that of what is kept.
        digest = digests[each.text("digest")] = digest_of(text)
        connection.execute("INSERT OR IGNORE INTO snapshot (digest, timeline) VALUES (?, ?)", (digest, text))
    return digests


def _put_sessions(
    connection: sqlite3.Connection, given: Document, digests: dict[str, str], known: frozenset[str]
) -> int:
    seen: set[str] = set()
    for each in given.each("sessions"):
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


def _put_facts(connection: sqlite3.Connection, given: Document) -> int:
    seen: set[str] = set()
    for each in given.each("facts"):
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


def _put_changes(connection: sqlite3.Connection, given: Document) -> None:
    for each in given.each("changes"):
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
