"""`amble log`: what is put into the history by hand, or taken out of it."""

from collections.abc import Sequence

from exercises.commands import text
from exercises.commands.arguments import Arguments, UsageError
from exercises.commands.context import Context
from exercises.commands.output import say
from exercises.commands.sessions import open_history
from exercises.errors import AmbleError
from exercises.history.history import History
from exercises.library.problems import visible
from exercises.library.scalars import format_duration
from exercises.session.record import SessionRecord

_SHORTEST_ID = 4


def log(words: Sequence[str], context: Context) -> int:
    """Take a session back, and say in one line which."""
    arguments = Arguments("log")
    arguments.add_argument("what", metavar="undo", help=text.LOG_WHAT_HELP)
    arguments.add_argument("id", metavar="ID", help=text.ID_HELP)
    options = arguments.read(words)
    if options.what != "undo":
        raise UsageError(text.unknown_action(options.what))
    with open_history(context) as history:
        record = _find(history, options.id)
        history.delete(record.id)
    done = format_duration(round(record.active_seconds))
    say(text.undone(visible(record.name), f"{record.started:%Y-%m-%d %H:%M}", done))
    return 0


def _find(history: History, word: str) -> SessionRecord:
    """The session whose id begins so; raises AmbleError when none does, when several do, or when it is too short."""
    beginning = word.strip().lower()
    if len(beginning) < _SHORTEST_ID:
        raise AmbleError(text.id_too_short(word))
    ids = history.ids_like(beginning)
    if len(ids) > 1:
        raise AmbleError(text.several_sessions(word))
    record = history.session(ids[0]) if ids else None
    if record is None:
        raise AmbleError(text.no_such_session(word))
    return record
