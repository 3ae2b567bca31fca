"""The words of the walking plan's screen."""

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum

from PySide6.QtCore import QDate, QLocale

from exercises.coach.outlook import LevelStep, Reason
from gui import text
from gui.theme.tokens import Tone

_ARROW = "→"
_REST_RULES = ("R12",)
_HELP_RULES = ("R0", "R13")
_HOLD_RULES = ("R7", "R8", "R10", "R11", "R16")


class ChangeKind(Enum):
    """What became of the level, with the tone and the icon that show it."""

    UP = (Tone.PRIMARY, "chevron-up")
    DOWN = (Tone.WORK, "chevron-down")
    HOLD = (Tone.READY, "pause")
    REST = (Tone.REST, "moon")
    HELP = (Tone.BAD, "heart")
    NOTE = (Tone.NEUTRAL, "info")


@dataclass(frozen=True, slots=True)
class Change:
    """What a chip beside a reason shows."""

    kind: ChangeKind
    word: str


def change_of(reason: Reason, levels: tuple[LevelStep, ...]) -> Change:
    """Tell from a reason whether the plan went up, down, waited or rested."""
    if reason.rule in _REST_RULES and reason.change is None:
        return Change(ChangeKind.REST, text.tr("rest"))
    if reason.change is not None:
        return Change(_direction(reason.change, levels), reason.change)
    if reason.rule in _HELP_RULES:
        return Change(ChangeKind.HELP, text.tr("get help"))
    if reason.rule in _HOLD_RULES:
        return Change(ChangeKind.HOLD, text.tr("hold"))
    return Change(ChangeKind.NOTE, text.tr("note"))


def rule_word(rule: str) -> str:
    """A rule's name, small beside its reason: `rule R6`; what has no number is said in words."""
    named = {"start": text.tr("where the plan begins"), "hand": text.tr("your own decision")}
    return named.get(rule) or text.tr("rule {name}").format(name=rule)


def _direction(change: str, levels: tuple[LevelStep, ...]) -> ChangeKind:
    places = {level.name: index for index, level in enumerate(levels)}
    if change.startswith(_ARROW):
        return ChangeKind.UP
    # A name may hold an arrow itself, so each one is tried.
    for match in re.finditer(_ARROW, change):
        before, after = change[: match.start()].strip(), change[match.end() :].strip()
        if before in places and after in places:
            return ChangeKind.UP if places[after] > places[before] else ChangeKind.DOWN
    return ChangeKind.NOTE


def level_title(name: str) -> str:
    """A level's name for a heading: `L4` is said in full, every other name as it is."""
    match = re.fullmatch(r"L(\d{1,3})", name)
    return text.tr("Level {n}").format(n=int(match[1])) if match else name


def day_and_month(day: date, today: date) -> str:
    """A date as people say it: `17 Nov`, with the year when it is another."""
    pattern = "d MMM" if day.year == today.year else "d MMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def weekday(day: date) -> str:
    """The name of a weekday."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "dddd")
