"""Moments and whole numbers on the command line."""

import argparse
import re
from datetime import UTC, datetime, time
from typing import Final

from exercises.commands import plan_text
from exercises.errors import AmbleError
from exercises.history.by_hand import check_moment

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}.*")
_WHOLE: Final = re.compile(r"[+-]?[0-9]{1,30}")
_NOON: Final = time(12)


def moment(word: str) -> datetime:
    """A moment as argparse's `type`: ISO 8601; without an offset in the local zone, a day alone means its noon."""
    try:
        if _DAY.fullmatch(word):
            found = datetime.combine(datetime.fromisoformat(word).date(), _NOON)
        elif _MOMENT.fullmatch(word):
            found = datetime.fromisoformat(word)
        else:
            raise ValueError
    except ValueError as error:
        raise argparse.ArgumentTypeError(plan_text.not_a_moment(word)) from error
    if found.tzinfo is not None:
        return found
    try:
        return found.astimezone()
    except (ValueError, OverflowError, OSError):
        # At the ends of time no local zone is known; it is refused for being so far away.
        return found.replace(tzinfo=UTC)


def check_told_at(at: datetime, now: datetime) -> None:
    """Raise AmbleError when something is told for the future, or for a time before anybody used this program."""
    if at.timestamp() > now.timestamp() and at.date() == now.date() and at.time() == _NOON:
        raise AmbleError(plan_text.noon_is_to_come(at.date().isoformat()))
    check_moment(at, now)


def whole(word: str) -> int:
    """A whole number as argparse's `type`; its range is the command's matter."""
    if not _WHOLE.fullmatch(word):
        raise argparse.ArgumentTypeError(plan_text.not_whole(word))
    return int(word)


def on_scale(what: str, value: int | None) -> int | None:
    """Pain or effort from 0 to 10; raises AmbleError for anything else."""
    if value is not None and not 0 <= value <= 10:
        raise AmbleError(plan_text.pain_out_of_range(what, value))
    return value
