"""The last resort for a record that the history does not take."""

import json
import tempfile
from pathlib import Path

from exercises.errors import AmbleError
from exercises.history.export import session_object
from exercises.session.record import SessionRecord


def put_aside(record: SessionRecord) -> Path:
    """Write a record as JSON where temporary files go; raises AmbleError when that fails too."""
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", prefix="amble-session-", suffix=".json", delete=False
        ) as file:
            json.dump([session_object(record)], file, ensure_ascii=False, indent=2)
    except OSError as error:
        raise AmbleError(error.strerror or str(error)) from error
    return Path(file.name)
