"""Connections to SQLite files, opened as SQLite's own parameters say."""

import sqlite3
from pathlib import Path
from typing import Final
from urllib.parse import quote_from_bytes

READ_ONLY: Final = "mode=ro&immutable=1"
# Well below the five seconds after which a running session takes a standstill for sleep.
_BUSY_SECONDS: Final = 2.0


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


def has_companion(path: Path) -> bool:
    """Whether changes stand in a file beside it: somebody has it open, or crashed."""
    companion = path.with_name(path.name + "-wal")
    return companion.exists() and companion.stat().st_size > 0
