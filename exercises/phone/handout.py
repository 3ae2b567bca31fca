"""What a printed sheet holds: each exercise once, with what is asked of it."""

from collections.abc import Callable
from dataclasses import dataclass

from exercises.library.exercise import Exercise
from exercises.library.timeline import Phase, PhaseKind, Side, Timeline
from exercises.phone.content import FindExercise


@dataclass(frozen=True, slots=True)
class HandoutItem:
    """One exercise of a sheet.

    `work` is its first work phase. `both_sides` tells that left and right come one after the other, `rest_seconds` how
    long the rest between two sets is, `rounds` how often all of this comes. `exercise` is None where none is known.
    """

    name: str
    work: Phase
    exercise: Exercise | None
    both_sides: bool
    rest_seconds: float
    rounds: int = 1


@dataclass(frozen=True, slots=True)
class Handout:
    """A session on paper; `seconds` is its whole time, `kit` what one needs for it."""

    name: str
    about: str
    seconds: float
    kit: tuple[str, ...]
    items: tuple[HandoutItem, ...]


# Makes a PDF of a sheet: its paper is `a4`, `letter`, or None for what is usual where one is.
SheetPrinter = Callable[[Handout, str | None], bytes]


def handout(timeline: Timeline, exercise: FindExercise, about: str = "") -> Handout:
    """The sheet of a session; what comes again in just the same way stands there once, with how often it comes."""
    found: dict[object, list[HandoutItem]] = {}
    for phases in _blocks(timeline):
        item = _item(phases, exercise)
        # Which set it is and where in the session it stands makes no difference.
        shape = tuple(
            (phase.kind, phase.exercise, phase.name, phase.side, phase.seconds, phase.say) for phase in phases
        )
        found.setdefault(tuple(part for part in shape if part[0] is not PhaseKind.PREPARE), []).append(item)
    items = tuple(
        HandoutItem(first.name, first.work, first.exercise, first.both_sides, first.rest_seconds, len(same))
        for same in found.values()
        for first in same[:1]
    )
    kit = dict.fromkeys(thing for item in items if item.exercise is not None for thing in item.exercise.kit)
    return Handout(timeline.name, about, timeline.seconds, tuple(kit), items)


def _blocks(timeline: Timeline) -> list[list[Phase]]:
    """The phases of each exercise step, those without work left out."""
    blocks: list[list[Phase]] = []
    last: int | None = None
    for phase in timeline.phases:
        if phase.block is None and phase.kind is not PhaseKind.WORK:
            continue
        if not blocks or phase.block is None or phase.block != last:
            blocks.append([])
        blocks[-1].append(phase)
        last = phase.block
    return [block for block in blocks if any(phase.kind is PhaseKind.WORK for phase in block)]


def _item(phases: list[Phase], exercise: FindExercise) -> HandoutItem:
    works = [phase for phase in phases if phase.kind is PhaseKind.WORK]
    rests = [phase.seconds for phase in phases if phase.kind is PhaseKind.REST]
    first = works[0]
    found = exercise(first.exercise) if first.exercise else None
    both = {phase.side for phase in works} >= {Side.LEFT, Side.RIGHT}
    return HandoutItem(first.name or "", first, found, both, rests[0] if rests else 0.0)
