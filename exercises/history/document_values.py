"""What a JSON document says of a session: its record, and the values that it had before."""

from collections.abc import Set
from typing import Any, Final

from exercises.history.changes import BESIDE_STEPS, BODY_COLUMNS, FACT, FACT_COLUMNS, REASONS, RECORD, STEP_VALUES
from exercises.history.document_fields import Fields, NotReadableError
from exercises.library.timeline import Side
from exercises.session.events import Outcome
from exercises.session.record import Feelings, PainTap, SessionRecord, SkipReason, StepOutcome, StepRecord

_MOST_PAIN: Final = 10


def record_in(fields: Fields) -> SessionRecord:
    """A session that the document lists, without the routine as it was. Raises NotReadableError."""
    return SessionRecord(
        id=fields.uuid("id"),
        routine=fields.maybe_text("routine"),
        name=fields.text("name"),
        kind=fields.text("kind"),
        level=fields.maybe_text("level"),
        started=fields.moment("started"),
        ended=fields.maybe_moment("ended"),
        planned_seconds=fields.number("planned_seconds"),
        active_seconds=fields.number("active_seconds"),
        walk_planned_seconds=fields.number("walk_planned_seconds"),
        walk_active_seconds=fields.number("walk_active_seconds"),
        outcome=fields.word("outcome", Outcome),
        steps=tuple(_step(each) for each in fields.each("steps")),
        feelings=_feelings(fields),
        logged_by_hand=bool(fields.flag("logged_by_hand")),
        position=fields.whole("position") or 0,
        taps=tuple(PainTap(each.number("seconds"), _pain_told(each)) for each in fields.each("taps")),
    )


def check_value(change: Fields, field: str, value: Any) -> None:
    """Raise NotReadableError unless a field of a session or a fact can have had this value."""
    place = f"{change.place}.value"
    if field not in (RECORD, FACT):
        if not _is_plain(value):
            raise NotReadableError(f"{place} must be a text, a number or null.")
        return
    columns = (*BODY_COLUMNS, "steps", "taps") if field == RECORD else FACT_COLUMNS
    if not isinstance(value, dict) or any(column not in value for column in columns):
        raise NotReadableError(f"{place} must be an object with {', '.join(columns)}.")
    if field == FACT:
        return
    body = Fields(value, place)
    body.moment("started")
    body.maybe_moment("ended")
    body.number("active_seconds")
    body.whole("position")
    body.word("outcome", Outcome)
    for name, width in (("steps", len(STEP_VALUES)), ("taps", 2)):
        rows = value[name]
        if not isinstance(rows, list) or not all(isinstance(row, list) and len(row) == width for row in rows):
            raise NotReadableError(f"{place}.{name} must be a list of lists of {width}.")
    if not all(_is_plain(each) for rows in (value["steps"], value["taps"]) for row in rows for each in row):
        raise NotReadableError(f"{place} must hold texts, numbers and null in its steps and taps.")
    _check_beside(body, {str(row[0]) for row in value["steps"] if row})
    if not all(_is_plain(value[column]) for column in BODY_COLUMNS):
        raise NotReadableError(f"{place} must hold texts, numbers and null.")


def _check_beside(body: Fields, numbers: Set[str]) -> None:
    """Why steps were skipped, and what was done instead, stand there by their numbers, for those that have it."""
    for key in BESIDE_STEPS:
        told = body.value.get(key, {})
        if not isinstance(told, dict):
            raise NotReadableError(f"{body.place}.{key} must be an object.")
        words = Fields(told, f"{body.place}.{key}")
        for number in told:
            if number not in numbers:
                raise NotReadableError(f"{words.place} must have the numbers of steps.")
            if key == REASONS:
                words.word(number, SkipReason)
            else:
                words.text(number)


def _is_plain(value: Any) -> bool:
    return isinstance(value, str | int | float | None)


def _pain_told(fields: Fields) -> int:
    pain = fields.whole("pain", 0, _MOST_PAIN)
    if pain is None:
        raise NotReadableError(f"{fields.place}.pain is missing.")
    return pain


def _feelings(fields: Fields) -> Feelings:
    return Feelings(
        pain_before=fields.whole("pain_before", 0, _MOST_PAIN),
        pain_peak=fields.whole("pain_peak", 0, _MOST_PAIN),
        pain_after=fields.whole("pain_after", 0, _MOST_PAIN),
        pain_next_day=fields.whole("pain_next_day", 0, _MOST_PAIN),
        effort=fields.whole("effort", 0, _MOST_PAIN),
        leg=fields.flag("leg"),
        sleep_lost=fields.flag("sleep_lost"),
        where=fields.texts("where"),
        surface=fields.maybe_text("surface"),
        note=fields.maybe_text("note"),
        next_day_at=fields.maybe_moment("next_day_at"),
        hills=fields.maybe_text("hills"),
        shoes=fields.maybe_text("shoes"),
        kilometres=fields.maybe_number("kilometres"),
    )


def _step(fields: Fields) -> StepRecord:
    return StepRecord(
        exercise=fields.maybe_text("exercise"),
        name=fields.maybe_text("name"),
        side=fields.maybe_word("side", Side),
        set=fields.whole("set", 1),
        planned_seconds=fields.number("planned_seconds"),
        active_seconds=fields.number("active_seconds"),
        reps_planned=fields.whole("reps_planned"),
        reps_done=fields.whole("reps_done"),
        outcome=fields.word("outcome", StepOutcome),
        reason=fields.maybe_word("reason", SkipReason),
        instead=fields.maybe_text("instead"),
        instead_name=fields.maybe_text("instead_name"),
    )
