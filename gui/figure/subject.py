"""What a picture is of: an exercise with its figure or its own picture file, or only a position of the body."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from exercises.library.exercise import Exercise, ExerciseKind
from exercises.library.library import FileKind, Library
from exercises.library.routine import Routine
from exercises.library.timeline import Timeline

_QUIET: Final = (ExerciseKind.BREATHING, ExerciseKind.WALK, ExerciseKind.RELIEF)
# Of the longest one's time, what an exercise takes at least that stands for the routine.
_LONG: Final = 0.55


@dataclass(frozen=True, slots=True)
class Subject:
    """What a picture shows; `position` is the value of a Position, and stands in where there is nothing to draw.

    `file` is the picture that the exercise's file names, which need not be there.
    """

    position: str = ""
    exercise: Exercise | None = None
    file: Path | None = None


def subject_of(library: Library, exercise: Exercise | str | None) -> Subject:
    """The picture of an exercise, or of the one with an id; one that is gone is an empty ground."""
    found = library.exercise(exercise) if isinstance(exercise, str) else exercise
    if found is None:
        return Subject()
    file = library.file_of(FileKind.EXERCISE, found.id) if found.picture is not None else None
    path = file.path.parent / found.picture if file is not None and found.picture is not None else None
    return Subject(found.position.value, found, path)


def seconds_by_exercise(timeline: Timeline) -> dict[str, float]:
    """How long each exercise of a routine takes, by its id, in the order in which they come."""
    seconds: dict[str, float] = {}
    for phase in timeline.phases:
        if phase.exercise is not None:
            seconds[phase.exercise] = seconds.get(phase.exercise, 0.0) + phase.seconds
    return seconds


def telling_exercise(seconds: Iterable[tuple[Exercise, float]]) -> Exercise | None:
    """The exercise that stands for a routine, of those in it with the seconds that each takes there.

    The longest that is more than warming up, walking or resting; one on the floor comes first unless another takes
    almost twice as long, because standing people look much alike on small pictures.
    """
    parts = list(seconds)
    parts = [part for part in parts if _is_telling(part[0])] or parts
    least = max((time for _, time in parts), default=0.0) * _LONG
    found = [part for part in parts if part[1] >= least]
    return max(found, key=lambda part: (part[0].position.on_floor, round(part[1])), default=(None, 0.0))[0]


def _is_telling(exercise: Exercise) -> bool:
    return exercise.kind not in _QUIET and exercise.id != "march"


def subject_of_routine(library: Library, routine: Routine) -> Subject:
    """The picture of a routine: that of its most telling exercise."""
    timeline = library.timeline(routine)
    if timeline is None:
        return Subject()
    parts = ((library.exercise(item), seconds) for item, seconds in seconds_by_exercise(timeline).items())
    return subject_of(library, telling_exercise((each, seconds) for each, seconds in parts if each is not None))
