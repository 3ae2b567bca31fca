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
        return Change(ChangeKind.HOLD, text.tr("stays"))
    return Change(ChangeKind.NOTE, text.tr("note"))


def rule_word(rule: str) -> str:
    """A rule in words with its number, for whoever treats one: `A good week (rule R6)`; own decisions have no number.

    A rule of a later version is told by its number alone.
    """
    words = {
        "start": text.tr("Where the plan begins"),
        "hand": text.tr("Your own decision"),
        "R0": text.tr("Warning signs come first"),
        "R1": text.tr("Pain before setting out"),
        "R6": text.tr("A good week: up"),
        "R7": text.tr("Staying until a week has gone well"),
        "R8": text.tr("A step back after a walk that was too much"),
        "R10": text.tr("Too strenuous, but not for the back"),
        "R11": text.tr("After days without walks"),
        "R12": text.tr("Flare-up: rest, then back up in steps"),
        "R13": text.tr("Time for a professional"),
        "R15": text.tr("Walk and sit in turns"),
        "R16": text.tr("Two easy parts where it stands still"),
        "R17": text.tr("Sparing what hurt"),
    }.get(rule, "")
    if rule in ("start", "hand"):
        return words
    number = text.tr("rule {name}").format(name=rule)
    return text.tr("{words} ({rule})").format(words=words, rule=number) if words else number


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


def short_weekday(number: int) -> str:
    """The short name of a day of the week, 0 for Monday."""
    return QLocale().standaloneDayName(number + 1, QLocale.FormatType.ShortFormat)


def weekday(day: date) -> str:
    """The name of a weekday."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "dddd")
