"""Something on its own, for trying it out: one exercise, or a routine from one of its steps on."""

from dataclasses import replace

from exercises.library.exercise import Exercise
from exercises.library.fields import Located
from exercises.library.library import Library
from exercises.library.problems import Place
from exercises.library.routine import ExerciseStep, RepeatStep, Routine, RoutineKind, Step
from exercises.library.timeline import Lookup, Timeline, unfold

_NOWHERE = Place(1, 1, 1, 0, 0)


def trial(exercise: Exercise, library: Library) -> Timeline | None:
    """The timeline of one exercise in its own dose, as it is given here; None when it has none."""
    name = Located(exercise.id, _NOWHERE, "")
    step = ExerciseStep(exercise=name, time_at=name)
    routine = Routine("", exercise.name, RoutineKind.MOBILITY, (step,), name)
    known = library.lookup()
    lookup = Lookup(lambda item: exercise if item == exercise.id else known.exercise(item), known.routine, known.weaker)
    return unfold(routine, lookup)[0]


def trial_from(routine: Routine, path: tuple[str | int, ...], library: Library) -> Timeline | None:
    """The timeline of a routine from the step at a path (`("steps", 2, "steps", 0)`) on; None where nothing is to do.

    From inside a repeat the rest of that round is played, then what comes after the repeat's other rounds.
    """
    numbers = [part for part in path if isinstance(part, int)]
    steps = _from(routine.steps, numbers)
    return unfold(replace(routine, steps=steps), library.lookup())[0] if steps else None


def _from(steps: tuple[Step, ...], numbers: list[int]) -> tuple[Step, ...]:
    if not numbers:
        return steps
    number = min(max(numbers[0], 0), len(steps))
    here = steps[number : number + 1]
    later = steps[number + 1 :]
    if len(numbers) == 1 or not here or not isinstance(here[0], RepeatStep):
        return here + later
    repeat = here[0]
    again = (replace(repeat, times=repeat.times - 1),) if repeat.times > 1 else ()
    return _from(repeat.steps, numbers[1:]) + again + later
