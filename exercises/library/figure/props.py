"""Where the things are that a figure uses: at their written places, or where the movement needs them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from exercises.library.figure.body import HAND_LENGTH, HEAD_RADIUS, RADII, Bone, Joint, Point, View, turn
from exercises.library.figure.contact import sole_of
from exercises.library.figure.figure import Prop, PropKind
from exercises.library.figure.motion import Bounds, Frame, Motion
from exercises.library.figure.walls import BALL_RADIUS, ball_behind, wall_box

# Sizes in statures; a seat of 45 cm and a table of 75 cm for somebody of 170 cm.
MAT_THICKNESS: Final = 0.034
SEAT_HEIGHT: Final = 0.265
SEAT_DEPTH: Final = 0.26
SEAT_WIDTH: Final = 0.31
CHAIR_BACK: Final = 0.25
STEP_WIDTH: Final = 0.30
# What a mat seen from the front shows of its top; a neck below that height is one of somebody who lies.
_LYING_DEPTH: Final = 0.17
_LOW_NECK: Final = 0.45
# A rolled towel, and the share of the way from the waist to the shoulders at which the blades' lower ends are.
_ROLL_RADIUS: Final = 0.034
_BLADES: Final = 0.3
# The share of the way from the heel to the ball of a foot at which its arch is.
_ARCH: Final = 0.5
_TABLE_WIDTH: Final = 0.44
_TABLE_HEIGHT: Final = 0.44
_STEP_HEIGHT: Final = 0.10
PALM: Final = 0.030
_PILLOW_HALF: Final = 0.12
# A head that is this far off the ground lies on a pillow.
_PILLOW_FROM: Final = 0.02
_MARGIN: Final = 0.10
_BESIDE_BODY: Final = 0.11
_SAMPLES: Final = 25

_LEGS: Final = (
    (Joint.HIP_A, Joint.KNEE_A, Joint.ANKLE_A, Joint.TOE_A, Bone.FOOT_A),
    (Joint.HIP_B, Joint.KNEE_B, Joint.ANKLE_B, Joint.TOE_B, Bone.FOOT_B),
)
_ARM_JOINTS: Final = (Joint.ELBOW_A, Joint.ELBOW_B, Joint.WRIST_A, Joint.WRIST_B)
_WRISTS: Final = (Joint.WRIST_A, Joint.WRIST_B)


@dataclass(frozen=True, slots=True)
class Thing:
    """A prop in its place: the box that it fills, in statures, and what its form needs beyond that.

    `points` are the bends of a strap or band, or the two ends of a pack. `back_at_left` says on which side a chair has
    its back; `back_top` is how high it reaches. `is_before` tells of what stands between us and the body.
    """

    kind: PropKind
    box: Bounds
    points: tuple[Point, ...] = ()
    back_at_left: bool = True
    back_top: float = 0.0
    is_before: bool = False


_Follow = Callable[[Frame], Thing]


class PropPlaces:
    """The things of one movement; those that are carried along are asked for with each frame."""

    def __init__(self, motion: Motion) -> None:
        self._motion = motion
        figure = motion.figure
        # All of the movement, so that a thing stands right for every moment of it.
        self.frames = motion.frames(_SAMPLES) + [motion.key_frame(number) for number in range(len(figure.keys))]
        self._held = motion.key_frame(figure.held)
        self._body = motion.bounds([frame.joints for frame in self.frames])
        self._kinds = {prop.kind for prop in figure.props}
        self._fixed: list[Thing] = []
        self._moving: list[_Follow] = []
        for prop in figure.props:
            self._place(prop)

    def at(self, frame: Frame) -> tuple[Thing, ...]:
        """Every thing at a moment."""
        return (*self._fixed, *(follow(frame) for follow in self._moving))

    def boxes(self) -> list[Bounds]:
        """The boxes of all things over the whole movement."""
        return (
            [thing.box for frame in self.frames for thing in self.at(frame)]
            if self._moving
            else [thing.box for thing in self._fixed]
        )

    def _place(self, prop: Prop) -> None:
        match prop.kind:
            case PropKind.MAT:
                self._fixed.append(self._mat(prop))
            case PropKind.CHAIR:
                self._fixed.append(self._chair(prop))
            case PropKind.WALL:
                self._fixed.append(self._wall(prop))
            case PropKind.STEP:
                self._fixed.append(self._step(prop))
            case PropKind.TABLE:
                self._fixed.append(self._table(prop))
            case PropKind.CUSHION:
                self._fixed.append(self._cushion(prop))
            case PropKind.STRAP:
                foot = self._strapped_foot()
                self._moving.append(lambda frame: _strap(frame, foot))
            case PropKind.BAND:
                self._moving.append(self._band(prop))
            case PropKind.BALL:
                self._moving.append(self._ball(prop))
            case PropKind.PACK:
                self._moving.append(_pack)

    # On the floor

    def _mat(self, prop: Prop) -> Thing:
        body = self._body
        half = max(body.width / 2 + 0.16, 0.42)
        middle = (body.left + body.right) / 2 if prop.x is None else prop.x
        if self._motion.figure.view is View.TOP:
            return Thing(prop.kind, self._mat_from_above(prop))
        return Thing(prop.kind, Bounds(middle - half, -MAT_THICKNESS, middle + half, self._mat_depth()))

    def _mat_from_above(self, prop: Prop) -> Bounds:
        """As wide and long as trunk, head and legs need; arms may lie beside it."""
        lying = [joint for joint in Joint if joint not in _ARM_JOINTS]
        body = self._motion.bounds([[frame.at(joint) for joint in lying] for frame in self.frames])
        half = body.width / 2 + _BESIDE_BODY
        middle = (body.left + body.right) / 2 if prop.x is None else prop.x
        return Bounds(middle - half, body.bottom - _BESIDE_BODY, middle + half, body.top + _BESIDE_BODY)

    def _mat_depth(self) -> float:
        """How far up a mat reaches: who lies and is not seen from the side is seen a little from above."""
        frame, view = self._held, self._motion.figure.view
        if view is View.FEET:
            return max(_LYING_DEPTH, max(each.at(Joint.HEAD).y for each in self.frames) + _MARGIN)
        return _LYING_DEPTH if view is View.FRONT and frame.at(Joint.NECK).y < _LOW_NECK else 0.0

    def _step(self, prop: Prop) -> Thing:
        height, x = self._lifted_foot()
        top = prop.height if prop.height is not None else height
        middle = prop.x if prop.x is not None else x
        return Thing(prop.kind, Bounds(middle - STEP_WIDTH / 2, 0.0, middle + STEP_WIDTH / 2, top))

    def _lifted_foot(self) -> tuple[float, float]:
        """The height and the middle of the highest sole that stands level; a step in front where none does."""
        best = (0.0, 0.0)
        for frame in self.frames:
            for _, _, ankle, toe, foot in _LEGS:
                if abs(turn(0.0, frame.pose.angle(foot))) < 12.0 and frame.pose.looks[foot] > 0.5:
                    heel, ball = sole_of(frame.at(ankle), frame.at(toe), frame.pose.angle(foot))
                    best = max(best, (min(heel.y, ball.y), (heel.x + ball.x) / 2))
        if best[0] > 0.03:
            return best
        return _STEP_HEIGHT, self._body.right + STEP_WIDTH / 2 + 0.03

    def _cushion(self, prop: Prop) -> Thing:
        """A pillow under a raised head, a roll behind who sits; else a pad under a knee, or a roll for bent knees."""
        frame = self._held
        if self._motion.figure.view is View.TOP:
            return _pillow_from_above(self.frames[0], prop)
        if self._rests_head(frame):
            return _pillow(frame, prop)
        if PropKind.CHAIR in self._kinds and not self._kneels(frame):
            return self._roll_behind(prop)
        knee = min((frame.at(leg[1]) for leg in _LEGS), key=lambda place: place.y)
        room = knee.y - RADII[Joint.KNEE_A]
        middle = knee.x if prop.x is None else prop.x
        top = prop.height if prop.height is not None else max(room, 0.012)
        half = 0.10 if room < 0.03 else max(0.07, min(0.12, top * 0.8))
        return Thing(prop.kind, Bounds(middle - half, min(0.0, top - 0.03), middle + half, top))

    def _rests_head(self, frame: Frame) -> bool:
        """Whether somebody lies there whose head is off the ground."""
        if self._motion.figure.view in (View.TOP, View.FEET):
            return False
        pelvis, neck = frame.at(Joint.PELVIS), frame.at(Joint.NECK)
        lies = max(pelvis.y, neck.y) < 0.17
        return lies and frame.at(Joint.HEAD).y - HEAD_RADIUS > _PILLOW_FROM

    def _roll_behind(self, prop: Prop) -> Thing:
        """Between the upper back and the chair's back."""
        first = self.frames[0]
        waist, neck = first.at(Joint.WAIST), first.at(Joint.NECK)
        place = waist.towards(neck, _BLADES)
        top = place.y + _ROLL_RADIUS if prop.height is None else prop.height
        middle = place.x - RADII[Joint.WAIST] if prop.x is None else prop.x
        return Thing(prop.kind, Bounds(middle - _ROLL_RADIUS, top - 2 * _ROLL_RADIUS, middle + _ROLL_RADIUS, top))

    # Furniture and walls

    def _chair(self, prop: Prop) -> Thing:
        for found in (self._chair_for_calves, self._chair_to_sit_on, self._chair_to_hold):
            seat = found()
            if seat is not None:
                break
        else:
            seat = (self._body.right + 0.2, SEAT_HEIGHT, False, SEAT_HEIGHT + CHAIR_BACK)
        # Seen from the front, a chair that is held stands between us and the body, its back towards the body.
        is_before = found == self._chair_to_hold and self._motion.figure.view is View.FRONT
        x, height, back_at_left, back_top = seat
        middle = x if prop.x is None else prop.x
        if prop.height is not None:
            height, back_top = prop.height, max(back_top, prop.height + CHAIR_BACK)
        half = (SEAT_DEPTH if self._motion.figure.view is View.SIDE else SEAT_WIDTH) / 2
        box = Bounds(middle - half, 0.0, middle + half, back_top)
        return Thing(prop.kind, box, (Point(middle, height),), back_at_left, back_top, is_before)

    def _chair_for_calves(self) -> tuple[float, float, bool, float] | None:
        frame = self._held
        if max(frame.at(Joint.PELVIS).y, frame.at(Joint.NECK).y) > 0.17:
            return None
        knee, ankle = max(((frame.at(leg[1]), frame.at(leg[2])) for leg in _LEGS), key=lambda pair: pair[1].y)
        if ankle.y < 0.15:
            return None
        height = min(knee.y - 0.046, ankle.y - 0.030)
        left = ankle.x < knee.x
        return (knee.x * 0.35 + ankle.x * 0.65), height, left, height + CHAIR_BACK

    def _chair_to_sit_on(self) -> tuple[float, float, bool, float] | None:
        sitting = [
            frame
            for frame in self.frames
            if any(
                frame.at(hip).y - 0.066 > 0.12
                and abs(frame.at(knee).y - frame.at(hip).y) < 0.16
                and frame.at(ankle).y < 0.12
                for hip, knee, ankle, _, _ in _LEGS
            )
            and frame.at(Joint.PELVIS).y < 0.42
            and not self._kneels(frame)
        ]
        if not sitting:
            return None
        lowest = min(sitting, key=lambda frame: frame.at(Joint.PELVIS).y)
        pelvis = lowest.at(Joint.PELVIS)
        knees = (lowest.at(Joint.KNEE_A).x + lowest.at(Joint.KNEE_B).x) / 2
        ahead = 1.0 if knees >= pelvis.x else -1.0
        height = pelvis.y - RADII[Joint.HIP_A]
        # A squat only touches the front of the seat.
        far = 0.0 if len(sitting) > len(self.frames) * 0.8 else 0.05
        if self._motion.figure.view is not View.SIDE:
            return pelvis.x, height, True, height + CHAIR_BACK
        return pelvis.x + ahead * (0.040 - far), height, ahead > 0, height + CHAIR_BACK

    @staticmethod
    def _kneels(frame: Frame) -> bool:
        # A knee on a thick cushion is that high.
        return any(frame.at(leg[1]).y < 0.10 for leg in _LEGS)

    def _chair_to_hold(self) -> tuple[float, float, bool, float] | None:
        frame = self._held
        if frame.at(Joint.PELVIS).y < 0.3:
            return None
        reaches = [abs(frame.at(each).x - frame.at(Joint.PELVIS).x) for each in _WRISTS]
        side = reaches.index(max(reaches))
        wrist, fore = frame.at(_WRISTS[side]), (Bone.FORE_A, Bone.FORE_B)[side]
        tip = wrist.plus(Point(HAND_LENGTH * 0.6 * (1 if abs(turn(0.0, frame.pose.angle(fore))) < 90 else -1), 0.0))
        if self._motion.figure.view is View.FRONT:
            return frame.at(Joint.PELVIS).x, SEAT_HEIGHT, True, max(0.40, wrist.y - PALM)
        ahead = tip.x >= frame.at(Joint.PELVIS).x
        top = max(0.40, wrist.y - PALM)
        return tip.x + (SEAT_DEPTH / 2 - 0.012) * (1 if ahead else -1), SEAT_HEIGHT, ahead, top

    def _wall(self, prop: Prop) -> Thing:
        has_ball = PropKind.BALL in self._kinds
        box = wall_box(prop.x, prop.height, self._held, self.frames, self._body, has_ball)
        return Thing(prop.kind, box, back_at_left=box.left < self._held.at(Joint.PELVIS).x)

    def _table(self, prop: Prop) -> Thing:
        frame = self._held
        arms = ((Joint.ELBOW_A, Joint.WRIST_A), (Joint.ELBOW_B, Joint.WRIST_B))
        elbow, wrist = min(((frame.at(a), frame.at(b)) for a, b in arms), key=lambda pair: pair[1].y)
        is_propped = abs(elbow.y - wrist.y) < 0.03 and wrist.y > 0.2
        low = min(elbow.y, wrist.y) - (RADII[Joint.ELBOW_A] if is_propped else PALM)
        top = prop.height if prop.height is not None else low if low > 0.15 else _TABLE_HEIGHT
        left = (elbow.x if is_propped else wrist.x) - 0.06
        if prop.x is not None:
            left = prop.x - _TABLE_WIDTH / 2
        return Thing(prop.kind, Bounds(left, 0.0, left + _TABLE_WIDTH, top))

    # What moves with the body

    def _strapped_foot(self) -> int:
        heights = [self._held.at(leg[2]).y for leg in _LEGS]
        return 1 if heights[1] > heights[0] + 0.02 else 0

    def _band(self, prop: Prop) -> _Follow:
        frame = self._held
        lies = abs(frame.at(Joint.NECK).y - frame.at(Joint.PELVIS).y) < 0.15
        if lies or self._motion.figure.view is View.FEET:
            return lambda each: _line(PropKind.BAND, (each.at(Joint.KNEE_A), each.at(Joint.KNEE_B)))
        if frame.at(Joint.WRIST_A).distance(frame.at(Joint.WRIST_B)) > 0.16:
            return lambda each: _line(PropKind.BAND, (each.at(Joint.WRIST_A), each.at(Joint.WRIST_B)))
        wrist = max((each.at(Joint.WRIST_A) for each in self.frames), key=lambda place: place.x)
        anchor = Point(wrist.x + 0.22 if prop.x is None else prop.x, wrist.y if prop.height is None else prop.height)
        return lambda each: _line(PropKind.BAND, (each.at(Joint.WRIST_A), anchor))

    def _ball(self, prop: Prop) -> _Follow:
        if prop.x is not None or prop.height is not None:
            x, top = prop.x or 0.0, 2 * BALL_RADIUS if prop.height is None else prop.height
            return lambda _: _round(Point(x, top - BALL_RADIUS))
        if PropKind.WALL in self._kinds:
            return lambda frame: _round(ball_behind(frame, self._held, self.frames))
        lifted = [min(frame.at(ankle).y for frame in self.frames) for _, _, ankle, _, _ in _LEGS]
        if self._held.at(Joint.NECK).y > 0.3 and max(lifted) > 0.05:
            return self._rolling_ball(lifted.index(max(lifted)))
        return lambda frame: _round(min((frame.at(wrist) for wrist in _WRISTS), key=lambda place: place.y), down=True)

    def _rolling_ball(self, leg: int) -> _Follow:
        """Under a foot that rolls it: on the floor a ball comes half as far as what rolls over it."""
        soles = [_sole(frame, leg) for frame in self.frames]
        arches = [heel.towards(ball, _ARCH).x for heel, ball in soles]
        middle = (min(arches) + max(arches)) / 2

        def follow(frame: Frame) -> Thing:
            heel, ball = _sole(frame, leg)
            arch = heel.towards(ball, _ARCH)
            return _round(Point((arch.x + middle) / 2, arch.y), down=True)

        return follow


def _sole(frame: Frame, leg: int) -> tuple[Point, Point]:
    """Heel and ball of a foot."""
    _, _, ankle, toe, foot = _LEGS[leg]
    return sole_of(frame.at(ankle), frame.at(toe), frame.pose.angle(foot))


def _round(place: Point, *, down: bool = False) -> Thing:
    """A ball around a place, or right under it; never in the floor."""
    y = max(place.y - BALL_RADIUS, BALL_RADIUS) if down else place.y
    return Thing(
        PropKind.BALL,
        Bounds(place.x - BALL_RADIUS, y - BALL_RADIUS, place.x + BALL_RADIUS, y + BALL_RADIUS),
        (Point(place.x, y),),
    )


def _pillow_from_above(frame: Frame, prop: Prop) -> Thing:
    """Under a head, and a little beyond its crown; its long side lies across the spine."""
    head = frame.at(Joint.HEAD)
    spine = head.minus(frame.at(Joint.PELVIS))
    wide, high = (0.11, 0.15) if abs(spine.x) > abs(spine.y) else (0.15, 0.11)
    x = head.x if prop.x is None else prop.x
    return Thing(prop.kind, Bounds(x - wide, head.y - high, x + wide, head.y + high))


def _pillow(frame: Frame, prop: Prop) -> Thing:
    """Under the head, which sinks in a little."""
    head = frame.at(Joint.HEAD)
    middle = head.x if prop.x is None else prop.x
    top = head.y - HEAD_RADIUS + 0.012 if prop.height is None else prop.height
    return Thing(prop.kind, Bounds(middle - _PILLOW_HALF, 0.0, middle + _PILLOW_HALF, top))


def _line(kind: PropKind, points: tuple[Point, ...]) -> Thing:
    xs, ys = [point.x for point in points], [point.y for point in points]
    return Thing(kind, Bounds(min(xs), min(ys), max(xs), max(ys)), points)


def _strap(frame: Frame, leg: int) -> Thing:
    """From one hand round the middle of the sole to the other."""
    _, _, ankle, toe, foot = _LEGS[leg]
    heel, ball = sole_of(frame.at(ankle), frame.at(toe), frame.pose.angle(foot))
    return _line(PropKind.STRAP, (frame.at(Joint.WRIST_A), heel.towards(ball, 0.8), ball, frame.at(Joint.WRIST_B)))


def _pack(frame: Frame) -> Thing:
    """Along the lower back, behind it."""
    pelvis, waist = frame.at(Joint.PELVIS), frame.at(Joint.WAIST)
    if frame.view is not View.SIDE:
        return _line(PropKind.PACK, (pelvis.towards(waist, 0.2), waist))
    way = waist.minus(pelvis)
    size = pelvis.distance(waist) or 1.0
    behind = Point(-way.y / size * 0.064, way.x / size * 0.064)
    return _line(PropKind.PACK, (pelvis.towards(waist, 0.25).plus(behind), waist.towards(pelvis, -0.15).plus(behind)))
