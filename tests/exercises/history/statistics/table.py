"""Sessions as a table: one line each, with what the numbers are made of."""

import uuid
from datetime import datetime, timedelta

from exercises.session.events import Outcome
from exercises.session.record import Feelings, SessionRecord


def session(line: str, **changes: object) -> SessionRecord:
    """A session such as `2026-11-20T08:00+01:00 12 pain 3 5 2 4`.

    The number is the minutes walked, or done otherwise behind a `+`; pain is before, worst, after and the next
    morning, `-` for no answer.
    """
    when, minutes, *more = line.split()
    started, seconds = datetime.fromisoformat(when), float(minutes) * 60
    walked = 0.0 if minutes.startswith("+") else seconds
    told = [None if word == "-" else int(word) for word in more[1:]]
    names = ("pain_before", "pain_peak", "pain_after", "pain_next_day")
    values: dict = {
        "id": str(uuid.uuid4()),
        "routine": None,
        "name": "Walk",
        "kind": "walk" if walked else "strength",
        "level": None,
        "started": started,
        "ended": started + timedelta(seconds=seconds),
        "planned_seconds": seconds,
        "active_seconds": seconds,
        "walk_planned_seconds": walked,
        "walk_active_seconds": walked,
        "outcome": Outcome.FINISHED,
        "steps": (),
        "feelings": Feelings(**dict(zip(names, told, strict=False))),
    }
    return SessionRecord(**values | changes)


def sessions(text: str) -> list[SessionRecord]:
    """One session a line; what stands behind a # is for people."""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return [session(line) for line in lines if line]
