"""Copies of a history file that are whole or not there at all, and the test whether a file is whole."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from exercises.history.opening import READ_ONLY, connect
from exercises.history.trouble import primary_code

# The first page of every SQLite file begins with a header of 100 bytes; no page is smaller than this.
SMALLEST_BYTES: Final = 512
_COMPANIONS: Final = ("-wal", "-shm", "-journal")


def copy_database(source: Path, target: Path) -> None:
    """Copy a database, its companion file included, to a name that appears only when the copy is whole.

    The source is left as it is; others may have it open. Raises sqlite3.DatabaseError with SQLite's own code when
    the source is damaged, sqlite3.Error or OSError when it can't be read or the copy can't be written.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    remove_database(temporary)
    try:
        with closing(open_untouched(source)) as origin, closing(connect(temporary, "mode=rwc")) as copy:
            origin.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            check_whole(copy)
        temporary.replace(target)
    finally:
        remove_database(temporary)


def open_untouched(path: Path) -> sqlite3.Connection:
    """A connection that only reads, together with what still stands in companion files.

    Never by Python's own `open`: closing that would let go of every lock that this process holds on the file.
    """
    try:
        return _read_once(path, "mode=ro")
    except sqlite3.OperationalError as error:
        if primary_code(error) not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
            raise
    with suppress(sqlite3.OperationalError):
        # What a crash left half written has to be rolled back, which only who may write can do.
        return _read_once(path, "mode=rw")
    return _read_once(path, READ_ONLY)


def check_whole(connection: sqlite3.Connection) -> None:
    """Raise sqlite3.DatabaseError, with the code for a damaged file, unless SQLite's own quick check finds all well."""
    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        error = sqlite3.DatabaseError(found)
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise error


def fault_of(path: Path) -> int:
    """What is wrong with a file: SQLITE_CORRUPT, SQLITE_NOTADB, or 0 for a database without damage.

    Raises sqlite3.Error or OSError when it can't be read at all.
    """
    if path.stat().st_size < SMALLEST_BYTES:
        return sqlite3.SQLITE_NOTADB
    try:
        with closing(open_untouched(path)) as connection:
            check_whole(connection)
    except sqlite3.DatabaseError as error:
        code = primary_code(error)
        if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            return code
        raise
    return 0


def is_whole(path: Path) -> bool:
    """Whether a file is a database without damage. Raises as `fault_of` does."""
    return fault_of(path) == 0


def remove_database(path: Path) -> None:
    """Remove a database together with its companions, where they are there."""
    for each in (path, *companions(path)):
        each.unlink(missing_ok=True)


def companions(path: Path) -> tuple[Path, ...]:
    """The names beside a database in which SQLite keeps what is not in it yet."""
    return tuple(path.with_name(path.name + ending) for ending in _COMPANIONS)


def _read_once(path: Path, how: str) -> sqlite3.Connection:
    connection = connect(path, how)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection
