"""Reading one command's words: argparse, with our own sentences for what is wrong."""

import argparse
import math
import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NoReturn

from exercises.commands import help_text, text, usage_text
from exercises.library.problems import did_you_mean

_LOOKS_LIKE_OPTION = re.compile(r"--?[A-Za-z]")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class UsageError(Exception):
    """The command line is not written as it must be; the text is ready to be shown."""


class Arguments(argparse.ArgumentParser):
    """The options and words of one command; whatever is wrong with them becomes a UsageError."""

    def __init__(self, command: str) -> None:
        super().__init__(
            prog=f"amble {command}",
            description=help_text.COMMANDS[command].about,
            epilog=help_text.EVERYWHERE,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )

    def read(self, words: Sequence[str]) -> argparse.Namespace:
        """Read the words behind the command's name; raises UsageError."""
        known = [option for action in self._actions for option in action.option_strings]
        for word in words:
            if word == "--":
                break
            name = word.partition("=")[0]
            if _LOOKS_LIKE_OPTION.match(word) and name not in known:
                raise UsageError(usage_text.unknown_option(name, did_you_mean(name, [*known, "--data"])))
        options, too_many = self.parse_known_args(list(words))
        if too_many:
            raise UsageError(usage_text.one_word_too_many(too_many[0]))
        return options

    def error(self, message: str) -> NoReturn:
        raise UsageError(_sentence(message))


def _sentence(message: str) -> str:
    """What argparse complains about, in our words as far as we know its own."""
    missing = re.fullmatch(r"the following arguments are required: (.*)", message)
    if missing:
        return usage_text.missing_word(missing[1])
    argument = re.fullmatch(r"argument ([^:]+): (.*)", message, re.DOTALL)
    if argument is None:
        return text.sentence(message)
    name, complaint = argument.groups()
    if complaint == "expected one argument":
        return usage_text.value_missing(name)
    together = re.fullmatch(r"not allowed with argument (.*)", complaint)
    if together:
        return usage_text.not_together(name, together[1])
    if complaint.startswith("ignored explicit argument"):
        return usage_text.takes_no_value(name)
    return f"{name}: {complaint}"


def number(word: str) -> float:
    """A number as argparse's `type`; its range is the command's matter."""
    try:
        value = float(word) if word.isascii() and "_" not in word else math.nan
    except ValueError:
        value = math.nan
    if math.isnan(value):
        raise argparse.ArgumentTypeError(usage_text.not_a_number(word))
    return value


def day(word: str) -> date:
    """A date such as 2025-11-20 as argparse's `type`."""
    try:
        if not _DATE.fullmatch(word):
            raise ValueError
        return date.fromisoformat(word)
    except ValueError as error:
        raise argparse.ArgumentTypeError(usage_text.not_a_date(word)) from error


def day_near(today: date) -> Callable[[str], date]:
    """As argparse's `type` a date such as 2025-11-20, or the words today and yesterday."""

    def read(word: str) -> date:
        match word.casefold():
            case "today":
                return today
            case "yesterday":
                return today - timedelta(days=1)
        try:
            return day(word)
        except argparse.ArgumentTypeError as error:
            raise argparse.ArgumentTypeError(usage_text.no_date_near(word)) from error

    return read
