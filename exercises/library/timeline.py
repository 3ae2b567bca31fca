"""A routine unfolded into the flat list of phases that a session goes through.

It lives with the library because unfolding is also the last check of a file: limits, doses and inclusions show only
here. Everything else about time, the total included, is derived from these phases.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from itertools import count
from math import ceil
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
# More pieces than this, rests that join and pauses of 0 seconds included, are not unfolded at all; counting them first
# keeps twenty times twenty times … harmless.
_MAX_PIECES: Final = 20 * MAX_PHASES
# Finer than anyone writes; without rounding, 0.1 s and 0.2 s of rest leave a sliver before 0.3 s of prepare.
_DIGITS: Final = 6


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


def unfold(routine: Routine, lookup: Lookup, *, holes: bool = False) -> tuple[Timeline | None, list[Problem]]:
    """Unfold a routine whose names have all been found.

    Returns the timeline, or None with the problems that show only now: no dose, work of 0 seconds, too long, too many
    phases, nothing to do (no problem with `holes`, where steps are known to be missing). Ids that the lookup does not
    know are left out; whoever checks names reports them.
    """
    report = Report()
    whole = routine.steps_at
    if _pieces(routine.steps, lookup, 1) > _MAX_PIECES:
        report.say(whole.at, whole.path, f"this unfolds into more than {MAX_PHASES:,} phases; use fewer rounds")
        return None, report.problems
    unfolder = _Unfolder(lookup, report)
    phases = tuple(_join_breaks(unfolder.pieces(routine.steps, routine.pauses)))
    if not report.problems:
        _check_limits(phases, whole, report)
    if report.problems or not phases:
        if not report.problems and not holes:
            report.say(whole.at, whole.path, "there is nothing to do in these steps; add an exercise or a rest")
        return None, list(dict.fromkeys(report.problems))
    level = routine.level.value if routine.id else None
    return Timeline(routine.id or None, routine.name, routine.kind.value, level, phases), []


def _check_limits(phases: tuple[Phase, ...], whole: Located, report: Report) -> None:
    if len(phases) > MAX_PHASES:
        text = f"this unfolds into {len(phases):,} phases; at most {MAX_PHASES:,}: use fewer rounds"
        report.say(whole.at, whole.path, text)
    seconds = sum(phase.seconds for phase in phases)
    if seconds > MAX_SECONDS:
        text = f"this takes {format_duration(ceil(seconds))} in all; at most {format_duration(MAX_SECONDS)}"
        report.say(whole.at, whole.path, text)


def _pieces(steps: Iterable[Step], lookup: Lookup, deep: int) -> int:
    """How many raw pieces the steps make, by multiplication and without unfolding them."""
    total = 0
    for step in steps:
        match step:
            case ExerciseStep():
                # Each set is two sides, a switch and a rest at most.
                total += 1 + 4 * _sets(step, lookup.exercise(step.exercise.text))
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

    def __init__(self, lookup: Lookup, report: Report, deep: int = 1, blocks: Iterator[int] | None = None) -> None:
        self._lookup = lookup
        self._report = report
        self._deep = deep
        self._blocks = count() if blocks is None else blocks

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
                        inside = _Unfolder(self._lookup, Report(), self._deep + 1, self._blocks)
                        yield from inside.pieces(included.steps, included.pauses)

    def _repeat(self, step: RepeatStep, pauses: Pauses) -> Iterator[Phase]:
        for number in range(step.times):
            if number and step.rest_seconds:
                yield Phase(PhaseKind.REST, step.rest_seconds)
            yield from self.pieces(step.steps, pauses)

    def _exercise(self, step: ExerciseStep, pauses: Pauses) -> Iterator[Phase]:
        exercise = self._lookup.exercise(step.exercise.text)
        if exercise is None:
            return
        filled = _with_dose(step, exercise)
        if filled is None:
            text = f"say how long or how many for {exercise.name}: for, reps, hold or until: done"
            self._report.say(step.exercise.at, step.exercise.path, text)
            return
        seconds, side = self._work(filled, exercise)
        if seconds <= 0:
            text = "this makes work of 0 seconds; give it a pace, a hold or a time"
            self._report.say(step.time_at.at, step.time_at.path, text)
            return
        yield from self._sets(filled, exercise, pauses, seconds, side)

    def _work(self, step: ExerciseStep, exercise: Exercise) -> tuple[float, Side | None]:
        """How long one work phase lasts, and its side: the first of two, or ALTERNATE, or None."""
        sides = step.sides or exercise.sides
        side = {
            Sides.BOTH: None,
            Sides.EACH: self._first_side(step),
            Sides.ALTERNATE: Side.ALTERNATE,
        }[sides]
        if step.for_seconds is not None:
            return step.for_seconds, side
        if step.reps is not None:
            turns = 2 if sides is Sides.ALTERNATE else 1
            return step.reps * (_pace(step, exercise) + (step.hold_seconds or 0.0)) * turns, side
        if step.hold_seconds is not None:
            # Holding can't alternate within one hold, so the sides take turns as with "each".
            return step.hold_seconds, self._first_side(step) if side is Side.ALTERNATE else side
        return UNTIL_DONE_SECONDS, side

    def _sets(
        self, step: ExerciseStep, exercise: Exercise, pauses: Pauses, seconds: float, side: Side | None
    ) -> Iterator[Phase]:
        """Prepare, then every set with its switches and rests."""
        sets = step.sets or 1
        prepare = pauses.prepare_seconds if step.prepare_seconds is None else step.prepare_seconds
        switch = pauses.switch_seconds if step.switch_seconds is None else step.switch_seconds
        rest = pauses.rest_seconds if step.rest_seconds is None else step.rest_seconds
        counted = step.for_seconds is None and step.reps is not None
        phase = partial(Phase, exercise=exercise.id, name=exercise.name, block=next(self._blocks))
        work = partial(
            phase,
            PhaseKind.WORK,
            seconds,
            sets=sets,
            reps=step.reps if counted else None,
            pace_seconds=_pace(step, exercise) if counted else None,
            hold_seconds=step.hold_seconds if step.for_seconds is None else None,
            say=step.say,
            until_done=step.until_done,
            walking=exercise.kind is ExerciseKind.WALK,
        )
        first = self._first_side(step) if side is Side.ALTERNATE else None
        yield phase(PhaseKind.PREPARE, prepare, side=side, set=1, sets=sets, first_side=first)
        for number in range(1, sets + 1):
            if number > 1:
                yield phase(PhaseKind.REST, rest, set=number - 1)
            yield work(side=side, set=number, first_side=first)
            if side in (Side.LEFT, Side.RIGHT):
                yield phase(PhaseKind.SWITCH, switch, side=side.other, set=number, sets=sets)
                yield work(side=side.other, set=number)

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


def _sets(step: ExerciseStep, exercise: Exercise | None) -> int:
    """How many sets a step has, whoever says so."""
    dose = exercise.dose if exercise is not None and not step.has_dose else None
    return step.sets or (dose.sets if dose else 1)


def _pace(step: ExerciseStep, exercise: Exercise) -> float:
    return exercise.pace_seconds if step.pace_seconds is None else step.pace_seconds


def _join_breaks(pieces: Iterable[Phase]) -> Iterator[Phase]:
    """Add up rests in a row, take the prepare out of the break before it, and leave out what lasts 0 seconds.

    Text of a rest that is left out altogether moves on to the next phase, so that it is still said.
    """
    rests: list[Phase] = []
    texts: list[str] = []
    for piece in pieces:
        if piece.kind is PhaseKind.REST:
            rests.append(piece)
            if piece.say:
                texts.append(piece.say)
            continue
        if rests:
            left = _one_rest(rests, texts, piece.seconds if piece.kind is PhaseKind.PREPARE else 0.0)
            rests.clear()
            if left is not None:
                texts.clear()
                yield left
        if piece.seconds > 0:
            yield replace(piece, say=_joined([*texts, piece.say or ""])) if texts else piece
            texts.clear()
    left = _one_rest(rests, texts, 0.0)
    if left is not None:
        yield left


def _one_rest(rests: list[Phase], texts: list[str], prepare_seconds: float) -> Phase | None:
    """Rests in a row as one, less what the prepare behind them takes; None when nothing is left."""
    seconds = round(sum(rest.seconds for rest in rests) - prepare_seconds, _DIGITS)
    if seconds <= 0:
        return None
    if len(rests) == 1:
        return replace(rests[0], seconds=seconds, say=_joined(texts)) if prepare_seconds or texts else rests[0]
    # Rests of different origin: no exercise can be named any more.
    return Phase(PhaseKind.REST, seconds, say=_joined(texts))


def _joined(texts: Iterable[str]) -> str | None:
    return " ".join(text for text in texts if text) or None
