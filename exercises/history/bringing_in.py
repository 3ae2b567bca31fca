"""Bringing another history in by hand: what it would change, in numbers, and doing it with a copy kept of before."""

import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from exercises.errors import AmbleError
from exercises.history.backup import FOLDER, back_up, thin_out_kept
from exercises.history.copying import copy_database
from exercises.history.merging import Merged, merge
from exercises.history.ready import free_name, stamp, told_of
from exercises.history.restoring import restore
from exercises.history.store import Store
from exercises.history.taking_in import take_in
from exercises.history.trouble import HistoryError

# A history as JSON is some hundred bytes a step; this is a lifetime of them.
LARGEST_DOCUMENT_BYTES: Final = 512 * 2**20


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What came in, and the copy of the history before that (None: there was none)."""

    merged: Merged
    before: Path | None


def preview_other(history: Path, other: Path) -> Merged:
    """What bringing in another history (.db) or a document (.json) would change; nothing is touched.

    Raises AmbleError when it can't be used, or is the history itself.
    """
    _refuse_itself(history, other)
    if _is_document(other):
        return take_in(history, _text_of(other), dry_run=True).merged
    with tempfile.TemporaryDirectory(prefix="amble-merge-") as folder:
        trial = Path(folder) / "history.db"
        if _has_something(history):
            with told_of(history):
                copy_database(history, trial)
        return merge(trial, other)


def bring_in(history: Path, other: Path, now: datetime) -> BroughtIn:
    """Join another history or a document into this one; a copy of this one is kept first. Raises AmbleError."""
    _refuse_itself(history, other)
    before = keep_before(history, now)
    merged = take_in(history, _text_of(other)).merged if _is_document(other) else merge(history, other)
    return BroughtIn(merged, before)


def keep_before(history: Path, now: datetime) -> Path | None:
    """Copy the history as it is before something comes in; None when there is nothing yet. Raises HistoryError."""
    if not _has_something(history):
        return None
    before = free_name(history.parent / FOLDER / f"before-merge-{stamp(now)}.db")
    back_up(history, before)
    thin_out_kept(history)
    return before


def take_back(history: Path, before: Path | None, now: datetime) -> None:
    """Put the copy of before in place again, or an empty history where there was none. Raises HistoryError."""
    if before is not None:
        restore(history, before, now)
        return
    with tempfile.TemporaryDirectory(prefix="amble-empty-") as folder:
        store = Store(Path(folder) / "history.db")
        with store.writing():
            pass  # it has its shape now
        store.close()
        restore(history, store.path, now)


def _has_something(history: Path) -> bool:
    return history.exists() and history.stat().st_size > 0


def _is_document(other: Path) -> bool:
    return other.suffix.lower() == ".json"


def _refuse_itself(history: Path, other: Path) -> None:
    with told_of(other):
        if other.exists() and history.exists() and other.samefile(history):
            raise HistoryError("This is your own history; please choose another file.")


def _text_of(other: Path) -> str:
    try:
        if other.stat().st_size > LARGEST_DOCUMENT_BYTES:
            raise AmbleError(f"{other.name} is too large for a history.")
        return other.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise AmbleError(f"{other.name} is not written in UTF-8.") from error
    except OSError as error:
        raise AmbleError(f"{other.name} can't be read: {error.strerror}.") from error
