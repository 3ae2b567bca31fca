"""The copies of the history that are kept beside it, with what is in each."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Final

from exercises.history.backup import backups, kept_copies
from exercises.history.copying import open_untouched

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


class KeptKind(Enum):
    """What a copy was made for."""

    DAILY = "daily"
    BEFORE_RESTORE = "before-restore"
    BEFORE_MERGE = "before-merge"
    JOINED = "joined"


@dataclass(frozen=True, slots=True)
class Kept:
    """A copy, the day that it is of, and how many sessions it has (None: it can't be read)."""

    path: Path
    kind: KeptKind
    day: date
    sessions: int | None


def kept(history: Path) -> tuple[Kept, ...]:
    """Every copy in the folder of the backups, the newest day first; never raises for what a file is like."""
    return tuple(sorted(_found(history), key=lambda each: each.day, reverse=True))


def _found(history: Path) -> Iterator[Kept]:
    for backup in backups(history):
        yield Kept(backup.path, KeptKind.DAILY, backup.day, sessions_in(backup.path))
    for path in kept_copies(history):
        kind = next(kind for kind in KeptKind if path.name.startswith(kind.value))
        yield Kept(path, kind, _day_of(path, kind), sessions_in(path))


def _day_of(path: Path, kind: KeptKind) -> date:
    named = _DAY.search(path.name)
    if named is not None and kind is not KeptKind.JOINED:
        try:
            return date.fromisoformat(named[0])
        except ValueError:
            pass  # somebody gave it another name
    try:
        return datetime.fromtimestamp(path.stat().st_mtime).astimezone().date()
    except OSError:
        return date.min


def sessions_in(path: Path) -> int | None:
    """How many sessions a history file has; None when it can't be read."""
    try:
        with closing(open_untouched(path)) as connection:
            return int(connection.execute("SELECT count(*) FROM session WHERE deleted_at IS NULL").fetchone()[0])
    except sqlite3.Error:
        return None
