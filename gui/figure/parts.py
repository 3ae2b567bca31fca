"""The parts of a body as shapes: limbs, hands, shoes, heads."""

from dataclasses import dataclass
from math import sqrt

from PySide6.QtGui import QPainterPath

from exercises.library.figure.body import HAND_LENGTH, HEEL, RADII, SOLE, Joint
from gui.figure.pencil import Pencil
from gui.figure.shapes import UNITS, Spot, capsule, circle, joined, sleeve, smooth

SHOULDER, ELBOW, WRIST = (RADII[joint] * UNITS for joint in (Joint.SHOULDER_A, Joint.ELBOW_A, Joint.WRIST_A))
HIP, KNEE, ANKLE, TOE = (RADII[joint] * UNITS for joint in (Joint.HIP_A, Joint.KNEE_A, Joint.ANKLE_A, Joint.TOE_A))
HEAD = RADII[Joint.HEAD] * UNITS
# A drawn head looks right a little larger than it is, and nearer to the shoulders.
_LARGER = 1.07
_SLEEVE = 0.56
_CALF = 5.0
_THIGH = 4.0
_HAND = HAND_LENGTH * UNITS
# Eyes are dark whatever the hair's colour is.
_EYES = "#33261F"
_EYE = 7.0
# How far before the head's middle the face lies.
_FACE_DEEP = 40.0
_FACE = ((0, 68), (44, 52), (59, 10), (50, -34), (22, -64), (-22, -64), (-50, -34), (-59, 10), (-44, 52))
# The outline of hair round a face, and how much of it goes with the face when that turns.
_HAIR = (
    (0, 73, 0.0),
    (46, 58, 0.0),
    (66, 18, 0.0),
    (58, 2, 0.15),
    (46, 26, 0.3),
    (14, 36, 0.8),
    (-30, 40, 0.8),
    (-50, 24, 0.8),
    (-58, 2, 0.6),
    (-66, 18, 0.0),
    (-46, 58, 0.0),
)


@dataclass(frozen=True, slots=True)
class Arm:
    """Shoulder, elbow and wrist of one arm; the way its hand lies, and whether it is pressed flat against something."""

    shoulder: Spot
    elbow: Spot
    wrist: Spot
    hand: Spot
    is_flat: bool = False


@dataclass(frozen=True, slots=True)
class Leg:
    """Hip, knee, ankle and toe of one leg."""

    hip: Spot
    knee: Spot
    ankle: Spot
    toe: Spot


def sleeve_of(arm: Arm) -> QPainterPath:
    """The short sleeve."""
    end = arm.shoulder.towards(arm.elbow, _SLEEVE)
    thin = SHOULDER + (ELBOW - SHOULDER) * _SLEEVE + 4.0
    if arm.shoulder.to(arm.elbow).length < 40.0:
        return circle(arm.shoulder, SHOULDER)
    return sleeve(arm.shoulder, end, SHOULDER, thin)


def bare_arm(arm: Arm) -> QPainterPath:
    """Upper arm, forearm and hand."""
    fore = arm.elbow.to(arm.wrist).length
    swell = 2.5 if fore > 60 else 0.0
    return joined(
        capsule(arm.shoulder, arm.elbow, SHOULDER - 5.0, ELBOW - 1.0),
        capsule(arm.elbow, arm.wrist, ELBOW, WRIST - 2.0, swell, swell, 0.3),
        *hand_of(arm),
    )


def hand_of(arm: Arm) -> list[QPainterPath]:
    """A mitten with a thumb, or a palm pressed flat."""
    way = arm.hand
    if way.length < 1.0:
        return [circle(arm.wrist, WRIST + 3.0)]
    along = way.unit()
    if arm.is_flat:
        # The palm's underside is 30 units from the wrist; the fingers lie along what carries it.
        under = along.right()
        heel = arm.wrist.plus(along, -4.0).plus(under, 9.0)
        tips = arm.wrist.plus(along, _HAND + 6.0).plus(under, 17.0)
        return [capsule(heel, tips, 21.0, 12.5)]
    tips = arm.wrist.plus(way, max(0.0, 1.0 - 17.0 / way.length))
    return [capsule(arm.wrist.plus(along, 4.0), tips, WRIST - 2.0, 16.0, 3.0, 3.0, 0.5)]


def leg_of(leg: Leg, front: float = 1.0, hip: float = HIP) -> QPainterPath:
    """One trouser leg; `front` is 1 where the knee points to the left of the thigh as seen walking down, -1, or 0."""
    shank = leg.knee.to(leg.ankle)
    calf = _CALF * min(1.0, shank.length / 160.0)
    thigh = _THIGH * min(1.0, leg.hip.to(leg.knee).length / 160.0)
    ahead, behind = (0.0, calf * 1.6) if front else (calf * 0.8, calf * 0.8)
    hem = leg.ankle.plus(shank.unit(), 2.0) if shank.length > 60 else leg.ankle
    sides = (ahead, behind) if front >= 0 else (behind, ahead)
    lower = capsule(leg.knee, hem, KNEE, ANKLE, *sides, 0.32, is_flat=shank.length > 60)
    return joined(
        capsule(leg.hip, leg.knee, hip, KNEE, thigh, thigh, 0.45),
        lower,
    )


def shoe_of(leg: Leg) -> tuple[QPainterPath, QPainterPath]:
    """A shoe seen from the side, and its sole."""
    along, length = leg.ankle.to(leg.toe).unit(), leg.ankle.to(leg.toe).length
    down = along.right()
    sole, heel = SOLE * UNITS, HEEL * UNITS

    def place(forward: float, below: float) -> Spot:
        return leg.ankle.plus(along, forward).plus(down, below)

    tip = length + TOE
    upper = QPainterPath(place(-heel + 2, sole).q())
    upper.cubicTo(place(-heel - 8, sole - 22).q(), place(-heel - 2, -8).q(), place(-ANKLE + 3, -20).q())
    upper.lineTo(place(ANKLE - 3, -22).q())
    upper.cubicTo(place(ANKLE + 6, -2).q(), place(length * 0.62, 2).q(), place(length * 0.84, 6).q())
    upper.cubicTo(place(tip - 4, 10).q(), place(tip, sole - 8).q(), place(tip - 8, sole).q())
    upper.closeSubpath()
    edge = QPainterPath(place(-heel + 2, sole - 3.5).q())
    edge.lineTo(place(tip - 10, sole - 3.5).q())
    return upper, edge


def head_side(pencil: Pencil, centre: Spot, up: Spot, front: Spot) -> QPainterPath:
    """Paint a head seen from the side: hair above and behind, the face in front; returns the face's outline."""

    def place(ahead: float, above: float) -> Spot:
        return centre.plus(front, ahead * _LARGER).plus(up, above * _LARGER - 4.0)

    skull = smooth(
        [
            place(0, 69),
            place(36, 60),
            place(58, 34),
            place(63, 10),
            place(73, -12),
            place(62, -20),
            place(59, -42),
            place(40, -63),
            place(8, -58),
            place(-34, -52),
            place(-62, -22),
            place(-69, 8),
            place(-54, 48),
            place(-28, 65),
        ]
    )
    pencil.cloth(skull, pencil.colours.skin)
    hair = smooth(
        [
            place(0, 73),
            place(34, 66),
            place(54, 44),
            place(44, 36),
            place(20, 30),
            place(4, 18),
            place(-2, -2),
            place(-16, -8),
            place(-26, -34),
            place(-44, -54),
            place(-64, -34),
            place(-74, 4),
            place(-60, 46),
            place(-34, 66),
        ]
    )
    pencil.fill(hair, pencil.colours.hair)
    pencil.fill(circle(place(-10, -12), 12.0), pencil.colours.skin.far)
    pencil.fill(circle(place(43, 6), _EYE), _EYES)
    _line(pencil, place(46, -37), place(54, -38), place(60, -36))
    return skull


def _line(pencil: Pencil, start: Spot, bend: Spot, end: Spot) -> None:
    """A soft line in a face."""
    path = QPainterPath(start.q())
    path.quadTo(bend.q(), end.q())
    pencil.line(path, pencil.colours.skin.far, 5.5)


def head_front(pencil: Pencil, centre: Spot, up: Spot, turned: float = 0.0) -> None:
    """A head that looks at us, with a calm face; of one that lies on its back we see the chin first.

    `turned` is the sine of how far it looks to the right of the picture, -1 to 1.
    """
    side, open_wide = up.right(), sqrt(1.0 - turned * turned)

    def place(aside: float, above: float) -> Spot:
        return centre.plus(side, aside * _LARGER).plus(up, above * _LARGER - 4.0)

    def on_face(aside: float, above: float) -> Spot:
        return place(aside * open_wide + _FACE_DEEP * turned, above)

    for ear in (-58.0, 58.0):
        pencil.fill(circle(place(ear, -6), 12), pencil.colours.skin.far)
    face = smooth([place(aside, above) for aside, above in _FACE])
    pencil.cloth(face, pencil.colours.skin)
    # What the face turns away from is covered by hair.
    hair = [place(aside + _FACE_DEEP * turned * inner, above) for aside, above, inner in _HAIR]
    pencil.fill(smooth(hair), pencil.colours.hair)
    for eye in (-24.0, 24.0):
        pencil.fill(circle(on_face(eye, 0), _EYE), _EYES)
    tip = 9.0 if turned >= 0.0 else -9.0
    _line(pencil, on_face(tip * 0.2, -4), on_face(tip * 1.3, -22), on_face(-tip * 0.2, -23))
    _line(pencil, on_face(-13, -41), on_face(0, -45), on_face(13, -41))


def head_top(pencil: Pencil, centre: Spot, front: Spot) -> None:
    """A head seen from above: all hair, and the nose in front."""
    pencil.fill(circle(centre.plus(front, 72.0), 15.0), pencil.colours.skin.near)
    pencil.fill(circle(centre.plus(front, 12.0), HEAD - 4.0), pencil.colours.skin.near)
    pencil.fill(circle(centre.plus(front, -6.0), HEAD - 3.0), pencil.colours.hair)
