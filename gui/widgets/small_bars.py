"""A few bars, such as minutes a week, with a dashed line for what was planned."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme.theme import Theme
from gui.theme.tokens import mix

_MOST_WIDTH = 40
_LETTERS = 12


class SmallBars(QWidget):
    """Bars from 0 up, the last one strong with its number above; `words` say it all without the picture."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._values: tuple[int, ...] = ()
        self._line: int | None = None
        self._line_label = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)

    def set_values(self, values: Sequence[int], line: int | None, line_label: str, words: str) -> None:
        """Show other values, 0 or more, oldest first; `line` is drawn across all of them with its label."""
        self._values = tuple(values)
        self._line, self._line_label = line, line_label
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(320), self._theme.px(92))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(92))

    def paintEvent(self, _event: QPaintEvent) -> None:
        highest = max(*self._values, self._line or 0, 1) if self._values else 1
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        letters = self._theme.px(_LETTERS + 6)
        ground = QRectF(0, letters, self._bars_width(painter), self.height() - letters - self._theme.px(2))
        step = ground.width() / max(1, len(self._values))
        width = min(self._theme.px(_MOST_WIDTH), step * 0.66)
        line = ground.bottom() - ground.height() * self._line / highest if self._line else None
        for number, value in enumerate(self._values):
            left = ground.left() + step * number + (step - width) / 2
            height = ground.height() * value / highest
            bar = QRectF(left, ground.bottom() - height, width, height)
            self._paint_bar(painter, bar, number, value)
            if value > 0 and number == len(self._values) - 1:
                self._paint_number(painter, bar, value, line)
        if line is not None:
            self._paint_line(painter, ground, line)

    def _bars_width(self, painter: QPainter) -> float:
        """The room at the right of which the line's label stands."""
        if not self._line or not self._line_label:
            return self.width()
        painter.setFont(self._theme.font(_LETTERS))
        return max(self.width() / 2, self.width() - self._label_width(painter) - self._theme.px(10))

    def _label_width(self, painter: QPainter) -> float:
        return float(painter.fontMetrics().horizontalAdvance(self._line_label))

    def _paint_bar(self, painter: QPainter, bar: QRectF, number: int, value: int) -> None:
        colours, last = self._theme.colours, number == len(self._values) - 1
        painter.setPen(Qt.PenStyle.NoPen)
        if value <= 0:
            painter.setBrush(QColor(colours.track))
            flat = max(2, self._theme.px(3))
            painter.drawRoundedRect(QRectF(bar.left(), bar.bottom() - flat, bar.width(), flat), flat / 2, flat / 2)
            return
        fill = colours.primary.full if last else mix(colours.primary.soft, colours.primary.full, 0.35)
        painter.fillPath(_rounded(bar, min(self._theme.px(6), bar.height() / 2)), QColor(fill))

    def _paint_number(self, painter: QPainter, bar: QRectF, value: int, line: float | None) -> None:
        """The bar's number on top of it, or on the plan's line where that would go through it."""
        painter.setFont(self._theme.font(_LETTERS, 600, tabular=True))
        painter.setPen(QColor(self._theme.colours.primary.ink))
        letters = self._theme.px(_LETTERS + 4)
        bottom = bar.top()
        if line is not None and bottom - letters <= line < bottom:
            bottom = line - self._theme.px(1)
        room = QRectF(bar.left() - bar.width(), bottom - letters, 3 * bar.width(), letters)
        painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, str(value))

    def _paint_line(self, painter: QPainter, ground: QRectF, y: float) -> None:
        colours = self._theme.colours
        pen = QPen(QColor(colours.work.full), max(1.0, 1.5 * self._theme.text_scale))
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.drawLine(QLineF(QPointF(0, y), QPointF(ground.right(), y)))
        painter.setFont(self._theme.font(_LETTERS, 500))
        painter.setPen(QColor(colours.work.ink))
        height = self._theme.px(_LETTERS + 4)
        room = QRectF(ground.right() + self._theme.px(6), y - height / 2, self.width() - ground.right(), height)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._line_label)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


def _rounded(bar: QRectF, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(bar, radius, radius)
    return path
