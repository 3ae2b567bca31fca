"""Other history files made ready to be worked with, and what all who handle whole files need."""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from exercises.history.copying import copy_database
from exercises.history.store import Store
from exercises.history.trouble import HistoryError, in_words
from exercises.history.upgrade import version_of


@contextmanager
def ready_copy(backup: Path) -> Iterator[Path]:
    """A copy of a history or a backup in the shape that this program knows; the file itself is left as it is.

    Raises HistoryError when it is none, damaged, or of a newer program.
    """
    with told_of(backup), tempfile.TemporaryDirectory(prefix="amble-restore-") as folder:
        if not backup.exists():
            raise HistoryError(f"{backup}: there is no such file.")
        store = Store(Path(folder) / "history.db")
        # Who it belongs to is asked first, for a better sentence than one about damage.
        if version_of(backup, store.version) == 0:
            raise HistoryError(f"There is nothing in {backup}.")
        copy_database(backup, store.path)
        store.reading()  # brings it up to date
        store.close()
        yield store.path


@contextmanager
def told_of(path: Path) -> Iterator[None]:
    """Turn the troubles of the user's world with a file into HistoryError."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        told = in_words(error, path)
        if told is None:
            raise
        raise told from error


def free_name(path: Path) -> Path:
    """The path, or the first one like it that is not taken."""
    number, free = 2, path
    while free.exists():
        free, number = path.with_name(f"{path.stem}-{number}{path.suffix}"), number + 1
    return free


def stamp(now: datetime) -> str:
    """A moment as it stands in the names of files."""
    return f"{now:%Y-%m-%d-%H%M%S}"
