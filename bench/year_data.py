"""A year with a walking plan: walks, strength sessions, answers about the morning after, and decisions by hand."""

import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Final

from exercises.history.fact_tables import put_fact
from exercises.history.facts import (
    Asked,
    Away,
    CheckIn,
    Easier,
    Fact,
    FlareUp,
    Repeat,
    Screening,
    SetLevel,
    StoredFact,
    Trait,
    TraitName,
    WalkingDays,
)
from exercises.history.store import Store
from exercises.history.tables import put_session
from exercises.library.library import Library
from exercises.session.events import Outcome, SessionStarted
from exercises.session.record import Feelings, PainTap, SessionRecord, StepOutcome
from exercises.session.recorder import blank_record

LAST_DAY: Final = date(2026, 11, 20)
WALKS: Final = 300
STRENGTH: Final = 120
STEPS: Final = 12
_DAYS: Final = 365
_ZONE: Final = timezone(timedelta(hours=1))


def fill_year(path: Path) -> None:
    """Write the year that ends on LAST_DAY: 300 walks, 120 strength sessions of 12 steps, some 130 facts."""
    store = Store(path)
    with store.writing() as connection:
        for record in (*_walks(), *_strength()):
            put_session(connection, record)
        for number, (moment, fact) in enumerate(sorted(_facts(), key=lambda each: each[0])):
            put_fact(connection, StoredFact(str(uuid.UUID(int=number * 6091 + 7)), moment, fact), moment)
    store.close()


def _moment(day: int, hour: int) -> datetime:
    return datetime(LAST_DAY.year, LAST_DAY.month, LAST_DAY.day, hour, tzinfo=_ZONE) - timedelta(days=_DAYS - 1 - day)


def _walks() -> Iterator[SessionRecord]:
    for number in range(WALKS):
        started = _moment(number * _DAYS // WALKS, 9)
        before = 2
        # Now and then one is on the edge, and rarely one too much.
        peak = 6 if number % 67 == 50 else 4 if number % 29 == 4 else 3
        seconds = 60.0 * (10 + number // 12)
        yield SessionRecord(
            id=str(uuid.UUID(int=number * 7919 + 1)),
            routine=None,
            name="Walk · L4",
            kind="walk",
            level="L4",
            started=started,
            ended=started + timedelta(seconds=seconds),
            planned_seconds=seconds,
            active_seconds=seconds,
            walk_planned_seconds=seconds,
            walk_active_seconds=seconds,
            outcome=Outcome.FINISHED,
            steps=(),
            feelings=Feelings(
                pain_before=before,
                pain_peak=peak,
                pain_after=before,
                pain_next_day=before if number % 3 else None,
                effort=3 + number % 2,
                leg=False,
                sleep_lost=False if number % 3 else None,
                where=("lower back",),
                surface="path",
                note="It was fine." if number % 5 == 0 else None,
                next_day_at=started + timedelta(hours=22) if number % 3 else None,
            ),
            taps=(PainTap(300.0, peak),),
        )


def _strength() -> Iterator[SessionRecord]:
    library = Library(None)
    library.scan()
    routine = library.routine("core-foundation")
    timeline = library.timeline(routine) if routine is not None else None
    if timeline is None:
        raise RuntimeError("core-foundation is missing")
    for number in range(STRENGTH):
        started = _moment(number * _DAYS // STRENGTH, 17)
        record = blank_record(timeline, str(uuid.UUID(int=number * 104729 + 3)), SessionStarted(started))
        steps = (record.steps * 2)[:STEPS]
        # An exercise hurts a few times in the year, and once in the first of the weeks that are looked at closely.
        outcomes = [StepOutcome.HURT if number % 20 == 1 and i == 3 else StepOutcome.DONE for i in range(STEPS)]
        done = tuple(
            replace(step, active_seconds=step.planned_seconds, reps_done=step.reps_planned, outcome=outcome)
            for step, outcome in zip(steps, outcomes, strict=True)
        )
        yield replace(
            record,
            steps=done,
            ended=started + timedelta(seconds=timeline.seconds),
            outcome=Outcome.FINISHED,
            active_seconds=timeline.seconds,
            feelings=Feelings(pain_before=2, pain_peak=3, pain_after=2, effort=5),
        )


def _facts() -> Iterator[tuple[datetime, Fact]]:
    yield _moment(0, 8), Screening(Asked.FIRST_RUN)
    yield _moment(0, 8), Trait(TraitName.AFRAID, 1)
    yield _moment(0, 8), WalkingDays((0, 1, 3, 4, 5))
    yield _moment(3, 8), SetLevel("L2", 12)
    for week in range(1, 52):
        yield _moment(week * 7, 7), Screening(Asked.WEEKLY)
        yield _moment(week * 7 + 2, 12), CheckIn(2 + week % 3, ("lower back",))
    for day in (60, 150, 250):
        yield _moment(day, 20), FlareUp()
    for day in (30, 90, 200, 300):
        yield _moment(day, 20), Repeat()
    for day in (120, 280):
        yield _moment(day, 20), Easier()
    away = _moment(220, 12)
    yield away, Away(away.date(), away.date() + timedelta(days=9))
