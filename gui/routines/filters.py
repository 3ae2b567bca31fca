"""Which routines a search and the filter chips leave: pure functions over the library."""

from dataclasses import dataclass

from exercises.library.library import Library
from exercises.library.routine import Routine, RoutineKind
from exercises.library.timeline import Timeline
from gui.figure.subject import Subject, seconds_by_exercise, subject_of, telling_exercise
from gui.text import fold

SHORT_SECONDS = 10 * 60


@dataclass(frozen=True, slots=True)
class RoutineItem:
    """A routine as its card needs it. `words` is everything that a search looks at, folded."""

    routine: Routine
    timeline: Timeline
    yours: bool
    picture: Subject
    kit: tuple[str, ...]
    on_floor: bool
    words: str


def make_item(routine: Routine, timeline: Timeline, library: Library, *, yours: bool) -> RoutineItem:
    """Collect what a routine's card shows and its search finds."""
    seconds = seconds_by_exercise(timeline)
    exercises = [exercise for exercise in map(library.exercise, seconds) if exercise is not None]
    kit = tuple(dict.fromkeys(thing for exercise in exercises for thing in exercise.kit))
    targets = [target for exercise in exercises for target in exercise.targets]
    texts = [routine.name, routine.about, routine.kind.value, *(e.name for e in exercises), *targets, *kit]
    return RoutineItem(
        routine=routine,
        timeline=timeline,
        yours=yours,
        picture=subject_of(library, telling_exercise((each, seconds[each.id]) for each in exercises)),
        kit=kit,
        on_floor=any(exercise.position.on_floor for exercise in exercises),
        words=fold(" ".join(texts)),
    )


def matches(item: RoutineItem, *, search: str, kind: str, short: bool, no_floor: bool) -> bool:
    """Whether a routine stays: every word of the search is found, and each chosen filter holds.

    `kind` is a routine kind, `yours`, or empty for all.
    """
    if kind == "yours" and not item.yours:
        return False
    if kind in set(RoutineKind) and item.routine.kind.value != kind:
        return False
    if short and item.timeline.seconds > SHORT_SECONDS:
        return False
    if no_floor and item.on_floor:
        return False
    return all(word in item.words for word in fold(search).split())
