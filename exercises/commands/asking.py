"""Questions in the terminal, asked only where somebody is there to answer."""

import sys

from exercises.commands.output import say, say_part


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
    say_part(question)
    try:
        line = sys.stdin.readline()
    except (KeyboardInterrupt, OSError):  # a terminal that was closed can't be read any more
        line = ""
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
