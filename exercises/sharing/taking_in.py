"""Taking in what arrived: what would be written by the user's choices, whether all stays usable, and then doing it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath

from exercises.errors import AmbleError
from exercises.library.files import LibraryFile, Origin, supposed_file
from exercises.library.library import Library
from exercises.library.problems import Problem
from exercises.sharing.disk import Change, change_all
from exercises.sharing.names import PartKind
from exercises.sharing.preview import Arrival, Arriving, Verdict, picture_shown
from exercises.sharing.renaming import renamed


class Choice(StrEnum):
    """What becomes of something that arrives; of something new, `MINE` leaves it out."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


# By the key of what arrives. What is not named: something new is taken, of something that differs mine is kept.
Choices = Mapping[str, Choice]
_Taken = Sequence[tuple[Arriving, Choice]]


@dataclass(frozen=True, slots=True)
class TakenFile:
    """One file that is written: its path in the shared file, its kind, its name here, whether it replaces another."""

    key: str
    kind: PartKind
    name: str
    path: Path
    replaces: bool


@dataclass(frozen=True, slots=True)
class Trouble:
    """A file that could not be used any more if these choices were carried out, and its first problem."""

    path: Path
    problem: Problem

    @property
    def sentence(self) -> str:
        """What would be wrong, in one line."""
        return self.problem.headline(self.path.name)


@dataclass(frozen=True, slots=True)
class Intention:
    """What would be written, and what would break by it."""

    files: tuple[TakenFile, ...]
    changes: tuple[Change, ...]
    trouble: tuple[Trouble, ...]


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What was written, and how to undo it."""

    files: tuple[TakenFile, ...]
    changes: tuple[Change, ...]

    def take_back(self) -> None:
        """Put everything back as it was. Raises AmbleError when a file was changed since, or can't be written."""
        change_all([change.reversed for change in reversed(self.changes)])


def default_choice(file: Arriving) -> Choice:
    """What becomes of a file that nobody chose for: nothing that is there is overwritten."""
    return Choice.THEIRS if file.verdict is Verdict.NEW else Choice.MINE


def intend(arrival: Arrival, choices: Choices) -> Intention:
    """What these choices would write and break; nothing is written."""
    chosen = [(file, _choice(file, choices)) for file in arrival.files]
    taken = [(file, choice) for file, choice in chosen if choice is not Choice.MINE]
    taken = [(file, choice) for file, choice in taken if _is_wanted(file, choice, taken, arrival)]
    names = _new_names(taken, arrival)
    files: list[TakenFile] = []
    changes: list[Change] = []
    supposed: list[LibraryFile] = []
    for file, choice in taken:
        kind = file.part.kind
        name = names.get((kind, file.part.name), file.part.name)
        path = file.target if choice is Choice.THEIRS else _path(arrival, kind, name)
        data = file.part.data
        if file.file is not None:
            number = _number(name, file.part.name) if choice is Choice.BOTH else None
            data = renamed(file.file, data, names, number)
            supposed.append(supposed_file(path, Origin.OWN, data))
        mine = file.mine if choice is Choice.THEIRS else None
        before = mine.data if mine is not None and not mine.bundled else None
        files.append(TakenFile(file.key, kind, name, path, before is not None))
        changes.append(Change(path, before, data))
    trouble = tuple(_trouble(arrival.library, arrival.library.supposing(supposed), supposed)) if supposed else ()
    return Intention(tuple(files), tuple(changes), trouble)


def accept(arrival: Arrival, choices: Choices) -> TakenIn:
    """Write what was chosen into the user's folder, all of it or nothing.

    Raises AmbleError when something could not be used afterwards, was changed in the meantime, or can't be written.
    """
    intention = intend(arrival, choices)
    if intention.trouble:
        first = intention.trouble[0].sentence
        raise AmbleError(f"Nothing was taken in, because with these choices something could not be used: {first}")
    change_all(_in_safe_order(intention))
    return TakenIn(intention.files, tuple(_in_safe_order(intention)))


def _in_safe_order(intention: Intention) -> list[Change]:
    """What is leaned on comes first, so that even a power cut leaves nothing that leads nowhere."""
    order = (PartKind.PICTURE, PartKind.EXERCISE, PartKind.ROUTINE, PartKind.PLAN)
    pairs = zip(intention.files, intention.changes, strict=True)
    return [change for _, change in sorted(pairs, key=lambda pair: order.index(pair[0].kind))]


def _choice(file: Arriving, choices: Choices) -> Choice:
    if file.verdict not in (Verdict.NEW, Verdict.DIFFERS):
        return Choice.MINE
    choice = choices.get(file.key, default_choice(file))
    # Beside something new there is nothing to keep.
    return Choice.THEIRS if file.verdict is Verdict.NEW and choice is Choice.BOTH else choice


def _is_wanted(file: Arriving, choice: Choice, taken: _Taken, arrival: Arrival) -> bool:
    """A picture comes along only with an exercise that shows it; as a second one only with one that can be changed."""
    if file.part.kind is not PartKind.PICTURE:
        return True
    shown_by = [other for other, _ in taken if picture_shown(other) == file.part.name]
    same = [other for other in arrival.having(Verdict.SAME) if picture_shown(other) == file.part.name]
    return bool(shown_by) or (bool(same) and choice is Choice.THEIRS)


def _new_names(taken: _Taken, arrival: Arrival) -> dict[tuple[PartKind, str], str]:
    """A free name for everything that is to stand beside one's own."""
    used = {(PartKind(file.kind.value), file.id) for file in [*arrival.library.own(), *arrival.library.bundled()]}
    used |= {(file.part.kind, file.part.name) for file in arrival.files}
    names: dict[tuple[PartKind, str], str] = {}
    for file, choice in taken:
        if choice is Choice.BOTH:
            kind = file.part.kind
            free = next(
                name
                for name in _numbered(kind, file.part.name)
                if (kind, name) not in used and not _path(arrival, kind, name).exists()
            )
            used.add((kind, free))
            names[kind, file.part.name] = free
    return names


def _numbered(kind: PartKind, name: str) -> Iterator[str]:
    pure = PurePosixPath(name)
    stem, suffix = (pure.stem, pure.suffix) if kind is PartKind.PICTURE else (name, "")
    number = 2
    while True:
        yield f"{stem}-{number}{suffix}"
        number += 1


def _number(name: str, before: str) -> int:
    return int(name.removeprefix(f"{before}-"))


def _path(arrival: Arrival, kind: PartKind, name: str) -> Path:
    return arrival.data.root / kind.folder / (name if kind is PartKind.PICTURE else f"{name}.yaml")


def _trouble(library: Library, supposed: Library, written: list[LibraryFile]) -> Iterator[Trouble]:
    """What would be broken although it is to be written, or although it is in order now."""
    fresh = {file.path for file in written}
    broken = {file.path for file in [*library.own(), *library.bundled()] if file.broken}
    for file in [*supposed.own(), *supposed.bundled()]:
        if file.broken and (file.path in fresh or file.path not in broken):
            yield Trouble(file.path, next(problem for problem in file.problems if not problem.minor))
