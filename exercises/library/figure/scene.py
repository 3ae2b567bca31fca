"""All that is worked out once for a figure: its movement, where its things are, and how much room it takes."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from exercises.library.figure.body import HAND_LENGTH, RADII, Bone, Joint, Point, View, along
from exercises.library.figure.contact import sole_of
from exercises.library.figure.figure import Figure
from exercises.library.figure.motion import Bounds, Frame, Motion
from exercises.library.figure.props import PropPlaces

# What clothes and hair add to the body's own thickness, in statures.
_CLOTHES: Final = 0.014
_FLOOR: Final = 0.04
# Half the width of an arrow.
_DOT: Final = 0.02


class Scene:
    """A figure with its movement, things and extent; `scene_of` keeps the ones in use."""

    def __init__(self, figure: Figure) -> None:
        self.figure = figure
        self.motion = Motion(figure)
        self.places = PropPlaces(self.motion)
        self.extent = self._extent()
        # How far a walking figure comes in one cycle.
        self.stride = self.motion.frame(1.0).ground

    def still(self) -> Frame:
        """The moment that a still picture shows."""
        return self.motion.key_frame(self.still_key)

    @property
    def still_key(self) -> int:
        """The key that a still picture shows: the held one; of a walk the first, which is a stride."""
        return 0 if self.figure.walks else self.figure.held

    def still_extent(self, more: Sequence[Point] = ()) -> Bounds:
        """The box around the still picture alone, with some more points in it, in statures."""
        frame = self.still()
        dots = [Bounds(point.x - _DOT, point.y - _DOT, point.x + _DOT, point.y + _DOT) for point in more]
        whole = _united([extent_of(frame), *(thing.box for thing in self.places.at(frame)), *dots])
        return whole if self.figure.view is View.TOP else _with_floor(whole)

    def _extent(self) -> Bounds:
        whole = _united([*map(extent_of, self.places.frames), *self.places.boxes()])
        if self.motion.frame(0.0).is_even:
            # The other side is shown as a mirror image, and the body must not jump aside for it.
            half = max(-whole.left, whole.right)
            whole = replace(whole, left=-half, right=half)
        if self.figure.view is View.TOP:
            return whole
        return _with_floor(whole)


@lru_cache(maxsize=96)
def scene_of(figure: Figure) -> Scene:
    """The scene of a figure, worked out when it is first asked for."""
    return Scene(figure)


def extent_of(frame: Frame) -> Bounds:
    """A box around a painted figure, clothes and hair included, in statures."""
    boxes = []
    for joint in Joint:
        point, radius = frame.at(joint), RADII[joint] + _CLOTHES
        boxes.append((point.x - radius, point.y - radius, point.x + radius, point.y + radius))
    for bone, wrist in ((Bone.FORE_A, Joint.WRIST_A), (Bone.FORE_B, Joint.WRIST_B)):
        tip = frame.at(wrist).plus(along(frame.pose.angle(bone), HAND_LENGTH * frame.pose.looks[bone]))
        boxes.append((tip.x - 0.02, tip.y - 0.02, tip.x + 0.02, tip.y + 0.02))
        # A hand pressed flat reaches past its wrist.
        boxes.append((tip.x, tip.y, frame.at(wrist).x + 0.075, frame.at(wrist).y))
    for bone, ankle, toe in ((Bone.FOOT_A, Joint.ANKLE_A, Joint.TOE_A), (Bone.FOOT_B, Joint.ANKLE_B, Joint.TOE_B)):
        heel, ball = sole_of(frame.at(ankle), frame.at(toe), frame.pose.angle(bone))
        boxes += [(place.x - 0.014, place.y - 0.006, place.x + 0.014, place.y + 0.006) for place in (heel, ball)]
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return Bounds(min(lefts), min(bottoms), max(rights), max(tops))


def _with_floor(box: Bounds) -> Bounds:
    """The floor is always in the picture, a little wider than who stands on it."""
    return Bounds(box.left - _FLOOR, min(box.bottom, -_FLOOR), box.right + _FLOOR, box.top)


def _united(boxes: list[Bounds]) -> Bounds:
    return Bounds(
        min(box.left for box in boxes),
        min(box.bottom for box in boxes),
        max(box.right for box in boxes),
        max(box.top for box in boxes),
    )
