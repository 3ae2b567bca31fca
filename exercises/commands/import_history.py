"""`amble import HISTORY.json`: a history that this program wrote as JSON comes in."""

from pathlib import Path

from exercises.commands import outgoing_text, text
from exercises.commands.context import Context
from exercises.commands.output import say_all
from exercises.commands.sessions import open_history
from exercises.errors import AmbleError
from exercises.history.document_fields import NotReadableError
from exercises.history.taking_in import take_in


def import_history(given: str, context: Context, *, dry_run: bool) -> None:
    """Join a document into the user's history and say what was new. Raises AmbleError when it is refused."""
    try:
        found_text = Path(given).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise AmbleError(outgoing_text.no_text(given)) from error
    except OSError as error:
        raise AmbleError(text.unreadable(given, error.strerror or str(error))) from error
    with open_history(context):  # looked over and backed up before anything comes in
        try:
            found = take_in(context.data.history, found_text, dry_run=dry_run)
        except NotReadableError as error:
            raise AmbleError(outgoing_text.refused(given, str(error))) from error
    say_all(outgoing_text.taken_in(given, found, dry_run=dry_run))
