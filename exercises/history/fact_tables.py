"""Facts in their table: written and read inside a transaction of the caller's."""

import sqlite3
from datetime import datetime
from typing import Final

from exercises.history.fact_rows import fact_from, fact_values
from exercises.history.facts import StoredFact

_BETWEEN_SECONDS: Final = 1e-5


def put_fact(connection: sqlite3.Connection, stored: StoredFact, told: datetime) -> None:
    """Write a fact that is told now; one that is there already stays as it is."""
    last = connection.execute("SELECT max(told_utc) FROM fact").fetchone()[0]
    # Behind all others, also when several are told at one moment or the clock was set back.
    told_utc = max(told.timestamp(), last + _BETWEEN_SECONDS if last is not None else 0.0)
    connection.execute(
        "INSERT INTO fact (id, kind, at, at_utc, value, told_utc) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO NOTHING",
        (*fact_values(stored), told_utc),
    )


def get_facts(connection: sqlite3.Connection) -> tuple[StoredFact, ...]:
    """All facts that are known here and not deleted, oldest first."""
    rows = connection.execute(
        "SELECT id, kind, at, value FROM fact WHERE deleted_at IS NULL ORDER BY at_utc, told_utc, id"
    ).fetchall()
    return tuple(fact for row in rows if (fact := fact_from(row)) is not None)
