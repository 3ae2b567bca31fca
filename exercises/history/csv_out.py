"""The whole history as a table for spreadsheets: one row a step, and a column's sum counts each session once."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any, Final

from exercises.history.csv_cells import cell
from exercises.history.export import SESSION_KEYS, STEP_COLUMNS, STEP_KEYS, plain, session_object
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
# Numbers of the whole session. They stand in its first row only, so that a column's sum or mean counts each once.
ONCE_COLUMNS: Final = frozenset(
    (
        *("planned_seconds", "active_seconds", "walk_planned_seconds", "walk_active_seconds", "kilometres"),
        *("pain_before", "pain_peak", "pain_after", "pain_next_day", "effort"),
    )
)
# `minutes` are the active seconds once more, for people; reading passes over them.
_MINUTES: Final = "minutes"
TABLE_COLUMNS: Final = ("id", "date", _MINUTES, *SESSION_COLUMNS[2:], *STEP_COLUMNS)
_OF_SESSION: Final = TABLE_COLUMNS[: -len(STEP_COLUMNS)]
PLACES_APART: Final = "; "


def table(records: Iterable[SessionRecord], *, mark: bool = False) -> Iterator[str]:
    """The table's text, part by part: its head, then each session's rows; one without steps has one row.

    A session's texts and times stand in each of its rows, its numbers (`minutes` and ONCE_COLUMNS) in the first. Lines
    end as RFC 4180 has it. `mark` begins it with the mark by which Excel knows UTF-8.
    """
    yield (MARK if mark else "") + _lines([TABLE_COLUMNS])
    for record in records:
        found = _session(record)
        first = [cell(found[key]) for key in _OF_SESSION]
        others = ["" if key in ONCE_COLUMNS or key == _MINUTES else cell(found[key]) for key in _OF_SESSION]
        steps = [[cell(step[key]) for key in STEP_KEYS] for step in found["steps"] or [dict.fromkeys(STEP_KEYS)]]
        yield _lines([[*first, *steps[0]], *([*others, *step] for step in steps[1:])])


def _session(record: SessionRecord) -> dict[str, Any]:
    felt, found = record.feelings, session_object(record)
    return {
        **found,
        "date": record.started.date().isoformat(),
        _MINUTES: plain(round(record.active_seconds / 60, 2)),
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
