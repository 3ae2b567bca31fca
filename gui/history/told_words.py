"""What was told beside the sessions, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QLocale

from exercises.coach.red_flags import sign
from exercises.coach.self_check import QUESTIONS
from exercises.history.facts import (
    Away,
    Checked,
    CheckIn,
    Easier,
    Fact,
    FlareUp,
    KnownMinutes,
    Repeat,
    Screening,
    SelfCheckAnswers,
    SetLevel,
    ShoePair,
    Trait,
    TraitName,
    WalkingDays,
)
from exercises.history.measures.words import measure_sentence
from gui import text
from gui.words.places import place_word

_WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class ToldWords:
    """A fact in a line, and what belongs to it in smaller letters."""

    line: str
    more: str = ""


def told_words(fact: Fact) -> ToldWords:
    """A fact as one reads it in a list."""
    tr = text.tr
    match fact:
        case CheckIn(pain=pain, where=where):
            return ToldWords(
                tr("Your back: {pain} of 10").format(pain=pain), " · ".join(place_word(place) for place in where)
            )
        case Screening(signs=signs):
            return _screening(signs)
        case Checked(on=on):
            return ToldWords(tr("You have been checked, on {day}").format(day=day_word(on)))
        case Away(first=first, last=last):
            return ToldWords(
                tr("Away from {first} to {last}").format(first=day_word(first), last=day_word(last))
                if first != last
                else tr("Away on {day}").format(day=day_word(first))
            )
        case Trait(name=name, value=value):
            return _trait(name, value)
        case WalkingDays(days=days):
            names = ", ".join(weekday(day) for day in days)
            return ToldWords(tr("You want to walk on {days}").format(days=names) if names else tr("Any day will do"))
        case SelfCheckAnswers(answers=answers):
            return ToldWords(tr("Self-check"), _self_check(dict(answers)))
        case ShoePair():
            return _shoes(fact)
        case _:
            return _decision(fact) or ToldWords(measure_sentence(fact) or tr("Something else"))


def _decision(fact: Fact) -> ToldWords | None:
    """What was decided about the plan by hand."""
    tr = text.tr
    match fact:
        case SetLevel(level=level, minutes=minutes):
            return ToldWords(tr("You chose the level {level}, {n} min").format(level=level, n=minutes))
        case KnownMinutes(minutes=minutes):
            return ToldWords(tr("You can walk about {n} minutes").format(n=minutes))
        case FlareUp():
            return ToldWords(tr("Your back has flared up"))
        case Repeat():
            return ToldWords(tr("Repeat this week"))
        case Easier():
            return ToldWords(tr("Make it easier"), tr("one level lower from that day on"))
        case _:
            return None


def _screening(signs: tuple[str, ...]) -> ToldWords:
    if not signs:
        return ToldWords(text.tr("Warning signs: none"))
    found = (sign(each) for each in signs)
    return ToldWords(
        text.tr("Warning signs: {n}").format(n=len(signs)), " ".join(each.text for each in found if each is not None)
    )


def _trait(name: TraitName, value: int) -> ToldWords:
    tr = text.tr
    match name:
        case TraitName.AFRAID:
            return ToldWords(tr("Walking is frightening: {answer}").format(answer=yes_or_no(value)))
        case TraitName.STENOSIS:
            return ToldWords(
                tr("Legs heavy upright, easier sitting or bending: {answer}").format(answer=yes_or_no(value))
            )
        case TraitName.PAIN_LIMIT:
            limit = tr("A clinician's limit: pain {n}").format(n=value)
            return ToldWords(limit if value else tr("No limit from a clinician"))


def _shoes(pair: ShoePair) -> ToldWords:
    tr = text.tr
    parts = [
        tr("worn since {day}").format(day=day_word(pair.since)),
        tr("{n} km by then").format(n=f"{pair.kilometres:g}") if pair.kilometres else "",
        tr("looked over on {day}").format(day=day_word(pair.checked)) if pair.checked else "",
        tr("no longer worn") if pair.retired else "",
    ]
    return ToldWords(tr("Shoes: {name}").format(name=pair.name), ", ".join(part for part in parts if part))


def _self_check(answers: Mapping[str, int]) -> str:
    return " · ".join(
        f"{question.title}: {question.answers[answers[question.id]]}"
        for question in QUESTIONS
        if answers.get(question.id) in range(len(question.answers))
    )


def yes_or_no(value: int) -> str:
    """What a stored 1 or 0 says."""
    return text.tr("yes") if value else text.tr("no")


def weekday(number: int) -> str:
    """A day of the week, 0 for Monday."""
    return QLocale().standaloneDayName(number % _WEEK + 1)


def day_word(day: date) -> str:
    """A day with its year, as people write it: `Fri 21 Nov 2026`."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "ddd d MMM yyyy")
