"""Opening what somebody shared: an `.amble` file, or YAML files as they are, read into memory and judged as a whole.

Nothing is written, and nothing in the files is run.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG
from typing import Final

from exercises.errors import AmbleError
from exercises.library.exercise import Exercise
from exercises.library.files import LibraryFile, Origin, id_of, supposed_file
from exercises.library.problems import short
from exercises.library.tree import MAX_BYTES
from exercises.sharing.manifest import read_manifest
from exercises.sharing.names import (
    MANIFEST,
    MAX_FILES,
    MAX_MANIFEST_BYTES,
    MAX_PICTURE_BYTES,
    MAX_TEXT_BYTES,
    MAX_TOTAL_BYTES,
    PartKind,
    is_folder,
    is_good_id,
    is_good_picture_name,
    most_bytes,
    part_path,
    read_path,
    same_name_twice,
)
from exercises.sharing.pictures import check_picture
from exercises.sharing.refusal import RefusedError
from exercises.sharing.strict_zip import ZipReader

SUFFIX: Final = ".amble"
YAML_SUFFIXES: Final = (".yaml", ".yml")
_ZIP: Final = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Part:
    """One file that arrives: `name` is an id, of a picture the file's name."""

    kind: PartKind
    name: str
    data: bytes

    @property
    def path(self) -> str:
        """Where it lies in a shared file; the key by which it is spoken of."""
        return part_path(self.kind, self.name)


@dataclass(frozen=True, slots=True)
class Archive:
    """What somebody shared: its name, what it holds, the program that packed it (empty for loose files)."""

    name: str
    holds: str
    program: str
    parts: tuple[Part, ...]


def is_archive(path: Path) -> bool:
    """Whether a file begins as a shared file does, whatever it is called. Raises AmbleError when it can't be read."""
    return read_plain(path, None)[:4] == _ZIP


def open_archive(path: Path) -> Archive:
    """Read a shared file into memory. Raises AmbleError with one sentence when anything in it is not as it must be."""
    try:
        return archive_of(read_plain(path, MAX_TOTAL_BYTES))
    except RefusedError as error:
        raise AmbleError(f"{short(path.name)} can't be taken in: {error}.") from error


def archive_of(data: bytes) -> Archive:
    """Read a shared file's bytes. Raises RefusedError."""
    zipped = ZipReader(data, most_files=MAX_FILES + len(PartKind), is_folder=is_folder)
    names = zipped.names
    twice = same_name_twice(names)
    if twice is not None:
        raise RefusedError(f'it holds two files that can\'t be told apart: "{short(twice)}"')
    if MANIFEST not in names:
        raise RefusedError("it is not a file that Amble has shared")
    listed = read_manifest(zipped.read(MANIFEST, MAX_MANIFEST_BYTES))
    wanted = [name for name in names if name != MANIFEST]
    paths = {name: read_path(name) for name in wanted}
    if len(wanted) > MAX_FILES:
        raise RefusedError(f"it holds {len(wanted):,} files; at most {MAX_FILES} are taken")
    if zipped.size > MAX_TOTAL_BYTES:
        raise RefusedError(f"unpacked it is larger than {MAX_TOTAL_BYTES // 2**20} MB")
    if not wanted:
        raise RefusedError("nothing is in it")
    files = {name: zipped.read(name, most_bytes(name)) for name in wanted}
    listed.compare(files)
    parts = tuple(Part(*paths[name], data) for name, data in files.items())
    for part in parts:
        if part.kind is PartKind.PICTURE:
            _check_picture(part)
    if text_bytes(parts) > MAX_TEXT_BYTES:
        raise RefusedError(f"the texts in it are larger than {MAX_TEXT_BYTES // 2**20} MB together")
    told = listed.manifest
    return Archive(told.name, told.holds, told.program, parts)


def text_bytes(parts: Iterable[Part]) -> int:
    """How many bytes the YAML among these parts has."""
    return sum(len(part.data) for part in parts if part.kind is not PartKind.PICTURE)


def _check_picture(part: Part) -> None:
    try:
        check_picture(part.name, part.data)
    except RefusedError as error:
        raise RefusedError(f'"{short(part.name)}" in it is no good: {error}') from error


def open_loose(paths: Sequence[Path]) -> Archive:
    """Read YAML files as they lie somewhere, with the pictures beside them, as if they had been shared together.

    A picture that is missing or no good is left out. Raises AmbleError when a file can't be read or has no usable name.
    """
    parts: dict[str, Part] = {}
    for path in paths:
        for part in _loose(path):
            if part.path in parts and parts[part.path] != part:
                raise AmbleError(f'Two of the files give the same id "{part.name}"; take them in one by one.')
            parts[part.path] = part
    if len(parts) > MAX_FILES or text_bytes(parts.values()) > MAX_TEXT_BYTES:
        raise AmbleError(f"These are too many files for once; at most {MAX_FILES} are taken in together.")
    name = ", ".join(short(path.name) for path in paths)
    kinds = {part.kind for part in parts.values() if part.kind is not PartKind.PICTURE}
    holds = kinds.pop().value if len(kinds) == 1 and len(paths) == 1 else "collection"
    return Archive(name, holds, "", tuple(parts.values()))


def _loose(path: Path) -> Iterator[Part]:
    item_id = id_of(path)
    if not is_good_id(item_id):
        text = f"{short(path.name)} can't be taken in: its name can't be kept; call it something like my-routine.yaml."
        raise AmbleError(text)
    file = supposed_file(path, Origin.GIVEN, read_plain(path, MAX_BYTES))
    yield Part(PartKind(file.kind.value), item_id, read_plain(path, MAX_BYTES))
    picture = picture_of(file)
    if picture is not None:
        yield picture


def picture_of(file: LibraryFile) -> Part | None:
    """The picture that lies beside an exercise's file, when there is one that can be shared."""
    exercise = file.fresh
    if not isinstance(exercise, Exercise) or exercise.picture is None:
        return None
    try:
        return read_picture(file.path.parent / exercise.picture)
    except AmbleError:
        return None


def read_picture(path: Path) -> Part:
    """A picture from the disk. Raises AmbleError when it is missing, not usable, or too large."""
    if not is_good_picture_name(path.name):
        raise RefusedError("its name is not one that every computer can keep, ending in .png or .jpg")
    data = read_plain(path, MAX_PICTURE_BYTES)
    check_picture(path.name, data)
    return Part(PartKind.PICTURE, path.name, data)


def read_plain(path: Path, most: int | None) -> bytes:
    """A plain file's bytes, of which there may be at most so many; only its beginning with None."""
    name = short(path.name)
    try:
        status = path.stat()
        if not S_ISREG(status.st_mode):
            raise AmbleError(f"{name} can't be read: it is not a plain file.")
        if most is not None and status.st_size > most:
            raise AmbleError(f"{name} can't be taken in: it is larger than {_size(most)}.")
        with path.open("rb") as file:
            return file.read(len(_ZIP) if most is None else most)
    except (OSError, ValueError) as error:  # ValueError: a name with a null character
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise AmbleError(f"{name} can't be read: {why}.") from error


def _size(number: int) -> str:
    return f"{number // 2**20} MB" if number >= 2**20 else f"{number // 2**10} KiB"
