"""Where a wall stands: where hands or feet lean, behind a back, or beside somebody who reaches for it."""

from collections.abc import Sequence
from typing import Final

from exercises.library.figure.body import RADII, Bone, Joint, Point, View
from exercises.library.figure.motion import Bounds, Frame

WALL_THICKNESS: Final = 0.05
# A wall wider than this is behind somebody who stands beside it.
BESIDE: Final = 0.1
BALL_RADIUS: Final = 0.038
# How far a wall goes on both sides of the body that stands before it.
_AROUND: Final = 0.30
_HIGHER: Final = 0.10
_LOWEST_TOP: Final = 0.6
_PALM: Final = 0.030
_SHOE: Final = 0.034
_BACK: Final = 0.068
# A ball between wall and seat is a little below the hip, and sinks in by this much.
_BELOW_HIP: Final = 0.022
_PRESSED: Final = 0.010
# A far arm that looks shorter than this share of its length points away from us.
_AWAY: Final = 0.8
_SIDES: Final = ((Joint.WRIST_A, Joint.SHOULDER_A), (Joint.WRIST_B, Joint.SHOULDER_B))


def wall_box(
    x: float | None, top: float | None, held: Frame, frames: Sequence[Frame], body: Bounds, ball: bool
) -> Bounds:
    """The box of a wall; `x` is where its face was written, `top` how high, `ball` tells of one behind the back.

    A wall beside is as wide as all of the movement; any other is WALL_THICKNESS wide.
    """
    high = top if top is not None else max(body.top + _HIGHER, _LOWEST_TOP)
    if x is None and stands_beside(held):
        return Bounds(body.left - _AROUND, 0.0, body.right + _AROUND, high)
    face = face_of(held, frames, ball) if x is None else x
    if face < held.at(Joint.PELVIS).x:
        return Bounds(face - WALL_THICKNESS, 0.0, face, high)
    return Bounds(face, 0.0, face + WALL_THICKNESS, high)


def stands_beside(held: Frame) -> bool:
    """Whether the far hand of somebody upright reaches for a wall behind the picture."""
    if held.view is not View.SIDE or _lies(held):
        return False
    return 0.0 < held.pose.looks[Bone.UPPER_B] < _AWAY and 0.0 < held.pose.looks[Bone.FORE_B] < _AWAY


def face_of(held: Frame, frames: Sequence[Frame], ball: bool) -> float:
    """Where a wall's face is: at raised feet, at the hand that reaches farthest, or behind the back."""
    if _lies(held):
        soles = [held.at(ankle).x for ankle in (Joint.ANKLE_A, Joint.ANKLE_B) if held.at(ankle).y > 0.15]
        if soles:
            return max(soles) + _SHOE
    if ball:
        return min(each.at(Joint.PELVIS).x for each in frames) - RADII[Joint.PELVIS] + _PRESSED - 2 * BALL_RADIUS
    if max(held.at(wrist).x - held.at(shoulder).x for wrist, shoulder in _SIDES) > 0.12:
        return max(each.at(wrist).x for each in frames for wrist, _ in _SIDES) + _PALM
    return min(each.at(joint).x for each in frames for joint in (Joint.PELVIS, Joint.NECK)) - _BACK


def ball_behind(frame: Frame, held: Frame, frames: Sequence[Frame]) -> Point:
    """The middle of a ball between a wall and a seat: what rolls along a wall comes half as far as who rolls it."""
    heights = [each.at(Joint.PELVIS).y for each in frames]
    middle = (min(heights) + max(heights)) / 2
    return Point(face_of(held, frames, True) + BALL_RADIUS, (frame.at(Joint.PELVIS).y + middle) / 2 - _BELOW_HIP)


def _lies(frame: Frame) -> bool:
    return max(frame.at(Joint.PELVIS).y, frame.at(Joint.NECK).y) < 0.17
