"""The stored facts of one day, in the form in which the coach takes them in."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import takewhile
from typing import Final

from exercises.history.facts import Away, CheckIn, Fact, StoredFact, Trait, TraitName
from exercises.history.session_facts import SessionFact

# Until this day after a walk its next morning is asked about; an answer that comes later was told in retrospect.
ASKED_UNTIL_DAYS: Final = 2


@dataclass(frozen=True, slots=True)
class PainBefore:
    """The pain before a session (0 to 10), or one that was told without a session."""

    at: datetime
    pain: int
    session: str | None


@dataclass(frozen=True, slots=True)
class DayFacts:
    """What happened on one day; sessions and decisions in the order of time.

    `answers` tells whether anything about pain was said on this day.
    """

    day: date
    sessions: tuple[SessionFact, ...] = ()
    pains: tuple[PainBefore, ...] = ()
    decisions: tuple[StoredFact, ...] = ()
    away: bool = False
    answers: bool = False


@dataclass(slots=True)
class _Gathering:
    sessions: list[SessionFact] = field(default_factory=list)
    pains: list[PainBefore] = field(default_factory=list)
    decisions: list[StoredFact] = field(default_factory=list)
    answers: bool = False


def is_walk(session: SessionFact) -> bool:
    """Whether a session is a walk of its own, not a routine in which some walking occurs."""
    return session.kind == "walk"


def answered_on(session: SessionFact) -> date | None:
    """The day on which the next morning was told; None while it is not.

    An answer given long after the walk was told in retrospect, so it counts for the morning that it is about.
    """
    felt = session.feelings
    if felt.pain_next_day is None and felt.sleep_lost is None:
        return None
    morning = session.day + timedelta(days=1)
    if felt.next_day_at is None:
        return morning
    answered = felt.next_day_at.date()
    return answered if answered <= session.day + timedelta(days=ASKED_UNTIL_DAYS) else morning


def known_on(session: SessionFact, today: date) -> SessionFact:
    """The session as it was known on a day: an answer about a morning that is yet to come is left out."""
    answered = answered_on(session)
    if answered is None or answered <= today:
        return session
    felt = replace(session.feelings, pain_next_day=None, sleep_lost=None, next_day_at=None)
    return replace(session, feelings=felt)


def sessions_until(sessions: Iterable[SessionFact], today: date) -> tuple[SessionFact, ...]:
    """The sessions as they were known on a day, oldest first: by their dates, then by the moment."""
    known = [known_on(session, today) for session in sessions if session.day <= today]
    return tuple(sorted(known, key=lambda session: (session.day, session.started.timestamp())))


def lately(sessions: Sequence[SessionFact], since: date) -> list[SessionFact]:
    """Of sessions in the order of time those from a day on, in that order, without looking at all before."""
    # Who travels may have a day after the next one, but not by more than this.
    slack = since - timedelta(days=3)
    found = [s for s in takewhile(lambda session: session.day >= slack, reversed(sessions)) if s.day >= since]
    return found[::-1]


def facts_until(facts: Iterable[StoredFact], today: date) -> tuple[StoredFact, ...]:
    """What was told until a day, oldest first: by its dates, then by the moment."""
    told = [stored for stored in facts if stored.day <= today]
    return tuple(sorted(told, key=lambda stored: (stored.day, stored.at.timestamp())))


def by_day(
    sessions: Iterable[SessionFact], facts: Iterable[StoredFact], today: date, since: date | None = None
) -> Iterator[DayFacts]:
    """Every day from the first fact to today, without gaps; what is dated later is left out.

    With `since` the days from then on: of the sessions those are enough that bear on them.
    """
    days: dict[date, _Gathering] = {}
    away: list[Away] = []
    for session in sessions:
        day = session.day
        if day > today:
            continue
        answered = answered_on(session)
        if answered is not None and answered > today:
            session, answered = known_on(session, today), None  # noqa: PLW2901 - as it was known
        _take_session(days, session, day, answered)
    for stored in facts:
        if stored.day > today:
            continue
        if isinstance(stored.fact, Away):
            away.append(stored.fact)
        gathering = _of_day(days, stored.day)
        if isinstance(stored.fact, CheckIn):
            gathering.pains.append(PainBefore(stored.at, stored.fact.pain, None))
            gathering.answers = True
        else:
            gathering.decisions.append(stored)
    first = min(days, default=None) if since is None else since
    if first is not None:
        for number in range(first.toordinal(), today.toordinal() + 1):
            yield _day(date.fromordinal(number), days, away)


def _take_session(days: dict[date, _Gathering], session: SessionFact, day: date, answered: date | None) -> None:
    gathering = _of_day(days, day)
    gathering.sessions.append(session)
    felt = session.feelings
    if felt.pain_before is not None:
        gathering.pains.append(PainBefore(session.started, felt.pain_before, session.id))
    if felt.pain_before is not None or felt.pain_peak is not None or felt.pain_after is not None:
        gathering.answers = True
    if answered is not None:
        _of_day(days, answered).answers = True


def _of_day(days: dict[date, _Gathering], day: date) -> _Gathering:
    found = days.get(day)
    if found is None:
        found = days[day] = _Gathering()
    return found


def _day(day: date, days: dict[date, _Gathering], away: list[Away]) -> DayFacts:
    is_away = bool(away) and any(each.first <= day <= each.last for each in away)
    found = days.get(day)
    if found is None:
        return DayFacts(day, away=is_away)
    # By the moment, not by the clock's reading: a traveller's afternoon may come before his noon.
    return DayFacts(
        day,
        tuple(sorted(found.sessions, key=_moment_of_session) if len(found.sessions) > 1 else found.sessions),
        tuple(sorted(found.pains, key=_moment_told) if len(found.pains) > 1 else found.pains),
        tuple(sorted(found.decisions, key=_moment_told) if len(found.decisions) > 1 else found.decisions),
        is_away,
        found.answers,
    )


def _moment_of_session(session: SessionFact) -> float:
    return session.started.timestamp()


def _moment_told(told: PainBefore | StoredFact) -> float:
    return told.at.timestamp()


def trait_on(facts: Iterable[StoredFact], name: TraitName, day: date) -> int:
    """The value of a lasting trait on a day, 0 when nothing was told until then."""
    value = 0
    for stored in facts:
        fact: Fact = stored.fact
        if isinstance(fact, Trait) and fact.name is name and stored.day <= day:
            value = fact.value
    return value
