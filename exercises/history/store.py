"""The SQLite file: opened, checked, migrated, and closed again as one file."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from exercises.errors import AmbleError
from exercises.history.schema import APPLICATION_ID, FRESH, MIGRATIONS, VERSION

_BUSY_SECONDS: Final = 5.0
# SQLite's primary error codes that are the user's world, not our bug, in words.
_SENTENCES: Final = {
    sqlite3.SQLITE_FULL: "The disk is full.",
    sqlite3.SQLITE_READONLY: "The folder or the file is read-only.",
    sqlite3.SQLITE_IOERR: "The disk can't be read or written.",
    sqlite3.SQLITE_CORRUPT: "The history file is damaged.",
    sqlite3.SQLITE_NOTADB: "The file is no history of Amble.",
    sqlite3.SQLITE_CANTOPEN: "The history file can't be opened.",
    sqlite3.SQLITE_PERM: "You have no right to use the history file.",
    sqlite3.SQLITE_BUSY: "Another program is using the history file and does not let go of it.",
    sqlite3.SQLITE_LOCKED: "Another program is using the history file and does not let go of it.",
    sqlite3.SQLITE_PROTOCOL: "Another program is using the history file and does not let go of it.",
}


class HistoryError(AmbleError):
    """The history can't be read or written; the text says why."""


class Store:
    """One connection. Reading a file that is not there gives None; only writing makes it."""

    def __init__(
        self,
        path: Path,
        *,
        fresh: tuple[str, ...] = FRESH,
        migrations: Mapping[int, tuple[str, ...]] = MIGRATIONS,
        version: int = VERSION,
        on_open: Callable[[sqlite3.Connection], None] | None = None,
    ) -> None:
        """Use the file at `path`; nothing is opened yet. The schema can be given, so that migrations are testable."""
        self._path = path
        self._fresh = fresh
        self._migrations = migrations
        self._version = version
        self._on_open = on_open
        self._connection: sqlite3.Connection | None = None
        self._read_only = False

    def reading(self) -> sqlite3.Connection | None:
        """A connection to read from; None while there is no history yet. Raises HistoryError."""
        if self._connection is None and not _exists(self._path):
            return None
        return self._connected()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is written, or nothing. Raises HistoryError."""
        with self.told():
            connection = self._connected()
            if self._read_only:
                raise HistoryError(f"{_SENTENCES[sqlite3.SQLITE_READONLY]} ({self._path})")
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
        """Turn SQLite's errors of the user's world into sentences; the others are bugs and stay what they are."""
        try:
            yield
        except sqlite3.Error as error:
            sentence = _SENTENCES.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
            if sentence is None:
                raise
            raise HistoryError(f"{sentence} ({self._path})") from error

    def close(self) -> None:
        """Let go of the file; the last one to do so folds it back into a single file."""
        connection, self._connection = self._connection, None
        if connection is None:
            return
        if not self._read_only:
            # Others may have it open still; then the last of them does it.
            with suppress(sqlite3.Error):
                connection.execute("PRAGMA busy_timeout = 0")
                connection.execute("PRAGMA journal_mode = DELETE")
        with suppress(sqlite3.Error):
            connection.close()

    def _connected(self) -> sqlite3.Connection:
        if self._connection is None:
            with self.told():
                self._connection = self._open()
        return self._connection

    def _open(self) -> sqlite3.Connection:
        is_new = not _exists(self._path)
        if is_new:
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise HistoryError(f"The folder {self._path.parent} can't be made: {error.strerror}.") from error
        else:
            self._refuse_strangers()
        connection = self._connect(f"file:{_quoted(self._path)}?mode=rwc")
        try:
            connection.execute(f"PRAGMA busy_timeout = {int(_BUSY_SECONDS * 1000)}")
            connection.execute("PRAGMA foreign_keys = ON")
            self._read_only = False
            try:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = FULL")
                self._bring_up_to_date(connection)
            except sqlite3.OperationalError as error:
                if is_new or not _is_read_only(error):
                    raise
                connection.close()
                connection = self._open_read_only()
        except BaseException:
            connection.close()
            raise
        if self._on_open is not None:
            self._on_open(connection)
        return connection

    def _open_read_only(self) -> sqlite3.Connection:
        """In a folder that can't be written not even WAL's companions can be made: read the file as it stands."""
        self._read_only = True
        connection = self._connect(f"file:{_quoted(self._path)}?mode=ro&immutable=1")
        if _pragma(connection, "user_version") != self._version:
            connection.close()
            raise HistoryError(
                f"The history in {self._path} is from another version of Amble and can't be brought up to date here, "
                "because the folder is read-only."
            )
        return connection

    def _connect(self, uri: str) -> sqlite3.Connection:
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=_BUSY_SECONDS)
        connection.row_factory = sqlite3.Row
        return connection

    def _refuse_strangers(self) -> None:
        """Look at the file's header without touching it: ours, a newer one, or something else."""
        header = _header(self._path)
        if not header:
            return  # an empty file is a history that has just begun
        if not header.startswith(b"SQLite format 3\0") or len(header) < 100:
            raise HistoryError(f"{self._path} is no history of Amble; it was left as it is.")
        application = int.from_bytes(header[68:72], "big")
        version = int.from_bytes(header[60:64], "big")
        wal = self._path.with_name(self._path.name + "-wal")
        if application == 0 and version == 0 and wal.exists() and wal.stat().st_size > 0:
            return  # its first pages are still in the companion file, as after a crash
        if application != APPLICATION_ID:
            raise HistoryError(f"{self._path} is no history of Amble; it was left as it is.")
        if version > self._version:
            raise HistoryError(
                f"The history in {self._path} was written by a newer Amble (format {version}); this one reads format "
                f"{self._version}. Please update Amble. Nothing was changed."
            )

    def _bring_up_to_date(self, connection: sqlite3.Connection) -> None:
        version = _pragma(connection, "user_version")
        if version > self._version or (version and _pragma(connection, "application_id") != APPLICATION_ID):
            raise HistoryError(f"{self._path} is no history that this Amble can read; it was left as it is.")
        if version == self._version:
            return
        if version:
            self._back_up(connection, version)
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Another process may have been faster.
            version = _pragma(connection, "user_version")
            if version == 0:
                _run(connection, self._fresh)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                version = self._version
            while version < self._version:
                _run(connection, self._migrations[version])
                version += 1
            connection.execute(f"PRAGMA user_version = {version}")
            connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            raise

    def _back_up(self, connection: sqlite3.Connection, version: int) -> None:
        """Keep the old file beside the new one before its shape changes."""
        target = self._path.with_name(f"{self._path.stem}-before-format-{version + 1}{self._path.suffix}")
        if target.exists():
            return
        temporary = target.with_name(f".{target.name}.tmp")
        temporary.unlink(missing_ok=True)
        copy = sqlite3.connect(temporary)
        try:
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        finally:
            copy.close()
        temporary.replace(target)


def _run(connection: sqlite3.Connection, statements: tuple[str, ...]) -> None:
    for statement in statements:
        connection.execute(statement)


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _is_read_only(error: sqlite3.Error) -> bool:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError as error:
        raise HistoryError(f"{path} can't be reached: {error.strerror}.") from error


def _header(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(100)
    except OSError as error:
        raise HistoryError(f"{path} can't be read: {error.strerror}.") from error


def _quoted(path: Path) -> str:
    """A path inside a SQLite URI."""
    from urllib.parse import quote

    return quote(path.absolute().as_posix())
