"""Loading and saving the user's files: never half, never over someone else's change, never without a way back."""

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from exercises.clock import Clock
from exercises.errors import AmbleError
from exercises.library.editing.disk import content_hash, read_bytes, remove_file, write_bytes
from exercises.library.editing.document import Document
from exercises.library.editing.versions import Version, keep_version, keep_what_is_there
from exercises.library.files import FileKind
from exercises.paths import BUNDLED_EXERCISES, BUNDLED_PLANS, BUNDLED_ROUTINES

_BUNDLED = (BUNDLED_EXERCISES, BUNDLED_ROUTINES, BUNDLED_PLANS)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file as it was read; `known` is the hash of its bytes, None when there was no file yet."""

    path: Path
    document: Document
    known: str | None


class Outcome(Enum):
    """What became of a save."""

    SAVED = auto()
    UNCHANGED = auto()


@dataclass(frozen=True, slots=True)
class Saved:
    """The file holds the document; `known` is the hash to save with the next time."""

    outcome: Outcome
    known: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """The file changed on disk since it was loaded, so nothing was written.

    `theirs` is what stands there now (None when the file is gone), `yours` what should have been saved. Saving with
    `known` writes over it; theirs is kept as a version then.
    """

    path: Path
    yours: bytes
    theirs: bytes | None
    known: str | None


def load(path: Path, kind: FileKind | None = None) -> Loaded:
    """Read a file to edit it. Raises AmbleError when there is none, or it can't be read or is not text."""
    data = read_bytes(path)
    if data is None:
        raise AmbleError(f"{path} is not there any more.")
    return Loaded(path, Document.read(data, kind), content_hash(data))


def save(path: Path, document: Document, known: str | None, clock: Clock) -> Saved | Conflict:
    """Write a document into its file, and keep what stood there and what stands there now as versions.

    `known` is the hash of what the file held when it was loaded or saved last; None for a new file. A file that holds
    these very bytes is not touched. Raises AmbleError when it can't be written, or the file came with the program.
    """
    return save_bytes(path, document.data, known, clock)


def save_bytes(path: Path, data: bytes, known: str | None, clock: Clock) -> Saved | Conflict:
    """Like `save`, for the bytes of a whole file."""
    there = read_bytes(path)
    refuse_bundled(path)
    if there is not None and there == data:
        return Saved(Outcome.UNCHANGED, content_hash(data))
    there_hash = None if there is None else content_hash(there)
    if there_hash != known:
        return Conflict(path, data, there, there_hash)
    if there is not None:
        keep_what_is_there(path, there, clock)
    version = keep_version(path, data, clock.now())
    try:
        write_bytes(path, data)
    except AmbleError:
        if version is not None:
            remove_file(version.path)
        raise
    return Saved(Outcome.SAVED, content_hash(data))


def bring_back(path: Path, version: Version, known: str | None, clock: Clock) -> Saved | Conflict:
    """Let a file hold what it held in an earlier version; what stands there now is kept. Raises AmbleError."""
    return save_bytes(path, version.read(), known, clock)


def refuse_bundled(path: Path) -> None:
    """Raise AmbleError for a file that came with the program."""
    if path.resolve().parent in _BUNDLED:
        raise AmbleError(f"{path.name} came with Amble and stays as it is; change a copy of it.")
