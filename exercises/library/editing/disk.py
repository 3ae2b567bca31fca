"""Bytes to and from the disk: whole or not at all, with sentences for what goes wrong."""

import os
import tempfile
from errno import EACCES, EDQUOT, EISDIR, ENOENT, ENOSPC, EPERM, EROFS
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG
from typing import Final

from exercises.errors import AmbleError

LARGEST_BYTES: Final = 4 * 1024 * 1024
_NEW_FILE: Final = 0o644
_SENTENCES: Final = {
    ENOSPC: "There is no room left on the disk, so {path} was not saved.",
    EDQUOT: "There is no room left for your files, so {path} was not saved.",
    EACCES: "{path} can't be written: it, or its folder, may only be read. Nothing was changed.",
    EPERM: "{path} can't be written: it, or its folder, may only be read. Nothing was changed.",
    EROFS: "{path} can't be written: this disk may only be read. Nothing was changed.",
    EISDIR: "{path} is a folder, so nothing can be saved there.",
}


def content_hash(data: bytes) -> str:
    """What tells two contents apart."""
    return sha256(data).hexdigest()


def read_bytes(path: Path) -> bytes | None:
    """A file's bytes; None when there is no such file. Raises AmbleError when it can't be read."""
    try:
        stat = path.stat()
        if not S_ISREG(stat.st_mode):
            raise AmbleError(f"{path} is not a plain file.")
        if stat.st_size > LARGEST_BYTES:
            raise AmbleError(f"{path} has {stat.st_size:,} bytes, which is too much to edit here.")
        return path.read_bytes()
    except OSError as error:
        if error.errno == ENOENT:
            return None
        raise AmbleError(f"{path} can't be read: {error.strerror or error}.") from error


def write_bytes(path: Path, data: bytes) -> None:
    """Write a whole file through a temporary one beside it, so that nobody ever sees half of it.

    The permissions of an existing file stay; of a link the file that it leads to is written. Makes the folder when it
    is missing. Raises AmbleError when something can't be written; the file is then as it was.
    """
    temporary: Path | None = None
    try:
        target = path.resolve()
        target.parent.mkdir(parents=True, exist_ok=True)
        mode = target.stat().st_mode & 0o777 if target.exists() else _NEW_FILE
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(EACCES, os.strerror(EACCES))
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".tmp")
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(mode)
        temporary.replace(target)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise failure(path, error) from error
    _sync_folder(target.parent)


def remove_file(path: Path) -> None:
    """Remove a file that may be gone already. Raises AmbleError when it can't be removed."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise failure(path, error) from error


def failure(path: Path, error: OSError) -> AmbleError:
    """The sentence for an error while writing."""
    sentence = _SENTENCES.get(error.errno or 0, "{path} can't be written: {why}.")
    return AmbleError(sentence.format(path=path, why=error.strerror or error))


def _sync_folder(folder: Path) -> None:
    """Let the new name survive a power cut, where the system can do that for folders."""
    if os.name != "posix":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return  # the file is written; only its name may take a moment longer to be safe
    try:
        os.fsync(handle)
    except OSError:
        return  # some network folders can't
    finally:
        os.close(handle)
