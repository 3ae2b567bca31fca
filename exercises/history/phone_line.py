"""The one line of text that a session brings home from the phone: written by the page there, read here.

`amble1?kind=walk&name=Walk&started=2026-11-21T10:05:00%2B01:00&planned=900&active=870&…&check=1a2b3c4d`, with the last
part a CRC-32 over everything before it, so that a line that was cut off or mistyped is noticed.
"""

import re
import uuid
import zlib
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import parse_qsl, urlencode

from exercises.errors import AmbleError
from exercises.history.history import History
from exercises.session.events import Outcome
from exercises.session.record import Feelings, SessionRecord

_LINE: Final = re.compile(r"amble([0-9]{1,4})\?(\S+?)&check=([0-9a-f]{8})")
_FORMAT: Final = 1
# Names every line of ours the same way each time, so that one that comes twice is the same session.
_NAMESPACE: Final = uuid.UUID("6d1c7a52-6d0e-5f0e-9b57-0f6b3c1a9e01")
_LONGEST_SECONDS: Final = 4 * 3600.0
_LONGEST_NOTE: Final = 2000
_NUMBERS: Final = {"before": "pain_before", "peak": "pain_peak", "after": "pain_after", "effort": "effort"}
_NOT_A_LINE: Final = "This is not a line from Amble on the phone, or a part of it is missing; copy all of it."


def phone_line(record: SessionRecord) -> str:
    """The line of a session; what it can't carry (single steps, places) is left out."""
    felt = record.feelings
    pairs = [("kind", record.kind), ("name", record.name), ("started", record.started.isoformat())]
    pairs += [(key, value) for key, value in (("routine", record.routine), ("level", record.level)) if value]
    pairs += [
        ("planned", f"{record.planned_seconds:.0f}"),
        ("active", f"{record.active_seconds:.0f}"),
        ("walk_planned", f"{record.walk_planned_seconds:.0f}"),
        ("walk_active", f"{record.walk_active_seconds:.0f}"),
        ("outcome", record.outcome.value),
    ]
    pairs += [(key, str(value)) for key, name in _NUMBERS.items() if (value := getattr(felt, name)) is not None]
    pairs += [("leg", "1")] if felt.leg else []
    pairs += [("note", felt.note)] if felt.note else []
    # Half a character, which no text file can hold, becomes a question mark.
    text = f"amble{_FORMAT}?{urlencode(pairs, errors='replace')}"
    return f"{text}&check={_check(text)}"


def record_from_line(text: str, now: datetime) -> SessionRecord:
    """The session that a line tells of; the same line always gives the same id.

    Words around it are passed over, and so are line ends that a mail program put into it. Raises AmbleError when it is
    no such line, damaged, of a newer kind, or tells of the future.
    """
    found = _LINE.search("".join(text.split()))
    if found is None:
        raise AmbleError(_NOT_A_LINE)
    if int(found[1]) > _FORMAT:
        raise AmbleError("This line was written by a newer Amble; please update this one.")
    line = found[0].rpartition("&check=")[0]
    if _check(line) != found[3]:
        raise AmbleError(_NOT_A_LINE)
    pairs = dict(parse_qsl(found[2], keep_blank_values=True))
    try:
        record = _record(pairs, str(uuid.uuid5(_NAMESPACE, line)))
    except (KeyError, ValueError, OverflowError) as error:
        raise AmbleError(_NOT_A_LINE) from error
    if record.started > now + timedelta(minutes=5):
        raise AmbleError("This line tells of a session in the future; is the clock of the phone right?")
    return record


def take_in(record: SessionRecord, history: History) -> bool:
    """Keep the session of a line; whether it was not in the history yet.

    One that was taken back comes back: whoever brings it again wants to have it. Raises AmbleError when the history
    can't be written.
    """
    if history.session(record.id) is not None:
        return False
    history.save(record)
    history.undelete(record.id)
    return True


def _check(text: str) -> str:
    return f"{zlib.crc32(text.encode()):08x}"


def _record(pairs: dict[str, str], session_id: str) -> SessionRecord:
    started = datetime.fromisoformat(pairs["started"])
    if started.tzinfo is None:
        raise ValueError("the offset is missing")
    active = _seconds(pairs["active"])
    told = {key: _scale(pairs[key]) for key in _NUMBERS if key in pairs}
    return SessionRecord(
        id=session_id,
        routine=pairs.get("routine"),
        name=pairs["name"][:200],
        kind=pairs["kind"][:40],
        level=pairs.get("level"),
        started=started,
        ended=started + timedelta(seconds=active),
        planned_seconds=_seconds(pairs["planned"]),
        active_seconds=active,
        walk_planned_seconds=_seconds(pairs.get("walk_planned", "0")),
        walk_active_seconds=_seconds(pairs.get("walk_active", "0")),
        outcome=Outcome(pairs.get("outcome", "finished")),
        steps=(),
        feelings=Feelings(
            pain_before=told.get("before"),
            pain_peak=told.get("peak"),
            pain_after=told.get("after"),
            effort=told.get("effort"),
            leg=True if pairs.get("leg") == "1" else None,
            note=pairs["note"][:_LONGEST_NOTE] if pairs.get("note") else None,
        ),
        logged_by_hand=True,
    )


def _seconds(text: str) -> float:
    value = float(text)
    if not 0 <= value <= _LONGEST_SECONDS:
        raise ValueError(text)
    return value


def _scale(text: str) -> int:
    value = int(text)
    if not 0 <= value <= 10:
        raise ValueError(text)
    return value
