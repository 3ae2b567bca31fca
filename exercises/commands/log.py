"""`amble log`: what is put into the history by hand, or taken out of it."""

from collections.abc import Callable, Sequence
from typing import Final

from exercises.commands import help_text, plan_text, text
from exercises.commands.arguments import Arguments, UsageError
from exercises.commands.context import Context
from exercises.commands.moments import on_scale, whole
from exercises.commands.output import say, warn
from exercises.commands.sessions import open_history
from exercises.errors import AmbleError
from exercises.history.history import History
from exercises.library.problems import did_you_mean, visible
from exercises.library.scalars import format_duration
from exercises.session.record import SessionRecord

_SHORTEST_ID: Final = 4


def log(words: Sequence[str], context: Context) -> int:
    """Write something down, or take a session back; a line says what was done."""
    actions: dict[str, Callable[[Sequence[str], Context], None]] = {
        "walk": _walk,
        "next-day": _next_day,
        "activity": _activity,
        "measure": _measure,
        "signs": _signs,
        "checked": _checked,
        "undo": _undo,
    }
    first = words[0] if words else ""
    if first in actions:
        actions[first](words[1:], context)
        return 0
    arguments = Arguments("log")
    if first.startswith("-"):
        arguments.add_argument("--from-phone", metavar="TEXT", help=plan_text.LINE_HELP)
        options = arguments.read(words)
        if options.from_phone is not None:
            _from_phone(options.from_phone, context)
            return 0
    if not words:
        raise UsageError(plan_text.no_action())
    raise UsageError(plan_text.unknown_action(first, did_you_mean(first, [*actions, "--from-phone"])))


def _next_day(words: Sequence[str], context: Context) -> None:
    arguments = Arguments("log")
    arguments.add_argument("pain", metavar="N", type=whole, help=plan_text.PAIN_HELP)
    arguments.add_argument("--sleep-lost", action="store_true", default=None, help=plan_text.SLEEP_HELP)
    arguments.add_argument("--id", metavar="ID", help=plan_text.WHICH_HELP)
    options = arguments.read(words)
    pain = on_scale("Pain", options.pain)
    now = context.clock.now()
    with open_history(context) as history:
        if options.id is not None:
            record = _find(history, options.id)
        else:
            from exercises.coach.advisor import last_unanswered

            session_id = last_unanswered(history.coach_sessions(), now)
            found = history.session(session_id) if session_id is not None else None
            if found is None:
                raise AmbleError(plan_text.nothing_waits())
            record = found
        history.answer_next_day(record.id, pain, options.sleep_lost, now)
    say(plan_text.next_day_set(visible(record.name), f"{record.started:%Y-%m-%d %H:%M}"))


def _walk(words: Sequence[str], context: Context) -> None:
    from exercises.commands.log_by_hand import log_walk

    log_walk(words, context)


def _activity(words: Sequence[str], context: Context) -> None:
    from exercises.commands.log_by_hand import log_activity

    log_activity(words, context)


def _signs(words: Sequence[str], context: Context) -> None:
    from exercises.commands.log_signs import log_signs

    log_signs(words, context)


def _checked(words: Sequence[str], context: Context) -> None:
    from exercises.commands.log_signs import log_checked

    log_checked(words, context)


def _measure(words: Sequence[str], context: Context) -> None:
    from exercises.commands.log_measure import log_measure

    log_measure(words, context)


def _from_phone(line: str, context: Context) -> None:
    from exercises.commands.log_by_hand import say_written
    from exercises.commands.warning_signs import ask_after
    from exercises.history.phone_line import record_from_line, take_in

    now = context.clock.now()
    record = record_from_line(line, now)
    with open_history(context) as history:
        is_new = take_in(record, history)
        if is_new:
            say_written(record, record.name, now)
            ask_after(record.feelings, history, context)
        else:
            warn(plan_text.known_already())
            say(record.id)


def _undo(words: Sequence[str], context: Context) -> None:
    arguments = Arguments("log")
    arguments.add_argument("id", metavar="ID", help=help_text.ID_HELP)
    options = arguments.read(words)
    with open_history(context) as history:
        if _undo_measure(history, options.id):
            return
        record = _find(history, options.id)
        history.delete(record.id)
    done = format_duration(round(record.active_seconds))
    say(text.undone(visible(record.name), f"{record.started:%Y-%m-%d %H:%M}", done))


def _undo_measure(history: History, word: str) -> bool:
    """Take a measured result back where the id is one's; sessions come first where both could be meant."""
    from exercises.commands import measure_text
    from exercises.commands.log_measure import measure_like, sentence_of

    beginning = word.strip().lower()
    if len(beginning) < _SHORTEST_ID or history.ids_like(beginning):
        return False
    found = measure_like(history, beginning)
    if found is None:
        return False
    history.delete_fact(found.id)
    say(measure_text.taken_back(visible(sentence_of(found)), f"{found.at:%Y-%m-%d %H:%M}"))
    return True


def _find(history: History, word: str) -> SessionRecord:
    """The session whose id begins so; raises AmbleError when none does, when several do, or when it is too short."""
    beginning = word.strip().lower()
    if len(beginning) < _SHORTEST_ID:
        raise AmbleError(text.id_too_short(word))
    ids = history.ids_like(beginning)
    if len(ids) > 1:
        raise AmbleError(text.several_sessions(word))
    record = history.session(ids[0]) if ids else None
    if record is None:
        raise AmbleError(text.no_such_session(word))
    return record
