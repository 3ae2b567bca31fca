"""Staying in the tray: when the icon is there, and whether the program goes on when its window is closed."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from exercises.settings import Settings
from gui.main_window import MainWindow
from gui.reminding.memory import Memory
from gui.services.tray import Tray

# At log-in the tray may come later than the programs that want to be in it.
_TRAY_COMES_MS: Final = 30_000


class Staying(QObject):
    """The icon is there while reminders come; a program that was started in the background always has it."""

    made = Signal()  # there is an icon now
    clicked = Signal()  # on a reminder
    settings_wanted = Signal()
    quit_wanted = Signal()

    def __init__(
        self, window: MainWindow, settings: Callable[[], Settings], memory: Memory, *, in_background: bool
    ) -> None:
        super().__init__(window)
        self._window, self._settings, self._memory = window, settings, memory
        self._in_background = in_background
        self._leaving = False
        self._told_last = False
        self._was_missing = False
        self.tray: Tray | None = None
        window.closed.connect(self._window_closed)
        window.page_chosen.connect(self._stay_after_all)
        self._late = QTimer(self, singleShot=True, interval=_TRAY_COMES_MS)
        self._late.timeout.connect(self._come_without_tray)
        if in_background:
            self._late.start()

    @property
    def has_tray(self) -> bool:
        """Whether something can be said in the tray now."""
        return self.tray is not None and self.tray.is_shown

    @property
    def stays(self) -> bool:
        """Whether the program goes on when its window is closed now."""
        settings = self._settings()
        return self.has_tray and settings.reminds and settings.stay_in_tray and not self._leaving

    def take_settings(self) -> None:
        """Show the icon, or take it away."""
        wanted = (self._settings().reminds or self._in_background) and Tray.is_possible()
        if wanted and self.tray is None:
            self._make()
        elif not wanted and self.tray is not None:
            self.tray.close()
            self.tray = None
        self._set_quitting()

    def say(self, title: str, text: str) -> None:
        """Say something in the tray."""
        if self.tray is not None:
            self._told_last = False
            self.tray.say(title, text)

    def look(self) -> None:
        """Where the tray has gone for good, a hidden window would never be found again: it comes back."""
        missing = self.tray is not None and not self.has_tray
        if missing and self._was_missing and not self._window.isVisible() and not self._late.isActive():
            self._window.showMinimized()
        self._was_missing = missing
        self._set_quitting()

    def close(self) -> None:
        """Take the icon away; a window that is closed ends the program again."""
        self._late.stop()
        QApplication.setQuitOnLastWindowClosed(True)
        if self.tray is not None:
            self.tray.close()
            self.tray = None

    def _make(self) -> None:
        from gui.theme.icons import app_icon

        tray = self.tray = Tray(app_icon(), self)
        tray.message_clicked.connect(self._clicked)
        tray.quit_wanted.connect(self._quit)
        tray.show()
        self.made.emit()

    def _clicked(self) -> None:
        (self.settings_wanted if self._told_last else self.clicked).emit()

    def _come_without_tray(self) -> None:
        if not self.has_tray and not self._window.isVisible():
            self._window.showMinimized()

    def _window_closed(self) -> None:
        self._set_quitting()
        if self.stays and self.tray is not None and not self._memory.told_of_tray:
            self._memory.keep_told_of_tray()
            self.tray.say(
                self.tr("Amble goes on in the tray"),
                self.tr("For your reminders. Its menu ends it; the settings can switch this off."),
            )
            self._told_last = True

    def _quit(self) -> None:
        """End the program; a session that runs, or something unsaved, asks first."""
        self._leaving = True
        self._set_quitting()
        if not self._window.isVisible():
            self.quit_wanted.emit()
        elif not self._window.close():
            self._window.come_to_front()

    def _stay_after_all(self) -> None:
        self._leaving = False
        self._set_quitting()

    def _set_quitting(self) -> None:
        QApplication.setQuitOnLastWindowClosed(not self.stays)
