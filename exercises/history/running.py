"""Who runs a session that has not ended: the process that is named in its row."""

import sqlite3

from exercises.history.owner import is_gone, owner_from_text, this_process


def set_owner(connection: sqlite3.Connection, session_id: str, owner: str | None) -> None:
    """Name the process that runs a session, or None where nobody does."""
    connection.execute("UPDATE session SET owner = ? WHERE id = ?", (owner, session_id))


def runs_elsewhere(connection: sqlite3.Connection, session_id: str) -> bool:
    """Whether another process that is still there runs a session."""
    row = connection.execute("SELECT owner FROM session WHERE id = ?", (session_id,)).fetchone()
    if row is None or row["owner"] is None:
        return False
    owner = owner_from_text(row["owner"])
    return owner != this_process() and not is_gone(owner)
