"""A day that is typed as one likes, or chosen from a calendar."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gui.history.day_reading import read_day, written
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.buttons import IconButton

_WIDTH = 150


class _Line(QLineEdit):
    """Where the day is typed; Down opens the calendar."""

    calendar_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4):
            self.calendar_wanted.emit()
        else:
            super().keyPressEvent(event)


class DayField(QWidget):
    """Tells by `day_changed` a day that was typed and left, or chosen; by `not_understood` what can't be read."""

    day_changed = Signal()
    not_understood = Signal(str)

    def __init__(self, theme: Theme, name: str, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._today = today
        self._day = date.min
        self.line = _Line()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(written(today()))
        self.line.editingFinished.connect(self._read)
        self.line.calendar_wanted.connect(self.open_calendar)
        self._open = IconButton(theme, "calendar", self.tr("{name}: calendar").format(name=name))
        self._open.clicked.connect(self.open_calendar)
        self._popup: QWidget | None = None
        self.calendar: QCalendarWidget | None = None
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.line)
        self._layout.addWidget(self._open)
        self.setFocusProxy(self.line)
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def day(self) -> date:
        """The day that was understood last."""
        return self._day

    def set_day(self, day: date) -> None:
        """Show a day without telling anybody."""
        self._day = day
        self.line.setText(written(day))

    def open_calendar(self) -> None:
        """Show a month to choose from, up to today."""
        if self._popup is None or self.calendar is None:
            self._popup = QWidget(self, Qt.WindowType.Popup)
            self.calendar = QCalendarWidget()
            self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
            self.calendar.setFirstDayOfWeek(QLocale().firstDayOfWeek())
            self.calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
            self.calendar.clicked.connect(self._choose)
            self.calendar.activated.connect(self._choose)
            column = QVBoxLayout(self._popup)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(self.calendar)
        self._style_calendar(self.calendar)
        today = self._today()
        self.calendar.setMaximumDate(QDate(today.year, today.month, today.day))
        self.calendar.setSelectedDate(QDate(self._day.year, self._day.month, self._day.day))
        self._popup.adjustSize()
        self._popup.move(self.mapToGlobal(QPoint(0, self.height())))
        self._popup.show()
        self.calendar.setFocus()

    def _style_calendar(self, calendar: QCalendarWidget) -> None:
        """Weekends are days like others: Qt would paint them red."""
        ink = QTextCharFormat()
        ink.setForeground(QColor(self._theme.colours.ink))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, ink)
        calendar.setFont(self._theme.font())
        calendar.setMinimumSize(self._theme.px(340), self._theme.px(270))

    def _choose(self, chosen: QDate) -> None:
        if self._popup is not None and self._popup.isVisible():
            self._popup.close()
            self._take(date(chosen.year(), chosen.month(), chosen.day()))

    def _read(self) -> None:
        words = self.line.text()
        if words == written(self._day):
            return
        day = read_day(words, self._today())
        if day is None:
            self.line.setText(written(self._day))
            self.not_understood.emit(words.strip())
        else:
            self._take(day)

    def _take(self, day: date) -> None:
        changed = day != self._day
        self.set_day(day)
        if changed:
            self.day_changed.emit()

    def _fit(self) -> None:
        self.line.setFixedWidth(self._theme.px(_WIDTH))
        self._layout.setSpacing(self._theme.px(Space.XS))
