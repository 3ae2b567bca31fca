"""The seven days of a week as dots: done, kept, planned, rest."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from gui.theme import icons
from gui.theme.theme import Theme
from gui.theme.tokens import Type

_DOT, _GAP, _LABEL = 38, 14, 24


class DotMark(Enum):
    """What a dot looks like; no two of them differ by colour alone."""

    DONE = "done"  # full, with a tick
    KEPT = "kept"  # soft, with a heart
    PLANNED = "planned"  # a ring with the day's number
    REST = "rest"  # flat: a dash for a day that is over, else the number


@dataclass(frozen=True, slots=True)
class Dot:
    """One day: its short name, its number in the month, its mark, and all of that in words."""

    label: str
    number: int
    mark: DotMark
    words: str
    today: bool = False
    over: bool = False


class _DayDot(QWidget):
    """One of the seven."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._dot: Dot | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_dot(self, dot: Dot) -> None:
        self._dot = dot
        self.setToolTip(dot.words)
        self.setAccessibleName(dot.words)
        self.setObjectName(f"dot-{dot.mark.value}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_DOT), self._theme.px(_LABEL + _DOT + 2))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(26), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._dot is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_label(painter, self._dot)
        side = min(self._theme.px(_DOT), self.width())
        top = self._theme.px(_LABEL) + (self._theme.px(_DOT) - side) / 2
        self._paint_mark(painter, self._dot, QRectF((self.width() - side) / 2, top, side, side))

    def _paint_label(self, painter: QPainter, dot: Dot) -> None:
        colours = self._theme.colours
        painter.setFont(self._theme.font(Type.SECONDARY, 600 if dot.today else 400))
        painter.setPen(QColor(colours.ink if dot.today else colours.muted))
        room = QRectF(0, 0, self.width(), self._theme.px(_LABEL - 5))
        label = dot.label if painter.fontMetrics().horizontalAdvance(dot.label) <= self.width() else dot.label[:1]
        painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, label)

    def _paint_mark(self, painter: QPainter, dot: Dot, box: QRectF) -> None:
        colours, strong = self._theme.colours, self._theme.colours.line_width > 1
        match dot.mark:
            case DotMark.DONE:
                self._circle(painter, box, colours.primary.full, None)
                self._icon(painter, box, "check", colours.on_primary)
            case DotMark.KEPT:
                self._circle(painter, box, colours.primary.soft, colours.primary.ink if strong else None)
                self._icon(painter, box, "heart", colours.primary.ink)
            case DotMark.PLANNED:
                edge = colours.primary.full if dot.today else colours.muted
                self._circle(painter, box, colours.surface, edge, 2.0 if dot.today else 1.2)
                self._number(painter, box, str(dot.number), colours.primary.ink if dot.today else colours.muted)
            case DotMark.REST:
                self._circle(painter, box, colours.sunken, colours.line if strong or colours.is_dark else None)
                self._number(painter, box, "–" if dot.over else str(dot.number), colours.muted)
        if dot.today and dot.mark is not DotMark.PLANNED:
            self._mark_today(painter, box)

    def _mark_today(self, painter: QPainter, box: QRectF) -> None:
        """A short bar under today's name, where the dot itself does not say it."""
        width, height = self._theme.px(18), max(2, self._theme.px(2))
        bar = QRectF(box.center().x() - width / 2, self._theme.px(_LABEL - 5), width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.colours.primary.full))
        painter.drawRoundedRect(bar, height / 2, height / 2)

    def _circle(self, painter: QPainter, box: QRectF, fill: str, edge: str | None, width: float = 1.0) -> None:
        pixels = max(1.0, width * self._theme.text_scale)
        painter.setPen(QPen(QColor(edge), pixels) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill))
        inset = pixels / 2 if edge else 0.0
        painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))

    def _icon(self, painter: QPainter, box: QRectF, name: str, ink: str) -> None:
        side = round(box.width() * 0.48)
        corner = QPointF(box.center().x() - side / 2, box.center().y() - side / 2)
        painter.drawPixmap(corner, icons.pixmap(name, ink, side))

    def _number(self, painter: QPainter, box: QRectF, text: str, ink: str) -> None:
        pixels = min(self._theme.px(Type.BODY), round(box.width() * 0.45))
        painter.setFont(self._theme.font_of(pixels, 600))
        painter.setPen(QColor(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


class WeekDots(QWidget):
    """Seven dots beside each other; each tells its day in words as tooltip and to screen readers."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._dots = [_DayDot(theme, self) for _ in range(7)]
        for dot in self._dots:
            self._row.addWidget(dot)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_days(self, days: Sequence[Dot]) -> None:
        """Show a week; the days are seven, the first one at the left."""
        for widget, dot in zip(self._dots, days, strict=True):
            widget.set_dot(dot)
        self.setAccessibleName("; ".join(dot.words for dot in days))

    def _restyle(self) -> None:
        self._row.setSpacing(self._theme.px(_GAP))
        for dot in self._dots:
            dot.updateGeometry()
            dot.update()
