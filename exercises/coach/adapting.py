"""A routine without what hurts: an exercise that hurt once gives way to an easier one, twice and it is left out."""

from collections.abc import Mapping
from dataclasses import replace

from exercises.library.exercise import Exercise
from exercises.library.routine import ExerciseStep, RepeatStep, Routine, RoutineStep, Step
from exercises.library.timeline import Lookup, Timeline, unfold


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

    return unfold(_without(routine, advice), Lookup(exercise, included, lookup.weaker), holes=True)[0]


def touches(timeline: Timeline, advice: Mapping[str, str | None]) -> bool:
    """Whether a timeline holds an exercise that the advice is about."""
    return any(phase.exercise in advice for phase in timeline.phases if phase.exercise is not None)


def _without(routine: Routine, advice: Mapping[str, str | None]) -> Routine:
    return replace(routine, steps=_kept(routine.steps, advice))


def _kept(steps: tuple[Step, ...], advice: Mapping[str, str | None]) -> tuple[Step, ...]:
    kept: list[Step] = []
    for step in steps:
        match step:
            case ExerciseStep() if advice.get(step.exercise.text, "") is None:
                continue
            case RepeatStep():
                inside = _kept(step.steps, advice)
                if inside:
                    kept.append(replace(step, steps=inside))
            case ExerciseStep() | RoutineStep():
                kept.append(step)
            case _:
                kept.append(step)
    return tuple(kept)
