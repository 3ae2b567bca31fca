"""A pose in its place, what is held there, and what rests on the floor."""

from dataclasses import dataclass, replace
from typing import Final

from exercises.library.figure.body import RADII, Bone, Joint, Point, Pose, View, joints_of
from exercises.library.figure.contact import rest_of, sole_of
from exercises.library.figure.draft import pin_at
from exercises.library.figure.limb import Limb, limb_of
from exercises.library.figure.pins import Pin

TRUNK: Final = (Joint.PELVIS, Joint.WAIST, Joint.NECK)
# A part of the body this near to the floor rests on it, in statures.
_ON_FLOOR: Final = 0.02
# What may not sink into the floor; hands and feet are looked after where they are led.
_BODY: Final = (*TRUNK, Joint.HEAD, Joint.ELBOW_A, Joint.ELBOW_B, Joint.KNEE_A, Joint.KNEE_B)


@dataclass(frozen=True, slots=True)
class Held:
    """A point of the body that stays in a place."""

    pin: Pin
    place: Point


@dataclass(frozen=True, slots=True)
class Stance:
    """A pose in its place, and what is held while it is changed. Places are in statures, y up."""

    view: View
    pose: Pose
    pelvis: Point
    held: tuple[Held, ...] = ()

    @property
    def joints(self) -> list[Point]:
        """Where every joint is."""
        return joints_of(self.pose, self.pelvis)

    def at(self, joint: Joint) -> Point:
        """Where a joint is."""
        return self.joints[joint]

    def holds(self, joint: Joint) -> bool:
        """Whether a joint is held."""
        return any(each.pin.joint is joint for each in self.held)

    def holding(self, *joints: Joint) -> "Stance":
        """The same with these joints held where they are."""
        places = self.joints
        pins = [pin for joint in joints if not self.holds(joint) and (pin := pin_at(joint)) is not None]
        return replace(self, held=(*self.held, *(Held(pin, places[pin.joint]) for pin in pins)))


def resting(stance: Stance) -> Stance:
    """The same with what stands on the floor held: feet or knees, hands, the neck of who lies."""
    if stance.view is View.TOP:
        return stance
    joints, found = stance.joints, list[Joint]()
    for side in "AB":
        knee, ankle, toe = (Joint[f"{name}_{side}"] for name in ("KNEE", "ANKLE", "TOE"))
        heel, ball = sole_of(joints[ankle], joints[toe], stance.pose.angle(Bone[f"FOOT_{side}"]))
        if rest_of(knee, joints, stance.pose) <= _ON_FLOOR:
            found.append(knee)
        elif max(heel.y, ball.y) <= _ON_FLOOR:
            found.append(ankle)
        elif rest_of(toe, joints, stance.pose) <= _ON_FLOOR:
            found.append(toe)
    lies = rest_of(Joint.NECK, joints, stance.pose) <= _ON_FLOOR
    if lies:
        found.append(Joint.NECK)
    else:
        found += [wrist for wrist in (Joint.WRIST_A, Joint.WRIST_B) if _stands_on(stance, joints, wrist)]
    taken = {each.pin.joint for each in stance.held}
    free = [joint for joint in found if not (limb := limb_of(joint)) or not taken & set(limb.joints)]
    if taken & set(TRUNK):
        free = [joint for joint in free if joint not in TRUNK]
    return stance.holding(*free)


def _stands_on(stance: Stance, joints: list[Point], wrist: Joint) -> bool:
    return rest_of(wrist, joints, stance.pose) <= _ON_FLOOR


def depth(stance: Stance) -> float:
    """The height of the body's lowest point but hands and feet, and at most 0: how deep it is in the floor."""
    if stance.view is View.TOP:
        return 0.0
    joints = stance.joints
    return min(0.0, *(joints[joint].y - RADII[joint] for joint in _BODY))


def foot_depth(pose: Pose, pelvis: Point, limb: Limb) -> float:
    """The height of a foot's lowest point, and at most 0."""
    if limb.last is None or limb.tip is None:
        return 0.0
    joints = joints_of(pose, pelvis)
    heel, ball = sole_of(joints[limb.end], joints[limb.tip], pose.angle(limb.last))
    return min(0.0, heel.y, ball.y, joints[limb.tip].y - RADII[limb.tip])
