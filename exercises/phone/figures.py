"""A figure as numbers that the phone's page draws: its joints at moments of its cycle, and the things around it."""

from collections.abc import Sequence
from typing import Final

from exercises.library.exercise import Exercise
from exercises.library.figure.body import Point
from exercises.library.figure.figure import Figure
from exercises.library.figure.motion import Bounds, Frame
from exercises.library.figure.props import Thing
from exercises.library.figure.scene import Scene, scene_of
from exercises.session.figure_moment import Cycle, cycle_of

# How many pieces a cycle is cut into; between two of their ends the page draws straight lines.
_PIECES: Final = 32
_UNITS: Final = 1000.0

Json = dict[str, object]


def figure_of(exercise: Exercise) -> Json | None:
    """All that the page needs of an exercise's figure; None where it has none.

    Lengths are thousandths of a stature, y up, the floor at 0.

    `shares` are the moments of the moving time that `frames` show, each with x and y of every joint in the order of
    Joint. `keys` are the shares at which a key is reached. What a walker's ground has passed by is in `ground`. Of the
    `things`, those that move have their boxes and points frame by frame.
    """
    figure, cycle = exercise.figure, cycle_of(exercise)
    if figure is None or cycle is None:
        return None
    scene = scene_of(figure)
    shares = moments_of(figure)
    frames = [scene.motion.frame(share) for share in shares]
    return {
        "view": figure.view.value,
        "cycle": cycle_object(cycle),
        "stride": _unit(scene.stride),
        "extent": _box(scene.extent),
        "shares": [round(share, 6) for share in shares],
        "keys": sorted({round(scene.motion.share_of_key(key), 6) for key in range(len(figure.keys))}),
        "frames": [_joints(frame) for frame in frames],
        "ground": [_unit(frame.ground) for frame in frames] if figure.walks else [],
        "things": _things(scene, frames),
    }


def cycle_object(cycle: Cycle) -> Json:
    """A figure's cycle with the names of the page."""
    return {
        "seconds": round(cycle.seconds, 4),
        "hold": round(cycle.share_of_hold, 6),
        "has_hold": cycle.has_hold,
        "both": cycle.both_sides,
        "hold_seconds": cycle.hold_seconds,
        "stays": cycle.stays,
        "right": cycle.shows_right,
    }


def moments_of(figure: Figure) -> tuple[float, ...]:
    """Shares of the moving time, 0 to 1, that show the movement well: each key's own, and some between two of them."""
    whole = figure.seconds
    if not whole:
        return (0.0,)
    shares, gone = [0.0], 0.0
    for move in figure.moves:
        parts = 1 if move.start == move.end else max(1, round(_PIECES * move.seconds / whole))
        shares += [(gone + move.seconds * part / parts) / whole for part in range(1, parts + 1) if move.seconds]
        gone += move.seconds
    shares[-1] = 1.0
    return tuple(shares)


def _joints(frame: Frame) -> list[float]:
    return [_unit(value) for joint in frame.joints for value in joint]


def _things(scene: Scene, frames: Sequence[Frame]) -> list[Json]:
    """Every thing; one that stands has one place, one that is carried along has one for each frame."""
    places = [scene.places.at(frame) for frame in frames]
    return [_thing([things[number] for things in places]) for number in range(len(places[0]))]


def _thing(moments: list[Thing]) -> Json:
    first = moments[0]
    shown = moments if any(each != first for each in moments) else moments[:1]
    return {
        "kind": first.kind.value,
        "left": first.back_at_left,
        "before": first.is_before,
        "top": _unit(first.back_top),
        "boxes": [_box(each.box) for each in shown],
        "points": [_points(each.points) for each in shown],
    }


def _points(points: Sequence[Point]) -> list[float]:
    return [_unit(value) for point in points for value in point]


def _box(box: Bounds) -> list[float]:
    return [_unit(value) for value in (box.left, box.bottom, box.right, box.top)]


def _unit(statures: float) -> float:
    """Thousandths with one decimal; a whole number is written without it, and there is no minus before 0."""
    value = round(statures * _UNITS, 1) + 0.0
    return int(value) if value == int(value) else value
