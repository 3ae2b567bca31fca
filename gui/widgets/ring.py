"""The countdown ring: how much of a phase is done, with the time in large digits."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme.theme import Theme
from gui.theme.tokens import Tone

# All as shares of the diameter, measured in the design.
_STROKE = 0.0635
_TIME_HEIGHT = 0.345
_CAPTION_HEIGHT = 0.066
_FULL_TURN = 360 * 16
# A caption that would need smaller letters is cut instead.
_SMALLEST_LETTERS = 11


@dataclass(frozen=True, slots=True)
class RingState:
    """What a ring shows; `fraction` is the share done, 0 to 1, or None for a phase without an end."""

    fraction: float | None
    text: str
    caption: str
    tone: Tone


class CountdownRing(QWidget):
    """A ring that fills clockwise from the top, with a time and a caption inside."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._state = RingState(0.0, "", "", Tone.WORK)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setSizePolicy(policy)
        theme.changed.connect(self._restyle)

    @property
    def state(self) -> RingState:
        return self._state

    def set_state(self, fraction: float | None, text: str, caption: str = "", tone: Tone = Tone.WORK) -> None:
        """Show the share done (None: no end); nothing is painted when it would look the same."""
        if fraction is not None:
            fraction = min(max(fraction, 0.0), 1.0)
        new, old = RingState(fraction, text, caption, tone), self._state
        self._state = new
        if (new.text, new.caption, new.tone) != (old.text, old.caption, old.tone):
            self.setAccessibleName(" · ".join(part for part in (text, caption) if part))
            self.update()
        elif self._arc_end(new) != self._arc_end(old):
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(252), self._theme.px(252))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(120))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_arc(painter)
        self._paint_text(painter)

    def _diameter(self) -> int:
        return min(self.width(), self.height())

    def _arc_end(self, state: RingState) -> int:
        """Where the arc ends, in sixteenths of a degree, no finer than half a pixel can show."""
        if state.fraction is None:
            return -1
        steps = max(360, round(self._diameter() * 3.1416 * 2))
        return round(round(state.fraction * steps) * _FULL_TURN / steps)

    def _paint_arc(self, painter: QPainter) -> None:
        colours, diameter = self._theme.colours, self._diameter()
        shades = colours.shades(self._state.tone)
        stroke = diameter * _STROKE
        side = diameter - stroke - 1
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        end = self._arc_end(self._state)
        track = shades.soft if end < 0 else colours.track
        pen = QPen(QColor(track), stroke)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        painter.drawEllipse(box)
        if end > 0:
            pen.setColor(QColor(shades.full))
            painter.setPen(pen)
            painter.drawArc(box, 90 * 16, -end)

    def _paint_text(self, painter: QPainter) -> None:
        state, diameter = self._state, self._diameter()
        colours = self._theme.colours
        inner = diameter * (1 - 2 * _STROKE)
        caption_font = self._caption_font(inner)
        time_font = self._fitted_font(state.text, diameter * _TIME_HEIGHT, inner * 0.78, 700)
        time_metrics, caption_metrics = QFontMetricsF(time_font), QFontMetricsF(caption_font)
        digits, below = time_metrics.capHeight(), caption_metrics.height()
        gap = diameter * 0.065 if state.caption else 0
        total = digits + (gap + below if state.caption else 0)
        centre = QPointF(self.width() / 2, self.height() / 2)
        baseline = centre.y() - total / 2 + digits + (diameter * 0.012 if state.caption else 0)
        painter.setPen(QColor(colours.ink))
        painter.setFont(time_font)
        width = time_metrics.horizontalAdvance(state.text)
        painter.drawText(QPointF(centre.x() - width / 2, baseline), state.text)
        if state.caption:
            painter.setPen(QColor(colours.muted))
            painter.setFont(caption_font)
            room = QRectF(centre.x() - inner * 0.4, baseline + gap, inner * 0.8, below)
            text = caption_metrics.elidedText(state.caption, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, text)

    def _caption_font(self, inner: float) -> QFont:
        wanted = max(self._diameter() * _CAPTION_HEIGHT, min(self._theme.px(13), self._diameter() * 0.09))
        return self._fitted_font(self._state.caption, wanted, inner * 0.76, 400)

    def _fitted_font(self, text: str, pixels: float, width: float, weight: int) -> QFont:
        """Take the wanted size, or what is left of it so that the text fits the width."""
        font = self._theme.font_of(round(pixels), weight, tabular=True)
        needed = QFontMetricsF(font).horizontalAdvance(text)
        if needed > width:
            font.setPixelSize(max(_SMALLEST_LETTERS, int(pixels * width / needed)))
        return font

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
