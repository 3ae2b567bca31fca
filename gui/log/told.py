"""What was told about something that was done without the program."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from exercises.library.timeline import Timeline
from exercises.session.record import Feelings
from gui import text

LONGEST_MINUTES: Final = 240
OTHER: Final = "other"
# What is stored, and what is shown.
ACTIVITIES: Final = (
    ("swimming", QT_TRANSLATE_NOOP("text", "Swimming")),
    ("cycling", QT_TRANSLATE_NOOP("text", "Cycling")),
    ("yoga", QT_TRANSLATE_NOOP("text", "Yoga")),
    ("water-walking", QT_TRANSLATE_NOOP("text", "Water walking")),
    ("gym", QT_TRANSLATE_NOOP("text", "Gym")),
    (OTHER, QT_TRANSLATE_NOOP("text", "Something else")),
)


@dataclass(frozen=True, slots=True)
class LoggedWalk:
    """A walk told afterwards: its beginning (aware), 1 to 240 minutes, and what was said about it."""

    started: datetime
    minutes: int
    feelings: Feelings


@dataclass(frozen=True, slots=True)
class LoggedActivity:
    """Something else that moves: its beginning (aware), 1 to 240 minutes, a key of ACTIVITIES, its name in words."""

    started: datetime
    minutes: int
    activity: str
    name: str


@dataclass(frozen=True, slots=True)
class LoggedRoutine:
    """A routine told afterwards: what it holds, its beginning (aware), 1 to 240 minutes, what was said about it."""

    timeline: Timeline
    started: datetime
    minutes: int
    feelings: Feelings


def activity_word(key: str) -> str:
    """The words for a stored activity; an unknown one is shown as it is stored."""
    return next((text.tr(str(words)) for known, words in ACTIVITIES if known == key), key)
