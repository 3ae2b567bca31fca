"""What is offered for an answer before a session, and the sentence that says why."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from exercises.coach.readiness import Readiness, before_session
from exercises.library.rules import Rules
from gui import text

# From this pain on (0 to 10) the questions about warning signs come first (content.md section 5).
SAFETY_PAIN: Final = 7


class Offer(Enum):
    """What is offered first."""

    ASK = "ask"  # nothing was answered yet
    BEGIN = "begin"
    HALF = "half"
    GENTLE = "gentle"
    FLARE = "flare"
    GET_HELP = "get-help"
    SAFETY = "safety"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One calm line (its first words bold), and what is offered with it."""

    offer: Offer
    lead: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class Situation:
    """What an answer is judged by.

    `base` is the usual pain, `limit` a clinician's (None or 0: there is none), `is_gentle` whether what is about to
    begin is itself something gentle, `is_walk` whether it is the plan's walk, which can be halved, `is_safe` whether
    the questions about warning signs were answered just now, and `settled` the strongest pain that they were answered
    for within the last hour (0 for none).
    """

    base: int | None
    rules: Rules
    limit: int | None = None
    is_gentle: bool = False
    is_walk: bool = True
    is_safe: bool = False
    settled: int = 0


def verdict(pain: int | None, situation: Situation) -> Verdict:
    """Judge an answer (0 to 10, None while there is none) by rule R1; a clinician's limit can only be stricter."""
    if pain is None:
        return Verdict(Offer.ASK, "", text.tr("Tap a number, or press its key. You can also begin without an answer."))
    if pain >= max(SAFETY_PAIN, situation.settled + 1) and not situation.is_safe:
        more = text.tr("A few short questions first, to be sure that nothing else is behind it.")
        return Verdict(Offer.SAFETY, text.tr("That is a lot of pain."), more)
    if situation.is_gentle:
        return Verdict(Offer.BEGIN, text.tr("Gentle movement is fine now."), text.tr("Stop whenever it gets worse."))
    found = before_session(pain, situation.base, situation.rules)
    if found in (Readiness.GO, Readiness.HALF) and situation.limit and pain >= situation.limit:
        lead = text.tr("That is the limit you were given.")
        return Verdict(Offer.GENTLE, lead, text.tr("Something gentle fits better right now."))
    return _of(found, pain, situation)


def _of(found: Readiness, pain: int, situation: Situation) -> Verdict:
    match found:
        case Readiness.GO:
            usual = situation.base is not None and pain >= situation.rules.usual_pain
            lead = text.tr("About what is usual for you.") if usual else text.tr("Good to go.")
            return Verdict(Offer.BEGIN, lead, text.tr("Go as far as feels right."))
        case Readiness.HALF:
            lead = text.tr("You can go.")
            if not situation.is_walk:
                more = text.tr("Stop after half if that feels like enough; it counts as well.")
                return Verdict(Offer.HALF, lead, more)
            return Verdict(Offer.HALF, lead, text.tr("Half the time is a good choice today, and counts as well."))
        case Readiness.GENTLE:
            lead = text.tr("Something gentle does more good right now.")
            return Verdict(Offer.GENTLE, lead, text.tr("This can wait for a better moment."))
        case Readiness.FLARE:
            lead = text.tr("This looks like a flare-up.")
            return Verdict(Offer.FLARE, lead, text.tr("Two gentle days first; your plan waits and leads you back."))
        case Readiness.GET_HELP:
            lead = text.tr("Your back hurts this much most of the time.")
            more = text.tr("Please see a doctor or physiotherapist about it. Gentle movement is fine until then.")
            return Verdict(Offer.GET_HELP, lead, more)
