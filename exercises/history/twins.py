"""Whether something that is to be written down stands in the history already."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from exercises.session.record import SessionRecord

if TYPE_CHECKING:
    from exercises.history.history import History

# So far apart two beginnings of one session are told: "about two o'clock".
_ABOUT: Final = timedelta(hours=1)


def find_twin(history: "History", record: SessionRecord) -> SessionRecord | None:
    """The session in the history that is likely the same as this one; None where there is none."""
    day = record.started.date()
    # A session of the evening before may last past midnight.
    return twin_among(history.sessions(day - timedelta(days=1), day + timedelta(days=1)), record)


def twin_among(sessions: Iterable[SessionRecord], record: SessionRecord) -> SessionRecord | None:
    """The first session of the same sort that overlaps in time, or is as long within an hour of the same day."""
    return next((each for each in sessions if _is_like(each, record) and _is_twin(each, record)), None)


def _is_like(one: SessionRecord, other: SessionRecord) -> bool:
    if one.id == other.id or one.kind != other.kind:
        return False
    return one.kind == "walk" or (one.routine, one.name) == (other.routine, other.name)


def _is_twin(one: SessionRecord, other: SessionRecord) -> bool:
    if one.started < _over(other) and other.started < _over(one):
        return True
    same_day = one.started.date() == other.started.date()
    return same_day and _minutes(one) == _minutes(other) and abs(one.started - other.started) <= _ABOUT


def _over(record: SessionRecord) -> datetime:
    return record.ended or record.started + timedelta(seconds=record.active_seconds)


def _minutes(record: SessionRecord) -> int:
    return round(record.active_seconds / 60)
