"""The body that every figure has: bones with their lengths, joints, and how thick it is. Stature is 1, y points up.

Angles are absolute degrees, counter-clockwise from +x. Side A is the near or left one, side B the far or right one.
Lengths are shares of the stature after Drillis and Contini (1966), rounded to what looks right in a drawing.
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from math import cos, hypot, radians, sin
from typing import Final, NamedTuple


class Point(NamedTuple):
    """A place, in statures."""

    x: float
    y: float

    def plus(self, other: "Point") -> "Point":
        """The sum of two places taken as vectors."""
        return Point(self.x + other.x, self.y + other.y)

    def minus(self, other: "Point") -> "Point":
        """The way from the other place to this one."""
        return Point(self.x - other.x, self.y - other.y)

    def towards(self, other: "Point", share: float) -> "Point":
        """The place a share of the way to the other."""
        return Point(self.x + (other.x - self.x) * share, self.y + (other.y - self.y) * share)

    def distance(self, other: "Point") -> float:
        """How far it is to the other place."""
        return hypot(self.x - other.x, self.y - other.y)


def along(degrees: float, length: float) -> Point:
    """A way of so many statures in a direction."""
    angle = radians(degrees)
    return Point(length * cos(angle), length * sin(angle))


class View(StrEnum):
    """From where the figure is seen."""

    SIDE = "side"
    FRONT = "front"
    TOP = "top"
    FEET = "feet"

    @property
    def sides(self) -> tuple[str, str]:
        """What side A and side B are called in this view."""
        return ("near", "far") if self in (View.SIDE, View.TOP) else ("left", "right")


class Bone(IntEnum):
    """A bone, by its place in a pose; the hips' and shoulders' lines lie across, from side B to side A."""

    LUMBAR = 0
    THORACIC = 1
    HEAD = 2
    HIPS = 3
    SHOULDERS = 4
    UPPER_A = 5
    FORE_A = 6
    UPPER_B = 7
    FORE_B = 8
    THIGH_A = 9
    SHANK_A = 10
    FOOT_A = 11
    THIGH_B = 12
    SHANK_B = 13
    FOOT_B = 14


# Shares of the stature; the two lines across are half as long on each side of the spine.
LENGTHS: Final[dict[Bone, float]] = {
    Bone.LUMBAR: 0.144,
    Bone.THORACIC: 0.144,
    Bone.HEAD: 0.150,
    Bone.HIPS: 0.052,
    Bone.SHOULDERS: 0.098,
    Bone.UPPER_A: 0.172,
    Bone.FORE_A: 0.146,
    Bone.UPPER_B: 0.172,
    Bone.FORE_B: 0.146,
    Bone.THIGH_A: 0.245,
    Bone.SHANK_A: 0.232,
    Bone.FOOT_A: 0.105,
    Bone.THIGH_B: 0.245,
    Bone.SHANK_B: 0.232,
    Bone.FOOT_B: 0.105,
}
HAND_LENGTH: Final = 0.05
HEAD_RADIUS: Final = 0.070


class Joint(IntEnum):
    """A joint, by its place in a frame."""

    PELVIS = 0
    WAIST = 1
    NECK = 2
    HEAD = 3
    SHOULDER_A = 4
    ELBOW_A = 5
    WRIST_A = 6
    SHOULDER_B = 7
    ELBOW_B = 8
    WRIST_B = 9
    HIP_A = 10
    KNEE_A = 11
    ANKLE_A = 12
    TOE_A = 13
    HIP_B = 14
    KNEE_B = 15
    ANKLE_B = 16
    TOE_B = 17


# How thick the body is around each joint.
RADII: Final[dict[Joint, float]] = {
    Joint.PELVIS: 0.066,
    Joint.WAIST: 0.067,
    Joint.NECK: 0.060,
    Joint.HEAD: HEAD_RADIUS,
    Joint.SHOULDER_A: 0.044,
    Joint.ELBOW_A: 0.030,
    Joint.WRIST_A: 0.023,
    Joint.SHOULDER_B: 0.044,
    Joint.ELBOW_B: 0.030,
    Joint.WRIST_B: 0.023,
    Joint.HIP_A: 0.066,
    Joint.KNEE_A: 0.043,
    Joint.ANKLE_A: 0.029,
    Joint.TOE_A: 0.021,
    Joint.HIP_B: 0.066,
    Joint.KNEE_B: 0.043,
    Joint.ANKLE_B: 0.029,
    Joint.TOE_B: 0.021,
}
# The sole runs this far below the ankle, and the heel this far behind it.
SOLE: Final = 0.034
HEEL: Final = 0.030

# Bone -> the joint that it begins at, the joint that it ends at.
CHAIN: Final[tuple[tuple[Bone, Joint, Joint], ...]] = (
    (Bone.LUMBAR, Joint.PELVIS, Joint.WAIST),
    (Bone.THORACIC, Joint.WAIST, Joint.NECK),
    (Bone.HEAD, Joint.NECK, Joint.HEAD),
    (Bone.UPPER_A, Joint.SHOULDER_A, Joint.ELBOW_A),
    (Bone.FORE_A, Joint.ELBOW_A, Joint.WRIST_A),
    (Bone.UPPER_B, Joint.SHOULDER_B, Joint.ELBOW_B),
    (Bone.FORE_B, Joint.ELBOW_B, Joint.WRIST_B),
    (Bone.THIGH_A, Joint.HIP_A, Joint.KNEE_A),
    (Bone.SHANK_A, Joint.KNEE_A, Joint.ANKLE_A),
    (Bone.FOOT_A, Joint.ANKLE_A, Joint.TOE_A),
    (Bone.THIGH_B, Joint.HIP_B, Joint.KNEE_B),
    (Bone.SHANK_B, Joint.KNEE_B, Joint.ANKLE_B),
    (Bone.FOOT_B, Joint.ANKLE_B, Joint.TOE_B),
)
_SWAPPED: Final = {
    Bone.UPPER_A: Bone.UPPER_B,
    Bone.FORE_A: Bone.FORE_B,
    Bone.THIGH_A: Bone.THIGH_B,
    Bone.SHANK_A: Bone.SHANK_B,
    Bone.FOOT_A: Bone.FOOT_B,
}
OTHER_BONE: Final = {bone: bone for bone in Bone} | _SWAPPED | {b: a for a, b in _SWAPPED.items()}
OTHER_JOINT: Final = {
    joint: Joint[joint.name[:-1] + ("B" if joint.name.endswith("_A") else "A")]
    if joint.name[-2:] in ("_A", "_B")
    else joint
    for joint in Joint
}


@dataclass(frozen=True, slots=True)
class Pose:
    """A posture: for each bone its direction in degrees, and how long it looks (1, or less where it points at us)."""

    angles: tuple[float, ...]
    looks: tuple[float, ...]

    def angle(self, bone: Bone) -> float:
        """The bone's direction, in degrees."""
        return self.angles[bone]

    def length(self, bone: Bone) -> float:
        """How long the bone looks, in statures."""
        return LENGTHS[bone] * self.looks[bone]

    def turned(self, bone: Bone, degrees: float) -> "Pose":
        """The same with another direction of one bone."""
        angles = list(self.angles)
        angles[bone] = degrees
        return Pose(tuple(angles), self.looks)

    def swapped(self) -> "Pose":
        """The same with the limbs of side A and side B exchanged."""
        return Pose(
            tuple(self.angles[OTHER_BONE[bone]] for bone in Bone), tuple(self.looks[OTHER_BONE[bone]] for bone in Bone)
        )

    def mirrored(self) -> "Pose":
        """The mirror image: left becomes right, also as seen."""
        exchanged = self.swapped()
        across = (Bone.HIPS, Bone.SHOULDERS)
        return Pose(
            tuple(-exchanged.angles[bone] if bone in across else 180.0 - exchanged.angles[bone] for bone in Bone),
            exchanged.looks,
        )


ORIGIN: Final = Point(0.0, 0.0)


def joints_of(pose: Pose, pelvis: Point = ORIGIN) -> list[Point]:
    """Every joint of a pose whose pelvis is at that place, in the order of Joint."""
    at = [pelvis] * len(Joint)
    for bone, begin, end in CHAIN[:3]:
        at[end] = at[begin].plus(along(pose.angle(bone), pose.length(bone)))
    for line, middle, a, b in (
        (Bone.HIPS, Joint.PELVIS, Joint.HIP_A, Joint.HIP_B),
        (Bone.SHOULDERS, Joint.NECK, Joint.SHOULDER_A, Joint.SHOULDER_B),
    ):
        half = along(pose.angle(line), pose.length(line))
        at[a], at[b] = at[middle].plus(half), at[middle].minus(half)
    for bone, begin, end in CHAIN[3:]:
        at[end] = at[begin].plus(along(pose.angle(bone), pose.length(bone)))
    return at


def turn(start: float, end: float) -> float:
    """The shorter way from one direction to another, in degrees from -180 to 180."""
    return (end - start + 180.0) % 360.0 - 180.0


def between(one: Pose, other: Pose, share: float) -> Pose:
    """A pose on the way from one to the other, each bone turning the shorter way."""
    return Pose(
        tuple(a + turn(a, b) * share for a, b in zip(one.angles, other.angles, strict=True)),
        tuple(a + (b - a) * share for a, b in zip(one.looks, other.looks, strict=True)),
    )
