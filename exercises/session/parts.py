"""The parts of a session, as they are counted while it runs and afterwards: an exercise with all sets and sides."""

from collections.abc import Sequence
from dataclasses import dataclass

from exercises.library.timeline import Phase, PhaseKind
from exercises.session.record import SessionRecord, StepOutcome, StepRecord

_DONE = (StepOutcome.DONE, StepOutcome.EASIER)


@dataclass(frozen=True, slots=True)
class Part:
    """What became of a part in all its sets and sides; `hurt` when one of them was marked as hurting."""

    outcome: StepOutcome
    hurt: bool = False
    reached: bool = True

    @property
    def done(self) -> bool:
        """Whether all of it was done."""
        return self.outcome in _DONE


def part_at(phases: Sequence[Phase], index: int) -> int:
    """The part of a phase, from 0; a rest between two belongs to the one that comes."""
    if not phases:
        return 0
    block = phases[min(index, len(phases) - 1)].block
    if block is not None:
        return block
    later = (phase.block for phase in phases[index:] if phase.block is not None)
    earlier = [phase.block for phase in phases[:index] if phase.block is not None]
    return next(later, earlier[-1] if earlier else 0)


def part_count(phases: Sequence[Phase]) -> int:
    """How many parts there are, 1 at least."""
    return 1 + max((phase.block for phase in phases if phase.block is not None), default=0)


def parts_of(record: SessionRecord) -> tuple[Part, ...]:
    """The parts of a session with what became of them; where the routine is not known each step is one."""
    works = [phase for phase in record.timeline.phases if phase.kind is PhaseKind.WORK] if record.timeline else []
    found: dict[int, list[int]] = {}
    for number in range(len(record.steps)):
        block = works[number].block if number < len(works) else None
        # Work of no block stands alone.
        found.setdefault(block if block is not None else -1 - number, []).append(number)
    return tuple(_part([record.steps[n] for n in of], any(map(record.reached, of))) for of in found.values())


def _part(steps: Sequence[StepRecord], reached: bool) -> Part:
    outcomes = {step.outcome for step in steps}
    hurt = any(step.hurt for step in steps)
    if StepOutcome.HURT in outcomes:
        outcome = StepOutcome.HURT
    elif len(outcomes) == 1:
        (outcome,) = outcomes
    elif outcomes <= set(_DONE):
        outcome = StepOutcome.EASIER
    else:
        outcome = StepOutcome.PARTIAL
    return Part(outcome, hurt, reached)
