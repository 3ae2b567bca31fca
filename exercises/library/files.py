"""One YAML file of the library: where it lies, what it holds, and what is wrong with it."""

import os
import re
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from errno import EINVAL
from pathlib import Path
from stat import S_ISREG
from typing import Final

from exercises.library.exercise import Exercise, read_exercise
from exercises.library.fields import Fields, Report
from exercises.library.plan import WalkingPlan, read_plan
from exercises.library.problems import Place, Problem
from exercises.library.routine import Routine, read_routine
from exercises.library.tree import MAX_BYTES, Document, Mapping, Scalar, Sequence, Unreadable, read_document, too_large


class FileKind(StrEnum):
    """What a YAML file holds."""

    EXERCISE = "exercise"
    ROUTINE = "routine"
    PLAN = "plan"


class Origin(StrEnum):
    """Where a file comes from; the first in this order wins when two have one id."""

    GIVEN = "given"
    OWN = "own"
    BUNDLED = "bundled"


Content = Exercise | Routine | WalkingPlan
_FOLDERS: Final = {
    "exercises": FileKind.EXERCISE,
    "catalogue": FileKind.EXERCISE,
    "plans": FileKind.PLAN,
}
START: Final = Place(1, 1, 1, 0, 0)


@dataclass(slots=True, eq=False)
class LibraryFile:
    """One YAML file with its verdict.

    `content` is what was read last without a problem; it is older than the file when `problems` is not empty.
    """

    path: Path
    id: str
    kind: FileKind
    origin: Origin
    problems: tuple[Problem, ...] = ()
    lines: tuple[str, ...] = ()
    content: Content | None = None
    fresh: Content | None = None
    own_problems: tuple[Problem, ...] = field(default=(), repr=False)
    stamp: tuple[int, int] | None = None

    @property
    def yours(self) -> bool:
        """Whether the user made it."""
        return self.origin is not Origin.BUNDLED

    @property
    def broken(self) -> bool:
        """Whether something is wrong that keeps the file from being used as it is."""
        return any(not problem.minor for problem in self.problems)

    @property
    def unreadable(self) -> bool:
        """Whether that shows in the file alone, without looking at others."""
        return any(not problem.minor for problem in self.own_problems)

    @property
    def useless(self) -> bool:
        """Whether it has problems and no earlier version to stand in."""
        return self.broken and self.content is None


def read_file(path: Path, origin: Origin, before: LibraryFile | None) -> LibraryFile:
    """Read a file, unless it is the same as `before`; what was good in `before` stays usable."""
    report = Report()
    document = Document((), None, ())
    stamp = None
    try:
        stat = path.stat()
        stamp = (stat.st_mtime_ns, stat.st_size)
        if before is not None and before.stamp == stamp:
            return before
        document = _read_document(path, stat.st_mode, stat.st_size)
    except OSError as error:
        report.say(START, "", f"this file can't be read: {error.strerror or error}")
    file = _judged(path, origin, document, report, before)
    file.stamp = stamp
    return file


def supposed_file(path: Path, origin: Origin, data: bytes) -> LibraryFile:
    """A file as it would be read if it lay at `path` and held these bytes; nothing on the disk is looked at."""
    return _judged(path, origin, read_document(data), Report(), None)


def _judged(path: Path, origin: Origin, document: Document, report: Report, before: LibraryFile | None) -> LibraryFile:
    report.problems.extend(document.problems)
    kind = _kind_of(path, document.root, before)
    file = LibraryFile(path, id_of(path), kind, origin, lines=document.lines)
    if isinstance(document.root, Mapping):
        file.fresh = _read_content(kind, Fields(document.root, "", report), file.id)
    elif not report.problems or not isinstance(document.root, Unreadable | None):
        _say_no_mapping(document.root, kind, report)
    if not file.id:
        report.say(START, "", "the file's name needs letters or digits, such as my-routine.yaml")
    file.own_problems = tuple(report.problems)
    if before is not None and before.kind is kind:
        file.content = before.content
    return file


def _read_document(path: Path, mode: int, size: int) -> Document:
    if not S_ISREG(mode):
        raise OSError(EINVAL, "it is not a plain file")
    if size > MAX_BYTES:
        return Document((), None, (too_large(size),))
    return read_document(path.read_bytes())


def _say_no_mapping(root: Scalar | Sequence | Unreadable | None, kind: FileKind, report: Report) -> None:
    begin = f'such as "name: My {kind.value}"'
    if isinstance(root, Scalar | Sequence):
        stands = "a list stands" if isinstance(root, Sequence) else "only a text stands"
        report.say(root.at, "", f"{stands} here; a file begins with keys and values, {begin}")
    else:
        report.say(START, "", f"this file is empty; begin with a line {begin}")


def yaml_files(folder: Path) -> list[Path]:
    """The YAML files directly in a folder, by name; empty when there is no such folder."""
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if _counts(entry))
    except OSError:
        return []
    return [folder / name for name in names]


def _counts(entry: "os.DirEntry[str]") -> bool:
    """Whether a name is a YAML file's: what can't even be looked at is kept, so that its problem is told."""
    if entry.name.startswith(".") or not entry.name.lower().endswith((".yaml", ".yml")):
        return False
    try:
        return not entry.is_dir()
    except OSError:
        return True


def id_of(path: Path) -> str:
    """The id that a file's name gives: lower-case words of ASCII letters and digits joined by hyphens.

    Names from elsewhere ("Core foundation (copy).yaml") are brought into that form.
    """
    plain = unicodedata.normalize("NFKD", path.stem).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _kind_of(path: Path, root: object, before: LibraryFile | None) -> FileKind:
    by_folder = _FOLDERS.get(path.absolute().parent.name)
    if by_folder is not None:
        return by_folder
    if not isinstance(root, Mapping):
        return before.kind if before is not None else FileKind.ROUTINE
    keys = {entry.key.text for entry in root.entries}
    if "levels" in keys:
        return FileKind.PLAN
    if "steps" in keys:
        return FileKind.ROUTINE
    return FileKind.EXERCISE if keys & {"instructions", "position", "figure"} else FileKind.ROUTINE


def _read_content(kind: FileKind, fields: Fields, item_id: str) -> Content | None:
    match kind:
        case FileKind.EXERCISE:
            return read_exercise(fields, item_id)
        case FileKind.ROUTINE:
            return read_routine(fields, item_id)
        case FileKind.PLAN:
            return read_plan(fields, item_id)
