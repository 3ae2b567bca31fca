"""The database's shape as data: the fresh schema, and the steps from each version to the next."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

# "AMBL" in ASCII: tells our files from any other SQLite file.
APPLICATION_ID: Final = 0x414D424C
VERSION: Final = 5

MICROSECONDS: Final = "CAST(round({} * 1000000) AS INTEGER)"
# A session's numbers as 64 hexadecimal digits, for reading those of all sessions in one go (columns.py): the local day
# as Python counts days (the Julian day begins at noon), whether it was finished, the highest pain told (ff: none), the
# four answers with f for none, and microseconds: the start, the active time, the walking.
NUMBERS: Final = f"""printf(
        '%08x%02x%02x%x%x%x%x%016x%016x%016x',
        CAST(julianday(substr(started, 1, 10)) - 1721424.5 AS INTEGER),
        outcome = 'finished',
        max(coalesce(pain_before, -1), coalesce(pain_peak, -1), coalesce(pain_after, -1), coalesce(pain_next_day, -1))
            & 255,
        coalesce(pain_peak, 15), coalesce(pain_before, 15), coalesce(pain_next_day, 15), coalesce(pain_after, 15),
        {MICROSECONDS.format("started_utc")},
        {MICROSECONDS.format("active_seconds")},
        {MICROSECONDS.format("walk_active_seconds")}
    )"""

# Newest first, without looking at what was deleted. What choosing and summing up needs is all in it, so that it is read
# instead of the sessions: of 100,000 in a tenth of the time. `deleted_at` is in it because SQLite would look it up
# otherwise, and every column that NUMBERS is made of for the same reason.
_SESSION_BY_TIME: Final = f"""
    CREATE INDEX session_by_time ON session (
        started_utc DESC, id DESC, kind, routine, {NUMBERS}, started, outcome, active_seconds, walk_active_seconds,
        pain_before, pain_peak, pain_after, pain_next_day, deleted_at
    ) WHERE deleted_at IS NULL
    """

# What the coach works from beside the sessions: small dated facts, each as it was told. `kind` names its form, `value`
# holds it as JSON; kinds of a newer program stay as they are. `number` keeps the order of what was told at one moment.
_FACT: Final = """
    CREATE TABLE fact (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        at TEXT NOT NULL,
        at_utc REAL NOT NULL,
        value TEXT NOT NULL CHECK (json_type(value) = 'object'),
        deleted_at TEXT
    ) STRICT
    """
_FACT_BY_TIME: Final = "CREATE INDEX fact_by_time ON fact (at_utc, number) WHERE deleted_at IS NULL"
# The same with the moment of telling, in seconds of UTC and never twice the same: it holds on every computer, which a
# number that each one counts by itself does not.
_TOLD_FACT: Final = """
    CREATE TABLE fact (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        at TEXT NOT NULL,
        at_utc REAL NOT NULL,
        value TEXT NOT NULL CHECK (json_type(value) = 'object'),
        deleted_at TEXT,
        told_utc REAL NOT NULL DEFAULT 0
    ) STRICT
    """
_TOLD_FACT_BY_TIME: Final = "CREATE INDEX fact_by_time ON fact (at_utc, told_utc, id) WHERE deleted_at IS NULL"
# What was said otherwise later: a field of a session or a fact with each value that it ever had, the first one at 0.
# The last one is also in its own table. Two histories are joined by taking the changes of both.
_CHANGE: Final = """
    CREATE TABLE change (
        id TEXT PRIMARY KEY,
        entity TEXT NOT NULL,
        field TEXT NOT NULL,
        value TEXT NOT NULL CHECK (json_valid(value)),
        at TEXT,
        at_utc REAL NOT NULL,
        computer TEXT
    ) STRICT, WITHOUT ROWID
    """
_CHANGE_BY_ENTITY: Final = "CREATE INDEX change_by_entity ON change (entity, field)"
# Pain told on the way, in the order of time.
_PAIN_TAP: Final = """
    CREATE TABLE pain_tap (
        session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        number INTEGER NOT NULL CHECK (number >= 0),
        seconds REAL NOT NULL CHECK (seconds >= 0),
        pain INTEGER NOT NULL CHECK (pain BETWEEN 0 AND 10),
        PRIMARY KEY (session, number)
    ) STRICT, WITHOUT ROWID
    """

# Why a step was skipped or done otherwise, where that was told, and the easier exercise that was done instead.
_REASON: Final = "reason TEXT CHECK (reason IN ('hurt', 'too-hard', 'no-time', 'not-wanted'))"
_INSTEAD: Final = "instead TEXT"
_INSTEAD_NAME: Final = "instead_name TEXT"

# Statements run one by one inside a transaction; executescript() would commit behind our back.
FRESH: Final = (
    # The routine as it was, once however often it is done; the list and the statistics never read it.
    """
    CREATE TABLE snapshot (
        digest TEXT PRIMARY KEY,
        timeline TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    # Times stand twice: as they were, offset included, and in seconds of UTC to sort by. `owner` is the program that
    # runs the session, or ran it when it was broken off.
    """
    CREATE TABLE session (
        id TEXT PRIMARY KEY,
        routine TEXT,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        level TEXT,
        started TEXT NOT NULL,
        started_utc REAL NOT NULL,
        ended TEXT,
        planned_seconds REAL NOT NULL CHECK (planned_seconds >= 0),
        active_seconds REAL NOT NULL CHECK (active_seconds >= 0),
        walk_planned_seconds REAL NOT NULL CHECK (walk_planned_seconds >= 0),
        walk_active_seconds REAL NOT NULL CHECK (walk_active_seconds >= 0),
        outcome TEXT NOT NULL CHECK (outcome IN ('finished', 'stopped')),
        pain_before INTEGER CHECK (pain_before BETWEEN 0 AND 10),
        pain_peak INTEGER CHECK (pain_peak BETWEEN 0 AND 10),
        pain_after INTEGER CHECK (pain_after BETWEEN 0 AND 10),
        pain_next_day INTEGER CHECK (pain_next_day BETWEEN 0 AND 10),
        effort INTEGER CHECK (effort BETWEEN 0 AND 10),
        leg INTEGER CHECK (leg IN (0, 1)),
        sleep_lost INTEGER CHECK (sleep_lost IN (0, 1)),
        places TEXT NOT NULL DEFAULT '[]' CHECK (json_type(places) = 'array'),
        surface TEXT,
        note TEXT,
        logged_by_hand INTEGER NOT NULL DEFAULT 0 CHECK (logged_by_hand IN (0, 1)),
        position INTEGER NOT NULL DEFAULT 0 CHECK (position >= 0),
        snapshot TEXT REFERENCES snapshot (digest),
        owner TEXT,
        deleted_at TEXT,
        next_day_at TEXT,
        hills TEXT,
        shoes TEXT,
        kilometres REAL CHECK (kilometres >= 0)
    ) STRICT, WITHOUT ROWID
    """,
    _SESSION_BY_TIME,
    "CREATE INDEX session_running ON session (id) WHERE owner IS NOT NULL",
    f"""
    CREATE TABLE step (
        session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        number INTEGER NOT NULL CHECK (number >= 0),
        exercise TEXT,
        name TEXT,
        side TEXT CHECK (side IN ('left', 'right', 'alternate')),
        "set" INTEGER CHECK ("set" >= 1),
        planned_seconds REAL NOT NULL CHECK (planned_seconds >= 0),
        active_seconds REAL NOT NULL CHECK (active_seconds >= 0),
        reps_planned INTEGER CHECK (reps_planned >= 0),
        reps_done INTEGER CHECK (reps_done >= 0),
        outcome TEXT NOT NULL CHECK (outcome IN ('done', 'skipped', 'partial', 'easier', 'hurt')),
        {_REASON},
        {_INSTEAD},
        {_INSTEAD_NAME},
        PRIMARY KEY (session, number)
    ) STRICT, WITHOUT ROWID
    """,
    # What a search looks at, folded. The names of a session and of its exercises come again and again, so they stand
    # once; the note is the session's own. One narrow row for each session that is not deleted, in the order of time:
    # the newest matches are found without touching the sessions themselves.
    """
    CREATE TABLE wording (
        id INTEGER PRIMARY KEY,
        words TEXT NOT NULL UNIQUE
    ) STRICT
    """,
    """
    CREATE TABLE search (
        started_utc REAL NOT NULL,
        session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        wording INTEGER NOT NULL REFERENCES wording (id),
        note TEXT,
        PRIMARY KEY (started_utc, session)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX search_by_session ON search (session)",
    _PAIN_TAP,
    _TOLD_FACT,
    _TOLD_FACT_BY_TIME,
    _CHANGE,
    _CHANGE_BY_ENTITY,
)

# Version -> statements that make the next version of it.
MIGRATIONS: Final[dict[int, tuple[str, ...]]] = {
    1: (
        "ALTER TABLE session ADD COLUMN next_day_at TEXT",
        "ALTER TABLE session ADD COLUMN hills TEXT",
        "ALTER TABLE session ADD COLUMN shoes TEXT",
        "ALTER TABLE session ADD COLUMN kilometres REAL CHECK (kilometres >= 0)",
        _PAIN_TAP,
        _FACT,
        _FACT_BY_TIME,
    ),
    2: (
        "ALTER TABLE fact ADD COLUMN told_utc REAL NOT NULL DEFAULT 0",
        "UPDATE fact SET told_utc = number",
        "DROP INDEX fact_by_time",
        _TOLD_FACT_BY_TIME,
        _CHANGE,
        _CHANGE_BY_ENTITY,
    ),
    3: (
        "DROP INDEX session_by_time",
        _SESSION_BY_TIME,
    ),
    4: tuple(f"ALTER TABLE step ADD COLUMN {column}" for column in (_REASON, _INSTEAD, _INSTEAD_NAME)),
}


@dataclass(frozen=True, slots=True)
class Schema:
    """One version of the shape: how a new file gets it, and how older files get there."""

    version: int
    fresh: tuple[str, ...]
    migrations: Mapping[int, tuple[str, ...]]


CURRENT: Final = Schema(VERSION, FRESH, MIGRATIONS)
