"""The usual order of keys, and which lists are usually written between brackets."""

from collections.abc import Iterable, Sequence
from typing import Final

from exercises.library import exercise, plan, routine
from exercises.library.files import FileKind
from exercises.library.rules import RULE_FIELDS

KeyPath = tuple[str | int, ...]

ROOT: Final = {
    FileKind.EXERCISE: exercise.KEYS,
    FileKind.ROUTINE: routine.KEYS,
    FileKind.PLAN: plan.KEYS,
}
# One order serves every kind of step: each has only some of these keys.
STEP: Final = (
    "exercise",
    "repeat",
    "routine",
    "sets",
    "sides",
    "start-side",
    "for",
    "reps",
    "hold",
    "until",
    "pace",
    "prepare",
    "switch",
    "rest",
    "say",
    "steps",
)
LEVEL: Final = ("name", "walks-a-week", "parts", "steps", "sometimes")
SOMETIMES: Final = ("times", "steps")
DOSE: Final = ("sets", "reps", "hold", "for")
# Short words stand between brackets, sentences on lines of their own.
BRACKETS: Final = frozenset({"kit", "targets", "easier", "harder", "dose"})
LINES: Final = frozenset(
    {"instructions", "cues", "mistakes", "avoid-when", "stop-when", "sources", "steps", "levels", "rules", "figure"}
)


def key_order(path: KeyPath, kind: FileKind) -> Sequence[str]:
    """The usual order of the keys in the mapping at a path; empty where there is none."""
    if not path:
        return ROOT[kind]
    if isinstance(path[-1], int):
        holder = path[-2] if len(path) > 1 else None
        return STEP if holder == "steps" else LEVEL if holder == "levels" else ()
    match path[-1]:
        case "dose":
            return DOSE
        case "sometimes":
            return SOMETIMES
        case "rules":
            return tuple(RULE_FIELDS)
        case _:
            return ()


def place_for(key: str, keys: Sequence[str], order: Iterable[str]) -> int:
    """Where a new key goes among those there are: behind the nearest of those that usually come before it."""
    ranks = {name: rank for rank, name in enumerate(order)}
    if key not in ranks:
        return len(keys)
    earlier = [(ranks[name], index) for index, name in enumerate(keys) if ranks.get(name, len(ranks)) < ranks[key]]
    if earlier:
        return max(earlier)[1] + 1
    later = [index for index, name in enumerate(keys) if name in ranks]
    return min(later) if later else len(keys)
