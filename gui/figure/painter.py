"""Paints one frame of a figure."""

from PySide6.QtGui import QPainter

from exercises.library.figure.body import View
from exercises.library.figure.motion import Frame
from gui.figure.colours import FigureColours
from gui.figure.facing import paint_facing
from gui.figure.fit import Placing
from gui.figure.from_above import paint_top
from gui.figure.pencil import Glow, Pencil
from gui.figure.side import paint_side


def paint_figure(
    painter: QPainter,
    frame: Frame,
    placing: Placing,
    colours: FigureColours,
    *,
    breath: float = 0.0,
    glows: dict[str, list[Glow]] | None = None,
) -> None:
    """Paint a frame; `breath` from 0 to 1 fills the chest."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    placing.apply(painter)
    pencil = Pencil(painter, colours)
    match frame.view:
        case View.SIDE:
            paint_side(pencil, frame, breath, glows or {})
        case View.FRONT | View.FEET:
            paint_facing(pencil, frame, breath, glows or {})
        case View.TOP:
            paint_top(pencil, frame, breath, glows or {})
    painter.restore()
