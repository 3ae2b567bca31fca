"""Where the charts' numbers come from."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from exercises.history.filtering import Filter
from exercises.history.statistics.days import Day, days
from exercises.history.statistics.loads import ExerciseLoad, loads
from exercises.history.statistics.pain import DailyPain, Moment, daily_pain

if TYPE_CHECKING:
    from exercises.history.history import History
    from exercises.session.record import SessionRecord


def overview(history: "History", choice: Filter, today: date) -> tuple[Mapping[date, Day], Mapping[Moment, DailyPain]]:
    """The days of a choice and the pain told on them. Raises AmbleError."""
    sessions = list(_chosen(history, choice))
    return days(sessions, today), {moment: daily_pain(sessions, today, moment) for moment in Moment}


def exercises_done(history: "History", choice: Filter) -> tuple[tuple[str, str], ...]:
    """The ids and names of all exercises done, the one done most often first. Raises AmbleError."""
    counted: Counter[str] = Counter()
    names: dict[str, str] = {}
    for session in _chosen(history, choice):
        done = {step.exercise: step.name for step in session.steps if step.exercise and step.active_seconds > 0}
        if session.kind != "walk":
            counted.update(done.keys())
            names.update({exercise: name or exercise for exercise, name in done.items()})
    return tuple((exercise, names[exercise]) for exercise, _ in counted.most_common())


def load_line(history: "History", exercise: str, choice: Filter, today: date) -> ExerciseLoad | None:
    """An exercise's days; None where it was never done. Raises AmbleError."""
    return loads(_chosen(history, choice), today).get(exercise)


def _chosen(history: "History", choice: Filter) -> "Iterator[SessionRecord]":
    for session in history.sessions(choice.since, choice.until):
        if not choice.kinds or session.kind in choice.kinds:
            yield session
