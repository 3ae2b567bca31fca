"""What the coming days bring when each goes as planned: the coach is asked day by day, and told that it was done."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from exercises.coach.outlook import Due, DueKind, Outlook
from exercises.history.facts import StoredFact
from exercises.history.session_facts import SessionFact
from exercises.session.record import Feelings

AHEAD_DAYS: Final = 14
_WALKING: Final = (DueKind.WALK, DueKind.RE_TEST)
_ROUTINE_SECONDS: Final = 600.0

Look = Callable[[tuple[SessionFact, ...], tuple[StoredFact, ...], date], Outlook]


@dataclass(frozen=True, slots=True)
class Ahead:
    """Something planned for a day; `minutes` of walking for walks in so many `parts`, a `routine` for all else."""

    day: date
    kind: DueKind
    routine: str | None
    minutes: int | None
    parts: int = 1


def coming(
    look: Look,
    sessions: Sequence[SessionFact],
    facts: Sequence[StoredFact],
    now: datetime,
    days: int = AHEAD_DAYS,
) -> tuple[Ahead, ...]:
    """What is planned from today on for so many days.

    Walks never get longer than today's, as nobody knows how they will feel. While there is no level only the easy walks
    that find one are planned. `now` is aware; raises what `look` raises.
    """
    told, found, supposed = tuple(facts), list[Ahead](), tuple(sessions)
    has_level, split, most = True, False, None
    for number in range(days):
        day = now.date() + timedelta(days=number)
        outlook = look(supposed, told, day)
        if number == 0:
            has_level, split, most = outlook.level is not None, outlook.parts > 1, outlook.minutes
        for due in _due_on(day, outlook):
            if due.kind is DueKind.WALK and not has_level:
                continue
            # Walks of which nothing was told look like a standstill, which splits them; only today's word holds.
            parts = max(1, len(outlook.part_minutes)) if split and due.kind is DueKind.WALK else 1
            minutes = min(due.minutes, most) if due.minutes is not None and most is not None else due.minutes
            found.append(Ahead(day, due.kind, due.routine, minutes, parts))
            supposed = (*supposed, _done(due, now))
    return tuple(found)


def _due_on(day: date, outlook: Outlook) -> Iterator[Due]:
    """What is due on the day itself; resting is nothing to plan."""
    for due in (outlook.due, outlook.second):
        if due is not None and due.day == day and (due.kind in _WALKING or due.routine is not None):
            yield due


def _done(due: Due, now: datetime) -> SessionFact:
    """A session as it will be when all goes as planned; nothing is told of how it felt."""
    walks = due.kind in _WALKING
    seconds = (due.minutes or 0) * 60.0
    return SessionFact(
        id=f"ahead-{due.day}-{due.kind}",
        routine=due.routine,
        kind="walk" if walks else due.kind.value,
        name="",
        level=None,
        # Later than all that was done on the day so far.
        started=datetime.combine(due.day, time(23, 0), tzinfo=now.tzinfo),
        finished=True,
        active_seconds=seconds if walks else _ROUTINE_SECONDS,
        walk_planned_seconds=seconds,
        walk_active_seconds=seconds,
        feelings=Feelings(),
    )
