"""When warning signs lock the sessions, when to ask about them again, and what is said about them (R0)."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Final

from exercises.coach.signs import HISTORY_IDS, SIGN_BY_ID, SIGNS, Sign, Urgency, leg_signs, pain_signs
from exercises.history.facts import Asked, Checked, Screening, StoredFact

__all__ = [
    "ASK_AGAIN_DAYS",
    "HISTORY_IDS",
    "SIGNS",
    "Advice",
    "Lock",
    "Sign",
    "Urgency",
    "advice",
    "advice_for",
    "answered_lately",
    "asks_for",
    "checked_on",
    "known_history",
    "leg_signs",
    "lock_on",
    "lock_sentence",
    "pain_signs",
    "sign",
]

ASK_AGAIN_DAYS: Final = 7
"""After so many days the questions come again (content.md section 5: weekly)."""

_LATELY: Final = timedelta(hours=1)
_LOCKING: Final = (Urgency.EMERGENCY, Urgency.SAME_DAY)


@dataclass(frozen=True, slots=True)
class Lock:
    """Sessions wait until the user has been checked: for these signs (ids), since that day.

    `newest` is the day on which the last of the signs that do not last was told; None where all of them last.
    """

    urgency: Urgency
    signs: tuple[str, ...]
    since: date
    newest: date | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do about signs of one urgency: a bold line, what explains it, and the signs (ids) it is about."""

    urgency: Urgency
    lead: str
    text: str
    signs: tuple[str, ...] = ()


def sign(sign_id: str) -> Sign | None:
    """Find a sign; None for an id that this version does not know."""
    return SIGN_BY_ID.get(sign_id)


def lock_on(facts: Iterable[StoredFact], day: date) -> Lock | None:
    """Say whether sessions wait on a day, by R0; facts told for later days are left out.

    An answer holds all that is so at that time, history items included: one that an answer leaves out has been taken
    back, so that telling it again is news.
    """
    opened: dict[str, date] = {}
    held: set[str] = set()
    for stored in _until(facts, day):
        match stored.fact:
            case Checked():
                opened.clear()
            case Screening(signs=signs):
                for sign_id in signs:
                    known = sign_id in HISTORY_IDS and sign_id in held
                    if _locks(sign_id) and not known:
                        opened.setdefault(sign_id, stored.day)
                held = set(signs)
            case _:
                pass
    if not opened:
        return None
    strongest = next(urgency for urgency in _LOCKING if any(_urgency(sign_id) is urgency for sign_id in opened))
    in_order = tuple(each.id for each in SIGNS if each.id in opened)
    newest = max((told for sign_id, told in opened.items() if sign_id not in HISTORY_IDS), default=None)
    return Lock(strongest, in_order, min(opened.values()), newest)


def asks_for(facts: Iterable[StoredFact], today: date) -> Asked | None:
    """Say whether it is time to ask: never answered yet, or the last answer is seven or more days old.

    What is asked about pain or a leg leaves one's health out, so such an answer alone does not stand for the first one.
    """
    answers = [(stored.day, stored.fact) for stored in _answers(facts, today)]
    if all(isinstance(fact, Screening) and fact.asked in (Asked.PAIN, Asked.LEG) for _, fact in answers):
        return Asked.FIRST_RUN
    last = max(day for day, _ in answers)
    return Asked.WEEKLY if today - last >= timedelta(days=ASK_AGAIN_DAYS) else None


def answered_lately(facts: Iterable[StoredFact], now: datetime) -> bool:
    """Whether the questions were answered within the last hour before an aware moment.

    Who said then that nothing holds need not be asked again about pain that was there already.
    """
    return any(timedelta() <= now - stored.at <= _LATELY for stored in facts if isinstance(stored.fact, Screening))


def known_history(facts: Iterable[StoredFact], day: date) -> tuple[str, ...]:
    """Give the history items (ids) that the last answer until that day held."""
    answers = _answers(facts, day)
    last = answers[-1].fact if answers else None
    if not isinstance(last, Screening):
        return ()
    return tuple(sign_id for sign_id in last.signs if sign_id in HISTORY_IDS)


def checked_on(facts: Iterable[StoredFact], day: date) -> date | None:
    """Give the date of the last check that was told until that day, None without one."""
    checks = [stored.fact.on for stored in _until(facts, day) if isinstance(stored.fact, Checked)]
    return checks[-1] if checks else None


def advice(urgency: Urgency, emergency_number: str | None = None, *, history: bool = False) -> Advice:
    """Say calmly what to do about a sign of that urgency; only a number that the user has set is named.

    `history` is for lasting things, which alone are weak signs: a clinician should know of them.
    """
    match urgency:
        case Urgency.EMERGENCY:
            return Advice(
                urgency,
                f"Please call {_call(emergency_number)} now, or let somebody take you to an emergency department.",
                "This program can't judge these signs. They are rare, and time matters: don't wait for an appointment.",
            )
        case Urgency.SAME_DAY if history:
            return Advice(
                urgency,
                "Please tell a doctor about this before you begin.",
                "On its own it seldom means harm, but somebody who can examine you should know of it and of your back. "
                "This program can't judge it.",
            )
        case Urgency.SAME_DAY:
            return Advice(
                urgency,
                "Please speak to a doctor or your medical advice line today.",
                "This program can't judge these signs. Many turn out to be false alarms, but somebody should look at "
                "them today.",
            )
        case Urgency.PROFESSIONAL:
            return Advice(
                urgency,
                "Please make an appointment with a doctor or physiotherapist in the next days.",
                "You can go on gently until then, as long as it does not get worse.",
            )
        case Urgency.ASK_FIRST:
            return Advice(
                urgency,
                "Please ask a doctor before you start.",
                "Ask what suits you, and keep to any limit you are given. This program can't judge it.",
            )


def advice_for(signs: Iterable[str], emergency_number: str | None = None) -> tuple[Advice, ...]:
    """Say what to do about each kind of sign among these (ids), the strongest first; unknown ids are left out."""
    told = [each for each in SIGNS if each.id in set(signs)]
    groups: dict[tuple[Urgency, bool], list[str]] = {}
    for each in told:
        # A lasting thing and a symptom of today ask for different words; for the milder ones both mean the same.
        lasting = each.history and each.urgency is Urgency.SAME_DAY
        groups.setdefault((each.urgency, lasting), []).append(each.id)
    return tuple(
        replace(advice(urgency, emergency_number, history=lasting), signs=tuple(ids))
        for (urgency, lasting), ids in groups.items()
    )


def lock_sentence(lock: Lock, emergency_number: str | None = None) -> str:
    """Say in one or two plain sentences why no session starts, and what to do."""
    if lock.urgency is Urgency.EMERGENCY:
        return (
            f"You told of a sign that needs help at once: please call {_call(emergency_number)}. "
            "Sessions wait until you have been checked."
        )
    if HISTORY_IDS.issuperset(lock.signs):
        return (
            "You told of something that a doctor should know before you begin. "
            "Sessions wait until you have been checked."
        )
    return (
        "You told of a sign that a doctor should look at today. Sessions wait until you have been checked; this "
        "program can't judge it."
    )


def _until(facts: Iterable[StoredFact], day: date) -> list[StoredFact]:
    return sorted((stored for stored in facts if stored.day <= day), key=lambda stored: stored.at)


def _answers(facts: Iterable[StoredFact], day: date) -> list[StoredFact]:
    return [stored for stored in _until(facts, day) if isinstance(stored.fact, Screening)]


def _locks(sign_id: str) -> bool:
    return _urgency(sign_id) in _LOCKING


def _urgency(sign_id: str) -> Urgency | None:
    found = SIGN_BY_ID.get(sign_id)
    return found.urgency if found else None


def _call(emergency_number: str | None) -> str:
    return emergency_number.strip() if emergency_number and emergency_number.strip() else "your emergency number"
