"""`amble follow`: a session in the terminal, a second front end over the same Session as the window's."""

import argparse
import os
import signal
import sys
import uuid
from collections.abc import Mapping, Sequence
from typing import Final

from exercises.coach.red_flags import lock_on, lock_sentence
from exercises.commands import help_text, session_text, text
from exercises.commands.arguments import Arguments, number
from exercises.commands.asking import is_terminal
from exercises.commands.context import Context
from exercises.commands.feelings import ask_feelings
from exercises.commands.follower import Follower, Screen, with_ends
from exercises.commands.interruptions import Interruptions
from exercises.commands.keys import Keys, NoKeys, TerminalKeys
from exercises.commands.live_screen import LiveScreen, has_colours
from exercises.commands.output import say, warn
from exercises.commands.plain_screen import PlainScreen
from exercises.commands.put_aside import put_aside
from exercises.commands.routines import FoundRoutine, find_routine
from exercises.commands.sessions import SHORT_ID, open_history
from exercises.commands.warning_signs import ask_after
from exercises.commands.words import Words
from exercises.errors import AmbleError
from exercises.history.history import History
from exercises.history.journal import Journal
from exercises.history.trouble import HistoryError
from exercises.library.problems import visible
from exercises.library.timeline import Timeline
from exercises.session.events import Outcome
from exercises.session.record import Feelings, SessionRecord
from exercises.session.session import Session
from exercises.settings import load_settings

MOST_SPEED: Final = 1000

# The signal that ended it, None where none did; and the exit status.
_Ended = tuple[signal.Signals | None, int]


def follow(words: Sequence[str], context: Context) -> int:
    """Lead through a routine; the status is 1 when what was done could not be saved."""
    arguments = Arguments("follow")
    arguments.add_argument("routine", metavar="ROUTINE", help=help_text.ROUTINE_HELP)
    arguments.add_argument("--speed", metavar="N", type=number, default=1.0, help=help_text.SPEED_HELP)
    arguments.add_argument("--quiet", action="store_true", help=help_text.QUIET_HELP)
    wait = arguments.add_mutually_exclusive_group()
    wait.add_argument("--wait", action="store_true", default=None, help=help_text.WAIT_HELP)
    wait.add_argument("--no-wait", dest="wait", action="store_false", help=help_text.NO_WAIT_HELP)
    options = arguments.read(words)
    if not 0 < options.speed <= MOST_SPEED:
        raise AmbleError(text.speed_out_of_range(MOST_SPEED))
    found = find_routine(options.routine, context)
    with open_history(context, also_damaged=True) as history:
        _refuse_while_locked(history, context)
        journal = Journal(found.timeline, str(uuid.uuid4()), lambda: history)
        ended_by, status = _follow(found, journal, context, options)
        if ended_by is None and status == 0:
            ask_after(_record(journal).feelings, history, context)
        return status


def _refuse_while_locked(history: History, context: Context) -> None:
    """Raise AmbleError while a warning sign waits to be checked (R0)."""
    try:
        lock = lock_on(history.facts(), context.clock.now().date())
    except HistoryError:
        return  # a history that can't be read stops no session; the journal tells of it
    if lock is not None:
        raise AmbleError(lock_sentence(lock, load_settings(context.data.settings)[0].emergency_number))


def _follow(found: FoundRoutine, journal: Journal, context: Context, options: argparse.Namespace) -> _Ended:
    keys = _keys()
    timeline = found.timeline if keys.someone_there else with_ends(found.timeline)
    screen = _screen(timeline, Words(found.library), keys, bell=not options.quiet)
    session = Session(timeline, context.clock, speed=options.speed, wait_for_me=_waits(options, keys, context))
    interruptions = Interruptions()
    follower = Follower(session, journal, screen, keys, interruptions, options.speed)
    try:
        with interruptions:
            follower.run()
            _say_how_it_ended(journal)
            journal.try_again()
        if interruptions.ended_by is None and keys.someone_there and is_terminal(sys.stdout):
            _ask(journal)
    except KeyboardInterrupt:  # at the questions, or twice because something hung
        say()
    status = _finish(journal, interruptions.ended_by, had_trouble=follower.had_trouble)
    return interruptions.ended_by, status


def _waits(options: argparse.Namespace, keys: Keys, context: Context) -> bool:
    """Whether to wait before each exercise; nowhere where nobody could say that they are ready."""
    wanted: bool | None = options.wait
    if wanted is None:
        wanted = load_settings(context.data.settings)[0].wait_for_me
    return wanted and keys.someone_there


def _say_how_it_ended(journal: Journal) -> None:
    record = _record(journal)
    say(
        session_text.session_over(
            visible(record.name),
            finished=record.outcome is Outcome.FINISHED,
            active_seconds=record.active_seconds,
            planned_seconds=record.planned_seconds,
        )
    )


def _ask(journal: Journal) -> None:
    """Ask how it felt, if anything was done."""
    if _record(journal).active_seconds:
        feelings = ask_feelings(sys.stdin)
        if feelings != Feelings():
            journal.feel(feelings)


def _finish(journal: Journal, ended_by: signal.Signals | None, *, had_trouble: bool) -> int:
    """See to it that everything is saved, with the last try of all, and say where it is."""
    if not journal.try_again():
        warn(_put_aside(journal))
        return 1
    say(session_text.saved_after_all() if had_trouble else session_text.kept(_record(journal).id[:SHORT_ID]))
    # Ctrl-C is a way to end a session; whoever sends another signal wants to see that it worked.
    return 0 if ended_by in (None, signal.SIGINT) else 128 + ended_by


def _record(journal: Journal) -> SessionRecord:
    record = journal.record
    assert record is not None  # noqa: S101 - a session that has started has one
    return record


def _put_aside(journal: Journal) -> str:
    try:
        return session_text.put_aside(journal.trouble, str(put_aside(_record(journal))))
    except AmbleError as error:
        return session_text.lost(journal.trouble, str(error))


def _keys() -> Keys:
    return TerminalKeys(sys.stdin.fileno()) if is_terminal(sys.stdin) else NoKeys()


def _screen(timeline: Timeline, words: Words, keys: Keys, *, bell: bool) -> Screen:
    if not is_terminal(sys.stdout) or (sys.platform != "win32" and os.environ.get("TERM", "") in ("", "dumb")):
        return PlainScreen(timeline, words, keys=keys.someone_there)
    if sys.platform == "win32":
        os.system("")  # noqa: S605 - makes older consoles understand escape sequences
    return LiveScreen(
        sys.stdout,
        timeline,
        words,
        _terminal_size,
        colours=has_colours(),
        ascii_only=_knows_ascii_only(sys.stdout.encoding, os.environ),
        bell=bell,
    )


def _terminal_size() -> tuple[int, int]:
    """Columns and lines; some terminals don't tell theirs."""
    try:
        columns, lines = os.get_terminal_size(sys.stdout.fileno())
    except (OSError, ValueError):
        columns, lines = 0, 0
    return columns or 80, lines or 24


def _knows_ascii_only(encoding: str, environment: Mapping[str, str]) -> bool:
    """Whether the terminal should get ASCII only: its encoding has no more, or its user asks for the C locale."""
    names = ("LC_ALL", "LC_CTYPE", "LANG")
    locale = next((environment[name] for name in names if environment.get(name)), "")
    try:
        "█━─·…→←".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return True
    return locale in ("C", "POSIX")
