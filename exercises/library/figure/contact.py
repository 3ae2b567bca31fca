"""What of a body rests on the floor, which lies at y = 0."""

from math import cos, radians
from typing import Final

from exercises.library.figure.body import HAND_LENGTH, HEEL, RADII, SOLE, Bone, Joint, Point, Pose, View, along

# A hand that points down flatter than this stands on its palm; its fingers lie on the floor.
_STANDING_HAND_DEGREES: Final = 50.0
_PALM: Final = 0.030
_ARMS: Final = ((Bone.FORE_A, Joint.WRIST_A), (Bone.FORE_B, Joint.WRIST_B))
_FEET: Final = ((Bone.FOOT_A, Joint.ANKLE_A, Joint.TOE_A), (Bone.FOOT_B, Joint.ANKLE_B, Joint.TOE_B))
_OF_FEET: Final = {joint for _, *joints in _FEET for joint in joints}


def lowest(joints: list[Point], pose: Pose, view: View) -> float:
    """The height of the body's lowest point."""
    return min(bottoms(joints, pose, view))


def bottoms(joints: list[Point], pose: Pose, view: View) -> list[float]:
    """The height of the lowest point at each part that can rest on something."""
    if view is View.TOP:
        return [0.0]
    found = [joints[joint].y - RADII[joint] for joint in Joint if joint not in _OF_FEET]
    for bone, wrist in _ARMS:
        if stands_on_hand(pose.angle(bone)):
            found.append(joints[wrist].y - _PALM)
        else:
            tip = joints[wrist].plus(along(pose.angle(bone), HAND_LENGTH * pose.looks[bone]))
            found.append(tip.y - 0.018)
    for bone, ankle, toe in _FEET:
        heel, ball = sole_of(joints[ankle], joints[toe], pose.angle(bone))
        found += [heel.y, ball.y, joints[toe].y - RADII[toe]]
    return found


def rest_of(joint: Joint, joints: list[Point], pose: Pose) -> float:
    """The height of what a pinned joint of a limb rests on: a foot's sole or toe, a hand's palm, a knee or an elbow."""
    for bone, wrist in _ARMS:
        if joint is wrist:
            return joints[wrist].y - (_PALM if stands_on_hand(pose.angle(bone)) else RADII[wrist])
    for bone, ankle, toe in _FEET:
        heel, ball = sole_of(joints[ankle], joints[toe], pose.angle(bone))
        if joint is ankle:
            return min(heel.y, ball.y, joints[toe].y - RADII[toe])
        if joint is toe:
            return min(ball.y, joints[toe].y - RADII[toe])
    return joints[joint].y - RADII[joint]


def stands_on_hand(fore_degrees: float) -> bool:
    """Whether a forearm points down so steeply that the hand under it lies flat."""
    return cos(radians(fore_degrees + 90.0)) > cos(radians(_STANDING_HAND_DEGREES))


def sole_of(ankle: Point, toe: Point, foot_degrees: float) -> tuple[Point, Point]:
    """The heel's and the ball's place on the sole, which runs parallel to the foot: one of 0 degrees stands flat."""
    down = along(foot_degrees - 90.0, SOLE)
    return ankle.plus(down).minus(along(foot_degrees, HEEL)), toe.plus(down)
