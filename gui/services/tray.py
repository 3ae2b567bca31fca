"""The icon in the system's tray: a menu, and reminders that can be clicked."""

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtGui import QAction, QGuiApplication, QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

_SHOWN_MS = 20_000
_WITHOUT_TRAY = ("offscreen", "minimal", "vnc", "linuxfb")


class Tray(QObject):
    """Tells what is wanted; it knows nothing of what is behind that."""

    open_wanted = Signal()
    session_wanted = Signal()
    snack_wanted = Signal()
    snooze_wanted = Signal()
    skip_wanted = Signal(bool)  # no more today, or after all
    quit_wanted = Signal()
    message_clicked = Signal()

    def __init__(self, icon: QIcon, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.menu = QMenu()
        self.menu.setObjectName("tray-menu")
        self._session = self._entry("tray-session", self.tr("Today's session"), self.session_wanted)
        self._snack = self._entry("tray-snack", self.tr("Movement snack now"), self.snack_wanted)
        self.menu.addSeparator()
        self._snooze = self._entry("tray-snooze", self.tr("Remind me in 15 minutes"), self.snooze_wanted)
        self._skip = QAction(self.tr("No more today"), self.menu)
        self._skip.setObjectName("tray-skip")
        self._skip.setCheckable(True)
        self._skip.triggered.connect(self.skip_wanted)
        self.menu.addAction(self._skip)
        self.menu.addSeparator()
        self._entry("tray-open", self.tr("Open Amble"), self.open_wanted)
        self._entry("tray-quit", self.tr("Quit"), self.quit_wanted)
        self._icon = QSystemTrayIcon(icon, self)
        self._icon.setToolTip("Amble")
        self._icon.setContextMenu(self.menu)
        self._icon.activated.connect(self._activated)
        self._icon.messageClicked.connect(self.message_clicked)

    @staticmethod
    def is_available() -> bool:
        """Whether this desktop has a tray now."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    @staticmethod
    def is_possible() -> bool:
        """Whether a tray may ever come here: without a real screen Qt can't even wait for one."""
        return QGuiApplication.platformName() not in _WITHOUT_TRAY

    @property
    def is_shown(self) -> bool:
        """Whether the icon is to be seen in a tray."""
        return self._icon.isVisible() and self.is_available()

    @property
    def icon(self) -> QSystemTrayIcon:
        """Qt's own icon."""
        return self._icon

    def show(self) -> None:
        """Show the icon; where the tray comes later it appears then."""
        self._icon.show()

    def say(self, title: str, text: str) -> None:
        """Show a message for a while."""
        self._icon.showMessage(title, text, self._icon.icon(), _SHOWN_MS)

    def set_session(self, words: str, *, can_start: bool) -> None:
        """Name today's session."""
        self._session.setText(words)
        self._session.setEnabled(can_start)

    def set_state(self, *, can_snack: bool, can_snooze: bool, reminds: bool, skipped: bool, about: str) -> None:
        """Say what can be chosen now; `about` is what stands at the icon."""
        self._snack.setEnabled(can_snack)
        self._snooze.setVisible(reminds)
        self._snooze.setEnabled(can_snooze)
        self._skip.setVisible(reminds)
        self._skip.setChecked(skipped)
        self._icon.setToolTip(about)

    def close(self) -> None:
        """Take the icon away."""
        self._icon.hide()
        self.menu.deleteLater()

    def _entry(self, name: str, words: str, wanted: SignalInstance) -> QAction:
        action = self.menu.addAction(words)
        action.setObjectName(name)
        action.triggered.connect(wanted)
        return action

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.open_wanted.emit()
