"""The arrow of a still picture: along which way, and where, so that it lies beside the body and not over it."""

from math import cos, pi, radians, sin
from typing import Final

from exercises.library.figure.body import CHAIN, LENGTHS, ORIGIN, RADII, Bone, Joint, Point, View
from exercises.library.figure.figure import PropKind
from exercises.library.figure.motion import Bounds, Frame
from gui.figure.facing import turned_aside
from gui.figure.from_above import lies_on_back
from gui.figure.scene import Scene

_ENDS: Final = (Joint.WRIST_A, Joint.WRIST_B, Joint.ANKLE_A, Joint.ANKLE_B, Joint.HEAD)
_KNEES: Final = (Joint.KNEE_A, Joint.KNEE_B)
_MIDDLES: Final = (Joint.PELVIS, Joint.KNEE_A, Joint.KNEE_B, Joint.WAIST)
_FEET: Final = ((Bone.FOOT_A, Joint.ANKLE_A), (Bone.FOOT_B, Joint.ANKLE_B))
# Limbs and head that go less far than this (in statures), or whose way is shorter once it ends clear of them, leave the
# arrow to the trunk; what of that moves less than this isn't seen to move by itself, and has a smaller arrow.
_FAR: Final = 0.10
_SHORTEST: Final = 0.06
_SEEN: Final = 0.045
_TINY: Final = 0.004
_TINY_FOOT: Final = 0.03
# Of an arrow along a limb's way this share may lie on the body.
_MOSTLY_SEEN: Final = 0.45
# One that lies there more is moved outwards by this.
_OUTWARDS: Final = 0.09
# A head that goes this far above a trunk this tall has an arrow at least this long.
_HEAD_SEEN: Final = 0.06
_UPRIGHT: Final = 0.25
_HEAD_SHOWN: Final = 0.12
_CLEAR: Final = 0.075
_BESIDE: Final = 0.115
_BESIDE_LEG: Final = 0.14
# An ankle that stays within this while the foot turns by so many degrees is what moves.
_STILL: Final = 0.03
_FOOT_TURNS: Final = 12.0
# How near to a wall or the floor an arrow may come.
_AIR: Final = 0.02
# Where an arrow of a trunk begins, is half way and ends, from the joint's middle; a small one's is shorter.
_AHEAD: Final = (0.085, 0.13, 0.175)
_SMALL: Final = (0.105, 0.13, 0.155)


def arrow_of(scene: Scene) -> list[Point]:
    """The way of what moves from the first key to the held one, outside the body, in statures; may be empty."""
    figure, motion = scene.figure, scene.motion
    if not figure.moves or figure.walks:
        return []
    first, held = motion.key_frame(figure.moves[0].start), scene.still()
    if abs(turned_aside(held)) > abs(turned_aside(first)) + 0.2:
        return _round_the_head(held)
    return (
        _of_limb(scene, first, held)
        or _over_the_head(first, held)
        or _of_foot(scene)
        or _of_ankle(first, held)
        or _of_trunk(scene, first, held)
    )


def _of_limb(scene: Scene, first: Frame, held: Frame) -> list[Point]:
    """Along the way of the hand, foot or head that goes farthest and isn't hidden by the body, or else of a knee.

    From the feet only knees are followed. Bent knees of somebody on the back, seen from above, hide the way they come.
    """
    if lies_on_back(held):
        return []

    def weight(joint: Joint) -> float:
        # Hands that are only carried along show less than the head above them.
        return first.at(joint).distance(held.at(joint)) * (1.2 if joint is Joint.HEAD else 1.0)

    ends = _KNEES if held.view is View.FEET else _ENDS
    found: list[list[Point]] = []
    share = scene.motion.share_of_key(scene.figure.held)
    for end in [*sorted(ends, key=weight, reverse=True), *sorted(_KNEES, key=weight, reverse=True)]:
        is_shown_by_trunk = end in _KNEES and ends is _ENDS and not found
        if first.at(end).distance(held.at(end)) < _FAR or is_shown_by_trunk:
            continue
        way = [scene.motion.frame(share * number / 24).at(end) for number in range(25)]
        cut = _cut(way, _CLEAR if end is not Joint.HEAD else _CLEAR + 0.03)
        if cut and _hidden(cut, held) < _MOSTLY_SEEN:
            return cut
        found += [cut] if cut else []
    # What lies on the body is moved away from it, as far as that helps.
    moved = [_farther(way, held.at(Joint.PELVIS)) for way in found]
    moved += [[Point(point.x, point.y + _OUTWARDS) for point in way] for way in found]
    free = [way for way in moved if not _is_closed(scene, way)]
    return min([*found, *free], key=lambda way: _hidden(way, held), default=[])


def _farther(way: list[Point], middle: Point) -> list[Point]:
    """A way moved outwards from a place, as a whole."""
    out = way[len(way) // 2].minus(middle)
    size = out.distance(ORIGIN) or 1.0
    return [point.plus(Point(out.x / size * _OUTWARDS, out.y / size * _OUTWARDS)) for point in way]


def _hidden(way: list[Point], frame: Frame) -> float:
    """The share of a way's points that lie on the body."""

    def is_on(point: Point) -> bool:
        return any(
            _from_bone(point, frame.at(start), frame.at(end)) < max(RADII[start], RADII[end]) * 0.9
            for _, start, end in CHAIN
        )

    return sum(map(is_on, way)) / len(way)


def _from_bone(point: Point, start: Point, end: Point) -> float:
    """How far a point is from the line between two others."""
    way, there = end.minus(start), point.minus(start)
    size = way.x * way.x + way.y * way.y
    share = min(1.0, max(0.0, (there.x * way.x + there.y * way.y) / size)) if size > 1e-12 else 0.0
    return point.distance(start.towards(end, share))


def _cut(way: list[Point], clear: float) -> list[Point]:
    """A way that ends well before the limb that it leads to."""
    kept = [point for point in way if point.distance(way[-1]) > clear]
    return kept if len(kept) > 2 and kept[0].distance(kept[-1]) > _SHORTEST else []


def _over_the_head(first: Frame, held: Frame) -> list[Point]:
    """Above a head of somebody upright that moves more than all else does: its own way, as high as is clear of it."""
    start, end = first.at(Joint.HEAD), held.at(Joint.HEAD)
    far = start.distance(end)
    others = max(first.at(joint).distance(held.at(joint)) for joint in (*_MIDDLES, Joint.ANKLE_A, Joint.ANKLE_B))
    if far < _HEAD_SEEN or others * 1.6 > far or end.minus(held.at(Joint.PELVIS)).y < _UPRIGHT:
        return []
    up, down = _CLEAR + 0.045, end.y - start.y
    if abs(end.x - start.x) < abs(down):
        ways = (up, up + 0.04, up + 0.08)
        return [Point(end.x, end.y + way) for way in (ways if down > 0.0 else reversed(ways))]
    longer = max(1.0, _HEAD_SHOWN / far)
    return [Point(end.x + (start.x - end.x) * longer * (1 - part / 8), end.y + up) for part in range(9)]


def _of_ankle(first: Frame, held: Frame) -> list[Point]:
    """Before the toes of a foot that slides a little, while the body stays."""
    foot = max((Joint.ANKLE_A, Joint.ANKLE_B), key=lambda joint: first.at(joint).distance(held.at(joint)))
    step = held.at(foot).minus(first.at(foot))
    stays = first.at(Joint.WAIST).distance(held.at(Joint.WAIST)) < _TINY
    if held.view is not View.SIDE or not stays or abs(step.x) < _TINY_FOOT:
        return []
    toe = held.at(Joint.TOE_A if foot is Joint.ANKLE_A else Joint.TOE_B)
    first_x, last_x = sorted((toe.x + 0.05, toe.x + 0.15), reverse=step.x < 0)
    return [Point(first_x, toe.y), Point((first_x + last_x) / 2, toe.y), Point(last_x, toe.y)]


def _round_the_head(held: Frame) -> list[Point]:
    """A bow above the head, from the far side over the front to the side that it turns to."""
    head, sign = held.at(Joint.HEAD), 1.0 if turned_aside(held) > 0.0 else -1.0
    bow = [radians(200.0 + 155.0 * number / 24) for number in range(25)]
    return [Point(head.x + sign * 0.125 * cos(angle), head.y + 0.125 + 0.035 * sin(angle)) for angle in bow]


def _of_foot(scene: Scene) -> list[Point]:
    """Before the toes of a foot that turns on its ankle: a bow, or a ring for one that circles."""
    figure, held = scene.figure, scene.still()
    for bone, ankle in _FEET:
        angles = [key.angles[bone] for key in figure.keys]
        places = [scene.motion.key_frame(number).at(ankle) for number in range(len(figure.keys))]
        stays = max(place.distance(places[0]) for place in places) < _STILL
        if held.view is not View.SIDE or not stays or max(angles) - min(angles) < _FOOT_TURNS:
            continue
        here, low, high = held.at(ankle), radians(min(angles)), radians(max(angles))
        if min(key.looks[bone] for key in figure.keys) < 0.9:
            middle, size = (low + high) / 2, LENGTHS[bone] * 0.95
            ring = [radians(120.0) - 2 * pi * 0.86 * number / 32 for number in range(33)]
            toes = Point(here.x + size * cos(middle), here.y + size * sin(middle))
            return [Point(toes.x + 0.045 * cos(angle), toes.y + 0.07 * sin(angle)) for angle in ring]
        size = LENGTHS[bone] + 0.07
        bow = [high + (low - high) * number / 24 for number in range(25)]
        return [Point(here.x + size * cos(angle), here.y + size * sin(angle)) for angle in bow]
    return []


def _of_trunk(scene: Scene, first: Frame, held: Frame) -> list[Point]:
    """Beside the joint of the trunk, or the knee, that moves most."""

    def far(joint: Joint) -> float:
        return first.at(joint).distance(held.at(joint))

    middle = max(_MIDDLES, key=far)
    if far(middle) < _TINY:
        return []
    lengths = _AHEAD if far(middle) >= _SEEN else _SMALL
    step = held.at(middle).minus(first.at(middle))
    out = Point(step.x / far(middle), step.y / far(middle))
    spine = held.at(Joint.NECK).minus(held.at(Joint.PELVIS))
    here = held.at(middle)
    if lies_on_back(held):
        # Before the knee that comes farthest.
        here = max((held.at(joint) for joint in _MIDDLES), key=lambda at: at.x * out.x + at.y * out.y)
    if abs(out.x * spine.x + out.y * spine.y) > 0.6 * spine.distance(ORIGIN):
        # The body moves along its own length: the arrow runs behind it.
        size = spine.distance(ORIGIN)
        if lies_on_back(held):
            here = held.at(middle).plus(Point(-spine.y / size * _BESIDE_LEG, spine.x / size * _BESIDE_LEG))
        else:
            here = held.at(Joint.WAIST).plus(Point(-spine.y / size * _BESIDE, spine.x / size * _BESIDE))
        return [here.plus(Point(out.x * length, out.y * length)) for length in (-0.06, 0.0, 0.06)]
    ahead = [here.plus(Point(out.x * length, out.y * length)) for length in lengths]
    behind = [here.minus(Point(out.x * length, out.y * length)) for length in reversed(lengths)]
    # Where there is no room between the body and what it moves to, the arrow comes from behind.
    return behind if _is_closed(scene, ahead) or _hidden(behind, held) + 0.2 < _hidden(ahead, held) else ahead


def _is_closed(scene: Scene, way: list[Point]) -> bool:
    """Whether a way runs into a wall or the floor."""
    things = scene.places.at(scene.still())
    walls = [thing.box for thing in things if thing.kind is PropKind.WALL]
    boxes = [Bounds(box.left - _AIR, box.bottom, box.right + _AIR, box.top) for box in walls]
    if scene.figure.view is not View.TOP and min(point.y for point in way) < _AIR:
        return True
    return any(box.left < point.x < box.right for box in boxes for point in way)
