"""The SQLite file: opened, checked, written in transactions, and closed again as one file."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, Protocol

from exercises.history.opening import READ_ONLY, connect
from exercises.history.schema import CURRENT, Schema
from exercises.history.trouble import HistoryError, in_words, primary_code
from exercises.history.upgrade import bring_up_to_date, look_at

# Schemas are STRICT.
_OLDEST_SQLITE: Final = (3, 37)


class Watcher(Protocol):
    """Who wants to know when a connection is exchanged for one that can write."""

    def leaves(self, connection: sqlite3.Connection | None) -> None:
        """The one there is will be let go of."""

    def comes(self) -> None:
        """The other one is open, and has changed nothing yet."""

    def stays(self, connection: sqlite3.Connection) -> None:
        """The other one is ready to write; so far it has at most switched the write-ahead log on."""


class Store:
    """One connection, opened when it is first needed.

    Only writing makes a file or changes one: whoever just reads leaves the file as it is. After any trouble the file is
    let go of, so that the next try starts afresh.
    """

    def __init__(self, path: Path, schema: Schema = CURRENT) -> None:
        self.path = path
        self._schema = schema
        self._connection: sqlite3.Connection | None = None
        self._can_write = False
        self.watcher: Watcher | None = None

    @property
    def version(self) -> int:
        """The format that it reads and writes."""
        return self._schema.version

    def reading(self) -> sqlite3.Connection | None:
        """A connection to read from; None while there is no history yet. Raises HistoryError."""
        with self.told():
            if self._connection is None:
                self._open_to_read()
            return self._connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is written, or nothing. Raises HistoryError."""
        with self.told():
            if self._connection is None or not self._can_write:
                self._open_to_write()
            connection = self._connection
            assert connection is not None  # noqa: S101 - it has just been opened
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                # A full disk has rolled back already.
                with suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
                raise

    @contextmanager
    def told(self) -> Iterator[None]:
        """Turn the troubles of the user's world into sentences; the others are bugs and stay what they are."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            told = in_words(error, self.path)
            if told is None:
                raise
            self.close()
            raise told from error

    def close(self) -> None:
        """Let go of the file; the last one to do so folds it back into a single file."""
        connection, self._connection = self._connection, None
        self._can_write = False
        if connection is None:
            return
        # Others may have it open still; then the last of them does it.
        with suppress(sqlite3.Error):
            connection.execute("PRAGMA busy_timeout = 0")
            connection.execute("PRAGMA journal_mode = DELETE")
        with suppress(sqlite3.Error):
            connection.close()

    def _open_to_read(self) -> None:
        found = look_at(self.path, self.version) if self.path.exists() else 0
        if found == 0:
            return
        if found < self.version:
            self._open_to_write()
            return
        _refuse_old_sqlite()
        try:
            self._connection = self._checked("mode=rw")
        except sqlite3.OperationalError as error:
            # Where not even the companions of a write-ahead log can be made, the file is read as it stands.
            if primary_code(error) not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
                raise
            self._connection = self._checked(READ_ONLY)

    def _checked(self, how: str) -> sqlite3.Connection:
        """A connection that has been read from once."""
        connection = connect(self.path, how)
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except BaseException:
            connection.close()
            raise
        return connection

    def _open_to_write(self) -> None:
        if self.watcher is not None:
            self.watcher.leaves(self._connection)
        self.close()
        _refuse_old_sqlite()
        self.path.parent.mkdir(parents=True, exist_ok=True)
        found = look_at(self.path, self.version) if self.path.exists() else 0
        connection = self._connection = connect(self.path, "mode=rwc")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        try:
            # Before the write-ahead log is switched on, so that a migration that fails leaves no mark in the file.
            if found != self.version:
                bring_up_to_date(connection, self.path, self._schema)
            if self.watcher is not None:
                self.watcher.comes()
        except BaseException:
            self.close()
            raise
        # Where this can't be done now the old journal serves as well; what is truly wrong shows at the first write.
        with suppress(sqlite3.OperationalError):
            connection.execute("PRAGMA journal_mode = WAL")
        if self.watcher is not None:
            self.watcher.stays(connection)
        self._can_write = True


def _refuse_old_sqlite() -> None:
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        raise HistoryError(
            f"This Python brings SQLite {sqlite3.sqlite_version}; the history needs 3.37 or newer. "
            "Please run Amble with another Python."
        )
