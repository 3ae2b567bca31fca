"""What `plan` and `log` say to people, ready for translation."""

from collections.abc import Sequence
from datetime import date, datetime

from exercises.commands.text import counted, how_to_run
from exercises.library.problems import short

SET_LEVEL_HELP = "begin at this level, such as L4"
AT_HELP = "when: a moment such as 2026-11-21T10:30, or a day; now when left out"
BEGAN_HELP = "when it began: a moment such as 2026-11-21T10:30, or a day; it ended just now when left out"
FLARE_HELP = "my back has flared up: two gentle days first"
PAUSE_HELP = "away from the first day to the second; these days don't count as missed"
TODAY_HELP = "look from this day, as if nothing later had happened"
MINUTES_HELP = "minutes, 1 to 240"
LEVEL_HELP = "the plan's level; that of the day when left out"
PAIN_HELP = "pain, 0 to 10"
EFFORT_HELP = "effort, 0 to 10: up to 4 you can talk in sentences"
LEG_HELP = "something new or worse in a leg"
SLEEP_HELP = "it cost sleep"
NOTE_HELP = "a note"
WHICH_HELP = "the session; the last walk that waits for it when left out"
NAME_HELP = "what it was, such as swimming"
LINE_HELP = "the line of text from the phone"
LOG_ACTIONS = "walk, next-day, activity, measure, signs, checked, undo or --from-phone"
STATES = {
    "get-help": "Please let a professional look at it.",
    "flare": "A flare-up: gentle days first.",
    "re-test": "Finding the level that suits you.",
    "step-back": "One step back for now; that is part of the plan.",
    "hold": "Staying at this level for now.",
    "walk": "Going on as planned.",
}
PLEASE = "Please"
LEVEL = "Level"
WEEK = "This week"
NOW = "Now"
NEXT = "Next"
ALSO = "And also"
DID = "What the plan did, the newest first"
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def not_a_moment(word: str) -> str:
    """A word that names no moment."""
    return f'"{short(word)}" is not a date; write for example 2026-11-21 or 2026-11-21T10:30.'


def not_whole(word: str) -> str:
    """A word that is no whole number."""
    return f'"{short(word)}" is not a whole number.'


def pain_out_of_range(what: str, value: int) -> str:
    """Pain or effort that is not on the scale."""
    return f"{what} goes from 0 to 10, not {value}."


def level_set(name: str, minutes: int) -> str:
    """A level was set by hand."""
    return f"You begin at {name}: {counted(minutes, 'minute')} a day."


def flare_set() -> str:
    """A flare-up was marked."""
    return "Written down. Two gentle days first; please don't stay in bed all day."


def pause_set(first: str, last: str) -> str:
    """Days away were written down."""
    return f"Written down: away from {first} to {last}. These days don't count as missed."


def pause_wrong_way_round() -> str:
    """The second day of a pause lies before the first."""
    return "The first day of --pause must not lie behind the second."


def pause_too_long(days: int) -> str:
    """A pause of more days than one can plan."""
    return f"A pause can last {days} days at most."


def nothing_waits() -> str:
    """No session waits for the answer about the morning after."""
    return f"No walk waits for this answer; name one: {how_to_run('log next-day 2 --id ID')}"


def next_day_set(name: str, when: str) -> str:
    """The answer about the morning after was written down."""
    return f"Written down for {name}, {when}."


def unknown_action(word: str, hint: str) -> str:
    """A word behind `log` that it does not know."""
    return f'"{short(word)}" is not known here{hint or f"; write {LOG_ACTIONS}."}'


def no_action() -> str:
    """Nothing stands behind `log`."""
    return f"Something must follow log: {LOG_ACTIONS}."


def known_already() -> str:
    """A line from the phone that was taken in before."""
    return "This session is in the history already."


def level(name: str, minutes: int, walks: int) -> str:
    """The level and what it asks for."""
    return f"{name}: {counted(minutes, 'minute')} of walking a day, on {counted(walks, 'day')} a week"


def no_level(done: int, needed: int) -> str:
    """No level is set yet."""
    return f"None yet: {done} of {counted(needed, 'easy walk')} done"


def week(done: int, walks: int | None) -> str:
    """Walk days since this week's Monday."""
    if walks is None:
        return f"{counted(done, 'walk day')} done" if done else "No walk yet"
    return f"{done} of {counted(walks, 'walk day')} done"


def change(words: str) -> str:
    """What changed: `L3 → L4.`, or where there was no level before, `L2 to begin with.`."""
    return f"{words[2:]} to begin with." if words.startswith("→ ") else f"{words}."


def walk(minutes: int) -> str:
    """A walk of another day."""
    return f"Walk {counted(minutes, 'minute')}."


def walk_in_parts(minutes: Sequence[int]) -> str:
    """The parts of today's walk that are still to do: `Walk 2 × 15 minutes.`, or `Walk 8 + 7 minutes.`."""
    if len(set(minutes)) == 1:
        return f"Walk {len(minutes)} × {counted(minutes[0], 'minute')}."
    return f"Walk {' + '.join(str(each) for each in minutes)} minutes."


def in_parts(minutes: Sequence[int]) -> str:
    """What the parts are together, and how far apart."""
    return f"{counted(sum(minutes), 'minute')} of walking, with two hours or more between the walks."


def how_to_begin(command: str) -> str:
    """How a routine is begun in the terminal."""
    return f"To begin: {command}"


def earlier(count: int) -> str:
    """More reasons than are shown."""
    return f"… and {counted(count, 'earlier thing')}; all of them: {how_to_run('plan --json')}"


def when(day: date, today: date) -> str:
    """The day of what is next."""
    return {0: "Today", 1: "Tomorrow"}.get((day - today).days, day_words(day, today))


def day_words(day: date, today: date) -> str:
    """A day in short, its year only where it is another one."""
    year = f" {day.year}" if day.year != today.year else ""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}{year}"


def written_down(what: str, at: datetime, now: datetime) -> str:
    """Something came into the history: what it was, and when it began."""
    days_ago = (now.date() - at.date()).days
    day = {0: "today", 1: "yesterday"}.get(days_ago, day_words(at.date(), now.date()))
    return f"Written down: {what}, {day} {at:%H:%M}."


def with_undo(written: str, short_id: str) -> str:
    """What was written down, and how it is taken back."""
    return f"{written} Take it back with: {how_to_run(f'log undo {short_id}')}"


def nothing_yet() -> str:
    """No reasons yet."""
    return "Nothing has happened yet."


def today_out_of_range(years: int) -> str:
    """A day to look from that is too far away."""
    return f"--today goes from the year 2000 up to {years} years from now."


def noon_is_to_come(day: str) -> str:
    """A date of today without a time, before noon."""
    return f"{day} without a time means noon, which is still to come; write for example {day}T08:30."
