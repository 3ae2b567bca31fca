"""One exercise on its own, for trying it out."""

from exercises.library.exercise import Exercise
from exercises.library.fields import Located
from exercises.library.library import Library
from exercises.library.problems import Place
from exercises.library.routine import ExerciseStep, Routine, RoutineKind
from exercises.library.timeline import Timeline, unfold

_NOWHERE = Place(1, 1, 1, 0, 0)


def trial(exercise: Exercise, library: Library) -> Timeline | None:
    """The timeline of one exercise in its own dose; None when it has none."""
    name = Located(exercise.id, _NOWHERE, "")
    step = ExerciseStep(exercise=name, time_at=name)
    routine = Routine("", exercise.name, RoutineKind.MOBILITY, (step,), name)
    return unfold(routine, library.lookup())[0]
