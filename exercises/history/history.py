"""The history: every session that was begun, written as it happens and read back in any order."""

import sqlite3
import uuid
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from exercises.clock import Clock
from exercises.history.changes import Change, get_changes, noting_fact, noting_session
from exercises.history.choosing import Chooser
from exercises.history.coach_reading import CoachReading
from exercises.history.coach_rows import get_session_facts
from exercises.history.correcting import put_correction, put_retold, stays, was_corrected
from exercises.history.deleted import newest_deleted
from exercises.history.exercise_loads import DoneExercise
from exercises.history.fact_tables import get_facts, put_fact
from exercises.history.facts import Fact, StoredFact
from exercises.history.filtering import Filter
from exercises.history.hurting import HurtStep, get_hurt_steps
from exercises.history.listing import SessionSummary
from exercises.history.overview import Overview
from exercises.history.owner import is_gone, owner_from_text, this_process
from exercises.history.running import runs_elsewhere, set_owner
from exercises.history.session_facts import SessionFact
from exercises.history.statistics.loads import ExerciseLoad
from exercises.history.store import Store
from exercises.history.tables import (
    get_session,
    get_sessions,
    put_feelings,
    put_search,
    put_session,
    put_steps,
    put_totals,
)
from exercises.session.record import Feelings, SessionRecord

__all__ = ["History", "SessionSummary"]

_SESSIONS_AT_ONCE: Final = 200
_DAY_SECONDS: Final = 86_400.0
_EVERYTHING: Final = Filter()


class History:
    """One history file. Every method raises HistoryError, an AmbleError, when the file can't be used."""

    def __init__(self, path: Path, clock: Clock) -> None:
        """Use the file at `path`; it is opened when first needed and made when first written to."""
        self._store = Store(path)
        self._chooser = Chooser()
        self.coach_reading = CoachReading(self._store)
        self._clock = clock
        # What this program runs, also while it can't be written: tells it from a broken-off session that comes from
        # elsewhere, which nobody runs.
        self._running: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; it can be used again afterwards."""
        self._chooser.forget()
        self.coach_reading.forget()
        self._store.close()

    # Writing a session as it happens

    def begin(self, record: SessionRecord) -> None:
        """Write a session that begins now, run by this process."""
        self._running.add(record.id)
        self.save(record)

    def progress(self, record: SessionRecord, changed_steps: Iterable[int]) -> None:
        """Write what changed since the last time: the totals, and the steps of these numbers."""
        self._running.add(record.id)
        with self._store.writing() as connection:
            if put_totals(connection, record):
                put_steps(connection, record, changed_steps)
            else:
                # Its beginning has not come through, or the file was exchanged meanwhile.
                self._put_whole(connection, record)

    def finish(self, record: SessionRecord) -> None:
        """Write a session's end; nobody runs it any more."""
        self._running.discard(record.id)
        with self._store.writing() as connection, self._noting(connection, record.id):
            put_session(connection, record)
            set_owner(connection, record.id, None)

    def save(self, record: SessionRecord) -> None:
        """Write a whole session, in place of what is there of it; as often as one likes.

        One that was begun or resumed here stays this process's own until it has ended. A deleted one stays deleted.
        """
        with self._store.writing() as connection:
            self._put_whole(connection, record)

    def write_all(self, records: Iterable[SessionRecord], *, delete: Iterable[str] = ()) -> None:
        """Write whole sessions and delete others (their ids), all of it or nothing.

        Unlike elsewhere a deleted session that is written comes back.
        """
        with self._store.writing() as connection:
            for record in records:
                with self._noting(connection, record.id):
                    put_session(connection, record)
                    connection.execute("UPDATE session SET deleted_at = NULL, owner = NULL WHERE id = ?", (record.id,))
                    put_search(connection, record)
            for session_id in delete:
                self._delete(connection, session_id)

    def feel(self, session_id: str, feelings: Feelings) -> None:
        """Write what the user says about a session."""
        with self._store.writing() as connection, self._noting(connection, session_id):
            put_feelings(connection, session_id, feelings)

    def answer_next_day(self, session_id: str, pain: int | None, sleep_lost: bool | None, at: datetime) -> bool:
        """Write how the back was the morning after a session (0 to 10), told at that moment; whether it is there."""
        if self._store.reading() is None:
            return False
        with self._store.writing() as connection, self._noting(connection, session_id):
            done = connection.execute(
                "UPDATE session SET pain_next_day = ?, sleep_lost = ?, next_day_at = ? "
                "WHERE id = ? AND deleted_at IS NULL",
                (pain, None if sleep_lost is None else int(sleep_lost), at.isoformat(), session_id),
            )
            return done.rowcount > 0

    def correct(self, record: SessionRecord) -> bool:
        """Write a session that is told otherwise now; what it was before is kept among its changes.

        False when it is not there, was deleted, or runs. One that was broken off is kept as it is told.
        """
        if self._store.reading() is None:
            return False
        with self._store.writing() as connection:
            if record.id in self._running or runs_elsewhere(connection, record.id):
                return False
            set_owner(connection, record.id, None)
            return put_correction(connection, record, self._clock.now())

    # Facts beside the sessions

    def note(self, fact: Fact, at: datetime | None = None) -> StoredFact:
        """Keep a fact for good, told now or for the aware moment `at`."""
        stored = StoredFact(str(uuid.uuid4()), at if at is not None else self._clock.now(), fact)
        with self._store.writing() as connection:
            put_fact(connection, stored, self._clock.now())
        return stored

    def facts(self) -> tuple[StoredFact, ...]:
        """Everything that was told beside the sessions, oldest first, and in the order of telling within a moment."""
        with self._store.told():
            connection = self._store.reading()
            return get_facts(connection) if connection is not None else ()

    def retell(self, fact_id: str, fact: Fact, at: datetime) -> bool:
        """Tell a fact otherwise, or for another aware moment; what it was before is kept among its changes.

        False when it is not there, is of another kind, or is one of those that are not rewritten (correcting.py).
        """
        if self._store.reading() is None:
            return False
        with self._store.writing() as connection:
            return put_retold(connection, StoredFact(fact_id, at, fact), self._clock.now())

    def delete_fact(self, fact_id: str, *, mistaken: bool = False) -> bool:
        """Take a fact back; whether there was one. It can be brought back.

        An answer about warning signs stays, unless it was `mistaken`, which is said right after it was given.
        """
        return self._mark_fact(fact_id, self._clock.now().isoformat(), mistaken=mistaken)

    def undelete_fact(self, fact_id: str) -> bool:
        """Bring a fact back that was taken back; whether there was one."""
        return self._mark_fact(fact_id, None)

    def coach_sessions(self) -> tuple[SessionFact, ...]:
        """Every session as the coach reads it, oldest first; one that runs and has only just begun is left out."""
        with self._store.told():
            connection = self._store.reading()
            return get_session_facts(connection) if connection is not None else ()

    # A session that was broken off

    def interrupted(self) -> list[SessionRecord]:
        """Sessions whose program is gone and about which nobody has been asked yet, oldest first."""
        with self._store.told():
            connection = self._store.reading()
            if connection is None:
                return []
            # The plus keeps SQLite from walking through all of time in order to save sorting a handful.
            rows = connection.execute(
                "SELECT id, owner FROM session WHERE owner IS NOT NULL AND deleted_at IS NULL ORDER BY +started_utc, id"
            ).fetchall()
            gone = [row["id"] for row in rows if is_gone(owner_from_text(row["owner"]))]
            records = (get_session(connection, session_id) for session_id in gone)
            return [record for record in records if record is not None]

    def keep(self, session_id: str) -> bool:
        """Keep a broken-off session as it is: stopped, with no end. False when it runs in another program."""
        self._running.discard(session_id)
        with self._store.writing() as connection:
            if runs_elsewhere(connection, session_id):
                return False
            set_owner(connection, session_id, None)
            return True

    def resume(self, session_id: str) -> bool:
        """Take a broken-off session over: from now on this process runs it.

        False when there is nothing to take: it has ended, is not there, was corrected since (what it would come to is
        told by hand then), or runs in another program.
        """
        self._running.add(session_id)
        with self._store.writing() as connection:
            row = connection.execute("SELECT ended FROM session WHERE id = ?", (session_id,)).fetchone()
            if row is None or row["ended"] is not None or runs_elsewhere(connection, session_id):
                self._running.discard(session_id)
                return False
            if was_corrected(get_changes(connection, session_id)):
                self._running.discard(session_id)
                return False
            set_owner(connection, session_id, this_process().to_text())
            return True

    # Deleting

    def delete(self, session_id: str) -> bool:
        """Hide a session everywhere; whether there was one. It can be brought back."""
        if self.session(session_id) is None:
            return False
        with self._store.writing() as connection:
            return self._delete(connection, session_id)

    def undelete(self, session_id: str) -> bool:
        """Bring a deleted session back; whether there was one."""
        if self._store.reading() is None:
            return False
        with self._store.writing() as connection, self._noting(connection, session_id):
            done = connection.execute(
                "UPDATE session SET deleted_at = NULL WHERE id = ? AND deleted_at IS NOT NULL", (session_id,)
            )
            record = get_session(connection, session_id)
            if record is not None:
                put_search(connection, record)
            return done.rowcount > 0

    def deleted(self, limit: int) -> list[SessionSummary]:
        """At most `limit` deleted sessions, the one that was deleted last first."""
        with self._store.told():
            connection = self._store.reading()
            return newest_deleted(connection, limit) if connection is not None else []

    # Reading

    def changes(self, entity: str) -> dict[str, list[Change]]:
        """Every value that the fields of a session or a fact (its id) had, oldest first; of what never changed none."""
        with self._store.told():
            connection = self._store.reading()
            return get_changes(connection, entity) if connection is not None else {}

    def session(self, session_id: str) -> SessionRecord | None:
        """One session in full, with the routine as it was; None when there is none, or it was deleted."""
        with self._store.told():
            connection = self._store.reading()
            return get_session(connection, session_id) if connection is not None else None

    def ids_like(self, beginning: str) -> list[str]:
        """The ids that begin with these letters, at most two: enough to tell one from many."""
        with self._store.told():
            connection = self._store.reading()
            if connection is None:
                return []
            rows = connection.execute(
                "SELECT id FROM session WHERE deleted_at IS NULL AND substr(id, 1, ?) = ? LIMIT 2",
                (len(beginning), beginning.lower()),
            )
            return [row["id"] for row in rows]

    def recent(
        self, limit: int, before: SessionSummary | None = None, choice: Filter = _EVERYTHING, *, search: str = ""
    ) -> list[SessionSummary]:
        """At most `limit` sessions that fit, newest first, after the one given; `search` adds words to the choice."""
        with self._store.told():
            connection = self._store.reading()
            wanted = choice.with_words(search)
            return self._chooser.recent(connection, limit, before, wanted) if connection is not None else []

    def count(self, choice: Filter = _EVERYTHING, *, search: str = "") -> int:
        """How many sessions fit; `search` adds words to the choice."""
        with self._store.told():
            connection = self._store.reading()
            return self._chooser.count(connection, choice.with_words(search)) if connection is not None else 0

    def overview(self, choice: Filter, today: date) -> Overview:
        """The sessions that fit in numbers, for tiles, the calendar and charts."""
        with self._store.told():
            connection = self._store.reading()
            return self._chooser.overview(connection, choice, today) if connection is not None else Overview()

    def kinds_done(self) -> list[str]:
        """Every kind that a session has, by name."""
        with self._store.told():
            connection = self._store.reading()
            return self._chooser.kinds(connection) if connection is not None else []

    def routines_done(self) -> list[tuple[str, str]]:
        """Every routine that a session has, as its id and the name that it had last, by name."""
        with self._store.told():
            connection = self._store.reading()
            return self._chooser.routines(connection) if connection is not None else []

    def exercises_done(self, choice: Filter = _EVERYTHING) -> list[DoneExercise]:
        """The exercises done in the sessions that fit, the one done in most of them first; walks are left out."""
        with self._store.told():
            connection = self._store.reading()
            return self._chooser.exercises(connection, choice) if connection is not None else []

    def hurt_steps(self) -> tuple[HurtStep, ...]:
        """Every piece of work that was marked as hurting, of the oldest session first."""
        with self._store.told():
            connection = self._store.reading()
            return get_hurt_steps(connection) if connection is not None else ()

    def load_line(self, exercise: str, choice: Filter, today: date) -> ExerciseLoad | None:
        """An exercise's days in the sessions that fit; None when it was not done in any of them."""
        with self._store.told():
            connection = self._store.reading()
            return self._chooser.load_line(connection, exercise, choice, today) if connection is not None else None

    def sessions(self, since: date | None = None, until: date | None = None) -> Iterator[SessionRecord]:
        """Sessions in full but without their snapshots, oldest first; both days belong to it.

        A session's day is the local date at which it began, at the offset that held then.
        """
        # Offsets stay below a day either way: the index narrows, the local date decides.
        low = _utc(since) - _DAY_SECONDS if since is not None else float("-inf")
        high = _utc(until) + 2 * _DAY_SECONDS if until is not None else float("inf")
        place = (low, "")
        while True:
            with self._store.told():
                connection = self._store.reading()
                records = get_sessions(connection, place, high, _SESSIONS_AT_ONCE) if connection is not None else []
            for record in records:
                day = record.started.date()
                if (since is None or day >= since) and (until is None or day <= until):
                    yield record
            if len(records) < _SESSIONS_AT_ONCE:
                return
            place = (records[-1].started.timestamp(), records[-1].id)

    # Inside

    def _mark_fact(self, fact_id: str, deleted_at: str | None, *, mistaken: bool = False) -> bool:
        if self._store.reading() is None:
            return False
        with self._store.writing() as connection, noting_fact(connection, fact_id, self._clock.now()):
            if deleted_at is not None and not mistaken and stays(connection, fact_id):
                return False
            done = connection.execute(
                "UPDATE fact SET deleted_at = ? WHERE id = ? AND (deleted_at IS NULL) = ?",
                (deleted_at, fact_id, int(deleted_at is not None)),
            )
            return done.rowcount > 0

    def _delete(self, connection: sqlite3.Connection, session_id: str) -> bool:
        with self._noting(connection, session_id):
            done = connection.execute(
                "UPDATE session SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL",
                (self._clock.now().isoformat(), session_id),
            )
            connection.execute("DELETE FROM search WHERE session = ?", (session_id,))
            return done.rowcount > 0

    def _noting(self, connection: sqlite3.Connection, session_id: str) -> AbstractContextManager[None]:
        return noting_session(connection, session_id, self._clock.now())

    def _put_whole(self, connection: sqlite3.Connection, record: SessionRecord) -> None:
        with self._noting(connection, record.id):
            put_session(connection, record)
        if record.ended is not None:
            self._running.discard(record.id)
            set_owner(connection, record.id, None)
        elif record.id in self._running:
            set_owner(connection, record.id, this_process().to_text())


def _utc(day: date) -> float:
    return (day - date(1970, 1, 1)).days * _DAY_SECONDS
