"""Where exercises begin in a timeline."""

from collections.abc import Sequence

from exercises.library.timeline import Phase, PhaseKind, Timeline


def start_of_exercise(timeline: Timeline, position: int) -> int:
    """The phase at which one goes on after a session was broken off in phase `position`.

    That is the prepare of the work that ran or was to come, or the work itself where it has none.
    """
    phases = timeline.phases
    works = (i for i in range(min(position, len(phases) - 1), len(phases)) if phases[i].kind is PhaseKind.WORK)
    work = next(works, position)
    return work - 1 if work and phases[work - 1].kind is PhaseKind.PREPARE else work


def begins_exercise(phases: Sequence[Phase], index: int) -> bool:
    """Whether another exercise begins with phase number `index`; sides and sets are of one exercise.

    Two stretches of walking that follow each other are one walk: nobody stops between them.
    """
    block = phases[index].block
    if block is None or (index and phases[index].walking and phases[index - 1].walking):
        return False
    return next((phase.block for phase in reversed(phases[:index]) if phase.block is not None), None) != block
