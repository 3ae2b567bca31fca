"""What the user's world does to the history file, in sentences ready to show. Everything else is a bug of ours."""

import errno
import os
import sqlite3
from pathlib import Path
from typing import Final

from exercises.errors import AmbleError

_FULL: Final = "The disk is full."
_READ_ONLY: Final = "The folder or the file is read-only."
_IN_USE: Final = "Another program is using the history file and does not let go of it."
# By SQLite's primary error codes; the finer ones are in their upper bits.
_SENTENCES: Final = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_IOERR: "The disk can't be read or written.",
    sqlite3.SQLITE_CORRUPT: "The history file is damaged.",
    sqlite3.SQLITE_NOTADB: "The file is no history of Amble.",
    sqlite3.SQLITE_CANTOPEN: "The history file can't be opened.",
    sqlite3.SQLITE_BUSY: _IN_USE,
    sqlite3.SQLITE_LOCKED: _IN_USE,
    sqlite3.SQLITE_PROTOCOL: _IN_USE,
}
_OF_THE_SYSTEM: Final = {
    errno.ENOSPC: _FULL,
    getattr(errno, "EDQUOT", errno.ENOSPC): _FULL,
    errno.EROFS: _READ_ONLY,
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
}


class HistoryError(AmbleError):
    """The history can't be read or written; the text says why."""


class DamagedError(HistoryError):
    """The history file is damaged."""


def in_words(error: sqlite3.Error | OSError, path: Path) -> HistoryError | None:
    """The error for the user; None when it is a bug."""
    if isinstance(error, OSError):
        sentence = _OF_THE_SYSTEM.get(error.errno or 0) or f"The history file can't be reached: {error.strerror}."
        return HistoryError(f"{sentence} ({path})")
    code = primary_code(error)
    if code == sqlite3.SQLITE_CANTOPEN and _nothing_can_be_made_in(path.parent):
        code = sqlite3.SQLITE_READONLY
    kind = DamagedError if code == sqlite3.SQLITE_CORRUPT else HistoryError
    return kind(f"{_SENTENCES[code]} ({path})") if code in _SENTENCES else None


def primary_code(error: sqlite3.Error) -> int:
    """SQLite's error code without its finer part; 0 for errors that are Python's own."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def not_ours(path: Path) -> HistoryError:
    """The file belongs to some other program."""
    return HistoryError(f"{path} is no history of Amble; it was left as it is.")


def too_new(path: Path, found: int, known: int) -> HistoryError:
    """The file was written by a version that is yet to come."""
    return HistoryError(
        f"The history in {path} was written by a newer Amble (format {found}); this one knows format {known}. "
        "Please update Amble. Nothing was changed."
    )


def _nothing_can_be_made_in(folder: Path) -> bool:
    return folder.exists() and not os.access(folder, os.W_OK)
