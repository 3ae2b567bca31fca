"""What is said about a command line that is not written as it must be, ready for translation."""

from exercises.library.problems import short


def unknown_command(name: str, hint: str) -> str:
    """A first word that is no command."""
    return f'There is no command "{short(name)}"{hint or "."}'


def unknown_option(name: str, hint: str) -> str:
    """An option that this command does not know."""
    return f'There is no option "{short(name)}" here{hint or "."}'


def missing_word(names: str) -> str:
    """A word that the command needs."""
    return f"{names} is missing."


def value_missing(option: str) -> str:
    """An option without the value that belongs to it."""
    return f"Something must follow {option}."


def takes_no_value(option: str) -> str:
    """An option with a value that it has no use for."""
    return f"{option} takes no value."


def one_word_too_many(word: str) -> str:
    """A word that nobody asked for."""
    return f'"{short(word)}" is one word too many.'


def not_together(one: str, other: str) -> str:
    """Two options that exclude each other."""
    return f"{one} and {other} can't be used together."


def not_a_number(word: str) -> str:
    """A word where a number is due."""
    return f'"{short(word)}" is not a number.'


def no_date_near(word: str) -> str:
    """A word where a date is due, or today or yesterday."""
    return f'"{short(word)}" is not a date; write it like 2025-11-20, or say today or yesterday.'


def not_a_date(word: str) -> str:
    """A word where a date is due."""
    return f'"{short(word)}" is not a date; write it like 2025-11-20.'
