"""`amble export --csv | --json | --ics`: the whole history as a table, a document, or a calendar with the plan."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from exercises.coach.advisor import Advisor
from exercises.coach.ahead import Ahead, coming
from exercises.coach.calendar_file import calendar, routines_in
from exercises.commands import outgoing_text
from exercises.commands.context import Context
from exercises.commands.output import say, say_bytes, warn, write
from exercises.commands.routines import open_library
from exercises.commands.sessions import open_history
from exercises.errors import AmbleError
from exercises.history.csv_out import table
from exercises.history.document import document
from exercises.history.history import History
from exercises.settings import load_settings
from exercises.sharing.disk import write_parts

_Part = TypeVar("_Part", str, bytes)


def export_csv(out: str | None, context: Context, *, bom: bool) -> int:
    """Write one row a step; `bom` puts the mark before it by which older spreadsheets know UTF-8."""
    with open_history(context) as history:
        return _put(_encoded(table(history.sessions(), mark=bom)), out, context)


def export_json(out: str | None, context: Context) -> int:
    """Write everything that the history has, deleted sessions and earlier values too."""
    with open_history(context):  # looked over first
        parts = document(context.data.history)
        if out is None:
            for part in _from_the_second(parts):
                write(sys.stdout, part)
            return 0
        return _put(_encoded(parts), out, context)


def export_ics(out: str | None, context: Context) -> int:
    """Write the coming two weeks and every session as a calendar; without a usable plan the sessions alone."""
    with open_history(context) as history:
        return _put(_calendar(history, context), out, context)


def _calendar(history: History, context: Context) -> Iterator[bytes]:
    now = context.clock.now()
    library = open_library(context)
    advisor = Advisor(library, history, load_settings(context.data.settings)[0].plan)
    planned: tuple[Ahead, ...] = ()
    if advisor.has_plan():
        planned = coming(advisor.look, history.coach_sessions(), history.facts(), now)
    else:
        warn(outgoing_text.without_plan())
    return calendar(planned, history.sessions(), routines_in(library), now)


def _encoded(parts: Iterable[str]) -> Iterator[bytes]:
    for part in parts:
        yield part.encode("utf-8", "replace")


def _from_the_second(parts: Iterable[_Part]) -> Iterator[_Part]:
    """The parts, the heading only once what follows it could be read: of a history that can't be, nothing is said."""
    heading = None
    for part in parts:
        if heading is not None:
            yield heading
        heading = part
    if heading is not None:
        yield heading


def _put(parts: Iterable[bytes], out: str | None, context: Context) -> int:
    """Write to a file that is whole or not there, or to standard output with its line ends as they are."""
    if out is None:
        for part in _from_the_second(parts):
            say_bytes(part)
        return 0
    target, history = Path(out), context.data.history
    if target.exists() and history.exists() and target.samefile(history):
        raise AmbleError(outgoing_text.is_the_history(out))
    write_parts(target, parts)
    say(outgoing_text.written(out))
    return 0
