"""Sessions as the coach reads them, from their rows: quickly, as there may be a hundred thousand of them."""

import json
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, tzinfo
from typing import Any, Final

from exercises.history.owner import is_gone, owner_from_text
from exercises.history.rows import FEELING_COLUMNS
from exercises.history.session_facts import SessionFact
from exercises.session.events import Outcome
from exercises.session.record import Feelings, StepOutcome

COLUMNS: Final = (
    *("started_utc", "owner", "id", "routine", "kind", "name", "level", "started", "outcome"),
    *("active_seconds", "walk_planned_seconds", "walk_active_seconds"),
    *FEELING_COLUMNS,
)
_FIRST_FEELING: Final = COLUMNS.index(FEELING_COLUMNS[0])
_FINISHED: Final = Outcome.FINISHED.value
# Exercises that hurt bear on the coming weeks only.
_HURT_DAYS: Final = 120
_WORST_FIRST: Final = (
    StepOutcome.HURT,
    StepOutcome.PARTIAL,
    StepOutcome.SKIPPED,
    StepOutcome.EASIER,
    StepOutcome.DONE,
)
_NO_EXERCISES: Final[tuple[tuple[str, StepOutcome], ...]] = ()


def is_known(row: tuple[Any, ...]) -> bool:
    """Whether a session (its COLUMNS) is one for the coach: not one that runs and has only just begun."""
    owner, active = row[1], row[9]
    return owner is None or active > 0 or is_gone(owner_from_text(owner))


def plain(connection: sqlite3.Connection, query: str, values: Iterable[Any] = ()) -> sqlite3.Cursor:
    """The query's rows as plain tuples, which are read in half the time."""
    cursor = connection.cursor()
    cursor.row_factory = None
    return cursor.execute(query, tuple(values))


class Maker:
    """Makes the coach's sessions of rows; texts, numbers and answers that are the same are one in memory."""

    def __init__(self) -> None:
        self._felt: dict[tuple[Any, ...], Feelings] = {}
        self._places: dict[str, tuple[str, ...]] = {}
        self._same: dict[Any, Any] = {}

    def makes(self) -> Callable[[tuple[Any, ...]], SessionFact]:
        """What makes a session of its COLUMNS."""
        felt, feelings, same, parse = self._felt, self._feelings, self._same.setdefault, datetime.fromisoformat
        zones: dict[str, tzinfo | None] = {}

        def make(row: tuple[Any, ...]) -> SessionFact:
            _, _, session_id, routine, kind, name, level, started, outcome, active, planned, walked = row[
                :_FIRST_FEELING
            ]
            told = row[_FIRST_FEELING:]
            # Python makes a time zone anew for every moment that it reads; there are two of them in a year.
            offset = started[-6:]
            zone = zones.get(offset)
            if zone is None:
                moment = parse(started)
                if offset[:1] in ("+", "-"):
                    zones[offset] = moment.tzinfo
            else:
                moment = parse(started[:-6]).replace(tzinfo=zone)
            return SessionFact(
                session_id,
                same(routine, routine),
                same(kind, kind),
                same(name, name),
                same(level, level),
                moment,
                outcome == _FINISHED,
                same(active, active),
                same(planned, planned),
                same(walked, walked),
                felt.get(told) or feelings(told),
                _NO_EXERCISES,
            )

        return make

    def _feelings(self, told: tuple[Any, ...]) -> Feelings:
        """What the user said, from the values of FEELING_COLUMNS."""
        before, peak, after, next_day, effort, leg, sleep, places, surface, note, answered, hills, shoes, km = told
        found = self._felt[told] = Feelings(
            pain_before=before,
            pain_peak=peak,
            pain_after=after,
            pain_next_day=next_day,
            effort=effort,
            leg=None if leg is None else bool(leg),
            sleep_lost=None if sleep is None else bool(sleep),
            where=self._where(places),
            surface=surface,
            note=note,
            next_day_at=datetime.fromisoformat(answered) if answered is not None else None,
            hills=hills,
            shoes=shoes,
            kilometres=km,
        )
        return found

    def _where(self, places: str) -> tuple[str, ...]:
        found = self._places.get(places)
        if found is None:
            found = self._places[places] = tuple(json.loads(places))
        return found


def get_session_facts(connection: sqlite3.Connection) -> tuple[SessionFact, ...]:
    """Every session as the coach reads it, oldest first; what is deleted, or runs and has only just begun, is left out.

    Neither timelines nor, as long as nothing hurt, steps are read.
    """
    query = f"SELECT {', '.join(COLUMNS)} FROM session WHERE deleted_at IS NULL ORDER BY started_utc, id"  # noqa: S608
    found = tuple(map(Maker().makes(), filter(is_known, plain(connection, query))))
    exercises = exercises_that_hurt(connection)
    if not exercises:
        return found
    return tuple(replace(each, exercises=exercises[each.id]) if each.id in exercises else each for each in found)


def exercises_that_hurt(connection: sqlite3.Connection) -> dict[str, tuple[tuple[str, StepOutcome], ...]]:
    """Each exercise once with its worst outcome, of the sessions from the first one on in which something hurt."""
    newest = connection.execute("SELECT max(started_utc) FROM session WHERE deleted_at IS NULL").fetchone()[0]
    if newest is None:
        return {}
    since = newest - _HURT_DAYS * 86_400.0
    first = connection.execute(
        "SELECT min(started_utc) FROM session WHERE deleted_at IS NULL AND started_utc >= ? AND kind != 'walk' AND "
        "EXISTS (SELECT 1 FROM step WHERE step.session = session.id AND step.outcome = 'hurt')",
        (since,),
    ).fetchone()[0]
    if first is None:
        return {}
    rows = connection.execute(
        "SELECT session, exercise, step.outcome AS outcome FROM session JOIN step ON step.session = session.id "
        "WHERE deleted_at IS NULL AND started_utc >= ? AND kind != 'walk' AND exercise IS NOT NULL "
        "ORDER BY session, number",
        (first,),
    )
    found: dict[str, dict[str, StepOutcome]] = {}
    for row in rows:
        of_session = found.setdefault(row["session"], {})
        outcome = StepOutcome(row["outcome"])
        before = of_session.get(row["exercise"], outcome)
        of_session[row["exercise"]] = min(before, outcome, key=_WORST_FIRST.index)
    return {session: tuple(each.items()) for session, each in found.items()}
