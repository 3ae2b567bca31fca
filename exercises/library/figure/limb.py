"""Arms and legs: two bones that bend at a knee or an elbow, led by their hand or foot."""

from dataclasses import dataclass
from math import acos, atan2, cos, degrees, radians, sin
from typing import Final

from exercises.library.figure.body import Bone, Joint, Point, Pose, along, turn
from exercises.library.figure.turning import Rule, all_fit

# Below this bend, in degrees, a limb is straight: it may then bend to the side that its joint prefers.
_STRAIGHT: Final = 2.0
_COARSE: Final = 2.0
_FINE: Final = 24
_SLIGHT: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Limb:
    """One arm or leg: its bones, and the joints that they run between. An arm has no `last` bone and no `tip`."""

    first: Bone
    second: Bone
    last: Bone | None
    root: Joint
    middle: Joint
    end: Joint
    tip: Joint | None

    @property
    def joints(self) -> tuple[Joint, ...]:
        """The joints that can be led."""
        return (self.middle, self.end) if self.tip is None else (self.middle, self.end, self.tip)

    @property
    def bones(self) -> tuple[Bone, ...]:
        """The bones from the trunk outwards."""
        return (self.first, self.second) if self.last is None else (self.first, self.second, self.last)


LIMBS: Final = tuple(
    limb
    for side in "AB"
    for limb in (
        Limb(
            Bone[f"UPPER_{side}"],
            Bone[f"FORE_{side}"],
            None,
            Joint[f"SHOULDER_{side}"],
            Joint[f"ELBOW_{side}"],
            Joint[f"WRIST_{side}"],
            None,
        ),
        Limb(
            Bone[f"THIGH_{side}"],
            Bone[f"SHANK_{side}"],
            Bone[f"FOOT_{side}"],
            Joint[f"HIP_{side}"],
            Joint[f"KNEE_{side}"],
            Joint[f"ANKLE_{side}"],
            Joint[f"TOE_{side}"],
        ),
    )
)


def limb_of(joint: Joint) -> Limb | None:
    """The limb that a knee, elbow, hand, foot or toe belongs to."""
    return next((limb for limb in LIMBS if joint in limb.joints), None)


def limb_with(bone: Bone) -> Limb | None:
    """The limb that a bone belongs to."""
    return next((limb for limb in LIMBS if bone in limb.bones), None)


def reach(pose: Pose, limb: Limb, root: Point, goal: Point, rules: tuple[Rule, ...]) -> Pose:
    """Turn a limb so that its end comes to a place, or as near to it as its joints allow.

    It keeps the side that it bends to, and its foot turns with it.
    """
    first = [rule for rule in rules if rule.limit.outer is limb.first]
    second = [rule for rule in rules if rule.limit.outer is limb.second]
    left = _bends_left(pose, limb, second)
    exact = _triangle(pose, limb, root, goal, left, carries=True)
    if all_fit(exact, (*first, *second)):
        return exact
    return _searched(pose, limb, root, goal, (first, second, left))


def stretched(pose: Pose, limb: Limb, root: Point, goal: Point, rules: tuple[Rule, ...]) -> Pose:
    """Turn a limb so that its end is at a place, whatever its joints allow; its foot keeps its direction."""
    second = [rule for rule in rules if rule.limit.outer is limb.second]
    return _triangle(pose, limb, root, goal, _bends_left(pose, limb, second), carries=False)


def _bends_left(pose: Pose, limb: Limb, rules: list[Rule]) -> bool:
    bend = turn(pose.angle(limb.first), pose.angle(limb.second))
    if abs(bend) > _STRAIGHT or not rules:
        return bend > 0.0
    middle = (rules[0].low + rules[0].high) * rules[0].sign
    return middle > 0.0 if abs(middle) > _SLIGHT else bend > 0.0


def _triangle(pose: Pose, limb: Limb, root: Point, goal: Point, left: bool, *, carries: bool) -> Pose:
    """The limb as a triangle over the way from its root to the place; straight where the place is too far."""
    a, b = pose.length(limb.first), pose.length(limb.second)
    way = goal.minus(root)
    far = min(max(root.distance(goal), abs(a - b) + _SLIGHT), a + b - _SLIGHT)
    towards = degrees(atan2(way.y, way.x))
    corner = 0.0
    if a > _SLIGHT and b > _SLIGHT:
        corner = degrees(acos(max(-1.0, min(1.0, (a * a + far * far - b * b) / (2 * a * far)))))
    upper = towards + (-corner if left else corner)
    elbow = along(upper, a)
    rest = Point(far * cos(radians(towards)), far * sin(radians(towards))).minus(elbow)
    return _with(pose, limb, upper, degrees(atan2(rest.y, rest.x)), carries=carries)


def _searched(pose: Pose, limb: Limb, root: Point, goal: Point, how: tuple[list[Rule], list[Rule], bool]) -> Pose:
    """The best that the joints allow: the bone above is tried in all directions, the one below points to the place."""
    first, second, left = how
    low, high = _bends(pose, limb, second, left)

    def tried(upper: float) -> tuple[float, Pose]:
        elbow = root.plus(along(upper, pose.length(limb.first)))
        bend = turn(upper, degrees(atan2(goal.y - elbow.y, goal.x - elbow.x)))
        bend = min(
            (min(max(each, low), high) for each in (bend, bend + 360.0, bend - 360.0)),
            key=lambda each: abs(turn(bend, each)),
        )
        found = _with(pose, limb, upper, upper + bend, carries=True)
        if not all_fit(found, first):
            return 9.0, pose
        return elbow.plus(along(upper + bend, pose.length(limb.second))).distance(goal), found

    start = pose.angle(limb.first)
    ends = [start + rule.sign * (end - rule.bend(pose)) for rule in first for end in (rule.low, rule.high)]
    coarse = [start, *ends, *(start + _COARSE * step for step in range(1, round(360.0 / _COARSE)))]
    best = min(coarse, key=lambda upper: tried(upper)[0])
    width = _COARSE
    for _ in range(_FINE):
        best = min((best, best - width, best + width), key=lambda upper: tried(upper)[0])
        width /= 1.6
    return tried(best)[1]


def _bends(pose: Pose, limb: Limb, rules: list[Rule], left: bool) -> tuple[float, float]:
    """From which turn to which the second bone may go against the first, in degrees."""
    if not rules:
        return (0.0, 180.0) if left else (-180.0, 0.0)
    rule = rules[0]
    offset = turn(pose.angle(limb.first), pose.angle(limb.second)) - rule.sign * rule.bend(pose)
    low, high = sorted((rule.sign * rule.low + offset, rule.sign * rule.high + offset))
    if abs(low + high) < _SLIGHT:
        # This joint doesn't tell to which side it bends: it stays on its side.
        return (0.0, high) if left else (low, 0.0)
    return low, high


def _with(pose: Pose, limb: Limb, upper: float, lower: float, *, carries: bool) -> Pose:
    angles = list(pose.angles)
    turned = turn(angles[limb.second], lower)
    angles[limb.first] += turn(angles[limb.first], upper)
    angles[limb.second] += turned
    if carries and limb.last is not None:
        angles[limb.last] += turned
    return Pose(tuple(angles), pose.looks)
