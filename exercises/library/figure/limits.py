"""How far human joints go, for noticing figures that no body can do.

Normal ranges of motion after the American Academy of Orthopaedic Surgeons (1965; Norkin and White, Measurement of Joint
Motion), with ten degrees of room, because a drawing has fewer joints than a body: the trunk's two bones take the whole
spine's share, and the shoulder blade moves with the arm. Only what lies in the plane of the picture is judged: a bone
that points towards us looks shorter, and its angle then says nothing.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from exercises.library.figure.body import Bone, Pose, View, turn

# A bone that looks shorter than this share of its length points out of the picture.
_WHOLE: Final = 0.999
# Sums of angles pass an end by less than this, in degrees.
_ROUNDING: Final = 1e-6


class Reach(Enum):
    """How a bend is measured: as it turns, as its mirror image does, or without telling one way from the other."""

    TURN = "turn"
    MIRRORED = "mirrored"
    EITHER_WAY = "either way"


@dataclass(frozen=True, slots=True)
class Limit:
    """The range, in degrees, of the turn from one bone to another."""

    name: str
    inner: Bone
    outer: Bone
    # Added to the turn, so that 0 is the joint's neutral position.
    neutral: float
    low: float
    high: float
    reach: Reach = Reach.TURN


# Facing right. Flexion is positive, of knees it is negative. Neutral: standing upright with the arms down.
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
# Facing us. Lifting a limb sideways (abduction) is positive: hips 45 out and 30 across, shoulders 180 out; across the
# chest an arm comes about 45 (horizontal adduction). The trunk bends 35 to each side, the neck 45. Which way a knee or
# an elbow bends depends on how the limb is turned, so only how far is judged: 135 and 150, as from the side.
FRONT_LIMITS: Final = (
    Limit("trunk", Bone.HIPS, Bone.THORACIC, 90.0, -45.0, 45.0),
    Limit("neck", Bone.THORACIC, Bone.HEAD, 0.0, -55.0, 55.0),
    Limit("left hip", Bone.HIPS, Bone.THIGH_A, -90.0, -40.0, 55.0),
    Limit("right hip", Bone.HIPS, Bone.THIGH_B, -90.0, -40.0, 55.0, Reach.MIRRORED),
    Limit("left knee", Bone.THIGH_A, Bone.SHANK_A, 0.0, 0.0, 165.0, Reach.EITHER_WAY),
    Limit("right knee", Bone.THIGH_B, Bone.SHANK_B, 0.0, 0.0, 165.0, Reach.EITHER_WAY),
    Limit("left shoulder", Bone.THORACIC, Bone.UPPER_A, 180.0, -55.0, 190.0),
    Limit("right shoulder", Bone.THORACIC, Bone.UPPER_B, 180.0, -55.0, 190.0, Reach.MIRRORED),
    Limit("left elbow", Bone.UPPER_A, Bone.FORE_A, 0.0, 0.0, 160.0, Reach.EITHER_WAY),
    Limit("right elbow", Bone.UPPER_B, Bone.FORE_B, 0.0, 0.0, 160.0, Reach.EITHER_WAY),
)
# Somebody upright, from above: the shoulders turn 45 against the pelvis to each side (rotation of the trunk).
TOP_LIMITS: Final = (Limit("trunk", Bone.HIPS, Bone.SHOULDERS, 0.0, -55.0, 55.0),)


def limits_of(pose: Pose, view: View) -> tuple[Limit, ...]:
    """The limits that can be judged in a view.

    From the feet the limbs point at us. From above, the lines of hips and shoulders tell a turn of the trunk only while
    the trunk points at us too, not of somebody who lies.
    """
    match view:
        case View.SIDE:
            return SIDE_LIMITS
        case View.FRONT:
            return FRONT_LIMITS
        case View.FEET:
            return ()
        case View.TOP:
            return TOP_LIMITS if pose.looks[Bone.LUMBAR] == 0.0 else ()


def beyond(pose: Pose, view: View) -> tuple[str, ...]:
    """The joints that a pose bends farther than a body can, as far as the view shows it."""
    return tuple(limit.name for limit in limits_of(pose, view) if not _fits(pose, limit))


def bend(pose: Pose, limit: Limit) -> float:
    """How far a joint is bent, in degrees from neutral."""
    degrees = turn(pose.angle(limit.inner) + limit.neutral, pose.angle(limit.outer))
    match limit.reach:
        case Reach.TURN:
            pass
        case Reach.MIRRORED:
            degrees = -degrees
        case Reach.EITHER_WAY:
            return abs(degrees)
    # Shoulders go past the half turn.
    return degrees + 360.0 if degrees < limit.low - 60.0 else degrees


def _fits(pose: Pose, limit: Limit) -> bool:
    shortened = _is_shortened(pose, limit.inner) or _is_shortened(pose, limit.outer)
    return shortened or limit.low - _ROUNDING <= bend(pose, limit) <= limit.high + _ROUNDING


def _is_shortened(pose: Pose, bone: Bone) -> bool:
    # From the side the lines across point at us and judge nothing.
    return pose.looks[bone] < _WHOLE
