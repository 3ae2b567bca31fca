"""A plot over time that can be read, zoomed and moved with the mouse and with the keyboard."""

from bisect import bisect_left, bisect_right
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from gui.history.charts.canvas import Canvas
from gui.history.charts.overlay import LEADER, LETTERS, EndName, Flag, Overlay, Shown
from gui.history.charts.picture import Mark, Picture, Series, Shape
from gui.history.charts.sketch import dots_of, last_point, scale_of, stroke_of, value_on
from gui.history.charts.span import Span, bounds_of, day_at, middle, ticks
from gui.theme.theme import Theme

_WHEEL_STEP = 120
_ZOOM = 1.25
_FEWEST_PIXELS = 6
_HEADROOM = 0.025
_EDGE = 6
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageUp: -5,
    Qt.Key.Key_PageDown: 5,
}


class TimePlot(QWidget):
    """Draws a picture; tells which day is read, which one was chosen, and which stretch of time is wanted.

    `span_wanted` asks for another stretch, None for all that was shown at first; whoever listens sets it with
    `set_span`, so that several plots can show the same one.
    """

    day_read = Signal(object)  # date, or None
    day_chosen = Signal(object)  # date
    span_wanted = Signal(object)  # Span, or None
    focus_changed = Signal(bool)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture = Picture()
        self._hidden: frozenset[str] = frozenset()
        self._bounds = Span(0, 7)
        self._span = Span(0, 7)
        self._values = (0.0, 1.0)
        self._low, self._high = 0.0, 1.0
        self._read: date | None = None
        self._ring = False
        self._pressed: QPointF | None = None
        self._moving = False
        # Whether another stretch than the first one is shown, to which Escape goes back.
        self.is_zoomed = False
        # A click waits until it can't be half of a double click any more.
        self._clicked = QTimer(self, singleShot=True, interval=QApplication.doubleClickInterval())
        self._clicked.timeout.connect(self._choose)
        self._canvas = Canvas(self, self._fit)
        self.overlay = Overlay(theme, self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(name)
        theme.changed.connect(self._restyle)
        self._restyle()

    # What is shown

    @property
    def span(self) -> Span:
        return self._span

    @property
    def bounds(self) -> Span:
        return self._bounds

    @property
    def read_day(self) -> date | None:
        return self._read

    @property
    def highest(self) -> float:
        """The highest value that the axis names."""
        return self._high

    def show_picture(self, picture: Picture, hidden: frozenset[str]) -> None:
        """Draw something else, without the series of these keys."""
        self._picture, self._hidden = picture, hidden
        if not picture.is_empty:
            self._bounds = bounds_of(picture.first, picture.last)
            self._span = self._span.within(self._bounds)
        if self._read is not None and self._read not in picture.stops:
            self._read = None
        self._restyle()

    def set_span(self, span: Span) -> None:
        """Show this stretch of time, as far as there is one."""
        self._span = span.within(self._bounds)
        self._arrange()

    def read(self, day: date | None) -> None:
        """Put the reading line on a day; None takes it away."""
        if day != self._read:
            self._read = day
            self._write()
            self.day_read.emit(day)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(320), self._theme.px(120))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(120))

    # Drawing

    def _seen(self) -> tuple[Series, ...]:
        return tuple(each for each in self._picture.series if each.key not in self._hidden)

    def _restyle(self) -> None:
        theme, colours, px = self._theme, self._theme.colours, self._theme.px
        letters = theme.font(LETTERS, tabular=True)
        metrics = QFontMetrics(letters)
        ends = [metrics.horizontalAdvance(f"{each.end} ") for each in self._picture.series if each.end]
        self._canvas.set_look(
            letters,
            QColor(colours.muted),
            QColor(colours.surface),
            QPen(QColor(colours.track), max(1, px(1)), Qt.PenStyle.SolidLine),
            left=max(metrics.horizontalAdvance(each) for each in ("100", *(name for _, name in self._picture.scale)))
            + px(10),
            bottom=metrics.height() + px(10),
            top=metrics.height() + px(6) if self._picture.marks else px(8),
            right=max(ends, default=0) + px(LEADER) + px(4) if ends else px(10),
        )
        dots = [dots_of(theme, each) for each in self._seen() if each.dots]
        self._canvas.set_strokes([*dots, *(stroke_of(theme, each) for each in self._seen())])
        self._arrange()

    def _arrange(self) -> None:
        """Fit the plot into the widget and both axes to what is seen."""
        if self.width() < 2 or self._picture.is_empty:
            return
        edge = self._theme.ring_width + 1
        self._canvas.widget.setGeometry(self.rect().adjusted(edge, edge, -edge, -edge))
        self.overlay.setGeometry(self.rect())
        self._fit()

    def _fit(self) -> None:
        """Both axes, and everything that depends on where the values are in the widget."""
        if self._picture.is_empty:
            return
        lines = 2 if self.height() < self._theme.px(150) else 4
        scale = scale_of(self._picture, self._seen(), self._span, lines)
        self._low, self._high = scale[0][0], scale[-1][0]
        self._canvas.set_marks_up(scale)
        # A little more than the values, so that a line along the edge is seen in its full width.
        room = (self._high - self._low) * _HEADROOM
        self._values = (self._low - room, self._high + room)
        self._canvas.set_view(self._drawn(), *self._values)
        letters = QFontMetrics(self._theme.font(LETTERS, tabular=True))
        most = max(1, int(self._area().width() / (letters.horizontalAdvance("28 Sept") * 1.5)))
        self._canvas.set_marks_across(
            [(float(day.toordinal()), words) for day, words in ticks(self._span, most) if self._has_room(day)]
        )
        self._write()

    def _has_room(self, day: date) -> bool:
        """Whether words below a day don't stick out of the plot."""
        x, half = self._x(day.toordinal()), self._theme.px(16)
        return half <= x <= self.width() - half

    def _area(self) -> QRectF:
        corner = self._canvas.widget.geometry().topLeft()
        return self._canvas.area().translated(corner.x(), corner.y())

    def _drawn(self) -> Span:
        """The stretch of time from edge to edge: a little more, so that what lies on its first day is seen whole."""
        edge = 0 if self._has_bars() else self._theme.px(_EDGE)
        days = self._span.days * edge / max(1.0, self._area().width() - 2 * edge)
        return Span(self._span.start - days, self._span.end + days)

    def _has_bars(self) -> bool:
        return any(each.shape is Shape.BARS for each in self._picture.series)

    def _x(self, moment: float) -> float:
        area, drawn = self._area(), self._drawn()
        return area.left() + (moment - drawn.start) / drawn.days * area.width()

    def _moment(self, x: float) -> float:
        area, drawn = self._area(), self._drawn()
        return drawn.start + (x - area.left()) / max(1.0, area.width()) * drawn.days

    def _y(self, value: float) -> float:
        area = self._area()
        lowest, highest = self._values
        return area.bottom() - (value - lowest) / (highest - lowest) * area.height()

    def _write(self, chosen: tuple[float, float] | None = None) -> None:
        """Everything that stands over the curves."""
        area, span = self._area(), self._span
        ends = []
        for series in self._seen():
            last = last_point(series, span)
            if series.end and last is not None:
                ends.append(EndName(series.end, self._y(last[1]), series.tone))
        flags = [
            Flag(self._x(mark.day.toordinal()), mark.label) for mark in self._picture.marks if span.holds(mark.day)
        ]
        reading, dots = None, []
        if self._read is not None and span.start <= middle(self._read) <= span.end:
            bars = [each for each in self._seen() if each.shape is Shape.BARS]
            wide = bars[0].days_wide if bars else 1
            reading = self._x(self._read.toordinal() + wide / 2)
            for series in self._seen():
                value = value_on(series, self._read)
                if value is not None and series.shape is Shape.LINE:
                    dots.append((self._y(value), series.tone))
        goal = self._picture.goal
        shown_goal = (self._y(goal[0]), goal[1]) if goal is not None else None
        self.overlay.show_this(
            Shown(area, tuple(ends), tuple(flags), reading, tuple(dots), chosen, shown_goal, self._ring)
        )

    def _mark_near(self, x: float) -> Mark | None:
        """What happened, if that is what is pointed at."""
        marks = [mark for mark in self._picture.marks if self._span.holds(mark.day)]
        nearest = min(marks, key=lambda mark: abs(self._x(mark.day.toordinal()) - x), default=None)
        if nearest is None or abs(self._x(nearest.day.toordinal()) - x) > self._theme.px(8):
            return None
        return nearest

    # Mouse

    def event(self, event: QEvent) -> bool:
        # Otherwise a shortcut of the page would take it.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._goes_back(event):
            event.accept()
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            mark = self._mark_near(event.pos().x())
            if mark is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), mark.words, self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if self._pressed is not None and self._moving:
            days = self._moment(self._pressed.x()) - self._moment(x)
            self._pressed = event.position()
            self.span_wanted.emit(self._span.moved(days, self._bounds))
        elif self._pressed is not None:
            self._write((self._pressed.x(), x) if self._is_drag(x) else None)
        elif self._area().left() <= x <= self._area().right():
            self.read(self._nearest(self._moment(x)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        if left or event.button() in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
            self._pressed = event.position()
            self._moving = not left or bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is None or self._moving:
            return
        x = event.position().x()
        self._write()
        if self._is_drag_from(pressed, x):
            start, end = sorted((self._moment(pressed.x()), self._moment(x)))
            self.span_wanted.emit(Span(start, end).within(self._bounds))
        elif (day := self._nearest(self._moment(x))) is not None:
            self.read(day)
            self._clicked.start()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = None
            self._clicked.stop()
            self.span_wanted.emit(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom, or move sideways; while the plot has no focus the wheel belongs to the page."""
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        if not self.hasFocus() and not held:
            event.ignore()
            return
        turned = event.angleDelta()
        sideways = turned.x() if abs(turned.x()) > abs(turned.y()) else 0
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            sideways = sideways or turned.y()
        if sideways:
            days = -sideways / _WHEEL_STEP * self._span.days / 10
            self.span_wanted.emit(self._span.moved(days, self._bounds))
        elif turned.y():
            self._zoom(_ZOOM ** (-turned.y() / _WHEEL_STEP), self._moment(event.position().x()))
        event.accept()

    def _choose(self) -> None:
        if self._read is not None:
            self.day_chosen.emit(self._read)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self.read(None)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._picture.is_empty or not self._take_key(Qt.Key(event.key()), event):
            super().keyPressEvent(event)

    def _take_key(self, key: Qt.Key, event: QKeyEvent) -> bool:
        stops = self._picture.stops
        if key in _STEPS and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.span_wanted.emit(self._span.moved(_STEPS[key] * self._span.days / 10, self._bounds))
        elif key in _STEPS:
            at = bisect_left(stops, self._read) if self._read is not None else len(stops) - min(0, _STEPS[key])
            self._go_to(stops[min(max(at + _STEPS[key], 0), len(stops) - 1)])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to(stops[0 if key == Qt.Key.Key_Home else -1])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            about = middle(self._read) if self._read is not None else (self._span.start + self._span.end) / 2
            self._zoom(_ZOOM if key == Qt.Key.Key_Minus else 1 / _ZOOM, about)
        elif key == Qt.Key.Key_0 or self._goes_back(event):
            self.span_wanted.emit(None)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._read is not None:
            self._choose()
        else:
            return False
        return True

    def _goes_back(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Escape and self.is_zoomed

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring = event.reason() != Qt.FocusReason.MouseFocusReason
        if self._ring and self._read is None and not self._picture.is_empty:
            seen = bisect_right(self._picture.stops, day_at(self._span.end - 1e-6)) - 1
            self.read(self._picture.stops[max(0, seen)])
        self._write()
        self.focus_changed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring = False
        if not self.underMouse() and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.read(None)
        self._write()
        self.focus_changed.emit(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _go_to(self, day: date) -> None:
        """Read a day, and bring it into sight."""
        moment = middle(day)
        if not self._span.start <= moment <= self._span.end:
            edge = self._span.start if moment < self._span.start else self._span.end
            inside = self._span.days / 10
            days = moment - edge + (inside if moment > edge else -inside)
            self.span_wanted.emit(self._span.moved(days, self._bounds))
        self.read(day)

    def _zoom(self, factor: float, about: float) -> None:
        self.span_wanted.emit(self._span.zoomed(factor, about, self._bounds))

    def _nearest(self, moment: float) -> date | None:
        """The day nearest to a moment of which there is something to tell."""
        stops = self._picture.stops
        if self._has_bars():
            # A week is pointed at anywhere in it, not only where it begins.
            at = bisect_right(stops, day_at(moment)) - 1
            return stops[max(0, at)] if stops else None
        at = bisect_left(stops, day_at(moment))
        near = stops[max(0, at - 1) : at + 1]
        return min(near, key=lambda day: abs(middle(day) - moment), default=None)

    def _is_drag(self, x: float) -> bool:
        return self._pressed is not None and self._is_drag_from(self._pressed, x)

    def _is_drag_from(self, pressed: QPointF, x: float) -> bool:
        return abs(x - pressed.x()) >= self._theme.px(_FEWEST_PIXELS)
