"""Points of the body that stay where they are while the rest moves."""

from math import acos, atan2, cos, degrees, radians, sin
from typing import Final, NamedTuple

from exercises.library.figure.body import Bone, Joint, Point, Pose, along, joints_of, turn


class Pin(NamedTuple):
    """A pinned joint, and the bones that are turned to keep it: two of a limb, one, or none for the trunk."""

    joint: Joint
    bones: tuple[Bone, ...] = ()
    # A pinned toe keeps its foot's direction; the bone between is only carried along.
    carried: Bone | None = None


def _limb(side: str) -> dict[str, Pin]:
    arm = (Bone[f"UPPER_{side}"], Bone[f"FORE_{side}"])
    leg = (Bone[f"THIGH_{side}"], Bone[f"SHANK_{side}"])
    return {
        "hand": Pin(Joint[f"WRIST_{side}"], arm),
        "elbow": Pin(Joint[f"ELBOW_{side}"], arm[:1]),
        "knee": Pin(Joint[f"KNEE_{side}"], leg[:1]),
        "foot": Pin(Joint[f"ANKLE_{side}"], leg),
        "toe": Pin(Joint[f"TOE_{side}"], leg, Bone[f"FOOT_{side}"]),
    }


TRUNK_PINS: Final = {"shoulders": Pin(Joint.NECK), "hips": Pin(Joint.PELVIS), "back": Pin(Joint.WAIST)}
LIMB_PINS: Final = {"A": _limb("A"), "B": _limb("B")}
BOTH: Final = {"hands": "hand", "elbows": "elbow", "knees": "knee", "feet": "foot", "toes": "toe"}


def hold(pose: Pose, pelvis: Point, pin: Pin, place: Point, bend: Pose) -> tuple[Pose, float]:
    """Turn a limb so that its pinned joint is at `place`; returns the pose and how far it misses, in statures.

    `bend` tells to which side the limb bends where the pose itself is straight.
    """
    joints = joints_of(pose, pelvis)
    if not pin.bones:
        return pose, joints[pin.joint].distance(place)
    goal = place
    if pin.carried is not None:
        goal = place.minus(along(pose.angle(pin.carried), pose.length(pin.carried)))
    first = pin.bones[0]
    root = joints[_begin(first)]
    if len(pin.bones) == 1:
        way = goal.minus(root)
        pose = pose.turned(first, degrees(atan2(way.y, way.x)))
    else:
        pose = _two_bones(pose, root, goal, first, pin.bones[1], _bends_left(pose, bend, *pin.bones))
    return pose, joints_of(pose, pelvis)[pin.joint].distance(place)


def _begin(bone: Bone) -> Joint:
    return {
        Bone.UPPER_A: Joint.SHOULDER_A,
        Bone.UPPER_B: Joint.SHOULDER_B,
        Bone.THIGH_A: Joint.HIP_A,
        Bone.THIGH_B: Joint.HIP_B,
    }[bone]


def _bends_left(pose: Pose, bend: Pose, first: Bone, second: Bone) -> bool:
    """Whether the second bone turns to the left of the first: as the pose does, or where it is straight as `bend`."""
    here = turn(pose.angle(first), pose.angle(second))
    if abs(here) > 2.0:
        return here > 0
    return turn(bend.angle(first), bend.angle(second)) > 0


def _two_bones(pose: Pose, root: Point, goal: Point, first: Bone, second: Bone, left: bool) -> Pose:
    """Solve the triangle of two bones; where the goal is out of reach the limb points straight at it."""
    way = goal.minus(root)
    a, b, far = pose.length(first), pose.length(second), root.distance(goal)
    far = min(max(far, abs(a - b) + 1e-9), a + b - 1e-9)
    direction = degrees(atan2(way.y, way.x))
    corner = degrees(acos(max(-1.0, min(1.0, (a * a + far * far - b * b) / (2 * a * far)))))
    upper = direction + (-corner if left else corner)
    elbow = root.plus(along(upper, a))
    rest = root.plus(Point(far * cos(radians(direction)), far * sin(radians(direction)))).minus(elbow)
    return pose.turned(first, upper).turned(second, degrees(atan2(rest.y, rest.x)))
