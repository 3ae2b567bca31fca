"""Each exercise's load over time, the left side against the right."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from exercises.history.statistics.days import counted_until
from exercises.library.timeline import Side
from exercises.session.record import SessionRecord, StepRecord


@dataclass(frozen=True, slots=True)
class Load:
    """What was done of an exercise: sets, repetitions (None where nobody counted) and seconds of work.

    `longest_seconds` is the longest set, which for a hold says how long it was held.
    """

    sets: int = 0
    reps: int | None = None
    seconds: float = 0.0
    longest_seconds: float = 0.0

    def __add__(self, other: "Load") -> "Load":
        counted = [reps for reps in (self.reps, other.reps) if reps is not None]
        return Load(
            sets=self.sets + other.sets,
            reps=sum(counted) if counted else None,
            seconds=self.seconds + other.seconds,
            longest_seconds=max(self.longest_seconds, other.longest_seconds),
        )


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


def loads(records: Iterable[SessionRecord], today: date) -> dict[str, ExerciseLoad]:
    """Every exercise of which something was done, by its id; a step that was skipped is no load.

    Walks, with what is wrapped round them, have their own numbers and are left out, and so are steps that came from
    elsewhere without an exercise.
    """
    last = counted_until(today)
    names: dict[str, str] = {}
    found: dict[str, dict[date, DayLoad]] = {}
    for record in sorted(records, key=lambda each: (each.started.timestamp(), each.id)):
        day = record.started.date()
        if day > last or record.kind == "walk":
            continue
        for step in record.steps:
            if step.exercise is not None and (step.active_seconds > 0 or step.reps_done):
                names[step.exercise] = step.name or names.get(step.exercise, step.exercise)
                of_exercise = found.setdefault(step.exercise, {})
                of_exercise[day] = _with(of_exercise.get(day, DayLoad(day)), step)
    return {
        exercise: ExerciseLoad(
            exercise, names[exercise], tuple(found[exercise][day] for day in sorted(found[exercise]))
        )
        for exercise in sorted(found)
    }


def _with(load: DayLoad, step: StepRecord) -> DayLoad:
    done = Load(1, step.reps_done, step.active_seconds, step.active_seconds)
    match step.side:
        case Side.LEFT:
            return DayLoad(load.day, load.left + done, load.right, load.both)
        case Side.RIGHT:
            return DayLoad(load.day, load.left, load.right + done, load.both)
        case Side.ALTERNATE:
            # Repetitions count each side already; the time is shared between them.
            half = Load(1, step.reps_done, step.active_seconds / 2, step.active_seconds / 2)
            return DayLoad(load.day, load.left + half, load.right + half, load.both)
        case None:
            return DayLoad(load.day, load.left, load.right, load.both + done)
