"""Checking the files of one scan against each other: names that must exist, inclusions, limits."""

from collections.abc import Iterable, Iterator, Mapping

from exercises.library.exercise import Exercise
from exercises.library.fields import Located, Report
from exercises.library.files import START, Content, FileKind, LibraryFile
from exercises.library.plan import WalkingPlan
from exercises.library.problems import Problem, did_you_mean, short
from exercises.library.routine import ExerciseStep, RepeatStep, Routine, RoutineStep, Step
from exercises.library.timeline import MAX_ROUTINES_DEEP, Lookup, Side, Timeline, unfold

Winners = Mapping[tuple[FileKind, str], LibraryFile]


class Checked:
    """The verdicts on the files of one scan, given the one that counts for each id. Each file is judged once.

    `timelines` are those of the routines that count, by id. `leans_on` tells for each file which unusable files its
    problems come from.
    """

    def __init__(self, files: Iterable[LibraryFile], winners: Winners, weaker: Side) -> None:
        self.timelines: dict[str, Timeline] = {}
        self.leans_on: dict[LibraryFile, set[LibraryFile]] = {}
        self._winners = winners
        self._twice = _given_twice(files)
        self._verdicts: dict[LibraryFile, tuple[Problem, ...]] = {}
        self._judging: set[LibraryFile] = set()
        self._inclusions = _Inclusions(winners)
        self._lookup = Lookup(self._exercise, self._routine, weaker)

    def problems(self, file: LibraryFile) -> tuple[Problem, ...]:
        """What is wrong with a file beside what was found while reading it."""
        if file not in self._verdicts:
            self._judging.add(file)
            self._verdicts[file] = tuple(self._judge(file))
            self._judging.remove(file)
        return self._verdicts[file]

    def _judge(self, file: LibraryFile) -> list[Problem]:
        report = Report()
        report.problems.extend(self._twice.get(file, ()))
        match file.fresh:
            case Exercise() as exercise:
                for link in exercise.links:
                    self._find(report, FileKind.EXERCISE, link)
            case Routine() as routine:
                timeline = self._check_steps(report, file, routine)
                if timeline is not None and self._winners.get((file.kind, file.id)) is file:
                    self.timelines[routine.id] = timeline
            case WalkingPlan() as plan:
                for name in (plan.before, plan.after):
                    if name is not None:
                        self._use(report, file, FileKind.ROUTINE, name)
                for level in plan.levels:
                    self._check_steps(report, file, level.walk)
                    if level.sometimes is not None:
                        self._check_steps(report, file, level.sometimes.walk)
            case None:
                pass
        return report.problems

    def _check_steps(self, report: Report, file: LibraryFile, routine: Routine) -> Timeline | None:
        before = len(report.problems)
        for step in flat(routine.steps):
            if isinstance(step, ExerciseStep):
                self._use(report, file, FileKind.EXERCISE, step.exercise)
            elif isinstance(step, RoutineStep):
                self._include(report, file, routine.id, step.routine)
        holes = len(report.problems) > before or file.unreadable
        timeline, problems = unfold(routine, self._lookup, holes=holes)
        report.problems.extend(problems)
        return timeline

    def _find(self, report: Report, kind: FileKind, name: Located) -> LibraryFile | None:
        """The file that counts for a name; reports a name that nothing has."""
        file = self._winners.get((kind, name.text))
        if file is None:
            known = [known_id for found, known_id in self._winners if found is kind]
            article = "an exercise" if kind is FileKind.EXERCISE else "a routine"
            report.say(name.at, name.path, f'"{short(name.text)}" is not {article}{did_you_mean(name.text, known)}')
        return file

    def _use(self, report: Report, user: LibraryFile, kind: FileKind, name: Located) -> None:
        """Like `_find`, for something that must be in order itself."""
        file = self._find(report, kind, name)
        if file is not None and self._sound(file) is None:
            self._say_unusable(report, user, name, file)

    def _say_unusable(self, report: Report, user: LibraryFile, name: Located, file: LibraryFile) -> None:
        self.leans_on.setdefault(user, set()).add(file)
        text = f'"{name.text}" can\'t be used before its own file is mended: {file.path.name}'
        report.say(name.at, name.path, text)

    def _include(self, report: Report, user: LibraryFile, own_id: str, name: Located) -> None:
        """Check an inclusion; nothing inside is judged before it is sure to end within the limit."""
        inclusions = self._inclusions
        included = self._winners.get((FileKind.ROUTINE, name.text))
        if included is not None and name.text in inclusions.endless:
            chain = inclusions.way(name.text, own_id)
            if chain:
                report.say(name.at, name.path, f"this routine includes itself: {_shown([own_id, *chain])}")
            elif included.content is None:
                self._say_unusable(report, user, name, included)
        elif inclusions.heights.get(name.text, 0) >= MAX_ROUTINES_DEEP:
            text = f"with this one, routines include each other more than {MAX_ROUTINES_DEEP} deep"
            report.say(name.at, name.path, text)
        else:
            self._use(report, user, FileKind.ROUTINE, name)

    def _sound(self, file: LibraryFile) -> Content | None:
        """What a file stands for in this scan: itself when nothing is wrong with it, else its last good version."""
        return file.content if file.unreadable or self.problems(file) else file.fresh

    def _exercise(self, exercise_id: str) -> Exercise | None:
        file = self._winners.get((FileKind.EXERCISE, exercise_id))
        content = self._sound(file) if file else None
        return content if isinstance(content, Exercise) else None

    def _routine(self, routine_id: str) -> Routine | None:
        file = self._winners.get((FileKind.ROUTINE, routine_id))
        # One that is being judged includes the routine that is being unfolded: a circle, reported already.
        if file is None or file in self._judging:
            return None
        # A long way down is not gone for a routine that can't be in order: that would cost frames by the thousand.
        hopeless = self._inclusions.heights.get(routine_id, MAX_ROUTINES_DEEP + 1) > MAX_ROUTINES_DEEP
        content = file.content if hopeless and file not in self._verdicts else self._sound(file)
        return content if isinstance(content, Routine) else None


class _Inclusions:
    """Which routine includes which, as the files are written now.

    `heights` says how many routines deep each one is, itself included; `endless` are those that lead into a circle.
    """

    def __init__(self, winners: Winners) -> None:
        routines = {item_id: file for (kind, item_id), file in winners.items() if kind is FileKind.ROUTINE}
        self._inside = {item_id: _included(file) & routines.keys() for item_id, file in routines.items()}
        self.heights = self._measured()
        self.endless = self._inside.keys() - self.heights.keys()

    def _measured(self) -> dict[str, int]:
        """Heights from those that include nothing upwards; whatever leads into a circle is never reached."""
        includers: dict[str, list[str]] = {item_id: [] for item_id in self._inside}
        for item_id, inside in self._inside.items():
            for inner in inside:
                includers[inner].append(item_id)
        waiting_for = {item_id: len(inside) for item_id, inside in self._inside.items()}
        heights: dict[str, int] = {}
        ready = [item_id for item_id, number in waiting_for.items() if not number]
        for item_id in ready:
            heights[item_id] = 1 + max((heights[inner] for inner in self._inside[item_id]), default=0)
            for includer in includers[item_id]:
                waiting_for[includer] -= 1
                if not waiting_for[includer]:
                    ready.append(includer)
        return heights

    def way(self, start: str, target: str) -> list[str]:
        """The shortest chain of inclusions from one routine to another, both named; empty when there is none."""
        came_from: dict[str, str | None] = {start: None}
        waiting = [start]
        for routine_id in waiting:
            if routine_id == target:
                chain = [routine_id]
                while (before := came_from[chain[-1]]) is not None:
                    chain.append(before)
                return chain[::-1]
            for inner in sorted(self._inside.get(routine_id, ())):
                if inner not in came_from:
                    came_from[inner] = routine_id
                    waiting.append(inner)
        return []


def _included(file: LibraryFile) -> set[str]:
    steps = file.fresh.steps if isinstance(file.fresh, Routine) else ()
    return {step.routine.text for step in flat(steps) if isinstance(step, RoutineStep)}


def _shown(chain: list[str]) -> str:
    """A chain of ids, its middle left out where it would fill the screen."""
    return " → ".join(chain if len(chain) <= 10 else [*chain[:5], "…", *chain[-4:]])


def flat(steps: Iterable[Step]) -> Iterator[Step]:
    """All steps, those inside repeats included."""
    for step in steps:
        yield step
        if isinstance(step, RepeatStep):
            yield from flat(step.steps)


def _given_twice(files: Iterable[LibraryFile]) -> dict[LibraryFile, tuple[Problem, ...]]:
    """Two files of one folder must not give the same id, or nobody knows which one counts."""
    first: dict[tuple[str, FileKind, str], LibraryFile] = {}
    problems: dict[LibraryFile, tuple[Problem, ...]] = {}
    for file in files:
        other = first.setdefault((str(file.path.parent), file.kind, file.id), file)
        if other is not file and file.id:
            text = f'"{other.path.name}" gives the same id "{file.id}"; rename one of the two files'
            problems[file] = (Problem(START.line, START.column, START.width, text),)
    return problems
