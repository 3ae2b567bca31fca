"""What the coach makes of a session that was too much, right after it."""

from collections.abc import Iterable
from typing import Final

from exercises.coach.account import grade_sentence
from exercises.coach.days import is_walk
from exercises.coach.grading import grade
from exercises.coach.outlook import Grade, Outlook
from exercises.coach.peak import told_peak
from exercises.history.session_facts import SessionFact
from exercises.library.rules import Rules

# From this pain on, and with a leg, the questions about warning signs come first.
_ASKED_ABOUT_SIGNS: Final = 7
_STEPS: Final = {"walk": ("R8", "R10", "R12"), "strength": ("R17",)}


def too_much(sessions: Iterable[SessionFact], outlook: Outlook, rules: Rules, limit: int | None) -> bool:
    """Whether one of the outlook's day's sessions, of any kind, had a red sign in the back (R5, R5b).

    `limit` is a clinician's, None without one.
    """
    graded = (grade(each.feelings, outlook.base, limit, rules) for each in sessions if each.day == outlook.today)
    return any(each.grade is Grade.RED and not each.effort_only for each in graded)


def afterwards(session: SessionFact, outlook: Outlook, rules: Rules, limit: int | None) -> str:
    """A sentence or two about a session that was too much: what the plan made of it; else empty.

    Also empty where warning signs are asked about, which comes first. `outlook` knows of the session.
    """
    felt, worst = session.feelings, told_peak(session.feelings)
    if felt.leg or (worst or 0) >= _ASKED_ABOUT_SIGNS or not too_much((session,), outlook, rules, limit):
        return ""
    steps = [
        reason
        for reason in outlook.reasons[-5:]
        if reason.day == session.day and reason.rule in _STEPS.get(session.kind, ())
    ]
    if steps:
        return steps[-1].said_on(outlook.today)
    why = grade_sentence(Grade.RED, felt, rules, is_walk=is_walk(session))
    return f"{why} Something gentle suits the rest of today."
