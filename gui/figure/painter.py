"""Paints one frame of a figure, with the things that it uses."""

from collections.abc import Sequence

from PySide6.QtGui import QPainter

from exercises.library.figure.body import View
from exercises.library.figure.motion import Frame
from gui.figure.colours import FigureColours
from gui.figure.facing import paint_facing
from gui.figure.fit import Placing
from gui.figure.from_above import paint_top
from gui.figure.muscles import Glows
from gui.figure.pencil import Pencil
from gui.figure.props import floor_needed, paint_behind, paint_floor, paint_held
from gui.figure.scene import Scene
from gui.figure.side import paint_side


def paint_figure(
    painter: QPainter,
    scene: Scene,
    frame: Frame,
    placing: Placing,
    colours: FigureColours,
    *,
    breath: float = 0.0,
    works: Sequence[str] = (),
    swapped: bool = False,
) -> None:
    """Paint a frame; `breath` from 0 to 1 fills the chest, the muscles that `works` names are tinted a little.

    `swapped` exchanges the sides: near and far, or left and right as a mirror image where both are seen.
    """
    things = scene.places.at(frame)
    if swapped and frame.view is View.SIDE:
        frame = frame.swapped()
    elif swapped:
        placing = placing.flipped(scene.extent)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    placing.apply(painter)
    pencil = Pencil(painter, colours)
    glows = Glows.of(frame, works)
    if floor_needed(things, frame.view):
        paint_floor(pencil, scene.extent, frame.ground, scene.stride)
    paint_behind(pencil, things, frame.view)
    match frame.view:
        case View.SIDE:
            paint_side(pencil, frame, things, breath, glows)
        case View.FRONT | View.FEET:
            paint_facing(pencil, frame, things, breath, glows)
        case View.TOP:
            paint_top(pencil, frame, scene.motion.frame(0.0), breath, glows)
    paint_held(pencil, things)
    painter.restore()
