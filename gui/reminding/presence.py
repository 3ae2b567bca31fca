"""Whether somebody would be disturbed now, or is not here at all."""

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from gui.reminding.full_screen import is_other_full_screen
from gui.reminding.screen_lock import is_screen_locked
from gui.services.background import Background


class Presence(Enum):
    """What is known of whoever sits here; where nothing can be known, they are there."""

    THERE = "there"
    AWAY = "away"  # the screen is locked
    BUSY = "busy"  # another window fills the screen


def look_around(ours: frozenset[int], *, on_x11: bool) -> Presence:
    """Ask the desktop; takes up to some seconds. `ours` are the ids of our own windows."""
    if is_screen_locked():
        return Presence.AWAY
    return Presence.BUSY if on_x11 and is_other_full_screen(ours) else Presence.THERE


class Lookout(QObject):
    """Asks in a thread, so that the window never waits; one question at a time."""

    def __init__(
        self, parent: QObject | None = None, look: Callable[[frozenset[int], bool], Presence] | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look or (lambda ours, on_x11: look_around(ours, on_x11=on_x11))
        self._background = Background(self)

    @property
    def is_asking(self) -> bool:
        return self._background.is_busy

    def ask(self, then: Callable[[Presence], None]) -> None:
        """Tell `then` in the window's own thread; a question that is already out is not asked again."""
        if self.is_asking:
            return
        ours = frozenset(int(window.winId()) for window in QGuiApplication.topLevelWindows() if window.isVisible())
        on_x11 = QGuiApplication.platformName() == "xcb"
        self._background.run(lambda: self._look(ours, on_x11), then, lambda _why: then(Presence.THERE))

    def close(self) -> None:
        """Wait for the answer, and tell nobody."""
        self._background.close()
