"""Warning signs of the back that need a doctor, and when they lock the sessions."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Urgency(StrEnum):
    """How soon a sign needs somebody to look at it."""

    EMERGENCY = "emergency"
    SAME_DAY = "same-day"
    PROFESSIONAL = "professional"
    ASK_FIRST = "ask-first"


@dataclass(frozen=True, slots=True)
class Lock:
    """Sessions wait until the user has been checked: for these signs (ids), since that day."""

    urgency: Urgency
    signs: tuple[str, ...]
    since: date
