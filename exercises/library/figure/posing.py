"""Posing a figure by its joints: what is dragged goes where it is led as far as joints and pinned points allow.

Hands and feet take their limb along, knees and elbows turn the bone above them, hips move the body, and shoulders and
head turn the spine. Bones never change their length; what is held stays in its place.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import atan2, degrees
from typing import Final

from exercises.library.figure.body import CHAIN, Bone, Joint, Point, Pose, View, along, joints_of, turn
from exercises.library.figure.limb import LIMBS, Limb, limb_of, reach, stretched
from exercises.library.figure.stance import TRUNK, Held, Stance, depth, foot_depth, resting
from exercises.library.figure.turning import Rule, all_fit, rules_of, turned

# A held point that misses its place by no more than this share of the stature is in it.
NEAR: Final = 1e-5
# What was led farther than this from where it came to was stopped.
_STOPPED: Final = 0.01
# How much deeper than before the body may come into the floor, in statures: less than is seen.
_SLIGHT: Final = 0.002
_STEPS: Final = 12
_HALVINGS: Final = 12
_ROUNDS: Final = 60
# In how many degrees a foot that stands on its toes may roll to let the rest move.
_ROLLS: Final = tuple(sign * step for step in range(4, 61, 4) for sign in (1, -1))
_ENDS: Final = {bone: (begin, end) for bone, begin, end in CHAIN}


@dataclass(frozen=True, slots=True)
class Posed:
    """What became of a change: the new stance, and the joints that came to their ends on the way."""

    stance: Stance
    stopped: tuple[str, ...] = ()
    # Whether it came as far as it was led.
    arrived: bool = True


def drag(stance: Stance, joint: Joint, to: Point) -> Posed:
    """Lead a joint towards a place; it comes as near as it can, and a joint that is held doesn't move."""
    if stance.holds(joint):
        return Posed(stance, arrived=stance.at(joint).distance(to) <= _STOPPED)
    rules = rules_of(stance.pose, stance.view)
    moved = _dragged(stance, joint, to, rules)
    arrived = moved.at(joint).distance(to) <= _STOPPED
    ends = () if arrived else tuple(rule.limit.name for rule in rules if _stopped(rule, moved, joint))
    return Posed(moved, ends, arrived)


def turn_bone(stance: Stance, bone: Bone, direction: float) -> Posed:
    """Let a bone point in a direction, in degrees, or as near to it as it can; what hangs on it turns with it."""
    rules = rules_of(stance.pose, stance.view)
    wanted = turn(stance.pose.angle(bone), direction)
    ways: dict[Bone, float] = {bone: 1.0} if bone is Bone.LUMBAR else _carried(stance, bone)
    moved = _farthest(stance, lambda share: _kept(stance, turned(stance.pose, ways, wanted * share, rules), rules))
    arrived = abs(turn(moved.pose.angle(bone), direction)) < 0.5
    ends = () if arrived else tuple(rule.limit.name for rule in rules if rule.at_end(moved.pose))
    return Posed(moved, ends, arrived)


def _stopped(rule: Rule, after: Stance, joint: Joint) -> bool:
    """Whether a joint is at its end that has to do with what was led."""
    if not rule.at_end(after.pose):
        return False
    limb, limit = limb_of(joint), rule.limit
    if limb is not None:
        return limit.outer in limb.bones
    match joint:
        case Joint.HEAD:
            return limit.outer is Bone.HEAD
        case Joint.NECK | Joint.WAIST:
            return limit.inner is Bone.LUMBAR or limit.outer is Bone.THORACIC
        case _:
            return True


# Each kind of joint


def _dragged(stance: Stance, joint: Joint, to: Point, rules: tuple[Rule, ...]) -> Stance:
    limb = limb_of(joint)
    if limb is not None and joint is limb.tip:
        return _turn_towards(stance, limb.last, to, rules) if limb.last is not None else stance
    if limb is not None and joint is limb.end:
        return _lead_end(stance, limb, to, rules)
    if limb is not None and joint is limb.middle:
        return _lead_middle(stance, limb, to, rules)
    match joint:
        case Joint.PELVIS:
            return _lead_hips(resting(stance), to, rules)
        case Joint.WAIST:
            return _turn_towards(stance, Bone.LUMBAR, to, rules)
        case Joint.NECK:
            return _lead_shoulders(stance, to, rules)
        case Joint.HEAD:
            return _turn_towards(stance, Bone.HEAD, to, rules)
        case Joint.SHOULDER_A | Joint.SHOULDER_B:
            return _tilt(stance, Bone.SHOULDERS, Joint.NECK, joint, to, rules)
        case _:
            return _tilt(stance, Bone.HIPS, Joint.PELVIS, joint, to, rules)


def _lead_end(stance: Stance, limb: Limb, to: Point, rules: tuple[Rule, ...]) -> Stance:
    """A hand or foot: its limb follows, as far as it is free."""
    if stance.holds(limb.middle):
        return _turn_towards(stance, limb.second, to, rules)
    if limb.tip is not None and limb.last is not None and stance.holds(limb.tip):
        # A foot that stands on its toes rolls over them.
        tip = stance.at(limb.tip)
        wanted = turn(stance.pose.angle(limb.last), _direction(to, tip))

        def rolled(share: float) -> Stance | None:
            pose = turned(stance.pose, {limb.last: 1.0} if limb.last is not None else {}, wanted * share, ())
            return _kept(stance, pose, rules)

        return _farthest(stance, rolled)
    joints = stance.joints

    def led(share: float) -> Stance | None:
        pose = reach(stance.pose, limb, joints[limb.root], joints[limb.end].towards(to, share), rules)
        return _kept(stance, _grounded(stance, pose, limb, rules), rules)

    return _farthest(stance, led)


def _grounded(stance: Stance, pose: Pose, limb: Limb, rules: tuple[Rule, ...]) -> Pose:
    """A foot that came into the floor is laid flat on it, as far as its ankle allows."""
    allowed = foot_depth(stance.pose, stance.pelvis, limb) - _SLIGHT
    if limb.last is None or stance.view is View.TOP or foot_depth(pose, stance.pelvis, limb) >= allowed:
        return pose
    angle = pose.angle(limb.last)
    flat = min((turn(angle, level) for level in (0.0, 180.0)), key=abs)
    laid = [turned(pose, {limb.last: 1.0}, flat * step / _STEPS, rules) for step in range(1, _STEPS + 1)]
    return next(
        (each for each in laid if foot_depth(each, stance.pelvis, limb) >= allowed),
        max(laid, key=lambda each: foot_depth(each, stance.pelvis, limb)),
    )


def _lead_middle(stance: Stance, limb: Limb, to: Point, rules: tuple[Rule, ...]) -> Stance:
    """A knee or elbow: the bone above turns, what is below comes along; over a held hand or foot the body follows."""
    if not stance.holds(limb.end):
        return _turn_towards(stance, limb.first, to, rules)
    end, joints = stance.at(limb.end), stance.joints
    middle = end.plus(along(_direction(end, to), stance.pose.length(limb.second)))
    way = middle.minus(joints[limb.middle])
    if any(stance.holds(joint) for joint in TRUNK):
        return stance
    return _lead_hips(stance, stance.pelvis.plus(way), rules)


def _lead_shoulders(stance: Stance, to: Point, rules: tuple[Rule, ...]) -> Stance:
    """The trunk leans as one, over the hips, or over a held waist."""
    if stance.holds(Joint.WAIST):
        return _turn_towards(stance, Bone.THORACIC, to, rules)
    joints = stance.joints
    wanted = turn(_direction(joints[Joint.PELVIS], joints[Joint.NECK]), _direction(joints[Joint.PELVIS], to))
    ways = _carried(stance, Bone.LUMBAR) | {Bone.THORACIC: 1.0} | _carried(stance, Bone.THORACIC)
    return _farthest(stance, lambda share: _kept(stance, turned(stance.pose, ways, wanted * share, rules), rules))


def _tilt(stance: Stance, line: Bone, middle: Joint, joint: Joint, to: Point, rules: tuple[Rule, ...]) -> Stance:
    """The line of the shoulders or hips leans towards where one end of it is led."""
    here = stance.joints
    wanted = turn(_direction(here[middle], here[joint]), _direction(here[middle], to))
    return _farthest(
        stance, lambda share: _kept(stance, turned(stance.pose, {line: 1.0}, wanted * share, rules), rules)
    )


def _turn_towards(stance: Stance, bone: Bone, to: Point, rules: tuple[Rule, ...]) -> Stance:
    """A bone points to a place, and what hangs on it turns with it."""
    begin, end = _ENDS[bone]
    joints = stance.joints
    if joints[begin].distance(joints[end]) < NEAR or joints[begin].distance(to) < NEAR:
        return stance
    wanted = turn(stance.pose.angle(bone), _direction(joints[begin], to))
    ways = _carried(stance, bone)
    return _farthest(stance, lambda share: _kept(stance, turned(stance.pose, ways, wanted * share, rules), rules))


def _carried(stance: Stance, bone: Bone) -> dict[Bone, float]:
    """The bones that turn with one, each by its way: limbs and head keep how they are bent, held limbs find back."""
    for limb in LIMBS:
        if bone is limb.first:
            return {bone: 1.0, limb.second: 1.0} | ({limb.last: 1.0} if limb.last is not None else {})
        if bone is limb.second:
            return {bone: 1.0} | ({limb.last: 1.0} if limb.last is not None else {})
    arms = {each: 1.0 for limb in LIMBS if limb.last is None for each in (limb.first, limb.second)}
    lines = {Bone.SHOULDERS: 1.0} if stance.view is not View.SIDE else {}
    match bone:
        case Bone.THORACIC:
            return {bone: 1.0, Bone.HEAD: 1.0} | lines | arms
        case Bone.LUMBAR:
            # The back rounds or arches; the shoulders stay over the hips as they were.
            return {bone: 1.0, Bone.THORACIC: -1.0}
        case _:
            return {bone: 1.0}


# Moving the body


def _lead_hips(stance: Stance, to: Point, rules: tuple[Rule, ...]) -> Stance:
    """The body moves; what is held stays, and the trunk leans where the shoulders or the waist are held."""
    start = stance.pelvis

    def at(goal: Point) -> Stance | None:
        pose = stance.pose
        for joint, bones in ((Joint.WAIST, _LOWER), (Joint.NECK, _LOWER | _UPPER)):
            if stance.holds(joint):
                here = stance.at(joint)
                pose = turned(pose, bones, turn(_direction(start, here), _direction(goal, here)), rules)
                break
        return _kept(replace(stance, pelvis=goal), pose, rules)

    arrived = at(to)
    if arrived is not None and arrived.pelvis.distance(to) <= _STOPPED:
        return arrived
    best = arrived or stance
    for step in range(1, _STEPS + 1):
        found = at(start.towards(to, step / _STEPS))
        if found is not None and found.pelvis.distance(to) < best.pelvis.distance(to):
            best = found
    return best


_LOWER: Final = {Bone.LUMBAR: 1.0, Bone.HIPS: 1.0}
_UPPER: Final = {Bone.THORACIC: 1.0}


def _farthest(stance: Stance, change: Callable[[float], Stance | None]) -> Stance:
    """As much of a change as everything that is held allows."""
    whole = change(1.0)
    if whole is not None:
        return whole
    low, high, best = 0.0, 1.0, stance
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        found = change(middle)
        if found is None:
            high = middle
        else:
            low, best = middle, found
    return best


def _kept(stance: Stance, pose: Pose, rules: tuple[Rule, ...]) -> Stance | None:
    """The stance in another pose, its limbs turned and the body moved so that all that is held is in its place."""
    if not stance.held:
        return Stance(stance.view, pose, stance.pelvis) if all_fit(pose, rules) else None
    found = _solved(stance, pose, rules)
    if found is not None and depth(found) < depth(stance) - _SLIGHT:
        # What is held in its place keeps the body from being lifted out of the floor again.
        return None
    rolling = [limb for limb in LIMBS if limb.tip is not None and stance.holds(limb.tip)]
    if found is not None or not rolling:
        return found
    for roll in _ROLLS:
        rolled = pose
        for limb in rolling:
            if limb.last is not None:
                rolled = turned(rolled, {limb.last: 1.0}, roll, ())
        found = _solved(stance, rolled, rules)
        if found is not None:
            return found
    return None


def _solved(stance: Stance, pose: Pose, rules: tuple[Rule, ...]) -> Stance | None:
    pelvis = _settled(stance, pose)
    for held in stance.held:
        limb = limb_of(held.pin.joint)
        if limb is None:
            continue
        joints = joints_of(pose, pelvis)
        if joints[held.pin.joint].distance(held.place) <= NEAR:
            continue
        root = joints[limb.root]
        goal = _goal(held, pose)
        if held.pin.joint is limb.middle:
            pose = pose.turned(limb.first, _near(pose.angle(limb.first), _direction(root, goal)))
        else:
            pose = stretched(pose, limb, root, goal, rules)
            if limb.last is not None and held.pin.joint is limb.end:
                pose = _foot_within(pose, limb.last, rules)
    joints = joints_of(pose, pelvis)
    if any(joints[held.pin.joint].distance(held.place) > NEAR for held in stance.held) or not all_fit(pose, rules):
        return None
    return Stance(stance.view, pose, pelvis, stance.held)


def _foot_within(pose: Pose, foot: Bone, rules: tuple[Rule, ...]) -> Pose:
    """A foot that stands turns no more than its ankle needs."""
    mine = [rule for rule in rules if rule.limit.outer is foot]
    if all_fit(pose, mine):
        return pose
    ends = [
        pose.turned(foot, pose.angle(foot) + rule.sign * (end - rule.bend(pose)))
        for rule in mine
        for end in (rule.low, rule.high)
    ]
    return min(ends, key=lambda each: abs(turn(each.angle(foot), pose.angle(foot))))


def _settled(stance: Stance, pose: Pose) -> Point:
    """The place of the pelvis, as near to where it is as can be, from which all that is held can be reached."""
    offsets = joints_of(pose)
    pelvis = stance.pelvis
    for joint in TRUNK:
        for held in stance.held:
            if held.pin.joint is joint:
                return held.place.minus(offsets[joint])
    rings = []
    for held in stance.held:
        limb = limb_of(held.pin.joint)
        if limb is not None:
            upper, lower = pose.length(limb.first), pose.length(limb.second)
            is_middle = held.pin.joint is limb.middle
            near, far = (upper, upper) if is_middle else (abs(upper - lower), upper + lower)
            rings.append((_goal(held, pose).minus(offsets[limb.root]), near, far))
    for _ in range(_ROUNDS):
        moved = 0.0
        for centre, near, far in rings:
            distance = centre.distance(pelvis)
            fitting = min(max(distance, near + 1e-9), far - 1e-9) if near < far else near
            if distance > 1e-9 and abs(distance - fitting) > 1e-12:
                pelvis = centre.towards(pelvis, fitting / distance)
                moved = max(moved, abs(distance - fitting))
        if moved < NEAR / 100:
            break
    return pelvis


def _goal(held: Held, pose: Pose) -> Point:
    """Where the limb itself has to end: a held toe leaves room for its foot."""
    if held.pin.carried is None:
        return held.place
    return held.place.minus(along(pose.angle(held.pin.carried), pose.length(held.pin.carried)))


def _direction(start: Point, end: Point) -> float:
    return degrees(atan2(end.y - start.y, end.x - start.x))


def _near(old: float, new: float) -> float:
    """The same direction, written as near to the old one as whole turns allow."""
    return old + turn(old, new)
