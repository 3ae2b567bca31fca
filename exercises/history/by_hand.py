"""Sessions that were done elsewhere and are written down by hand."""

import uuid
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from exercises.errors import AmbleError
from exercises.library.timeline import Timeline
from exercises.session.events import Outcome, SessionStarted
from exercises.session.record import Feelings, SessionRecord, StepOutcome
from exercises.session.recorder import blank_record

FEWEST_MINUTES: Final = 1
MOST_MINUTES: Final = 240
ACTIVITY: Final = "activity"
_EARLIEST_YEAR: Final = 2000
_LONGEST_NAME: Final = 200


def walk_by_hand(
    started: datetime,
    minutes: float,
    now: datetime,
    *,
    level: str | None = None,
    planned_minutes: int | None = None,
    feelings: Feelings | None = None,
) -> SessionRecord:
    """A walk of so many minutes (1 to 240) that began at `started`, aware and not in the future.

    `planned_minutes` is what the plan asked for. An answer about the next morning counts for that morning, or for now
    where that is yet to come. Raises AmbleError with what is wrong.
    """
    seconds = _checked(started, minutes, now, "A walk") * 60
    felt = feelings or Feelings()
    if felt.next_day_at is None and (felt.pain_next_day is not None or felt.sleep_lost is not None):
        felt = replace(felt, next_day_at=min(started + timedelta(days=1), now, key=datetime.timestamp))
    planned = planned_minutes * 60.0 if planned_minutes else seconds
    return SessionRecord(
        id=str(uuid.uuid4()),
        routine=None,
        name=f"Walk · {level}" if level else "Walk",
        kind="walk",
        level=level,
        started=started,
        ended=started + timedelta(seconds=seconds),
        planned_seconds=planned,
        active_seconds=seconds,
        walk_planned_seconds=planned,
        walk_active_seconds=seconds,
        outcome=Outcome.FINISHED,
        steps=(),
        feelings=felt,
        logged_by_hand=True,
    )


def routine_by_hand(
    timeline: Timeline, started: datetime, minutes: float, now: datetime, feelings: Feelings | None = None
) -> SessionRecord:
    """A routine that was done as it is written, without being led through it, in so many minutes (1 to 240).

    Raises AmbleError with what is wrong.
    """
    seconds = _checked(started, minutes, now, "A routine") * 60
    blank = blank_record(timeline, str(uuid.uuid4()), SessionStarted(started))
    beside = blank.planned_seconds - blank.walk_planned_seconds
    return replace(
        blank,
        ended=started + timedelta(seconds=seconds),
        active_seconds=seconds,
        walk_active_seconds=max(0.0, seconds - beside) if blank.walk_planned_seconds > 0 else 0.0,
        outcome=Outcome.FINISHED,
        position=len(timeline.phases) - 1,
        steps=tuple(
            replace(
                step,
                active_seconds=step.planned_seconds,
                reps_done=step.reps_planned,
                outcome=StepOutcome.DONE,
            )
            for step in blank.steps
        ),
        feelings=feelings or Feelings(),
        logged_by_hand=True,
    )


def activity_by_hand(name: str, started: datetime, minutes: float, now: datetime) -> SessionRecord:
    """Another activity, such as swimming, of so many minutes (1 to 240). Raises AmbleError with what is wrong."""
    plain = " ".join(name.split())
    if not plain:
        raise AmbleError("Say what it was, such as swimming.")
    if len(plain) > _LONGEST_NAME:
        raise AmbleError(f"The name is too long; {_LONGEST_NAME} characters are enough.")
    seconds = _checked(started, minutes, now, "An activity") * 60
    return SessionRecord(
        id=str(uuid.uuid4()),
        routine=None,
        name=plain[:1].upper() + plain[1:],
        kind=ACTIVITY,
        level=None,
        started=started,
        ended=started + timedelta(seconds=seconds),
        planned_seconds=seconds,
        active_seconds=seconds,
        walk_planned_seconds=0.0,
        walk_active_seconds=0.0,
        outcome=Outcome.FINISHED,
        steps=(),
        logged_by_hand=True,
    )


def check_moment(moment: datetime, now: datetime) -> None:
    """Raise AmbleError when a moment lies in the future, or before anybody can have used this program."""
    if moment.timestamp() > now.timestamp():
        raise AmbleError(f"{moment:%Y-%m-%d %H:%M} is in the future.")
    if moment.year < _EARLIEST_YEAR:
        raise AmbleError(f"{moment:%Y-%m-%d} is too long ago; nothing before {_EARLIEST_YEAR} is written down.")


def _checked(started: datetime, minutes: float, now: datetime, what: str) -> float:
    if not FEWEST_MINUTES <= minutes <= MOST_MINUTES:
        raise AmbleError(f"{what} takes {FEWEST_MINUTES} to {MOST_MINUTES} minutes, not {minutes:g}.")
    check_moment(started, now)
    return minutes
