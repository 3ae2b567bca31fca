"""How far a pair of shoes has walked, and when to look at it.

The numbers are a rule of thumb of the trade, 300 to 500 miles: look the pair over at 500 km, replace it by 800 km
(decentfoot.com). Age is only a hint.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from exercises.history.facts import ShoePair, StoredFact

CHECK_KILOMETRES: Final = 500.0
REPLACE_KILOMETRES: Final = 800.0
# Our own choice: a pair that was looked over is left in peace for another 100 km.
CHECK_AGAIN_KILOMETRES: Final = 100.0
OLD_DAYS: Final = 730
"""Our own choice: from two years on the age is mentioned, unless the pair was looked over in the last year."""
OLD_AGAIN_DAYS: Final = 365
ASSUMED_KILOMETRES_AN_HOUR: Final = 4.0
"""Our own choice for walks without a distance: an easy pace."""
SOURCE: Final = "Decent Foot, when to replace walking shoes (rule of thumb)"


@dataclass(frozen=True, slots=True)
class ShoeWalk:
    """One walk in a pair: its id, the day, minutes walked, and the kilometres when they were told."""

    pair: str
    day: date
    minutes: float = 0.0
    kilometres: float | None = None


@dataclass(frozen=True, slots=True)
class Distance:
    """Kilometres in a pair; `estimated` when some are reckoned from minutes."""

    kilometres: float
    estimated: bool = False


class ShoeAdvice(StrEnum):
    """What a pair needs, the strongest that holds."""

    RETIRED = "retired"
    REPLACE = "replace"
    CHECK = "check"
    OLD = "old"
    FINE = "fine"


@dataclass(frozen=True, slots=True)
class ShoeState:
    """A pair today: how far it has walked in all, what it needs, and that in one sentence."""

    pair: ShoePair
    kilometres: float
    estimated: bool
    advice: ShoeAdvice
    text: str


def pairs(facts: Iterable[StoredFact]) -> tuple[ShoePair, ...]:
    """Give every pair as it was last described, in the order in which they were first told."""
    found: dict[str, ShoePair] = {}
    for stored in sorted(facts, key=lambda stored: stored.at):
        if isinstance(stored.fact, ShoePair):
            found[stored.fact.pair] = stored.fact
    return tuple(found.values())


def walked(pair: ShoePair, walks: Iterable[ShoeWalk], *, until: date | None = None) -> Distance:
    """Add up the walks in a pair since it was described first, to `until` (both days belong to it)."""
    kilometres, estimated = 0.0, False
    for walk in walks:
        if walk.pair != pair.pair or walk.day < pair.since or (until is not None and walk.day > until):
            continue
        if walk.kilometres is not None:
            kilometres += walk.kilometres
        elif walk.minutes > 0:
            kilometres += walk.minutes / 60 * ASSUMED_KILOMETRES_AN_HOUR
            estimated = True
    return Distance(kilometres, estimated)


def shoe_state(
    pair: ShoePair, walked_km: Distance | float, today: date, *, since_checked_km: float | None = None
) -> ShoeState:
    """Judge a pair by its kilometres: `walked_km` are those since `pair.since`, on top of those it had already.

    `since_checked_km` are those since it was last looked over; without them a pair that was looked over counts as in
    order until it has to be replaced. `state_from_walks` knows both.
    """
    distance = walked_km if isinstance(walked_km, Distance) else Distance(walked_km)
    total = pair.kilometres + distance.kilometres
    kind = _advice(pair, total, today, since_checked_km)
    return ShoeState(pair, total, distance.estimated, kind, _text(kind, total))


def state_from_walks(pair: ShoePair, walks: Iterable[ShoeWalk], today: date) -> ShoeState:
    """Judge a pair by its walks until today."""
    all_walks = tuple(walks)
    since_checked = None
    if pair.checked is not None:
        upto = walked(pair, all_walks, until=min(pair.checked, today))
        since_checked = walked(pair, all_walks, until=today).kilometres - upto.kilometres
    return shoe_state(pair, walked(pair, all_walks, until=today), today, since_checked_km=since_checked)


def _advice(pair: ShoePair, total: float, today: date, since_checked: float | None) -> ShoeAdvice:
    if pair.retired:
        return ShoeAdvice.RETIRED
    if total >= REPLACE_KILOMETRES:
        return ShoeAdvice.REPLACE
    looked_over = pair.checked is not None and (since_checked is None or since_checked < CHECK_AGAIN_KILOMETRES)
    if total >= CHECK_KILOMETRES and not looked_over:
        return ShoeAdvice.CHECK
    seen_lately = pair.checked is not None and (today - pair.checked).days < OLD_AGAIN_DAYS
    if (today - pair.since).days >= OLD_DAYS and not seen_lately:
        return ShoeAdvice.OLD
    return ShoeAdvice.FINE


def _text(kind: ShoeAdvice, total: float) -> str:
    match kind:
        case ShoeAdvice.RETIRED:
            return "No longer worn."
        case ShoeAdvice.REPLACE:
            return f"From about {REPLACE_KILOMETRES:.0f} km on, a new pair is a good idea."
        case ShoeAdvice.CHECK:
            return "Time to look them over: worn soles, flat cushioning, a heel that leans?"
        case ShoeAdvice.OLD:
            return "They have been with you for two years: a look at soles and cushioning may be worth it."
        case ShoeAdvice.FINE if total < CHECK_KILOMETRES:
            return f"Fine. A look is due at {CHECK_KILOMETRES:.0f} km."
        case ShoeAdvice.FINE:
            return f"Looked over. A new pair is a good idea by {REPLACE_KILOMETRES:.0f} km."
