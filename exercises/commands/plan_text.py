"""What `plan` and `log` say to people, ready for translation."""

from exercises.commands.text import how_to_run

SET_LEVEL_HELP = "begin at this level, such as L4"
AT_HELP = "when: a moment such as 2026-11-21T10:30, or a day; now when left out"
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
STATES = {
    "get-help": "please get help",
    "flare": "flare-up, gentle days",
    "re-test": "finding your level",
    "step-back": "one step back for now",
    "hold": "staying at this level",
    "walk": "walking",
}


def not_a_moment(word: str) -> str:
    """A word that names no moment."""
    return f'"{word}" is not a date; write for example 2026-11-21 or 2026-11-21T10:30.'


def not_whole(word: str) -> str:
    """A word that is no whole number."""
    return f'"{word}" is not a whole number.'


def pain_out_of_range(what: str, value: int) -> str:
    """Pain or effort that is not on the scale."""
    return f"{what} goes from 0 to 10, not {value}."


def no_such_level(name: str, hint: str, names: str) -> str:
    """A level that the plan does not have."""
    return f'The plan has no level "{name}"{hint or f"; it has {names}."}'


def level_set(name: str, minutes: int) -> str:
    """A level was set by hand."""
    return f"You begin at {name}: {minutes} minutes a day."


def flare_set() -> str:
    """A flare-up was marked."""
    return "Written down. Two gentle days first; please don't stay in bed all day."


def pause_set(first: str, last: str) -> str:
    """Days away were written down."""
    return f"Written down: away from {first} to {last}."


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
    return f'"{word}" is not known here{hint or "; write walk, next-day, activity, undo or --from-phone."}'


def known_already() -> str:
    """A line from the phone that was taken in before."""
    return "This session is in the history already."


def heading(plan: str, level: str | None, minutes: int | None, walks: int | None, baseline: int, needed: int) -> str:
    """The plan, the level and what it asks for."""
    if level is None:
        return f"{plan} · no level yet: {baseline} of {needed} easy walks done"
    return f"{plan} · {level}: {minutes} minutes, {walks} walk days a week"


def week(done: int, walks: int | None, state: str) -> str:
    """This week's walks and what the plan is doing."""
    walks_done = f"{done} of {walks} walk days this week" if walks is not None else f"{done} walk days this week"
    return f"{walks_done} · {STATES.get(state, state)}"


def next_line(when: str, words: str) -> str:
    """What is due."""
    return f"Next, {when}: {words}"


def second_line(words: str) -> str:
    """What else would be good today."""
    return f"And also: {words}"


def what_the_plan_did() -> str:
    """The heading over the reasons."""
    return "What the plan did, and why:"


def nothing_yet() -> str:
    """No reasons yet."""
    return "Nothing has happened yet."
