"""Sessions in the forms that other programs read: JSON objects and CSV rows, with names that stay for good."""

import csv
import io
from collections.abc import Iterable
from typing import Any, Final

from exercises.history.csv_cells import cell
from exercises.session.record import SessionRecord, StepRecord

SESSION_KEYS: Final = (
    "id",
    "routine",
    "name",
    "kind",
    "level",
    "started",
    "ended",
    "planned_seconds",
    "active_seconds",
    "walk_planned_seconds",
    "walk_active_seconds",
    "outcome",
    "pain_before",
    "pain_peak",
    "pain_after",
    "pain_next_day",
    "effort",
    "leg",
    "sleep_lost",
    "where",
    "surface",
    "note",
    "logged_by_hand",
)
STEP_KEYS: Final = (
    "exercise",
    "name",
    "side",
    "set",
    "planned_seconds",
    "active_seconds",
    "reps_planned",
    "reps_done",
    "outcome",
    "reason",
    "instead",
    "instead_name",
)
# In a table both kinds of column stand side by side; the step's own are told apart by their prefix where they clash.
STEP_COLUMNS: Final = tuple(f"step_{key}" if key in SESSION_KEYS else key for key in STEP_KEYS)
CSV_COLUMNS: Final = SESSION_KEYS + STEP_COLUMNS


def session_object(record: SessionRecord) -> dict[str, Any]:
    """A session as JSON: every key is always there, null where nothing is known."""
    felt = record.feelings
    return {
        "id": record.id,
        "routine": record.routine,
        "name": record.name,
        "kind": record.kind,
        "level": record.level,
        "started": record.started.isoformat(),
        "ended": record.ended.isoformat() if record.ended is not None else None,
        "planned_seconds": plain(record.planned_seconds),
        "active_seconds": plain(record.active_seconds),
        "walk_planned_seconds": plain(record.walk_planned_seconds),
        "walk_active_seconds": plain(record.walk_active_seconds),
        "outcome": record.outcome.value,
        "pain_before": felt.pain_before,
        "pain_peak": felt.pain_peak,
        "pain_after": felt.pain_after,
        "pain_next_day": felt.pain_next_day,
        "effort": felt.effort,
        "leg": felt.leg,
        "sleep_lost": felt.sleep_lost,
        "where": list(felt.where),
        "surface": felt.surface,
        "note": felt.note,
        "logged_by_hand": record.logged_by_hand,
        "steps": [step_object(step) for step in record.steps],
    }


def step_object(step: StepRecord) -> dict[str, Any]:
    """A planned work phase as JSON."""
    return {
        "exercise": step.exercise,
        "name": step.name,
        "side": step.side.value if step.side is not None else None,
        "set": step.set,
        "planned_seconds": plain(step.planned_seconds),
        "active_seconds": plain(step.active_seconds),
        "reps_planned": step.reps_planned,
        "reps_done": step.reps_done,
        "outcome": step.outcome.value,
        "reason": step.reason.value if step.reason is not None else None,
        "instead": step.instead,
        "instead_name": step.instead_name,
    }


def to_csv(records: Iterable[SessionRecord]) -> str:
    """One row a step with its session's columns repeated; a session without steps has one row."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(CSV_COLUMNS)
    for record in records:
        found = session_object(record)
        found["where"] = "; ".join(found["where"])
        session = [cell(found[key]) for key in SESSION_KEYS]
        for step in found["steps"] or [dict.fromkeys(STEP_KEYS)]:
            writer.writerow(session + [cell(step[key]) for key in STEP_KEYS])
    return text.getvalue()


def plain(seconds: float) -> int | float:
    """Seconds as a whole number where they are one, else rounded to thousandths."""
    rounded = round(seconds, 3)
    return int(rounded) if rounded == int(rounded) else rounded
