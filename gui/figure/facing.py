"""A figure that faces us, or that we see from its feet."""

from collections.abc import Sequence
from math import copysign, sqrt
from typing import Final

from PySide6.QtGui import QPainterPath

from exercises.library.figure.body import Bone, Joint, View
from exercises.library.figure.motion import Frame
from exercises.library.figure.props import Thing
from gui.figure.muscles import Glows
from gui.figure.parts import ANKLE, KNEE, Arm, Leg, bare_arm, head_front, leg_of, shoe_of, sleeve_of
from gui.figure.pencil import Pencil
from gui.figure.props import paint_before
from gui.figure.shapes import Spot, capsule, joined, smooth, spot

# How deep the chest is, as a share of how wide it is.
_CHEST_DEEP: Final = 0.72


def paint_facing(pencil: Pencil, frame: Frame, things: Sequence[Thing], breath: float, glows: Glows) -> None:
    """Paint a frame seen from the front or from the feet."""
    if frame.view is View.FEET:
        _paint_from_feet(pencil, frame, breath, glows)
    else:
        _paint_from_front(pencil, frame, things, breath, glows)


def _paint_from_front(pencil: Pencil, frame: Frame, things: Sequence[Thing], breath: float, glows: Glows) -> None:
    colours, seat, trunk = pencil.colours, seat_facing(frame), trunk_facing(frame, breath)
    other = _paint_leg(pencil, frame, "B")
    pencil.cloth(seat, colours.trousers)
    mine = _paint_leg(pencil, frame, "A", over=other)
    pencil.glow(joined(other, mine, seat), glows.legs)
    neck, head = spot(frame.at(Joint.NECK)), spot(frame.at(Joint.HEAD))
    pencil.cloth(capsule(neck, head, 38.0, 32.0), colours.skin)
    pencil.cloth(trunk, colours.top)
    pencil.glow(trunk, glows.trunk)
    _paint_head(pencil, frame)
    paint_before(pencil, things)
    for side in "AB":
        _paint_arm(pencil, arm_at(frame, side), trunk, glows)


def _paint_from_feet(pencil: Pencil, frame: Frame, breath: float, glows: Glows) -> None:
    """Somebody on the back, a little from above: the head is farthest away, the feet are nearest."""
    colours, seat, trunk = pencil.colours, seat_facing(frame), trunk_facing(frame, breath)
    neck, head = spot(frame.at(Joint.NECK)), spot(frame.at(Joint.HEAD))
    pencil.cloth(capsule(neck, head, 38.0, 32.0), colours.skin)
    _paint_head(pencil, frame)
    pencil.cloth(trunk, colours.top)
    pencil.glow(trunk, glows.trunk)
    for side in "AB":
        _paint_arm(pencil, arm_at(frame, side), trunk, glows)
    pencil.cloth(seat, colours.trousers)
    # Knees that lean over lie one on the other.
    lower, upper = sorted("AB", key=lambda side: frame.at(Joint[f"KNEE_{side}"]).y)
    under = _paint_leg(pencil, frame, lower)
    over = _paint_leg(pencil, frame, upper, over=under)
    pencil.glow(joined(under, over, seat), glows.legs)


def arm_at(frame: Frame, side: str) -> Arm:
    """One arm of a frame, its hand in line with the forearm."""
    shoulder, elbow, wrist = (spot(frame.at(Joint[f"{name}_{side}"])) for name in ("SHOULDER", "ELBOW", "WRIST"))
    way = elbow.to(wrist).unit()
    size = 50.0 * frame.pose.looks[Bone[f"FORE_{side}"]]
    return Arm(shoulder, elbow, wrist, Spot(way.x * size, way.y * size))


def trunk_facing(frame: Frame, breath: float) -> QPainterPath:
    """The top, from shoulder to shoulder and down to the hips."""
    a, b = spot(frame.at(Joint.SHOULDER_A)), spot(frame.at(Joint.SHOULDER_B))
    hip_a, hip_b = spot(frame.at(Joint.HIP_A)), spot(frame.at(Joint.HIP_B))
    waist, neck, pelvis = (spot(frame.at(joint)) for joint in (Joint.WAIST, Joint.NECK, Joint.PELVIS))
    up, low = waist.to(neck).unit(), pelvis.to(waist).unit()
    across, under = b.to(a).unit(), hip_b.to(hip_a).unit()
    wide = (1.0 + 0.04 * breath) * _chest_wide(frame)
    chest = waist.towards(neck, 0.6)
    spots = [
        hip_a.plus(under, 42).plus(low, 12),
        waist.plus(across, 78),
        chest.plus(across, 104 * wide),
        a.plus(across, 30).plus(up, 4),
        a.plus(up, 38),
        neck.plus(up, 52).plus(across, 44),
        neck.plus(up, 46),
        neck.plus(up, 52).plus(across, -44),
        b.plus(up, 38),
        b.plus(across, -30).plus(up, 4),
        chest.plus(across, -104 * wide),
        waist.plus(across, -78),
        hip_b.plus(under, -42).plus(low, 12),
        pelvis.plus(low, -6),
    ]
    return smooth(spots)


def turned_aside(frame: Frame) -> float:
    """The sine of how far somebody upright who faces us turns chest and head to the right of the picture, -1 to 1.

    Shoulders that look narrower than they are tell how far, the elbows, which are in front of the chest, which way.
    """
    look = frame.pose.looks[Bone.SHOULDERS]
    if frame.view is not View.FRONT or look >= 1.0:
        return 0.0
    elbows = frame.at(Joint.ELBOW_A).towards(frame.at(Joint.ELBOW_B), 0.5)
    aside = elbows.x - frame.at(Joint.NECK).x
    return copysign(sqrt(1.0 - look * look), aside)


def _chest_wide(frame: Frame) -> float:
    """How wide the chest looks, as a share of how it looks from the front: it is less deep than it is wide."""
    turned = turned_aside(frame)
    return sqrt(1.0 - (1.0 - _CHEST_DEEP**2) * turned * turned)


def seat_facing(frame: Frame) -> QPainterPath:
    """The seat of the trousers."""
    a, b = spot(frame.at(Joint.HIP_A)), spot(frame.at(Joint.HIP_B))
    waist, pelvis = spot(frame.at(Joint.WAIST)), spot(frame.at(Joint.PELVIS))
    return joined(capsule(a, b, 56.0, 56.0), capsule(pelvis, pelvis.towards(waist, 0.4), 90.0, 80.0))


def _paint_arm(pencil: Pencil, arm: Arm, trunk: QPainterPath, glows: Glows) -> None:
    whole, cuff = bare_arm(arm), sleeve_of(arm)
    pencil.cloth(whole, pencil.colours.skin)
    pencil.cloth(cuff, pencil.colours.top)
    pencil.seam(cuff, trunk, pencil.colours.top.far)
    pencil.glow(joined(cuff, whole), glows.arms)


def _paint_leg(pencil: Pencil, frame: Frame, side: str, over: QPainterPath | None = None) -> QPainterPath:
    """Paint a leg; where it lies `over` the other one there is a seam, whose inner half it paints over itself."""
    leg = Leg(*(spot(frame.at(Joint[f"{name}_{side}"])) for name in ("HIP", "KNEE", "ANKLE", "TOE")))
    path = leg_of(leg, 0.0, 56.0)
    shoe = capsule(leg.ankle, leg.toe, 31.0, 34.0)
    if frame.pose.looks[Bone[f"FOOT_{side}"]] > 0.75 and abs(leg.ankle.to(leg.toe).unit().x) > 0.5:
        shoe, _ = shoe_of(leg)
    pencil.cloth(shoe, pencil.colours.shoes)
    if over is not None:
        pencil.seam(path, over, pencil.colours.trousers.far, 10.0)
    pencil.cloth(path, pencil.colours.trousers)
    thigh, shank = leg.hip.to(leg.knee), leg.knee.to(leg.ankle)
    if thigh.x * shank.x + thigh.y * shank.y < 0.0:
        # A shank that is folded back lies before the thigh.
        lower = capsule(leg.knee, leg.ankle, KNEE - 3.0, ANKLE)
        pencil.seam(lower, capsule(leg.hip, leg.knee, 56.0, KNEE), pencil.colours.trousers.far, 10.0)
        pencil.fill(lower, pencil.colours.trousers.near)
    return path


def _paint_head(pencil: Pencil, frame: Frame) -> None:
    neck, head = spot(frame.at(Joint.NECK)), spot(frame.at(Joint.HEAD))
    head_front(pencil, head, neck.to(head).unit(), turned_aside(frame))
