"""Each exercise's load over time, the left side against the right."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from exercises.history.statistics.days import counted_until
from exercises.library.timeline import Side
from exercises.session.record import SessionRecord


@dataclass(frozen=True, slots=True)
class Load:
    """What was done of an exercise: sets, repetitions (None where nobody counted) and seconds of work.

    `longest_seconds` is the longest set, which for a hold says how long it was held.
    """

    sets: int = 0
    reps: int | None = None
    seconds: float = 0.0
    longest_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class DayLoad:
    """A day's load: of the left side, of the right side, and of what knows no sides."""

    day: date
    left: Load = Load()
    right: Load = Load()
    both: Load = Load()


@dataclass(frozen=True, slots=True)
class ExerciseLoad:
    """An exercise's days, oldest first, under the name that it had last."""

    exercise: str
    name: str
    days: tuple[DayLoad, ...]


class Gathering:
    """Puts sets together into days."""

    def __init__(self) -> None:
        # Each day's sums for the left side, the right side and both: sets, repetitions, seconds and the longest set.
        self._found: dict[date, tuple[_Sums, _Sums, _Sums]] = {}

    def add(self, day: date, side: Side | None, reps: int | None, seconds: float) -> None:
        """One set of so many repetitions (None where nobody counted) and seconds of work."""
        of_day = self._found.get(day)
        if of_day is None:
            of_day = self._found[day] = (_Sums(), _Sums(), _Sums())
        left, right, both = of_day
        match side:
            case Side.LEFT:
                left.add(reps, seconds)
            case Side.RIGHT:
                right.add(reps, seconds)
            case Side.ALTERNATE:
                # Repetitions count each side already; the time is shared between them.
                left.add(reps, seconds / 2)
                right.add(reps, seconds / 2)
            case None:
                both.add(reps, seconds)

    def days(self) -> tuple[DayLoad, ...]:
        """Every day with a set, oldest first."""
        return tuple(DayLoad(day, *(sums.load() for sums in self._found[day])) for day in sorted(self._found))


class _Sums:
    __slots__ = ("_longest", "_reps", "_seconds", "_sets")

    def __init__(self) -> None:
        self._sets, self._seconds, self._longest = 0, 0.0, 0.0
        self._reps: int | None = None

    def add(self, reps: int | None, seconds: float) -> None:
        self._sets += 1
        self._seconds += seconds
        self._longest = max(self._longest, seconds)
        if reps is not None:
            self._reps = reps + (self._reps or 0)

    def load(self) -> Load:
        return Load(self._sets, self._reps, self._seconds, self._longest) if self._sets else _NO_LOAD


_NO_LOAD: Final = Load()


def loads(records: Iterable[SessionRecord], today: date) -> dict[str, ExerciseLoad]:
    """Every exercise of which something was done, by its id; a step that was skipped is no load.

    Walks, with what is wrapped round them, have their own numbers and are left out, and so are steps that came from
    elsewhere without an exercise.
    """
    last = counted_until(today)
    names: dict[str, str] = {}
    found: dict[str, Gathering] = {}
    for record in sorted(records, key=lambda each: (each.started.timestamp(), each.id)):
        day = record.started.date()
        if day > last or record.kind == "walk":
            continue
        for step in record.steps:
            if step.exercise is not None and (step.active_seconds > 0 or step.reps_done):
                names[step.exercise] = step.name or names.get(step.exercise, step.exercise)
                found.setdefault(step.exercise, Gathering()).add(day, step.side, step.reps_done, step.active_seconds)
    return {exercise: ExerciseLoad(exercise, names[exercise], found[exercise].days()) for exercise in sorted(found)}
