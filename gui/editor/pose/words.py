"""Words for joints, bones and things, as the pose editor says them."""

from typing import Final

from exercises.library.figure.body import Bone, Joint, View
from exercises.library.figure.figure import PropKind
from exercises.library.figure.limb import LIMBS, limb_of
from gui.text import tr

_LINES: Final = (Joint.SHOULDER_A, Joint.SHOULDER_B, Joint.HIP_A, Joint.HIP_B)
# The joints that can be led, in the order in which Tab comes to them: trunk, arms, legs.
HANDLES: Final = (
    *(Joint.HEAD, Joint.NECK, Joint.WAIST, Joint.PELVIS),
    *_LINES,
    *(joint for limb in LIMBS for joint in limb.joints),
)


def side_word(side: str, view: View) -> str:
    """What side A or B is called: near and far, or left and right."""
    words = {"near": tr("near"), "far": tr("far"), "left": tr("left"), "right": tr("right")}
    return words[view.sides["AB".index(side)]]


def joint_name(joint: Joint, view: View) -> str:
    """A handle's name, such as `Near hand`."""
    part, _, side = joint.name.partition("_")
    words = {
        "PELVIS": tr("Hips"),
        "WAIST": tr("Lower back"),
        "NECK": tr("Shoulders"),
        "HEAD": tr("Head"),
        "SHOULDER": tr("{side} shoulder"),
        "ELBOW": tr("{side} elbow"),
        "WRIST": tr("{side} hand"),
        "HIP": tr("{side} hip"),
        "KNEE": tr("{side} knee"),
        "ANKLE": tr("{side} foot"),
        "TOE": tr("{side} toes"),
    }
    if not side:
        return words[part]
    name = words[part].format(side=side_word(side, view))
    return name[:1].upper() + name[1:]


def bone_name(bone: Bone) -> str:
    """A bone's name, without its side."""
    part = bone.name.removesuffix("_A").removesuffix("_B")
    return {
        "LUMBAR": tr("Lower back"),
        "THORACIC": tr("Upper back"),
        "HEAD": tr("Head"),
        "HIPS": tr("Line of the hips"),
        "SHOULDERS": tr("Line of the shoulders"),
        "UPPER": tr("Upper arm"),
        "FORE": tr("Forearm"),
        "THIGH": tr("Thigh"),
        "SHANK": tr("Shank"),
        "FOOT": tr("Foot"),
    }[part]


def limit_name(name: str) -> str:
    """A joint that has come to its end, as a sentence names it."""
    words = {
        "lower back": tr("The lower back"),
        "neck": tr("The neck"),
        "trunk": tr("The trunk"),
        "near hip": tr("The near hip"),
        "far hip": tr("The far hip"),
        "near knee": tr("The near knee"),
        "far knee": tr("The far knee"),
        "near ankle": tr("The near ankle"),
        "far ankle": tr("The far ankle"),
        "near shoulder": tr("The near shoulder"),
        "far shoulder": tr("The far shoulder"),
        "near elbow": tr("The near elbow"),
        "far elbow": tr("The far elbow"),
        "left hip": tr("The left hip"),
        "right hip": tr("The right hip"),
        "left knee": tr("The left knee"),
        "right knee": tr("The right knee"),
        "left shoulder": tr("The left shoulder"),
        "right shoulder": tr("The right shoulder"),
        "left elbow": tr("The left elbow"),
        "right elbow": tr("The right elbow"),
    }
    return words.get(name, name)


def prop_name(kind: PropKind) -> str:
    """A thing's name."""
    return {
        PropKind.MAT: tr("Mat"),
        PropKind.CHAIR: tr("Chair"),
        PropKind.WALL: tr("Wall"),
        PropKind.STRAP: tr("Strap"),
        PropKind.BAND: tr("Band"),
        PropKind.BALL: tr("Ball"),
        PropKind.STEP: tr("Step"),
        PropKind.CUSHION: tr("Cushion"),
        PropKind.TABLE: tr("Table"),
        PropKind.PACK: tr("Warm pack"),
    }[kind]


def view_name(view: View) -> str:
    """From where the figure is seen."""
    return {
        View.SIDE: tr("From the side"),
        View.FRONT: tr("From the front"),
        View.TOP: tr("From above"),
        View.FEET: tr("From the feet"),
    }[view]


def bone_of(joint: Joint, view: View) -> Bone | None:
    """The bone that a handle's numbers are about; None for the hips seen from the side, which only move."""
    limb = limb_of(joint)
    if limb is not None:
        return {limb.middle: limb.first, limb.end: limb.second}.get(joint, limb.last)
    lines = {
        Joint.SHOULDER_A: Bone.SHOULDERS,
        Joint.SHOULDER_B: Bone.SHOULDERS,
        Joint.HIP_A: Bone.HIPS,
        Joint.HIP_B: Bone.HIPS,
    }
    spine = {Joint.WAIST: Bone.LUMBAR, Joint.NECK: Bone.THORACIC, Joint.HEAD: Bone.HEAD}
    return (spine if view is View.SIDE else spine | lines).get(joint)


def handles_of(view: View) -> tuple[Joint, ...]:
    """The joints that can be led in a view."""
    return HANDLES if view is not View.SIDE else tuple(joint for joint in HANDLES if joint not in _LINES)
