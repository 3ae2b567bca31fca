"""A routine's text from the phases that it unfolds to: what was done becomes a routine of one's own."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from exercises.library.editing.document import Value
from exercises.library.editing.new_files import schema_line
from exercises.library.editing.rendering import Manner
from exercises.library.exercise import Exercise, Sides
from exercises.library.files import FileKind
from exercises.library.routine import (
    DEFAULT_PREPARE_SECONDS,
    DEFAULT_REST_SECONDS,
    DEFAULT_SWITCH_SECONDS,
    Level,
    RoutineKind,
)
from exercises.library.timeline import Phase, PhaseKind, Side, Timeline

Known = Callable[[str], Exercise | None]

_PAUSES: Final = {
    "prepare": (PhaseKind.PREPARE, DEFAULT_PREPARE_SECONDS),
    "switch": (PhaseKind.SWITCH, DEFAULT_SWITCH_SECONDS),
    "rest": (PhaseKind.REST, DEFAULT_REST_SECONDS),
}


@dataclass(frozen=True, slots=True)
class WrittenRoutine:
    """The text of a routine, and the names of the exercises that are left out because nobody knows them any more."""

    text: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Block:
    """The phases of one exercise step, or a single phase that belongs to none."""

    number: int | None
    phases: tuple[Phase, ...]

    @property
    def works(self) -> list[Phase]:
        return [phase for phase in self.phases if phase.kind is PhaseKind.WORK]

    def pause(self, kind: PhaseKind) -> float:
        """The seconds of its pauses of that kind; 0 where it has none."""
        return next((phase.seconds for phase in self.phases if phase.kind is kind), 0.0)

    def has(self, key: str) -> bool:
        """Whether a pause of that name could stand in it at all."""
        first = self.works[0]
        return {
            "prepare": True,
            "switch": first.side in (Side.LEFT, Side.RIGHT),
            "rest": (first.sets or 1) > 1,
        }[key]


def routine_from_timeline(
    timeline: Timeline, name: str, exercise: Known, *, blocks: Container[int | None] | None = None
) -> WrittenRoutine | None:
    """The text of a routine that unfolds to these phases again; None when no exercise of it is left.

    `exercise` finds an exercise by its id. Only the exercise steps of these `blocks` are taken (None: all). Repeats and
    routines inside are written out, as the phases have them.
    """
    found = list(_blocks(timeline.phases))
    steps = [each for each in found if each.works and (blocks is None or each.number in blocks)]
    missing = dict.fromkeys(
        phase.name or phase.exercise or ""
        for each in steps
        for phase in each.works[:1]
        if not _is_known(phase, exercise)
    )
    known = [each for each in steps if _is_known(each.works[0], exercise)]
    if not known:
        return None
    usual = {key: _usual(known, key) for key in _PAUSES}
    kinds = [kind.value for kind in RoutineKind]
    levels = [level.value for level in Level]
    head: dict[str, Value] = {
        "name": name.strip(),
        "kind": timeline.kind if timeline.kind in kinds else RoutineKind.MOBILITY.value,
        "level": timeline.level if timeline.level in levels else Level.GENTLE.value,
        **{key: _time(usual[key]) for key, (_, default) in _PAUSES.items() if usual[key] != default},
    }
    manner = Manner()
    body = "\n".join("  " + manner.item(step, 2) for step in _steps(found, known, exercise, usual))
    text = f"{schema_line(FileKind.ROUTINE)}{manner.entries(head, 0)}\nsteps:\n{body}"
    return WrittenRoutine(text, tuple(missing))


def _blocks(phases: Iterable[Phase]) -> Iterator[_Block]:
    alone = 0

    def key(phase: Phase) -> tuple[int | None, int]:
        nonlocal alone
        alone += phase.block is None
        return phase.block, alone if phase.block is None else 0

    for (number, _), group in groupby(phases, key):
        yield _Block(number, tuple(group))


def _steps(
    found: list[_Block], known: list[_Block], exercise: Known, usual: dict[str, float]
) -> Iterator[dict[str, Value]]:
    for place, block in enumerate(found):
        if block in known:
            yield _exercise_step(block, exercise, usual)
        elif not block.works and block.phases[0].kind is PhaseKind.REST:
            rest = block.phases[0]
            behind = found[place + 1].phases[0] if place + 1 < len(found) else None
            # Unfolding takes what getting ready needs out of the break before it.
            taken = behind.seconds if behind is not None and behind.kind is PhaseKind.PREPARE else 0.0
            yield {"rest": _time(rest.seconds + taken), **({"say": rest.say} if rest.say else {})}


def _exercise_step(block: _Block, exercise: Known, usual: dict[str, float]) -> dict[str, Value]:
    work = block.works[0]
    item = exercise(work.exercise or "")
    step: dict[str, Value] = {"exercise": work.exercise or ""}
    if (work.sets or 1) > 1:
        step["sets"] = str(work.sets)
    sides = {None: Sides.BOTH, Side.ALTERNATE: Sides.ALTERNATE}.get(work.side, Sides.EACH)
    if item is not None and item.sides is not sides:
        step["sides"] = sides.value
    if Side.RIGHT in (work.side, work.first_side):
        step["start-side"] = Side.RIGHT.value
    step |= _dose(work, item)
    for key, (kind, _) in _PAUSES.items():
        if block.has(key) and block.pause(kind) != usual[key]:
            step[key] = _time(block.pause(kind))
    if work.say:
        step["say"] = work.say
    return step


def _dose(work: Phase, item: Exercise | None) -> dict[str, Value]:
    if work.until_done:
        return {"until": "done"}
    if work.reps is None:
        return {"hold": _time(work.hold_seconds)} if work.hold_seconds is not None else {"for": _time(work.seconds)}
    dose: dict[str, Value] = {"reps": str(work.reps)}
    if work.hold_seconds is not None:
        dose["hold"] = _time(work.hold_seconds)
    if work.pace_seconds is not None and (item is None or item.pace_seconds != work.pace_seconds):
        dose["pace"] = _time(work.pace_seconds)
    return dose


def _usual(blocks: list[_Block], key: str) -> float:
    """The pause that most steps have; the program's own where no step could have one."""
    kind, default = _PAUSES[key]
    counted = Counter(block.pause(kind) for block in blocks if block.has(key))
    return max(counted, key=lambda seconds: (counted[seconds], seconds == default)) if counted else default


def _is_known(phase: Phase, exercise: Known) -> bool:
    return phase.exercise is not None and exercise(phase.exercise) is not None


def _time(seconds: float) -> str:
    """A duration as one writes it: `45s`, `10m`, `1m 30s`."""
    rounded = round(seconds, 6)
    minutes, rest = divmod(rounded, 60)
    if minutes and rest == int(rest):
        return f"{int(minutes)}m {int(rest)}s" if rest else f"{int(minutes)}m"
    return f"{rounded:.6f}".rstrip("0").rstrip(".") + "s"
