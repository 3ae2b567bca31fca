"""Half a year of one person with the real coach, day by day, and what must hold in it."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Final

from exercises.coach.coach import look
from exercises.coach.days import DayFacts, by_day
from exercises.coach.due import Today, Wishes, what_is_due
from exercises.coach.happenings import planned_minutes, take_day
from exercises.coach.ladder import Ladder
from exercises.coach.night import new_morning
from exercises.coach.outlook import Due, DueKind, Grade
from exercises.coach.routines_due import Done
from exercises.coach.state import State
from exercises.coach.steps import Ground
from exercises.history.facts import (
    Asked,
    Away,
    Checked,
    Easier,
    Fact,
    Repeat,
    Screening,
    SetLevel,
    StoredFact,
    Trait,
    TraitName,
    WalkingDays,
)
from exercises.history.session_facts import SessionFact
from exercises.session.record import Feelings
from tests.simulation.people import Felt, Kind, Person

DAYS: Final = 26 * 7
MONDAY: Final = date(2026, 1, 5)
_EMERGENCY: Final = "bladder-bowel"
_SAME_DAY: Final = "fever"
_RISE: Final = 1.30
# Every so many days the whole fold is compared with the one that went along.
_COMPARE_DAYS: Final = 26


@dataclass(slots=True)
class Day:
    """What a day was like, for the diary and the checks."""

    number: int
    level: int | None
    morning: int | None
    weekly: float | None
    due: Due
    walked: float
    grade: Grade | None
    locked: bool


@dataclass(slots=True)
class Life:
    """A life so far: everything told, the state at the end of each day, and what did not hold."""

    person: Person
    ladder: Ladder
    sessions: list[SessionFact] = field(default_factory=list)
    facts: list[StoredFact] = field(default_factory=list)
    states: list[State] = field(default_factory=list)
    diary: list[Day] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    told_levels: list[int] = field(default_factory=list)

    @property
    def final(self) -> State:
        return self.states[-1]


def live(person: Person, ladder: Ladder, days: int = DAYS, walking_days: tuple[int, ...] = ()) -> Life:
    """Let a person live so many days, walking on these days of the week only, where there are any."""
    life = Life(person, ladder)
    if walking_days:
        _tell(life, MONDAY, WalkingDays(walking_days))
    waiting: tuple[int, Felt] | None = None
    for number in range(days):
        today = MONDAY + timedelta(days=number)
        person.live(number)
        if waiting is not None:
            _answer_morning(life, waiting, today)
        waiting = None
        _decide(life, number, today)
        _fold(life, number - 1, today)
        due, planned, weekly, morning = _ask(life, number, today)
        felt = _walk(life, number, today, due, planned)
        _fold(life, number, today)
        _note_day(life, number, due, (weekly, morning), felt)
        if felt is not None and person.answers():
            waiting = (len(life.sessions) - 1, felt)
        if number % _COMPARE_DAYS == _COMPARE_DAYS - 1:
            _compare(life, today)
    _check(life)
    return life


# A day


def _fold(life: Life, number: int, known: date) -> None:
    """Fold day `number` (again) with what is known by then: the next morning's answer counts on the walk's day."""
    if number < 0:
        return
    today = MONDAY + timedelta(days=number)
    life.states[number:] = []
    before = life.states[-1] if life.states else State()
    life.states.append(_one_day(life, before, today, life.sessions, known))


def _one_day(life: Life, before: State, today: date, sessions: Sequence[SessionFact], known: date) -> State:
    near = [s for s in sessions[-4:] if 0 <= (today - s.day).days <= 1]
    facts = [f for f in life.facts if f.day == today or isinstance(f.fact, Away)]
    day = next((each for each in by_day(near, facts, known) if each.day == today), DayFacts(today))
    ground = Ground(life.ladder, tuple(f for f in life.facts if f.day <= today))
    return take_day(new_morning(before, day, ground), day, ground)


def _ask(life: Life, number: int, today: date) -> tuple[Due, int | None, float | None, int | None]:
    """What is due on the morning, the day's minutes and those of a week, before anything is done."""
    before = life.states[-1] if life.states else State()
    state = _one_day(life, before, today, [], today)
    ground = Ground(life.ladder, tuple(life.facts))
    away = max((f.fact.last for f in life.facts if _is_away(f.fact, today)), default=None)  # type: ignore[union-attr]
    day = Today(state, ground, Done(tuple(life.sessions), today), Wishes(state.chosen, (), lambda _: True), away)
    due, second = what_is_due(day)
    _check_due(life, number, today, due, state)
    minutes = planned_minutes(state, today, ground)
    if due.kind is not DueKind.WALK and second is not None and second.kind is DueKind.WALK and second.day == today:
        due = second
    weekly = None
    if minutes is not None and state.level is not None:
        weekly = float(minutes * life.ladder.walks_a_week(state.level))
    return due, minutes, weekly, state.level


def _is_away(fact: Fact, today: date) -> bool:
    return isinstance(fact, Away) and fact.first <= today <= fact.last


def _walk(life: Life, number: int, today: date, due: Due, planned: int | None) -> Felt | None:
    person, body = life.person, life.person.body
    overdoes = person.kind is Kind.OVERDOING and due.kind in (DueKind.WALK, DueKind.GENTLE, DueKind.RE_TEST)
    wanted = due.kind in (DueKind.WALK, DueKind.RE_TEST) and due.day == today
    if not (wanted or overdoes) or not person.goes(number):
        if due.kind is DueKind.STRENGTH and due.day == today and not person.is_away(number):
            _strength(life, today, due.routine)
        return None
    before = body.before()
    minutes = min(body.can_walk(before), 30.0) if due.kind is DueKind.RE_TEST else float(planned or 10)
    minutes = min(240.0, minutes * 1.5) if overdoes else minutes
    felt = body.walk(minutes, before)
    if person.kind is not Kind.OVERDOING and felt.peak >= before + 3 and felt.peak >= 5:
        minutes *= 0.7  # stops when it hurts, as the cues ask
    answers = person.answers()
    leg = True if person.kind is Kind.LEGS and person.chance.random() < 0.03 else None
    told = Feelings(before, felt.peak, felt.after, effort=felt.effort, leg=leg) if answers else Feelings()
    life.sessions.append(_session(life, today, "walk", None, minutes, told))
    return felt


def _strength(life: Life, today: date, routine: str | None) -> None:
    life.sessions.append(_session(life, today, "strength", routine, 0.0, Feelings(2, 2, 2, effort=3)))


def _session(life: Life, today: date, kind: str, routine: str | None, minutes: float, felt: Feelings) -> SessionFact:
    started = datetime(today.year, today.month, today.day, 10, tzinfo=UTC)
    seconds = minutes * 60 if kind == "walk" else 600.0
    walked = minutes * 60 if kind == "walk" else 0.0
    name = f"{life.person.seed}-{len(life.sessions)}"
    session_id = str(uuid.uuid5(uuid.NAMESPACE_OID, name))
    return SessionFact(session_id, routine, kind, kind, None, started, True, seconds, walked, walked, felt)


def _answer_morning(life: Life, waiting: tuple[int, Felt], today: date) -> None:
    index, felt = waiting
    session = life.sessions[index]
    at = datetime(today.year, today.month, today.day, 8, tzinfo=UTC)
    known = replace(session.feelings, pain_next_day=felt.next_day, sleep_lost=felt.sleep_lost, next_day_at=at)
    life.sessions[index] = replace(session, feelings=known)


def _tell(life: Life, today: date, fact: Fact) -> None:
    at = datetime(today.year, today.month, today.day, 9, tzinfo=UTC)
    life.facts.append(StoredFact(f"{life.person.seed}-{len(life.facts)}", at, fact))


def _decide(life: Life, number: int, today: date) -> None:
    person = life.person
    level = life.states[-1].level if life.states else None
    match person.kind:
        case Kind.AFRAID if number == 0:
            _tell(life, today, Trait(TraitName.AFRAID, 1))
        case Kind.UPRIGHT if number == 0:
            _tell(life, today, Trait(TraitName.STENOSIS, 1))
        case Kind.BOLD if number in (0, 60):
            chosen = min(life.ladder.top, 3 + person.seed % 5)
            life.told_levels.append(chosen)
            _tell(life, today, SetLevel(life.ladder.name(chosen), life.ladder.minutes(chosen)))
        case Kind.CAUTIOUS if level is not None and person.chance.random() < 0.02:
            _tell(life, today, Easier() if person.chance.random() < 0.5 else Repeat())
        case Kind.TRAVELLING:
            for first, last, told in person.away:
                if told and number == first:
                    _tell(life, today, Away(today, today + timedelta(days=last - first)))
        case Kind.WARNED if number == person.warned_on:
            _tell(life, today, Screening(Asked.BUTTON, (_EMERGENCY if person.seed % 2 else _SAME_DAY,)))
        case Kind.WARNED if person.warned_on is not None and number == person.warned_on + person.checked_after:
            _tell(life, today, Checked(today))
        case _:
            pass


# What must hold


def _check_due(life: Life, number: int, today: date, due: Due, state: State) -> None:
    if due.day < today or not due.text:
        life.broken.append(f"day {number}: stuck, nothing is next ({due})")
    asked = life.person.warned_on
    unanswered = asked is not None and asked <= number < asked + life.person.checked_after
    walks = (DueKind.WALK, DueKind.RE_TEST, DueKind.STRENGTH, DueKind.MOBILITY, DueKind.GENTLE)
    if unanswered and due.kind in walks:
        life.broken.append(f"day {number}: sent to {due.kind} past an emergency")
    if due.kind is DueKind.STRENGTH and any(
        s.kind == "strength" and s.day == today - timedelta(days=1) for s in life.sessions[-3:]
    ):
        life.broken.append(f"day {number}: strength on two days in a row")
    if state.level is not None and not life.ladder.lower(0) <= state.level <= life.ladder.top:
        life.broken.append(f"day {number}: level {state.level}")


def _note_day(life: Life, number: int, due: Due, plan: tuple[float | None, int | None], felt: Felt | None) -> None:
    state = life.states[-1]
    last = state.walks[-1] if state.walks and felt is not None else None
    walked = last.minutes if last is not None else 0.0
    grade = last.grade if last is not None else None
    life.diary.append(Day(number, state.level, plan[1], plan[0], due, walked, grade, state.lock is not None))


def _compare(life: Life, today: date) -> None:
    """The whole fold from the beginning says the same as the one that went along."""
    whole = look(life.ladder, life.sessions, life.facts, today)
    if whole.reasons != life.final.reasons or whole.level_index != (
        None if life.final.level is None else max(life.final.level, 0)
    ):
        life.broken.append(f"{today}: looking from the beginning gives another past")
    again = look(life.ladder, life.sessions, life.facts, today)
    if again != whole:
        life.broken.append(f"{today}: looking twice gives two answers")


def _check(life: Life) -> None:
    _check_rises(life)
    # Who sets levels by hand overrules it.
    if life.person.kind is not Kind.BOLD:
        _check_steps_back(life)


def _check_rises(life: Life) -> None:
    """Beyond what went well already nothing rises by more than 30 % a week, and never within 7 days of a red."""
    ladder, grades = life.ladder, {graded.day: graded.grade for graded in life.final.grades}
    proven = max((float(ladder.minutes(i) * ladder.walks_a_week(i)) for i in life.told_levels), default=0.0)
    reds = _red_days(life)
    best = 0.0
    for day in life.diary:
        week = [each.weekly for each in life.diary[max(0, day.number - 7) : day.number] if each.weekly is not None]
        known = max(best * (life.ladder.walks_a_week(day.level) if day.level is not None else 0), proven)
        if day.weekly is not None and week and day.weekly > max(week) + 1e-9 and day.weekly > known + 1e-9:
            if day.weekly > max(week) * _RISE + 1e-9:
                life.broken.append(f"day {day.number}: {max(week):.0f} to {day.weekly:.0f} minutes a week")
            if any(0 < day.number - red < 7 for red in reds):
                life.broken.append(f"day {day.number}: more within 7 days of a red")
        # As it is known in the end: a bad morning after takes the green away.
        if day.grade is Grade.GREEN and grades.get(MONDAY + timedelta(days=day.number)) is not Grade.RED:
            on_level = life.ladder.minutes(day.level) if day.level is not None else 0
            best = max(best, day.walked, on_level)


def _red_days(life: Life) -> list[int]:
    days = {graded.day for graded in life.final.grades if graded.grade is Grade.RED}
    return sorted((day - MONDAY).days for day in days)


def _check_steps_back(life: Life) -> None:
    """After a red that counts, the plan asks for less two walks later at the latest, or for something gentle."""
    hard = {reason.day for reason in life.final.reasons if reason.rule == "R10"}
    least = life.ladder.minutes(life.ladder.lower(0)) * life.ladder.walks_a_week(0)
    for number in _red_days(life):
        red = life.diary[number]
        if red.weekly is None or red.weekly <= least or MONDAY + timedelta(days=number) in hard or red.walked <= 0:
            continue
        later = [day for day in life.diary[number + 1 : number + 7] if day.walked > 0][:2]
        gentle = any(day.due.kind is DueKind.GENTLE for day in life.diary[number + 1 : number + 3])
        if later and not gentle and not any(_is_less(day, red) for day in later):
            life.broken.append(f"day {number}: no step back within two walks of this red")


def _is_less(day: Day, red: Day) -> bool:
    """Whether a day begins with less than the day of a red did: a lower level, fewer minutes, or nothing planned."""
    if day.weekly is None or red.weekly is None or day.morning is None or red.morning is None:
        return True
    return day.morning < red.morning or day.weekly < red.weekly
