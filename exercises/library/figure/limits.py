"""How far human joints go, for noticing figures that no body can do.

Normal ranges of motion after the American Academy of Orthopaedic Surgeons (1965; Norkin and White, Measurement of Joint
Motion), with ten degrees of room, because a drawing has fewer joints than a body: the trunk's two bones take the whole
spine's share, and the shoulder blade moves with the arm.
"""

from dataclasses import dataclass
from typing import Final

from exercises.library.figure.body import Bone, Pose, View, turn


@dataclass(frozen=True, slots=True)
class Limit:
    """The range, in degrees, of the turn from one bone to another, seen from the side and facing right."""

    name: str
    inner: Bone
    outer: Bone
    # Added to the turn, so that 0 is the joint's neutral position.
    neutral: float
    low: float
    high: float


# Flexion is positive. Neutral: standing upright with the arms down.
SIDE_LIMITS: Final = (
    Limit("lower back", Bone.LUMBAR, Bone.THORACIC, 0.0, -55.0, 45.0),
    Limit("neck", Bone.THORACIC, Bone.HEAD, 0.0, -70.0, 75.0),
    Limit("near hip", Bone.LUMBAR, Bone.THIGH_A, 180.0, -40.0, 145.0),
    Limit("far hip", Bone.LUMBAR, Bone.THIGH_B, 180.0, -40.0, 145.0),
    Limit("near knee", Bone.THIGH_A, Bone.SHANK_A, 0.0, -165.0, 10.0),
    Limit("far knee", Bone.THIGH_B, Bone.SHANK_B, 0.0, -165.0, 10.0),
    Limit("near ankle", Bone.SHANK_A, Bone.FOOT_A, 90.0, -70.0, 50.0),
    Limit("far ankle", Bone.SHANK_B, Bone.FOOT_B, 90.0, -70.0, 50.0),
    Limit("near shoulder", Bone.THORACIC, Bone.UPPER_A, 180.0, -70.0, 190.0),
    Limit("far shoulder", Bone.THORACIC, Bone.UPPER_B, 180.0, -70.0, 190.0),
    Limit("near elbow", Bone.UPPER_A, Bone.FORE_A, 0.0, -10.0, 160.0),
    Limit("far elbow", Bone.UPPER_B, Bone.FORE_B, 0.0, -10.0, 160.0),
)


def beyond(pose: Pose, view: View) -> tuple[str, ...]:
    """The joints that a pose bends farther than a body can; only what is seen from the side can be judged."""
    if view is not View.SIDE:
        return ()
    return tuple(limit.name for limit in SIDE_LIMITS if not _fits(pose, limit))


def bend(pose: Pose, limit: Limit) -> float:
    """How far a joint is bent, in degrees from neutral; flexion of knees is negative, as the drawing turns."""
    degrees = turn(pose.angle(limit.inner) + limit.neutral, pose.angle(limit.outer))
    # Shoulders go past the half turn.
    return degrees + 360.0 if degrees < limit.low - 60.0 else degrees


def _fits(pose: Pose, limit: Limit) -> bool:
    shortened = pose.looks[limit.inner] < 0.999 or pose.looks[limit.outer] < 0.999
    return shortened or limit.low <= bend(pose, limit) <= limit.high
