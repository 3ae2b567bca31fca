"""The whole history as a table for spreadsheets, session by session: one row a step."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any, Final

from exercises.history.csv_cells import cell
from exercises.history.export import SESSION_KEYS, STEP_COLUMNS, STEP_KEYS, session_object
from exercises.session.record import SessionRecord

MARK: Final = "\ufeff"
# What `history --csv` has, the local date for sorting and sums by day, and what was told of a walk.
SESSION_COLUMNS: Final = (
    "id",
    "date",
    *SESSION_KEYS[1:],
    "hills",
    "shoes",
    "kilometres",
    "next_day_at",
)
TABLE_COLUMNS: Final = SESSION_COLUMNS + STEP_COLUMNS
PLACES_APART: Final = "; "


def table(records: Iterable[SessionRecord], *, mark: bool = False) -> Iterator[str]:
    """The table's text, part by part: its head, then each session's rows; one without steps has one row.

    Lines end as RFC 4180 has it. `mark` begins it with the mark by which Excel knows UTF-8.
    """
    yield (MARK if mark else "") + _lines([TABLE_COLUMNS])
    for record in records:
        found = _session(record)
        session = [cell(found[key]) for key in SESSION_COLUMNS]
        steps = found["steps"] or [dict.fromkeys(STEP_KEYS)]
        yield _lines([*session, *(cell(step[key]) for key in STEP_KEYS)] for step in steps)


def _session(record: SessionRecord) -> dict[str, Any]:
    felt, found = record.feelings, session_object(record)
    return {
        **found,
        "date": record.started.date().isoformat(),
        "where": PLACES_APART.join(found["where"]),
        "hills": felt.hills,
        "shoes": felt.shoes,
        "kilometres": felt.kilometres,
        "next_day_at": felt.next_day_at.isoformat() if felt.next_day_at is not None else None,
    }


def _lines(rows: Iterable[Iterable[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()
