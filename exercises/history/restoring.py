"""Putting a backup in the history's place: what that would change, in numbers, and doing it without losing anything."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator, Set
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Final

from exercises.history.backup import FOLDER, back_up, thin_out_kept
from exercises.history.copying import companions, copy_database, is_whole, open_untouched
from exercises.history.merging import NOTHING, Merged
from exercises.history.opening import connect
from exercises.history.ready import free_name, ready_copy, stamp, told_of
from exercises.history.rescue import rescue
from exercises.history.store import Store

# What belongs to one computer only, or to the order of telling.
_LEFT_OUT: Final = ("owner", "number", "position", "told_utc")


# So many sessions are named; the rest is counted.
_MOST_NAMED: Final = 3


@dataclass(frozen=True, slots=True)
class Named:
    """A session by its name and its beginning."""

    name: str
    started: datetime


@dataclass(frozen=True, slots=True)
class Restoring:
    """What putting a backup in place means, in numbers of sessions and facts.

    `sessions` is what the backup holds; `lost` are there now and not in it, `back` are in it and not there now, and
    `changed` go back to what was told of them then. Those are None where the present history can't be read. The newest
    three of each are named, as they are now or, where they come back, as they were.
    """

    sessions: int
    newest: datetime | None
    lost: int | None
    back: int | None
    changed: int | None
    facts_lost: int | None
    facts_back: int | None
    lost_named: tuple[Named, ...] = ()
    back_named: tuple[Named, ...] = ()
    changed_named: tuple[Named, ...] = ()


def preview(history: Path, backup: Path) -> Restoring:
    """What `restore` would change; nothing is touched. Raises HistoryError when the backup is none, or is damaged."""
    with ready_copy(backup) as then:
        sessions, facts, newest = _rows(then, "session"), _rows(then, "fact"), _newest(then)
        if not _is_readable(history):
            return Restoring(len(sessions), newest, None, None, None, None, None)
        with _present(history) as present:
            now = _rows(present, "session") if present is not None else {}
            facts_now = _rows(present, "fact") if present is not None else {}
            lost, back = now.keys() - sessions.keys(), sessions.keys() - now.keys()
            changed = {each for each in now.keys() & sessions.keys() if now[each] != sessions[each]}
            return Restoring(
                sessions=len(sessions),
                newest=newest,
                lost=len(lost),
                back=len(back),
                changed=len(changed),
                facts_lost=len(facts_now.keys() - facts.keys()),
                facts_back=len(facts.keys() - facts_now.keys()),
                lost_named=_named(present, lost),
                back_named=_named(then, back),
                changed_named=_named(present, changed),
            )


@dataclass(frozen=True, slots=True)
class Restored:
    """Where the history that was there before is kept (None: there was none), and what of a damaged one came over."""

    kept: Path | None
    rescued: Merged = NOTHING


def restore(history: Path, backup: Path, now: datetime) -> Restored:
    """Put a backup in the history's place.

    A history that is in order is copied first and then exchanged inside a transaction: who has it open goes on with
    what was restored. A damaged one is set aside with its companion files, and what can still be read of it is added to
    the backup. Either way a failure leaves it as it was. Raises HistoryError.
    """
    with ready_copy(backup) as ready, told_of(history):
        if not history.exists():
            copy_database(ready, history)
            return Restored(None)
        if history.stat().st_size and is_whole(history):
            kept = free_name(history.parent / FOLDER / f"before-restore-{stamp(now)}.db")
            back_up(history, kept)
            _exchange(ready, history)
            thin_out_kept(history)
            return Restored(kept)
        rescued = rescue(history, ready)
        return Restored(_set_aside(history, ready, now), rescued)


def begin_afresh(history: Path, now: datetime) -> Restored:
    """Set a damaged history aside, and begin a new one with what can still be read of it. Raises HistoryError."""
    with told_of(history), tempfile.TemporaryDirectory(prefix="amble-afresh-") as folder:
        store = Store(Path(folder) / "history.db")
        with store.writing():
            pass  # it has its shape now
        store.close()
        rescued = rescue(history, store.path)
        return Restored(_set_aside(history, store.path, now), rescued)


def _is_readable(history: Path) -> bool:
    return not _has_something(history) or is_whole(history)


def _has_something(history: Path) -> bool:
    return history.exists() and history.stat().st_size > 0


@contextmanager
def _present(history: Path) -> Iterator[Path | None]:
    """A copy of what is there now; None when there is nothing."""
    if not _has_something(history):
        yield None
        return
    with ready_copy(history) as ready:
        yield ready


def _named(path: Path | None, ids: Set[str]) -> tuple[Named, ...]:
    """The newest of these sessions."""
    if path is None or not ids:
        return ()
    with closing(open_untouched(path)) as connection:
        rows = connection.execute("SELECT id, name, started FROM session ORDER BY started_utc DESC, id")
        chosen = (Named(row["name"], datetime.fromisoformat(row["started"])) for row in rows if row["id"] in ids)
        return tuple(islice(chosen, _MOST_NAMED))


def _rows(path: Path, table: str) -> dict[str, tuple[object, ...]]:
    """What is not deleted of a table, by id, as far as the user told it."""
    with closing(open_untouched(path)) as connection:
        columns = [row["name"] for row in connection.execute(f"PRAGMA table_info({table})")]
        named = ", ".join(column for column in columns if column not in _LEFT_OUT)
        rows = connection.execute(f"SELECT {named} FROM {table} WHERE deleted_at IS NULL")  # noqa: S608 - our own names
        return {row["id"]: tuple(row) for row in rows}


def _newest(path: Path) -> datetime | None:
    with closing(open_untouched(path)) as connection:
        row = connection.execute(
            "SELECT started FROM session WHERE deleted_at IS NULL ORDER BY started_utc DESC LIMIT 1"
        ).fetchone()
        return datetime.fromisoformat(row["started"]) if row is not None else None


def _exchange(ready: Path, history: Path) -> None:
    with closing(open_untouched(ready)) as source, closing(connect(history, "mode=rw")) as target:
        target.execute("PRAGMA synchronous = FULL")
        # Somebody who does not let go is told of after a while here; the copying itself would wait for ever.
        target.execute("BEGIN IMMEDIATE")
        target.execute("ROLLBACK")
        source.backup(target)
        with suppress(sqlite3.Error):  # the last of those who have it open does it
            target.execute("PRAGMA busy_timeout = 0")
            target.execute("PRAGMA journal_mode = DELETE")


def _set_aside(history: Path, ready: Path, now: datetime) -> Path:
    """Exchange a damaged file; the restored one is whole beside it before the damaged one gives way."""
    aside = free_name(history.with_name(f"{history.stem}-damaged-{stamp(now)}.db"))
    waiting = history.with_name(f".{history.name}.restored.tmp")
    copy_database(ready, waiting)
    moved = list(zip(companions(history), companions(aside), strict=True))
    try:
        for old, new in moved:
            if old.exists():
                old.replace(new)
        try:
            os.link(history, aside)  # so that there is a history at every moment
        except OSError:
            history.replace(aside)
        waiting.replace(history)
    except OSError:
        for old, new in ((history, aside), *moved):
            if new.exists() and not old.exists():
                new.replace(old)
        raise
    finally:
        waiting.unlink(missing_ok=True)
    return aside
