"""`amble merge`: another history joined into this one."""

from collections.abc import Sequence
from pathlib import Path

from exercises.commands import keeping_text
from exercises.commands.arguments import Arguments
from exercises.commands.context import Context
from exercises.commands.output import say
from exercises.commands.sessions import open_history
from exercises.errors import AmbleError
from exercises.history.merging import merge as join


def merge(words: Sequence[str], context: Context) -> int:
    """Join another history into the user's own and say what came in."""
    arguments = Arguments("merge")
    arguments.add_argument("other", metavar="OTHER.db", help=keeping_text.OTHER_HELP)
    options = arguments.read(words)
    history, other = context.data.history, Path(options.other)
    if other.is_dir():
        raise AmbleError(keeping_text.is_a_folder(str(other)))
    if other.exists() and history.exists() and other.samefile(history):
        raise AmbleError(keeping_text.is_the_history(str(other)))
    with open_history(context):  # looked over and backed up before anything comes in
        found = join(history, other)
    say(keeping_text.merged(found))
    return 0
