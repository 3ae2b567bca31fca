"""The chip that says which stretch of time a chart shows, and opens the choice of others."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import icons
from gui.theme.theme import Theme
from gui.theme.tokens import Type, mix
from gui.widgets.painted_button import PaintedButton
from gui.widgets.painting import paint_focusable


class RangeChip(PaintedButton):
    """A soft pill with words and an arrow."""

    def __init__(self, theme: Theme, label: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, label, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        px = self._theme.px
        words = QFontMetrics(self._theme.font(Type.SECONDARY, 500)).horizontalAdvance(self.label)
        return QSize(words + px(12) + px(16) + px(10) + px(2), px(34))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def set_label(self, label: str) -> None:
        super().set_label(label)
        self.setAccessibleName(self.tr("Time shown: {words}").format(words=label))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, colours, px = self._theme, self._theme.colours, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        ground = mix(colours.primary.soft, colours.primary.full, self._pressed_share())
        border = colours.primary.ink if colours.line_width > 1 else None
        paint_focusable(
            painter,
            theme,
            box,
            box.height() / 2,
            ground,
            border,
            ring=self.shows_focus_ring,
            gap=colours.line_width == 1,
        )
        side = px(14)
        painter.setFont(theme.font(Type.SECONDARY, 500))
        painter.setPen(QColor(colours.primary.ink))
        painter.drawText(box.adjusted(px(12), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.label)
        corner = QPointF(box.right() - px(10) - side + px(2), (self.height() - side) / 2)
        painter.drawPixmap(corner, icons.pixmap("chevron-down", colours.primary.ink, side))
