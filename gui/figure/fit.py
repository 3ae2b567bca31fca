"""How large a figure is drawn and where, so that all of its movement stays in the picture and nothing jumps."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from exercises.library.figure.body import HAND_LENGTH, HEAD_RADIUS, RADII, Bone, Joint, View, along
from exercises.library.figure.contact import sole_of
from exercises.library.figure.motion import Bounds, Frame, Motion
from gui.figure.shapes import UNITS

# What clothes and hair add to the body's own thickness, in statures.
_CLOTHES: Final = 0.014
_SAMPLES: Final = 25


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a figure is drawn: pixels a stature, the pixel of x = 0, the pixel of the floor."""

    scale: float
    x: float
    floor: float
    mirrored: bool = False

    def apply(self, painter: QPainter) -> None:
        """Let the painter measure in thousandths of a stature, from the figure's own origin."""
        size = self.scale / UNITS
        painter.translate(self.x, self.floor)
        painter.scale(-size if self.mirrored else size, size)


def extent_of(frame: Frame) -> Bounds:
    """A box around a painted figure, clothes and hair included, in statures."""
    boxes = []
    for joint in Joint:
        point, radius = frame.at(joint), RADII[joint] + _CLOTHES
        boxes.append((point.x - radius, point.y - radius, point.x + radius, point.y + radius))
    for bone, wrist in ((Bone.FORE_A, Joint.WRIST_A), (Bone.FORE_B, Joint.WRIST_B)):
        tip = frame.at(wrist).plus(along(frame.pose.angle(bone), HAND_LENGTH * frame.pose.looks[bone]))
        boxes.append((tip.x - 0.02, tip.y - 0.02, tip.x + 0.02, tip.y + 0.02))
        if frame.at(wrist).y < HEAD_RADIUS:
            boxes.append((tip.x, 0.0, frame.at(wrist).x + 0.075, tip.y))
    for bone, ankle, toe in ((Bone.FOOT_A, Joint.ANKLE_A, Joint.TOE_A), (Bone.FOOT_B, Joint.ANKLE_B, Joint.TOE_B)):
        if frame.pose.looks[bone]:
            heel, _ = sole_of(frame.at(ankle), frame.at(toe), frame.pose.angle(bone))
            boxes.append((heel.x - 0.014, heel.y - 0.006, heel.x + 0.014, heel.y + 0.01))
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return Bounds(min(lefts), min(bottoms), max(rights), max(tops))


def united(boxes: list[Bounds]) -> Bounds:
    """A box around several."""
    return Bounds(
        min(box.left for box in boxes),
        min(box.bottom for box in boxes),
        max(box.right for box in boxes),
        max(box.top for box in boxes),
    )


def extent_of_motion(motion: Motion) -> Bounds:
    """A box around everything that a figure ever covers, and around the floor that it stands on."""
    boxes = [extent_of(frame) for frame in motion.frames(_SAMPLES)]
    whole = united([*boxes, *(extent_of(motion.key_frame(number)) for number in range(len(motion.figure.keys)))])
    if motion.figure.view is View.TOP:
        return whole
    return Bounds(whole.left, min(whole.bottom, 0.0) - 0.045, whole.right, whole.top)


def fit(extent: Bounds, target: QRectF, *, most: float | None = None, mirrored: bool = False) -> Placing:
    """Fill the target as far as `most` pixels a stature allow; standing on the ground, in the middle."""
    scale = min(target.width() / extent.width, target.height() / extent.height)
    if most is not None:
        scale = min(scale, most)
    middle = (extent.left + extent.right) / 2 * scale
    x = target.center().x() + (middle if mirrored else -middle)
    # What is not high sits a little below the middle of its picture.
    spare = target.height() - extent.height * scale
    floor = target.bottom() - spare * 0.38 + extent.bottom * scale
    return Placing(scale, x, floor, mirrored)
