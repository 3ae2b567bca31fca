"""What goes along with every session that is led through: its sound, and a screen that stays awake."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from exercises.clock import Clock
from exercises.session.events import CountingIn, Event, KeptWalking, Paused, Resumed, SessionEnded, SessionStarted
from exercises.settings import Settings
from gui.main_window import MainWindow
from gui.services.awake import Awake
from gui.session_sound import SessionSound

if TYPE_CHECKING:
    from exercises.history.history import History
    from gui.sessions import SessionFlow


class SessionCompanions(QObject):
    """Each of them hears the session's events, and none of them can hold it up."""

    settings_wanted = Signal(object)  # Settings

    def __init__(
        self, window: MainWindow, clock: Clock, history: "Callable[[], History]", settings: Callable[[], Settings]
    ) -> None:
        super().__init__(window)
        self._settings = settings
        self._awake = Awake(self)
        self.sound = SessionSound(window, clock, history, settings)
        self.sound.settings_wanted.connect(self.settings_wanted)

    def follow(self, flow: "SessionFlow") -> None:
        """Go along with the sessions of this flow."""
        self.sound.follow(flow)
        flow.player.happened.connect(self._happened)

    def set_settings(self, settings: Settings) -> None:
        """Take other settings at once."""
        self.sound.set_settings(settings)
        if not settings.keep_awake:
            self._awake.release()

    def close(self) -> None:
        """Let go of everything."""
        self.sound.close()
        self._awake.release()

    def _happened(self, event: Event) -> None:
        match event:
            case SessionStarted() | CountingIn() | Resumed() | KeptWalking() if self._settings().keep_awake:
                self._awake.hold()
            case Paused() | SessionEnded():
                self._awake.release()
            case _:
                pass
