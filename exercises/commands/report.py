"""`amble report`: two pages for a doctor or physiotherapist."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from exercises.commands import help_text, report_text, text
from exercises.commands.arguments import Arguments, UsageError, day
from exercises.commands.context import Context
from exercises.commands.output import say, warn
from exercises.commands.plan import open_advisor
from exercises.commands.sessions import open_history
from exercises.errors import AmbleError
from exercises.library.problems import visible
from exercises.report.content import Report, Wish
from exercises.report.making import USUAL_WEEKS, report_of, since_weeks_ago
from exercises.sharing.disk import write_whole

if TYPE_CHECKING:
    from exercises.report.content import ReportPrinter

_PAPERS = ("a4", "letter")


def report(words: Sequence[str], context: Context) -> int:
    """Write the PDF; one line says where."""
    arguments = Arguments("report")
    arguments.add_argument("--out", metavar="FILE", required=True, help=report_text.OUT_HELP)
    arguments.add_argument("--since", metavar="DATE", type=day, help=report_text.SINCE_HELP)
    arguments.add_argument("--notes", action="store_true", help=report_text.NOTES_HELP)
    arguments.add_argument("--name", metavar="NAME", default="", help=report_text.NAME_HELP)
    arguments.add_argument("--paper", metavar="SIZE", help=help_text.PAPER_HELP)
    options = arguments.read(words)
    out = Path(options.out)
    paper = options.paper.lower() if options.paper is not None else None
    if out.suffix.lower() != ".pdf":
        raise UsageError(report_text.not_pdf(options.out))
    if paper is not None and paper not in _PAPERS:
        raise UsageError(text.no_such_paper(options.paper))
    today = context.clock.now().date()
    since = options.since or since_weeks_ago(USUAL_WEEKS, today)
    if since > today:
        raise AmbleError(report_text.since_later(since))
    made = _made(Wish(since, options.notes, options.name), today, context)
    if made.is_empty:
        raise AmbleError(report_text.nothing_there(since, today))
    write_whole(out, _printer(context)(made, paper))
    say(text.sheet_written(visible(options.out)))
    return 0


def _made(wish: Wish, today: date, context: Context) -> Report:
    with open_history(context) as history:
        advisor = open_advisor(context, history)
        outlook = advisor.outlook(today) if advisor.has_plan() else None
        if outlook is not None and (trouble := advisor.plan_trouble()):
            warn(trouble)
        return report_of(history, outlook, today, wish)


def _printer(context: Context) -> "ReportPrinter":
    if context.report_printer is None:
        raise AmbleError(report_text.needs_qt("this program was built without it"))
    try:
        return context.report_printer()
    except ImportError as error:
        raise AmbleError(report_text.needs_qt(str(error))) from error
