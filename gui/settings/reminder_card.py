"""The part of the settings about reminders: days and hours, the session, snacks, and where the program waits."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, QTime, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercises.errors import AmbleError
from exercises.settings import WEEK_DAYS, Settings
from gui.services.autostart import Autostart
from gui.services.tray import Tray
from gui.settings.settings_card import SettingsCard
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.buttons import ButtonRow
from gui.widgets.card import Card
from gui.widgets.chips import ChipRow
from gui.widgets.fields import ChoiceField, TimeField
from gui.widgets.labels import Label, Role
from gui.widgets.scroll import bring_into_view

_SNACKS: Final = (0, 30, 45, 60, 90, 120, 180, 240)
# Proposed to whoever wants to be reminded of the session for the first time: the day is still long enough for it.
_SESSION_AT: Final = "09:00"
_USUAL_DAYS: Final = Settings().reminder_days.split()


class ReminderCard(SettingsCard):
    """Shows the details only while reminders are on."""

    failed = Signal(str)

    def __init__(self, theme: Theme, autostart: Autostart | None = None, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.set_title(self.tr("Reminders"))
        self._autostart = autostart
        self._walking_days: tuple[str, ...] = ()
        self._days_are_own = False
        self._on = self.tick("reminders", self.tr("Remind me"))
        self._on.clicked.disconnect(self.tell)
        self._on.clicked.connect(self._switched)
        self._days = self._day_chips()
        self._session = self.tick("session-reminder-on", self.tr("Of today's session, at"))
        self._session_at = self._time("session-reminder", self.tr("Time of the session's reminder"))
        self._snacks = ChoiceField([(str(minutes), self._snack_words(minutes)) for minutes in _SNACKS])
        self._snacks.setObjectName("snack-minutes")
        self._snacks.setAccessibleName(self.tr("A movement snack"))
        self._snacks.activated.connect(self.tell)
        self._from = self._time("reminder-from", self.tr("Snacks from"))
        self._until = self._time("reminder-until", self.tr("Snacks until"))
        self._through = Label(self.tr("through the night"), Role.MUTED)
        self._no_tray = Label(
            self.tr("This desktop shows no tray, so Amble can remind you while its window is open."), Role.MUTED
        )
        self._build_silence()
        self._details = QWidget()
        self._column = QVBoxLayout(self._details)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._fill()
        self.add(self._on, self._silence, self._details)
        theme.changed.connect(self._place)
        self._place()

    def apply(self, settings: Settings) -> Settings:
        self._soon.stop()
        return replace(
            settings,
            reminders=self._on.isChecked(),
            reminder_days=" ".join(self._days.chosen),
            reminder_from=_text(self._from),
            reminder_until=_text(self._until),
            session_reminder=_text(self._session_at) if self._session.isChecked() else "",
            snack_minutes=int(self._snacks.currentData()),
            stay_in_tray=self._stay.isChecked(),
        )

    def show_settings(self, settings: Settings) -> None:
        self._on.setChecked(settings.reminders)
        self._days.set_chosen(settings.reminder_days.split())
        self._session.setChecked(bool(settings.session_reminder))
        if self._snacks.findData(str(settings.snack_minutes)) < 0:
            self._snacks.addItem(self._snack_words(settings.snack_minutes), str(settings.snack_minutes))
        self._snacks.set_value(str(settings.snack_minutes))
        self._stay.setChecked(settings.stay_in_tray)
        if not self.is_unsettled:
            for field, text in (
                (self._session_at, settings.session_reminder),
                (self._from, settings.reminder_from),
                (self._until, settings.reminder_until),
            ):
                _show(field, text)
        self._enable()

    def set_walking_days(self, days: Iterable[int]) -> None:
        """Propose these days (0 for Monday) to whoever has not chosen any for reminders; none: no wish."""
        self._walking_days = tuple(WEEK_DAYS[day] for day in sorted(set(days)))
        self._enable()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        there = Tray.is_available()
        self.set_seen(self._stay, on=there)
        self._no_tray.setVisible(not there)
        self.set_seen(self._with_system, on=there and self._autostart is not None)
        if self._autostart is not None:
            self._with_system.setChecked(self._autostart.is_on)

    def tell(self) -> None:
        self._enable()
        super().tell()

    def hideEvent(self, event: QHideEvent) -> None:
        if self._is_silent and not event.spontaneous():
            # Nothing would come: whoever left it like that finds it switched off again.
            self._on.setChecked(False)
            self.tell()
        super().hideEvent(event)

    # What is in it

    def _build_silence(self) -> None:
        """What is said while reminders are on and nothing would come."""
        self._silence = Card(self._theme, padding=Space.L)
        self._silence.setObjectName("nothing-chosen")
        self._missing = Label(
            self.tr("So far nothing would come. Choose a time or a movement snack below, or begin with this:"),
            Role.BODY,
        )
        self._propose = self.button("every-day", "")
        self._propose.clicked.connect(self._take_proposal)
        self._silence.content.addWidget(self._missing)
        self._silence.content.addWidget(ButtonRow(self._theme, self._propose))
        self._silence.hide()

    def _fill(self) -> None:
        theme, add = self._theme, self._column.addWidget
        quiet = self.tr(
            "The session is named only while it is not done. Nothing comes while a session runs, while the screen is "
            "locked or another window fills it."
        )
        add(Label(self._days.accessibleName(), Role.SUBHEADING))
        add(self._days)
        add(ButtonRow(theme, self._session, self._session_at, spacing=8))
        add(Label(self._snacks.accessibleName(), Role.SUBHEADING))
        between, until = Label(self.tr("from"), Role.MUTED), Label(self.tr("until"), Role.MUTED)
        self._hours = (between, self._from, until, self._until)
        add(ButtonRow(theme, self._snacks, *self._hours, self._through, spacing=8))
        add(Label(quiet, Role.MUTED))
        self._stay = self.tick_with_words(
            "stay-in-tray",
            self.tr("Stay in the tray"),
            self.tr("When the window is closed, Amble goes on there for your reminders."),
            self._column,
        )
        add(self._no_tray)
        self._with_system = self.tick_with_words(
            "autostart",
            self.tr("Start with the system"),
            self.tr("Amble then waits in the tray, without its window."),
            self._column,
        )
        self._with_system.clicked.disconnect(self.tell)
        self._with_system.clicked.connect(self._switch_autostart)

    def _day_chips(self) -> ChipRow:
        names = (
            self.tr("Mon"),
            self.tr("Tue"),
            self.tr("Wed"),
            self.tr("Thu"),
            self.tr("Fri"),
            self.tr("Sat"),
            self.tr("Sun"),
        )
        days = tuple(zip(WEEK_DAYS, names, strict=True))
        row = self.chips("reminder-days", self.tr("On these days"), days, multiple=True)
        row.chosen_changed.disconnect(self.tell)
        row.chosen_changed.connect(self._days_chosen)
        return row

    def _time(self, key: str, name: str) -> TimeField:
        field = TimeField(self._theme)
        field.setObjectName(key)
        field.setAccessibleName(name)
        field.setDisplayFormat("HH:mm")
        field.timeChanged.connect(self._time_changed)
        field.editingFinished.connect(self.settle)
        return field

    def _snack_words(self, minutes: int) -> str:
        if minutes == 0:
            return self.tr("never")
        if minutes % 60 == 0:
            return self.tr("every hour") if minutes == 60 else self.tr("every {n} hours").format(n=minutes // 60)
        return self.tr("every {n} minutes").format(n=minutes)

    # What it does

    @property
    def _is_silent(self) -> bool:
        """Whether reminders are on and nothing would come."""
        return self._on.isChecked() and not self._session.isChecked() and self._snacks.currentData() == "0"

    def _switched(self) -> None:
        usual = list(self._days.chosen) == _USUAL_DAYS and not self._days_are_own
        if self._on.isChecked() and self._walking_days and usual:
            self._days.set_chosen(self._walking_days)
        self.tell()
        if self._is_silent:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._missing, self._missing.text()))
            # Where the window is small it would be said below the edge, and the tick would look like all there is.
            QTimer.singleShot(0, self._silence, lambda: bring_into_view(self._silence, self._silence.rect()))

    def _take_proposal(self) -> None:
        self._session.setChecked(True)
        self._days.set_chosen(self._walking_days or WEEK_DAYS)
        self.tell()
        # The button that had the focus is gone; what it has set is where one would change it.
        self._session.setFocus(Qt.FocusReason.OtherFocusReason)

    def _days_chosen(self) -> None:
        self._days_are_own = True
        if not self._days.chosen:
            # Without a day the whole is off; the days come back as they were with the next "on".
            self._on.setChecked(False)
            self._days.set_chosen(self._walking_days or _USUAL_DAYS)
        self.tell()

    def _time_changed(self) -> None:
        self._enable()
        self.tell_soon()

    def _switch_autostart(self) -> None:
        if self._autostart is None:
            return
        try:
            self._autostart.switch(on=self._with_system.isChecked())
        except AmbleError as error:
            self.failed.emit(str(error))
        self._with_system.setChecked(self._autostart.is_on)

    def _enable(self) -> None:
        self._details.setVisible(self._on.isChecked())
        self._silence.setVisible(self._is_silent)
        when = self.tr("On your walking days at {time}") if self._walking_days else self.tr("Every day at {time}")
        self._propose.set_label(when.format(time=_text(self._session_at)))
        self._session_at.setEnabled(self._session.isChecked())
        snacks = self._snacks.currentData() != "0"
        for widget in self._hours:
            widget.setVisible(snacks)
        self._through.setVisible(snacks and self._until.time() <= self._from.time())

    def _place(self) -> None:
        self._column.setSpacing(self._theme.px(Space.M))


def _text(field: TimeField) -> str:
    return field.time().toString("HH:mm")


def _show(field: TimeField, text: str) -> None:
    field.blockSignals(True)
    field.setTime(QTime.fromString(text or _SESSION_AT, "HH:mm"))
    field.blockSignals(False)
