"""What goes along with every session that is led through: its sound, a screen that stays awake, headset buttons."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from exercises.clock import Clock
from exercises.session.session import Status
from exercises.settings import Settings
from gui.flows.session_media import SessionMedia
from gui.flows.session_sound import SessionSound
from gui.main_window import MainWindow
from gui.services.awake import Awake

if TYPE_CHECKING:
    from exercises.history.history import History
    from gui.flows.sessions import SessionFlow
    from gui.player.player_page import PlayerPage

# Whoever has not come for so long has gone elsewhere; the screen needn't wait for them.
_LONGEST_WAIT_MS: Final = 10 * 60 * 1000


class SessionCompanions(QObject):
    """Each of them hears the session's events, and none of them can hold it up."""

    settings_wanted = Signal(object)  # Settings

    def __init__(
        self,
        window: MainWindow,
        clock: Clock,
        history: "Callable[[], History]",
        settings: Callable[[], Settings],
    ) -> None:
        super().__init__(window)
        self._settings = settings
        self._player: PlayerPage | None = None
        self.awake = Awake(self)
        self._waits_long = QTimer(self, singleShot=True, interval=_LONGEST_WAIT_MS)
        self._waits_long.timeout.connect(self.awake.release)
        self.media = SessionMedia(window, clock, on=settings().media_keys)
        self.sound = SessionSound(window, clock, history, settings)
        self.sound.settings_wanted.connect(self.settings_wanted)

    def follow(self, flow: "SessionFlow") -> None:
        """Go along with the sessions of this flow."""
        self.sound.follow(flow)
        self.media.follow(flow.player, flow.exercise)
        self._player = flow.player
        flow.player.waiting.set_on(on=self._settings().wait_for_me)
        flow.player.set_flashes(on=self._settings().flash)
        flow.player.happened.connect(self._stay_awake)

    def set_settings(self, settings: Settings) -> None:
        """Take other settings at once."""
        self.sound.set_settings(settings)
        self.media.set_on(on=settings.media_keys)
        if self._player is not None:
            self._player.waiting.set_on(on=settings.wait_for_me)
            self._player.set_flashes(on=settings.flash)
        self._stay_awake()

    def close(self) -> None:
        """Let go of everything."""
        self.sound.close()
        self.media.close()
        self._waits_long.stop()
        self.awake.release()

    def _stay_awake(self) -> None:
        """Keep the screen awake while the session runs, or waits for the user who looks at it from the mat."""
        driver = self._player.driver if self._player is not None else None
        status = driver.session.status if driver is not None else Status.ENDED
        if (
            status in (Status.RUNNING, Status.COUNTING_IN, Status.WAITING, Status.LISTENING)
            and self._settings().keep_awake
        ):
            self.awake.hold()
        else:
            self.awake.release()
        if status is not Status.WAITING:
            self._waits_long.stop()
        elif not self._waits_long.isActive():
            self._waits_long.start()
