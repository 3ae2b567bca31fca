"""Asks in the terminal how a session felt."""

from typing import Final, TextIO

from exercises.commands import session_text
from exercises.commands.output import say, say_part
from exercises.session.record import Feelings

_HIGHEST: Final = 10


def ask_feelings(stream: TextIO) -> Feelings:
    """Ask for pain and effort; Enter leaves one out, Ctrl-C or the end of input leaves out the rest."""
    feelings = Feelings()
    try:
        feelings = Feelings(pain_after=_ask(stream, session_text.PAIN_QUESTION))
        return Feelings(pain_after=feelings.pain_after, effort=_ask(stream, session_text.EFFORT_QUESTION))
    except (KeyboardInterrupt, EOFError):
        say()
        return feelings


def _ask(stream: TextIO, question: str) -> int | None:
    while True:
        say_part(question)
        line = stream.readline()
        if not line:
            raise EOFError
        answer = line.strip()
        if not answer:
            return None
        if answer.isascii() and answer.isdigit() and len(answer) < 4 and int(answer) <= _HIGHEST:
            return int(answer)
        say(session_text.ZERO_TO_TEN)
