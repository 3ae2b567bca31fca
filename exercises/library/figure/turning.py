"""How far bones can be turned before a joint comes to its end."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil, floor
from typing import Final

from exercises.library.figure.body import Bone, Pose, View, turn
from exercises.library.figure.limits import Limit, Reach, limits_of

_WHOLE: Final = 0.999
_SLIGHT: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Rule:
    """One joint's range while a pose is changed: its limits, or what it had before where that was farther.

    `sign` is 1, or -1 where the bend is measured as in a mirror; degrees are those of the joint's bend.
    """

    limit: Limit
    low: float
    high: float
    sign: float = 1.0

    def bend(self, pose: Pose) -> float:
        """How far the joint is bent, in degrees, as near to its range as a whole turn allows."""
        limit = self.limit
        raw = self.sign * turn(pose.angle(limit.inner) + limit.neutral, pose.angle(limit.outer))
        return min((raw, raw + 360.0, raw - 360.0), key=self.outside)

    def outside(self, degrees: float) -> float:
        """How far a bend lies outside of the range, in degrees."""
        return max(self.low - degrees, degrees - self.high, 0.0)

    def fits(self, pose: Pose) -> bool:
        """Whether the joint is within its range."""
        return self.outside(self.bend(pose)) <= _SLIGHT

    def at_end(self, pose: Pose, near: float = 0.6) -> bool:
        """Whether the joint is within so many degrees of an end of its range, or beyond."""
        bend = self.bend(pose)
        return bend <= self.low + near or bend >= self.high - near


def rules_of(pose: Pose, view: View) -> tuple[Rule, ...]:
    """The ranges that hold while this pose is changed; what is beyond already may stay so, but gets no worse."""
    found = []
    for limit in limits_of(pose, view):
        if pose.looks[limit.inner] < _WHOLE or pose.looks[limit.outer] < _WHOLE:
            continue
        low, high, sign = limit.low, limit.high, 1.0
        if limit.reach is Reach.EITHER_WAY:
            low = -high
        elif limit.reach is Reach.MIRRORED:
            sign = -1.0
        rule = Rule(limit, low, high, sign)
        bend = rule.bend(pose)
        found.append(Rule(limit, min(low, bend), max(high, bend), sign))
    return tuple(found)


def all_fit(pose: Pose, rules: Iterable[Rule]) -> bool:
    """Whether every joint is within its range."""
    return all(rule.fits(pose) for rule in rules)


def turned(pose: Pose, ways: Mapping[Bone, float], degrees: float, rules: Iterable[Rule]) -> Pose:
    """Turn bones together by `degrees` times each one's way, or as near to that as the joints between them allow."""
    crossing = []
    for rule in rules:
        way = ways.get(rule.limit.outer, 0.0) - ways.get(rule.limit.inner, 0.0)
        if way:
            crossing.append((rule, rule.bend(pose), way * rule.sign))
    wanted = turn(0.0, degrees)
    best = min(_candidates(crossing, wanted), key=lambda each: (abs(turn(wanted, each)), abs(each)), default=0.0)
    angles = list(pose.angles)
    for bone, way in ways.items():
        angles[bone] += best * way
    return Pose(tuple(angles), pose.looks)


def _candidates(crossing: list[tuple[Rule, float, float]], wanted: float) -> list[float]:
    """The turns, in degrees, at which every crossed joint is within its range: the one wanted, or those at an end."""
    tried = [wanted, wanted + 360.0, wanted - 360.0, 0.0]
    for rule, bend, way in crossing:
        tried += [(end - bend) / way for end in (rule.low, rule.high)]
    return [each for each in tried if abs(each) <= 360.0 and all(_allows(*joint, each) for joint in crossing)]


def _allows(rule: Rule, bend: float, way: float, degrees: float) -> bool:
    bent = bend + way * degrees
    # Some whole turn brings it into the range.
    return ceil((rule.low - bent) / 360.0 - _SLIGHT) <= floor((rule.high - bent) / 360.0 + _SLIGHT)
