"""`amble export --csv | --json`: the whole history, as a table or as a document."""

import sys
from collections.abc import Iterable
from pathlib import Path

from exercises.commands import outgoing_text
from exercises.commands.context import Context
from exercises.commands.output import say, say_csv_text, write
from exercises.commands.sessions import open_history
from exercises.errors import AmbleError
from exercises.history.document import document
from exercises.history.export import to_csv
from exercises.sharing.disk import write_whole

_BOM = "\ufeff"


def export_csv(out: str | None, context: Context, *, bom: bool) -> int:
    """Write one row a step; `bom` puts the mark before it by which older spreadsheets know UTF-8."""
    with open_history(context) as history:
        table = (_BOM if bom else "") + to_csv(history.sessions())
    if out is None:
        say_csv_text(table)
        return 0
    return _keep([table], out, context)


def export_json(out: str | None, context: Context) -> int:
    """Write everything that the history has, deleted sessions and earlier values too."""
    with open_history(context):  # looked over first
        parts = document(context.data.history)
        if out is None:
            for part in parts:
                write(sys.stdout, part)
            return 0
        return _keep(parts, out, context)


def _keep(parts: Iterable[str], out: str, context: Context) -> int:
    target, history = Path(out), context.data.history
    if target.exists() and history.exists() and target.samefile(history):
        raise AmbleError(outgoing_text.is_the_history(out))
    write_whole(target, b"".join(part.encode("utf-8", "replace") for part in parts))
    say(outgoing_text.written(out))
    return 0
