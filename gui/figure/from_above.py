"""A figure seen from above, standing or lying."""

from typing import Final

from PySide6.QtGui import QPainterPath

from exercises.library.figure.body import RADII, Bone, Joint, View
from exercises.library.figure.motion import Frame
from gui.figure.facing import arm_at, seat_facing, trunk_facing
from gui.figure.muscles import Glows
from gui.figure.parts import ANKLE, KNEE, Arm, Leg, bare_arm, head_front, head_side, head_top, leg_of, sleeve_of
from gui.figure.pencil import Pencil
from gui.figure.shapes import UNITS, Spot, capsule, circle, joined, smooth, spot

# Hips and shoulders this close together lie over each other: somebody who stands or sits.
_UPRIGHT: Final = 120.0
# Hips that look this far apart, in units, are those of somebody on the back.
_HIPS_SEEN: Final = 60.0
# A hand that is no farther up than this, in units, is by the hips.
_BY_THE_HIPS: Final = 50.0
# A shank that looks this short falls away from us, one that looks this long doesn't.
_STEEP: Final = 0.5
_LEVEL: Final = 0.85
_THICK: Final = 58.0
_SEAT: Final = 70.0
# How wide the shoulders look, as a share, up to which a head lies in profile, and from which it looks up.
_PROFILE: Final = 0.42
_FACE: Final = 0.62


def paint_top(pencil: Pencil, frame: Frame, planted: Frame, breath: float, glows: Glows) -> None:
    """Paint a frame seen from above; under somebody upright the feet stand as in `planted`."""
    colours = pencil.colours
    if lies_on_back(frame):
        _paint_on_back(pencil, frame, breath, glows)
        return
    is_upright = spot(frame.at(Joint.PELVIS)).to(spot(frame.at(Joint.NECK))).length < _UPRIGHT
    _paint_legs(pencil, frame, planted, glows, is_upright=is_upright)
    pencil.cloth(capsule(spot(frame.at(Joint.HIP_A)), spot(frame.at(Joint.HIP_B)), _SEAT, _SEAT), colours.trousers)
    neck, head = spot(frame.at(Joint.NECK)), spot(frame.at(Joint.HEAD))
    pencil.cloth(capsule(neck, head, 36.0, 32.0), colours.skin)
    trunk = _upright_trunk(frame, breath) if is_upright else _lying_trunk(frame, breath)
    near, far = arm_at(frame, "A"), arm_at(frame, "B")
    if not is_upright:
        # The arm that lies under the body is covered by it, the one on top covers the body.
        pencil.cloth(bare_arm(far), colours.skin, near=False)
        pencil.cloth(sleeve_of(far), colours.top, near=False)
    pencil.cloth(trunk, colours.top)
    pencil.glow(trunk, glows.trunk)
    if is_upright:
        for arm in (far, near):
            _paint_arm(pencil, arm, trunk)
        front = spot(frame.at(Joint.SHOULDER_B)).to(spot(frame.at(Joint.SHOULDER_A))).unit().right()
        head_top(pencil, head, front)
        # Folded arms have the face's colour.
        face = circle(head.plus(front, 12.0), RADII[Joint.HEAD] * UNITS - 4.0)
        pencil.seam(face, joined(bare_arm(near), bare_arm(far)), colours.skin.far)
        return
    _paint_lying_head(pencil, frame)
    _paint_arm(pencil, near, trunk)


def lies_on_back(frame: Frame) -> bool:
    """Whether both the chest and the hips of somebody who lies are turned to us."""
    upright = spot(frame.at(Joint.PELVIS)).to(spot(frame.at(Joint.NECK))).length < _UPRIGHT
    if frame.view is not View.TOP or upright:
        return False
    hips = spot(frame.at(Joint.HIP_A)).to(spot(frame.at(Joint.HIP_B)))
    return hips.length > _HIPS_SEEN and frame.pose.looks[Bone.SHOULDERS] >= _FACE


def _paint_on_back(pencil: Pencil, frame: Frame, breath: float, glows: Glows) -> None:
    """Somebody who looks up at us; legs that the hands reach for are nearest to us, before the hands."""
    colours, seat, trunk = pencil.colours, seat_facing(frame), trunk_facing(frame, breath)
    neck, head = spot(frame.at(Joint.NECK)), spot(frame.at(Joint.HEAD))
    pencil.cloth(capsule(neck, head, 38.0, 32.0), colours.skin)
    arms = {side: arm_at(frame, side) for side in "AB"}
    pencil.cloth(seat, colours.trousers)
    holds_legs = all(_reaches_down(frame, arm) for arm in arms.values())
    if not holds_legs:
        _paint_legs_from_above(pencil, frame, seat, glows)
    pencil.cloth(trunk, colours.top)
    pencil.glow(trunk, glows.trunk)
    head_front(pencil, head, neck.to(head).unit())
    for arm in arms.values():
        _paint_arm(pencil, arm, trunk)
    if holds_legs:
        _paint_legs_from_above(pencil, frame, seat, glows)


def _paint_legs_from_above(pencil: Pencil, frame: Frame, seat: QPainterPath, glows: Glows) -> None:
    lower, upper = legs_by_height(frame)
    under = _paint_leg_from_above(pencil, frame, lower)
    over = _paint_leg_from_above(pencil, frame, upper, over=under)
    pencil.glow(joined(under, over, seat), glows.legs)


def _reaches_down(frame: Frame, arm: Arm) -> bool:
    """Whether a hand is by the hips or beyond."""
    pelvis, neck = spot(frame.at(Joint.PELVIS)), spot(frame.at(Joint.NECK))
    up, way = pelvis.to(neck).unit(), pelvis.to(arm.wrist)
    return way.x * up.x + way.y * up.y < _BY_THE_HIPS


def legs_by_height(frame: Frame) -> tuple[str, str]:
    """The sides of the legs, the lower one first: where both knees lean to one side, the other leg lies on top."""
    across = spot(frame.at(Joint.HIP_B)).to(spot(frame.at(Joint.HIP_A))).unit()

    def lean(side: str) -> float:
        way = spot(frame.at(Joint[f"HIP_{side}"])).to(spot(frame.at(Joint[f"KNEE_{side}"])))
        return way.x * across.x + way.y * across.y

    return ("A", "B") if min(lean("A"), lean("B")) > 0.0 else ("B", "A")


def _paint_leg_from_above(pencil: Pencil, frame: Frame, side: str, over: QPainterPath | None = None) -> QPainterPath:
    """A leg whose knee is bent towards us: a shank that falls away from us is darker than the thigh."""
    leg, cloth = Leg(*(spot(frame.at(Joint[f"{name}_{side}"])) for name in _LEG)), pencil.colours.trousers
    pencil.cloth(capsule(leg.ankle.plus(leg.ankle.to(leg.toe), -0.2), leg.toe, 28.0, 27.0), pencil.colours.shoes)
    lower = capsule(leg.knee, leg.ankle, KNEE - 3.0, ANKLE + 2.0)
    thigh = capsule(leg.hip, leg.knee, 58.0, KNEE)
    if over is not None:
        pencil.seam(joined(lower, thigh), over, cloth.far, 10.0)
    pencil.cloth(lower, cloth, near=False)
    level = min(max((frame.pose.looks[Bone[f"SHANK_{side}"]] - _STEEP) / (_LEVEL - _STEEP), 0.0), 1.0)
    pencil.fill(lower, cloth.near, level)
    pencil.seam(thigh, lower, cloth.far, 8.0)
    pencil.cloth(thigh, cloth)
    return joined(lower, thigh)


def _paint_arm(pencil: Pencil, arm: Arm, trunk: QPainterPath) -> None:
    whole, cuff = bare_arm(arm), sleeve_of(arm)
    pencil.cloth(whole, pencil.colours.skin)
    pencil.cloth(cuff, pencil.colours.top)
    pencil.seam(cuff, trunk, pencil.colours.top.far)


def _paint_lying_head(pencil: Pencil, frame: Frame) -> None:
    """A head that turns with the shoulders: a profile on somebody's side, a face on the back.

    On the side, side A is on top, and the face looks to the left of the way up the spine.
    """
    neck, head = spot(frame.at(Joint.NECK)), spot(frame.at(Joint.HEAD))
    up, open_wide = neck.to(head).unit(), frame.pose.looks[Bone.SHOULDERS]
    turned = min(max((open_wide - _PROFILE) / (_FACE - _PROFILE), 0.0), 1.0)
    if turned < 1.0:
        back = up.right()
        head_side(pencil, head, up, Spot(-back.x, -back.y))
    if turned > 0.0:
        # One picture fades into the other, so that nothing jumps.
        pencil.painter.save()
        pencil.painter.setOpacity(turned)
        head_front(pencil, head, up)
        pencil.painter.restore()


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
        pencil.cloth(capsule(hip.plus(front, -26.0), hip.plus(front, 124.0), 28.0, 32.0), pencil.colours.shoes)


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
