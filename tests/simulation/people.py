"""Made-up backs and made-up people.

The body is a few lines of our own and no claim about real ones: a walk of `m` minutes by somebody who can walk `t`
minutes until the pain is up by 2 raises the pain by about `2 * (m / t) ** 1.5`. What stays well below the tolerance
makes it grow a little, what goes far above it costs some of it and is felt the next morning.
"""

import random
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """How a person's back and habits are."""

    STEADY = "steady"  # grows with every walk, does what is due, answers everything
    STALLING = "stalling"  # grows up to a ceiling
    RELAPSING = "relapsing"  # loses half of the tolerance now and then
    SHRINKING = "shrinking"  # gets worse for some weeks, then recovers
    SKIPPING = "skipping"  # leaves out every third walk
    OVERDOING = "overdoing"  # walks half as long again, also on gentle days
    SILENT = "silent"  # never answers a question
    FORGETFUL = "forgetful"  # answers now and then
    TRAVELLING = "travelling"  # is away for weeks, told or not told
    WARNED = "warned"  # has warning signs once, and is checked days later
    AFRAID = "afraid"  # walking is frightening
    UPRIGHT = "upright"  # legs heavy upright: walks with seats
    BOLD = "bold"  # sets a level by hand that is too high
    CAUTIOUS = "cautious"  # presses "make it easier" and "repeat" now and then
    LEGS = "legs"  # something new in a leg now and then
    SORE = "sore"  # always hurts somewhat


@dataclass(slots=True)
class Body:
    """A back: what it stands, what is usual for it."""

    chance: random.Random
    tolerance: float
    usual: float
    growth: float
    ceiling: float
    # Up to this share of the tolerance a walk makes it grow.
    adapts: float = 1.05
    carried: float = 0.0

    def before(self) -> int:
        """Pain before a walk."""
        return _on_scale(self.usual + self.carried + self.chance.gauss(0, 0.4))

    def walk(self, minutes: float, before: int) -> "Felt":
        """Walk, and feel it."""
        load = minutes / self.tolerance
        rise = 2 * load**1.5 + self.chance.gauss(0, 0.35)
        peak = _on_scale(before + max(0.0, rise))
        after = _on_scale(before + max(0.0, rise - 1.2))
        hurts_on = max(0.0, rise - 2.6)
        next_day = _on_scale(self.usual + hurts_on + self.chance.gauss(0, 0.3))
        if load <= self.adapts:
            self.tolerance = min(self.ceiling, self.tolerance * (1 + self.growth))
        elif load > 1.35:
            self.tolerance *= 0.98
        self.carried = hurts_on * 0.6
        return Felt(peak, max(after, 0), next_day, _on_scale(2.2 * load + self.chance.gauss(0, 0.4)), hurts_on > 2.5)

    def rest(self) -> None:
        """A day passes."""
        self.carried *= 0.5

    def can_walk(self, before: int) -> float:
        """Minutes until the pain is up by 2, on an easy walk."""
        return max(2.0, self.tolerance * self.chance.uniform(0.9, 1.05) - max(0, before - self.usual))


@dataclass(frozen=True, slots=True)
class Felt:
    """What a walk did: pain and effort from 0 to 10."""

    peak: int
    after: int
    next_day: int
    effort: int
    sleep_lost: bool


@dataclass(slots=True)
class Person:
    """Somebody with a back and habits; `seed` makes them again."""

    seed: int
    kind: Kind
    body: Body
    chance: random.Random
    away: list[tuple[int, int, bool]] = field(default_factory=list)  # first day, last day, told before
    warned_on: int | None = None
    checked_after: int = 3

    def answers(self) -> bool:
        """Whether a question is answered today."""
        if self.kind is Kind.SILENT:
            return False
        return self.kind is not Kind.FORGETFUL or self.chance.random() < 0.4

    def is_away(self, day: int) -> bool:
        return any(first <= day <= last for first, last, _ in self.away)

    def goes(self, day: int) -> bool:
        """Whether a walk that is due is walked today."""
        if self.is_away(day):
            return False
        if self.kind is Kind.SKIPPING:
            return self.chance.random() > 0.33
        return self.kind is Kind.STEADY or self.chance.random() > 0.04

    def live(self, day: int) -> None:
        """What happens to the back by itself on a day."""
        body = self.body
        body.rest()
        if self.kind is Kind.RELAPSING and day > 20 and self.chance.random() < 0.012:
            body.tolerance = max(6.0, body.tolerance * 0.45)
            body.carried += 2.0
        if self.kind is Kind.SHRINKING and 40 <= day < 70:
            body.tolerance = max(5.0, body.tolerance * 0.975)


def person(seed: int) -> Person:
    """The person of a seed, always the same."""
    chance = random.Random(seed)
    kind = list(Kind)[seed % len(Kind)]
    tolerance = chance.uniform(9.0, 17.0) if kind is Kind.STEADY else chance.uniform(6.0, 28.0)
    body = Body(
        chance,
        tolerance,
        usual=_usual_pain(kind, chance),
        growth=0.022 if kind is Kind.STEADY else chance.uniform(0.008, 0.022),
        ceiling=chance.uniform(14.0, 24.0) if kind is Kind.STALLING else 60.0,
        adapts=1.3 if kind is Kind.STEADY else 1.05,
    )
    someone = Person(seed, kind, body, chance)
    if kind is Kind.TRAVELLING:
        first = chance.randrange(20, 110)
        someone.away = [(first, first + chance.randrange(5, 60), chance.random() < 0.5)]
    if kind is Kind.WARNED:
        someone.warned_on, someone.checked_after = chance.randrange(5, 120), chance.randrange(1, 20)
    return someone


def _usual_pain(kind: Kind, chance: random.Random) -> float:
    if kind is Kind.SORE:
        return chance.uniform(4.2, 5.6)
    # Somebody whose back answers well to walking hurts little.
    return chance.uniform(0.3, 1.5) if kind is Kind.STEADY else chance.uniform(0.5, 2.6)


def _on_scale(value: float) -> int:
    return max(0, min(10, round(value)))
