"""What `log measure` says to people, ready for translation."""

from collections.abc import Sequence

from exercises.commands.text import listed
from exercises.library.problems import short

MEASURE_HELP = "what was measured, such as chair-stands"
VALUE_HELP = "the result; for activities one number each, in their order"
SIDE_HELP = "left or right, for what is measured on both sides"


def unknown_measure(word: str, near: str, known: Sequence[str]) -> str:
    """A word that names no measure; `near` is empty or a hint at what was meant."""
    there_are = near or f". There are {listed([*known])}."
    return f'"{short(word)}" is not a measure{there_are}'


def side_needed(name: str) -> str:
    """A measure of both sides without a side."""
    return f"{name} is measured on each side; add --side left or --side right."


def no_side(name: str) -> str:
    """A side for a measure without sides."""
    return f"{name} has no sides; leave --side out."


def not_a_side(word: str) -> str:
    """A word that is no side."""
    return f'"{short(word)}" is not a side; write left or right.'


def one_value(name: str) -> str:
    """Several numbers for a measure that has one."""
    return f"{name} is one number."


def out_of_range(name: str, lowest: int, highest: int, *, whole: bool) -> str:
    """A result that can't be."""
    kind = "a whole number" if whole else "a number"
    return f"{name} is {kind} from {lowest} to {highest}."


def no_activities() -> str:
    """Scores before any activity was named."""
    return "You have named no activities yet. Name them in the window, under History and Measures."


def one_score_each(names: Sequence[str]) -> str:
    """Another number of scores than of activities."""
    return f"One whole number from 0 to 10 is needed for each, in this order: {listed([*names])}."


def taken_back(sentence: str, when: str) -> str:
    """A result was taken back."""
    return f"Taken back: {sentence}, {when}."
