"""`amble log`: what is put into the history by hand, or taken out of it."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Final

from exercises.commands import help_text, plan_text, text, usage_text
from exercises.commands.arguments import Arguments, UsageError, number
from exercises.commands.context import Context
from exercises.commands.moments import check_told_at, moment, on_scale, whole
from exercises.commands.output import say, warn
from exercises.commands.sessions import open_history, say_new_id
from exercises.errors import AmbleError
from exercises.history.history import History
from exercises.library.problems import did_you_mean, visible
from exercises.library.scalars import format_duration
from exercises.session.record import Feelings, SessionRecord

_SHORTEST_ID: Final = 4


def log(words: Sequence[str], context: Context) -> int:
    """Write something down, or take a session back; a line says what was done."""
    actions: dict[str, Callable[[Sequence[str], Context], None]] = {
        "walk": _walk,
        "next-day": _next_day,
        "activity": _activity,
        "measure": _measure,
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
        raise UsageError(usage_text.missing_word(text.listed([*actions])))
    raise UsageError(plan_text.unknown_action(first, did_you_mean(first, [*actions, "--from-phone"])))


def _walk(words: Sequence[str], context: Context) -> None:
    arguments = Arguments("log")
    arguments.add_argument("--minutes", metavar="N", type=number, required=True, help=plan_text.MINUTES_HELP)
    arguments.add_argument("--at", metavar="ISO", type=moment, help=plan_text.BEGAN_HELP)
    arguments.add_argument("--level", metavar="LEVEL", help=plan_text.LEVEL_HELP)
    for name in ("--pain-before", "--pain-peak", "--pain-after", "--pain-next-day"):
        arguments.add_argument(name, metavar="N", type=whole, help=plan_text.PAIN_HELP)
    arguments.add_argument("--effort", metavar="N", type=whole, help=plan_text.EFFORT_HELP)
    arguments.add_argument("--leg", action="store_true", default=None, help=plan_text.LEG_HELP)
    arguments.add_argument("--sleep-lost", action="store_true", default=None, help=plan_text.SLEEP_HELP)
    arguments.add_argument("--note", metavar="TEXT", help=plan_text.NOTE_HELP)
    options = arguments.read(words)
    felt = Feelings(
        pain_before=on_scale("--pain-before", options.pain_before),
        pain_peak=on_scale("--pain-peak", options.pain_peak),
        pain_after=on_scale("--pain-after", options.pain_after),
        pain_next_day=on_scale("--pain-next-day", options.pain_next_day),
        effort=on_scale("--effort", options.effort),
        leg=options.leg,
        sleep_lost=options.sleep_lost,
        note=options.note or None,
    )
    from exercises.commands.plan import open_advisor
    from exercises.history.by_hand import walk_by_hand

    now = context.clock.now()
    with open_history(context) as history:
        # Without a start it ended now. The range of the minutes is judged below, with everything else.
        started = options.at or now - timedelta(minutes=min(max(options.minutes, 0), 24 * 60))
        # Checked before the plan is asked, which can't tell anything about the future.
        check_told_at(started, now)
        walk_by_hand(started, options.minutes, now, feelings=felt)
        advisor = open_advisor(context, history)
        level, planned = advisor.level_for_log(options.level, started.date())
        record = walk_by_hand(started, options.minutes, now, level=level, planned_minutes=planned, feelings=felt)
        history.save(record)
    _say_written(record, "walk", now)


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


def _activity(words: Sequence[str], context: Context) -> None:
    arguments = Arguments("log")
    arguments.add_argument("name", metavar="NAME", help=plan_text.NAME_HELP)
    arguments.add_argument("--minutes", metavar="N", type=number, required=True, help=plan_text.MINUTES_HELP)
    arguments.add_argument("--at", metavar="ISO", type=moment, help=plan_text.BEGAN_HELP)
    options = arguments.read(words)
    from exercises.history.by_hand import activity_by_hand

    now = context.clock.now()
    started = options.at or now - timedelta(minutes=min(max(options.minutes, 0), 24 * 60))
    check_told_at(started, now)
    record = activity_by_hand(options.name, started, options.minutes, now)
    with open_history(context) as history:
        history.save(record)
    _say_written(record, record.name, now)


def _say_written(record: SessionRecord, what: str, now: datetime) -> None:
    lasted = format_duration(round(record.active_seconds))
    say_new_id(record.id, plan_text.written_down(f"{visible(what)}, {lasted}", record.started, now))


def _measure(words: Sequence[str], context: Context) -> None:
    from exercises.commands.log_measure import log_measure

    log_measure(words, context)


def _from_phone(line: str, context: Context) -> None:
    from exercises.history.phone_line import record_from_line, take_in

    now = context.clock.now()
    record = record_from_line(line, now)
    with open_history(context) as history:
        is_new = take_in(record, history)
    if is_new:
        _say_written(record, record.name, now)
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
