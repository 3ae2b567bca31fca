"""The levels of the plan as bars: where one is, what lies behind, what comes later."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from exercises.coach.outlook import LevelStep
from gui.theme import icons
from gui.theme.theme import Theme
from gui.theme.tokens import Space, Type
from gui.widgets.painting import elided, paint_box

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class BarState(Enum):
    """Where a level lies, seen from today."""

    REACHED = "reached"
    NOW = "now"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar as it is drawn, in pixels; the slot is the room it shares with its words."""

    rect: QRectF
    slot: QRectF
    state: BarState


class LevelBars(QWidget):
    """One bar a level; the arrow keys and a click look at one, whose words are `description`."""

    looked_at = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._levels: tuple[LevelStep, ...] = ()
        self._now: int | None = None
        self._looked_at: int | None = None
        self._ring = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Levels of the plan"))
        theme.changed.connect(self._restyle)

    def set_levels(self, levels: Sequence[LevelStep], now: int | None) -> None:
        """Show these levels; `now` is the index of the level one is on, None while there is none."""
        self._levels, self._now = tuple(levels), now
        self._looked_at = now
        self._describe()
        self.update()

    @property
    def selected(self) -> int | None:
        """The index of the level that is looked at."""
        return self._looked_at

    @property
    def bars(self) -> tuple[Bar, ...]:
        """All bars as they are drawn now."""
        if not self._levels:
            return ()
        top, bottom = self._theme.px(30), self.height() - self._theme.px(48)
        most = max(level.minutes for level in self._levels) or 1
        width = self.width() / len(self._levels)
        bar_width = min(width * 0.76, self._theme.px(72))
        found = []
        for index, level in enumerate(self._levels):
            height = max(self._theme.px(8), (bottom - top) * level.minutes / most)
            slot = QRectF(index * width, 0, width, self.height())
            rect = QRectF(slot.center().x() - bar_width / 2, bottom - height, bar_width, height)
            found.append(Bar(rect, slot, self.state_of(index)))
        return tuple(found)

    def state_of(self, index: int) -> BarState:
        """Say where a level lies."""
        if self._now is None or index > self._now:
            return BarState.LATER
        return BarState.NOW if index == self._now else BarState.REACHED

    def description(self, index: int) -> str:
        """Say a level in words: its name, minutes, walks a week, and where it lies."""
        level = self._levels[index]
        place = {
            BarState.REACHED: self.tr("reached"),
            BarState.NOW: self.tr("now"),
            BarState.LATER: self.tr("later"),
        }[self.state_of(index)]
        return self.tr("{name}: {minutes} minutes, {walks} walks a week · {place}").format(
            name=level.name, minutes=level.minutes, walks=level.walks_a_week, place=place
        )

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(560), self._theme.px(224))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(224))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._levels) - 1
        if last < 0:
            super().keyPressEvent(event)
        elif event.key() in _STEPS:
            step = _STEPS[Qt.Key(event.key())]
            start = self._looked_at if self._looked_at is not None else (-1 if step > 0 else last + 1)
            self._look_at(min(max(start + step, 0), last))
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._look_at(0 if event.key() == Qt.Key.Key_Home else last)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._at(event.position().toPoint())
        if index is not None:
            self._ring = False
            self._look_at(index)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() != Qt.FocusReason.MouseFocusReason
        if self._looked_at is None and self._levels:
            self._looked_at = 0
            self._describe()
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self._at(event.pos())
            if index is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), self.description(index), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bars = self.bars
        every = self._every(bars)
        for index, bar in enumerate(bars):
            self._paint_bar(painter, bar)
            # The last one names the goal, the level now is always told; neighbours make room for both.
            last, near_now = len(bars) - 1, self._now is not None and 0 < abs(index - self._now) < every
            told = index in (self._now, last) or (index % every == 0 and not near_now and last - index >= every)
            if told:
                crowded = index == last and self._now is not None and 0 < last - self._now < every
                if not crowded:
                    self._paint_words(painter, index, bar, every)
            if index == self._looked_at and self.hasFocus() and self._ring:
                self._paint_ring(painter, bar)

    def _paint_bar(self, painter: QPainter, bar: Bar) -> None:
        colours, px = self._theme.colours, self._theme.px
        fill = {
            BarState.REACHED: colours.primary.full,
            BarState.NOW: colours.work.full,
            BarState.LATER: colours.track if colours.is_dark else colours.sunken,
        }[bar.state]
        strong = colours.line_width > 1
        radius = min(px(10), bar.rect.width() / 3, bar.rect.height() / 2)
        paint_box(painter, bar.rect, radius, fill, colours.line if strong else None, px(1))
        side = px(16)
        if bar.state is BarState.REACHED and bar.rect.width() >= side + px(4) and bar.rect.height() >= side + px(4):
            corner = QPointF(bar.rect.center().x() - side / 2, bar.rect.bottom() - side - px(4))
            painter.drawPixmap(corner, icons.pixmap("check", colours.on_primary, side))

    def _paint_words(self, painter: QPainter, index: int, bar: Bar, every: int) -> None:
        theme, colours, px = self._theme, self._theme.colours, self._theme.px
        level, centre = self._levels[index], bar.rect.center().x()
        wide = bar.slot.width() * every
        left = min(max(0.0, centre - wide / 2), max(0.0, self.width() - wide))

        def write(text: str, top: float, size: float, weight: int, colour: str) -> None:
            painter.setFont(theme.font(size, weight))
            painter.setPen(QColor(colour))
            shown = elided(painter.fontMetrics(), text, wide - px(Space.XS))
            painter.drawText(QRectF(left, top, wide, px(22)), Qt.AlignmentFlag.AlignCenter, shown)

        write(str(level.minutes), bar.rect.top() - px(24), Type.BODY, 600, colours.ink)
        write(level.name, bar.rect.bottom() + px(6), Type.SECONDARY, 400, colours.muted)
        if bar.state is BarState.NOW:
            write(self.tr("now"), bar.rect.bottom() + px(25), Type.SECONDARY, 600, colours.work.ink)

    def _paint_ring(self, painter: QPainter, bar: Bar) -> None:
        theme, gap = self._theme, self._theme.ring_width + self._theme.px(2)
        box = bar.rect.adjusted(-gap, -gap, gap, gap)
        paint_box(painter, box, theme.px(12), None, theme.colours.ink, theme.ring_width)

    def _every(self, bars: Sequence[Bar]) -> int:
        """Say how many slots a word takes: 1 where each has room for its minutes."""
        if not bars:
            return 1
        metrics = QFontMetrics(self._theme.font(Type.BODY, 600))
        need = max(metrics.horizontalAdvance(str(level.minutes)) for level in self._levels) + self._theme.px(Space.XS)
        names = QFontMetrics(self._theme.font(Type.SECONDARY))
        for level in self._levels:
            if len(level.name) <= 4:
                need = max(need, names.horizontalAdvance(level.name) + self._theme.px(Space.XS))
        return max(1, -(-need // max(1, int(bars[0].slot.width()))))

    def _at(self, place: QPoint) -> int | None:
        return next((i for i, bar in enumerate(self.bars) if bar.slot.left() <= place.x() < bar.slot.right()), None)

    def _look_at(self, index: int) -> None:
        self._looked_at = index
        self._describe()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.description(index)))
        self.looked_at.emit(index)
        self.update()

    def _describe(self) -> None:
        looked_at = self._looked_at
        self.setAccessibleDescription(self.description(looked_at) if looked_at is not None else "")

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
