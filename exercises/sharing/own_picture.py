"""A picture that someone chooses for an exercise of their own: checked, stripped and put beside the exercise's file."""

from pathlib import Path
from typing import Final

from exercises.errors import AmbleError
from exercises.library.editing.disk import write_bytes
from exercises.library.editing.new_files import new_id
from exercises.library.editing.saving import refuse_bundled
from exercises.library.files import FileKind
from exercises.library.problems import short
from exercises.sharing.archive import read_plain
from exercises.sharing.names import MAX_PICTURE_BYTES
from exercises.sharing.pictures import check_picture, without_traces
from exercises.sharing.refusal import RefusedError

_ENDINGS: Final = ((b"\x89PNG\r\n\x1a\n", ".png"), (b"\xff\xd8\xff", ".jpg"))


def clean_picture(path: Path) -> bytes:
    """A PNG or JPEG from the disk, without what its camera wrote beside it; how it is turned stays.

    Its content decides what it is, not its name. Raises AmbleError, with a whole sentence, for what is no such picture
    and for more than 5 MB or 10 million pixels.
    """
    data = read_plain(path, MAX_PICTURE_BYTES)
    name, ending = short(path.name), _ending(data)
    if not ending:
        raise AmbleError(f"{name} can't be used: it is neither a PNG nor a JPEG picture.")
    try:
        check_picture(ending, data)
        return without_traces(ending, data)
    except RefusedError as error:
        raise AmbleError(f"{name} can't be used: {error}.") from error


def put_beside(picture: bytes, stem: str, exercise: Path) -> str:
    """Write a picture, as `clean_picture` gives it, into the folder of an exercise's file; returns its name there.

    It is called after `stem`, in letters that every system can keep. What is there already is not written twice, and
    nothing is ever written over. Raises AmbleError when it can't be written, and for an exercise that came with the
    program.
    """
    refuse_bundled(exercise)
    there = {path.name.casefold(): path for path in _files(exercise.parent)}
    taken: set[str] = set()
    while True:
        name = f"{new_id(stem, FileKind.EXERCISE, taken)}{_ending(picture)}"
        other = there.get(name)
        if other is None:
            write_bytes(exercise.parent / name, picture)
            return name
        if _is(other, picture):
            return other.name
        taken.add(name.rpartition(".")[0])


def _ending(data: bytes) -> str:
    return next((ending for start, ending in _ENDINGS if data.startswith(start)), "")


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []  # not made yet; where it can't be read, writing says why


def _is(path: Path, data: bytes) -> bool:
    """Whether a file that is there is this very picture."""
    try:
        return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False
