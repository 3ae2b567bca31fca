"""What the command line says about routines that are shared and taken in."""

from collections.abc import Iterable

from exercises.commands.text import counted, how_to_run, listed, quoted
from exercises.library.problems import short

SHARED_HELP = "a routine's or an exercise's id, or its file"
FILE_HELP = (
    "a walk that a watch or a phone has recorded (GPX or FIT), or a folder of them; a history (.json or .csv); a file "
    "that somebody shared (.amble), or a routine's or an exercise's own file"
)
DRY_RUN_HELP = "only say what would come in, with all that differs"
THEIRS_HELP = "of what differs, take theirs in place of yours"
BOTH_HELP = "of what differs, keep yours and take theirs under another name"
CHOOSE_HELP = "for this one: mine, theirs or both; can be given more than once"

_KINDS = {"routine": "routine", "exercise": "exercise", "plan": "walking plan", "picture": "picture"}
_ORDER = tuple(_KINDS)


def kind(word: str) -> str:
    """The word for what something is."""
    return _KINDS[word]


def in_all(kinds: Iterable[str]) -> str:
    """`1 routine, 2 exercises and 1 picture`."""
    found = list(kinds)
    return listed([counted(found.count(word), _KINDS[word]) for word in _ORDER if word in found])


def written(path: str, name: str, kinds: Iterable[str]) -> str:
    """A file for somebody else was written."""
    return f'Written: {path}, with "{name}" ({in_all(kinds)}).'


def neither(name: str, hint: str) -> str:
    """An id that no routine and no exercise has."""
    return f'There is no routine and no exercise "{short(name)}"{hint or "."}'


def is_a_plan(path: str) -> str:
    """A plan where a routine or an exercise is due."""
    return f"{path} holds a walking plan; routines and exercises can be shared."


def not_to_take_in(path: str) -> str:
    """A file that is of no known kind."""
    return (
        f"{path} can't be taken in: it is neither a recorded walk (GPX or FIT), nor a history (.json or .csv), nor a "
        "shared file (.amble), nor a routine's or an exercise's own file."
    )


def heading(name: str, program: str) -> str:
    """What a file calls itself, and what it was shared with."""
    return f"{name}, shared with {program}" if program else name


# What becomes of each file

NEW = "new"
LEFT_OUT = "left out"
KNOWN = "known"
REFUSED = "refused"
DIFFERS = "differs"
MINE_MORE = "yours stays"
THEIRS_MORE = "theirs takes its place"


def beside(name: str) -> str:
    """Theirs gets another name."""
    return f"theirs comes as {name}"


def taken_in(kinds: list[str]) -> str:
    """The line at the end."""
    return f"Taken in: {in_all(kinds)}." if kinds else "Nothing was taken in."


def would_be_taken_in(kinds: list[str]) -> str:
    """The line at the end when nothing was to be written."""
    return f"This would be taken in: {in_all(kinds)}." if kinds else "Nothing would be taken in."


def how_to_choose(path: str) -> str:
    """What can be done about what differs."""
    again = how_to_run(f"import {quoted(path)}")
    return f"To take theirs: {again} --theirs; to have both: --both; for a single one: --choose NAME=theirs"


def wrong_choice(word: str) -> str:
    """A value of --choose that is none."""
    return f'"{short(word)}" is no choice; write NAME=mine, NAME=theirs or NAME=both.'


def nothing_called(name: str, path: str) -> str:
    """A name given with --choose that nothing has."""
    return f'Nothing in {path} is called "{short(name)}".'


def other_choice_helps() -> str:
    """What may help where the choices don't fit together."""
    return "With --theirs or --both it may fit."
