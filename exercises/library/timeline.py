"""A routine unfolded into the flat list of phases that a session goes through.

It lives with the library because unfolding is also the last check of a file: limits, doses and inclusions show only
here. Everything else about time, the total included, is derived from these phases.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from exercises.library.exercise import Exercise, ExerciseKind, Sides
from exercises.library.fields import Located, Report
from exercises.library.problems import Problem
from exercises.library.routine import (
    ExerciseStep,
    Pauses,
    RepeatStep,
    RestStep,
    Routine,
    RoutineStep,
    StartSide,
    Step,
)
from exercises.library.scalars import MAX_SECONDS, format_duration

MAX_PHASES: Final = 2000
MAX_ROUTINES_DEEP: Final = 8
# Work that ends when the user says so, with nothing that tells how long it might take.
UNTIL_DONE_SECONDS: Final = 60.0
# More raw pieces than this can't become 2,000 phases; counting them first keeps twenty times twenty times … harmless.
_MAX_PIECES: Final = 20 * MAX_PHASES


class PhaseKind(StrEnum):
    """What a phase is."""

    PREPARE = "prepare"
    WORK = "work"
    SWITCH = "switch"
    REST = "rest"


class Side(StrEnum):
    """Which side works; ALTERNATE goes from one to the other with each repetition."""

    LEFT = "left"
    RIGHT = "right"
    ALTERNATE = "alternate"

    @property
    def other(self) -> "Side":
        """The opposite side."""
        match self:
            case Side.LEFT:
                return Side.RIGHT
            case Side.RIGHT:
                return Side.LEFT
            case Side.ALTERNATE:
                return Side.ALTERNATE


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of time with one purpose.

    `reps` counts each side; `pace_seconds` is the moving time of one repetition and `hold_seconds` what is held on top.
    An `until_done` phase has no end of its own, `seconds` is then an estimate. `first_side` is where alternating work
    begins. `walking` marks work whose exercise is a walk. Phases of one exercise step share a `block`, counted from 0
    over the whole timeline; other rests have none.
    """

    kind: PhaseKind
    seconds: float
    exercise: str | None = None
    name: str | None = None
    side: Side | None = None
    set: int | None = None
    sets: int | None = None
    reps: int | None = None
    pace_seconds: float | None = None
    hold_seconds: float | None = None
    say: str | None = None
    until_done: bool = False
    first_side: Side | None = None
    walking: bool = False
    block: int | None = None

    @property
    def rep_seconds(self) -> float | None:
        """Seconds of one repetition on one side; None where nothing is counted."""
        if self.reps is None or self.pace_seconds is None:
            return None
        return self.pace_seconds + (self.hold_seconds or 0.0)


@dataclass(frozen=True, slots=True)
class Timeline:
    """What a session follows: the phases, and the routine that they come from (None for a walk of the plan)."""

    routine: str | None
    name: str
    kind: str
    level: str | None
    phases: tuple[Phase, ...]

    @property
    def seconds(self) -> float:
        """The whole time, estimates included."""
        return sum(phase.seconds for phase in self.phases)


class Lookup:
    """How unfolding finds what a routine names; None where nothing usable has that id."""

    def __init__(
        self,
        exercise: Callable[[str], Exercise | None],
        routine: Callable[[str], Routine | None],
        weaker: Side = Side.LEFT,
    ) -> None:
        self.exercise = exercise
        self.routine = routine
        self.weaker = weaker


def unfold(routine: Routine, lookup: Lookup) -> tuple[Timeline | None, list[Problem]]:
    """Unfold a routine whose names have all been found.

    Returns the timeline, or None with the problems that show only now: no dose, work of 0 seconds, too long, too many
    phases. Ids that the lookup does not know are left out; whoever checks names reports them.
    """
    report = Report()
    whole = routine.steps_at
    if _pieces(routine.steps, lookup, 1) > _MAX_PIECES:
        report.say(whole.at, whole.path, f"this unfolds into more than {MAX_PHASES:,} phases; use fewer rounds")
        return None, report.problems
    unfolder = _Unfolder(lookup, report)
    phases = tuple(_numbered(_join_breaks(unfolder.pieces(routine.steps, routine.pauses))))
    if not report.problems:
        _check_limits(phases, whole, report)
    if report.problems or not phases:
        if not report.problems:
            report.say(whole.at, whole.path, "there is nothing to do in these steps; add an exercise or a rest")
        return None, report.problems
    level = routine.level.value if routine.id else None
    return Timeline(routine.id or None, routine.name, routine.kind.value, level, phases), []


def _check_limits(phases: tuple[Phase, ...], whole: Located, report: Report) -> None:
    if len(phases) > MAX_PHASES:
        text = f"this unfolds into {len(phases):,} phases; at most {MAX_PHASES:,}: use fewer rounds"
        report.say(whole.at, whole.path, text)
    seconds = sum(phase.seconds for phase in phases)
    if seconds > MAX_SECONDS:
        text = f"this takes {format_duration(seconds)} in all; at most {format_duration(MAX_SECONDS)}"
        report.say(whole.at, whole.path, text)


def _pieces(steps: Iterable[Step], lookup: Lookup, deep: int) -> int:
    """How many raw pieces the steps make, by multiplication and without unfolding them."""
    total = 0
    for step in steps:
        match step:
            case ExerciseStep():
                # The exercise's own dose can bring up to 20 sets; each set is two sides, a switch and a rest at most.
                total += 1 + 4 * (step.sets or (1 if step.has_dose else 20))
            case RestStep():
                total += 1
            case RepeatStep():
                total += step.times * (1 + _pieces(step.steps, lookup, deep))
            case RoutineStep():
                included = lookup.routine(step.routine.text)
                if included is not None and deep < MAX_ROUTINES_DEEP:
                    total += _pieces(included.steps, lookup, deep + 1)
        if total > _MAX_PIECES:
            break
    return total


class _Unfolder:
    """Makes the raw pieces: rests as they are written, before breaks are joined."""

    def __init__(self, lookup: Lookup, report: Report, deep: int = 1) -> None:
        self._lookup = lookup
        self._report = report
        self._deep = deep

    def pieces(self, steps: Iterable[Step], pauses: Pauses) -> Iterator[Phase]:
        for step in steps:
            match step:
                case ExerciseStep():
                    yield from self._exercise(step, pauses)
                case RestStep():
                    yield Phase(PhaseKind.REST, step.seconds, say=step.say)
                case RepeatStep():
                    yield from self._repeat(step, pauses)
                case RoutineStep():
                    included = self._lookup.routine(step.routine.text)
                    if included is not None and self._deep < MAX_ROUTINES_DEEP:
                        # What is wrong inside is reported in that routine's own file.
                        inside = _Unfolder(self._lookup, Report(), self._deep + 1)
                        yield from inside.pieces(included.steps, included.pauses)

    def _repeat(self, step: RepeatStep, pauses: Pauses) -> Iterator[Phase]:
        round_of_steps = list(self.pieces(step.steps, pauses))
        for number in range(step.times):
            if number and step.rest_seconds:
                yield Phase(PhaseKind.REST, step.rest_seconds)
            yield from round_of_steps

    def _exercise(self, step: ExerciseStep, pauses: Pauses) -> Iterator[Phase]:
        exercise = self._lookup.exercise(step.exercise.text)
        if exercise is None:
            return
        filled = _with_dose(step, exercise)
        if filled is None:
            text = f"say how long or how many for {exercise.name}: for, reps, hold or until: done"
            self._report.say(step.exercise.at, step.exercise.path, text)
            return
        works = list(self._works(filled, exercise))
        if any(work.seconds <= 0 for work in works):
            text = "this makes work of 0 seconds; give it a pace, a hold or a time"
            self._report.say(step.time_at.at, step.time_at.path, text)
            return
        yield from _around(filled, works, pauses)

    def _works(self, step: ExerciseStep, exercise: Exercise) -> Iterator[Phase]:
        """The work phases of one set."""
        sides = step.sides or exercise.sides
        pace = exercise.pace_seconds if step.pace_seconds is None else step.pace_seconds
        hold = step.hold_seconds
        turns = 2 if sides is Sides.ALTERNATE else 1
        alternating = sides is Sides.ALTERNATE
        if step.for_seconds is not None:
            seconds = step.for_seconds
        elif step.reps is not None:
            seconds = step.reps * (pace + (hold or 0.0)) * turns
        elif hold is not None:
            seconds, alternating = hold, False
        else:
            seconds = UNTIL_DONE_SECONDS
        counted = step.for_seconds is None and step.reps is not None
        first = self._first_side(step)
        work = Phase(
            kind=PhaseKind.WORK,
            seconds=seconds,
            exercise=exercise.id,
            name=exercise.name,
            side=Side.ALTERNATE if alternating else None,
            sets=step.sets or 1,
            reps=step.reps if counted else None,
            pace_seconds=pace if counted else None,
            hold_seconds=hold if step.for_seconds is None else None,
            say=step.say,
            until_done=step.until_done,
            first_side=first if alternating else None,
            walking=exercise.kind is ExerciseKind.WALK,
        )
        if sides is Sides.BOTH or alternating:
            yield work
        else:
            yield replace(work, side=first)
            yield replace(work, side=first.other)

    def _first_side(self, step: ExerciseStep) -> Side:
        match step.start_side:
            case StartSide.LEFT:
                return Side.LEFT
            case StartSide.RIGHT:
                return Side.RIGHT
            case StartSide.WEAKER:
                return self._lookup.weaker


def _with_dose(step: ExerciseStep, exercise: Exercise) -> ExerciseStep | None:
    """The step as it stands, or filled from the exercise's dose when it gives none of its own."""
    if step.has_dose:
        return step
    dose = exercise.dose
    if dose is None:
        return None
    return replace(
        step,
        sets=step.sets or dose.sets,
        reps=dose.reps,
        hold_seconds=dose.hold_seconds,
        for_seconds=dose.for_seconds,
    )


def _around(step: ExerciseStep, works: list[Phase], pauses: Pauses) -> Iterator[Phase]:
    """Prepare, then every set with its switches and rests."""
    prepare = pauses.prepare_seconds if step.prepare_seconds is None else step.prepare_seconds
    switch = pauses.switch_seconds if step.switch_seconds is None else step.switch_seconds
    rest = pauses.rest_seconds if step.rest_seconds is None else step.rest_seconds
    first = works[0]
    yield Phase(
        PhaseKind.PREPARE, prepare, first.exercise, first.name, first.side, 1, first.sets, first_side=first.first_side
    )
    for number in range(1, (first.sets or 1) + 1):
        if number > 1:
            yield Phase(PhaseKind.REST, rest, first.exercise, first.name, set=number - 1)
        for index, work in enumerate(works):
            if index:
                yield Phase(PhaseKind.SWITCH, switch, work.exercise, work.name, work.side, number, work.sets)
            yield replace(work, set=number)


def _join_breaks(pieces: Iterable[Phase]) -> Iterator[Phase]:
    """Add up rests in a row, take the prepare out of the break before it, and leave out what lasts 0 seconds.

    Text of a rest that is left out altogether moves on to the next phase, so that it is still said.
    """
    rest: Phase | None = None
    carried: str | None = None
    for piece in pieces:
        if piece.kind is PhaseKind.REST:
            if rest is None:
                rest = piece
            else:
                # Rests of different origin: no exercise can be named any more.
                rest = Phase(PhaseKind.REST, rest.seconds + piece.seconds, say=_joined(rest.say, piece.say))
            continue
        if rest is not None:
            left = rest.seconds - (piece.seconds if piece.kind is PhaseKind.PREPARE else 0.0)
            if left > 0:
                yield replace(rest, seconds=left, say=_joined(carried, rest.say))
                carried = None
            else:
                carried = _joined(carried, rest.say)
            rest = None
        if piece.seconds > 0 or piece.kind is PhaseKind.WORK:
            yield replace(piece, say=_joined(carried, piece.say)) if carried else piece
            carried = None
    if rest is not None and rest.seconds > 0:
        yield replace(rest, say=_joined(carried, rest.say))


def _numbered(phases: Iterable[Phase]) -> Iterator[Phase]:
    """Number the blocks: a new one begins with each prepare, and with each first set that has none."""
    block = -1
    before: Phase | None = None
    for phase in phases:
        if phase.exercise is None:
            yield phase
        else:
            if _begins_block(phase, before):
                block += 1
            yield replace(phase, block=block)
        before = phase


def _begins_block(phase: Phase, before: Phase | None) -> bool:
    if phase.kind is PhaseKind.PREPARE:
        return True
    if phase.kind is not PhaseKind.WORK or phase.set != 1:
        return False
    if before is None or before.exercise != phase.exercise or before.kind is PhaseKind.REST:
        return True
    # The same exercise twice in a row without a pause: the second side of a set goes on, anything else begins anew.
    return before.kind is PhaseKind.WORK and (before.set != 1 or before.side is None or before.side is phase.side)


def _joined(first: str | None, second: str | None) -> str | None:
    return " ".join(text for text in (first, second) if text) or None
