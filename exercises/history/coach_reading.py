"""What the coach has read of the sessions, kept: what was written since is read again, and nothing else."""

import sqlite3
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from exercises.history.coach_rows import COLUMNS, Maker, exercises_that_hurt, is_known, plain
from exercises.history.opening import has_companion, pragma
from exercises.history.session_facts import SessionFact
from exercises.history.store import Store

_ROWS: Final = f"SELECT {', '.join(COLUMNS)} FROM session WHERE deleted_at IS NULL"  # noqa: S608 - our own names
# More than that at once comes of an import: then all is read anew.
_MOST_WRITTEN: Final = 500
# What this connection writes is noted in a table of its own, which no file and nobody else sees.
_NOTING: Final = (
    "CREATE TEMP TABLE IF NOT EXISTS coach_written (number INTEGER PRIMARY KEY, session TEXT NOT NULL)",
    "CREATE TEMP TRIGGER IF NOT EXISTS coach_inserted AFTER INSERT ON main.session "
    "BEGIN INSERT INTO coach_written (session) VALUES (new.id); END",
    "CREATE TEMP TRIGGER IF NOT EXISTS coach_updated AFTER UPDATE ON main.session "
    "BEGIN INSERT INTO coach_written (session) VALUES (new.id); END",
    "CREATE TEMP TRIGGER IF NOT EXISTS coach_deleted AFTER DELETE ON main.session "
    "BEGIN INSERT INTO coach_written (session) VALUES (old.id); END",
)


@dataclass(slots=True)
class Known:
    """Every session in the order of the file: the moments (seconds of UTC), and what the coach reads.

    `owned` are the ids of those that a program runs or ran, which may be gone by now; `exercised` are the ids of those
    with exercises.
    """

    moments: "array[float]" = field(default_factory=lambda: array("d"))
    sessions: list[SessionFact] = field(default_factory=list)
    owned: set[str] = field(default_factory=set)
    exercised: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Watch:
    """A connection as it was: what others had written, and the last note of what it has written itself."""

    connection: sqlite3.Connection
    version: int
    number: int = 0

    def is_whole(self, connection: sqlite3.Connection) -> bool:
        """Whether nobody else has written since."""
        return self.connection is connection and pragma(connection, "data_version") == self.version


class CoachReading:
    """Reads one history for the coach. Only for the thread whose history it is."""

    def __init__(self, store: Store) -> None:
        self._store = store
        store.watcher = self
        self._known: Known | None = None
        self._watch: _Watch | None = None
        self._left: tuple[object, ...] | None = None

    def sessions(self) -> tuple[SessionFact, ...]:
        """As `History.coach_sessions`; one that has not changed is the same object as before. Raises HistoryError."""
        with self._store.told():
            connection = self._store.reading()
            if connection is None:
                return ()
            known, watch = self._known, self._watch
            with _one_state(connection):
                if known is not None and watch is not None and watch.is_whole(connection):
                    written, number = _written(watch)
                    if len(written) <= _MOST_WRITTEN:
                        _read_again(connection, known, written)
                        watch.number = number
                        return tuple(known.sessions)
            self._watch = _watching(connection)
            with _one_state(connection):
                # Somebody may have written before this reading began, which is then noticed the next time.
                self._known = _read_all(connection)
            return tuple(self._known.sessions)

    @property
    def is_quick(self) -> bool:
        """Whether only few sessions have to be read the next time."""
        with self._store.told():
            connection = self._store.reading()
            if connection is None:
                return True
            if self._known is None or self._watch is None or not self._watch.is_whole(connection):
                return False
            return len(_written(self._watch)[0]) <= _MOST_WRITTEN

    def elsewhere(self, each: Callable[[], None] = lambda: None) -> Callable[[], Known]:
        """How to read all of it in another thread; what comes of it is for `take`. Raises HistoryError.

        `each` is called for each session that is read there; what it raises ends that.
        """
        with self._store.told():
            connection = self._store.reading()
            self._known = None
            self._watch = _watching(connection) if connection is not None else None
        path = self._store.path
        return lambda: _read_file(path, each)

    def take(self, known: Known) -> bool:
        """Go on from what was read elsewhere; False when others have written meanwhile, so that it is worth nothing."""
        with self._store.told():
            connection = self._store.reading()
            watch = self._watch
            if connection is None or self._known is not None or watch is None or not watch.is_whole(connection):
                return False
            self._known = known
            return True

    def forget(self) -> None:
        """Let go of what was read."""
        self._known = self._watch = self._left = None

    # A connection that can only read is exchanged for one that can write before the first thing is written

    def leaves(self, connection: sqlite3.Connection | None) -> None:
        """The store is about to let go of a connection in order to open one that can write."""
        watch, self._left = self._watch, None
        if watch is None or connection is None or watch.number:
            return
        found = _look_of(self._store.path)
        if watch.is_whole(connection) and not _written(watch)[0]:
            self._left = found

    def comes(self) -> None:
        """The store has opened the other one, and changed nothing so far."""
        if self._left != _look_of(self._store.path):
            self._left = None

    def stays(self, connection: sqlite3.Connection) -> None:
        """The store is about to write through the other one, which has switched the write-ahead log on."""
        left, self._left = self._left, None
        watch = _watching(connection)
        # Neither between the two connections nor through the new log anybody has written.
        self._watch = watch if left is not None and not has_companion(self._store.path) else None


def _look_of(path: Path) -> tuple[object, ...] | None:
    """What tells whether a file was written to; None where changes may stand beside it."""
    try:
        if path.with_name(path.name + "-wal").exists():
            return None
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def _watching(connection: sqlite3.Connection) -> _Watch:
    for statement in _NOTING:
        connection.execute(statement)
    with _one_state(connection):
        number = connection.execute("SELECT max(number) FROM coach_written").fetchone()[0]
        return _Watch(connection, pragma(connection, "data_version"), number or 0)


def _written(watch: _Watch) -> tuple[set[str], int]:
    """The ids of the sessions that were written since, and the number of the last note."""
    query = "SELECT number, session FROM coach_written WHERE number > ? ORDER BY number"
    rows = watch.connection.execute(query, (watch.number,)).fetchall()
    return {row["session"] for row in rows}, rows[-1]["number"] if rows else watch.number


@contextmanager
def _one_state(connection: sqlite3.Connection) -> Iterator[None]:
    """One state of the file as long as it is read."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        # Trouble with the disk has ended it already.
        with suppress(sqlite3.OperationalError):
            connection.execute("ROLLBACK")


def _read_file(path: Path, each: Callable[[], None]) -> Known:
    store = Store(path)
    with closing(store), store.told():
        connection = store.reading()
        if connection is None:
            return Known()
        with _one_state(connection):
            return _read_all(connection, each)


def _read_all(connection: sqlite3.Connection, each: Callable[[], None] | None = None) -> Known:
    known, make = Known(), Maker().makes()
    for row in plain(connection, f"{_ROWS} ORDER BY started_utc, id"):
        if each is not None:
            each()
        if row[1] is not None:
            known.owned.add(row[2])
            if not is_known(row):
                continue
        known.moments.append(row[0])
        known.sessions.append(make(row))
    _tell_exercises(connection, known)
    return known


def _read_again(connection: sqlite3.Connection, known: Known, written: set[str]) -> None:
    make = Maker().makes()
    # Whoever runs a session may have gone without writing anything.
    for session_id in sorted(written | known.owned):
        row = plain(connection, f"{_ROWS} AND id = ?", (session_id,)).fetchone()
        before = _place_of(known, session_id)
        known.owned.discard(session_id)
        if row is not None and row[1] is not None:
            known.owned.add(session_id)
        session = make(row) if row is not None and (row[1] is None or is_known(row)) else None
        if before is not None:
            old = known.sessions[before]
            if session is not None and known.moments[before] == row[0]:
                session = replace(session, exercises=old.exercises)
                known.sessions[before] = old if session == old else session
                continue
            del known.moments[before], known.sessions[before]
        if session is not None:
            place = _place_for(known, row[0], session_id)
            known.moments.insert(place, row[0])
            known.sessions.insert(place, session)
    _tell_exercises(connection, known)


def _place_of(known: Known, session_id: str) -> int | None:
    """Where a session stands; what changes is mostly among the last ones."""
    places = range(len(known.sessions) - 1, -1, -1)
    return next((place for place in places if known.sessions[place].id == session_id), None)


def _place_for(known: Known, moment: float, session_id: str) -> int:
    first, last = bisect_left(known.moments, moment), bisect_right(known.moments, moment)
    return next((place for place in range(first, last) if known.sessions[place].id > session_id), last)


def _tell_exercises(connection: sqlite3.Connection, known: Known) -> None:
    """Let the sessions name their exercises, as far as any has hurt lately."""
    found = exercises_that_hurt(connection)
    left = known.exercised | found.keys()
    for place in range(len(known.sessions) - 1, -1, -1):
        if not left:
            break
        session = known.sessions[place]
        if session.id in left:
            left.discard(session.id)
            exercises = found.get(session.id, ())
            if session.exercises != exercises:
                known.sessions[place] = replace(session, exercises=exercises)
    known.exercised = set(found)
