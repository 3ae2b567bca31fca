"""The calm picture that stands for an exercise or a routine until it has a drawing of its own."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme.theme import Theme
from gui.theme.tokens import mix
from gui.widgets.position_marks import FLOOR, HEIGHT, MARKS, Mark, Part, Stroke

# All figures stand on the same line, at this share of the height, so that a page of them is calm.
_FLOOR_AT = 0.88


class PositionPlaceholder(QWidget):
    """An abstract figure in the exercise's position on a soft ground.

    `words` tells the position: written when there is room, and part of the accessible name.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        position: str,
        words: str = "",
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._position = position
        self._words = words
        self._top_corner = 12
        self._bottom_corner = 12
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._tell()
        theme.changed.connect(self.update)

    def set_subject(self, name: str, position: str, words: str = "") -> None:
        """Stand for something else."""
        self._name, self._position, self._words = name, position, words
        self._tell()
        self.update()

    def set_corners(self, *, top: int, bottom: int) -> None:
        """Round the corners by so many pixels at 100 %, to fit a card's; 0 is square."""
        self._top_corner, self._bottom_corner = top, bottom
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self._theme.px(128))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(40), self._theme.px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = self._shape()
        painter.fillPath(shape, QColor(self._theme.colours.primary.soft))
        painter.setClipPath(shape)
        self._paint_subject(painter)

    def _paint_subject(self, painter: QPainter) -> None:
        """Paint what stands on the ground."""
        words_height = self._paint_words(painter)
        mark = MARKS.get(self._position)
        if mark is not None:
            self._paint_mark(painter, mark, self.height() - words_height)

    def _shape(self) -> QPainterPath:
        box = QRectF(self.rect())
        most = round(min(box.width(), box.height()) * 0.25)
        top = min(most, self._theme.px(self._top_corner))
        bottom = min(most, self._theme.px(self._bottom_corner))
        shape = QPainterPath()
        shape.setFillRule(Qt.FillRule.WindingFill)
        shape.addRoundedRect(box.adjusted(0, 0, 0, -max(bottom, 1)), top, top)
        shape.addRoundedRect(box.adjusted(0, max(top, 1), 0, 0), bottom, bottom)
        shape.addRect(box.adjusted(0, top, 0, -bottom))
        return shape

    def _paint_words(self, painter: QPainter) -> int:
        """Write the position at the bottom when there is room, and say how much height that took."""
        px = self._theme.px
        if not self._words or self.height() < px(150) or self.width() < px(180):
            return 0
        painter.setFont(self._theme.font(13, 500))
        painter.setPen(QColor(self._theme.colours.primary.ink))
        room = QRectF(px(20), self.height() - px(36), self.width() - px(40), px(24))
        painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, self._words)
        return px(30)

    def _paint_mark(self, painter: QPainter, mark: Mark, height: float) -> None:
        box = mark.bounds
        scale = min(self.width() * 0.7 / box.width, height * 0.74 / box.height, height * 1.2 / HEIGHT)
        colours = self._theme.colours
        tints = {part: mix(colours.primary.soft, colours.primary.full, part.value) for part in Part}
        painter.save()
        painter.translate(
            self.width() / 2 - (box.left + box.width / 2) * scale,
            height * _FLOOR_AT - FLOOR * scale,
        )
        painter.scale(scale, scale)
        reach = box.width / 2 + 14
        middle = box.left + box.width / 2
        floor = Stroke(Part.THING, 4, ((middle - reach, FLOOR), (middle + reach, FLOOR)))
        for stroke in (floor, *mark.strokes):
            pen = QPen(QColor(tints[stroke.part]), stroke.width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPolyline([QPointF(x, y) for x, y in stroke.points])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tints[Part.TRUNK]))
        painter.drawEllipse(QPointF(*mark.head), mark.head_radius, mark.head_radius)
        painter.restore()

    def _tell(self) -> None:
        self.setAccessibleName(", ".join(part for part in (self._name, self._words) if part))
