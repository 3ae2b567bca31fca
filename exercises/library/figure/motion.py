"""The figure at any moment of its cycle: eased from key to key, pinned where it must not slide, on the floor."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi
from typing import Final, NamedTuple

from exercises.library.figure.body import OTHER_JOINT, Bone, Joint, Point, Pose, View, between, joints_of, turn
from exercises.library.figure.contact import lowest, rest_of, sole_of
from exercises.library.figure.figure import Figure
from exercises.library.figure.pins import Pin, hold

# A pinned point may miss its place by this share of the stature before it counts as unreachable.
REACH: Final = 0.005
_SAMPLES: Final = 60
# Left and right that differ by less than can be seen are each other's mirror image.
_EVEN: Final = 1e-4
# A pinned hand, foot, knee or elbow this near to the floor is meant to rest on it.
_NEAR_FLOOR: Final = 0.05
# In how many places a way between two keys is looked at.
_PARTS: Final = 8
# A sole this much higher than the lowest one may bear the weight too: a toe that swings by often hangs a little lower.
_NEAR_GROUND: Final = 0.06
# Steps in which a walk's planted foot is followed; a rolling foot needs them fine.
_STRIDES: Final = 480


# The ends of the soles, by ankle: 0 is the heel, 1 the ball.
_Soles = dict[tuple[Joint, int], Point]


@dataclass(frozen=True, slots=True)
class Frame:
    """One moment: the joints in statures (y up, the floor at 0), the pose that made them, and how it was moved.

    `ground` is how far the ground has passed by under a walking figure, from 0 on.
    """

    view: View
    joints: tuple[Point, ...]
    pose: Pose
    ground: float = 0.0

    def at(self, joint: Joint) -> Point:
        """Where a joint is."""
        return self.joints[joint]

    @property
    def is_even(self) -> bool:
        """Whether it is its own mirror image, as seen by somebody who stands before the middle (x = 0)."""
        if self.view is View.SIDE:
            return False
        for joint in Joint:
            here, other = self.joints[joint], self.joints[OTHER_JOINT[joint]]
            if abs(here.x + other.x) > _EVEN or abs(here.y - other.y) > _EVEN:
                return False
        return True

    def swapped(self) -> "Frame":
        """The same picture with the limbs of side A and side B exchanged; right where both begin in one place."""
        joints = tuple(self.joints[OTHER_JOINT[joint]] for joint in Joint)
        return Frame(self.view, joints, self.pose.swapped(), self.ground)


@dataclass(frozen=True, slots=True)
class Bounds:
    """A box around everything that is drawn, in statures."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom


class Miss(NamedTuple):
    """How far a pinned point is from its place, in statures, and the key that is nearest to that moment."""

    far: float
    key: int


class Motion:
    """A figure's movement, worked out once; `frame` is then cheap and the same for the same moment."""

    def __init__(self, figure: Figure) -> None:
        self.figure = figure
        first = figure.keys[figure.moves[0].start if figure.moves else 0]
        joints = joints_of(first)
        rise = -lowest(joints, first, figure.view) if figure.view is not View.TOP else 0.0
        self._start = Point(0.0, rise)
        placed = joints_of(first, self._start)
        # Where each pinned joint has to stay.
        self._places = tuple(_settled(pin, placed, first, figure.view) for pin in figure.pins)
        if figure.pins:
            # A foot that was set down has moved the knee above it.
            joints = joints_of(*self._pinned(first))
            self._places = tuple(joints[pin.joint] for pin in figure.pins)
        self._ends = _ends(figure)
        self._speeds = _speeds(figure)
        self._path = _walking_path(self) if figure.walks else ()

    # Moments

    def frame(self, share: float) -> Frame:
        """The figure at a share (0 to 1) of the moving time of its cycle."""
        pose = self.pose_at(share)
        if self._path:
            return self._walking(pose, share)
        return self._placed(pose)

    def key_frame(self, key: int) -> Frame:
        """The figure in one of its keys, pinned like all others."""
        if self._path:
            return self._walking(self.figure.keys[key], self.share_of_key(key))
        return self._placed(self.figure.keys[key])

    def share_of_key(self, key: int) -> float:
        """The share of the moving time at which a key is first reached; 0 for one that isn't in the cycle."""
        figure = self.figure
        if not figure.moves or key == figure.moves[0].start:
            return 0.0
        for move, end in zip(figure.moves, self._ends, strict=True):
            if move.end == key:
                return end / figure.seconds
        return 0.0

    def frames(self, count: int = _SAMPLES) -> list[Frame]:
        """So many frames over the whole cycle, both ends included."""
        return [self.frame(number / (count - 1)) for number in range(count)] if count > 1 else [self.frame(0.0)]

    def pose_at(self, share: float) -> Pose:
        """The posture before anything is pinned, eased from key to key."""
        figure = self.figure
        if not figure.moves:
            return figure.keys[0]
        seconds = min(max(share, 0.0), 1.0) * figure.seconds
        number = min(bisect_right(self._ends, seconds), len(figure.moves) - 1)
        move = figure.moves[number]
        begun = self._ends[number] - move.seconds
        gone = (seconds - begun) / move.seconds if move.seconds else 1.0
        start, end = figure.keys[move.start], figure.keys[move.end]
        # Walking goes on and on; everything else begins and ends softly.
        if figure.walks:
            return between(start, end, gone)
        leaving, arriving = self._speeds[number], self._speeds[number + 1]
        pose = between(start, end, ease(gone))
        if not (leaving or arriving):
            return pose
        early, late = gone * (1.0 - gone) ** 2 * move.seconds, -(gone**2) * (1.0 - gone) * move.seconds
        return _faster(pose, leaving, early, arriving, late)

    def bounds(self, joints: Sequence[Sequence[Point]] | None = None) -> Bounds:
        """A box around the joints of the whole cycle, without their thickness."""
        points = [point for each in (joints or [frame.joints for frame in self.frames()]) for point in each]
        xs, ys = [point.x for point in points], [point.y for point in points]
        return Bounds(min(xs), min(ys), max(xs), max(ys))

    # Placing

    def _placed(self, pose: Pose) -> Frame:
        figure = self.figure
        if not figure.pins:
            joints = joints_of(pose)
            rise = -lowest(joints, pose, figure.view) if figure.view is not View.TOP else 0.0
            return Frame(figure.view, tuple(joints_of(pose, Point(self._start.x, rise))), pose)
        pose, pelvis = self._pinned(pose)
        return Frame(figure.view, tuple(joints_of(pose, pelvis)), pose)

    def _pinned(self, pose: Pose) -> tuple[Pose, Point]:
        """The first pin carries the body; the limbs of the others are turned to their places."""
        figure = self.figure
        anchor = figure.pins[0]
        pelvis = self._places[0].minus(joints_of(pose)[anchor.joint])
        bend = figure.keys[0]
        for pin, place in zip(figure.pins[1:], self._places[1:], strict=True):
            pose, _ = hold(pose, pelvis, pin, place, bend)
        return pose, pelvis

    def misses(self) -> tuple[Miss, ...]:
        """How far each pinned point misses its place at worst, in statures; looks at the whole cycle."""
        worst = [Miss(0.0, 0)] * len(self.figure.pins)
        if self.figure.walks or not worst:
            return tuple(worst)
        keys = self.figure.keys
        # There and back is one way; every file of the library is looked at, so each way is looked at once.
        ways = sorted({(min(move.start, move.end), max(move.start, move.end)) for move in self.figure.moves}) or [
            (0, 0)
        ]
        for a, b in ways:
            for part in range(_PARTS + 1):
                # Measured when all is done: a later pin may have moved what an earlier one had put in its place.
                joints = joints_of(*self._pinned(between(keys[a], keys[b], part / _PARTS)))
                key = a if part * 2 < _PARTS else b
                for number, (pin, place) in enumerate(zip(self.figure.pins, self._places, strict=True)):
                    far = joints[pin.joint].distance(place)
                    if far > worst[number].far:
                        worst[number] = Miss(far, key)
        return tuple(worst)

    # Walking

    def _walking(self, pose: Pose, share: float) -> Frame:
        place = min(max(share, 0.0), 1.0) * (len(self._path) - 1)
        number = min(int(place), len(self._path) - 2)
        rest = place - number
        one, other = self._path[number], self._path[number + 1]
        x, y = one.x + (other.x - one.x) * rest, one.y + (other.y - one.y) * rest
        forward = self._path[-1].x * min(max(share, 0.0), 1.0)
        joints = joints_of(pose, Point(x - forward, y))
        return Frame(self.figure.view, tuple(joints), pose, forward)


def ease(share: float) -> float:
    """Slow at both ends, quick in the middle; 0 to 1."""
    return (1.0 - cos(pi * min(max(share, 0.0), 1.0))) / 2.0


def _settled(pin: Pin, joints: list[Point], pose: Pose, view: View) -> Point:
    """Where a pinned joint stays: as it is, or on the floor where it all but touches it."""
    place = joints[pin.joint]
    if view is View.TOP or not pin.bones:
        return place
    above = rest_of(pin.joint, joints, pose)
    if abs(above) >= _NEAR_FLOOR:
        return place
    down = Point(place.x, place.y - above)
    # A limb that is straight already stays as it was written.
    _, miss = hold(pose, joints[Joint.PELVIS], pin, down, pose)
    return down if miss < 1e-6 else place


def _ends(figure: Figure) -> list[float]:
    """When each move ends, in seconds from the cycle's beginning."""
    ends, seconds = [], 0.0
    for move in figure.moves:
        seconds += move.seconds
        ends.append(seconds)
    return ends


def _speeds(figure: Figure) -> list[tuple[float, ...]]:
    """How fast each bone turns (degrees a second), then grows (shares a second), where each move begins and ends.

    A bone that goes on the same way through a key doesn't stop there; nothing where all stands still.
    """
    slopes = []
    for move in figure.moves:
        start, end = figure.keys[move.start], figure.keys[move.end]
        turns = [turn(a, b) for a, b in zip(start.angles, end.angles, strict=True)]
        growths = [b - a for a, b in zip(start.looks, end.looks, strict=True)]
        slopes.append([way / move.seconds for way in turns + growths])
    speeds: list[tuple[float, ...]] = [()]
    for number, (before, after) in enumerate(pairwise(slopes), start=1):
        # The harmonic mean lets no bone swing past a key (Fritsch and Carlson 1980).
        through = tuple(2 * a * b / (a + b) if a * b > 0 else 0.0 for a, b in zip(before, after, strict=True))
        speeds.append(through if any(through) and number != figure.hold_at else ())
    return [*speeds, ()]


def _faster(pose: Pose, leaving: tuple[float, ...], early: float, arriving: tuple[float, ...], late: float) -> Pose:
    """A pose between two keys, moved on by what the speeds in them add to a way that would stop in both."""
    values = [*pose.angles, *pose.looks]
    for speeds, seconds in ((leaving, early), (arriving, late)):
        if speeds:
            values = [value + speed * seconds for value, speed in zip(values, speeds, strict=True)]
    return Pose(tuple(values[: len(Bone)]), tuple(values[len(Bone) :]))


def _walking_path(motion: Motion) -> tuple[Point, ...]:
    """Where the pelvis of a walking figure is over one cycle: the part of a sole that bears the weight never slides."""
    path = [Point(0.0, 0.0)]
    before: _Soles = {}
    for number in range(_STRIDES + 1):
        pose = motion.pose_at(number / _STRIDES)
        soles = _soles(joints_of(pose), pose)
        lowest_sole = min(end.y for end in soles.values())
        x = 0.0
        if before:
            bearing = _bearing(before, soles, lowest_sole + _NEAR_GROUND)
            x = path[-1].x + before[bearing].x - soles[bearing].x
        path.append(Point(x, -lowest_sole))
        before = soles
    return tuple(path[1:])


def _bearing(before: _Soles, soles: _Soles, high: float) -> tuple[Joint, int]:
    """The end of a sole that bears: the lowest of those that the body leaves behind, not one that swings forwards."""
    near = [end for end in soles if soles[end].y <= high]
    left_behind = [end for end in near if soles[end].x <= before[end].x + 1e-9]
    return min(left_behind or near, key=lambda end: soles[end].y)


def _soles(joints: Sequence[Point], pose: Pose) -> _Soles:
    found: _Soles = {}
    for bone, ankle, toe in (
        (Bone.FOOT_A, Joint.ANKLE_A, Joint.TOE_A),
        (Bone.FOOT_B, Joint.ANKLE_B, Joint.TOE_B),
    ):
        for number, point in enumerate(sole_of(joints[ankle], joints[toe], pose.angle(bone))):
            found[ankle, number] = point
    return found
