"""Every day of half a year to five years as a square, coloured by its minutes."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from exercises.history.statistics.days import WEEK_DAYS, Day
from gui.history.day_grid import DayGrid, Room
from gui.history.day_painting import DayLook, paint_days, paint_names, paint_ring, step_of
from gui.history.day_words import day_sentence
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.scroll import bring_into_view

WEEKS: Final = {"half": 26, "1": 52, "2": 104, "5": 260}
_WIDEST: Final = {"half": 22, "1": 22, "2": 14, "5": 14}
_NARROWEST: Final = {"half": 13, "1": 13, "2": 8, "5": 8}
_MOVES: Final = {
    Qt.Key.Key_Left: -WEEK_DAYS,
    Qt.Key.Key_Right: WEEK_DAYS,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -4 * WEEK_DAYS,
    Qt.Key.Key_PageDown: 4 * WEEK_DAYS,
}


@dataclass(frozen=True, slots=True)
class Days:
    """What the calendar shows: each day with something done, today, gentle days, days away, and what is looked at.

    `since` and `until`, both included, are the days that the rest of the page shows; others are paler.
    """

    done: Mapping[date, Day] = field(default_factory=dict)
    today: date = date.min
    flare: Collection[date] = frozenset()
    away: Collection[date] = frozenset()
    since: date | None = None
    until: date | None = None

    def is_shown(self, day: date) -> bool:
        """Whether the rest of the page shows this day."""
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)


class DayCalendar(QWidget):
    """Arrows walk by days and weeks, Home and End to the ends; Enter and a click choose a day.

    `looked_at` tells the sentence of the day under the mouse or with the focus, empty when there is none.
    """

    day_chosen = Signal(object)  # date
    looked_at = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._days = Days()
        self._span = "half"
        self._grid: DayGrid | None = None
        self._picture: QPixmap | None = None
        self._current: date | None = None
        self._hovered: date | None = None
        self._ring = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Every day"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._forget)

    # What is shown

    def show_days(self, days: Days) -> None:
        """Show other days."""
        self._days = days
        if self._current is not None:
            self._current = min(max(self._current, self.grid.first), days.today)
        self._forget()
        self._describe()

    def set_span(self, span: str) -> None:
        """Show `half` a year, or `1`, `2` or `5` years, up to today."""
        self._span = span
        self._forget()
        self._current = max(self._current, self.grid.first) if self._current is not None else None

    @property
    def span(self) -> str:
        return self._span

    @property
    def grid(self) -> DayGrid:
        """Where the days stand now."""
        if self._grid is None:
            self._grid = self._grid_for(self.width())
        return self._grid

    @property
    def current(self) -> date | None:
        """The day that the keyboard is on."""
        return self._current

    def sentence(self, day: date) -> str:
        """What a day says."""
        days = self._days
        return day_sentence(day, days.done.get(day), days.today, days.flare, days.away)

    def look_of(self, day: date) -> DayLook:
        """How a day is painted."""
        days = self._days
        done = days.done.get(day)
        step = step_of(done.active_seconds) if done is not None else 0
        return DayLook(step, day in days.flare, day in days.away, not days.is_shown(day))

    # Size

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._grid_for(width).height + self._theme.ring_width + 2

    def sizeHint(self) -> QSize:
        width = self._theme.px(_WIDEST["half"]) * WEEKS["half"] + self._theme.px(40)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(80))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._forget(height=False)

    def _grid_for(self, width: int) -> DayGrid:
        px = self._theme.px
        ring = self._theme.ring_width + 1
        room = Room(
            width=width - ring,
            names=px(38),
            months=px(22),
            gap=px(Space.S),
            widest=px(_WIDEST[self._span]),
            narrowest=px(_NARROWEST[self._span]),
        )
        return DayGrid.of_weeks(WEEKS[self._span], self._days.today, room)

    def _forget(self, *, height: bool = True) -> None:
        self._grid = self._picture = None
        if height:
            self.updateGeometry()
        self.update()

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._painted())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        grid, colours = self.grid, self._theme.colours
        if self._hovered is not None:
            paint_ring(painter, grid.rect(self._hovered), self._theme.px(1), colours.ink)
        if self._current is not None and self._ring and self.hasFocus():
            self._paint_frame(painter)
            paint_ring(painter, grid.rect(self._current), self._theme.ring_width, colours.primary.full)

    def _paint_frame(self, painter: QPainter) -> None:
        """Show from afar where the keyboard is: the ring around one small day is easily overlooked."""
        width = self._theme.ring_width
        painter.setPen(QPen(QColor(self._theme.colours.primary.full), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        edge, corner = width / 2, self._theme.px(6)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), corner, corner)

    def _painted(self) -> QPixmap:
        """The days as a picture: moving the mouse or the focus over them paints none of them again."""
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != ratio:
            picture = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_names(painter, self._theme, self.grid)
            paint_days(painter, self._theme, self.grid, self.look_of, self._days.today)
            painter.end()
            self._picture = picture
        return self._picture

    # Mouse and keyboard

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            day = self.grid.day_at(QPointF(event.pos()))
            if day is not None:
                around = self.grid.rect(day).toAlignedRect()
                QToolTip.showText(event.globalPos(), self.sentence(day), self, around)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.grid.day_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self.grid.day_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and day is not None:
            self._ring = False
            self._go_to(day, said=False)
            self.day_chosen.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, now = Qt.Key(event.key()), self._current or self._days.today
        if key in _MOVES:
            self._go_to(now + timedelta(days=_MOVES[key]))
        elif key == Qt.Key.Key_Home:
            self._go_to(self.grid.first)
        elif key == Qt.Key.Key_End:
            self._go_to(self._days.today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.day_chosen.emit(now)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring = event.reason() != Qt.FocusReason.MouseFocusReason
        if self._current is None:
            self._current = self._days.today
        self._describe()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._describe()
        self.update()

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        """Tell where the focus is, which a page that scrolls brings into view."""
        if query == Qt.InputMethodQuery.ImCursorRectangle and self._current is not None:
            return self.grid.rect(self._current).toAlignedRect()
        return super().inputMethodQuery(query)

    def _go_to(self, day: date, *, said: bool = True) -> None:
        self._current = min(max(day, self.grid.first), self._days.today)
        self._ring = self._ring or said
        self._describe()
        self.update()
        if said:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.sentence(self._current)))
            bring_into_view(self, self.grid.rect(self._current).toAlignedRect())

    def _hover(self, day: date | None) -> None:
        if day != self._hovered:
            self._hovered = day
            self._describe()
            self.update()

    def _describe(self) -> None:
        day = self._hovered or (self._current if self.hasFocus() else None)
        sentence = self.sentence(day) if day is not None else ""
        self.setAccessibleDescription(sentence)
        self.looked_at.emit(sentence)
