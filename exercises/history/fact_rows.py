"""Facts as rows of the database, and back; kinds of a newer program are passed over and stay as they are."""

import json
import sqlite3
import types
from dataclasses import fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final, get_args, get_origin, get_type_hints

from exercises.history.facts import (
    Away,
    Checked,
    CheckIn,
    Easier,
    Fact,
    FlareUp,
    KnownMinutes,
    Repeat,
    Screening,
    SelfCheckAnswers,
    SetLevel,
    ShoePair,
    StoredFact,
    Trait,
    WalkingDays,
)

# These words stand in the database for good.
KINDS: Final[dict[str, type[Fact]]] = {
    "check-in": CheckIn,
    "screening": Screening,
    "checked": Checked,
    "set-level": SetLevel,
    "known-minutes": KnownMinutes,
    "flare": FlareUp,
    "repeat": Repeat,
    "easier": Easier,
    "away": Away,
    "trait": Trait,
    "walking-days": WalkingDays,
    "self-check": SelfCheckAnswers,
    "shoes": ShoePair,
}
_WORDS: Final = {form: word for word, form in KINDS.items()}


def fact_values(stored: StoredFact) -> tuple[str, str, str, float, str]:
    """A fact's row: id, kind, at, at_utc, value."""
    fact = stored.fact
    value = {field.name: _plain(getattr(fact, field.name)) for field in fields(fact)}
    # ASCII holds also what UTF-8 can't.
    text = json.dumps(value, separators=(",", ":"))
    return stored.id, _WORDS[type(fact)], stored.at.isoformat(), stored.at.timestamp(), text


def fact_from(row: sqlite3.Row) -> StoredFact | None:
    """A fact from its row; None for a kind that is not known here, or a value that is damaged."""
    form = KINDS.get(row["kind"])
    if form is None:
        return None
    try:
        value = json.loads(row["value"])
        hints = get_type_hints(form)
        told = {
            field.name: _read(value[field.name], hints[field.name]) for field in fields(form) if field.name in value
        }
        return StoredFact(row["id"], datetime.fromisoformat(row["at"]), form(**told))
    except (ValueError, TypeError, KeyError):
        return None


def _plain(value: object) -> object:
    match value:
        case date():
            return value.isoformat()
        case tuple():
            return [_plain(each) for each in value]
        case _:
            return value


def _read(value: Any, form: Any) -> Any:
    """A value of JSON as what a field holds; raises ValueError or TypeError when it is something else."""
    if get_origin(form) is types.UnionType:
        inner = next(each for each in get_args(form) if each is not type(None))
        return None if value is None else _read(value, inner)
    if get_origin(form) is tuple:
        forms = get_args(form)
        if not isinstance(value, list):
            raise TypeError(value)
        if forms[-1] is Ellipsis:
            return tuple(_read(each, forms[0]) for each in value)
        return tuple(_read(each, one) for each, one in zip(value, forms, strict=True))
    if form is date:
        return date.fromisoformat(value)
    if isinstance(form, type) and issubclass(form, StrEnum):
        return form(value)
    if form is float and isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if type(value) is not form:
        raise TypeError(value)
    return value
