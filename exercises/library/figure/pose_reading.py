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
# What the numbers of a list stand for.
_PARTS: Final = {
    "spine": "lower back, upper back and head",
    "arms": "upper arm and forearm",
    "legs": "thigh, shank and foot",
}
# Keys of one view that people try in another.
_AT_THE_SIDE: Final = {
    "trunk": f'seen from the side the trunk is written as "spine": {_PARTS["spine"]}',
    "head": 'seen from the side the head is the third angle of "spine"',
} | dict.fromkeys(("shoulders", "hips", "pelvis"), "seen from the side this line points at us; leave it out")
_ELSEWHERE: Final = {
    View.SIDE: _AT_THE_SIDE,
    View.FRONT: {"pelvis": 'the line of the pelvis is called "hips" in this view'},
    View.FEET: {"pelvis": 'the line of the pelvis is called "hips" in this view'},
    View.TOP: {"hips": 'the line of the hips is called "pelvis" in this view'},
}


def read_pose(fields: Fields, view: View) -> Pose | None:
    """Read one pose; None after a problem."""
    before = len(fields.report.problems)
    fields.only(KEY_WORDS[view], _ELSEWHERE[view])
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
        missing = "the spine is missing; write its three angles, such as [90, 90, 90]"
        spine = _angles(fields, "spine", 3, parts="spine", missing=missing)
        _put(angles, _SPINE, spine)
        # Seen from the side both hips and both shoulders are in one place.
        looks[Bone.HIPS] = looks[Bone.SHOULDERS] = 0.0
        return
    trunk = _angle(fields, "trunk")
    spine = _angles(fields, "spine", 3, parts="spine") if fields.has("spine") else None
    head = _angle(fields, "head")
    fields.exclude("spine", "trunk", "head", text='{} can\'t stand together: "spine" tells all of it')
    if spine is not None:
        _put(angles, _SPINE, spine)
    elif trunk is not None:
        _put(angles, _SPINE, (trunk, trunk, trunk if head is None else head))
    elif view is View.TOP:
        # Somebody upright seen from above: the spine points at us.
        _put(angles, _SPINE, (90.0, 90.0, 90.0 if head is None else head))
        looks[Bone.LUMBAR] = looks[Bone.THORACIC] = looks[Bone.HEAD] = 0.0
    else:
        fields.say_at_key("trunk", "the trunk is missing; write its angle, such as trunk: 90")
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
    if not fields.has(key):
        if needed:
            fields.say_at_key(key, f"the {key} are missing; write the angles of {_PARTS[key]}")
        return False
    if fields.is_list(key):
        both = _angles(fields, key, count, parts=key)
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
    sides.only(words, _other_sides(sides, view))
    # A misspelled side has been told; that it is missing as well goes without saying.
    is_misspelled = sides.unknown(words)
    for side, word in zip("AB", words, strict=True):
        missing = None if is_misspelled else f"the {word} side is missing; write the angles of {_PARTS[key]}"
        _put(angles, bones[side], _angles(sides, word, count, parts=key, missing=missing))
    return True


def _read_looks(fields: Fields, view: View, looks: list[float]) -> None:
    short = fields.mapping("foreshorten")
    if short is None:
        return
    names: dict[str, tuple[Bone, ...]] = {"trunk": (Bone.LUMBAR, Bone.THORACIC), "head": (Bone.HEAD,)}
    if view is not View.SIDE:
        names |= {"shoulders": (Bone.SHOULDERS,), "pelvis" if view is View.TOP else "hips": (Bone.HIPS,)}
    for side, word in zip("AB", view.sides, strict=True):
        for limb, number in _LIMB_BONES.items():
            bones = _ARMS[side] if limb in ("upper-arm", "forearm") else _LEGS[side]
            names[f"{word}-{limb}"] = (bones[number],)
        names[f"{word}-arm"], names[f"{word}-leg"] = _ARMS[side], _LEGS[side][:2]
    short.only(names, _other_sides(short, view))
    for name, bones in names.items():
        factor = short.decimal(name, 0.0, 1.0)
        if factor is not None:
            for bone in bones:
                looks[bone] = factor


def _other_sides(fields: Fields, view: View) -> dict[str, str]:
    """What to say of keys that name a side as another view does."""
    hints = {name: other_sides(name, view) for name in fields.names()}
    return {name: f"there is no such key here{hint}" for name, hint in hints.items() if hint}


def other_sides(name: str, view: View) -> str:
    """`; seen from …` for a name with the words for sides that another view has; nothing for any other name."""
    near, far = view.sides
    others = (View.FRONT if view in (View.SIDE, View.TOP) else View.SIDE).sides
    if name.split("-", 1)[0] not in others:
        return ""
    return f'; seen from the {view.value} the sides are called "{near}" and "{far}"'


def _angle(fields: Fields, key: str) -> float | None:
    return fields.decimal(key, -_MOST_DEGREES, _MOST_DEGREES)


def _angles(
    fields: Fields, key: str, count: int, *, parts: str, missing: str | None = None
) -> tuple[float, ...] | None:
    return fields.decimals(key, count, -_MOST_DEGREES, _MOST_DEGREES, of=_PARTS[parts], missing=missing)


def _put(angles: list[float], bones: tuple[Bone, ...], values: tuple[float, ...] | None) -> None:
    if values is not None:
        for bone, value in zip(bones, values, strict=True):
            angles[bone] = value
