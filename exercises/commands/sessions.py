"""Opening the history for a command that reads or changes it."""

from contextlib import closing
from typing import Final

from exercises.commands.context import Context
from exercises.history.history import History

# So many characters of an id are shown; they are enough to name a session.
SHORT_ID: Final = 8


def open_history(context: Context) -> closing[History]:
    """The history for as long as a command needs it; looking into one that is not there makes no file."""
    return closing(History(context.data.history, context.clock))
