"""A figure seen from above, standing or lying."""

from typing import Final

from PySide6.QtGui import QPainterPath

from exercises.library.figure.body import Joint
from exercises.library.figure.motion import Frame
from gui.figure.facing import arm_at
from gui.figure.muscles import Glows
from gui.figure.parts import Leg, bare_arm, head_top, leg_of, sleeve_of
from gui.figure.pencil import Pencil
from gui.figure.shapes import Spot, capsule, smooth, spot

# Hips and shoulders this close together lie over each other: somebody who stands or sits.
_UPRIGHT: Final = 120.0
_THICK: Final = 58.0


def paint_top(pencil: Pencil, frame: Frame, planted: Frame, breath: float, glows: Glows) -> None:
    """Paint a frame seen from above; under somebody upright the feet stand as in `planted`."""
    colours = pencil.colours
    is_upright = spot(frame.at(Joint.PELVIS)).to(spot(frame.at(Joint.NECK))).length < _UPRIGHT
    _paint_legs(pencil, frame, planted, glows, is_upright=is_upright)
    pencil.cloth(capsule(spot(frame.at(Joint.HIP_A)), spot(frame.at(Joint.HIP_B)), 70.0, 70.0), colours.trousers)
    trunk = _upright_trunk(frame, breath) if is_upright else _lying_trunk(frame, breath)
    near, far = arm_at(frame, "A"), arm_at(frame, "B")
    # The arm that lies under the body is covered by it, the one on top covers the body.
    for arm in (far, near) if is_upright else (far,):
        pencil.cloth(bare_arm(arm), colours.skin, near=arm is near)
        pencil.cloth(sleeve_of(arm), colours.top, near=arm is near)
    pencil.cloth(trunk, colours.top)
    pencil.glow(trunk, glows.trunk)
    neck, head = spot(frame.at(Joint.NECK)), spot(frame.at(Joint.HEAD))
    if is_upright:
        head_top(pencil, head, spot(frame.at(Joint.SHOULDER_B)).to(spot(frame.at(Joint.SHOULDER_A))).unit().right())
        return
    pencil.cloth(capsule(neck, head, 36.0, 32.0), colours.skin)
    head_top(pencil, head, neck.to(head).unit().right())
    cuff = sleeve_of(near)
    pencil.cloth(bare_arm(near), colours.skin)
    pencil.cloth(cuff, colours.top)
    pencil.seam(cuff, trunk, colours.top.far)


def _paint_legs(pencil: Pencil, frame: Frame, planted: Frame, glows: Glows, *, is_upright: bool) -> None:
    legs = {side: Leg(*(spot(frame.at(Joint[f"{name}_{side}"])) for name in _LEG)) for side in "BA"}
    if all(leg.hip.to(leg.ankle).length < 20.0 for leg in legs.values()):
        if is_upright:
            _paint_feet(pencil, planted)
        return
    for side, leg in legs.items():
        pencil.cloth(capsule(leg.ankle, leg.toe, 30.0, 26.0), pencil.colours.shoes, near=side == "A")
        path = leg_of(leg, 0.0, 62.0)
        pencil.cloth(path, pencil.colours.trousers, near=side == "A")
        if side == "A":
            pencil.glow(path, glows.legs)


_LEG: Final = ("HIP", "KNEE", "ANKLE", "TOE")


def _paint_feet(pencil: Pencil, planted: Frame) -> None:
    a, b = spot(planted.at(Joint.HIP_A)), spot(planted.at(Joint.HIP_B))
    front = b.to(a).unit().right()
    for hip in (a, b):
        pencil.cloth(capsule(hip.plus(front, -26.0), hip.plus(front, 92.0), 28.0, 32.0), pencil.colours.shoes)


def _upright_trunk(frame: Frame, breath: float) -> QPainterPath:
    """Shoulders and chest: an oval that is deepest in the middle."""
    a, b = spot(frame.at(Joint.SHOULDER_A)), spot(frame.at(Joint.SHOULDER_B))
    middle, across = a.towards(b, 0.5), b.to(a).unit()
    front, wide = across.right(), 1.0 + 0.04 * breath
    return smooth(
        [
            a.plus(across, 46.0),
            a.plus(front, -48.0),
            middle.plus(front, -66.0),
            b.plus(front, -48.0),
            b.plus(across, -46.0),
            b.plus(front, 50.0),
            middle.plus(front, 80.0 * wide),
            a.plus(front, 50.0),
        ]
    )


def _lying_trunk(frame: Frame, breath: float) -> QPainterPath:
    """From the hips to the shoulders, however they are turned against each other."""
    pelvis, waist, neck = (spot(frame.at(joint)) for joint in (Joint.PELVIS, Joint.WAIST, Joint.NECK))
    way = pelvis.to(neck).unit()
    side, wide = way.right(), _THICK * (1.0 + 0.04 * breath)

    def reach(middle: Spot, joints: tuple[Joint, Joint], sign: float) -> float:
        """How far the outline lies to one side of the spine."""
        ways = [middle.to(spot(frame.at(joint))) for joint in joints]
        return max(wide, *(sign * (each.x * side.x + each.y * side.y) + 40.0 for each in ways))

    right, left = (reach(neck, (Joint.SHOULDER_A, Joint.SHOULDER_B), sign) for sign in (1.0, -1.0))
    low_right, low_left = (reach(pelvis, (Joint.HIP_A, Joint.HIP_B), sign) for sign in (1.0, -1.0))
    return smooth(
        [
            neck.plus(way, 34.0).plus(side, 20.0),
            neck.plus(side, right),
            waist.towards(neck, 0.5).plus(side, max(right * 0.82, wide)),
            waist.plus(side, (right + low_right) * 0.42),
            pelvis.plus(way, 14.0).plus(side, low_right * 0.9),
            pelvis.plus(way, 4.0),
            pelvis.plus(way, 14.0).plus(side, -low_left * 0.9),
            waist.plus(side, -(left + low_left) * 0.42),
            waist.towards(neck, 0.5).plus(side, -max(left * 0.82, wide)),
            neck.plus(side, -left),
            neck.plus(way, 34.0).plus(side, -20.0),
        ]
    )
