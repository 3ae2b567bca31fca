"""The Library: every exercise, routine and plan there is, bundled and the user's own, with what is wrong with them.

A file that can't be used never disappears: it stays listed with its problems, and the version that was loaded before
(or the bundled one it stands in for) stays usable.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from errno import EINVAL
from pathlib import Path
from stat import S_ISREG
from typing import Final, TypeVar

from exercises.library.exercise import Exercise, read_exercise
from exercises.library.fields import Fields, Located, Report
from exercises.library.plan import WalkingPlan, read_plan
from exercises.library.problems import Place, Problem, did_you_mean
from exercises.library.routine import ExerciseStep, RepeatStep, Routine, RoutineStep, Step, read_routine
from exercises.library.timeline import MAX_ROUTINES_DEEP, Lookup, Side, Timeline, unfold
from exercises.library.tree import (
    MAX_BYTES,
    Document,
    Mapping,
    Scalar,
    Sequence,
    Unreadable,
    read_document,
    too_large,
)
from exercises.paths import BUNDLED_EXERCISES, BUNDLED_PLANS, BUNDLED_ROUTINES, DataFolder


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
_Content = TypeVar("_Content", Exercise, Routine, WalkingPlan)
_FOLDERS: Final = {
    "exercises": FileKind.EXERCISE,
    "catalogue": FileKind.EXERCISE,
    "plans": FileKind.PLAN,
}
_START: Final = Place(1, 1, 1, 0, 0)


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
        return bool(self.problems)

    @property
    def useless(self) -> bool:
        """Whether it has problems and no earlier version to stand in."""
        return self.broken and self.content is None


class Library:
    """Scans folders and answers by id; `scan()` again picks up what changed since."""

    def __init__(self, data: DataFolder | None, given: Iterable[Path] = (), weaker: Side = Side.LEFT) -> None:
        """Look at `given` files first, then at the user's folder, then at the bundle. Nothing is read before `scan()`.

        `weaker` is the side that `start-side: weaker` means.
        """
        self._data = data
        self._given = tuple(given)
        self.weaker = weaker
        self._files: dict[Path, LibraryFile] = {}
        self._winners: dict[tuple[FileKind, str], LibraryFile] = {}
        self._timelines: dict[str, Timeline] = {}

    # Reading

    def scan(self) -> None:
        """Read every file that is new or changed since the last scan, and check all of them against each other."""
        before = self._files
        self._files = {}
        for path, origin in self._paths():
            if path not in self._files:
                self._files[path] = self._read(path, origin, before.get(path))
        self._resolve()

    def _paths(self) -> Iterator[tuple[Path, Origin]]:
        for path in self._given:
            yield path, Origin.GIVEN
        if self._data is not None:
            for folder in (self._data.exercises, self._data.routines, self._data.plans):
                yield from ((path, Origin.OWN) for path in yaml_files(folder))
        for folder in (BUNDLED_EXERCISES, BUNDLED_ROUTINES, BUNDLED_PLANS):
            yield from ((path, Origin.BUNDLED) for path in yaml_files(folder))

    def _read(self, path: Path, origin: Origin, before: LibraryFile | None) -> LibraryFile:
        try:
            stat = path.stat()
            stamp = (stat.st_mtime_ns, stat.st_size)
            if before is not None and before.stamp == stamp:
                return before
            if not S_ISREG(stat.st_mode):
                raise OSError(EINVAL, "it is not a plain file")
            document = Document((), None, (too_large(stat.st_size),))
            if stat.st_size <= MAX_BYTES:
                document = read_document(path.read_bytes())
        except OSError as error:
            problem = Problem(1, 1, 1, f"this file can't be read: {error.strerror or error}")
            kind = _FOLDERS.get(path.parent.name, FileKind.ROUTINE)
            return LibraryFile(path, id_of(path), kind, origin, own_problems=(problem,))
        report = Report()
        report.problems.extend(document.problems)
        kind = _kind_of(path, document.root)
        content = None
        match document.root:
            case Mapping() as mapping:
                content = _read_content(kind, Fields(mapping, "", report), id_of(path))
            case Sequence() | Scalar() as other:
                stands = "a list stands" if isinstance(other, Sequence) else "only a text stands"
                text = f'{stands} here; a file begins with keys and values, such as "name: My {kind.value}"'
                report.say(other.at, "", text)
            case None if not report.problems:
                report.say(_START, "", f'this file is empty; begin with a line such as "name: My {kind.value}"')
            case None | Unreadable():
                pass
        if not id_of(path):
            report.say(_START, "", "the file's name needs letters or digits, such as my-routine.yaml")
        file = LibraryFile(path, id_of(path), kind, origin, lines=document.lines, fresh=content, stamp=stamp)
        self._say_twice(file, report)
        file.own_problems = tuple(report.problems)
        if before is not None and before.kind is kind:
            file.content = before.content
        return file

    def _say_twice(self, file: LibraryFile, report: Report) -> None:
        """Two files of one folder must not give the same id, or nobody knows which one counts."""
        for other in self._files.values():
            if other.id == file.id and other.kind is file.kind and other.path.parent == file.path.parent:
                text = f'"{other.path.name}" gives the same id "{file.id}"; rename one of the two files'
                report.say(_START, "", text)

    # Checking files against each other

    def _resolve(self) -> None:
        """Judge every file; where the one that counts turns out unusable, the next of the same id counts instead."""
        set_aside: set[Path] = set()
        while True:
            self._winners = self._choose(set_aside)
            checked = _Checked(self._winners, self.weaker)
            for file in self._files.values():
                file.problems = tuple(sorted({*file.own_problems, *checked.problems(file)}))
            chosen = self._choose(set_aside | {file.path for file in self._winners.values() if file.useless})
            if chosen == self._winners:
                break
            set_aside |= {file.path for file in self._winners.values() if file.useless}
        self._timelines = checked.timelines
        for file in self._files.values():
            if not file.problems:
                file.content = file.fresh

    def _choose(self, set_aside: set[Path]) -> dict[tuple[FileKind, str], LibraryFile]:
        """For each id the file that counts: the first in order, one that was set aside only when there is no other."""
        chosen: dict[tuple[FileKind, str], LibraryFile] = {}
        for file in self._files.values():
            key = (file.kind, file.id)
            if key not in chosen or (chosen[key].path in set_aside and file.path not in set_aside):
                chosen[key] = file
        return chosen

    # Answers

    def files(self, kind: FileKind, origin: Origin | None = None) -> list[LibraryFile]:
        """The files of a kind, by id; of two with one id the one that counts, and every broken one."""
        found = [
            file
            for file in self._files.values()
            if file.kind is kind
            and (origin is None or file.origin is origin)
            and (file.broken or self._winners.get((kind, file.id)) is file)
        ]
        return sorted(found, key=lambda file: (file.id, str(file.path)))

    def given(self) -> list[LibraryFile]:
        """The given files in the order they were given."""
        return [self._files[path] for path in self._given]

    def own(self) -> list[LibraryFile]:
        """Every file in the user's folder."""
        return [file for file in self._files.values() if file.origin is Origin.OWN]

    def bundled(self) -> list[LibraryFile]:
        """Every file that came with the program, also those that the user's own replace."""
        return [file for file in self._files.values() if file.origin is Origin.BUNDLED]

    def exercise(self, exercise_id: str) -> Exercise | None:
        """The usable exercise of that id."""
        return self._usable(FileKind.EXERCISE, exercise_id, Exercise)

    def routine(self, routine_id: str) -> Routine | None:
        """The usable routine of that id."""
        return self._usable(FileKind.ROUTINE, routine_id, Routine)

    def plan(self, plan_id: str) -> WalkingPlan | None:
        """The usable walking plan of that id."""
        return self._usable(FileKind.PLAN, plan_id, WalkingPlan)

    def exercises(self) -> list[Exercise]:
        """All usable exercises, by id."""
        return sorted(self._all(FileKind.EXERCISE, Exercise), key=lambda exercise: exercise.id)

    def routines(self) -> list[Routine]:
        """All usable routines, by id."""
        return sorted(self._all(FileKind.ROUTINE, Routine), key=lambda routine: routine.id)

    def timeline(self, routine: Routine) -> Timeline | None:
        """The phases of a usable routine; None when it can't be unfolded any more."""
        known = self._timelines.get(routine.id)
        if known is not None and self.routine(routine.id) is routine:
            return known
        return unfold(routine, self.lookup())[0]

    def file_of(self, kind: FileKind, item_id: str) -> LibraryFile | None:
        """The file that counts for an id."""
        return self._winners.get((kind, item_id))

    def lookup(self) -> Lookup:
        """What unfolding needs to know of this library."""
        return Lookup(self.exercise, self.routine, self.weaker)

    def _usable(self, kind: FileKind, item_id: str, form: type[_Content]) -> _Content | None:
        file = self._winners.get((kind, item_id))
        return file.content if file is not None and isinstance(file.content, form) else None

    def _all(self, kind: FileKind, form: type[_Content]) -> Iterator[_Content]:
        for (found, _), file in self._winners.items():
            if found is kind and isinstance(file.content, form):
                yield file.content


class _Checked:
    """Checks one scan: names that must exist, inclusions, limits. Each file is judged once."""

    def __init__(self, winners: dict[tuple[FileKind, str], LibraryFile], weaker: Side) -> None:
        self.timelines: dict[str, Timeline] = {}
        self._winners = winners
        self._verdicts: dict[Path, tuple[Problem, ...]] = {}
        self._heights: dict[tuple[str, int], int] = {}
        self._lookup = Lookup(self._exercise, self._routine, weaker)

    def problems(self, file: LibraryFile) -> tuple[Problem, ...]:
        """What is wrong with a file beside what was found while reading it."""
        known = self._verdicts.get(file.path)
        if known is not None:
            return known
        report = Report()
        match file.fresh:
            case Exercise() as exercise:
                for link in exercise.links:
                    self._find(report, FileKind.EXERCISE, link)
            case Routine() as routine:
                timeline = self._check_steps(report, routine, routine.id)
                if timeline is not None and self._winners.get((file.kind, file.id)) is file:
                    self.timelines[routine.id] = timeline
            case WalkingPlan() as plan:
                for name in (plan.before, plan.after):
                    if name is not None:
                        self._use(report, FileKind.ROUTINE, name)
                for level in plan.levels:
                    self._check_steps(report, level.walk, None)
                    if level.sometimes is not None:
                        self._check_steps(report, level.sometimes.walk, None)
            case None:
                pass
        self._verdicts[file.path] = tuple(report.problems)
        return self._verdicts[file.path]

    def _check_steps(self, report: Report, routine: Routine, own_id: str | None) -> Timeline | None:
        before = len(report.problems)
        for step in _flat(routine.steps):
            if isinstance(step, ExerciseStep):
                self._use(report, FileKind.EXERCISE, step.exercise)
            elif isinstance(step, RoutineStep):
                self._include(report, step.routine, own_id)
        named = len(report.problems) == before
        timeline, problems = unfold(routine, self._lookup)
        # Limits of a routine with holes in it would mislead; its doses can be judged all the same.
        report.problems.extend(problem for problem in problems if named or problem.path != routine.steps_at.path)
        return timeline

    def _find(self, report: Report, kind: FileKind, name: Located) -> LibraryFile | None:
        """The file that counts for a name; reports a name that nothing has."""
        file = self._winners.get((kind, name.text))
        if file is None:
            known = [known_id for found, known_id in self._winners if found is kind]
            article = "an exercise" if kind is FileKind.EXERCISE else "a routine"
            report.say(name.at, name.path, f'"{name.text[:60]}" is not {article}{did_you_mean(name.text, known)}')
        return file

    def _use(self, report: Report, kind: FileKind, name: Located) -> None:
        """Like `_find`, for something that must be in order itself."""
        file = self._find(report, kind, name)
        if file is not None and self._sound(file) is None:
            text = f'"{name.text}" can\'t be used before its own file is mended: {file.path.name}'
            report.say(name.at, name.path, text)

    def _include(self, report: Report, name: Located, own_id: str | None) -> None:
        chain = self._way(name.text, own_id) if own_id is not None else None
        if chain is not None:
            report.say(name.at, name.path, f"this routine includes itself: {' → '.join([own_id or '', *chain])}")
        # Asked before anything inside is judged, so that a chain of a thousand files costs no thousand frames.
        elif 1 + self._height(name.text, MAX_ROUTINES_DEEP) > MAX_ROUTINES_DEEP:
            text = f"with this one, routines include each other more than {MAX_ROUTINES_DEEP} deep"
            report.say(name.at, name.path, text)
        else:
            self._use(report, FileKind.ROUTINE, name)

    def _inside(self, routine_id: str) -> list[str]:
        """The ids that a routine includes as it is written now."""
        file = self._winners.get((FileKind.ROUTINE, routine_id))
        if file is None or not isinstance(file.fresh, Routine):
            return []
        return [step.routine.text for step in _flat(file.fresh.steps) if isinstance(step, RoutineStep)]

    def _way(self, start: str, target: str) -> list[str] | None:
        """The shortest chain of inclusions from one routine to another, both named; None when there is none."""
        came_from: dict[str, str | None] = {start: None}
        waiting = [start]
        for routine_id in waiting:
            if routine_id == target:
                chain = [routine_id]
                while (before := came_from[chain[0]]) is not None:
                    chain.insert(0, before)
                return chain
            for inner in self._inside(routine_id):
                if inner not in came_from:
                    came_from[inner] = routine_id
                    waiting.append(inner)
        return None

    def _height(self, routine_id: str, at_most: int) -> int:
        """How many routines deep a routine is, itself included; not looked at beyond `at_most`."""
        key = (routine_id, at_most)
        if key not in self._heights:
            inside = self._inside(routine_id) if at_most > 1 else []
            self._heights[key] = 1 + max((self._height(other, at_most - 1) for other in inside), default=0)
        return self._heights[key]

    def _sound(self, file: LibraryFile) -> Content | None:
        """What a file stands for in this scan: itself when nothing is wrong with it, else its last good version."""
        return file.content if file.own_problems or self.problems(file) else file.fresh

    def _exercise(self, exercise_id: str) -> Exercise | None:
        file = self._winners.get((FileKind.EXERCISE, exercise_id))
        content = self._sound(file) if file else None
        return content if isinstance(content, Exercise) else None

    def _routine(self, routine_id: str) -> Routine | None:
        file = self._winners.get((FileKind.ROUTINE, routine_id))
        # One that has no verdict yet includes the routine that is being unfolded: a circle, reported already.
        if file is None or file.path not in self._verdicts:
            return None
        content = self._sound(file)
        return content if isinstance(content, Routine) else None


def _flat(steps: Iterable[Step]) -> Iterator[Step]:
    """All steps, those inside repeats included."""
    for step in steps:
        yield step
        if isinstance(step, RepeatStep):
            yield from _flat(step.steps)


def yaml_files(folder: Path) -> list[Path]:
    """The YAML files directly in a folder, by name; empty when there is no such folder."""
    try:
        paths = [path for path in folder.iterdir() if path.suffix.lower() in (".yaml", ".yml")]
    except OSError:
        return []
    return sorted(path for path in paths if not path.name.startswith(".") and not path.is_dir())


def id_of(path: Path) -> str:
    """The id that a file's name gives: lower-case words of ASCII letters and digits joined by hyphens.

    Names from elsewhere ("Core foundation (copy).yaml") are brought into that form.
    """
    plain = unicodedata.normalize("NFKD", path.stem).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _kind_of(path: Path, root: object) -> FileKind:
    by_folder = _FOLDERS.get(path.absolute().parent.name)
    if by_folder is not None:
        return by_folder
    keys = {entry.key.text for entry in root.entries} if isinstance(root, Mapping) else set()
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
