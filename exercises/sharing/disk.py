"""Writing several files so that all of them change or none does."""

import contextlib
import os
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from exercises.errors import AmbleError
from exercises.library.problems import visible


@dataclass(frozen=True, slots=True)
class Change:
    """One file that is to change: `before` and `after` are its bytes, None where there is no file."""

    path: Path
    before: bytes | None
    after: bytes | None

    @property
    def reversed(self) -> "Change":
        """The same change the other way round."""
        return Change(self.path, self.after, self.before)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file through a temporary one beside it, so that nobody ever sees half of it. Raises AmbleError.

    What is there but no file, such as /dev/null or a pipe, stays what it is and is written into.
    """
    write_parts(path, (data,))


def write_parts(path: Path, parts: Iterable[bytes]) -> None:
    """The same part by part, for what is too large to be held at once; no file is left when making a part fails."""
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            with path.open("wb") as device:
                device.writelines(parts)
            return
        waiting = _written_beside(path, parts)
        _settle(waiting, path)
    except OSError as error:
        raise AmbleError(f"{visible(str(path))} can't be written: {error.strerror or error}.") from error


def change_all(changes: Sequence[Change]) -> None:
    """Make all changes, or none when one can't be made or a file is not what it was.

    Folders are made where they are missing. Everything is on the disk before the first file changes, so what can fail
    fails before. Raises AmbleError; then every file is as it was.
    """
    for change in changes:
        if _present(change.path) != change.before:
            raise AmbleError(f"{change.path} was changed in the meantime, so nothing was; look at it again.")
    made = _make_folders(changes)
    waiting: dict[Path, Path] = {}
    done: list[Change] = []
    try:
        for change in changes:
            if change.after is not None:
                waiting[change.path] = _written_beside(change.path, (change.after,))
        for change in changes:
            if change.after is None:
                change.path.unlink()
            else:
                _settle(waiting.pop(change.path), change.path)
            done.append(change)
    except OSError as error:
        _undo(done, waiting, made)
        where = error.filename2 or error.filename or changes[len(done)].path
        raise AmbleError(f"Nothing was changed: {where} can't be written: {error.strerror or error}.") from error


def _present(path: Path) -> bytes | None:
    """What is in a file now; None when nothing of that name is there. Raises AmbleError for what is no file."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        if path.is_symlink():
            raise AmbleError(f"{path} leads nowhere; take it away first.") from error
        return None
    except OSError as error:
        raise AmbleError(f"{path} can't be read: {error.strerror or error}.") from error


def _make_folders(changes: Sequence[Change]) -> list[Path]:
    """Make the folders that are missing, and return them, the innermost last."""
    made: list[Path] = []
    for folder in {change.path.parent for change in changes if change.after is not None}:
        made += [part for part in (folder, *folder.parents) if not part.exists()][::-1]
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            _remove_folders(made)
            raise AmbleError(f"Nothing was changed: {folder} can't be made: {error.strerror or error}.") from error
    return made


def _remove_folders(made: list[Path]) -> None:
    for folder in reversed(made):
        with contextlib.suppress(OSError):
            folder.rmdir()


def _written_beside(path: Path, parts: Iterable[bytes]) -> Path:
    """Write to a temporary file in the same folder, down to the disk."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".amble-", suffix=".tmp")
    waiting = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            for part in parts:
                file.write(part)
            file.flush()
            os.fsync(file.fileno())
        waiting.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
    except BaseException:
        waiting.unlink(missing_ok=True)
        raise
    return waiting


def _settle(waiting: Path, path: Path) -> None:
    try:
        waiting.replace(path)
    except OSError:
        waiting.unlink(missing_ok=True)
        raise


def _undo(done: list[Change], waiting: dict[Path, Path], made: list[Path]) -> None:
    """Put everything back; what can't be put back is left, there is nothing more to be done about it."""
    for left in waiting.values():
        left.unlink(missing_ok=True)
    for change in reversed(done):
        with contextlib.suppress(OSError):
            if change.before is None:
                change.path.unlink()
            else:
                _settle(_written_beside(change.path, (change.before,)), change.path)
    _remove_folders(made)
