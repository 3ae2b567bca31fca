"""The player's clock: a ring with the time in it, or digits alone where only they can be read from afar."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent

from gui.widgets.painting import elided
from gui.widgets.ring import CountdownRing

# Shares of the height: the line below the digits, the words below it, and the gaps between.
_LINE, _CAPTION, _GAP = 0.05, 0.17, 0.06
_SMALLEST_LETTERS: Final = 11
# Pixels at 100 % text: in a smaller ring the digits could not be read from three metres.
_SMALLEST_RING: Final = 220


class Clock(CountdownRing):
    """Where a ring would be small the digits have the whole place; a line below them fills as the ring would."""

    @property
    def is_plain(self) -> bool:
        """Whether there is no ring."""
        return min(self.width(), self.height()) < self._theme.px(_SMALLEST_RING)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(100), self._theme.px(40))

    @property
    def digit_pixels(self) -> float:
        """How high a digit is where there is no ring."""
        return QFontMetricsF(self._digits()).tightBoundingRect("0").height()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.is_plain:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state, colours, height = self.state, self._theme.colours, self.height()
        digits, caption = self.digit_pixels, _CAPTION * height if state.caption else 0.0
        total = digits + (_GAP + _LINE) * height + (_GAP * height + caption if caption else 0.0)
        top = (height - total) / 2
        font = self._digits()
        painter.setFont(font)
        painter.setPen(QColor(colours.ink))
        width = QFontMetricsF(font).horizontalAdvance(state.text)
        painter.drawText(QPointF((self.width() - width) / 2, top + digits), state.text)
        top += digits + _GAP * height
        self._paint_line(painter, QRectF(0, top, self.width(), _LINE * height))
        if caption:
            row = QRectF(0, top + (_LINE + _GAP) * height, self.width(), caption)
            self._paint_caption(painter, row)

    def _paint_line(self, painter: QPainter, box: QRectF) -> None:
        colours, fraction = self._theme.colours, self.state.fraction
        shades, round_by = colours.shades(self.state.tone), box.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shades.soft if fraction is None else colours.track))
        painter.drawRoundedRect(box, round_by, round_by)
        if fraction:
            painter.setBrush(QColor(shades.full))
            painter.drawRoundedRect(
                QRectF(box.left(), box.top(), max(box.height(), fraction * box.width()), box.height()),
                round_by,
                round_by,
            )

    def _paint_caption(self, painter: QPainter, row: QRectF) -> None:
        font = self._theme.font_of(round(row.height() * 0.82), 500, tabular=True)
        needed = QFontMetricsF(font).horizontalAdvance(self.state.caption)
        if needed > row.width():
            least = max(_SMALLEST_LETTERS, int(row.height() * 0.82 * row.width() / needed))
            font = self._theme.font_of(least, 500, tabular=True)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.colours.muted))
        words = elided(painter.fontMetrics(), self.state.caption, row.width())
        painter.drawText(row, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, words)

    def _digits(self) -> QFont:
        """The font in which the time fills the width, or the height that line and words leave."""
        taken = _GAP + _LINE + (_GAP + _CAPTION if self.state.caption else 0.0)
        trial = QFontMetricsF(self._theme.font_of(100, 700, tabular=True))
        by_height = 100 * self.height() * (1 - taken) / trial.tightBoundingRect("0").height()
        by_width = 100 * self.width() / max(1.0, trial.horizontalAdvance(self.state.text or "0"))
        return self._theme.font_of(int(max(_SMALLEST_LETTERS, min(by_height, by_width))), 700, tabular=True)
