"""The sessions that were deleted, which are only hidden: each can be brought back."""

import sqlite3

from exercises.history.listing import SessionSummary, of_ids


def newest_deleted(connection: sqlite3.Connection, limit: int) -> list[SessionSummary]:
    """At most so many deleted sessions, the one that was deleted last first."""
    # By the moment and not by the letters of it: two may have been deleted at different offsets.
    rows = connection.execute(
        "SELECT id FROM session WHERE deleted_at IS NOT NULL ORDER BY julianday(deleted_at) DESC, id LIMIT ?", (limit,)
    )
    ids = [row["id"] for row in rows]
    found = {each.id: each for each in of_ids(connection, ids)}
    return [found[each] for each in ids]
