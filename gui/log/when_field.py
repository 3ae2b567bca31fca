"""When it was: just now, or on a day at a time."""

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.buttons import ButtonRow
from gui.widgets.chips import ChipRow
from gui.widgets.fields import DateField, TimeField
from gui.widgets.labels import Label, Role

_NOW, _TODAY, _YESTERDAY, _OTHER = "now", "today", "yesterday", "other"
_EARLIEST = date(2000, 1, 1)
_SOME_TIME_AGO = timedelta(hours=1)


class WhenField(QWidget):
    """A row of days; the time, and for an earlier day its date, are only asked for when they are needed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._now: datetime | None = None
        self._days = ChipRow(
            theme,
            (
                (_NOW, self.tr("Just now")),
                (_TODAY, self.tr("Earlier today")),
                (_YESTERDAY, self.tr("Yesterday")),
                (_OTHER, self.tr("Another day")),
            ),
            name=self.tr("When?"),
        )
        self._days.setObjectName("when")
        self._days.chosen_changed.connect(self._day_chosen)
        self._date = DateField(theme)
        self._date.setObjectName("date")
        self._date.setAccessibleName(self.tr("Day"))
        self._time = TimeField(theme)
        self._time.setObjectName("time")
        self._time.setAccessibleName(self.tr("Time at which it began"))
        self._began = Label(self.tr("began at"), Role.MUTED)
        self._row = ButtonRow(theme, self._date, self._began, self._time, spacing=10)
        self._problem = Label("", Role.BAD)
        self._problem.setObjectName("when-problem")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._days, self._row, self._problem):
            self._column.addWidget(widget)
        self._date.dateChanged.connect(lambda: self._tell(""))
        self._time.timeChanged.connect(lambda: self._tell(""))
        theme.changed.connect(self._restyle)
        self._restyle()

    def ask(self, now: datetime) -> None:
        """Begin with "just now"; `now` is aware."""
        self._now = now
        today = now.date()
        earlier = now - _SOME_TIME_AGO
        start = earlier.time() if earlier.date() == today else time(0, 0)
        self._date.set_bounds(_EARLIEST, today)
        self._date.set_day(today - timedelta(days=2))
        self._time.setTime(QTime(start.hour, start.minute))
        self._days.set_chosen((_NOW,))
        self._day_chosen()

    def check(self, minutes: int) -> datetime | None:
        """Give the beginning of so many minutes; None, with a sentence, when they are not over yet."""
        now = self._now
        if now is None:
            return None
        started = self._started(now, minutes)
        if started + timedelta(minutes=minutes) > now:
            text = self.tr("That is not over yet: {minutes} minutes from {time} end later than now.")
            if started > now:
                text = self.tr("{time} is still to come. Please choose a time that has passed.")
            self._tell(text.format(minutes=minutes, time=f"{started:%H:%M}"))
            return None
        self._tell("")
        return started

    def _started(self, now: datetime, minutes: int) -> datetime:
        chosen = self._days.chosen[0] if self._days.chosen else _NOW
        if chosen == _NOW:
            return (now - timedelta(minutes=minutes)).replace(microsecond=0)
        day = {
            _TODAY: now.date(),
            _YESTERDAY: now.date() - timedelta(days=1),
            _OTHER: self._date.day,
        }[chosen]
        at = self._time.time()
        return datetime.combine(day, time(at.hour(), at.minute()), now.tzinfo)

    def _day_chosen(self) -> None:
        chosen = self._days.chosen
        self._row.setVisible(chosen != (_NOW,))
        self._date.setVisible(chosen == (_OTHER,))
        self._tell("")

    def _tell(self, problem: str) -> None:
        self._problem.set_text(problem)
        self._problem.setVisible(bool(problem))
        self._time.setAccessibleDescription(problem)

    def _restyle(self) -> None:
        self._column.setSpacing(self._theme.px(Space.S))
