"""A day and a time that something already has."""

from datetime import date, datetime, time

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QWidget

from gui.theme.theme import Theme
from gui.widgets.buttons import ButtonRow
from gui.widgets.fields import DateField, TimeField

_EARLIEST = date(2000, 1, 1)


class MomentField(ButtonRow):
    """Both stay as exact as they were while nobody changes them, and in the time zone that they had."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._moment: datetime | None = None
        self.day = DateField(theme)
        self.day.setObjectName("date")
        self.time = TimeField(theme)
        self.time.setObjectName("time")
        super().__init__(theme, self.day, self.time, spacing=10, parent=parent)
        self.day.setAccessibleName(self.tr("Day"))
        self.time.setAccessibleName(self.tr("Time at which it began"))

    @property
    def moment(self) -> datetime | None:
        """What is chosen; None before anything was shown."""
        shown = self._moment
        if shown is None:
            return None
        at = self.time.time()
        if (self.day.day, at.hour(), at.minute()) == (shown.date(), shown.hour, shown.minute):
            return shown
        return datetime.combine(self.day.day, time(at.hour(), at.minute()), shown.tzinfo)

    def show_moment(self, moment: datetime, today: date) -> None:
        """Show a moment (aware); days after `today` can't be chosen."""
        self._moment = moment
        self.day.set_bounds(min(_EARLIEST, moment.date()), max(today, moment.date()))
        self.day.set_day(moment.date())
        self.time.setTime(QTime(moment.hour, moment.minute))
