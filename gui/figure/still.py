"""Still pictures of exercises: the key that shows them best, an arrow along the way there, and what works tinted."""

from math import ceil
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPixmapCache

from exercises.library.exercise import Exercise
from exercises.library.figure.body import Point
from gui.figure.arrow import arrow_of
from gui.figure.colours import FigureColours, Look, figure_colours
from gui.figure.fit import Placing, fit, most_for_card
from gui.figure.painter import paint_figure
from gui.figure.scene import Scene, scene_of
from gui.theme.tokens import Colours

# Pictures of a page of cards on a sharp screen, in KiB.
_CACHE: Final = 48 * 1024
_MARGIN: Final = 0.06
_HEAD: Final = 0.038


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
    alone: bool = False,
) -> None:
    """Paint the held key, the arrow and the working muscles into a box; `alone` tells of one that fills its place."""
    margin = min(box.width(), box.height()) * _MARGIN
    room = box.adjusted(margin, margin, -margin, -margin)
    way = arrow_of(scene)
    most = most_for_card(room, scene.figure.view, alone=alone)
    placing = fit(scene.still_extent(way), room, most=most, mirrored=mirrored)
    paint_figure(painter, scene, scene.still(), placing, colours, works=works)
    if way:
        _paint_arrow(painter, way, placing, colours)


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
