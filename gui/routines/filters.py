"""Which routines a search and the filter chips leave: pure functions over the library."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from exercises.library.exercise import Exercise
from exercises.library.library import Library
from exercises.library.routine import Routine
from exercises.library.timeline import Timeline
from gui.figure.subject import Subject, seconds_by_exercise, subject_of, telling_exercise
from gui.searching import nearness
from gui.text import fold

SHORT_SECONDS = 10 * 60


class RoutineItem:
    """A routine as its card needs it, worked out when it is asked for: of thousands few are ever looked at closely."""

    def __init__(self, routine: Routine, timeline: Timeline, library: Library, *, yours: bool) -> None:
        self.routine = routine
        self.timeline = timeline
        self.yours = yours
        self._library = library

    @cached_property
    def order(self) -> str:
        """The name as it is sorted by."""
        return self.routine.name.casefold()

    @cached_property
    def name_words(self) -> str:
        """The name, folded."""
        return fold(self.routine.name)

    @cached_property
    def words(self) -> str:
        """Everything that a search looks at, folded."""
        routine = self.routine
        own = fold(f"{routine.name} {routine.about} {routine.kind.value}")
        return " ".join([own, *(_folded(each.name, each.targets, each.kit) for each in self._exercises)])

    @cached_property
    def picture(self) -> Subject:
        """The picture of its most telling exercise."""
        seconds = self._seconds
        return subject_of(self._library, telling_exercise((each, seconds[each.id]) for each in self._exercises))

    @cached_property
    def kit(self) -> tuple[str, ...]:
        """What one needs, each thing once."""
        return tuple(dict.fromkeys(thing for exercise in self._exercises for thing in exercise.kit))

    @cached_property
    def on_floor(self) -> bool:
        """Whether any of it is done on the floor."""
        return any(exercise.position.on_floor for exercise in self._exercises)

    @cached_property
    def seconds(self) -> float:
        """The whole time."""
        return self.timeline.seconds

    def gather(self) -> None:
        """Work out now what a search and the filters ask for."""
        _ = self.words, self.name_words, self.seconds, self.on_floor

    @cached_property
    def _seconds(self) -> dict[str, float]:
        return seconds_by_exercise(self.timeline)

    @cached_property
    def _exercises(self) -> tuple[Exercise, ...]:
        found = map(self._library.exercise, self._seconds)
        return tuple(exercise for exercise in found if exercise is not None)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: `kind` is a routine kind, `yours`, or empty for all."""

    search: str = ""
    kind: str = ""
    short: bool = False
    no_floor: bool = False


def fitting(items: Iterable[RoutineItem], wanted: Wanted) -> list[RoutineItem]:
    """The routines that stay: every word of the search is found, and each chosen filter holds.

    What is called so comes before what only holds the words somewhere, and a name that begins so is first.
    """
    left: Iterator[RoutineItem] = iter(of_kind(items, wanted.kind))
    if wanted.short:
        left = (item for item in left if item.seconds <= SHORT_SECONDS)
    if wanted.no_floor:
        left = (item for item in left if not item.on_floor)
    for word in fold(wanted.search).split():
        left = _holding(word, left)
    found = list(left)
    if search := fold(wanted.search).strip():
        found.sort(key=lambda item: nearness(item.name_words, search))
    return found


def of_kind(items: Iterable[RoutineItem], kind: str) -> list[RoutineItem]:
    """Those of a routine kind, the user's own for `yours`, or all of them without one, in their order."""
    if kind == "yours":
        return [item for item in items if item.yours]
    return [item for item in items if not kind or item.routine.kind.value == kind]


def _holding(word: str, items: Iterable[RoutineItem]) -> Iterator[RoutineItem]:
    return (item for item in items if word in item.words)


@lru_cache(maxsize=1024)
def _folded(name: str, targets: tuple[str, ...], kit: tuple[str, ...]) -> str:
    return fold(" ".join((name, *targets, *kit)))
