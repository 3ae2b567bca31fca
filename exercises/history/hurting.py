"""Which exercises were marked as hurting, and in which sessions."""

import sqlite3
from dataclasses import dataclass
from typing import Final

from exercises.library.timeline import Side

_HURT: Final = (
    "SELECT step.session AS session, step.exercise AS exercise, step.name AS name, step.side AS side, "
    "step.outcome != 'hurt' AND (step.outcome = 'easier' OR step.instead IS NOT NULL) AS eased, "
    "CASE WHEN step.outcome != 'hurt' THEN step.instead_name END AS instead "
    "FROM step JOIN session ON session.id = step.session "
    "WHERE (step.outcome = 'hurt' OR step.reason = 'hurt') AND session.deleted_at IS NULL "
    "ORDER BY session.started_utc, session.id, step.number"
)


@dataclass(frozen=True, slots=True)
class HurtStep:
    """A planned piece of work that was marked as hurting; without an exercise it came from elsewhere.

    With `eased` it was then done in an easier version, at least in part; `instead` is its name where it is known.
    """

    session: str
    exercise: str | None
    name: str | None
    side: Side | None
    eased: bool = False
    instead: str | None = None


def get_hurt_steps(connection: sqlite3.Connection) -> tuple[HurtStep, ...]:
    """Every step that hurt, of the oldest session first; those of deleted sessions are left out."""
    return tuple(
        HurtStep(
            row["session"],
            row["exercise"],
            row["name"],
            Side(row["side"]) if row["side"] else None,
            bool(row["eased"]),
            row["instead"],
        )
        for row in connection.execute(_HURT)
    )
