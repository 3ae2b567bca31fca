"""Reads one pose of a figure: angles of the spine, arms and legs."""

from typing import Final

from exercises.library.fields import Fields
from exercises.library.figure.body import Bone, Pose, View

KEY_WORDS: Final = {
    View.SIDE: ("spine", "arms", "legs", "foreshorten"),
    View.FRONT: ("trunk", "spine", "head", "shoulders", "hips", "arms", "legs", "foreshorten"),
    View.FEET: ("trunk", "spine", "head", "shoulders", "hips", "arms", "legs", "foreshorten"),
    View.TOP: ("trunk", "spine", "head", "shoulders", "pelvis", "arms", "legs", "foreshorten"),
}
_ARMS: Final[dict[str, tuple[Bone, ...]]] = {"A": (Bone.UPPER_A, Bone.FORE_A), "B": (Bone.UPPER_B, Bone.FORE_B)}
_LEGS: Final[dict[str, tuple[Bone, ...]]] = {
    "A": (Bone.THIGH_A, Bone.SHANK_A, Bone.FOOT_A),
    "B": (Bone.THIGH_B, Bone.SHANK_B, Bone.FOOT_B),
}
_SPINE: Final = (Bone.LUMBAR, Bone.THORACIC, Bone.HEAD)
_LIMB_BONES: Final = {"upper-arm": 0, "forearm": 1, "thigh": 0, "shank": 1, "foot": 2}
_MOST_DEGREES: Final = 360.0


def read_pose(fields: Fields, view: View) -> Pose | None:
    """Read one pose; None after a problem."""
    before = len(fields.report.problems)
    fields.only(KEY_WORDS[view])
    angles = [0.0] * len(Bone)
    looks = [1.0] * len(Bone)
    _read_trunk(fields, view, angles, looks)
    _read_limbs(fields, view, "arms", _ARMS, angles, needed=True)
    has_legs = _read_limbs(fields, view, "legs", _LEGS, angles, needed=view is not View.TOP)
    if not has_legs:
        for side in "AB":
            for bone in _LEGS[side]:
                looks[bone] = 0.0
    _read_looks(fields, view, looks)
    if len(fields.report.problems) > before:
        return None
    return Pose(tuple(angles), tuple(looks))


def _read_trunk(fields: Fields, view: View, angles: list[float], looks: list[float]) -> None:
    if view is View.SIDE:
        spine = _angles(
            fields, "spine", 3, missing="the spine is missing; write its three angles, such as [90, 90, 90]"
        )
        _put(angles, _SPINE, spine)
        # Seen from the side both hips and both shoulders are in one place.
        looks[Bone.HIPS] = looks[Bone.SHOULDERS] = 0.0
        return
    trunk = _angle(fields, "trunk")
    spine = _angles(fields, "spine", 3) if fields.has("spine") else None
    head = _angle(fields, "head")
    fields.exclude("trunk", "spine", text='{} can\'t stand together: "spine" tells it finer')
    if spine is not None:
        _put(angles, _SPINE, spine)
    elif trunk is not None:
        _put(angles, _SPINE, (trunk, trunk, trunk if head is None else head))
    elif view is View.TOP:
        # Somebody upright seen from above: the spine points at us.
        _put(angles, _SPINE, (90.0, 90.0, 90.0 if head is None else head))
        looks[Bone.LUMBAR] = looks[Bone.THORACIC] = looks[Bone.HEAD] = 0.0
    else:
        fields.say(fields.first, "trunk", "the trunk is missing; write its angle, such as trunk: 90")
    across = angles[Bone.LUMBAR] - 90.0 if trunk is not None or spine is not None else 0.0
    lower = _angle(fields, "pelvis" if view is View.TOP else "hips")
    upper = _angle(fields, "shoulders")
    angles[Bone.HIPS] = across if lower is None else lower
    angles[Bone.SHOULDERS] = across if upper is None else upper


def _read_limbs(
    fields: Fields,
    view: View,
    key: str,
    bones: dict[str, tuple[Bone, ...]],
    angles: list[float],
    *,
    needed: bool,
) -> bool:
    """Read arms or legs: one list for both, or one for each side; whether they are there."""
    count = len(bones["A"])
    names = "upper arm and forearm" if key == "arms" else "thigh, shank and foot"
    if not fields.has(key):
        if needed:
            fields.say(fields.first, key, f"the {key} are missing; write the angles of {names}")
        return False
    if fields.is_list(key):
        both = _angles(fields, key, count)
        if both is not None:
            _put(angles, bones["A"], both)
            # Seen from the front the other side is the mirror image.
            is_mirrored = view in (View.FRONT, View.FEET)
            _put(angles, bones["B"], tuple(180.0 - each for each in both) if is_mirrored else both)
        return True
    sides = fields.mapping(key)
    if sides is None:
        return True
    words = view.sides
    sides.only(words)
    for side, word in zip("AB", words, strict=True):
        one = _angles(sides, word, count, missing=f"the {word} side is missing; write the angles of {names}")
        _put(angles, bones[side], one)
    return True


def _read_looks(fields: Fields, view: View, looks: list[float]) -> None:
    short = fields.mapping("foreshorten")
    if short is None:
        return
    names: dict[str, tuple[Bone, ...]] = {"trunk": (Bone.LUMBAR, Bone.THORACIC), "head": (Bone.HEAD,)}
    for side, word in zip("AB", view.sides, strict=True):
        for limb, number in _LIMB_BONES.items():
            bones = _ARMS[side] if limb in ("upper-arm", "forearm") else _LEGS[side]
            names[f"{word}-{limb}"] = (bones[number],)
        names[f"{word}-arm"], names[f"{word}-leg"] = _ARMS[side], _LEGS[side][:2]
    short.only(names)
    for name, bones in names.items():
        factor = short.decimal(name, 0.0, 1.0)
        if factor is not None:
            for bone in bones:
                looks[bone] = factor


def _angle(fields: Fields, key: str) -> float | None:
    return fields.decimal(key, -_MOST_DEGREES, _MOST_DEGREES)


def _angles(fields: Fields, key: str, count: int, *, missing: str | None = None) -> tuple[float, ...] | None:
    return fields.decimals(key, count, -_MOST_DEGREES, _MOST_DEGREES, missing=missing)


def _put(angles: list[float], bones: tuple[Bone, ...], values: tuple[float, ...] | None) -> None:
    if values is not None:
        for bone, value in zip(bones, values, strict=True):
            angles[bone] = value
