"""The list of sessions: one line each, newest first, searched and fetched page by page."""

import sqlite3
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
    pain_after: int | None
    effort: int | None
    logged_by_hand: bool


_COLUMNS: Final = ", ".join(SessionSummary.__dataclass_fields__)


def newest(
    connection: sqlite3.Connection, limit: int, before: SessionSummary | None, search: str
) -> list[SessionSummary]:
    """At most `limit` sessions that hold every word, newest first, behind the one given."""
    words = fold(search).split()
    place = (before.started_utc, before.id) if before is not None else ()
    if words:
        found = _found(connection, words, place, limit)
        query = f"""SELECT {_COLUMNS} FROM session WHERE id IN ({", ".join("?" * len(found))})
                    ORDER BY started_utc DESC, id DESC"""  # noqa: S608 - question marks only
        rows = connection.execute(query, found)
    else:
        later = "AND (started_utc, id) < (?, ?)" if place else ""
        query = f"""SELECT {_COLUMNS} FROM session WHERE deleted_at IS NULL {later}
                    ORDER BY started_utc DESC, id DESC LIMIT ?"""  # noqa: S608 - no text of the user's
        rows = connection.execute(query, (*place, limit))
    return [_summary(row) for row in rows]


def how_many(connection: sqlite3.Connection, search: str) -> int:
    """The number of sessions that hold every word."""
    words = fold(search).split()
    # Searching has one narrow row for each session that is not deleted.
    query = f"SELECT count(*) FROM search {_where(words, placed=False)}"  # noqa: S608 - question marks only
    return int(connection.execute(query, _twice(words)).fetchone()[0])


def _found(
    connection: sqlite3.Connection, words: list[str], place: tuple[float, str] | tuple[()], limit: int
) -> list[str]:
    query = f"""SELECT session FROM search {_where(words, placed=bool(place))}
                ORDER BY started_utc DESC, session DESC LIMIT ?"""  # noqa: S608 - question marks only
    return [row["session"] for row in connection.execute(query, (*_twice(words), *place, limit))]


def _where(words: list[str], *, placed: bool) -> str:
    """The condition for so many words and, if `placed`, a place behind which to look."""
    # SQLite finds the few wordings once, not again for each session.
    test = "(wording IN (SELECT id FROM wording WHERE instr(words, ?)) OR instr(note, ?))"
    tests = [test] * len(words) + ["(started_utc, session) < (?, ?)"] * placed
    return f"WHERE {' AND '.join(tests)}" if tests else ""


def _twice(words: list[str]) -> list[str]:
    """Each word for the wording and for the note."""
    return [each for word in words for each in (word, word)]


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
        pain_after=row["pain_after"],
        effort=row["effort"],
        logged_by_hand=bool(row["logged_by_hand"]),
    )
