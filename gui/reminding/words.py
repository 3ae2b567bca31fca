"""What reminders say: plain, and never in a hurry."""

from dataclasses import dataclass
from datetime import datetime

from exercises.coach.outlook import Due, DueKind
from exercises.coach.reminding import Reminder, ReminderKind
from exercises.library.library import Library
from exercises.library.timeline import Timeline
from gui.text import tr
from gui.words.walk_time import as_sentence, session_time


@dataclass(frozen=True, slots=True)
class Message:
    """A reminder: a few words, and a line below them."""

    title: str
    text: str


def session_name(due: Due, library: Library) -> str:
    """What is due, in words such as `Walk 12 minutes`."""
    match due.kind:
        case DueKind.WALK if due.minutes is not None:
            return tr("Walk one minute") if due.minutes == 1 else tr("Walk {n} minutes").format(n=due.minutes)
        case DueKind.WALK | DueKind.RE_TEST:
            return tr("An easy walk")
        case _:
            routine = library.routine(due.routine) if due.routine else None
            return routine.name if routine is not None else tr("Today's session")


def session_message(due: Due, library: Library, walk: Timeline | None = None) -> Message:
    """The reminder of today's session; where a walk is due, `walk` tells how long it takes in all."""
    title, calm = tr("Today: {what}").format(what=session_name(due, library)), tr("Whenever it suits you.")
    if walk is None or due.kind not in (DueKind.WALK, DueKind.RE_TEST):
        return Message(title, calm)
    return Message(title, f"{as_sentence(session_time(walk))} {calm}")


def snack_message(routine_id: str, library: Library) -> Message:
    """The reminder of a movement snack."""
    routine = library.routine(routine_id)
    timeline = library.timeline(routine) if routine is not None else None
    text = tr("A little movement does your back good.")
    if timeline is not None:
        minutes = max(1, round(timeline.seconds / 60))
        text = tr("One minute on your feet.") if minutes == 1 else tr("{n} minutes on your feet.").format(n=minutes)
    return Message(tr("Time for a movement snack?"), text)


def next_line(reminder: Reminder | None, now: datetime) -> str:
    """When the next reminder comes, for the icon; empty when none comes today."""
    if reminder is None or reminder.at.astimezone(now.tzinfo).date() != now.date():
        return ""
    words = tr("movement snack at {time}") if reminder.kind is ReminderKind.SNACK else tr("today's session at {time}")
    return words.format(time=reminder.at.astimezone(now.tzinfo).strftime("%H:%M"))
