"""Packing routines and exercises for somebody else, with everything of one's own that they need."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from exercises import __version__
from exercises.errors import AmbleError
from exercises.library.checking import flat
from exercises.library.exercise import Exercise
from exercises.library.files import FileKind, LibraryFile, Origin
from exercises.library.library import Library
from exercises.library.problems import short
from exercises.library.routine import ExerciseStep, Routine, RoutineStep
from exercises.sharing.archive import Part, read_picture, text_bytes
from exercises.sharing.disk import write_whole
from exercises.sharing.manifest import Manifest, write_manifest
from exercises.sharing.names import MANIFEST, MAX_FILES, MAX_TEXT_BYTES, MAX_TOTAL_BYTES, PartKind, is_good_id
from exercises.sharing.pictures import without_traces
from exercises.sharing.same import same_text
from exercises.sharing.strict_zip import write_zip

Key = tuple[FileKind, str]


@dataclass(frozen=True, slots=True)
class Parcel:
    """A shared file before it is written: its name, its bytes, the parts in it, and what could not go along.

    `left_out` holds one sentence for each picture that stays at home.
    """

    name: str
    data: bytes
    parts: tuple[Part, ...]
    left_out: tuple[str, ...] = ()

    def write(self, path: Path) -> None:
        """Write it as a file, whole or not at all; a file of that name is replaced. Raises AmbleError."""
        write_whole(path, self.data)


def pack(library: Library, routines: Iterable[str] = (), exercises: Iterable[str] = ()) -> Parcel:
    """Pack these routines and exercises with all that they need of the user's own.

    What came with Amble stays out unless it was asked for or the user changed it. Files go as they are written,
    pictures without what a camera wrote beside them. Raises AmbleError when there is no such routine or exercise, or
    when one that has to go along can't be used.
    """
    asked = [(FileKind.ROUTINE, item) for item in routines] + [(FileKind.EXERCISE, item) for item in exercises]
    needed = _Needed(library, asked)
    parts: dict[str, Part] = {}
    left_out: list[str] = []
    for file in needed.files():
        part = Part(PartKind(file.kind.value), file.id, _bytes_of(file))
        parts[part.path] = part
        picture = _picture(file, left_out)
        if picture is not None:
            parts[picture.path] = picture
    ordered = tuple(parts[path] for path in sorted(parts))
    too_long = text_bytes(ordered) > MAX_TEXT_BYTES
    # What belongs to the zip file itself must fit in as well.
    if len(ordered) > MAX_FILES or too_long or sum(len(part.data) for part in ordered) > MAX_TOTAL_BYTES // 16 * 15:
        raise AmbleError("This is too much for one file; share fewer routines at once.")
    name = needed.name()
    contents = {part.path: part.data for part in ordered}
    holds = asked[0][0].value if len(asked) == 1 else "collection"
    manifest = write_manifest(Manifest(f"Amble {__version__}", holds, name), contents)
    return Parcel(name, write_zip({MANIFEST: manifest, **contents}), ordered, tuple(left_out))


class _Needed:
    """What has to go along with the things that were asked for."""

    def __init__(self, library: Library, asked: list[Key]) -> None:
        self._library = library
        self._asked = asked

    def name(self) -> str:
        """The name of the first thing that was asked for."""
        file = self._file(self._asked[0])
        return file.fresh.name if file.fresh is not None else file.id

    def files(self) -> list[LibraryFile]:
        """The files that are packed: those asked for, and the user's own among those that they lead to."""
        if not self._asked:
            raise AmbleError("There is nothing to share; name a routine or an exercise.")
        seen: dict[Key, LibraryFile] = {}
        waiting = list(self._asked)
        while waiting:
            key = waiting.pop()
            if key in seen:
                continue
            file = seen[key] = self._file(key)
            waiting += self._references(file)
        found = [file for key, file in seen.items() if key in self._asked or self._is_own(file)]
        for file in found:
            if file.broken:
                raise AmbleError(f'"{short(file.id)}" can\'t be shared before its file is mended: {file.path}')
            if not is_good_id(file.id):
                raise AmbleError(
                    f'"{short(file.id)}" can\'t be shared: not every computer can keep a file of this name.'
                )
        return found

    def _file(self, key: Key) -> LibraryFile:
        file = self._library.file_of(*key)
        if file is None:
            article = "an exercise" if key[0] is FileKind.EXERCISE else "a routine"
            raise AmbleError(f'"{short(key[1])}" is not {article}.')
        return file

    def _references(self, file: LibraryFile) -> Iterator[Key]:
        """What a file names. A bundled exercise names bundled ones only, and those are everywhere."""
        match file.fresh:
            case Routine() as routine:
                for step in flat(routine.steps):
                    if isinstance(step, ExerciseStep):
                        yield FileKind.EXERCISE, step.exercise.text
                    elif isinstance(step, RoutineStep):
                        yield FileKind.ROUTINE, step.routine.text
            case Exercise() as exercise if file.yours:
                for link in exercise.links:
                    yield FileKind.EXERCISE, link.text
            case _:
                pass

    def _is_own(self, file: LibraryFile) -> bool:
        """Whether a file is the user's own, and no mere copy of what everybody has."""
        if file.origin is Origin.BUNDLED:
            return False
        originals = (other for other in self._library.bundled() if (other.kind, other.id) == (file.kind, file.id))
        return not any(same_text(_bytes_of(file), _bytes_of(original)) for original in originals)


def _bytes_of(file: LibraryFile) -> bytes:
    try:
        return file.path.read_bytes()
    except OSError as error:
        raise AmbleError(f"{file.path} can't be read: {error.strerror or error}.") from error


def _picture(file: LibraryFile, left_out: list[str]) -> Part | None:
    """The picture that an exercise shows, without what its camera wrote beside it."""
    exercise = file.fresh
    if not isinstance(exercise, Exercise) or exercise.picture is None:
        return None
    path = file.path.parent / exercise.picture
    if not path.exists():
        left_out.append(f"The picture {short(exercise.picture)} is not there, so it does not go along.")
        return None
    try:
        part = read_picture(path)
    except AmbleError as error:
        why = str(error).rstrip(".")
        left_out.append(f"The picture {short(exercise.picture)} does not go along: {why}.")
        return None
    return Part(part.kind, part.name, without_traces(part.name, part.data))
