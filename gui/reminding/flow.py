"""Reminders at work: looks at the clock now and then, asks whether somebody would be disturbed, and speaks up."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from exercises.clock import Clock
from exercises.coach.outlook import Outlook
from exercises.coach.reminded import load_kept
from exercises.coach.reminding import (
    DaySoFar,
    Reminder,
    ReminderKind,
    after_all,
    after_saying,
    after_skip,
    after_snooze,
    day_so_far,
    is_skipped,
    next_reminder,
    wishes_of,
)
from exercises.coach.routines_due import SNACK
from exercises.errors import AmbleError
from exercises.library.timeline import Timeline
from exercises.paths import DataFolder
from exercises.settings import Settings
from gui.coaching import Coaching
from gui.main_window import MainWindow
from gui.reminding.memory import Memory
from gui.reminding.notice import reminder_notice
from gui.reminding.presence import Lookout, Presence
from gui.reminding.staying import Staying
from gui.reminding.words import Message, next_line, session_message, session_name, snack_message
from gui.theme.theme import Theme

if TYPE_CHECKING:
    from exercises.library.library import Library

_LOOK_MS: Final = 20_000
# Between two looks the clock moves by seconds; when it has moved by so much, the computer slept.
_SLEPT: Final = timedelta(minutes=3)


class Reminding(QObject):
    """Speaks through the tray, or through the window where there is none."""

    today_wanted = Signal()
    walk_wanted = Signal()
    routine_wanted = Signal(str)
    settings_wanted = Signal()
    quit_wanted = Signal()
    changed = Signal()  # the next snack comes at another time

    def __init__(
        self,
        theme: Theme,
        window: MainWindow,
        data: DataFolder,
        clock: Clock,
        coaching: Coaching,
        library: "Callable[[], Library]",
        settings: Callable[[], Settings],
        *,
        is_running: Callable[[], bool],
        lookout: Lookout | None = None,
        in_background: bool = False,
    ) -> None:
        """`is_running` tells whether a session runs; `in_background` that the program was started without a window."""
        super().__init__(window)
        self._theme, self._window, self._clock = theme, window, clock
        self._coaching, self._library, self._settings = coaching, library, settings
        self._is_running = is_running
        self._memory = Memory(data.reminders, load_kept(data.reminders))
        self._memory.failed.connect(window.say)
        self._lookout = lookout or Lookout(self)
        self._since = self._looked = clock.now()
        self._was_away = self._closed = False
        self._last: ReminderKind | None = None
        self._next: Reminder | None = None
        self._upcoming: datetime | None = None
        self._notice: QWidget | None = None
        self.staying = Staying(window, settings, self._memory, in_background=in_background)
        self.staying.made.connect(self._serve_tray)
        self.staying.settings_wanted.connect(self.settings_wanted)
        self.staying.clicked.connect(self.open_last)
        self.staying.quit_wanted.connect(self.quit_wanted)
        coaching.changed.connect(self.refresh)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.take_settings()

    @property
    def next(self) -> Reminder | None:
        """What comes next, and when."""
        return self._next

    @property
    def next_snack(self) -> time | None:
        """At which time of this day the next snack is offered; None when none is to come."""
        reminder, at = self._next, self._upcoming
        if reminder is None or reminder.kind is not ReminderKind.SNACK or at is None:
            return None
        local = at.astimezone(self._clock.now().tzinfo)
        return local.time() if local.date() == self._clock.now().date() else None

    def take_settings(self) -> None:
        """Go by other settings at once."""
        self.staying.take_settings()
        if not self._settings().reminds:
            self._take_notice_away()
        self.refresh()

    def look(self) -> None:
        """Say what is due, unless it would disturb somebody."""
        now = self._clock.now()
        if now < self._looked or now - self._looked > _SLEPT:
            # Whoever slept did not sit here; and no count begins in a future that the clock has taken back.
            self._since = now
        self._looked = now
        self.staying.look()
        self.refresh()
        if self._is_due() and self._may_speak():
            self._lookout.ask(self._looked_around)

    def refresh(self) -> None:
        """Work out anew what comes next, and show it."""
        if self._closed:
            return
        now = self._clock.now()
        found = next_reminder(wishes_of(self._settings()), self._day(), self._memory.said, now, self._since)
        if self._notice is not None and self._is_settled():
            self._take_notice_away()
        before = self.next_snack
        self._next = found
        self._upcoming = found.at if found is not None and found.at > now else None
        self._show_in_tray(now)
        if self.next_snack != before:
            self.changed.emit()

    def snooze(self) -> None:
        """Say it again in a quarter of an hour."""
        if self._last is not None:
            self._memory.keep(after_snooze(self._memory.said, self._last, self._clock.now()))
        self._answered()

    def skip(self, *, on: bool = True) -> None:
        """No more today; or after all."""
        said, now = self._memory.said, self._clock.now()
        self._memory.keep(after_skip(said, wishes_of(self._settings()), now) if on else after_all(said))
        self._answered()

    def start_session(self) -> None:
        """Begin with what is due today."""
        outlook = self._coaching.outlook()
        if outlook is None or not self._day().session_due:
            self.today_wanted.emit()
        elif outlook.due.routine is not None:
            self.routine_wanted.emit(outlook.due.routine)
        else:
            self.walk_wanted.emit()

    def open_last(self) -> None:
        """Open the window at what was said last."""
        if self._last is ReminderKind.SNACK:
            self.routine_wanted.emit(SNACK)
        else:
            self.today_wanted.emit()

    def close(self) -> None:
        """Say nothing any more."""
        self._timer.stop()
        self._closed = True
        self._lookout.close()
        self.staying.close()

    # Speaking

    def _day(self) -> DaySoFar:
        return day_so_far(self._coaching.outlook(), self._coaching.sessions(), self._coaching.today)

    def _is_due(self) -> bool:
        # By the clock as it is now: what is overdue was given the moment at which it was worked out.
        return self._next is not None and self._next.at <= self._clock.now()

    def _is_settled(self) -> bool:
        """Whether what was said last has been done, or is not wanted any more."""
        day, said_at = self._day(), self._memory.said.snack_at
        if self._last is ReminderKind.SESSION:
            return not day.session_due
        return day.moved is not None and said_at is not None and day.moved > said_at

    def _may_speak(self) -> bool:
        """Whether somebody would hear, and no session or its questions would be disturbed."""
        if self._is_running():
            return False
        if self._window.isActiveWindow() and not self._window.is_at_home:
            return False
        return self.staying.has_tray or self._window.isVisible()

    def _looked_around(self, presence: Presence) -> None:
        if presence is Presence.AWAY:
            self._was_away = True
            return
        if self._was_away:
            self._was_away, self._since = False, self._clock.now()
        self.refresh()  # it may have been done while we looked around
        if presence is Presence.THERE and self._is_due() and self._may_speak():
            self._speak()

    def _speak(self) -> None:
        reminder = self._next
        if reminder is None:
            return
        self._last = reminder.kind
        # Kept before it is said: rather not said than said twice.
        self._memory.keep(after_saying(self._memory.said, reminder.kind, self._clock.now()))
        message = self._message(reminder.kind)
        if self.staying.has_tray:
            self.staying.say(message.title, message.text)
        else:
            self._show_notice(message)
            QApplication.alert(self._window)
        self.refresh()

    def _message(self, kind: ReminderKind) -> Message:
        outlook = self._coaching.outlook()
        if kind is ReminderKind.SESSION and outlook is not None:
            return session_message(outlook.due, self._library(), self._walk(outlook))
        return snack_message(SNACK, self._library())

    def _walk(self, outlook: Outlook) -> Timeline | None:
        try:
            return self._coaching.advisor().walk(outlook)
        except AmbleError:
            return None  # Today tells why

    def _show_notice(self, message: Message) -> None:
        self._take_notice_away()
        self._notice = reminder_notice(
            self._theme, message, on_open=self._open_from_notice, on_later=self.snooze, on_skip=self.skip
        )
        self._window.add_notice(self._notice)

    def _open_from_notice(self) -> None:
        self._take_notice_away()
        if self._last is ReminderKind.SESSION:
            self.start_session()
        else:
            self.open_last()

    def _answered(self) -> None:
        self._take_notice_away()
        self.refresh()

    def _take_notice_away(self) -> None:
        notice, self._notice = self._notice, None
        if notice is not None:
            self._window.remove_notice(notice)

    # The tray

    def _serve_tray(self) -> None:
        tray = self.staying.tray
        if tray is not None:
            tray.open_wanted.connect(self._window.come_to_front)
            tray.session_wanted.connect(self.start_session)
            tray.snack_wanted.connect(lambda: self.routine_wanted.emit(SNACK))
            tray.snooze_wanted.connect(self.snooze)
            tray.skip_wanted.connect(lambda on: self.skip(on=on))

    def _show_in_tray(self, now: datetime) -> None:
        tray = self.staying.tray
        if tray is None:
            return
        wishes, day, outlook = wishes_of(self._settings()), self._day(), self._coaching.outlook()
        if outlook is not None and day.session_due:
            name = session_name(outlook.due, self._library())
            tray.set_session(self.tr("Start: {what}").format(what=name), can_start=True)
        else:
            tray.set_session(self.tr("Nothing is due today"), can_start=False)
        line = next_line(self._next, now)
        tray.set_state(
            can_snack=day.snack_allowed and self._library().routine(SNACK) is not None,
            can_snooze=self._last is not None and self._memory.said.snoozed is None,
            reminds=self._settings().reminds,
            skipped=is_skipped(wishes, self._memory.said, now),
            about=self.tr("Amble: {next}").format(next=line) if line else "Amble",
        )
