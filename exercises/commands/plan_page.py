"""What `amble plan` shows to people: where the plan stands, what is next, and what it did lately."""

import shutil
import sys
import textwrap
from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from exercises.coach.next_level import why_it_stays
from exercises.coach.outlook import Due, DueKind, Outlook, Reason
from exercises.commands import plan_text
from exercises.commands.text import how_to_run
from exercises.library.problems import display_width, visible
from exercises.library.rules import Rules

_NARROWEST: Final = 40
# Longer lines are hard to read.
_WIDEST: Final = 92
_MOST_REASONS: Final = 8

Rows = list[tuple[str, str]]


def plan_page(outlook: Outlook, rules: Rules, name_of: Callable[[str], str], lock: str) -> list[str]:
    """The page as lines.

    `rules` are the plan's, `name_of` gives a routine's name by its id, and `lock` is the sentence about why sessions
    wait, empty when they don't.
    """
    lines = [visible(outlook.plan_name)]
    if lock:
        lines += _block([(plan_text.PLEASE, lock)])
    lines += _block(_standing(outlook, rules))
    lines += ["", plan_text.NEXT, *_block(_next(outlook, name_of)), ""]
    if not outlook.reasons:
        return [*lines, plan_text.nothing_yet()]
    latest = outlook.reasons[: -_MOST_REASONS - 1 : -1]
    lines += [plan_text.DID, *_block([_reason(reason, outlook.today) for reason in latest])]
    earlier = len(outlook.reasons) - len(latest)
    return [*lines, *_block([("", plan_text.earlier(earlier))])] if earlier else lines


def _standing(outlook: Outlook, rules: Rules) -> Rows:
    if outlook.level is None or outlook.minutes is None or outlook.walks_a_week is None:
        level = plan_text.no_level(outlook.baseline_walks, rules.start_walks)
        week = plan_text.week(outlook.walks_done, None)
    else:
        level = plan_text.level(visible(outlook.level), outlook.minutes, outlook.walks_a_week)
        week = plan_text.week(outlook.walks_done, outlook.walks_a_week)
    stays = why_it_stays(outlook, rules)
    return [
        (plan_text.LEVEL, level),
        (plan_text.WEEK, week),
        *([("", stays)] if stays else []),
        (plan_text.NOW, plan_text.STATES[outlook.state.value]),
    ]


def _next(outlook: Outlook, name_of: Callable[[str], str]) -> Rows:
    today = outlook.today
    rows = _due(outlook.due, plan_text.when(outlook.due.day, today), outlook, name_of)
    if outlook.second is not None:
        second = outlook.second
        label = plan_text.ALSO if second.day == outlook.due.day else plan_text.when(second.day, today)
        rows += _due(second, label, outlook, name_of)
    return rows


def _due(due: Due, label: str, outlook: Outlook, name_of: Callable[[str], str]) -> Rows:
    if due.routine is not None and due.kind is not DueKind.WALK:
        name = visible(name_of(due.routine))
        return [(label, f"{name}. {due.text}"), ("", plan_text.how_to_begin(how_to_run(f"follow {due.routine}")))]
    is_todays_walk = due.kind is DueKind.WALK and due.day == outlook.today
    if due.kind is DueKind.WALK and not is_todays_walk and outlook.away_until is None and due.minutes is not None:
        # The label tells the day already.
        return [(label, plan_text.walk(due.minutes))]
    if is_todays_walk and len(outlook.part_minutes) > 1:
        return [(label, plan_text.walk_in_parts(outlook.part_minutes)), ("", plan_text.in_parts(outlook.part_minutes))]
    return [(label, due.text)]


def _reason(reason: Reason, today: date) -> tuple[str, str]:
    change = f"{plan_text.change(visible(reason.change))} " if reason.change else ""
    return plan_text.day_words(reason.day, today), f"{change}{visible(reason.text)}"


def _block(rows: Sequence[tuple[str, str]]) -> list[str]:
    """Rows of a label and its words; in a terminal long words go on in the next line, below their beginning."""
    labels = max(display_width(label) for label, _ in rows)
    width = _columns()
    lines = []
    for label, words in rows:
        start = f"  {label}{' ' * (labels - display_width(label))}  "
        if width is None:
            lines.append((start + words).rstrip())
            continue
        indent = " " * display_width(start)
        lines += textwrap.wrap(
            words,
            width=width,
            initial_indent=start,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
    return lines


def _columns() -> int | None:
    """Columns to fill; None where standard output is no terminal, so that other programs get whole lines."""
    if not sys.stdout.isatty():
        return None
    return min(max(shutil.get_terminal_size().columns, _NARROWEST), _WIDEST)
