"""What somebody left out of a session, and why: told at its end, or not at all."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from exercises.session.record import SessionRecord, SkipReason, StepOutcome, StepRecord

# Who did most of a piece and skipped the rest of it has not left it out.
_MOST: Final = 0.5


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An exercise that was skipped by hand, with the numbers of the steps that were; `wholly` when it was all of it."""

    name: str
    steps: tuple[int, ...]
    wholly: bool


@dataclass(frozen=True, slots=True)
class LeftOutTold:
    """Why steps were skipped, by their numbers, and the numbers of those that were skipped because it hurt."""

    reasons: Mapping[int, SkipReason] = field(default_factory=dict)
    hurt: Collection[int] = ()

    def __bool__(self) -> bool:
        return bool(self.reasons or self.hurt)


def left_out(record: SessionRecord) -> tuple[LeftOut, ...]:
    """The exercises that were skipped by hand and of which nobody knows why, each once, in their order.

    What was never reached was not left out, and an exercise that hurt has said why already.
    """
    of_exercise: dict[str, list[int]] = {}
    for number, step in enumerate(record.steps):
        of_exercise.setdefault(step.exercise or step.name or "", []).append(number)
    found: list[LeftOut] = []
    for name, numbers in of_exercise.items():
        steps = [record.steps[number] for number in numbers]
        skipped = tuple(number for number in numbers if record.reached(number) and _is_skipped(record.steps[number]))
        if not skipped or any(step.hurt for step in steps):
            continue
        wholly = len(skipped) == len(numbers) and all(step.active_seconds == 0 for step in steps)
        named = next((step.name for step in steps if step.name), name)
        if named:
            found.append(LeftOut(named, skipped, wholly))
    return tuple(found)


def with_left_out(record: SessionRecord, told: LeftOutTold) -> SessionRecord:
    """The record with why its steps were skipped; what hurt counts as every step does that was marked as hurting."""
    steps = list(record.steps)
    for number, reason in told.reasons.items():
        if steps[number].outcome is StepOutcome.SKIPPED:
            steps[number] = replace(steps[number], reason=reason)
    for number in told.hurt:
        if steps[number].outcome is StepOutcome.SKIPPED:
            steps[number] = replace(steps[number], outcome=StepOutcome.HURT, reason=None)
    return replace(record, steps=tuple(steps))


def _is_skipped(step: StepRecord) -> bool:
    is_left = step.active_seconds < _MOST * step.planned_seconds or step.active_seconds == 0
    return step.outcome is StepOutcome.SKIPPED and step.reason is None and is_left
