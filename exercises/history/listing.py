"""The list of sessions: one line each, newest first, chosen and fetched page by page."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from exercises.history.rows import fold
from exercises.session.events import Outcome


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """What a line of the list shows. `started_utc` and `id` are the place in the order, for fetching what follows."""

    id: str
    name: str
    kind: str
    level: str | None
    started: datetime
    started_utc: float
    ended: datetime | None
    planned_seconds: float
    active_seconds: float
    outcome: Outcome
    pain_before: int | None
    pain_peak: int | None
    pain_after: int | None
    effort: int | None
    logged_by_hand: bool


_COLUMNS: Final = ", ".join(SessionSummary.__dataclass_fields__)
_ORDER: Final = "ORDER BY started_utc DESC, id DESC"


def newest(connection: sqlite3.Connection, limit: int, before: SessionSummary | None) -> list[SessionSummary]:
    """At most `limit` of all sessions, newest first, behind the one given."""
    place = (before.started_utc, before.id) if before is not None else ()
    later = "AND (started_utc, id) < (?, ?)" if place else ""
    query = f"""SELECT {_COLUMNS} FROM session WHERE deleted_at IS NULL {later}
                {_ORDER} LIMIT ?"""  # noqa: S608 - no text of the user's
    return [_summary(row) for row in connection.execute(query, (*place, limit))]


def of_ids(connection: sqlite3.Connection, ids: Sequence[str]) -> list[SessionSummary]:
    """The sessions of these ids, newest first."""
    query = f"""SELECT {_COLUMNS} FROM session WHERE id IN ({", ".join("?" * len(ids))})
                {_ORDER}"""  # noqa: S608 - question marks only
    return [_summary(row) for row in connection.execute(query, ids)]


def how_many(connection: sqlite3.Connection) -> int:
    """The number of all sessions."""
    return int(connection.execute("SELECT count(*) FROM session WHERE deleted_at IS NULL").fetchone()[0])


def fitting_words(connection: sqlite3.Connection, search: str) -> bytes:
    """For each session that the search knows, newest first: 1 when it holds every word, else 0."""
    tests, values = _tests(search)
    query = f"""SELECT group_concat(fits, '') FROM
                (SELECT CASE WHEN {tests} THEN 1 ELSE 0 END AS fits
                 FROM search ORDER BY started_utc DESC, session DESC)"""  # noqa: S608 - marks
    found = connection.execute(query, values).fetchone()[0] or ""
    # The digits 0 and 1 as numbers.
    return bytes(found, "ascii").translate(bytes(each & 1 for each in range(256)))


def ids_with_words(connection: sqlite3.Connection, search: str) -> set[str]:
    """The ids of the sessions that hold every word."""
    tests, values = _tests(search)
    return {row[0] for row in connection.execute(f"SELECT session FROM search WHERE {tests}", values)}  # noqa: S608


def _tests(search: str) -> tuple[str, list[str]]:
    """A condition that every word is there, and its values."""
    words = fold(search).split()
    # SQLite finds the few wordings once, not again for each session.
    test = "(wording IN (SELECT id FROM wording WHERE instr(words, ?)) OR instr(note, ?))"
    return " AND ".join([test] * len(words)) or "1", [each for word in words for each in (word, word)]


def _summary(row: sqlite3.Row) -> SessionSummary:
    return SessionSummary(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        level=row["level"],
        started=datetime.fromisoformat(row["started"]),
        started_utc=row["started_utc"],
        ended=datetime.fromisoformat(row["ended"]) if row["ended"] is not None else None,
        planned_seconds=row["planned_seconds"],
        active_seconds=row["active_seconds"],
        outcome=Outcome(row["outcome"]),
        pain_before=row["pain_before"],
        pain_peak=row["pain_peak"],
        pain_after=row["pain_after"],
        effort=row["effort"],
        logged_by_hand=bool(row["logged_by_hand"]),
    )
