"""The history: every session that was begun, written as it happens and read back in any order."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from exercises.clock import Clock
from exercises.history.owner import is_gone, owner_from_text, this_process
from exercises.history.rows import (
    FEELING_COLUMNS,
    SESSION_COLUMNS,
    STEP_COLUMNS,
    feeling_values,
    fold,
    record_from,
    search_words,
    session_values,
    step_from,
    step_values,
)
from exercises.history.snapshot import timeline_from_text, timeline_to_text
from exercises.history.store import Store
from exercises.session.events import Outcome
from exercises.session.record import Feelings, SessionRecord, StepRecord

_SESSIONS_AT_ONCE: Final = 200


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


_SUMMARY: Final = (
    "id, name, kind, level, started, started_utc, ended, planned_seconds, active_seconds, outcome, "
    "pain_before, pain_after, effort, logged_by_hand"
)


class History:
    """One history file. Every method raises HistoryError, an AmbleError, when the file can't be used."""

    def __init__(self, path: Path, clock: Clock) -> None:
        """Use the file at `path`; it is opened when first needed and made when first written to."""
        self._store = Store(path)
        self._clock = clock

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; it can be used again afterwards."""
        self._store.close()

    # Writing a session as it happens

    def begin(self, record: SessionRecord) -> None:
        """Write a session that begins now, run by this process."""
        with self._store.writing() as connection:
            self._put(connection, record)
            self._own(connection, record.id)

    def progress(self, record: SessionRecord, changed_steps: Iterable[int]) -> None:
        """Write what changed since the last time: the totals, and the steps of these numbers."""
        with self._store.writing() as connection:
            connection.execute(
                "UPDATE session SET active_seconds = ?, walk_active_seconds = ?, position = ?, logged_by_hand = ? "
                "WHERE id = ?",
                (
                    record.active_seconds,
                    record.walk_active_seconds,
                    record.position,
                    int(record.logged_by_hand),
                    record.id,
                ),
            )
            _put_steps(connection, record, changed_steps)

    def finish(self, record: SessionRecord) -> None:
        """Write a session's end; nobody runs it any more."""
        self.save(record)

    def save(self, record: SessionRecord) -> None:
        """Write a whole session, in place of what is there of it; as often as one likes.

        One that has not ended stays this process's own.
        """
        with self._store.writing() as connection:
            self._put(connection, record)
            if record.ended is None and record.outcome is Outcome.STOPPED and not record.logged_by_hand:
                self._own(connection, record.id)

    def feel(self, session_id: str, feelings: Feelings) -> None:
        """Write what the user says about a session."""
        with self._store.writing() as connection:
            columns = ", ".join(f"{column} = ?" for column in FEELING_COLUMNS)
            connection.execute(
                f"UPDATE session SET {columns} WHERE id = ?",  # noqa: S608 - our own column names
                (*feeling_values(feelings), session_id),
            )
            record = _read(connection, session_id)
            if record is not None:
                _put_search(connection, record)

    # A session that was broken off

    def interrupted(self) -> list[SessionRecord]:
        """Sessions whose program is gone and about which nobody has been asked yet, oldest first."""
        connection = self._store.reading()
        if connection is None:
            return []
        with self._store.told():
            rows = connection.execute(
                "SELECT id, owner FROM session WHERE owner IS NOT NULL AND deleted_at IS NULL ORDER BY +started_utc, id"
            ).fetchall()
            gone = [row["id"] for row in rows if is_gone(owner_from_text(row["owner"]))]
            records = (_read(connection, session_id) for session_id in gone)
            return [record for record in records if record is not None]

    def keep(self, session_id: str) -> None:
        """Keep a broken-off session as it is: stopped, with no end."""
        with self._store.writing() as connection:
            connection.execute("UPDATE session SET owner = NULL WHERE id = ?", (session_id,))

    def resume(self, session_id: str) -> None:
        """Take a broken-off session over: from now on this process runs it."""
        with self._store.writing() as connection:
            self._own(connection, session_id)

    # Deleting

    def delete(self, session_id: str) -> bool:
        """Hide a session everywhere; whether there was one. It can be brought back."""
        with self._store.writing() as connection:
            done = connection.execute(
                "UPDATE session SET deleted_at = ?, owner = NULL WHERE id = ? AND deleted_at IS NULL",
                (self._clock.now().isoformat(), session_id),
            )
            connection.execute("DELETE FROM search WHERE session = ?", (session_id,))
            return done.rowcount > 0

    def undelete(self, session_id: str) -> bool:
        """Bring a deleted session back; whether there was one."""
        with self._store.writing() as connection:
            done = connection.execute(
                "UPDATE session SET deleted_at = NULL WHERE id = ? AND deleted_at IS NOT NULL", (session_id,)
            )
            record = _read(connection, session_id)
            if record is not None:
                _put_search(connection, record)
            return done.rowcount > 0

    # Reading

    def session(self, session_id: str) -> SessionRecord | None:
        """One session in full, with the routine as it was; None when there is none, or it was deleted."""
        connection = self._store.reading()
        if connection is None:
            return None
        with self._store.told():
            return _read(connection, session_id)

    def ids_like(self, beginning: str) -> list[str]:
        """The ids that begin with these letters, at most two: enough to tell one from many."""
        connection = self._store.reading()
        if connection is None:
            return []
        with self._store.told():
            rows = connection.execute(
                "SELECT id FROM session WHERE deleted_at IS NULL AND substr(id, 1, ?) = ? LIMIT 2",
                (len(beginning), beginning.lower()),
            )
            return [row["id"] for row in rows]

    def recent(self, limit: int, before: SessionSummary | None = None, search: str = "") -> list[SessionSummary]:
        """At most `limit` sessions, newest first, after the one given; each holds every word of the search.

        Words are looked for in the name, the exercises' names and the note, without regard to case and accents.
        """
        connection = self._store.reading()
        if connection is None:
            return []
        with self._store.told():
            words = fold(search).split()
            place = (before.started_utc, before.id) if before is not None else None
            if not words:
                later = "AND (started_utc, id) < (?, ?)" if place else ""
                query = f"""SELECT {_SUMMARY} FROM session WHERE deleted_at IS NULL {later}
                            ORDER BY started_utc DESC, id DESC LIMIT ?"""  # noqa: S608 - no text of the user's
                rows = connection.execute(query, (*(place or ()), limit)).fetchall()
            else:
                found = self._found(connection, words, place, limit)
                marks = ", ".join("?" * len(found))
                query = f"""SELECT {_SUMMARY} FROM session WHERE id IN ({marks})
                            ORDER BY started_utc DESC, id DESC"""  # noqa: S608 - question marks only
                rows = connection.execute(query, found).fetchall()
            return [_summary(row) for row in rows]

    def count(self, search: str = "") -> int:
        """How many sessions hold every word."""
        connection = self._store.reading()
        if connection is None:
            return 0
        with self._store.told():
            words = fold(search).split()
            if not words:
                query = "SELECT count(*) FROM session WHERE deleted_at IS NULL"
                return int(connection.execute(query).fetchone()[0])
            tests = " AND ".join("instr(words, ?) > 0" for _ in words)
            query = f"SELECT count(*) FROM search WHERE {tests}"  # noqa: S608 - question marks only
            return int(connection.execute(query, words).fetchone()[0])

    def sessions(self, since: date | None = None, until: date | None = None) -> Iterator[SessionRecord]:
        """Sessions in full but without their snapshots, oldest first; both days belong to it.

        A session's day is the local date at which it began, at the offset that held then.
        """
        connection = self._store.reading()
        if connection is None:
            return
        # Offsets reach 14 hours either way: the index narrows, the local date decides.
        low = _utc(since) - 15 * 3600 if since is not None else float("-inf")
        high = _utc(until + timedelta(days=1)) + 15 * 3600 if until is not None else float("inf")
        place = (low, "")
        while True:
            with self._store.told():
                query = f"""SELECT {", ".join(SESSION_COLUMNS)} FROM session
                            WHERE deleted_at IS NULL AND (started_utc, id) > (?, ?) AND started_utc <= ?
                            ORDER BY started_utc, id LIMIT ?"""  # noqa: S608 - our own column names
                rows = connection.execute(query, (*place, high, _SESSIONS_AT_ONCE)).fetchall()
                steps = _steps_of(connection, [row["id"] for row in rows])
            for row in rows:
                day = datetime.fromisoformat(row["started"]).date()
                if (since is None or day >= since) and (until is None or day <= until):
                    yield record_from(row, steps.get(row["id"], ()))
            if len(rows) < _SESSIONS_AT_ONCE:
                return
            place = (rows[-1]["started_utc"], rows[-1]["id"])

    # Inside

    @staticmethod
    def _found(
        connection: sqlite3.Connection, words: list[str], place: tuple[float, str] | None, limit: int
    ) -> list[str]:
        tests = " AND ".join("instr(words, ?) > 0" for _ in words)
        later = "AND (started_utc, session) < (?, ?)" if place else ""
        query = f"""SELECT session FROM search WHERE {tests} {later}
                    ORDER BY started_utc DESC, session DESC LIMIT ?"""  # noqa: S608 - question marks only
        rows = connection.execute(query, (*words, *(place or ()), limit))
        return [row["session"] for row in rows]

    @staticmethod
    def _put(connection: sqlite3.Connection, record: SessionRecord) -> None:
        marks = ", ".join("?" * len(SESSION_COLUMNS))
        updates = ", ".join(f"{column} = excluded.{column}" for column in SESSION_COLUMNS[1:])
        connection.execute(
            f"""INSERT INTO session ({", ".join(SESSION_COLUMNS)}) VALUES ({marks})
                ON CONFLICT (id) DO UPDATE SET {updates}, owner = NULL""",  # noqa: S608 - our own column names
            session_values(record),
        )
        connection.execute("DELETE FROM step WHERE session = ? AND number >= ?", (record.id, len(record.steps)))
        _put_steps(connection, record, range(len(record.steps)))
        if record.timeline is not None:
            connection.execute(
                "INSERT INTO snapshot (session, timeline) VALUES (?, ?) "
                "ON CONFLICT (session) DO UPDATE SET timeline = excluded.timeline",
                (record.id, timeline_to_text(record.timeline)),
            )
        _put_search(connection, record)

    @staticmethod
    def _own(connection: sqlite3.Connection, session_id: str) -> None:
        connection.execute("UPDATE session SET owner = ? WHERE id = ?", (this_process().to_text(), session_id))


def _read(connection: sqlite3.Connection, session_id: str) -> SessionRecord | None:
    row = connection.execute(
        f"""SELECT {", ".join(SESSION_COLUMNS)}, timeline FROM session LEFT JOIN snapshot ON snapshot.session = id
            WHERE id = ? AND deleted_at IS NULL""",  # noqa: S608 - our own column names
        (session_id,),
    ).fetchone()
    if row is None:
        return None
    record = record_from(row, _steps_of(connection, [session_id]).get(session_id, ()))
    if row["timeline"] is None:
        return record
    from dataclasses import replace

    return replace(record, timeline=timeline_from_text(row["timeline"]))


def _steps_of(connection: sqlite3.Connection, ids: list[str]) -> dict[str, tuple[StepRecord, ...]]:
    marks = ", ".join("?" * len(ids))
    query = f"SELECT * FROM step WHERE session IN ({marks}) ORDER BY session, number"  # noqa: S608 - question marks only
    found: dict[str, list[StepRecord]] = {}
    for row in connection.execute(query, ids):
        found.setdefault(row["session"], []).append(step_from(row))
    return {session_id: tuple(steps) for session_id, steps in found.items()}


def _put_steps(connection: sqlite3.Connection, record: SessionRecord, numbers: Iterable[int]) -> None:
    marks = ", ".join("?" * len(STEP_COLUMNS))
    connection.executemany(
        f"INSERT OR REPLACE INTO step ({', '.join(STEP_COLUMNS)}) VALUES ({marks})",  # noqa: S608 - our own column names
        [step_values(record.id, number, record.steps[number]) for number in numbers],
    )


def _put_search(connection: sqlite3.Connection, record: SessionRecord) -> None:
    connection.execute("DELETE FROM search WHERE session = ?", (record.id,))
    connection.execute(
        "INSERT INTO search (started_utc, session, words) VALUES (?, ?, ?)",
        (record.started.timestamp(), record.id, search_words(record)),
    )


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


def _utc(day: date) -> float:
    return (day - date(1970, 1, 1)).days * 86_400.0
