"""A drawn figure at one of its stops, ready to be posed; and what was posed, put back into the drawing."""

from dataclasses import replace
from typing import Final

from exercises.library.figure.body import OTHER_BONE, Bone, Joint, Pose, View, turn
from exercises.library.figure.draft import DraftKey, FigureDraft, Stop
from exercises.library.figure.figure import Figure
from exercises.library.figure.limb import LIMBS, Limb
from exercises.library.figure.motion import Motion
from exercises.library.figure.stance import Held, Stance

# Angles that differ by less are the same, in degrees; looks in shares.
_SAME_DEGREES: Final = 0.05
_MOVED_DEGREES: Final = 0.01
_SAME_SHARE: Final = 0.001

_STANDING: Final = {
    View.SIDE: ((90, 90, 90), (-94, -78), (-89, -91, 0), {Bone.HIPS: 0.0, Bone.SHOULDERS: 0.0}),
    View.FRONT: ((90, 90, 90), (-80, -86), (-88, -91, -80), {Bone.FOOT_A: 0.4, Bone.FOOT_B: 0.4}),
    View.FEET: (
        (90, 90, 90),
        (-8, 0),
        (90, -90, -90),
        {Bone.LUMBAR: 0.57, Bone.THORACIC: 0.57, Bone.HEAD: 0.57}
        | dict.fromkeys((Bone.THIGH_A, Bone.THIGH_B), 0.2)
        | dict.fromkeys((Bone.FOOT_A, Bone.FOOT_B), 0.5),
    ),
    View.TOP: (
        (90, 90, 90),
        (-60, -80),
        (0, 0, 0),
        dict.fromkeys((Bone.LUMBAR, Bone.THORACIC, Bone.HEAD), 0.0)
        | dict.fromkeys((bone for limb in LIMBS if limb.last is not None for bone in limb.bones), 0.0)
        | dict.fromkeys((Bone.UPPER_A, Bone.UPPER_B), 0.4),
    ),
}


def first_pose(view: View) -> Pose:
    """What a figure begins with: upright with hanging arms; seen from the feet, on the back with bent knees."""
    spine, arms, legs, shorter = _STANDING[view]
    is_mirrored = view is not View.SIDE

    def other(angles: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(180 - angle for angle in angles) if is_mirrored else angles

    angles = (*spine, 0, 0, *arms, *other(arms), *legs, *other(legs))
    return Pose(tuple(float(angle) for angle in angles), tuple(shorter.get(bone, 1.0) for bone in Bone))


def first_draft(view: View = View.SIDE) -> FigureDraft:
    """A figure with one pose that only stands there."""
    return FigureDraft(view, (DraftKey("stand", first_pose(view)),), (Stop("stand"),))


def seen_from(draft: FigureDraft, view: View) -> FigureDraft:
    """The same movement for another view: its poses begin anew, names, times and things stay."""
    old, new = draft.view.sides, view.sides
    names = dict(zip(old, new, strict=True))
    pins = []
    for word in draft.pins:
        side, _, part = word.partition("-")
        pins.append(f"{names[side]}-{part}" if side in names else word)
    keys = tuple(DraftKey(key.name, first_pose(view)) for key in draft.keys)
    walks = draft.walks and view in (View.SIDE, View.FRONT)
    return replace(draft, view=view, keys=keys, pins=tuple(pins), walks=walks)


def standing_still(draft: FigureDraft) -> Figure:
    """The figure as it is posed: who walks stands on the spot."""
    return replace(draft.figure(), walks=False)


def key_of(draft: FigureDraft, stop: int) -> int:
    """The number of a stop's pose among the figure's keys."""
    return draft.figure().names.index(draft.stops[stop].written)


def stance_at(draft: FigureDraft, stop: int) -> Stance:
    """The figure at a stop, pinned as it is in the movement."""
    figure = standing_still(draft)
    key = key_of(draft, stop)
    frame = Motion(figure).key_frame(key)
    held = tuple(Held(pin, frame.at(pin.joint)) for pin in figure.pins)
    return Stance(draft.view, frame.pose, frame.at(Joint.PELVIS), held)


def places_pins(draft: FigureDraft, stop: int) -> bool:
    """Whether a stop is the one that says where pinned points are: the first."""
    return draft.stops[stop].written == draft.stops[0].written


def freed(stance: Stance, joint: Joint) -> Stance:
    """The same with a joint that may be led although it is pinned."""
    return replace(stance, held=tuple(held for held in stance.held if held.pin.joint is not joint))


def even_limbs(pose: Pose, view: View) -> tuple[Limb, ...]:
    """The limbs of side A that the other side's are like: the same from the side, else mirrored."""
    return tuple(limb for limb in LIMBS if limb.first in _SIDE_A and all(_is_even(pose, view, b) for b in limb.bones))


_SIDE_A: Final = (Bone.UPPER_A, Bone.THIGH_A)


def _is_even(pose: Pose, view: View, bone: Bone) -> bool:
    here, other = pose.angles[bone], pose.angles[OTHER_BONE[bone]]
    same = abs(turn(_for_other(here, view), other)) < _SAME_DEGREES
    return same and abs(pose.looks[bone] - pose.looks[OTHER_BONE[bone]]) < _SAME_SHARE


def _for_other(angle: float, view: View) -> float:
    return 180.0 - angle if view in (View.FRONT, View.FEET) else angle


def posed(draft: FigureDraft, stop: int, before: Stance, after: Stance, *, together: bool) -> FigureDraft:
    """The draft after a stop's stance was changed: what turned gets whole degrees, all else keeps its numbers.

    With `together` limbs of the two sides that were alike stay alike.
    """
    old = draft.stop_pose(stop)
    angles, looks = list(old.angles), list(old.looks)
    for bone in Bone:
        if abs(turn(before.pose.angles[bone], after.pose.angles[bone])) > _MOVED_DEGREES:
            angles[bone] = float(round(angles[bone] + turn(angles[bone], after.pose.angles[bone])))
        if abs(before.pose.looks[bone] - after.pose.looks[bone]) > _SAME_SHARE:
            looks[bone] = round(after.pose.looks[bone], 2)
    if together:
        for limb in even_limbs(old, draft.view):
            for bone in limb.bones:
                other = OTHER_BONE[bone]
                angles[other] += turn(angles[other], _for_other(angles[bone], draft.view))
                looks[other] = looks[bone]
    return draft.with_stop_pose(stop, Pose(tuple(map(_plain, angles)), tuple(looks)))


def _plain(degrees: float) -> float:
    """A direction as a file has it: a whole turn to either side at most."""
    return degrees if abs(degrees) <= 360.0 else turn(0.0, degrees)
