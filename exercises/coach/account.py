"""What the coach made of one session: its grade in a sentence, and what the plan did because of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from exercises.coach.days import is_walk
from exercises.coach.outlook import Grade, Outlook, Reason
from exercises.coach.peak import told_peak
from exercises.history.session_facts import SessionFact
from exercises.library.rules import Rules
from exercises.session.record import Feelings

# An advance shows on the day after the facts allow it, and a morning after is told on the next day.
_FOLLOWS_DAYS: Final = 2


@dataclass(frozen=True, slots=True)
class SessionAccount:
    """How a session was graded, by which rule, why in one sentence, and the steps of the plan that follow from it.

    `grade` and `rule` are None where too little was told, or sessions of its kind are not graded.
    """

    grade: Grade | None
    rule: str | None
    text: str
    reasons: tuple[Reason, ...]


def account_of(
    session: SessionFact, told: Outlook, without: Callable[[], Outlook], rules: Rules
) -> SessionAccount | None:
    """What the coach made of a session; None where it made nothing of it.

    `told` is what it says now, `without` gives what it would say had there never been this session; it is only asked
    where the plan did something in those days.
    """
    graded = next((each for each in told.grades if each.session == session.id), None)
    until = session.day + timedelta(days=_FOLLOWS_DAYS)
    reasons = tuple(each for each in told.reasons if session.day <= each.day <= until)
    if reasons:
        # What was decided by hand would have been so as well, if from another level.
        others = {_said(each) for each in without().reasons}
        reasons = tuple(each for each in reasons if _said(each) not in others)
    if graded is None and not reasons:
        return None
    grade = graded.grade if graded is not None else None
    rule = graded.rule if graded is not None else None
    return SessionAccount(
        grade, rule, grade_sentence(grade, session.feelings, rules, is_walk=is_walk(session)), reasons
    )


def _said(reason: Reason) -> tuple[date, str, str]:
    return reason.day, reason.rule, reason.text


def grade_sentence(grade: Grade | None, felt: Feelings, rules: Rules, *, is_walk: bool) -> str:
    """Why a session has its grade; for red what made it so, the first sign that holds."""
    what = "walk" if is_walk else "session"
    match grade:
        case Grade.GREEN:
            return "Your back was fine with it."
        case Grade.AMBER:
            return f"A little more than your back likes, and nothing to worry about: the {what} counts as done."
        case Grade.RED:
            return f"{_too_much(felt, rules)}: more than your back was ready for."
        case None:
            return "It counts all the same. For a grade the pain during it or after it would have to be known."


def _too_much(felt: Feelings, rules: Rules) -> str:
    before, peak, next_day = felt.pain_before, told_peak(felt), felt.pain_next_day
    if felt.leg:
        return "Something was new or worse in a leg"
    if peak is not None and peak >= rules.red_rise_reach:
        return f"Pain rose to {peak}"
    if before is not None and next_day is not None and next_day >= before + rules.next_day_rise:
        return f"Pain was {next_day} the morning after, {before} before"
    if felt.sleep_lost:
        return "It cost you sleep"
    if felt.effort is not None and felt.effort >= rules.red_effort:
        return f"The effort was {felt.effort} of 10"
    return f"Pain rose to {peak}" if peak is not None else "It was too much"
