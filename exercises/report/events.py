"""The second page: what the plan did and why, what was warned of, what was measured, what hurt, and what was done."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import takewhile
from typing import Final

from exercises.coach.outlook import Outlook
from exercises.coach.red_flags import HISTORY_IDS, known_history, sign
from exercises.coach.signs import SIGNS
from exercises.history.facts import Checked, Screening, StoredFact
from exercises.history.filtering import Filter
from exercises.history.history import History
from exercises.history.hurting import HurtStep
from exercises.history.measures.changes import change_of
from exercises.history.measures.series import MeasureSeries, measures_series
from exercises.history.session_facts import SessionFact
from exercises.history.statistics.loads import ExerciseLoad
from exercises.report.content import (
    DoneOften,
    HurtExercise,
    LevelChange,
    MeasuredChange,
    Note,
    PainPlace,
    Period,
    Warned,
)

# More exercises than this don't find room on a page beside everything else.
MOST_EXERCISES: Final = 12
# By these rules the coach asks to see a professional (R13, and R1's usual pain).
_ADVISING: Final = frozenset({"R1", "R13"})
# A check later than this had another reason.
_FOLLOWED_WITHIN_DAYS: Final = 28


def level_changes(outlook: Outlook | None, period: Period) -> tuple[LevelChange, ...]:
    """Every change of the level in this time, the newest first."""
    reasons = outlook.reasons if outlook is not None else ()
    return tuple(
        LevelChange(each.day, each.change, each.rule, each.text)
        for each in reversed(reasons)
        if each.change is not None and each.day in period
    )


def warned(facts: Iterable[StoredFact], outlook: Outlook | None, period: Period) -> tuple[Warned, ...]:
    """The warning signs that were answered with yes, then when the coach advised to be seen; the newest first.

    A lasting thing that an answer before held already is no news; symptoms are, each time.
    """
    told = sorted((each for each in facts if each.day <= period.last), key=lambda each: each.at)
    found: list[Warned] = []
    held: frozenset[str] = frozenset()
    for number, stored in enumerate(told):
        if isinstance(stored.fact, Screening):
            signs = frozenset(stored.fact.signs)
            news = [each for each in SIGNS if each.id in signs and not (each.id in HISTORY_IDS and each.id in held)]
            held = signs
            if news and stored.day in period:
                texts = tuple(each.text for each in news)
                checked = _checked_after(told[number + 1 :])
                is_lasting = all(each.id in HISTORY_IDS for each in news)
                answer = Warned(stored.day, texts, news[0].urgency, stored.fact.asked, checked, is_lasting=is_lasting)
                found.append(answer)
    return (*found[::-1], *_advised(told, outlook, period))


def _advised(told: Sequence[StoredFact], outlook: Outlook | None, period: Period) -> list[Warned]:
    advised = []
    for reason in outlook.reasons[::-1] if outlook is not None else ():
        if reason.rule in _ADVISING and reason.change is None and reason.day in period:
            until = reason.day + timedelta(days=_FOLLOWED_WITHIN_DAYS)
            checked = _checked_after([each for each in told if reason.day <= each.day <= until])
            advised.append(Warned(reason.day, checked=checked, advised=reason.text))
    return advised


def lasting(facts: Iterable[StoredFact], today: date) -> tuple[str, ...]:
    """The lasting things, such as osteoporosis, that the last answer held, in the program's words."""
    return tuple(known.text for each in known_history(facts, today) if (known := sign(each)) is not None)


def _checked_after(later: Sequence[StoredFact]) -> date | None:
    return next((each.fact.on for each in later if isinstance(each.fact, Checked)), None)


def measured(facts: Sequence[StoredFact], period: Period) -> tuple[MeasuredChange, ...]:
    """Every measure with a result in this time; with just one the last result before it stands for the start."""
    found = []
    for series in measures_series(facts, period.last):
        before = list(takewhile(lambda each: each.day < period.first, series.results))
        within = series.results[len(before) :]
        if within:
            results = within if len(within) > 1 else (*before[-1:], *within)
            found.append(_changed(replace(series, results=tuple(results))))
    return tuple(found)


def _changed(series: MeasureSeries) -> MeasuredChange:
    return MeasuredChange(series, change_of(series))


def hurt_exercises(steps: Iterable[HurtStep], sessions: Iterable[SessionFact]) -> tuple[HurtExercise, ...]:
    """The exercises that were marked as hurting in these sessions, the one that hurt in most of them first."""
    session_of = {each.id: each for each in sessions}
    found: dict[str, list[HurtStep]] = {}
    for step in steps:
        if step.session in session_of:
            found.setdefault(step.exercise or step.name or "", []).append(step)
    hurt = []
    for exercise, marked in found.items():
        # Each session once, in the order of time.
        of_sessions = [session_of[each] for each in dict.fromkeys(step.session for step in marked)]
        name = next((step.name for step in reversed(marked) if step.name), exercise)
        sides = dict.fromkeys(step.side for step in marked if step.side is not None)
        where = dict.fromkeys(place for each in of_sessions for place in each.feelings.where)
        last = max(each.day for each in of_sessions)
        instead = dict.fromkeys(step.instead for step in marked if step.instead)
        eased = len({step.session for step in marked if step.eased})
        hurt.append(HurtExercise(name, len(of_sessions), last, tuple(sides), tuple(where), eased, tuple(instead)))
    return tuple(sorted(hurt, key=lambda each: (-each.sessions, each.name.casefold())))


def pain_places(sessions: Iterable[SessionFact]) -> tuple[PainPlace, ...]:
    """Where it hurt in these sessions, the place that was told most often first."""
    found: dict[str, list[date]] = {}
    for session in sessions:
        for place in dict.fromkeys(session.feelings.where):
            found.setdefault(place, []).append(session.day)
    places = (PainPlace(place, len(days), max(days)) for place, days in found.items())
    return tuple(sorted(places, key=lambda each: (-each.sessions, each.place)))


def done_often(history: History, choice: Filter, today: date) -> tuple[tuple[DoneOften, ...], int]:
    """The exercises that were done in most sessions, and how many different ones there were. Raises HistoryError."""
    done = history.exercises_done(choice)
    lines = ((each, history.load_line(each.id, choice, today)) for each in done[:MOST_EXERCISES])
    return tuple(_load(each.name, each.sessions, line) for each, line in lines if line is not None), len(done)


def _load(name: str, sessions: int, line: ExerciseLoad) -> DoneOften:
    first, last = line.days[0], line.days[-1]
    return DoneOften(name, sessions, first, last if last.day != first.day else None)


def notes(sessions: Iterable[SessionFact]) -> tuple[Note, ...]:
    """What was written about these sessions, the newest first."""
    written = ((each, (each.feelings.note or "").strip()) for each in sessions)
    return tuple(Note(each.day, each.name, note) for each, note in written if note)[::-1]
