"""`amble log walk` and `log activity`: what was done without the program, by the window's rules."""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from exercises.commands import by_hand_text, plan_text
from exercises.commands.arguments import Arguments, number
from exercises.commands.asking import ask_yes_or_no, someone_is_there
from exercises.commands.context import Context
from exercises.commands.moments import check_told_at, moment, on_scale, whole
from exercises.commands.output import say, warn
from exercises.commands.sessions import SHORT_ID, open_history, say_id, say_new_id
from exercises.errors import AmbleError
from exercises.history.history import History
from exercises.library.problems import visible
from exercises.library.scalars import format_duration
from exercises.session.record import Feelings, SessionRecord

# As long as a text may be anywhere (formats.md).
_LONGEST_NOTE: Final = 2000
_PAINS: Final = ("--pain-before", "--pain-peak", "--pain-after", "--pain-next-day")


def log_walk(words: Sequence[str], context: Context) -> None:
    """Write a walk down."""
    options = _walk_options(words)
    felt = _with_worst(_feelings(options))
    from exercises.commands.plan import open_advisor
    from exercises.commands.warning_signs import ask_after
    from exercises.history.by_hand import walk_by_hand

    now = context.clock.now()
    with open_history(context) as history:
        started = _started(options, now)
        # Checked before the plan is asked, which can't tell anything about the future.
        check_told_at(started, now)
        walk_by_hand(started, options.minutes, now, feelings=felt)
        advisor = open_advisor(context, history)
        level, planned = advisor.level_for_log(options.level, started.date())
        record = walk_by_hand(started, options.minutes, now, level=level, planned_minutes=planned, feelings=felt)
        if not _write(record, "walk", options, history, now):
            return
        if felt.pain_peak is not None and felt.pain_peak != options.pain_peak:
            warn(by_hand_text.raised(felt.pain_peak))
        ask_after(felt, history, context)


def log_activity(words: Sequence[str], context: Context) -> None:
    """Write down something else that moves."""
    arguments = Arguments("log")
    arguments.add_argument("name", metavar="NAME", help=plan_text.NAME_HELP)
    _add_common(arguments)
    options = arguments.read(words)
    from exercises.history.by_hand import activity_by_hand

    now = context.clock.now()
    started = _started(options, now)
    check_told_at(started, now)
    record = activity_by_hand(options.name, started, options.minutes, now)
    with open_history(context) as history:
        _write(record, record.name, options, history, now)


def say_written(record: SessionRecord, what: str, now: datetime) -> None:
    """Say what was written down, or give its id alone to what is no terminal."""
    lasted = format_duration(round(record.active_seconds))
    say_new_id(record.id, plan_text.written_down(f"{visible(what)}, {lasted}", record.started, now))


def _walk_options(words: Sequence[str]) -> argparse.Namespace:
    arguments = Arguments("log")
    _add_common(arguments)
    arguments.add_argument("--level", metavar="LEVEL", help=plan_text.LEVEL_HELP)
    for name in _PAINS:
        arguments.add_argument(name, metavar="N", type=whole, help=plan_text.PAIN_HELP)
    arguments.add_argument("--effort", metavar="N", type=whole, help=plan_text.EFFORT_HELP)
    arguments.add_argument("--leg", action="store_true", default=None, help=plan_text.LEG_HELP)
    arguments.add_argument("--sleep-lost", action="store_true", default=None, help=plan_text.SLEEP_HELP)
    arguments.add_argument("--note", metavar="TEXT", help=plan_text.NOTE_HELP)
    return arguments.read(words)


def _add_common(arguments: Arguments) -> None:
    arguments.add_argument("--minutes", metavar="N", type=number, required=True, help=plan_text.MINUTES_HELP)
    arguments.add_argument("--at", metavar="ISO", type=moment, help=plan_text.BEGAN_HELP)
    twin = arguments.add_mutually_exclusive_group()
    twin.add_argument("--another", action="store_true", help=by_hand_text.ANOTHER_HELP)
    twin.add_argument("--once", action="store_true", help=by_hand_text.ONCE_HELP)


def _started(options: argparse.Namespace, now: datetime) -> datetime:
    """When it began; where nothing is said about that, it ended now."""
    # Whether so many minutes can be is judged with everything else.
    given: datetime | None = options.at
    return given or now - timedelta(minutes=min(max(options.minutes, 0), 24 * 60))


def _feelings(options: argparse.Namespace) -> Feelings:
    return Feelings(
        pain_before=on_scale("--pain-before", options.pain_before),
        pain_peak=on_scale("--pain-peak", options.pain_peak),
        pain_after=on_scale("--pain-after", options.pain_after),
        pain_next_day=on_scale("--pain-next-day", options.pain_next_day),
        effort=on_scale("--effort", options.effort),
        leg=options.leg,
        sleep_lost=options.sleep_lost,
        note=_note(options.note),
    )


def _note(words: str | None) -> str | None:
    """The note without the air around it; raises AmbleError for one that is too long to be kept."""
    note = (words or "").strip()
    if len(note) > _LONGEST_NOTE:
        raise AmbleError(by_hand_text.note_too_long(_LONGEST_NOTE))
    return note or None


def _with_worst(felt: Feelings) -> Feelings:
    """With the pain at its worst no lower than any that is told beside it; a worst that is untold stays so."""
    if felt.pain_peak is None:
        return felt
    highest = max(pain for pain in (felt.pain_peak, felt.pain_before, felt.pain_after) if pain is not None)
    return replace(felt, pain_peak=highest)


def _write(record: SessionRecord, what: str, options: argparse.Namespace, history: History, now: datetime) -> bool:
    """Keep it, unless it is there already and no other one is wanted; whether it was kept."""
    from exercises.history.twins import find_twin

    twin = None if options.another else find_twin(history, record)
    if twin is None:
        history.save(record)
        say_written(record, what, now)
        return True
    asked = someone_is_there() and not options.once
    if asked:
        say(by_hand_text.there_is_one(*_time_and_length(twin)))
    if options.once or (
        asked and not ask_yes_or_no(by_hand_text.WRITE_ANOTHER, by_hand_text.YES_OR_NO, otherwise=False)
    ):
        say_id(twin.id, by_hand_text.left_as_it_was(twin.id[:SHORT_ID]))
        return False
    history.save(record)
    say_written(record, what, now)
    if not asked:
        # A script gets what it asked for, and whoever reads along learns what might be there twice.
        warn(by_hand_text.stands_beside(*_time_and_length(twin)))
    return True


def _time_and_length(record: SessionRecord) -> tuple[str, str]:
    return f"{record.started:%H:%M}", format_duration(round(record.active_seconds))
