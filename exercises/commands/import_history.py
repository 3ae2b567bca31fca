"""`amble import HISTORY.json` and `HISTORY.csv`: a history that this program wrote comes in."""

from pathlib import Path

from exercises.commands import outgoing_text, text
from exercises.commands.context import Context
from exercises.commands.output import say, say_all
from exercises.commands.sessions import open_history
from exercises.errors import AmbleError
from exercises.history.csv_in import is_own_csv, read_csv
from exercises.history.document_fields import NotReadableError
from exercises.history.taking_in import TakenIn, is_document, take_in, take_in_sessions


def import_history(given: str, context: Context, *, dry_run: bool) -> None:
    """Join a document or a table into the user's history and say what was new. Raises AmbleError when it is refused."""
    try:
        # As bytes and then as text: the line ends in a table's cells belong to them.
        found_text = Path(given).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise AmbleError(outgoing_text.no_text(given)) from error
    except OSError as error:
        raise AmbleError(text.unreadable(given, error.strerror or str(error))) from error
    with open_history(context):  # looked over and backed up before anything comes in
        try:
            found = _join(given, found_text, context.data.history, dry_run=dry_run)
        except NotReadableError as error:
            raise AmbleError(outgoing_text.refused(given, str(error))) from error
    say_all(outgoing_text.taken_in(given, found, dry_run=dry_run))
    if _is_table(given, found_text) and found.merged.sessions:
        say(outgoing_text.table_holds_less())


def _join(given: str, found_text: str, history: Path, *, dry_run: bool) -> TakenIn:
    if _is_table(given, found_text):
        return take_in_sessions(history, read_csv(found_text), dry_run=dry_run)
    return take_in(history, found_text, dry_run=dry_run)


def _is_table(given: str, found_text: str) -> bool:
    return not is_document(found_text) and (Path(given).suffix.lower() == ".csv" or is_own_csv(found_text))
