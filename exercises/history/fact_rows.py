"""Facts as rows of the database, and back; kinds of a newer program are passed over and stay as they are."""

import json
import math
import sqlite3
import types
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final, get_args, get_origin, get_type_hints

from exercises.history.facts import (
    ActivityScores,
    Away,
    Checked,
    CheckIn,
    Easier,
    Fact,
    FlareUp,
    KnownMinutes,
    MeasureChoice,
    Measured,
    MeasuresPutOff,
    OwnActivities,
    Repeat,
    Screening,
    SelfCheckAnswers,
    SetLevel,
    ShoePair,
    StoredFact,
    Trait,
    WalkingDays,
)
from exercises.history.measures.ranges import can_be_measured, can_be_scored

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
    "measured": Measured,
    "own-activities": OwnActivities,
    "activity-scores": ActivityScores,
    "measure-choice": MeasureChoice,
    "measures-put-off": MeasuresPutOff,
}
_WORDS: Final = {form: word for word, form in KINDS.items()}
_FIELDS: Final = {form: get_type_hints(form) for form in KINDS.values()}


def fact_values(stored: StoredFact) -> tuple[str, str, str, float, str]:
    """A fact's row: id, kind, at, at_utc, value. Raises ValueError or TypeError when it could not be read back."""
    fact = stored.fact
    value = {field.name: _plain(getattr(fact, field.name)) for field in fields(fact)}
    # ASCII holds also what UTF-8 can't.
    text = json.dumps(value, separators=(",", ":"))
    at = stored.at.isoformat()
    # What reading would pass over must not be lost in silence.
    _moment(at)
    _fact(type(fact), text)
    return stored.id, _WORDS[type(fact)], at, stored.at.timestamp(), text


def fact_from(row: sqlite3.Row | Mapping[str, Any]) -> StoredFact | None:
    """A fact from its row; None for a kind that is not known here, or a value that is damaged."""
    form = KINDS.get(row["kind"])
    if form is None:
        return None
    try:
        return StoredFact(row["id"], _moment(row["at"]), _fact(form, row["value"]))
    except (ValueError, TypeError, OverflowError, RecursionError):
        return None


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment


def _fact(form: type[Fact], text: str) -> Fact:
    """A fact from its JSON; what a newer program adds to it is passed over, what it left out has its default."""
    value = json.loads(text)
    if not isinstance(value, dict):
        raise TypeError(text)
    told = {name: _read(value[name], hint) for name, hint in _FIELDS[form].items() if name in value}
    fact = form(**told)
    if not _can_be(fact):
        raise ValueError(text)
    return fact


def _can_be(fact: Fact) -> bool:
    """Whether its numbers are within the ranges that facts.py names."""
    match fact:
        case CheckIn(pain=pain):
            return 0 <= pain <= 10
        case SetLevel(minutes=minutes) | KnownMinutes(minutes=minutes):
            return minutes >= 0
        case Trait(value=value):
            return 0 <= value <= 10
        case WalkingDays(days=days):
            return all(0 <= day <= 6 for day in days)
        case SelfCheckAnswers(answers=answers):
            return all(0 <= answer <= 2 for _, answer in answers)
        case ShoePair(kilometres=kilometres):
            return 0 <= kilometres < math.inf
        case Measured():
            return can_be_measured(fact)
        case ActivityScores():
            return can_be_scored(fact)
        case _:
            return True


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
