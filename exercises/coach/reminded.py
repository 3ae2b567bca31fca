"""What the reminders have said, kept in a small file so that nothing is said twice over a restart."""

import json
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from exercises.coach.reminding import ReminderKind, Said
from exercises.settings import write_atomically

_LARGEST_BYTES: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept: what was said, and whether somebody was told that the program stays in the tray."""

    said: Said = field(default_factory=Said)
    told_of_tray: bool = False


def load_kept(path: Path) -> Kept:
    """Read the file; what is missing, broken or unreadable is taken as never said."""
    try:
        with path.open("rb") as file:
            told = json.loads(file.read(_LARGEST_BYTES))
    except (OSError, ValueError, RecursionError):
        return Kept()
    if not isinstance(told, dict):
        return Kept()
    kind = told.get("snoozed")
    said = Said(
        session_on=_day(told.get("session-on")),
        snack_at=_moment(told.get("snack-at")),
        snoozed=ReminderKind(kind) if isinstance(kind, str) and kind in set(ReminderKind) else None,
        snoozed_until=_moment(told.get("snoozed-until")),
        skipped=_day(told.get("skipped")),
    )
    return Kept(said, told.get("told-of-tray") is True)


def save_kept(path: Path, kept: Kept) -> None:
    """Write the file. Raises AmbleError when it can't be written."""
    said = kept.said
    values = {
        "session-on": said.session_on.isoformat() if said.session_on else None,
        "snack-at": said.snack_at.isoformat(timespec="seconds") if said.snack_at else None,
        "snoozed": said.snoozed.value if said.snoozed else None,
        "snoozed-until": said.snoozed_until.isoformat(timespec="seconds") if said.snoozed_until else None,
        "skipped": said.skipped.isoformat() if said.skipped else None,
        "told-of-tray": kept.told_of_tray,
    }
    write_atomically(path, json.dumps(values, indent=1) + "\n")


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _moment(value: Any) -> datetime | None:
    """An aware moment; one without an offset could be anywhere, so it is none."""
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return moment if moment is not None and moment.tzinfo is not None else None
