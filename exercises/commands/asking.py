"""Questions in the terminal, asked only where somebody is there to answer."""

import shutil
import sys
import textwrap
from typing import Final

from exercises.commands.output import say, say_all, say_part

_NARROWEST: Final = 20
_WIDEST: Final = 90


def is_terminal(stream: object) -> bool:
    """Whether a standard stream is a terminal; one that is closed or missing is none."""
    try:
        return bool(stream.isatty())  # type: ignore[attr-defined]
    except (AttributeError, ValueError):
        return False


def someone_is_there() -> bool:
    """Whether a question would be seen and could be answered."""
    return is_terminal(sys.stdin) and is_terminal(sys.stdout)


def ask(question: str) -> str | None:
    """What is typed behind a question, without spaces around it; None at the end of input and after Ctrl-C."""
    *lines, last = wrapped(question)
    try:
        say_all(lines)
        say_part(f"{last} ")
        line = sys.stdin.readline()
    except BrokenPipeError:
        raise
    except (KeyboardInterrupt, OSError):
        line = ""  # a terminal that was closed can't be read any more
    if not line:
        say()
        return None
    return line.strip()


def ask_yes_or_no(question: str, again: str, *, otherwise: bool) -> bool:
    """Yes or no; `otherwise` is what Enter alone and no answer mean, `again` is said to whatever else is typed."""
    while True:
        answer = ask(question)
        match (answer or "").casefold():
            case "":
                return otherwise
            case "y" | "yes":
                return True
            case "n" | "no":
                return False
        say(again)


def wrapped(words: str, start: str = "") -> list[str]:
    """Words on lines that fit the terminal, those after the first below its words."""
    width = min(max(shutil.get_terminal_size().columns - 1, _NARROWEST), _WIDEST)
    return textwrap.wrap(
        words,
        width=width,
        initial_indent=start,
        subsequent_indent=" " * len(start),
        break_long_words=False,
        break_on_hyphens=False,
    )
