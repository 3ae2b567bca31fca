"""`amble restore`: a backup in the history's place; what was there before is kept."""

from collections.abc import Sequence
from pathlib import Path

from exercises.commands import keeping_text
from exercises.commands.arguments import Arguments
from exercises.commands.context import Context
from exercises.commands.output import say_all
from exercises.errors import AmbleError
from exercises.history.backup import FOLDER, newest_good
from exercises.history.restoring import preview
from exercises.history.restoring import restore as put_in_place


def restore(words: Sequence[str], context: Context) -> int:
    """Say what a backup would change and, unless that is all that was asked for, put it in place."""
    arguments = Arguments("restore")
    arguments.add_argument("file", nargs="?", metavar="FILE", help=keeping_text.BACKUP_HELP)
    arguments.add_argument("--dry-run", action="store_true", help=keeping_text.DRY_RUN_HELP)
    options = arguments.read(words)
    history = context.data.history
    file = Path(options.file) if options.file is not None else _newest(history)
    if file.is_dir():
        raise AmbleError(keeping_text.is_a_folder(str(file)))
    if file.exists() and history.exists() and file.samefile(history):
        raise AmbleError(keeping_text.is_the_history(str(file)))
    say_all([f"{file}", *keeping_text.in_numbers(preview(history, file))])
    if not options.dry_run:
        say_all(keeping_text.restored(put_in_place(history, file, context.clock.now())))
    return 0


def _newest(history: Path) -> Path:
    found = newest_good(history)
    if found is None:
        raise AmbleError(keeping_text.no_backup(str(history.parent / FOLDER)))
    return found.path
