"""Still pictures of exercises: the key that shows them best, an arrow along the way there, and what works tinted."""

from math import ceil
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPixmapCache

from exercises.library.exercise import Exercise
from exercises.library.figure.body import ORIGIN, Joint, Point, View
from exercises.library.figure.figure import PropKind
from exercises.library.figure.motion import Bounds
from gui.figure.colours import FigureColours, Look, figure_colours
from gui.figure.fit import Placing, fit, most_for_card
from gui.figure.painter import paint_figure
from gui.figure.scene import Scene, scene_of
from gui.theme.tokens import Colours

# Pictures of a page of cards on a sharp screen, in KiB.
_CACHE: Final = 48 * 1024
_MARGIN: Final = 0.06
_ENDS: Final = (Joint.WRIST_A, Joint.WRIST_B, Joint.ANKLE_A, Joint.ANKLE_B, Joint.HEAD)
_KNEES: Final = (Joint.KNEE_A, Joint.KNEE_B)
_MIDDLES: Final = (Joint.PELVIS, Joint.KNEE_A, Joint.KNEE_B, Joint.WAIST)
# Limbs and head that go less far than this (in statures), or whose way is shorter once it ends clear of them, leave the
# arrow to the trunk; what of that moves less than this isn't seen to move.
_FAR: Final = 0.10
_SHORTEST: Final = 0.06
_SEEN: Final = 0.045
_CLEAR: Final = 0.075
_HEAD: Final = 0.038
_BESIDE: Final = 0.115
# How near to a wall an arrow may come.
_AIR: Final = 0.02


def still_picture(
    exercise: Exercise,
    size: QSize,
    theme: Colours,
    *,
    look: Look | None = None,
    ratio: float = 1.0,
    ground: str | None = None,
    mirrored: bool = False,
    only_kept: bool = False,
) -> QPixmap:
    """The exercise's picture, `size` logical pixels large, drawn once and kept; empty where it has no figure.

    With `only_kept` it is empty also where it would have to be drawn first, which takes some milliseconds.
    """
    if exercise.figure is None or size.isEmpty():
        return QPixmap()
    colours = figure_colours(theme, look or Look(), ground)
    what = (exercise.figure, exercise.targets, colours, mirrored)
    key = f"figure {exercise.id} {size.width()}x{size.height()} {ratio} {hash(what)}"
    kept = QPixmap()
    if QPixmapCache.find(key, kept) or only_kept:
        return kept
    if QPixmapCache.cacheLimit() < _CACHE:
        QPixmapCache.setCacheLimit(_CACHE)
    picture = QPixmap(ceil(size.width() * ratio), ceil(size.height() * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_still(
        painter, scene_of(exercise.figure), QRectF(QPointF(), size.toSizeF()), colours, exercise.targets, mirrored
    )
    painter.end()
    QPixmapCache.insert(key, picture)
    return picture


def paint_still(
    painter: QPainter,
    scene: Scene,
    box: QRectF,
    colours: FigureColours,
    works: tuple[str, ...] = (),
    mirrored: bool = False,
) -> None:
    """Paint the held key, the arrow and the working muscles into a box."""
    margin = min(box.width(), box.height()) * _MARGIN
    room = box.adjusted(margin, margin, -margin, -margin)
    placing = fit(scene.extent, room, most=most_for_card(room, scene.figure.view), mirrored=mirrored)
    paint_figure(painter, scene, scene.still(), placing, colours, works=works)
    way = arrow_of(scene)
    if way:
        _paint_arrow(painter, way, placing, colours)


def arrow_of(scene: Scene) -> list[Point]:
    """The way of the end that moves farthest from the first key to the held one, outside the body; may be empty."""
    figure, motion = scene.figure, scene.motion
    if not figure.moves or figure.walks:
        return []
    first, held = motion.key_frame(figure.moves[0].start), scene.still()

    def far(joint: Joint) -> float:
        return first.at(joint).distance(held.at(joint))

    def weight(joint: Joint) -> float:
        # Hands that are only carried along show less than the head above them.
        return far(joint) * (1.2 if joint is Joint.HEAD else 1.0)

    end = max(_KNEES if figure.view is View.FEET else _ENDS, key=weight)
    if far(end) >= _FAR:
        share = motion.share_of_key(figure.held)
        way = [motion.frame(share * number / 24).at(end) for number in range(25)]
        seen = _cut(way, _CLEAR if end is not Joint.HEAD else _CLEAR + 0.03)
        if seen:
            return seen
    middle = max(_MIDDLES, key=far)
    if far(middle) < _SEEN:
        return []
    step = held.at(middle).minus(first.at(middle))
    out = Point(step.x / far(middle), step.y / far(middle))
    spine = held.at(Joint.NECK).minus(held.at(Joint.PELVIS))
    here = held.at(middle)
    if abs(out.x * spine.x + out.y * spine.y) > 0.6 * spine.distance(ORIGIN):
        # The body moves along its own length: the arrow runs behind it.
        size = spine.distance(ORIGIN)
        here = held.at(Joint.WAIST).plus(Point(-spine.y / size * _BESIDE, spine.x / size * _BESIDE))
        return [here.plus(Point(out.x * length, out.y * length)) for length in (-0.06, 0.0, 0.06)]
    ahead = [here.plus(Point(out.x * length, out.y * length)) for length in (0.085, 0.13, 0.175)]
    if any(wall.left < point.x < wall.right for wall in _walls(scene) for point in ahead):
        # No room between the body and the wall: the arrow comes from behind.
        return [here.minus(Point(out.x * length, out.y * length)) for length in (0.175, 0.13, 0.085)]
    return ahead


def _walls(scene: Scene) -> list[Bounds]:
    """Where walls are, with some air in front of them."""
    things = scene.places.at(scene.still())
    boxes = [thing.box for thing in things if thing.kind is PropKind.WALL]
    return [Bounds(box.left - _AIR, box.bottom, box.right + _AIR, box.top) for box in boxes]


def _cut(way: list[Point], clear: float) -> list[Point]:
    """A way that ends well before the limb that it leads to."""
    kept = [point for point in way if point.distance(way[-1]) > clear]
    return kept if len(kept) > 2 and kept[0].distance(kept[-1]) > _SHORTEST else []


def _paint_arrow(painter: QPainter, way: list[Point], placing: Placing, colours: FigureColours) -> None:
    def pixel(point: Point) -> QPointF:
        x = -point.x if placing.mirrored else point.x
        return QPointF(placing.x + x * placing.scale, placing.floor - point.y * placing.scale)

    path = QPainterPath(pixel(way[0]))
    for point in way[1:]:
        path.lineTo(pixel(point))
    tip, before = way[-1], next((point for point in reversed(way) if point.distance(way[-1]) > _HEAD), way[0])
    along = tip.minus(before)
    size = tip.distance(before) or 1.0
    along = Point(along.x / size * _HEAD, along.y / size * _HEAD)
    for side in (1, -1):
        wing = Point(tip.x - along.x * 0.8 - along.y * 0.62 * side, tip.y - along.y * 0.8 + along.x * 0.62 * side)
        path.moveTo(pixel(wing))
        path.lineTo(pixel(tip))
    pen = QPen(QColor(colours.arrow), max(1.6, placing.scale * 0.013))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.strokePath(path, pen)
    painter.restore()
