"""The Library: every exercise, routine and plan there is, bundled and the user's own, with what is wrong with them.

A file that can't be used never disappears: it stays listed with its problems, and the version that was loaded before
(or the bundled one it stands in for) stays usable.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from exercises.library.checking import Checked
from exercises.library.exercise import Exercise
from exercises.library.files import Content, FileKind, LibraryFile, Origin, id_of, read_file, supposed_file, yaml_files
from exercises.library.plan import WalkingPlan
from exercises.library.problems import Problem
from exercises.library.routine import Routine
from exercises.library.timeline import Lookup, Side, Timeline, unfold
from exercises.paths import BUNDLED_EXERCISES, BUNDLED_PLANS, BUNDLED_ROUTINES, DataFolder

__all__ = ["Draft", "FileKind", "Library", "LibraryFile", "Origin", "id_of", "yaml_files"]


@dataclass(frozen=True, slots=True)
class Draft:
    """A file as it is being written: `content` and `timeline` are None while something in it can't be used."""

    file: LibraryFile
    content: Content | None
    timeline: Timeline | None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong with it, in order."""
        return self.file.problems


_Content = TypeVar("_Content", Exercise, Routine, WalkingPlan)


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
        # What the verdicts of all files were last made for.
        self._judged_for: Side | None = None

    # Reading

    def scan(self) -> bool:
        """Read every file that is new or changed since the last scan, and check all of them against each other.

        Where nothing has changed, neither have the verdicts. Returns whether anything is new, changed or gone.
        """
        before = self._files
        self._files = {}
        for path, origin in self._paths():
            if path not in self._files:
                self._files[path] = read_file(path, origin, before.get(path))
        changed = [id(file) for file in before.values()] != [id(file) for file in self._files.values()]
        if changed or self._judged_for is not self.weaker:
            self._resolve()
        return changed

    def _paths(self) -> Iterator[tuple[Path, Origin]]:
        for path in self._given:
            yield path, Origin.GIVEN
        if self._data is not None:
            for folder in (self._data.exercises, self._data.routines, self._data.plans):
                yield from ((path, Origin.OWN) for path in yaml_files(folder))
        for folder in (BUNDLED_EXERCISES, BUNDLED_ROUTINES, BUNDLED_PLANS):
            yield from ((path, Origin.BUNDLED) for path in yaml_files(folder))

    def supposing(self, files: Iterable[LibraryFile]) -> "Library":
        """This library as it would be if these files lay in the user's folder; `supposed_file` reads them.

        Nothing is read or written; this library and the files that are given stay as they are.
        """
        other = Library(self._data, self._given, self.weaker)
        known = {path: replace(file) for path, file in self._files.items()}
        told = {file.path: replace(file) for file in files}
        bundled = {path: file for path, file in known.items() if file.origin is Origin.BUNDLED}
        other._files = {path: file for path, file in known.items() if path not in bundled} | told | bundled
        other._resolve()
        return other

    # Checking files against each other

    def _resolve(self) -> None:
        """Judge every file; where the one that counts turns out unusable, the next of the same id counts instead."""
        aside: set[LibraryFile] = set()
        while True:
            self._winners = self._choose(aside)
            checked = Checked(self._files.values(), self._winners, self.weaker)
            for file in self._files.values():
                # One that was set aside keeps the verdict that it was set aside for.
                if file not in aside or self._winners[file.kind, file.id] is file:
                    file.problems = tuple(sorted({*file.own_problems, *checked.problems(file)}))
            unusable = {file for file in self._replaceable() if file not in aside}
            # What only leans on another unusable file waits: it may well be in order once that one is replaced.
            roots = {file for file in unusable if not checked.leans_on.get(file, set()) & unusable}
            if not roots:
                break
            aside |= roots
        self._timelines = checked.timelines
        self._judged_for = self.weaker
        for file in self._files.values():
            if not file.broken:
                file.content = file.fresh

    def _replaceable(self) -> Iterator[LibraryFile]:
        """The files that count although they are of no use, while another one has the same id."""
        rivals = Counter((file.kind, file.id) for file in self._files.values())
        for key, file in self._winners.items():
            if file.useless and rivals[key] > 1:
                yield file

    def _choose(self, aside: Container[LibraryFile]) -> dict[tuple[FileKind, str], LibraryFile]:
        """For each id the file that counts: the first in order, one that was set aside only when there is no other."""
        chosen: dict[tuple[FileKind, str], LibraryFile] = {}
        for file in self._files.values():
            key = (file.kind, file.id)
            if key not in chosen or (chosen[key] in aside and file not in aside):
                chosen[key] = file
        return chosen

    def judge(self, path: Path, data: bytes) -> Draft:
        """What this library would say if a file of the user's held these bytes; nothing is read or written."""
        file = supposed_file(path, Origin.OWN, data)
        winners = {**self._winners, (file.kind, file.id): file}
        checked = Checked((), winners, self.weaker)
        file.problems = tuple(sorted({*file.own_problems, *checked.problems(file)}))
        timeline = checked.timelines.get(file.id) if file.kind is FileKind.ROUTINE and not file.broken else None
        return Draft(file, file.fresh if not file.broken else None, timeline)

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
