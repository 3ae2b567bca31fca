"""Starting from a bundled file and going back to it: the bundled one itself never changes."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from exercises.clock import Clock
from exercises.errors import AmbleError
from exercises.library.editing.comparing import Hunk, unified
from exercises.library.editing.disk import content_hash, read_bytes, remove_file
from exercises.library.editing.origin import Origin, origin_of
from exercises.library.editing.saving import Conflict, Loaded, Saved, load, refuse_bundled, save_bytes
from exercises.library.editing.versions import folder_of, keep_version, keep_what_is_there
from exercises.library.files import FileKind, LibraryFile, id_of
from exercises.library.own_copy import beside, copy_plan, copy_routine, in_place
from exercises.paths import DataFolder


@dataclass(frozen=True, slots=True)
class GoingBack:
    """What going back to the original would do to a file.

    `before` is its text now, `after` what would be used instead. With `leaves` the file goes away, for the original has
    the same name and counts again. `known` is the hash of the file that was compared.
    """

    path: Path
    origin: Origin
    before: str
    after: str
    leaves: bool
    known: str | None

    @property
    def hunks(self) -> tuple[Hunk, ...]:
        """The lines that would change."""
        return unified(self.before, self.after)


def open_own(file: LibraryFile, data: DataFolder) -> Loaded:
    """Load a file to edit it: the user's own, or a fresh copy of a bundled one that stands in for it from now on.

    Raises AmbleError when it can't be read or copied.
    """
    if file.yours:
        return load(file.path, file.kind)
    folder = own_folder(data, file.kind)
    target = folder / file.path.name
    return load(target if target.exists() else copy_plan(file.path, folder), file.kind)


def open_copy(file: LibraryFile, data: DataFolder) -> Loaded:
    """Load a copy of any file, under a name of its own ("My …"), to edit it. Raises AmbleError."""
    return load(copy_routine(file.path, own_folder(data, file.kind)), file.kind)


def forget_copy(path: Path) -> None:
    """Remove a copy that was made to be edited and was not, with the note of where it came from. Raises AmbleError."""
    refuse_bundled(path)
    remove_file(path)
    shutil.rmtree(folder_of(path), ignore_errors=True)


def own_folder(data: DataFolder, kind: FileKind) -> Path:
    """Where the user's files of a kind lie."""
    return {FileKind.EXERCISE: data.exercises, FileKind.ROUTINE: data.routines, FileKind.PLAN: data.plans}[kind]


_NONE: Final = "{name} was made by you, so there is no original to go back to."


def going_back(path: Path, kind: FileKind) -> GoingBack:
    """What going back to the original would change. Raises AmbleError when a file has no original or can't be read."""
    data = read_bytes(path)
    origin = origin_of(path, kind)
    original = None if origin is None else origin.now if origin.now is not None else origin.copied
    if data is None:
        raise AmbleError(f"{path} is not there any more.")
    if origin is None or original is None:
        raise AmbleError(_NONE.format(name=path.name))
    leaves = origin.id == id_of(path) and origin.kind is kind and origin.now is not None
    same_name = origin.id == id_of(path)
    after = in_place(original) if same_name else beside(original)
    before = data.decode("utf-8-sig", errors="replace")
    return GoingBack(path, origin, before, after, leaves, content_hash(data))


def go_back(plan: GoingBack, clock: Clock) -> Saved | Conflict | None:
    """Go back to the original as shown; what stands in the file is kept as a version, and can be brought back.

    Returns None when the file is gone and the original counts. A file that changed since gives a Conflict. Raises
    AmbleError when it can't be done; the file is then as it was.
    """
    refuse_bundled(plan.path)
    if not plan.leaves:
        return save_bytes(plan.path, plan.after.encode(), plan.known, clock)
    there = read_bytes(plan.path)
    there_hash = None if there is None else content_hash(there)
    if there_hash != plan.known:
        return Conflict(plan.path, plan.after.encode(), there, there_hash)
    if there is not None:
        keep_what_is_there(plan.path, there, clock)
        keep_version(plan.path, there, clock.now())
    remove_file(plan.path)
    return None
