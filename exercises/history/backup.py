"""Backups of the history: one a day in a folder beside it, thinned out as they grow older."""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from exercises.history.copying import copy_database, is_whole
from exercises.history.trouble import in_words

FOLDER: Final = "backups"
DAYS: Final = 7
WEEKS: Final = 4
MONTHS: Final = 12
# Copies that were made before something was exchanged, and conflict copies that are joined: of each so many.
KEPT: Final = 5
KEPT_KINDS: Final = ("before-restore-", "before-merge-", "joined-")
_DATED: Final = re.compile(r"-([0-9]{4}-[0-9]{2}-[0-9]{2})\.db")


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the history as it was on that day, when the program was first used."""

    path: Path
    day: date


def backups(history: Path) -> tuple[Backup, ...]:
    """The daily backups of a history, newest first; nothing is read but their names."""
    return tuple(sorted(_found(history), key=lambda each: each.day, reverse=True))


def newest_good(history: Path) -> Backup | None:
    """The newest daily backup that is whole; None when there is none. Raises HistoryError when one can't be read."""
    for backup in backups(history):
        try:
            if is_whole(backup.path):
                return backup
        except (sqlite3.Error, OSError) as error:
            told = in_words(error, backup.path)
            if told is None:
                raise
            raise told from error
    return None


def back_up_today(history: Path, today: date) -> Path | None:
    """Take the day's backup unless it is there already, and thin out the older ones; where it is, if one was taken.

    Of a history that is empty or not there nothing is taken. Raises DamagedError when the history is damaged,
    HistoryError when the backup can't be written.
    """
    target = backup_path(history, today)
    if target.exists() or not history.exists() or history.stat().st_size == 0:
        return None
    back_up(history, target)
    _thin_out(history, today)
    return target


def back_up(history: Path, target: Path) -> None:
    """Copy the history to a file, in place of what is there. Raises HistoryError as `back_up_today` does."""
    try:
        copy_database(history, target)
    except (sqlite3.Error, OSError) as error:
        reading = isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError)
        told = in_words(error, history if reading else target)
        if told is None:
            raise
        raise told from error


def backup_path(history: Path, day: date) -> Path:
    """The name of a day's backup."""
    return history.parent / FOLDER / f"{history.stem}-{day.isoformat()}.db"


def kept_copies(history: Path) -> tuple[Path, ...]:
    """The copies beside the daily backups that were made before something was exchanged or joined, newest first."""
    folder = history.parent / FOLDER
    found = [path for kind in KEPT_KINDS for path in folder.glob(f"{kind}*.db")]
    return tuple(sorted(found, key=_written, reverse=True))


def thin_out_kept(history: Path) -> None:
    """Remove the oldest of those copies: of each kind the newest five stay."""
    for kind in KEPT_KINDS:
        of_kind = [path for path in kept_copies(history) if path.name.startswith(kind)]
        for path in of_kind[KEPT:]:
            with suppress(OSError):  # the next time tries again
                path.unlink()


def worth_keeping(days: Iterable[date]) -> set[date]:
    """Which days' backups stay: the last of each of the last 7 days, 4 weeks and 12 months that have any.

    Counted are days, weeks and months with a backup, so that a long break costs none.
    """
    newest_first = sorted(set(days), reverse=True)
    weeks: dict[tuple[int, int], date] = {}
    months: dict[tuple[int, int], date] = {}
    for day in newest_first:
        weeks.setdefault(day.isocalendar()[:2], day)
        months.setdefault((day.year, day.month), day)
    return {*newest_first[:DAYS], *list(weeks.values())[:WEEKS], *list(months.values())[:MONTHS]}


def _found(history: Path) -> Iterator[Backup]:
    for path in (history.parent / FOLDER).glob(f"{history.stem}-*.db"):
        named = _DATED.fullmatch(path.name, len(history.stem))
        if named is not None:
            with suppress(ValueError):  # no day that is in the calendar
                yield Backup(path, date.fromisoformat(named[1]))


def _written(path: Path) -> float:
    """When a file was written, in seconds of UTC; one that has gone meanwhile is as old as can be."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _thin_out(history: Path, today: date) -> None:
    """Remove what is not worth keeping; what was taken while the clock stood in the future stays until then."""
    past = [each for each in backups(history) if each.day <= today]
    kept = worth_keeping(each.day for each in past)
    for each in past:
        if each.day not in kept:
            with suppress(OSError):  # the next day tries again
                each.path.unlink()
