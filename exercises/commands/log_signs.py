"""`amble log signs` asks about warning signs, `amble log checked` keeps that somebody has looked at them."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from exercises.coach.red_flags import lock_on
from exercises.commands import help_text, signs_text
from exercises.commands.arguments import Arguments, day_near
from exercises.commands.asking import someone_is_there
from exercises.commands.context import Context
from exercises.commands.output import say
from exercises.commands.sessions import open_history
from exercises.commands.warning_signs import look_at_signs
from exercises.errors import AmbleError
from exercises.history.facts import Asked, Checked

# A lasting thing may have been talked over with a doctor long before this program was told of it.
_HEALTH_BEFORE: Final = timedelta(days=365)


def log_signs(words: Sequence[str], context: Context) -> None:
    """Ask about all warning signs; raises AmbleError where nobody can answer."""
    Arguments("log").read(words)
    if not someone_is_there():
        raise AmbleError(signs_text.needs_a_terminal())
    with open_history(context) as history:
        look_at_signs(Asked.BUTTON, history, context)


def log_checked(words: Sequence[str], context: Context) -> None:
    """Keep that a professional has looked at what was told; raises AmbleError for a day on which that can't be."""
    today = context.clock.now().date()
    arguments = Arguments("log")
    arguments.add_argument("--on", metavar="DATE", type=day_near(today), help=help_text.near(signs_text.CHECKED_HELP))
    on: date = arguments.read(words).on or today
    with open_history(context) as history:
        lock = lock_on(history.facts(), today)
        if lock is None:
            raise AmbleError(signs_text.NOTHING_WAITS)
        if on > today:
            raise AmbleError(signs_text.not_yet(on.isoformat()))
        if lock.newest is not None and on < lock.newest:
            raise AmbleError(signs_text.too_early(lock.newest.isoformat()))
        if on < lock.since - _HEALTH_BEFORE:
            raise AmbleError(signs_text.long_ago((lock.since - _HEALTH_BEFORE).isoformat()))
        history.note(Checked(on))
    say(signs_text.OPEN_AGAIN)
