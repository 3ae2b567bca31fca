"""Records as rows of the database, and back."""

import json
import sqlite3
import unicodedata
from datetime import datetime
from typing import Any, Final

from exercises.library.timeline import Side
from exercises.session.events import Outcome
from exercises.session.record import Feelings, SessionRecord, SkipReason, StepOutcome, StepRecord

SESSION_COLUMNS: Final = (
    "id",
    "routine",
    "name",
    "kind",
    "level",
    "started",
    "started_utc",
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
    "places",
    "surface",
    "note",
    "next_day_at",
    "hills",
    "shoes",
    "kilometres",
    "logged_by_hand",
    "position",
)
FEELING_COLUMNS: Final = SESSION_COLUMNS[13:27]
STEP_COLUMNS: Final = (
    "session",
    "number",
    "exercise",
    "name",
    "side",
    '"set"',
    "planned_seconds",
    "active_seconds",
    "reps_planned",
    "reps_done",
    "outcome",
    "reason",
    "instead",
    "instead_name",
)


def session_values(record: SessionRecord) -> tuple[Any, ...]:
    """A session's row, in the order of SESSION_COLUMNS."""
    return (
        record.id,
        _text(record.routine),
        _text(record.name),
        _text(record.kind),
        _text(record.level),
        record.started.isoformat(),
        record.started.timestamp(),
        record.ended.isoformat() if record.ended is not None else None,
        record.planned_seconds,
        record.active_seconds,
        record.walk_planned_seconds,
        record.walk_active_seconds,
        record.outcome.value,
        *feeling_values(record.feelings),
        int(record.logged_by_hand),
        record.position,
    )


def feeling_values(feelings: Feelings) -> tuple[Any, ...]:
    """What the user said, in the order of FEELING_COLUMNS."""
    return (
        feelings.pain_before,
        feelings.pain_peak,
        feelings.pain_after,
        feelings.pain_next_day,
        feelings.effort,
        _flag(feelings.leg),
        _flag(feelings.sleep_lost),
        _text(json.dumps(feelings.where, ensure_ascii=False)),
        _text(feelings.surface),
        _text(feelings.note),
        feelings.next_day_at.isoformat() if feelings.next_day_at is not None else None,
        _text(feelings.hills),
        _text(feelings.shoes),
        feelings.kilometres,
    )


def step_values(session_id: str, number: int, step: StepRecord) -> tuple[Any, ...]:
    """A step's row, in the order of STEP_COLUMNS."""
    return (
        session_id,
        number,
        _text(step.exercise),
        _text(step.name),
        step.side.value if step.side is not None else None,
        step.set,
        step.planned_seconds,
        step.active_seconds,
        step.reps_planned,
        step.reps_done,
        step.outcome.value,
        step.reason.value if step.reason is not None else None,
        _text(step.instead),
        _text(step.instead_name),
    )


def record_from(row: sqlite3.Row, steps: tuple[StepRecord, ...]) -> SessionRecord:
    """A record from its rows, without the routine as it was."""
    return SessionRecord(
        id=row["id"],
        routine=row["routine"],
        name=row["name"],
        kind=row["kind"],
        level=row["level"],
        started=datetime.fromisoformat(row["started"]),
        ended=datetime.fromisoformat(row["ended"]) if row["ended"] is not None else None,
        planned_seconds=row["planned_seconds"],
        active_seconds=row["active_seconds"],
        walk_planned_seconds=row["walk_planned_seconds"],
        walk_active_seconds=row["walk_active_seconds"],
        outcome=Outcome(row["outcome"]),
        steps=steps,
        feelings=feelings_from(row),
        logged_by_hand=bool(row["logged_by_hand"]),
        position=row["position"],
    )


def feelings_from(row: sqlite3.Row) -> Feelings:
    """What the user said, from the columns of FEELING_COLUMNS."""
    return Feelings(
        pain_before=row["pain_before"],
        pain_peak=row["pain_peak"],
        pain_after=row["pain_after"],
        pain_next_day=row["pain_next_day"],
        effort=row["effort"],
        leg=_truth(row["leg"]),
        sleep_lost=_truth(row["sleep_lost"]),
        where=tuple(json.loads(row["places"])),
        surface=row["surface"],
        note=row["note"],
        next_day_at=datetime.fromisoformat(row["next_day_at"]) if row["next_day_at"] is not None else None,
        hills=row["hills"],
        shoes=row["shoes"],
        kilometres=row["kilometres"],
    )


def step_from(row: sqlite3.Row) -> StepRecord:
    """A step from its row."""
    return StepRecord(
        exercise=row["exercise"],
        name=row["name"],
        side=Side(row["side"]) if row["side"] is not None else None,
        set=row["set"],
        planned_seconds=row["planned_seconds"],
        active_seconds=row["active_seconds"],
        reps_planned=row["reps_planned"],
        reps_done=row["reps_done"],
        outcome=StepOutcome(row["outcome"]),
        reason=SkipReason(row["reason"]) if row["reason"] is not None else None,
        instead=row["instead"],
        instead_name=row["instead_name"],
    )


def search_words(record: SessionRecord) -> tuple[str, str | None]:
    """What a search looks at, folded: the name with each exercise once, and the note."""
    names = dict.fromkeys(step.name for step in record.steps if step.name)
    note = record.feelings.note
    return fold("\n".join((record.name, *names))), fold(note) if note else None


def fold(text: str) -> str:
    """Letters without case and accents: `Übung` is found by `ubung`, and by itself."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", (_text(text) or "").casefold())
    # Taking letters apart can bring capitals back, as in ™.
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def _text(text: str | None) -> str | None:
    """A text as UTF-8 can hold it: bytes that a terminal could not read arrive as half characters."""
    return text if text is None or text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _flag(value: bool | None) -> int | None:
    return None if value is None else int(value)


def _truth(value: int | None) -> bool | None:
    return None if value is None else bool(value)
