"""What was said otherwise about a session later, in words."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from exercises.history.changes import DELETED, REASONS, RECORD, Change
from exercises.library.scalars import format_duration
from gui import text
from gui.history.told_words import day_word
from gui.words.places import place_word
from gui.words.walk_words import hills_word, surface_word

_FIELDS: Final = {
    "pain_before": QT_TRANSLATE_NOOP("text", "pain before"),
    "pain_peak": QT_TRANSLATE_NOOP("text", "pain at its worst"),
    "pain_after": QT_TRANSLATE_NOOP("text", "pain after"),
    "pain_next_day": QT_TRANSLATE_NOOP("text", "pain the next morning"),
    "effort": QT_TRANSLATE_NOOP("text", "the effort"),
    "leg": QT_TRANSLATE_NOOP("text", "something new in a leg"),
    "sleep_lost": QT_TRANSLATE_NOOP("text", "sleep lost"),
    "places": QT_TRANSLATE_NOOP("text", "where it was felt"),
    "surface": QT_TRANSLATE_NOOP("text", "the ground"),
    "hills": QT_TRANSLATE_NOOP("text", "the hills"),
    "kilometres": QT_TRANSLATE_NOOP("text", "the kilometres"),
}
# Asked at the end of a session, or on the next morning: a first answer is no change.
_ASKED_LATER: Final = ("pain_next_day", "sleep_lost")
_STILL_ASKED: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One thing that was said otherwise, in a sentence, and when that was."""

    sentence: str
    at: datetime


def holds_a_correction(changes: Mapping[str, Sequence[Change]], over: datetime) -> bool:
    """Whether something of a session that was over at that moment is told otherwise now than at first."""
    for field, values in changes.items():
        if field == DELETED:
            continue
        corrected = [index for index, line in _changes_of(field, values, over) if line]
        if corrected and values[-1].value != values[corrected[0] - 1].value:
            return True
    return False


def change_lines(changes: Mapping[str, Sequence[Change]], over: datetime) -> list[ChangeLine]:
    """The changes of a session that was over at that moment, newest first; answers to its questions are none."""
    lines = [line for field, values in changes.items() for _, told in _changes_of(field, values, over) for line in told]
    return sorted(lines, key=lambda line: line.at.timestamp(), reverse=True)


def _changes_of(field: str, values: Sequence[Change], over: datetime) -> Iterator[tuple[int, list[ChangeLine]]]:
    """The lines of each value of a field behind the first one, with its place among the values."""
    for index, (before, after) in enumerate(pairwise(values), start=1):
        if after.at is None:
            continue
        at = datetime.fromisoformat(after.at)
        old, new = json.loads(before.value), json.loads(after.value)
        sentences = _sentence(field, old, new, is_answer=field in _ASKED_LATER or at - over < _STILL_ASKED)
        if sentences and index > 1 and values[index - 2].value == after.value and field != DELETED:
            sentences = [_taken_back(field, new)]
        yield index, [ChangeLine(each, at) for each in sentences]


def _taken_back(field: str, value: Any) -> str:
    """That a value is again what it was before the last change."""
    words = _FIELDS.get(field)
    now = _value(field, value) if words is not None else ""
    if words is None or not now:
        return text.tr("Taken back: it is again as it was.")
    return text.tr("Taken back: {name} is again {value}.").format(name=text.tr(str(words)), value=now)


def _sentence(field: str, old: Any, new: Any, *, is_answer: bool) -> list[str]:
    if field == RECORD:
        return _of_record(old, new, is_answer=is_answer)
    if field == DELETED:
        return [text.tr("You deleted it.") if new is not None else text.tr("You brought it back.")]
    if field == "note":
        return [] if is_answer and old is None else [text.tr("You changed the note.")]
    if field == "shoes":
        return [] if is_answer and old is None else [text.tr("You changed the shoes.")]
    words = _FIELDS.get(field)
    if words is None:
        return []
    name, was, now = text.tr(str(words)), _value(field, old), _value(field, new)
    if not was:
        return [] if is_answer or not now else [text.tr("You added {name}: {new}.").format(name=name, new=now)]
    if not now:
        return [text.tr("You took {name} back; it was {old}.").format(name=name, old=was)]
    return [text.tr("You changed {name} from {old} to {new}.").format(name=name, old=was, new=now)]


def _value(field: str, value: Any) -> str:
    """A stored value in words; empty where nothing is told."""
    if value is None:
        return ""
    if field in ("leg", "sleep_lost"):
        return text.tr("yes") if value else text.tr("no")
    if field == "places":
        return " · ".join(place_word(place) for place in json.loads(value))
    named: dict[str, Callable[[str], str]] = {"surface": surface_word, "hills": hills_word}
    return named[field](str(value)) if field in named else f"{value:g}"


def _steps_told(old: dict[str, Any], new: dict[str, Any], *, is_answer: bool) -> int:
    """How many steps are told otherwise; as an answer, why one was skipped is no change."""
    reasons = [each.get(REASONS, {}) for each in (old, new)]
    told = 0
    for was, now in zip(old["steps"], new["steps"], strict=False):
        # A step's outcome and counts stand at its end, its number at its beginning.
        before, after = ((each.get(str(step[0])), *step[-2:]) for each, step in zip(reasons, (was, now), strict=True))
        answered = is_answer and before[0] is None and before[2] == "skipped" and after[2] in ("skipped", "hurt")
        told += before != after and not (answered and before[1] == after[1])
    return told


def _of_record(old: dict[str, Any], new: dict[str, Any], *, is_answer: bool) -> list[str]:
    lines = []
    if old["started"] != new["started"]:
        was, now = (datetime.fromisoformat(each["started"]) for each in (old, new))
        words = text.tr("You changed when it was from {old} to {new}.")
        lines.append(words.format(old=_moment(was), new=_moment(now)))
    time = "walk_active_seconds" if new["kind"] == "walk" else "active_seconds"
    if old[time] != new[time]:
        was_long, now_long = (format_duration(round(each[time])) for each in (old, new))
        lines.append(text.tr("You changed the time from {old} to {new}.").format(old=was_long, new=now_long))
    told = _steps_told(old, new, is_answer=is_answer)
    if told == 1:
        lines.append(text.tr("You changed what became of one exercise."))
    elif told:
        lines.append(text.tr("You changed what became of {n} exercises.").format(n=told))
    return lines


def _moment(moment: datetime) -> str:
    return f"{day_word(moment.date())} {moment:%H:%M}"
