"""`amble plan`: the level, what is due and why, and the decisions that the user takes by hand."""

import argparse
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Final

from exercises.coach.advisor import Advisor
from exercises.coach.outlook import Outlook
from exercises.coach.red_flags import lock_sentence
from exercises.commands import help_text, plan_text, usage_text
from exercises.commands.arguments import Arguments, UsageError, day
from exercises.commands.context import Context
from exercises.commands.moments import check_told_at, moment
from exercises.commands.output import say, say_all, say_json, warn
from exercises.commands.plan_page import plan_page
from exercises.commands.routines import open_library
from exercises.commands.sessions import open_history
from exercises.errors import AmbleError
from exercises.history.facts import Away, FlareUp, SetLevel
from exercises.history.history import History
from exercises.settings import load_settings

_LONGEST_PAUSE_DAYS: Final = 366
_FIRST_YEAR: Final = 2000
_YEARS_AHEAD: Final = 10


def plan(words: Sequence[str], context: Context) -> int:
    """Say where the plan stands, or keep a decision."""
    options = _read(words)
    with open_history(context) as history:
        advisor = open_advisor(context, history)
        now = context.clock.now()
        if options.set_level is not None:
            _set_level(options.set_level, options.at or now, now, advisor, history)
        elif options.flare:
            check_told_at(options.at or now, now)
            history.note(FlareUp(), options.at)
            say(plan_text.flare_set())
        elif options.pause is not None:
            _pause(options.pause[0], options.pause[1], history)
        else:
            _show(_day(options.today, now.date()), advisor, context, as_json=options.json)
    return 0


def open_advisor(context: Context, history: History) -> Advisor:
    """The coach, with the plan that the settings name; `open_library` mentions settings that can't be used."""
    return Advisor(open_library(context), history, load_settings(context.data.settings)[0].plan)


def _read(words: Sequence[str]) -> argparse.Namespace:
    arguments = Arguments("plan")
    arguments.add_argument("--json", action="store_true", help=help_text.JSON_HELP)
    arguments.add_argument("--today", metavar="DATE", type=day, help=plan_text.TODAY_HELP)
    decision = arguments.add_mutually_exclusive_group()
    decision.add_argument("--set-level", metavar="LEVEL", help=plan_text.SET_LEVEL_HELP)
    decision.add_argument("--flare", action="store_true", help=plan_text.FLARE_HELP)
    decision.add_argument("--pause", metavar=("FROM", "UNTIL"), nargs=2, type=day, help=plan_text.PAUSE_HELP)
    arguments.add_argument("--at", metavar="ISO", type=moment, help=plan_text.AT_HELP)
    options = arguments.read(words)
    decides = options.set_level is not None or options.flare or options.pause is not None
    for name, given in (("--json", options.json), ("--today", options.today)):
        if decides and given:
            raise UsageError(usage_text.not_together(name, "--set-level, --flare and --pause"))
    if options.at is not None and (options.pause is not None or not decides):
        raise UsageError(usage_text.not_together("--at", "anything but --set-level and --flare"))
    return options


def _day(wanted: date | None, today: date) -> date:
    """The day to look from; a day of another century would take long to reach, and tell nothing."""
    if wanted is None:
        return today
    if not _FIRST_YEAR <= wanted.year <= today.year + _YEARS_AHEAD:
        raise AmbleError(plan_text.today_out_of_range(_YEARS_AHEAD))
    return wanted


def _show(today: date, advisor: Advisor, context: Context, *, as_json: bool) -> None:
    outlook = advisor.outlook(today)
    if trouble := advisor.plan_trouble():
        warn(trouble)
    if as_json:
        say_json(outlook_object(outlook))
        return
    number = load_settings(context.data.settings)[0].emergency_number
    lock = lock_sentence(outlook.lock, number) if outlook.lock is not None else ""
    say_all(plan_page(outlook, advisor.rules, advisor.name_of, lock))


def _set_level(name: str, at: datetime, now: datetime, advisor: Advisor, history: History) -> None:
    check_told_at(at, now)
    ladder = advisor.ladder()
    level = advisor.level_called(name)
    history.note(SetLevel(ladder.name(level), ladder.minutes(level)), at)
    say(plan_text.level_set(ladder.name(level), ladder.minutes(level)))


def _pause(first: date, last: date, history: History) -> None:
    if last < first:
        raise AmbleError(plan_text.pause_wrong_way_round())
    if (last - first).days >= _LONGEST_PAUSE_DAYS:
        raise AmbleError(plan_text.pause_too_long(_LONGEST_PAUSE_DAYS))
    history.note(Away(first, last))
    say(plan_text.pause_set(first.isoformat(), last.isoformat()))


# What it says


def outlook_object(outlook: Outlook) -> dict[str, Any]:
    """The outlook as JSON, with names that stay for good."""
    return {
        "plan": outlook.plan_id,
        "level": outlook.level,
        "minutes": outlook.minutes,
        "walks_a_week": outlook.walks_a_week,
        "walks_done": outlook.walks_done,
        "state": outlook.state.value,
        "next": {
            "date": outlook.due.day.isoformat(),
            "kind": outlook.due.kind.value,
            "routine": outlook.due.routine,
            "minutes": outlook.due.minutes,
            "text": outlook.due.text,
        },
        "reasons": [
            {"date": reason.day.isoformat(), "rule": reason.rule, "change": reason.change, "text": reason.text}
            for reason in outlook.reasons
        ],
        "grades": [
            {
                "session": graded.session,
                "date": graded.day.isoformat(),
                "grade": graded.grade.value if graded.grade is not None else None,
                "rule": graded.rule,
            }
            for graded in outlook.grades
        ],
    }
