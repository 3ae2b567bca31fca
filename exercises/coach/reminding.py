"""When to remind of today's session or of a movement snack: from what was set, what was done and what was said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from exercises.coach.outlook import DueKind, Outlook
from exercises.history.session_facts import SessionFact
from exercises.settings import WEEK_DAYS, Settings

SNOOZE: Final = timedelta(minutes=15)
# A reminder of the session comes later than its time (the computer was off) within the chosen hours, or within these.
_LATE: Final = timedelta(hours=2)
# A session counts as done when it was finished or gone on with for so long.
_COUNTS_FROM_SECONDS: Final = 120
_NO_SESSION: Final = ("snack", "relief")
_DAYS_AHEAD: Final = 8


class ReminderKind(StrEnum):
    """What one is reminded of."""

    SESSION = "session"
    SNACK = "snack"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was set: days of the week (0 is Monday), hours, the time for the session, how often a snack is offered.

    Hours that end before they begin go on through the night; that night belongs to the day on which it began. Hours
    that end as they begin are the whole day. `session_at` and `snack_every` are None for never.
    """

    on: bool
    days: frozenset[int]
    first: time
    last: time
    session_at: time | None
    snack_every: timedelta | None


@dataclass(frozen=True, slots=True)
class DaySoFar:
    """What is known of the day: what is due, whether a snack may be started, when somebody moved last."""

    session_due: bool = False
    snack_allowed: bool = True
    moved: datetime | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What was said and answered so far; kept over a restart, so that nothing is said twice.

    `session_on` is the day on which the session was last named, `snack_at` when a snack was. After "later" `snoozed` is
    due again at `snoozed_until`. `skipped` is the day for which no more is wanted.
    """

    session_on: date | None = None
    snack_at: datetime | None = None
    snoozed: ReminderKind | None = None
    snoozed_until: datetime | None = None
    skipped: date | None = None


@dataclass(frozen=True, slots=True)
class Reminder:
    """What to remind of, and when: now, where the moment has come."""

    kind: ReminderKind
    at: datetime


def wishes_of(settings: Settings) -> Wishes:
    """What of the settings is about reminders."""
    return Wishes(
        on=settings.reminders,
        days=frozenset(WEEK_DAYS.index(day) for day in settings.reminder_days.split()),
        first=time.fromisoformat(settings.reminder_from),
        last=time.fromisoformat(settings.reminder_until),
        session_at=time.fromisoformat(settings.session_reminder) if settings.session_reminder else None,
        snack_every=timedelta(minutes=settings.snack_minutes) if settings.snack_minutes else None,
    )


def day_so_far(outlook: Outlook | None, sessions: Sequence[SessionFact], today: date) -> DaySoFar:
    """Read the day: nothing is due while warning signs lock sessions, on gentle days, or away."""
    moved = max((s.started + timedelta(seconds=s.active_seconds) for s in sessions if s.day == today), default=None)
    if outlook is None:
        return DaySoFar(moved=moved)
    quiet = outlook.lock is not None or outlook.away_until is not None
    match outlook.due.kind:
        case DueKind.WALK | DueKind.RE_TEST:
            due = outlook.due.day == today
        case DueKind.STRENGTH | DueKind.MOBILITY:
            due = outlook.due.day == today and not any(_is_a_session(s, today) for s in sessions)
        case _:
            due = False
    return DaySoFar(due and not quiet, not quiet, moved)


def settled(said: Said, now: datetime) -> Said:
    """Bring what was said into order after the clock was set back: nothing of it lies in the future."""
    today = now.date()
    if said.session_on is not None and said.session_on > today:
        said = replace(said, session_on=None)
    if said.snack_at is not None and said.snack_at > now:
        said = replace(said, snack_at=now)
    if said.snoozed_until is not None and said.snoozed_until > now + SNOOZE:
        said = replace(said, snoozed_until=now + SNOOZE)
    if said.skipped is not None and said.skipped > today:
        said = replace(said, skipped=None)
    return said


def next_reminder(wishes: Wishes, day: DaySoFar, said: Said, now: datetime, since: datetime) -> Reminder | None:
    """What comes next, within a week or so; its moment is `now` when it is due, None when nothing will come.

    `since` is when somebody began to sit here: the program was started, or the computer woke. Sessions of later days
    are taken to be due.
    """
    if not wishes.on:
        return None
    said = settled(said, now)
    again = _snoozed(wishes, day, said, now, since)
    waiting = said.snoozed_until if said.snoozed_until is not None and said.snoozed_until > now else now
    found = [
        Reminder(kind, max(at, waiting))
        for kind, at in (
            (ReminderKind.SESSION, again if said.snoozed is ReminderKind.SESSION and again else None),
            (ReminderKind.SESSION, _session_at(wishes, day, said, now)),
            (ReminderKind.SNACK, again if said.snoozed is ReminderKind.SNACK and again else None),
            (ReminderKind.SNACK, _snack_at(wishes, day, said, now, since)),
        )
        if at is not None
    ]
    # The session goes first where both are due: it is the greater thing, and one thing at a time is enough.
    return min(found, key=lambda each: each.at, default=None)


def after_saying(said: Said, kind: ReminderKind, now: datetime) -> Said:
    """What is known after something was said; the other one waits its whole time from now on, too."""
    said = replace(settled(said, now), snack_at=now, snoozed=None, snoozed_until=None)
    return replace(said, session_on=now.date()) if kind is ReminderKind.SESSION else said


def after_snooze(said: Said, kind: ReminderKind, now: datetime) -> Said:
    """Somebody wants to hear of it again in a quarter of an hour."""
    return replace(settled(said, now), snoozed=kind, snoozed_until=now + SNOOZE)


def after_skip(said: Said, wishes: Wishes, now: datetime) -> Said:
    """Somebody wants no more today, and nothing of what was put off either; a night belongs to the day before it."""
    return replace(settled(said, now), skipped=reminder_day(wishes, now), snoozed=None, snoozed_until=None)


def after_all(said: Said) -> Said:
    """Somebody who wanted no more today wants to be reminded after all."""
    return replace(said, skipped=None)


def reminder_day(wishes: Wishes, now: datetime) -> date:
    """The day to which this moment's hours belong: yesterday, in the hours of a night that began then."""
    return now.date() - timedelta(days=1) if _in_last_night(wishes, now) else now.date()


def is_skipped(wishes: Wishes, said: Said, now: datetime) -> bool:
    """Whether no more is wanted in these hours."""
    return said.skipped is not None and said.skipped == reminder_day(wishes, now)


# Inside


def _is_a_session(session: SessionFact, today: date) -> bool:
    was_done = session.finished or session.active_seconds >= _COUNTS_FROM_SECONDS
    return session.day == today and was_done and session.kind not in _NO_SESSION


def _at(day: date, clock: time, now: datetime) -> datetime:
    """A time of day, at the offset that holds now: it is asked again every few seconds, also after a clock change."""
    return datetime.combine(day, clock, tzinfo=now.tzinfo)


def _windows(wishes: Wishes, now: datetime) -> Iterator[tuple[date, datetime, datetime]]:
    """The chosen hours from last night on: the day to which they belong, their beginning and their end."""
    for ahead in range(-1, _DAYS_AHEAD):
        day = now.date() + timedelta(days=ahead)
        if day.weekday() not in wishes.days:
            continue
        if wishes.last == wishes.first:
            yield day, _at(day, time(), now), _at(day + timedelta(days=1), time(), now)
        else:
            end = day if wishes.last > wishes.first else day + timedelta(days=1)
            yield day, _at(day, wishes.first, now), _at(end, wishes.last, now)


def _in_last_night(wishes: Wishes, now: datetime) -> bool:
    """Whether the hours that began yesterday still go on."""
    return wishes.last < wishes.first and now.time() < wishes.last


def _session_at(wishes: Wishes, day: DaySoFar, said: Said, now: datetime) -> datetime | None:
    if wishes.session_at is None:
        return None
    for ahead in range(_DAYS_AHEAD):
        on = now.date() + timedelta(days=ahead)
        if on.weekday() not in wishes.days or on in (said.session_on, said.skipped):
            continue
        at = _at(on, wishes.session_at, now)
        if ahead == 0 and (not day.session_due or now > _latest(wishes, on, at, now)):
            continue
        return at
    return None


def _latest(wishes: Wishes, on: date, at: datetime, now: datetime) -> datetime:
    """Until when a session that was not named at its time is still named."""
    hours_end = _at(on, wishes.last, now) if wishes.last > wishes.first else _at(on, time(23, 59), now)
    return max(hours_end, at + _LATE)


def _snack_at(wishes: Wishes, day: DaySoFar, said: Said, now: datetime, since: datetime) -> datetime | None:
    every = wishes.snack_every
    if every is None:
        return None
    for on, begins, ends in _windows(wishes, now):
        if ends <= now or on == said.skipped:
            continue
        if not day.snack_allowed and begins <= now:
            continue
        sitting = [moment for moment in (said.snack_at, day.moved, since) if moment is not None and moment <= now]
        at = max(begins, *sitting) + every
        if at < ends:
            return at
    return None


def _snoozed(wishes: Wishes, day: DaySoFar, said: Said, now: datetime, since: datetime) -> datetime | None:
    """When what was put off comes again; None when it has lost its meaning in the meantime."""
    until = said.snoozed_until
    if until is None or is_skipped(wishes, said, now):
        return None
    match said.snoozed:
        case ReminderKind.SESSION:
            same_day = (until - SNOOZE).astimezone(now.tzinfo).date() == now.date()
            return until if day.session_due and same_day else None
        case ReminderKind.SNACK:
            moved = day.moved is not None and day.moved > until - SNOOZE
            if not day.snack_allowed or wishes.snack_every is None or moved or since > until:
                return None
            here = any(begins <= until < ends and now < ends for _, begins, ends in _windows(wishes, now))
            return until if here else None
        case _:
            return None
