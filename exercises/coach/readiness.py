"""Whether to set out, and whether to go on: the rules before a session (R1) and on the way (R2)."""

from enum import StrEnum
from typing import Final

from exercises.library.rules import Rules

# The numbers of R1 that no plan changes: usual pain that needs a professional, and the least that is a flare-up.
SEVERE_USUAL_PAIN: Final = 7
_LEAST_FLARE_PAIN: Final = 4


class Readiness(StrEnum):
    """What the pain before a session allows."""

    GO = "go"
    HALF = "half"  # go; half the time is offered
    GENTLE = "gentle"  # something gentle instead
    FLARE = "flare"  # a flare-up: gentle days first
    GET_HELP = "get-help"  # pain this strong all the time: see a professional; gentle routines are offered


class OnTheWay(StrEnum):
    """What pain in the middle of a session asks for."""

    GO_ON = "go-on"
    SLOW = "slow"  # slow down, sit for one or two minutes, finish there if it does not fall
    STOP = "stop"


def before_session(pain: int, base: int | None, rules: Rules) -> Readiness:
    """Judge the pain before a session (0 to 10) by R1; `base` is the usual pain, None while nobody knows it."""
    if is_flare(pain, base, rules):
        return Readiness.FLARE
    if base is not None and base >= SEVERE_USUAL_PAIN:
        return Readiness.GET_HELP
    if base is not None and base >= rules.usual_pain:
        if pain <= base:
            return Readiness.GO
        return Readiness.HALF if pain == base + 1 else Readiness.GENTLE
    if pain <= rules.go_pain:
        return Readiness.GO
    return Readiness.HALF if pain <= rules.half_pain else Readiness.GENTLE


def is_flare(pain: int, base: int | None, rules: Rules) -> bool:
    """Whether pain before a session means a flare-up: very strong, or far above what is usual."""
    far_above = base is not None and pain >= _LEAST_FLARE_PAIN and pain >= base + rules.flare_rise
    return pain >= rules.flare_pain or far_above


def on_the_way(pain: int, before: int | None, base: int | None, limit: int | None, rules: Rules) -> OnTheWay:
    """Judge pain told in the middle of a session (0 to 10) by R2; `limit` is a clinician's, if there is one."""
    if pain >= red_bound(base, limit, rules):
        return OnTheWay.STOP
    if before is None:
        return OnTheWay.GO_ON
    if pain >= before + rules.red_rise and pain >= rules.red_rise_reach:
        return OnTheWay.STOP
    return OnTheWay.SLOW if pain >= before + rules.slow_rise and pain >= rules.slow_pain else OnTheWay.GO_ON


def red_bound(base: int | None, limit: int | None, rules: Rules) -> int:
    """The pain from which on a walk is red; for a back that always hurts somewhat it follows what is usual (R5b)."""
    if limit:
        return limit
    if base is not None and base >= rules.usual_pain:
        return min(base + rules.usual_red, rules.usual_red_pain)
    return rules.red_pain


def green_bound(base: int | None, limit: int | None, rules: Rules) -> int:
    """The pain up to which a walk is green."""
    if base is not None and base >= rules.usual_pain:
        # One below the usual red bound, so that a plan's own numbers never make a walk both.
        bound = min(base + rules.usual_green, rules.usual_red_pain - 1)
    else:
        bound = rules.green_pain
    return min(bound, limit - 1) if limit else bound
