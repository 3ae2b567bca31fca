"""What the page reads of the history for a choice of sessions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from exercises.history.filtering import Filter
from exercises.history.statistics.days import Day, days
from exercises.history.statistics.pain import DailyPain, Moment, daily_pain

if TYPE_CHECKING:
    from exercises.history.history import History


@dataclass(frozen=True, slots=True)
class Reading:
    """Every day with something done, oldest first, and the pain told before sessions by day."""

    days: Mapping[date, Day] = field(default_factory=dict)
    pain: DailyPain = field(default_factory=dict)


def read(history: "History", choice: Filter, today: date) -> Reading:
    """Read the days of a choice. Raises AmbleError."""
    found = [s for s in history.coach_sessions() if not choice.kinds or s.kind in choice.kinds]
    found = [
        s
        for s in found
        if (choice.since is None or s.day >= choice.since) and (choice.until is None or s.day <= choice.until)
    ]
    return Reading(days(found, today), daily_pain(found, today, Moment.BEFORE))


def offers(history: "History") -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """The kinds, and the routines with their names, that there are sessions of. Raises AmbleError."""
    found = history.coach_sessions()
    routines = {s.routine: s.name for s in found if s.routine is not None}
    return tuple(sorted({s.kind for s in found})), tuple(routines.items())
