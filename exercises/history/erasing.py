"""Deleting everything that the program keeps of somebody: looked up by name first, removed after a yes.

Only files that the program writes, in the data folder itself, are meant. Links are never followed: one that stands in a
file's place goes and what it leads to stays, and a folder that is a link is not entered.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from exercises.history.backup import FOLDER, KEPT_KINDS
from exercises.history.merging import conflict_copies
from exercises.library.editing.versions import FOLDER as VERSIONS
from exercises.paths import DataFolder

_COMPANIONS: Final = ("", "-wal", "-shm", "-journal")
# The user's own exercises, routines and plans, with their pictures.
_OWN: Final = (".yaml", ".yml", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")


@dataclass(frozen=True, slots=True)
class Belongings:
    """What there is to delete, and links that lead elsewhere, whose ends stay.

    `copies` are backups and everything that was ever set aside; `others` the settings and the log of troubles.
    """

    history: tuple[Path, ...]
    copies: tuple[Path, ...]
    others: tuple[Path, ...]
    own: tuple[Path, ...]
    links: tuple[Path, ...]


def belongings(data: DataFolder) -> Belongings:
    """What the program keeps in the data folder; nothing is touched."""
    own = [path for folder in (data.exercises, data.routines, data.plans) for path in _own_files(folder)]
    history = [*_with_companions(data.history)]
    copies = [*_copies(data.history)]
    beside = (data.settings, data.reminders, data.root / "amble.log", data.root / "amble-plan.ics")
    others = [path for path in beside if _is_file(path)]
    folders = (data.history.parent / FOLDER, data.exercises, data.routines, data.plans)
    links = [path for path in (*history, *copies, *others, *own, *folders) if path.is_symlink()]
    return Belongings(tuple(history), tuple(copies), tuple(others), tuple(own), tuple(links))


def erase(data: DataFolder, found: Belongings, *, own_files: bool) -> tuple[str, ...]:
    """Delete it, the user's own exercises, routines and plans only with `own_files`; returns what could not be deleted.

    The history must not be open. Folders that are empty then go as well, the data folder itself stays.
    """
    troubles = []
    # Companions first: one that is left alone would be taken for the beginning of the next history.
    for path in (*reversed(found.history), *found.copies, *found.others, *(found.own if own_files else ())):
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            troubles.append(f"{path}: {error.strerror}")
    folders = [data.history.parent / FOLDER]
    if own_files:
        for folder in (data.exercises, data.routines, data.plans):
            folders += [*_real_folders(folder / VERSIONS), folder / VERSIONS, folder]
    for folder in folders:
        if not folder.is_symlink():
            with suppress(OSError):  # not there, or something of somebody else's is in it
                folder.rmdir()
    return tuple(troubles)


def _copies(history: Path) -> Iterator[Path]:
    stem, backups = history.stem, history.parent / FOLDER
    beside = [*_named(history.parent, f"{stem}-damaged-*.db"), *_named(history.parent, f"{stem}-of-format-*.db")]
    beside += [*conflict_copies(history), *_named(history.parent, f".{history.name}.*.tmp")]
    if not backups.is_symlink():
        beside += _named(backups, f"{stem}-*.db")
        beside += [path for kind in KEPT_KINDS for path in _named(backups, f"{kind}*.db")]
        beside += _named(backups, ".*.tmp")
    for path in beside:
        yield from _with_companions(path)


def _own_files(folder: Path) -> Iterator[Path]:
    if folder.is_symlink():
        return
    yield from (path for path in _named(folder, "*") if path.suffix.lower() in _OWN)
    for versions in _real_folders(folder / VERSIONS):
        yield from _named(versions, "*")


def _real_folders(folder: Path) -> tuple[Path, ...]:
    if folder.is_symlink() or not folder.is_dir():
        return ()
    return tuple(sorted(path for path in folder.iterdir() if path.is_dir() and not path.is_symlink()))


def _with_companions(path: Path) -> Iterable[Path]:
    return (each for ending in _COMPANIONS if _is_file(each := path.with_name(path.name + ending)))


def _named(folder: Path, pattern: str) -> list[Path]:
    return sorted(path for path in folder.glob(pattern) if _is_file(path))


def _is_file(path: Path) -> bool:
    """A file or a link to one, or one that leads nowhere; never a folder."""
    return path.is_symlink() or path.is_file()
