"""`amble plan`: the level, what is due and why, and the decisions that the user takes by hand."""

import argparse
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Final

from exercises.coach.advisor import Advisor
from exercises.coach.outlook import Due, DueKind, Outlook, Reason
from exercises.commands import plan_text, text
from exercises.commands.arguments import Arguments, UsageError, day
from exercises.commands.context import Context
from exercises.commands.moments import moment
from exercises.commands.output import say, say_all, say_json
from exercises.commands.routines import open_library
from exercises.commands.sessions import open_history
from exercises.commands.table import as_table
from exercises.errors import AmbleError
from exercises.history.by_hand import check_moment
from exercises.history.facts import Away, FlareUp, SetLevel
from exercises.history.history import History
from exercises.library.problems import did_you_mean
from exercises.settings import load_settings

_LONGEST_PAUSE_DAYS: Final = 366


def plan(words: Sequence[str], context: Context) -> int:
    """Say where the plan stands, or keep a decision."""
    options = _read(words)
    with open_history(context) as history:
        advisor = open_advisor(context, history)
        now = context.clock.now()
        if options.set_level is not None:
            _set_level(options.set_level, options.at or now, now, advisor, history)
        elif options.flare:
            check_moment(options.at or now, now)
            history.note(FlareUp(), options.at)
            say(plan_text.flare_set())
        elif options.pause is not None:
            _pause(options.pause[0], options.pause[1], history)
        else:
            outlook = advisor.outlook(options.today or now.date())
            if options.json:
                say_json(outlook_object(outlook))
            else:
                say_all(_lines(outlook, advisor))
    return 0


def open_advisor(context: Context, history: History) -> Advisor:
    """The coach, with the plan that the settings name; `open_library` mentions settings that can't be used."""
    return Advisor(open_library(context), history, load_settings(context.data.settings)[0].plan)


def _read(words: Sequence[str]) -> argparse.Namespace:
    arguments = Arguments("plan")
    arguments.add_argument("--json", action="store_true", help=text.JSON_HELP)
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
            raise UsageError(text.not_together(name, "--set-level, --flare and --pause"))
    if options.at is not None and (options.pause is not None or not decides):
        raise UsageError(text.not_together("--at", "anything but --set-level and --flare"))
    return options


def _set_level(name: str, at: datetime, now: datetime, advisor: Advisor, history: History) -> None:
    check_moment(at, now)
    ladder = advisor.ladder()
    names = [step.name for step in ladder.steps]
    by_folded = {known.casefold(): number for number, known in reversed(list(enumerate(names)))}
    level = ladder.called(name)
    level = by_folded.get(name.casefold()) if level is None else level
    if level is None:
        raise AmbleError(plan_text.no_such_level(name, did_you_mean(name, names), text.listed(names)))
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


def _lines(outlook: Outlook, advisor: Advisor) -> list[str]:
    needed = advisor.rules.start_walks
    lines = [trouble] if (trouble := advisor.plan_trouble()) else []
    lines += [
        plan_text.heading(
            outlook.plan_name,
            outlook.level,
            outlook.minutes,
            outlook.walks_a_week,
            outlook.baseline_walks,
            needed,
        ),
        plan_text.week(outlook.walks_done, outlook.walks_a_week, outlook.state.value),
        plan_text.next_line(_when(outlook.due.day, outlook.today), _due_words(outlook.due)),
    ]
    if outlook.second is not None:
        lines.append(plan_text.second_line(_due_words(outlook.second)))
    lines += ["", plan_text.what_the_plan_did() if outlook.reasons else plan_text.nothing_yet()]
    if outlook.reasons:
        lines += as_table([_reason(reason) for reason in outlook.reasons], indent="  ")
    return lines


def _due_words(due: Due) -> str:
    if due.routine is None or due.kind is DueKind.WALK:
        return due.text
    return f"{due.routine}. {due.text}"


def _reason(reason: Reason) -> list[str]:
    return [reason.day.isoformat(), reason.rule, reason.change or "", reason.text]


def _when(day: date, today: date) -> str:
    return {0: "today", 1: "tomorrow"}.get((day - today).days, day.isoformat())
