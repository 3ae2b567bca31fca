"""A routine without what hurts: an exercise that hurt once gives way to an easier one, twice and it is left out."""

from collections.abc import Mapping
from dataclasses import replace

from exercises.library.exercise import Exercise
from exercises.library.routine import ExerciseStep, RepeatStep, RestStep, Routine, Step
from exercises.library.timeline import Lookup, PhaseKind, Timeline, unfold


def adapted(routine: Routine, lookup: Lookup, advice: Mapping[str, str | None]) -> Timeline | None:
    """The routine's timeline as the advice wants it (R17).

    `advice` maps an exercise to the easier one, or to None where it is left out. None when nothing would be left;
    steps keep their own dose, and an easier exercise that can't be used changes nothing.
    """

    def exercise(exercise_id: str) -> Exercise | None:
        easier = lookup.exercise(advice.get(exercise_id) or "")
        return easier or lookup.exercise(exercise_id)

    def included(routine_id: str) -> Routine | None:
        found = lookup.routine(routine_id)
        return _without(found, advice) if found is not None else None

    found = unfold(_without(routine, advice), Lookup(exercise, included, lookup.weaker), holes=True)[0]
    # Rests alone are no routine.
    return found if found is not None and any(phase.kind is PhaseKind.WORK for phase in found.phases) else None


def touches(timeline: Timeline, advice: Mapping[str, str | None]) -> bool:
    """Whether a timeline holds an exercise that the advice is about."""
    return any(phase.exercise in advice for phase in timeline.phases if phase.exercise is not None)


def _without(routine: Routine, advice: Mapping[str, str | None]) -> Routine:
    return replace(routine, steps=_kept(routine.steps, advice))


def _kept(steps: tuple[Step, ...], advice: Mapping[str, str | None]) -> tuple[Step, ...]:
    """The steps that stay; the rests behind one that is left out go with it, and so do those before a last one."""
    kept: list[Step] = []
    left_out = False
    for step in steps:
        if isinstance(step, RestStep):
            kept += [] if left_out else [step]
            continue
        stays = _without_hurting(step, advice)
        left_out = stays is None
        kept += [stays] if stays is not None else []
    while left_out and kept and isinstance(kept[-1], RestStep):
        kept.pop()
    return tuple(kept)


def _without_hurting(step: Step, advice: Mapping[str, str | None]) -> Step | None:
    """The step as far as it stays, None where nothing does."""
    match step:
        case ExerciseStep():
            return None if advice.get(step.exercise.text, "") is None else step
        case RepeatStep():
            inside = _kept(step.steps, advice)
            return replace(step, steps=inside) if inside else None
        case _:
            return step
