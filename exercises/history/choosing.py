"""Choosing sessions: the list, how many there are, and the numbers of those that fit."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from itertools import compress, islice
from typing import Final

from exercises.history.columns import Columns
from exercises.history.exercise_loads import DoneExercise, DoneExercises
from exercises.history.filtering import Filter
from exercises.history.listing import SessionSummary, how_many, newest, of_ids
from exercises.history.overview import Overview, overview_of
from exercises.history.statistics.loads import ExerciseLoad

_EVERYTHING: Final = Filter()


class Chooser:
    """Answers for one history; keeps every session's numbers in memory until the file changes."""

    def __init__(self) -> None:
        self._columns: Columns | None = None
        self._exercises: DoneExercises | None = None
        # The connection with what it and others had written: the state of which the columns tell.
        self._state: tuple[sqlite3.Connection, int, int] | None = None

    def forget(self) -> None:
        """Let go of what is in memory."""
        self._columns = self._exercises = self._state = None

    def recent(
        self, connection: sqlite3.Connection, limit: int, before: SessionSummary | None, choice: Filter
    ) -> list[SessionSummary]:
        """At most `limit` sessions that fit, newest first, behind the one given."""
        if choice.is_empty:
            return newest(connection, limit, before)
        with self._reading(connection) as columns:
            fits = columns.fitting(connection, choice)
            first = columns.place_behind(connection, before.started_utc, before.id) if before is not None else 0
            places = islice(compress(range(first, len(columns)), memoryview(fits)[first:]), limit)
            ids = columns.ids(connection)
            return of_ids(connection, [ids[place] for place in places])

    def count(self, connection: sqlite3.Connection, choice: Filter) -> int:
        """How many sessions fit."""
        if choice.is_empty:
            return how_many(connection)
        with self._reading(connection) as columns:
            return columns.fitting(connection, choice).count(1)

    def overview(self, connection: sqlite3.Connection, choice: Filter, today: date) -> Overview:
        """The numbers of the sessions that fit."""
        with self._reading(connection) as columns:
            fits = columns.fitting(connection, choice)
            return overview_of(columns, fits, today, lambda place: columns.id_at(connection, place))

    def kinds(self, connection: sqlite3.Connection) -> list[str]:
        """Every kind there is, by name."""
        with self._reading(connection) as columns:
            return sorted(columns.kinds(connection).different)

    def routines(self, connection: sqlite3.Connection) -> list[tuple[str, str]]:
        """Every routine with the name that it had last, by name."""
        with self._reading(connection) as columns:
            newest_of = columns.routines(connection).first_places()
            ids = columns.ids(connection)
            names = {each.id: each.name for each in of_ids(connection, [ids[place] for place in newest_of.values()])}
            found = [(routine, names[ids[place]]) for routine, place in newest_of.items() if routine]
            return sorted(found, key=lambda each: (each[1].casefold(), each[0]))

    def exercises(self, connection: sqlite3.Connection, choice: Filter) -> list[DoneExercise]:
        """The exercises done in the sessions that fit, the one done in most of them first."""
        with self._reading(connection) as columns:
            return self._done(connection, columns).exercises(connection, columns.fitting(connection, choice))

    def load_line(
        self, connection: sqlite3.Connection, exercise: str, choice: Filter, today: date
    ) -> ExerciseLoad | None:
        """An exercise's days in the sessions that fit; None when it was not done in any of them."""
        with self._reading(connection) as columns:
            fits = columns.fitting(connection, choice)
            return self._done(connection, columns).load_line(connection, exercise, fits, today)

    def _done(self, connection: sqlite3.Connection, columns: Columns) -> DoneExercises:
        if self._exercises is None:
            self._exercises = DoneExercises(connection, columns)
        return self._exercises

    @contextmanager
    def _reading(self, connection: sqlite3.Connection) -> Iterator[Columns]:
        """The columns, and one state of the file as long as they are used."""
        connection.execute("BEGIN")
        try:
            state = connection, int(connection.execute("PRAGMA data_version").fetchone()[0]), connection.total_changes
            if self._columns is None or self._state != state:
                self.forget()
                self._columns, self._state = Columns(connection), state
            yield self._columns
        finally:
            # Trouble with the disk has ended it already.
            with suppress(sqlite3.OperationalError):
                connection.execute("ROLLBACK")
