"""What arrives, held against what is there: new, the same, different, or broken. Nothing is written."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Final

from exercises.errors import AmbleError
from exercises.library.checking import flat
from exercises.library.exercise import Exercise
from exercises.library.files import START, LibraryFile, Origin, supposed_file
from exercises.library.library import Library
from exercises.library.problems import Problem
from exercises.library.routine import Routine, RoutineStep
from exercises.paths import DataFolder
from exercises.sharing.archive import Archive, Part
from exercises.sharing.names import PartKind
from exercises.sharing.pictures import without_traces
from exercises.sharing.refusal import RefusedError
from exercises.sharing.same import same_text

# How often what leans on something broken is judged again; files that people share lean on each other twice or so.
_MOST_ROUNDS: Final = 5


class Verdict(StrEnum):
    """How something that arrives stands to what is there."""

    NEW = "new"
    SAME = "same"
    DIFFERS = "differs"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Mine:
    """The version that is there: where it lies, its bytes, and whether it came with Amble."""

    path: Path
    data: bytes
    bundled: bool


@dataclass(frozen=True, slots=True)
class Arriving:
    """One file that arrives. `target` is where it goes; `file` is what the library reads in it, None for a picture.

    `problems` make it broken, but for minor ones, with which it can be used all the same.
    """

    part: Part
    verdict: Verdict
    target: Path
    mine: Mine | None = None
    file: LibraryFile | None = field(default=None, compare=False, repr=False)
    problems: tuple[Problem, ...] = ()

    @property
    def key(self) -> str:
        """By what it is spoken of: its path in the shared file."""
        return self.part.path

    @property
    def name(self) -> str:
        """What people call it: the name written in it, else its id or file name. To be shown as plain text."""
        content = self.file.fresh if self.file is not None else None
        return content.name if content is not None else self.part.name

    @property
    def lines(self) -> tuple[str, ...]:
        """Its text, for showing where a problem is."""
        return self.file.lines if self.file is not None else ()


@dataclass(frozen=True, slots=True)
class Arrival:
    """Everything that arrives in one go, with the library that it was held against."""

    archive: Archive
    files: tuple[Arriving, ...]
    library: Library = field(compare=False, repr=False)
    data: DataFolder

    def having(self, *verdicts: Verdict) -> tuple[Arriving, ...]:
        """The files with one of these verdicts."""
        return tuple(file for file in self.files if file.verdict in verdicts)


def preview(archive: Archive, library: Library, data: DataFolder) -> Arrival:
    """Hold an archive against a scanned library. `data` is the folder that it would go into.

    References are resolved against the archive and the library together. Raises AmbleError when a file of one's own
    can't be read.
    """
    found = [_arriving(part, library, data) for part in archive.parts]
    texts = [file for file in found if file.part.kind is not PartKind.PICTURE]
    broken = _broken(library, [file for file in texts if file.verdict is not Verdict.SAME])
    for file in found:
        if file.part.kind is PartKind.PICTURE and not any(picture_shown(text) == file.part.name for text in texts):
            broken[file.key] = (_problem("no exercise in it shows this picture"),)
    files = tuple(_judged(file, broken.get(file.key, ())) for file in found)
    return Arrival(archive, files, library, data)


def _judged(file: Arriving, problems: tuple[Problem, ...]) -> Arriving:
    verdict = Verdict.BROKEN if _is_faulty(problems) else file.verdict
    return replace(file, verdict=verdict, problems=problems)


def _is_faulty(problems: tuple[Problem, ...]) -> bool:
    return any(not problem.minor for problem in problems)


def _problem(text: str) -> Problem:
    """A problem of a file as a whole."""
    return Problem(START.line, START.column, START.width, text)


def picture_shown(file: Arriving) -> str | None:
    """The picture that an arriving exercise names."""
    exercise = file.file.fresh if file.file is not None else None
    return exercise.picture if isinstance(exercise, Exercise) else None


def _arriving(part: Part, library: Library, data: DataFolder) -> Arriving:
    """One part, held against the file that is there under its name."""
    target = data.root / part.path
    if part.kind is PartKind.PICTURE:
        mine = _mine(target, bundled=False) if target.exists() else None
        return Arriving(part, _verdict(part, mine), target, mine)
    own = _own(part, library)
    if own is not None:
        target = own.path
        mine = _mine(own.path, bundled=False)
    elif target.exists():
        mine = _mine(target, bundled=False)
    else:
        original = _first(library.bundled(), part)
        mine = _mine(original.path, bundled=True) if original is not None else None
    return Arriving(part, _verdict(part, mine), target, mine, supposed_file(target, Origin.OWN, part.data))


def _own(part: Part, library: Library) -> LibraryFile | None:
    return _first(library.own(), part)


def _first(files: Iterable[LibraryFile], part: Part) -> LibraryFile | None:
    return next((file for file in files if file.kind is part.kind.file_kind and file.id == part.name), None)


def _mine(path: Path, *, bundled: bool) -> Mine:
    try:
        return Mine(path, path.read_bytes(), bundled)
    except OSError as error:
        raise AmbleError(f"{path} can't be read: {error.strerror or error}.") from error


def _verdict(part: Part, mine: Mine | None) -> Verdict:
    if mine is None:
        return Verdict.NEW
    same = _same_picture if part.kind is PartKind.PICTURE else same_text
    return Verdict.SAME if same(mine.data, part.data) else Verdict.DIFFERS


def _same_picture(mine: bytes, theirs: bytes) -> bool:
    """Whether two pictures are one; the shared one has lost what its camera wrote beside it."""
    if mine == theirs:
        return True
    try:
        return without_traces(".png" if mine.startswith(b"\x89") else ".jpg", mine) == theirs
    except RefusedError:  # mine is no picture
        return False


# What is broken


def _broken(library: Library, arriving: list[Arriving]) -> dict[str, tuple[Problem, ...]]:
    """The problems of each file that has any, by key.

    What only leans on another broken file of the archive is judged again without that one: the user's own version may
    stand in for it.
    """
    told: dict[str, tuple[Problem, ...]] = {}
    left = list(arriving)
    for _ in range(_MOST_ROUNDS):
        supposed = library.supposing([file.file for file in left if file.file is not None])
        read = {file.path: file for file in supposed.own()}
        found = {file.key: _problems(file, read[file.target]) for file in left}
        faulty = [file for file in left if _is_faulty(found[file.key])]
        if not faulty:
            return told | {key: problems for key, problems in found.items() if problems}
        roots = {file.key for file in _roots(faulty)}
        told |= {key: found[key] for key in roots}
        left = [file for file in left if file.key not in roots]
    return told | {file.key: (_problem("it leans on too many files that can't be used"),) for file in left}


def _problems(arriving: Arriving, read: LibraryFile) -> tuple[Problem, ...]:
    if read.kind is not arriving.part.kind.file_kind:
        text = f"it lies among the {arriving.part.kind.folder}, but it is one of another kind ({read.kind.value})"
        return (_problem(text),)
    return read.problems


def _roots(faulty: list[Arriving]) -> list[Arriving]:
    """Those whose fault is their own: exercises before routines, and routines before those that include them."""
    for kind in (PartKind.EXERCISE, PartKind.ROUTINE):
        of_kind = [file for file in faulty if file.part.kind is kind]
        ids = {file.part.name for file in of_kind}
        roots = [file for file in of_kind if kind is PartKind.EXERCISE or not _included(file) & ids]
        if of_kind:
            return roots or of_kind
    return faulty


def _included(file: Arriving) -> set[str]:
    routine = file.file.fresh if file.file is not None else None
    steps = routine.steps if isinstance(routine, Routine) else ()
    return {step.routine.text for step in flat(steps) if isinstance(step, RoutineStep)}
