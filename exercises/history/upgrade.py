"""What a file is before it is used, and how it gets the shape that this program knows."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Final
from urllib.parse import quote_from_bytes

from exercises.history.schema import APPLICATION_ID, Schema
from exercises.history.trouble import not_ours, primary_code, too_new

READ_ONLY: Final = "mode=ro&immutable=1"
# Well below the five seconds after which a running session takes a standstill for sleep.
_BUSY_SECONDS: Final = 2.0
_SMALLEST_BYTES: Final = 512


def connect(path: Path, how: str) -> sqlite3.Connection:
    """Open a file with SQLite's own parameters, such as `mode=ro`; transactions are always begun by hand."""
    # Three slashes also before a drive letter; a server's two slashes stay in the path, behind an empty host.
    place = quote_from_bytes(path.absolute().as_posix().encode("utf-8", "surrogateescape"))
    uri = f"file://{'' if place.startswith('/') else '/'}{place}?{how}"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=_BUSY_SECONDS)
    connection.row_factory = sqlite3.Row
    return connection


def pragma(connection: sqlite3.Connection, name: str) -> int:
    """The value of a pragma that is a number."""
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def look_at(path: Path, known: int) -> int:
    """The version of the file, 0 when nothing is in it yet; it is left as it is.

    Raises HistoryError when it is not ours or newer than the version `known`.
    """
    size = path.stat().st_size
    if size == 0:
        return 0
    if size < _SMALLEST_BYTES and path.is_file():
        raise not_ours(path)  # SQLite would take a few bytes for an empty database
    # Immutable leaves no trace, but would not see what still stands in the companion file of a crash.
    if has_companion(path):
        with suppress(sqlite3.OperationalError):
            return _version(path, "mode=ro", known)
    return _version(path, READ_ONLY, known)


def has_companion(path: Path) -> bool:
    """Whether changes stand in a file beside it: somebody has it open, or crashed."""
    companion = path.with_name(path.name + "-wal")
    return companion.exists() and companion.stat().st_size > 0


def _version(path: Path, how: str, known: int) -> int:
    connection = connect(path, how)
    try:
        application = pragma(connection, "application_id")
        version = pragma(connection, "user_version")
        if application == 0 and version == 0:
            is_empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
            if is_empty:
                return 0
    except sqlite3.DatabaseError as error:
        if primary_code(error) == sqlite3.SQLITE_NOTADB:
            raise not_ours(path) from error
        raise
    finally:
        connection.close()
    if application != APPLICATION_ID or version < 1:
        raise not_ours(path)
    if version > known:
        raise too_new(path, version, known)
    return version


def bring_up_to_date(connection: sqlite3.Connection, path: Path, schema: Schema) -> None:
    """Give the file the schema's shape in one transaction: all of it, or the file stays as it was.

    A file of an older version is copied first, to a name beside it.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have been faster.
        version = pragma(connection, "user_version")
        if version > schema.version:
            raise too_new(path, version, schema.version)
        if version == 0:
            _run(connection, schema.fresh)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            version = schema.version
        elif version < schema.version:
            _back_up(path, version)
        while version < schema.version:
            _run(connection, schema.migrations[version])
            version += 1
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("COMMIT")
    except BaseException:
        # A full disk has rolled back already.
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def _run(connection: sqlite3.Connection, statements: tuple[str, ...]) -> None:
    for statement in statements:
        connection.execute(statement)


def _back_up(path: Path, version: int) -> None:
    """Copy the file to a name beside it, which appears only when the copy is whole."""
    target = path.with_name(f"{path.stem}-of-format-{version}{path.suffix}")
    temporary = target.with_name(f".{target.name}.tmp")
    temporary.unlink(missing_ok=True)
    # A connection of its own: the one that is about to write may not be copied from.
    with closing(connect(path, "mode=ro")) as source:
        try:
            with closing(connect(temporary, "mode=rwc")) as copy:
                source.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
