"""A calendar file (iCalendar, RFC 5545) of what is planned and what was done: private, and short in its titles."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from exercises.coach.ahead import Ahead
from exercises.coach.outlook import DueKind
from exercises.library.library import Library
from exercises.library.problems import visible
from exercises.session.record import SessionRecord

if TYPE_CHECKING:
    from icalendar import Event

_LONGEST_NAME: Final = 80
_DOMAIN: Final = "amble"
# Of two files the later one holds: it counts the minutes since then, which fit into 31 bits for good.
_COUNTED_FROM: Final = datetime(2020, 1, 1, tzinfo=UTC)
_KINDS: Final = {
    DueKind.GENTLE: "Gentle movement",
    DueKind.STRENGTH: "Strength",
    DueKind.MOBILITY: "Mobility",
}


@dataclass(frozen=True, slots=True)
class RoutineAhead:
    """What a calendar says of a planned routine."""

    name: str
    seconds: float


RoutineOf = Callable[[str], RoutineAhead | None]


def routines_in(library: Library) -> RoutineOf:
    """What a library's routines are called and how long they take."""

    def routine_of(routine_id: str) -> RoutineAhead | None:
        routine = library.routine(routine_id)
        timeline = library.timeline(routine) if routine is not None else None
        return RoutineAhead(timeline.name, timeline.seconds) if timeline is not None else None

    return routine_of


def calendar(
    ahead: Sequence[Ahead], done: Iterable[SessionRecord], routine_of: RoutineOf, now: datetime
) -> Iterator[bytes]:
    """The file, part by part: planned days, then sessions, with CRLF and lines of at most 75 octets.

    Each session and each planned thing has a UID of its own that stays, so that a calendar takes a later file for news
    of the same. `routine_of` tells about a routine's id, None where it can't be used; `now` is aware.
    """
    head, tail = _frame()
    yield head
    for each in ahead:
        yield _planned(each, routine_of, now).to_ical()
    for record in done:
        if record.active_seconds > 0:
            yield _session(record, now).to_ical()
    yield tail


def _frame() -> tuple[bytes, bytes]:
    from icalendar import Calendar

    frame: Calendar = Calendar()
    frame.add("prodid", "-//Amble//Amble//EN")
    frame.add("version", "2.0")
    frame.add("calscale", "GREGORIAN")
    frame.add("method", "PUBLISH")
    frame.add("x-wr-calname", "Amble")
    tail = b"END:VCALENDAR\r\n"
    return frame.to_ical().removesuffix(tail), tail


def _planned(ahead: Ahead, routine_of: RoutineOf, now: datetime) -> "Event":
    """A day's plan stands over the whole day: when it fits is yours to say."""
    event = _event(f"plan-{ahead.day.isoformat()}-{ahead.kind.value}", _planned_title(ahead, routine_of), now)
    event.add("dtstart", ahead.day)
    if ahead.day < date.max:
        event.add("dtend", ahead.day + timedelta(days=1))
    event.add("status", "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    return event


def _session(record: SessionRecord, now: datetime) -> "Event":
    minutes = f"{max(1, round(record.active_seconds / 60))} min"
    name = "Walk" if record.kind == "walk" else _short(record.name)
    event = _event(record.id, f"{name}, {minutes}", now)
    started = record.started.astimezone(UTC).replace(microsecond=0)
    ended = record.ended if record.ended is not None else record.started + timedelta(seconds=record.active_seconds)
    ended = ended.astimezone(UTC).replace(microsecond=0)
    event.add("dtstart", started)
    if ended > started:
        event.add("dtend", ended)
    event.add("status", "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    return event


def _event(name: str, title: str, now: datetime) -> "Event":
    from icalendar import Event

    event: Event = Event()
    event.add("uid", f"{name}@{_DOMAIN}")
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", max(0, int((now - _COUNTED_FROM).total_seconds() // 60)))
    event.add("summary", title)
    event.add("class", "PRIVATE")
    return event


def _planned_title(ahead: Ahead, routine_of: RoutineOf) -> str:
    if ahead.kind is DueKind.RE_TEST:
        return f"Easy walk, up to {ahead.minutes} min"
    if ahead.kind is DueKind.WALK:
        parts = f" in {ahead.parts} parts" if ahead.parts > 1 else ""
        return f"Walk, {ahead.minutes} min{parts}"
    routine = routine_of(ahead.routine) if ahead.routine is not None else None
    if routine is None:
        return _KINDS[ahead.kind]
    return f"{_short(routine.name)}, {max(1, round(routine.seconds / 60))} min"


def _short(name: str) -> str:
    plain = visible(" ".join(name.split()))
    return plain if len(plain) <= _LONGEST_NAME else f"{plain[: _LONGEST_NAME - 1].rstrip()}…"
