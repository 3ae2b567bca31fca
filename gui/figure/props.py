"""Paints the things that a figure uses: what stands behind it first, what it holds last."""

from collections.abc import Iterable
from math import ceil, floor

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from exercises.library.figure.body import View
from exercises.library.figure.figure import PropKind
from exercises.library.figure.motion import Bounds
from exercises.library.figure.props import Thing
from exercises.library.figure.walls import BALL_RADIUS, BESIDE
from gui.figure.pencil import Pencil
from gui.figure.shapes import UNITS, Spot, capsule, circle, spot

# Joints in the ground that a walker passes are about this far apart, in statures.
_JOINT_APART = 0.3
# How much narrower a mat grows on either side for each stature that it runs up the picture.
_NARROWER = 0.45
# How much of its top a seat shows from the front.
_SEAT_TOP = 62.0
# How high the skirting of a wall behind the picture is.
_SKIRTING = 40.0
_HELD = (PropKind.STRAP, PropKind.BAND)


def paint_floor(pencil: Pencil, extent: Bounds, passed: float = 0.0, stride: float = 0.0) -> None:
    """A thin line for those who stand on bare ground.

    Under a walker its joints pass by: `passed` is the way gone, `stride` that of a whole cycle, in statures.
    """
    path = QPainterPath()
    path.addRoundedRect(_rect(Bounds(extent.left, -0.014, extent.right, 0.0)), 7.0, 7.0)
    if stride:
        apart = stride / max(1, round(stride / _JOINT_APART))
        first = ceil((extent.left + 0.03 + passed) / apart)
        last = floor((extent.right - 0.03 + passed) / apart)
        for number in range(first, last + 1):
            x = number * apart - passed
            joint = QPainterPath()
            joint.addRect(_rect(Bounds(x - 0.006, -0.02, x + 0.006, 0.006)))
            path = path.subtracted(joint)
    pencil.fill(path, pencil.colours.floor)


def paint_behind(pencil: Pencil, things: Iterable[Thing], view: View) -> None:
    """Everything that the body covers."""
    for thing in sorted(things, key=lambda each: each.kind is not PropKind.MAT):
        match thing.kind:
            case PropKind.MAT:
                _paint_mat(pencil, thing, view)
            case PropKind.CHAIR if view is View.FRONT:
                if not thing.is_before:
                    _paint_chair_back(pencil, thing)
                    _paint_seat(pencil, thing)
            case PropKind.CHAIR:
                _paint_chair(pencil, thing)
            case PropKind.WALL:
                _paint_wall(pencil, thing)
            case PropKind.TABLE:
                _paint_table(pencil, thing)
            case PropKind.STEP:
                _paint_step(pencil, thing)
            case PropKind.CUSHION:
                _paint_cushion(pencil, thing)
            case PropKind.PACK:
                a, b = thing.points
                pencil.fill(capsule(spot(a), spot(b), 17.0, 17.0), pencil.colours.warm)
            case PropKind.BALL:
                _paint_ball(pencil, thing)
            case _:
                pass


def paint_before(pencil: Pencil, things: Iterable[Thing]) -> None:
    """What stands between us and the body; hands lie on it."""
    for thing in things:
        if thing.is_before:
            _paint_chair_back(pencil, thing)
            _paint_seat(pencil, thing)


def paint_held(pencil: Pencil, things: Iterable[Thing]) -> None:
    """What runs over the body: straps and bands."""
    for thing in things:
        if thing.kind in _HELD:
            path = QPainterPath(spot(thing.points[0]).q())
            for point in thing.points[1:]:
                path.lineTo(spot(point).q())
            is_strap = thing.kind is PropKind.STRAP
            pencil.line(path, pencil.colours.strap if is_strap else pencil.colours.warm, 10.0 if is_strap else 13.0)


def _rect(box: Bounds) -> QRectF:
    return QRectF(box.left * UNITS, -box.top * UNITS, box.width * UNITS, box.height * UNITS)


def _rounded(left: float, top: float, width: float, height: float, corner: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(left, top, width, height), corner, corner)
    return path


def _paint_mat(pencil: Pencil, thing: Thing, view: View) -> None:
    box = _rect(thing.box)
    if view is not View.TOP and thing.box.top > 0.0:
        _paint_mat_from_above(pencil, thing.box)
        return
    corner = 40.0 if view is View.TOP else box.height() / 2
    pencil.fill(_rounded(box.x(), box.y(), box.width(), box.height(), corner), pencil.colours.mat)


def _paint_mat_from_above(pencil: Pencil, box: Bounds) -> None:
    """A mat that runs away from us: its top grows narrower, its front edge is darker."""
    narrower = min(_NARROWER * box.top, box.width / 4) * UNITS
    left, right, far, under = box.left * UNITS, box.right * UNITS, -box.top * UNITS, -box.bottom * UNITS
    top = QPainterPath(Spot(left, 0.0).q())
    for place in (Spot(left + narrower, far), Spot(right - narrower, far), Spot(right, 0.0), Spot(right, 12.0)):
        top.lineTo(place.q())
    top.lineTo(Spot(left, 12.0).q())
    top.closeSubpath()
    pencil.fill(_rounded(left, 0.0, right - left, under, 12.0), pencil.colours.mat_edge)
    pencil.fill(top, pencil.colours.mat)


def _paint_chair(pencil: Pencil, thing: Thing) -> None:
    colours, box, seat = pencil.colours, _rect(thing.box), spot(thing.points[0])
    left, right = box.left(), box.right()
    bar = 20.0
    back = left if thing.back_at_left else right - bar
    front = right - bar - 8.0 if thing.back_at_left else left + 8.0
    inner = left + 8.0 if thing.back_at_left else right - bar - 8.0
    for leg in (front, inner):
        pencil.fill(_rounded(leg, seat.y + 10.0, bar - 4.0, -seat.y - 10.0, 6.0), colours.thing_dark)
    pencil.fill(
        _rounded(back, -thing.back_top * UNITS, bar, seat.y + thing.back_top * UNITS + 24.0, 9.0), colours.thing_dark
    )
    pencil.fill(_rounded(left - 4.0, seat.y, box.width() + 8.0, 30.0, 12.0), colours.thing)


def _paint_chair_back(pencil: Pencil, thing: Thing) -> None:
    """A chair's back as seen by who faces it: two posts and two rails."""
    colours, box, seat = pencil.colours, _rect(thing.box), spot(thing.points[0])
    top = -thing.back_top * UNITS
    for post in (box.left() + 6.0, box.right() - 24.0):
        pencil.fill(_rounded(post, top, 18.0, seat.y - top, 8.0), colours.thing_dark)
    pencil.fill(_rounded(box.left() + 6.0, (top + seat.y) / 2, box.width() - 12.0, 18.0, 8.0), colours.thing_dark)
    pencil.fill(_rounded(box.left() - 2.0, top, box.width() + 4.0, 34.0, 12.0), colours.thing)


def _paint_seat(pencil: Pencil, thing: Thing) -> None:
    """A seat and its legs from the front, a little from above, so that the front edge is lower."""
    colours, box, seat = pencil.colours, _rect(thing.box), spot(thing.points[0])
    for leg in (box.left() + 6.0, box.right() - 24.0):
        pencil.fill(_rounded(leg, seat.y + 20.0, 18.0, -seat.y - 20.0, 6.0), colours.thing_dark)
    edge = seat.y + 44.0
    top = QPainterPath(Spot(box.left() + 10.0, edge - _SEAT_TOP).q())
    for place in (Spot(box.right() - 10.0, edge - _SEAT_TOP), Spot(box.right() + 8.0, edge + 8.0)):
        top.lineTo(place.q())
    top.lineTo(Spot(box.left() - 8.0, edge + 8.0).q())
    top.closeSubpath()
    pencil.fill(top, colours.thing)
    pencil.fill(_rounded(box.left() - 8.0, edge, box.width() + 16.0, 24.0, 9.0), colours.thing_dark)


def _paint_wall(pencil: Pencil, thing: Thing) -> None:
    box = _rect(thing.box)
    if thing.box.width > BESIDE:
        pencil.fill(_rounded(box.x(), box.y(), box.width(), box.height(), 24.0), pencil.colours.floor, 0.5)
        pencil.fill(_rounded(box.x(), -_SKIRTING, box.width(), _SKIRTING, 6.0), pencil.colours.floor)
        return
    pencil.fill(_rounded(box.x(), box.y(), box.width(), box.height(), 8.0), pencil.colours.thing)
    face = box.right() - 8.0 if thing.back_at_left else box.left()
    pencil.fill(_rounded(face, box.y(), 8.0, box.height(), 4.0), pencil.colours.thing_dark)


def _paint_table(pencil: Pencil, thing: Thing) -> None:
    box, colours = _rect(thing.box), pencil.colours
    for leg in (box.left() + 36.0, box.right() - 56.0):
        pencil.fill(_rounded(leg, box.y() + 10.0, 20.0, box.height() - 10.0, 6.0), colours.thing_dark)
    pencil.fill(_rounded(box.x(), box.y(), box.width(), 28.0, 10.0), colours.thing)


def _paint_step(pencil: Pencil, thing: Thing) -> None:
    box, colours = _rect(thing.box), pencil.colours
    pencil.fill(_rounded(box.x() + 8.0, box.y() + 8.0, box.width() - 16.0, box.height() - 8.0, 8.0), colours.thing_dark)
    pencil.fill(_rounded(box.x(), box.y(), box.width(), min(28.0, box.height()), 9.0), colours.thing)


def _paint_cushion(pencil: Pencil, thing: Thing) -> None:
    box, colours = _rect(thing.box), pencil.colours
    corner = min(box.height(), box.width()) / 2
    pencil.fill(_rounded(box.x(), box.y(), box.width(), box.height(), corner), colours.cushion)


def _paint_ball(pencil: Pencil, thing: Thing) -> None:
    centre = spot(thing.points[0])
    pencil.fill(circle(centre, BALL_RADIUS * UNITS), pencil.colours.warm)
    shine = Spot(centre.x - 12.0, centre.y - 13.0)
    pencil.fill(circle(shine, 9.0), "#FFFFFF", 0.45)


def floor_needed(things: Iterable[Thing], view: View) -> bool:
    """Whether nothing else shows where the ground is."""
    return view is not View.TOP and all(thing.kind is not PropKind.MAT for thing in things)
