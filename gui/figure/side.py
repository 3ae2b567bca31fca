"""A figure seen from the side: the far limbs first, the near arm last."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtGui import QPainterPath

from exercises.library.figure.body import Bone, Joint, Point
from exercises.library.figure.contact import stands_on_hand
from exercises.library.figure.figure import PropKind
from exercises.library.figure.motion import Frame
from exercises.library.figure.props import PALM, Thing
from exercises.library.figure.walls import BESIDE
from gui.figure.muscles import Glows
from gui.figure.parts import HIP, Arm, Leg, bare_arm, head_side, leg_of, shoe_of, sleeve_of
from gui.figure.pencil import Pencil
from gui.figure.shapes import Spot, capsule, joined, smooth, spot

# A hand that is lower than this lies on the floor.
_LOW: Final = 0.045
# A hand that is no farther from a wall or table is pressed against it.
_NEAR: Final = 0.05
# How thick the trunk is before and behind its middle line: share of the way from seat to shoulders, front, back; and by
# what share of that the front swells with a full breath: calm breath lifts the tummy, and the chest hardly.
_TRUNK: Final = (
    (0.00, 60.0, 66.0, 0.0),
    (0.17, 61.0, 63.0, 0.04),
    (0.36, 63.0, 60.0, 0.12),
    (0.52, 65.0, 61.0, 0.12),
    (0.70, 73.0, 65.0, 0.04),
    (0.84, 71.0, 66.0, 0.02),
    (0.96, 56.0, 58.0, 0.0),
)
# The back gives this much of what the front does.
_BACK_SWELLS: Final = 0.15
# An arm that comes no nearer than this to the middle of head and neck lies beside them.
_BESIDE_FACE: Final = 118.0


def paint_side(pencil: Pencil, frame: Frame, things: Sequence[Thing], breath: float, glows: Glows) -> None:
    """Paint a frame seen from the side, facing right where it stands."""
    colours = pencil.colours
    far_arm, near_arm = _arm(frame, "B", things), _arm(frame, "A", things)
    far_leg, near_leg = leg_at(frame, "B"), leg_at(frame, "A")
    pencil.cloth(bare_arm(far_arm), colours.skin, near=False)
    pencil.cloth(sleeve_of(far_arm), colours.top, near=False)
    _paint_leg(pencil, far_leg, near=False)
    neck = _paint_neck(pencil, frame)
    trunk, seat = _trunk(frame, breath)
    thigh = _paint_leg(pencil, near_leg, near=True)
    pencil.cloth(joined(seat), colours.trousers)
    pencil.glow(joined(thigh, seat), glows.legs)
    pencil.cloth(trunk, colours.top)
    pencil.glow(trunk, glows.trunk)
    up = spot(frame.at(Joint.NECK)).to(spot(frame.at(Joint.HEAD)))
    face = head_side(pencil, spot(frame.at(Joint.HEAD)), up.unit(), up.unit().right())
    whole = bare_arm(near_arm)
    # The inner half of a seam, and what of it lies inside, is painted over by the shape itself.
    for part in (face, neck) if _is_near_face(near_arm, spot(frame.at(Joint.NECK)), spot(frame.at(Joint.HEAD))) else ():
        pencil.seam(whole, part, colours.skin.far, 10.0)
    pencil.cloth(whole, colours.skin)
    cuff = sleeve_of(near_arm)
    pencil.cloth(cuff, colours.top)
    pencil.seam(cuff, trunk, colours.top.far)
    pencil.glow(joined(cuff, whole), glows.arms)


def _is_near_face(arm: Arm, neck: Spot, head: Spot) -> bool:
    """Whether the bare arm may lie over head or neck; most don't, and a seam takes time."""
    middle = arm.shoulder.towards(arm.elbow, 0.5)
    tip = arm.wrist.plus(arm.hand.unit(), 50.0)
    bones = ((middle, arm.elbow), (arm.elbow, arm.wrist), (arm.wrist, tip))
    places = (head, neck.towards(head, 0.5))
    return any(_distance(place, start, end) < _BESIDE_FACE for place in places for start, end in bones)


def _distance(place: Spot, start: Spot, end: Spot) -> float:
    """How far a place is from the line between two others."""
    way, there = start.to(end), start.to(place)
    size = way.x * way.x + way.y * way.y
    share = min(1.0, max(0.0, (there.x * way.x + there.y * way.y) / size)) if size > 1e-9 else 0.0
    return start.plus(way, share).to(place).length


def leg_at(frame: Frame, side: str) -> Leg:
    """One leg of a frame."""
    return Leg(*(spot(frame.at(Joint[f"{name}_{side}"])) for name in ("HIP", "KNEE", "ANKLE", "TOE")))


def _arm(frame: Frame, side: str, things: Sequence[Thing]) -> Arm:
    shoulder, elbow, wrist = (frame.at(Joint[f"{name}_{side}"]) for name in ("SHOULDER", "ELBOW", "WRIST"))
    fore = Bone[f"FORE_{side}"]
    if stands_on_hand(frame.pose.angle(fore)) and wrist.y < _LOW:
        return Arm(spot(shoulder), spot(elbow), spot(wrist), Spot(50.0, 0.0), is_flat=True)
    for thing in things:
        if thing.kind is PropKind.WALL and abs(thing.box.left - wrist.x) < _NEAR and not thing.back_at_left:
            return Arm(spot(shoulder), spot(elbow), spot(wrist), Spot(0.0, -50.0), is_flat=True)
        if thing.kind is PropKind.WALL and thing.box.width > BESIDE and side == "B":
            # The palm lies on the wall behind the picture, the fingers point ahead.
            return Arm(spot(shoulder), spot(elbow), spot(wrist), Spot(50.0, -14.0))
        if _is_on_back_of_chair(thing, wrist):
            return Arm(spot(shoulder), spot(elbow), spot(wrist), Spot(50.0, 0.0), is_flat=True)
        if thing.kind is PropKind.TABLE and abs(thing.box.top - wrist.y) < _NEAR and wrist.y < elbow.y - 0.05:
            return Arm(spot(shoulder), spot(elbow), spot(wrist), Spot(50.0, 0.0), is_flat=True)
    way = spot(elbow).to(spot(wrist)).unit()
    size = 50.0 * frame.pose.looks[fore]
    return Arm(spot(shoulder), spot(elbow), spot(wrist), Spot(way.x * size, way.y * size))


def _is_on_back_of_chair(thing: Thing, wrist: Point) -> bool:
    """Whether a hand rests on the back of a chair in front."""
    if thing.kind is not PropKind.CHAIR or not thing.back_at_left:
        return False
    return abs(thing.back_top + PALM - wrist.y) < _NEAR and -0.09 < wrist.x - thing.box.left < 0.03


def _paint_leg(pencil: Pencil, leg: Leg, *, near: bool) -> QPainterPath:
    upper, edge = shoe_of(leg)
    pencil.cloth(upper, pencil.colours.shoes, near)
    pencil.line(edge, pencil.colours.shoes.far if near else pencil.colours.thing, 6.0)
    path = leg_of(leg, 1.0)
    pencil.cloth(path, pencil.colours.trousers, near)
    return path


def _paint_neck(pencil: Pencil, frame: Frame) -> QPainterPath:
    neck, head = spot(frame.at(Joint.NECK)), spot(frame.at(Joint.HEAD))
    path = capsule(neck.towards(head, 0.1), head, 40.0, 31.0)
    pencil.cloth(path, pencil.colours.skin)
    return path


def _trunk(frame: Frame, breath: float) -> tuple[QPainterPath, QPainterPath]:
    """The top, and the seat of the trousers under it."""
    pelvis, waist, neck = (spot(frame.at(joint)) for joint in (Joint.PELVIS, Joint.WAIST, Joint.NECK))
    front, back = [], []
    for share, ahead, behind, swell in _TRUNK:
        place, way = _along(pelvis, waist, neck, share)
        front.append(place.plus(way.right(), ahead * (1.0 + swell * breath)))
        back.append(place.plus(way.right(), -behind * (1.0 + swell * breath * _BACK_SWELLS)))
    first = _along(pelvis, waist, neck, 0.0)[1]
    last = _along(pelvis, waist, neck, 1.0)[1]
    top = neck.plus(last, 46.0)
    shoulders = [top.plus(last.right(), 27.0), top.plus(last, 8.0).plus(last.right(), -30.0)]
    hem = [back[0].plus(first, 8.0), pelvis.plus(first, -10.0), front[0].plus(first, 8.0)]
    shirt = smooth([*front[1:], *shoulders, *reversed(back[1:]), *hem])
    seat = capsule(pelvis, pelvis.towards(waist, 0.45), HIP, HIP - 5.0)
    return shirt, seat


def _along(pelvis: Spot, waist: Spot, neck: Spot, share: float) -> tuple[Spot, Spot]:
    """A place on the bent line through the trunk, and the way it runs there."""
    lower, upper = pelvis.to(waist), waist.to(neck)
    middle = pelvis.to(neck).unit()
    lumbar, thoracic = lower.unit(), upper.unit()
    if share <= 0.5:
        part, start, end = share * 2, pelvis, waist
        leave, arrive, size = lumbar, middle, lower.length
    else:
        part, start, end = share * 2 - 1, waist, neck
        leave, arrive, size = middle, thoracic, upper.length
    square, cube = part * part, part * part * part
    a, b, c, d = 2 * cube - 3 * square + 1, cube - 2 * square + part, -2 * cube + 3 * square, cube - square
    place = Spot(
        a * start.x + b * leave.x * size + c * end.x + d * arrive.x * size,
        a * start.y + b * leave.y * size + c * end.y + d * arrive.y * size,
    )
    way = Spot(leave.x + (arrive.x - leave.x) * part, leave.y + (arrive.y - leave.y) * part).unit()
    return place, way
