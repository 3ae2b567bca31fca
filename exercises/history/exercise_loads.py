"""Which exercises were done in which sessions, and one exercise's load, from the steps of those sessions alone."""

import json
import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import compress
from typing import Final

from exercises.history.columns import Columns
from exercises.history.statistics.days import counted_until
from exercises.history.statistics.loads import ExerciseLoad, Gathering
from exercises.library.timeline import Side

_WALK: Final = "walk"
# What was done of a step was its own exercise, or the easier one in its place; which one nobody knows in older records.
_WHICH: Final = "CASE WHEN instead IS NULL AND outcome = 'easier' THEN NULL ELSE coalesce(instead, exercise) END"
_NAMED: Final = "CASE WHEN instead IS NULL THEN name ELSE instead_name END"
# What was begun and then skipped, or left because it hurt, counts as done from its half on.
_DONE: Final = (
    "(active_seconds > 0 OR reps_done > 0) AND (outcome IN ('done', 'easier', 'partial') "
    "OR active_seconds >= 0.5 * planned_seconds OR reps_done >= 0.5 * reps_planned)"
)
_READ: Final = f"""
    SELECT session, group_concat({_WHICH}, char(10)) FROM step WHERE {_DONE} GROUP BY session"""  # noqa: S608 - our own
_STEPS: Final = f"""
    SELECT session, side, reps_done, active_seconds FROM step
    WHERE session IN (SELECT value FROM json_each(?)) AND {_WHICH} = ? AND {_DONE}"""  # noqa: S608
_NAME: Final = f"SELECT {_NAMED} FROM step WHERE session = ? AND {_WHICH} = ? AND {_DONE} ORDER BY number DESC"  # noqa: S608


@dataclass(frozen=True, slots=True)
class DoneExercise:
    """An exercise by its id, under the name that it had last, and in how many sessions it was done."""

    id: str
    name: str
    sessions: int


class DoneExercises:
    """For each session, at its place in the columns, which exercises were done in it; walks are left out.

    Most sessions have the exercises of many others, so each such set is kept once.
    """

    def __init__(self, connection: sqlite3.Connection, columns: Columns) -> None:
        """Read it, which looks at every step once."""
        self._columns = columns
        self._ids = columns.ids(connection)
        place_of = {session_id: place for place, session_id in enumerate(self._ids)}
        walks = columns.kinds(connection).fitting(_WALK.__eq__)
        codes = {"": 0}
        self._codes = array("L", bytes(array("L").itemsize * len(columns)))
        for session_id, exercises in connection.execute(_READ):
            place = place_of.get(session_id)
            if place is not None and not walks[place]:
                self._codes[place] = codes.setdefault(exercises, len(codes))
        self._sets = [frozenset(text.split("\n")) if text else frozenset() for text in codes]

    def exercises(self, connection: sqlite3.Connection, fits: bytes) -> list[DoneExercise]:
        """The exercises of the sessions that have 1 at their place, the one done in most sessions first."""
        sessions: Counter[str] = Counter()
        for code, count in Counter(compress(self._codes, fits)).items():
            sessions.update(dict.fromkeys(self._sets[code], count))
        done = [DoneExercise(each, self._name(connection, each, fits), count) for each, count in sessions.items()]
        return sorted(done, key=lambda each: (-each.sessions, each.name.casefold(), each.id))

    def load_line(self, connection: sqlite3.Connection, exercise: str, fits: bytes, today: date) -> ExerciseLoad | None:
        """An exercise's days in the sessions that have 1 at their place; None when it was not done in any of them."""
        last = counted_until(today).toordinal()
        days = self._columns.days
        places = [place for place in self._places(exercise, fits) if days[place] <= last]
        if not places:
            return None
        day_of = {self._ids[place]: date.fromordinal(days[place]) for place in places}
        gathered = Gathering()
        for session_id, side, reps, seconds in connection.execute(_STEPS, (json.dumps(list(day_of)), exercise)):
            gathered.add(day_of[session_id], _SIDES[side], reps, seconds)
        return ExerciseLoad(exercise, self._name(connection, exercise, fits), gathered.days())

    def _places(self, exercise: str, fits: bytes) -> Iterator[int]:
        """Where the exercise was done, newest first."""
        holding = [exercise in found for found in self._sets]
        return (place for place in compress(range(len(fits)), fits) if holding[self._codes[place]])

    def _name(self, connection: sqlite3.Connection, exercise: str, fits: bytes) -> str:
        """The name that it had last; its id where it never had one."""
        for place in self._places(exercise, fits):
            for (name,) in connection.execute(_NAME, (self._ids[place], exercise)):
                if name:
                    return str(name)
        return exercise


_SIDES: Final[dict[str | None, Side | None]] = {None: None, **{side.value: side for side in Side}}
