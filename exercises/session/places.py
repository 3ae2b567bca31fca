"""Where in a session's phases one goes: its works, their getting ready, the end of an exercise."""

from collections.abc import Sequence

from exercises.library.timeline import Phase, PhaseKind


def work_at(phases: Sequence[Phase], index: int) -> int:
    """This work, or the one that this phase leads to; the phase itself where none comes."""
    later = range(index, len(phases))
    return next((i for i in later if phases[i].kind is PhaseKind.WORK), index)


def work_after(phases: Sequence[Phase], index: int) -> Phase | None:
    """The next work behind this phase."""
    return next((phase for phase in phases[index + 1 :] if phase.kind is PhaseKind.WORK), None)


def with_prepare(phases: Sequence[Phase], work: int) -> int:
    """Where one gets ready for this work; the work itself where nobody does."""
    return work - 1 if work and phases[work - 1].kind is PhaseKind.PREPARE else work


def work_before(phases: Sequence[Phase], index: int) -> int:
    """Where the work before this phase begins, with its getting ready; the phase itself where there is none."""
    works = [i for i in range(index) if phases[i].kind is PhaseKind.WORK]
    return with_prepare(phases, works[-1]) if works else index


def start_of_work(phases: Sequence[Phase], index: int) -> int:
    """Where this work begins, or the one that this phase leads to, with its getting ready."""
    return with_prepare(phases, work_at(phases, index))


def end_of_exercise(phases: Sequence[Phase], index: int) -> int:
    """The first phase behind the exercise of this one."""
    block = phases[index].block
    if block is None:
        return index + 1
    return 1 + max(i for i in range(index, len(phases)) if phases[i].block == block)
