"""Reads the `cycle:` of a figure: which pose follows which, in how many seconds, and where it is held."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from exercises.library.fields import Fields, Located
from exercises.library.figure.figure import OTHER_SIDE, Move
from exercises.library.problems import did_you_mean, short
from exercises.library.scalars import parse_duration

HOLD: Final = "hold"
_MOST_ENTRIES: Final = 48
_MOST_SECONDS: Final = 60.0
_EXAMPLE: Final = "such as cycle: [down, 2s, up, hold, up, 2s, down]"


class Cycle(NamedTuple):
    """The names of the poses in the order they come, the moves between them, and before which move is held."""

    names: list[str]
    moves: tuple[Move, ...]
    hold_at: int | None


@dataclass(slots=True)
class _Reading:
    names: list[str] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    hold_at: int | None = None
    at: int | None = None
    waiting: float | None = None
    # After a name that nobody knows, what comes next isn't blamed for it.
    lost: bool = False

    def place(self, name: str) -> int:
        if name not in self.names:
            self.names.append(name)
        return self.names.index(name)


def read_cycle(fields: Fields, good: Collection[str], broken: Collection[str]) -> Cycle | None:
    """Read the cycle over the `good` poses; those that are `broken` have been told of already."""
    if not fields.has("cycle"):
        if len(good) + len(broken) > 1:
            fields.say_at_key("cycle", f"say how it moves, {_EXAMPLE}")
            return None
        return Cycle(list(good), (), None)
    before = len(fields.report.problems)
    cycle = _Reading()
    entries = fields.texts("cycle", at_most=_MOST_ENTRIES, missing=f"nothing is in the cycle; fill it, {_EXAMPLE}")
    for entry in entries:
        seconds = parse_duration(entry.text)
        name = entry.text.removeprefix(OTHER_SIDE)
        if entry.text == HOLD:
            _hold(fields, entry, cycle)
        elif seconds is not None:
            _wait(fields, entry, cycle, seconds)
        elif name in good:
            _go_to(fields, entry, cycle)
        else:
            if name not in broken:
                _unknown(fields, entry, name, [*good, *broken])
            cycle.waiting, cycle.lost = None, True
    if len(fields.report.problems) == before and not cycle.lost and entries:
        _check_whole(fields, cycle, entries[-1])
    if len(fields.report.problems) > before or not cycle.names:
        return None
    return Cycle(cycle.names, tuple(cycle.moves), cycle.hold_at)


def _unknown(fields: Fields, entry: Located, name: str, poses: list[str]) -> None:
    if name[:1] in "-+.," or name[:1].isdigit():
        fields.say_about(entry, f'"{short(name)}" is neither a time such as 2s or 1.5s nor a pose')
        return
    hint = did_you_mean(name, [*poses, HOLD]) or f"; the poses are {short(', '.join(poses))}"
    fields.say_about(entry, f'there is no pose "{short(name)}"{hint}')


def _check_whole(fields: Fields, cycle: _Reading, last: Located) -> None:
    if cycle.waiting is not None:
        fields.say_about(last, "the cycle ends with a time; write the pose that it leads to after it")
    elif not cycle.moves and len(cycle.names) > 1:
        fields.say_at_key("cycle", "nothing moves here; write a time between two poses, such as 2s")
    elif cycle.moves and cycle.moves[0].start != cycle.at:
        first = short(cycle.names[cycle.moves[0].start])
        words = f'the cycle began with "{first}"; lead it back there, such as 2s, {first}'
        fields.say_about(last, f"{words}, or it jumps when it begins anew")


def _hold(fields: Fields, entry: Located, cycle: _Reading) -> None:
    if cycle.hold_at is not None:
        fields.say_about(entry, "a cycle is held once only; leave one of the two out")
    elif cycle.waiting is not None:
        fields.say_about(entry, 'write the pose that is held between the time and "hold"')
        cycle.waiting, cycle.lost = None, True
    elif cycle.at is None and not cycle.lost:
        fields.say_about(entry, 'a cycle begins with a pose; write the pose that is held before "hold"')
    cycle.hold_at = len(cycle.moves)


def _wait(fields: Fields, entry: Located, cycle: _Reading, seconds: float) -> None:
    if cycle.waiting is not None:
        fields.say_about(entry, "two times stand in a row; write a pose between them, or their sum")
    elif cycle.at is None and not cycle.lost:
        fields.say_about(entry, "a cycle begins with a pose; write the one that it starts from before the time")
        cycle.lost = True
    if not 0 < seconds <= _MOST_SECONDS:
        fields.say_about(entry, f"a move takes more than 0 and at most {_MOST_SECONDS:.0f} seconds")
    cycle.waiting = seconds


def _go_to(fields: Fields, entry: Located, cycle: _Reading) -> None:
    number = cycle.place(entry.text)
    if not cycle.lost and cycle.at is not None:
        if cycle.waiting is not None:
            cycle.moves.append(Move(cycle.at, number, cycle.waiting))
        elif number != cycle.at:
            text = f'say how long it takes to come to "{short(entry.text)}": write a time before it, such as 2s'
            fields.say_about(entry, text)
    cycle.at, cycle.waiting, cycle.lost = number, None, False
