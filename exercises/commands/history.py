"""`amble history`: what was done, for people and for other programs."""

from collections.abc import Sequence
from datetime import date

from exercises.commands import help_text, session_text, text
from exercises.commands.arguments import Arguments, day_near
from exercises.commands.context import Context
from exercises.commands.output import say, say_all, say_csv_text, say_json
from exercises.commands.sessions import SHORT_ID, open_history
from exercises.commands.table import NAME_COLUMNS, as_table, shortened
from exercises.errors import AmbleError
from exercises.history.export import session_object, to_csv
from exercises.library.problems import visible
from exercises.library.scalars import format_duration
from exercises.session.record import SessionRecord


def history(words: Sequence[str], context: Context) -> int:
    """Print the recorded sessions."""
    arguments = Arguments("history")
    form = arguments.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=help_text.JSON_HELP)
    form.add_argument("--csv", action="store_true", help=help_text.CSV_HELP)
    near = day_near(context.clock.now().date())
    arguments.add_argument("--since", metavar="DATE", type=near, help=help_text.near(help_text.SINCE_HELP))
    arguments.add_argument("--until", metavar="DATE", type=near, help=help_text.near(help_text.UNTIL_HELP))
    options = arguments.read(words)
    since: date | None = options.since
    until: date | None = options.until
    if since is not None and until is not None and since > until:
        raise AmbleError(text.days_the_wrong_way_round())
    if until == date.max:  # the day after it, which a search may need, does not exist
        until = None
    with open_history(context) as opened:
        records = opened.sessions(since, until)
        if options.json:
            say_json([session_object(record) for record in records])
        elif options.csv:
            say_csv_text(to_csv(records))
        else:
            rows = [_row(record) for record in records]
            if not rows:
                say(text.nothing_recorded(between=since is not None or until is not None))
            else:
                say_all(as_table(rows[::-1], right=(2,)))
    return 0


def _row(record: SessionRecord) -> list[str]:
    return [
        f"{record.started:%Y-%m-%d %H:%M}",
        shortened(visible(record.name), NAME_COLUMNS),
        format_duration(round(record.active_seconds)),
        session_text.outcome(record.outcome),
        session_text.history_remark(record.feelings),
        record.id[:SHORT_ID],
    ]
