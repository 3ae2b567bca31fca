"""Reads the `figure:` block of an exercise; what is wrong with it is told, and the exercise goes on without it."""

from typing import Final

from exercises.library.fields import Fields, Located
from exercises.library.figure.body import Pose, View
from exercises.library.figure.cycle_reading import HOLD, read_cycle
from exercises.library.figure.figure import OTHER_SIDE, Figure, Prop, PropKind
from exercises.library.figure.motion import REACH, Motion
from exercises.library.figure.pins import BOTH, LIMB_PINS, TRUNK_PINS, Pin
from exercises.library.figure.pose_reading import other_sides, read_pose
from exercises.library.problems import did_you_mean, short
from exercises.library.scalars import parse_duration

KEYS: Final = ("view", "props", "pin", "keys", "cycle", "walks")
_UNDER_KEYS: Final = 'poses are written under "keys", each with a name of its own'
_ELSEWHERE: Final = dict.fromkeys(("pose", "poses", "frames"), _UNDER_KEYS)
_MOST_KEYS: Final = 12
_MOST_PINS: Final = 8
_MOST_PROPS: Final = 8


def read_figure(fields: Fields) -> Figure | None:
    """Read the mapping under `figure`; None after a problem, which is reported with its line and column."""
    before = len(fields.report.problems)
    fields.only(KEYS, _ELSEWHERE)
    view = fields.choice("view", View) if fields.has("view") else View.SIDE
    props = read_props(fields)
    walks = fields.flag("walks") or False
    if view is None:
        # Which keys a pose has is told by the view.
        return None
    good, broken = read_keys(fields, view)
    pins = read_pins(fields, view)
    cycle = read_cycle(fields, good, broken) if good or broken else None
    if len(fields.report.problems) > before or cycle is None:
        return None
    keys = tuple(_pose(name, good, view) for name in cycle.names)
    plain_pins = tuple(pin for _, pin in pins)
    figure = Figure(view, keys, tuple(cycle.names), cycle.moves, cycle.hold_at, plain_pins, props, walks)
    if walks:
        _check_walk(fields, figure)
    else:
        _check_reach(fields, figure, pins)
    return figure if len(fields.report.problems) == before else None


def _pose(name: str, poses: dict[str, Pose], view: View) -> Pose:
    pose = poses[name.removeprefix(OTHER_SIDE)]
    if not name.startswith(OTHER_SIDE):
        return pose
    return pose.swapped() if view is View.SIDE else pose.mirrored()


# Keys


def read_keys(fields: Fields, view: View) -> tuple[dict[str, Pose], list[str]]:
    """The poses by name, and the names of those that have problems."""
    good: dict[str, Pose] = {}
    broken: list[str] = []
    if not fields.has("keys"):
        fields.say_at_key("keys", "the poses are missing; write them under keys, each with a name of its own")
        return good, broken
    keys = fields.mapping("keys")
    if keys is None:
        return good, broken
    names = keys.names()
    if not names:
        fields.say_at_key("keys", "no pose is written here; write one at least, with a name of its own")
    for name in names:
        pose = _read_key(keys, name, view)
        if pose is None:
            broken.append(name)
        else:
            good[name] = pose
    if len(names) > _MOST_KEYS:
        keys.say_at_key(names[_MOST_KEYS], f"{len(names)} poses are too many; at most {_MOST_KEYS}")
    return good, broken


def _read_key(keys: Fields, name: str, view: View) -> Pose | None:
    if not name.strip() or name == HOLD or name.startswith(OTHER_SIDE) or parse_duration(name) is not None:
        keys.say_at_key(name, f'"{short(name)}" can\'t be the name of a pose; choose another word')
        return None
    if not keys.has(name):
        keys.say_at_key(name, "this pose is empty; write its angles, or remove it")
        return None
    pose = keys.mapping(name)
    return read_pose(pose, view) if pose is not None else None


# Pins


def read_pins(fields: Fields, view: View) -> list[tuple[Located, Pin]]:
    """The pinned joints, each with the word that it was written with."""
    found = []
    names = _pin_names(view)
    for entry in fields.texts("pin", at_most=_MOST_PINS):
        pins = names.get(entry.text)
        if pins is None:
            hint = other_sides(entry.text, view) or did_you_mean(entry.text, names)
            hint = hint or f"; you can write {', '.join(names)}"
            fields.say_about(entry, f'"{short(entry.text)}" can\'t be pinned{hint}')
        else:
            found += [(entry, pin) for pin in pins]
    return found


def _pin_names(view: View) -> dict[str, tuple[Pin, ...]]:
    names: dict[str, tuple[Pin, ...]] = {name: (pin,) for name, pin in TRUNK_PINS.items()}
    for both, one in BOTH.items():
        names[both] = (LIMB_PINS["A"][one], LIMB_PINS["B"][one])
    for side, word in zip("AB", view.sides, strict=True):
        for one in LIMB_PINS[side]:
            names[f"{word}-{one}"] = (LIMB_PINS[side][one],)
    return names


def _check_reach(fields: Fields, figure: Figure, pins: list[tuple[Located, Pin]]) -> None:
    """Each pinned point has to stay where it is, in all of the movement."""
    told = set()
    for (entry, _), miss in zip(pins, Motion(figure).misses(), strict=True):
        if miss.far > REACH and entry.at not in told:
            told.add(entry.at)
            far = f'in the pose "{short(figure.names[miss.key])}" it is {miss.far:.1%} of the body\'s height away'
            text = f'"{entry.text}" can\'t stay in its place: {far}; change that pose, or leave the pin out'
            fields.say_about(entry, text)


def _check_walk(fields: Fields, figure: Figure) -> None:
    """Who walks on finds the floor step by step."""
    if not figure.moves:
        fields.say_at_key(
            "walks", "a figure that walks needs a cycle with steps, such as [step, 0.5s, ~step, 0.5s, step]"
        )
    if figure.view in (View.TOP, View.FEET):
        fields.say_at_key("walks", "walking is shown from the side or from the front only")
    if figure.pins:
        fields.say_at_key("pin", "feet that walk find the floor by themselves; leave out the pins")
    if figure.hold_at is not None:
        fields.say_at_key("cycle", f'walking goes on and on; leave out "{HOLD}"')


# Props


def read_props(fields: Fields) -> tuple[Prop, ...]:
    """The things, as they were written."""
    found = []
    for item in fields.items("props", at_most=_MOST_PROPS):
        if isinstance(item, Located):
            kind = _prop_kind(fields, item)
            if kind is not None:
                found.append(Prop(kind))
            continue
        item.only(("prop", "x", "height"))
        name = item.located("prop", missing='say which thing it is, such as "prop: chair"')
        kind = _prop_kind(item, name) if name is not None else None
        x, height = item.decimal("x", -1.5, 1.5), item.decimal("height", 0.0, 1.5)
        if kind is not None:
            found.append(Prop(kind, x, height))
    return tuple(found)


def _prop_kind(fields: Fields, name: Located) -> PropKind | None:
    words = [kind.value for kind in PropKind]
    if name.text in words:
        return PropKind(name.text)
    hint = did_you_mean(name.text, words) or f"; you can write {', '.join(words)}"
    fields.say_about(name, f'"{short(name.text)}" is no thing that can be drawn{hint}')
    return None
