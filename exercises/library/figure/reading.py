"""Reads the `figure:` block of an exercise; what is wrong with it is told, and the exercise goes on without it."""

from dataclasses import dataclass
from typing import Final

from exercises.library.fields import Fields, Located
from exercises.library.figure.body import Pose, View
from exercises.library.figure.figure import OTHER_SIDE, Figure, Move, Prop, PropKind
from exercises.library.figure.motion import REACH, Motion
from exercises.library.figure.pins import BOTH, LIMB_PINS, TRUNK_PINS, Pin
from exercises.library.figure.pose_reading import read_pose
from exercises.library.problems import did_you_mean, short
from exercises.library.scalars import parse_duration

KEYS: Final = ("view", "props", "pin", "keys", "cycle", "walks")
_HOLD: Final = "hold"
_MOST_KEYS: Final = 12
_MOST_MOVES: Final = 24
_MOST_SECONDS: Final = 60.0


def read_figure(fields: Fields) -> Figure | None:
    """Read the mapping under `figure`; None after a problem, which is reported with its line and column."""
    before = len(fields.report.problems)
    fields.only(KEYS)
    view = fields.choice("view", View) or View.SIDE
    poses = _read_keys(fields, view)
    pins = _read_pins(fields, view)
    props = _read_props(fields)
    walks = fields.flag("walks") or False
    cycle = _read_cycle(fields, poses)
    if len(fields.report.problems) > before or not poses or cycle is None:
        return None
    names, moves, hold_at = cycle
    keys = tuple(_pose(name, poses, view) for name in names)
    figure = Figure(view, keys, tuple(names), moves, hold_at, tuple(pin for _, pin in pins), props, walks)
    _check_reach(fields, figure, pins)
    return figure if len(fields.report.problems) == before else None


def _pose(name: str, poses: dict[str, Pose], view: View) -> Pose:
    pose = poses[name.removeprefix(OTHER_SIDE)]
    if not name.startswith(OTHER_SIDE):
        return pose
    return pose.swapped() if view in (View.SIDE, View.TOP) else pose.mirrored()


# Keys


def _read_keys(fields: Fields, view: View) -> dict[str, Pose]:
    if not fields.has("keys"):
        fields.say(fields.first, "keys", "the poses are missing; write them under keys, each with a name of its own")
        return {}
    keys = fields.mapping("keys")
    if keys is None:
        return {}
    found: dict[str, Pose] = {}
    for name in keys.names():
        if name == _HOLD or name.startswith(OTHER_SIDE) or parse_duration(name) is not None:
            keys.say_at_key(name, f'"{short(name)}" can\'t be the name of a pose; choose another word')
            continue
        pose = keys.mapping(name)
        if pose is not None:
            read = read_pose(pose, view)
            if read is not None:
                found[name] = read
    if len(found) > _MOST_KEYS:
        fields.say(fields.first, "keys", f"{len(found)} poses are too many; at most {_MOST_KEYS}")
    return found


# Pins


def _read_pins(fields: Fields, view: View) -> list[tuple[Located, Pin]]:
    found = []
    names = _pin_names(view)
    for entry in fields.texts("pin", at_most=8):
        pins = names.get(entry.text)
        if pins is None:
            hint = did_you_mean(entry.text, names) or f"; you can write {', '.join(names)}"
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
    if figure.walks:
        return
    for (entry, _), miss in zip(pins, Motion(figure).misses(), strict=True):
        if miss > REACH:
            far = f"{miss * 100:.1f} % of the body's height"
            fields.say_about(entry, f'"{entry.text}" can\'t stay in its place: the limb misses it by {far}')


# Props


def _read_props(fields: Fields) -> tuple[Prop, ...]:
    node = fields.entry("props")
    if node is None:
        return ()
    found = []
    for item in fields.items("props"):
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


# The cycle


@dataclass(slots=True)
class _Cycle:
    names: list[str]
    moves: list[Move]
    hold_at: int | None = None
    waiting: float | None = None

    def place(self, name: str) -> int:
        if name not in self.names:
            self.names.append(name)
        return self.names.index(name)


def _read_cycle(fields: Fields, poses: dict[str, Pose]) -> tuple[list[str], tuple[Move, ...], int | None] | None:
    if not fields.has("cycle"):
        names = list(poses)
        if len(names) > 1:
            fields.say(fields.first, "cycle", "say how it moves, such as cycle: [down, 2s, up, hold, up, 2s, down]")
            return None
        return names, (), None
    before = len(fields.report.problems)
    cycle = _Cycle([], [])
    at: int | None = None
    for entry in fields.texts("cycle", at_most=2 * _MOST_MOVES):
        seconds = parse_duration(entry.text)
        if entry.text == _HOLD:
            _hold(fields, entry, cycle)
        elif seconds is not None:
            _wait(fields, entry, cycle, seconds)
        elif entry.text.removeprefix(OTHER_SIDE) not in poses:
            hint = did_you_mean(entry.text, poses) or f"; the poses are {', '.join(poses)}"
            fields.say_about(entry, f'there is no pose "{short(entry.text)}"{hint}')
            cycle.waiting = None
        else:
            at = _go_to(fields, entry, cycle, at)
    if cycle.waiting is not None:
        fields.say_at_key("cycle", "the cycle ends with a time; write the pose that it leads to")
    if not cycle.moves and len(cycle.names) > 1:
        fields.say_at_key("cycle", "nothing moves here; write a time between two poses, such as 2s")
    if len(fields.report.problems) > before or not cycle.names:
        return None
    return cycle.names, tuple(cycle.moves), cycle.hold_at


def _hold(fields: Fields, entry: Located, cycle: _Cycle) -> None:
    if cycle.hold_at is not None:
        fields.say_about(entry, "a cycle is held once only")
    if not cycle.names:
        fields.say_about(entry, "a cycle begins with a pose")
    cycle.hold_at = len(cycle.moves)


def _wait(fields: Fields, entry: Located, cycle: _Cycle, seconds: float) -> None:
    if cycle.waiting is not None:
        fields.say_about(entry, "two times stand in a row; write a pose between them")
    if not 0 < seconds <= _MOST_SECONDS:
        fields.say_about(entry, f"a move takes more than 0 and at most {_MOST_SECONDS:.0f} seconds")
    cycle.waiting = seconds


def _go_to(fields: Fields, entry: Located, cycle: _Cycle, at: int | None) -> int:
    number = cycle.place(entry.text)
    if at is None:
        if cycle.waiting is not None:
            fields.say_about(entry, "a cycle begins with a pose, not with a time")
    elif cycle.waiting is not None:
        cycle.moves.append(Move(at, number, cycle.waiting))
    elif number != at:
        fields.say_about(entry, f'write how long it takes to come to "{short(entry.text)}", such as 2s, before it')
    cycle.waiting = None
    return number
