"""Somebody's weeks for the report's tests: walks, strength sessions and what was told beside them."""

from datetime import date, datetime, timedelta, timezone

from exercises.coach.advisor import Advisor
from exercises.history.facts import Fact, SetLevel
from exercises.history.history import History
from exercises.library.library import Library
from exercises.report.content import Report, Wish
from exercises.report.making import report_of
from exercises.session.record import Feelings, SessionRecord
from tests.exercises.history.records import done

ZONE = timezone(timedelta(hours=1))
TODAY = date(2026, 11, 20)  # a Friday


def at(days_ago: int, hour: int = 9) -> datetime:
    day = TODAY - timedelta(days=days_ago)
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZONE)


def walk(days_ago: int, minutes: float = 12, *, hour: int = 9, **felt: object) -> SessionRecord:
    seconds = minutes * 60.0
    return done(
        at(days_ago, hour),
        kind="walk",
        name="Walk · L3",
        active_seconds=seconds,
        walk_active_seconds=seconds,
        walk_planned_seconds=seconds,
        feelings=Feelings(**felt),
    )


def tell(history: History, days_ago: int, fact: Fact, hour: int = 8) -> None:
    history.note(fact, at(days_ago, hour))


def at_level(history: History, days_ago: int, name: str = "L3", minutes: int = 12) -> None:
    tell(history, days_ago, SetLevel(name, minutes), hour=7)


def made(history: History, since_days_ago: int | None = None, *, notes: bool = False, name: str = "") -> Report:
    library = Library(None)
    library.scan()
    since = TODAY - timedelta(days=since_days_ago) if since_days_ago is not None else None
    return report_of(history, Advisor(library, history).outlook(TODAY), TODAY, Wish(since, notes, name))
