"""What is done for the history when a program begins to use it: it is looked over, and backed up once a day."""

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from exercises.clock import Clock
from exercises.history.backup import Backup, back_up_today, backup_path, backups, newest_good
from exercises.history.copying import SMALLEST_BYTES, fault_of
from exercises.history.schema import VERSION
from exercises.history.trouble import DamagedError, HistoryError, in_words
from exercises.history.upgrade import version_of

# A file of this size takes some ten milliseconds to look over, each time it is opened; larger ones are looked over
# when they are backed up, once a day.
_SMALL_BYTES: Final = 16 * 2**20


@dataclass(frozen=True, slots=True)
class Condition:
    """How the history is: damaged, with the newest good backup (None: there is none), or in order.

    `trouble` is a sentence about a backup that could not be read or taken; empty when all went well.
    """

    damaged: bool = False
    backup: Backup | None = None
    trouble: str = ""


def look_after(history: Path, clock: Clock) -> Condition:
    """Look over the history file and take the day's backup; cheap from the second time of a day on.

    Never raises for what the file or the disk is like, and changes nothing of the history itself.
    """
    if not history.is_file():
        return Condition()
    try:
        if is_damaged(history, clock):
            return _damaged(history)
        # Where nothing can be written nothing changes either.
        if os.access(history.parent, os.W_OK) and _is_ours(history):
            back_up_today(history, clock.now().date())
    except DamagedError:
        return _damaged(history)
    except HistoryError as error:
        return Condition(trouble=str(error))
    return Condition()


def is_damaged(history: Path, clock: Clock) -> bool:
    """Whether the file can't be used any more as it is. Raises HistoryError when it can't be read at all.

    A file that is no database, or an empty one, is a damaged history only where there are backups of one.
    """
    try:
        size = history.stat().st_size
        if size < SMALLEST_BYTES:
            return bool(backups(history))
        if size > _SMALL_BYTES and backup_path(history, clock.now().date()).exists():
            return False
        fault = fault_of(history)
        return fault == sqlite3.SQLITE_CORRUPT or (fault != 0 and bool(backups(history)))
    except FileNotFoundError:
        return False
    except (sqlite3.Error, OSError) as error:
        told = in_words(error, history)
        if told is None:
            raise
        raise told from error


def _damaged(history: Path) -> Condition:
    try:
        return Condition(damaged=True, backup=newest_good(history))
    except HistoryError as error:
        return Condition(damaged=True, trouble=str(error))


def _is_ours(history: Path) -> bool:
    """Whether it is a history that this program can use; what it is else is told when it is opened."""
    try:
        return history.exists() and version_of(history, VERSION) > 0
    except HistoryError:
        return False
    except (sqlite3.Error, OSError) as error:
        told = in_words(error, history)
        if told is None:
            raise
        raise told from error
