"""What a file is before it is used, and how it gets the shape that this program knows."""

import sqlite3
from contextlib import suppress
from pathlib import Path

from exercises.history.copying import SMALLEST_BYTES, copy_database, open_untouched
from exercises.history.opening import READ_ONLY, connect, has_companion, pragma
from exercises.history.schema import APPLICATION_ID, Schema
from exercises.history.trouble import not_ours, primary_code, too_new


def look_at(path: Path, known: int) -> int:
    """The version of the file, 0 when nothing is in it yet; it is left as it is.

    Raises HistoryError when it is not ours or newer than the version `known`.
    """
    size = path.stat().st_size
    if size == 0:
        return 0
    if size < SMALLEST_BYTES and path.is_file():
        raise not_ours(path)  # SQLite would take a few bytes for an empty database
    # Immutable leaves no trace, but would not see what still stands in the companion file of a crash.
    if has_companion(path):
        with suppress(sqlite3.OperationalError):
            return _version(path, "mode=ro", known)
    return _version(path, READ_ONLY, known)


def version_of(path: Path, known: int) -> int:
    """As `look_at`, also for a file that this process has open."""
    if path.stat().st_size == 0:
        return 0
    try:
        connection = open_untouched(path)
    except sqlite3.DatabaseError as error:
        if primary_code(error) == sqlite3.SQLITE_NOTADB:
            raise not_ours(path) from error
        raise
    return _version_in(connection, path, known)


def _version(path: Path, how: str, known: int) -> int:
    return _version_in(connect(path, how), path, known)


def _version_in(connection: sqlite3.Connection, path: Path, known: int) -> int:
    """The version of a file, whose connection is closed here."""
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
    # A connection of its own: the one that is about to write may not be copied from.
    copy_database(path, path.with_name(f"{path.stem}-of-format-{version}{path.suffix}"))
