"""Writes a figure the way a careful person does by hand: a line for each pose, as short as the format allows."""

from collections.abc import Sequence
from typing import Final

from exercises.library.figure.body import Bone, Pose, View
from exercises.library.figure.cycle_reading import HOLD
from exercises.library.figure.draft import DraftKey, FigureDraft
from exercises.library.figure.figure import Prop

# A pose that doesn't fit into a line of this width is written over several.
LONGEST_LINE: Final = 118
_ARMS: Final[dict[str, tuple[Bone, ...]]] = {"A": (Bone.UPPER_A, Bone.FORE_A), "B": (Bone.UPPER_B, Bone.FORE_B)}
_LEGS: Final[dict[str, tuple[Bone, ...]]] = {
    "A": (Bone.THIGH_A, Bone.SHANK_A, Bone.FOOT_A),
    "B": (Bone.THIGH_B, Bone.SHANK_B, Bone.FOOT_B),
}
_SPINE: Final = (Bone.LUMBAR, Bone.THORACIC, Bone.HEAD)
_LIMB_BONES: Final = {"upper-arm": 0, "forearm": 1, "thigh": 0, "shank": 1, "foot": 2}
# Angles as a file may have them.
_HALF_TURN: Final = 180.0


def written_lines(draft: FigureDraft) -> list[str]:
    """The lines below `figure:`, without their indentation there."""
    lines = []
    for name in ("view", "props", "pin"):
        lines += [f"{name}: {text}"] if (text := written_part(draft, name)) else []
    lines.append("keys:")
    lines += [f"  {line}" for line in key_lines(draft.keys, draft.view)]
    for name in ("cycle", "walks"):
        lines += [f"{name}: {text}"] if (text := written_part(draft, name)) else []
    return lines


def written_part(draft: FigureDraft, name: str) -> str:
    """What stands behind `view`, `props`, `pin`, `cycle` or `walks`; empty where that key is left out."""
    match name:
        case "view":
            return draft.view.value
        case "props":
            return f"[{', '.join(map(_written_prop, draft.props))}]" if draft.props else ""
        case "pin":
            return f"[{', '.join(draft.pins)}]" if draft.pins else ""
        case "walks":
            return "yes" if draft.walks else ""
        case _:
            entries = cycle_entries(draft)
            says_more = len(entries) > 1 or len(draft.keys) > 1 or draft.stops[0].other_side
            return f"[{', '.join(entries)}]" if says_more else ""


def cycle_entries(draft: FigureDraft) -> list[str]:
    """The entries of the cycle: `down, 2s, up, hold, up, 2s, down`."""
    entries: list[str] = []
    names = [stop.written for stop in draft.stops]
    seconds = [stop.seconds for stop in draft.stops]
    if draft.moves:
        names.append(names[0])
        seconds.append(draft.back_seconds)
    for number, (name, way) in enumerate(zip(names, seconds, strict=True)):
        if number:
            entries.append(f"{number_text(way, 4)}s")
        entries.append(name)
        if draft.held == number or (draft.held is not None and not draft.moves):
            entries.append(HOLD)
            # Named again, so that the line reads as what happens.
            entries += [name] if number < len(names) - 1 else []
    return entries


def key_lines(keys: Sequence[DraftKey], view: View, indent: int = 4) -> list[str]:
    """Every pose with its name; short ones on a line each, with the same indentation behind their names.

    `indent` is how far the lines will be indented, which counts for their width.
    """
    short = {key.name: short_pose(key.pose, view) for key in keys}
    fitting = [name for name, text in short.items() if indent + len(_name(name)) + 2 + len(text) <= LONGEST_LINE]
    column = name_column(fitting)
    lines = []
    for key in keys:
        if indent + column + len(short[key.name]) <= LONGEST_LINE:
            lines.append(f"{_name(key.name)}:".ljust(column) + short[key.name])
        else:
            lines += [f"{_name(key.name)}:", *(f"  {line}" for line in long_pose(key.pose, view, indent + 2))]
    return lines


def name_column(names: Sequence[str]) -> int:
    """The column at which poses stand behind these names."""
    return max((len(_name(name)) for name in names), default=0) + 2


def short_pose(pose: Pose, view: View) -> str:
    """A pose between braces, on one line."""
    return f"{{{', '.join(f'{key}: {text}' for key, text in pose_parts(pose, view).items())}}}"


def long_pose(pose: Pose, view: View, indent: int = 6) -> list[str]:
    """A pose with a line for each of its parts, and one more where that would be too wide."""
    lines: list[str] = []
    for key, text in pose_parts(pose, view).items():
        fits = indent + len(key) + 2 + len(text) <= LONGEST_LINE
        lines += [f"{key}: {text}"] if fits else [f"{key}:", f"  {text}"]
    return lines


def pose_parts(pose: Pose, view: View) -> dict[str, str]:
    """The keys of a pose and what stands behind each."""
    parts = _trunk(pose, view)
    parts["arms"] = _limbs(pose, view, _ARMS)
    looks = dict(zip(Bone, pose.looks, strict=True))
    has_legs = view is not View.TOP or any(looks[bone] for bones in _LEGS.values() for bone in bones)
    if has_legs:
        parts["legs"] = _limbs(pose, view, _LEGS)
    shorter = _looks(looks, view, is_upright=_is_upright(pose, view), has_legs=has_legs)
    if shorter:
        parts["foreshorten"] = f"{{{', '.join(f'{name}: {number_text(look, 3)}' for name, look in shorter.items())}}}"
    return parts


def number_text(value: float, digits: int = 1) -> str:
    """A number with at most so many digits behind the point, and none that say nothing."""
    return f"{round(value, digits) + 0.0:.{digits}f}".rstrip("0").rstrip(".") if digits else f"{round(value)}"


def _name(name: str) -> str:
    """A pose's name as a key; words that YAML would read as something else don't matter to this format."""
    return f'"{name}"' if any(letter in name for letter in ":#{}[],'\"") or name != name.strip() else name


def _written_prop(prop: Prop) -> str:
    if prop.x is None and prop.height is None:
        return prop.kind.value
    parts = [f"prop: {prop.kind.value}"]
    parts += [f"x: {number_text(prop.x, 3)}"] if prop.x is not None else []
    parts += [f"height: {number_text(prop.height, 3)}"] if prop.height is not None else []
    return f"{{{', '.join(parts)}}}"


# Angles


def _trunk(pose: Pose, view: View) -> dict[str, str]:
    lumbar, thoracic, head = (pose.angle(bone) for bone in _SPINE)
    if view is View.SIDE:
        return {"spine": _list(pose, _SPINE)}
    parts: dict[str, str] = {}
    across = lumbar - 90.0
    if _is_upright(pose, view):
        parts |= {} if _same(head, 90.0) else {"head": _angle(head)}
    elif _same(lumbar, thoracic) and _same(lumbar, head):
        parts["trunk"] = _angle(lumbar)
    else:
        parts["spine"] = _list(pose, _SPINE)
    # From above the lines are what there is to see.
    always = _is_upright(pose, view)
    lines = {"hips": Bone.HIPS, "shoulders": Bone.SHOULDERS}
    if view is View.TOP:
        lines = {"shoulders": Bone.SHOULDERS, "pelvis": Bone.HIPS}
    return parts | {
        name: _angle(pose.angle(bone)) for name, bone in lines.items() if always or not _same(pose.angle(bone), across)
    }


def _is_upright(pose: Pose, view: View) -> bool:
    """Whether somebody upright is seen from above: the spine then points at us and has no angles."""
    spine = (pose.looks[bone] for bone in _SPINE)
    return view is View.TOP and not any(spine) and all(_same(pose.angle(bone), 90.0) for bone in _SPINE[:2])


def _limbs(pose: Pose, view: View, limbs: dict[str, tuple[Bone, ...]]) -> str:
    one, other = (tuple(pose.angle(bone) for bone in limbs[side]) for side in "AB")
    is_mirrored = view in (View.FRONT, View.FEET)
    if all(_same(180.0 - a if is_mirrored else a, b) for a, b in zip(one, other, strict=True)):
        return _list(pose, limbs["A"])
    sides = (f"{word}: {_list(pose, limbs[side])}" for side, word in zip("AB", view.sides, strict=True))
    return f"{{{', '.join(sides)}}}"


def _list(pose: Pose, bones: Sequence[Bone]) -> str:
    return f"[{', '.join(_angle(pose.angle(bone)) for bone in bones)}]"


def _angle(degrees: float) -> str:
    return number_text(plain_degrees(degrees))


def plain_degrees(degrees: float) -> float:
    """The same direction as a file may have it: what lies within a whole turn to either side stays as it is."""
    if -360.0 <= degrees <= 360.0:
        return degrees
    return (degrees + _HALF_TURN) % 360.0 - _HALF_TURN


def _same(one: float, other: float) -> bool:
    """Whether two angles are the same direction, as far as they are written."""
    return abs((one - other + 180.0) % 360.0 - 180.0) < 0.05


# Bones that point at us


def _looks(looks: dict[Bone, float], view: View, *, is_upright: bool, has_legs: bool) -> dict[str, float]:
    """What stands under `foreshorten`: a share for each bone that looks shorter, one for both where one word does."""
    found: dict[str, float] = {}
    if not is_upright:
        trunk = looks[Bone.LUMBAR]
        found |= {"trunk": trunk} if trunk < 1.0 or looks[Bone.THORACIC] < 1.0 else {}
        found |= {"head": looks[Bone.HEAD]} if looks[Bone.HEAD] < 1.0 else {}
    elif looks[Bone.LUMBAR] or looks[Bone.HEAD]:
        found |= {"trunk": looks[Bone.LUMBAR], "head": looks[Bone.HEAD]}
    if view is not View.SIDE:
        hips = "pelvis" if view is View.TOP else "hips"
        across = {"shoulders": looks[Bone.SHOULDERS], hips: looks[Bone.HIPS]}
        found |= {name: look for name, look in across.items() if look < 1.0}
    return found | _limb_looks(looks, view, has_legs=has_legs)


def _limb_looks(looks: dict[Bone, float], view: View, *, has_legs: bool) -> dict[str, float]:
    arms = [(side, name) for side in "AB" for name in ("arm", "upper-arm", "forearm")]
    legs = [(side, name) for name in ("leg", "thigh", "shank", "foot") for side in "AB"]
    words = dict(zip("AB", view.sides, strict=True))
    found: dict[str, float] = {}
    for side, name in [*arms, *(legs if has_legs else ())]:
        bones = _ARMS[side] if "arm" in name else _LEGS[side]
        upper, lower = looks[bones[0]], looks[bones[1]]
        is_even = upper == lower < 1.0
        if name in ("arm", "leg"):
            found |= {f"{words[side]}-{name}": upper} if is_even else {}
            continue
        look = looks[bones[_LIMB_BONES[name]]]
        if look < 1.0 and not (is_even and name != "foot"):
            found[f"{words[side]}-{name}"] = look
    return found
