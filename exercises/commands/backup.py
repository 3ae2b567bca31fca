"""`amble backup`: a copy of the history, whole also while others write to it."""

from collections.abc import Sequence
from pathlib import Path

from exercises.commands import keeping_text
from exercises.commands.arguments import Arguments
from exercises.commands.context import Context
from exercises.commands.output import say
from exercises.errors import AmbleError
from exercises.history.backup import back_up, backup_path
from exercises.history.trouble import DamagedError


def backup(words: Sequence[str], context: Context) -> int:
    """Copy the history to a file, or to today's backup in place of the one that was taken by itself."""
    arguments = Arguments("backup")
    arguments.add_argument("--out", metavar="FILE", help=keeping_text.OUT_HELP)
    options = arguments.read(words)
    history = context.data.history
    if not history.exists() or history.stat().st_size == 0:
        raise AmbleError(keeping_text.nothing_to_back_up())
    target = backup_path(history, context.clock.now().date()) if options.out is None else Path(options.out)
    if target.is_dir():
        raise AmbleError(keeping_text.is_a_folder(str(target)))
    if target.exists() and not target.is_file():
        raise AmbleError(keeping_text.is_no_file(str(target)))
    if target.exists() and target.samefile(history):
        raise AmbleError(keeping_text.is_the_history(str(target)))
    try:
        back_up(history, target)
    except DamagedError as error:
        raise AmbleError(keeping_text.not_backed_up(str(error))) from error
    say(keeping_text.backed_up(str(target)))
    return 0
