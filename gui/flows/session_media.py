"""Makes the sessions that are led through media players of the desktop, and does what is asked of them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from exercises.clock import Clock
from exercises.library.exercise import Exercise
from exercises.session.session import Session, SessionView, Status
from gui import text
from gui.main_window import MainWindow
from gui.player.side_words import side_words
from gui.services.media_bus import MediaBus
from gui.services.media_player import NowPlaying, Wish
from gui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from gui.player.player_page import PlayerPage


class SessionMedia(QObject):
    """Goes along with the player while that is wanted: on the bus only while a session is under way."""

    def __init__(self, window: MainWindow, clock: Clock, *, on: bool) -> None:
        super().__init__(window)
        self._window = window
        self._clock = clock
        self._on = on
        self._player: PlayerPage | None = None
        self._exercise: Callable[[str], Exercise | None] = lambda _: None
        self.bus = MediaBus(clock, self)
        self.bus.wished.connect(self._do)

    def follow(self, player: "PlayerPage", exercise: Callable[[str], Exercise | None]) -> None:
        """Go along with the sessions of this player; `exercise` finds an exercise by its id."""
        self._player, self._exercise = player, exercise
        player.happened.connect(self._refresh)
        player.keys.armed.connect(self._refresh)
        player.waiting.changed.connect(self._refresh)
        player.listening.changed.connect(self._refresh)
        player.keys.set_remote(on=self._on)

    def set_on(self, *, on: bool) -> None:
        """Listen to media keys, or not, at once."""
        self._on = on
        if self._player is not None:
            self._player.keys.set_remote(on=on)
        self._refresh()

    def close(self) -> None:
        """Leave the bus."""
        self.bus.close()

    def _refresh(self) -> None:
        session = self._session
        if session is None or not self._on:
            self.bus.close()
        else:
            self.bus.show(now_playing(session, self._exercise, self._clock.monotonic(), can_go=self._can_go))

    @property
    def _session(self) -> Session | None:
        driver = self._player.driver if self._player is not None else None
        if driver is None or driver.session.status in (Status.READY, Status.ENDED):
            return None
        return driver.session

    @property
    def _can_go(self) -> bool:
        """Whether keys would be commands now: no question is open."""
        player = self._player
        if player is None:
            return False
        return player.keys.is_free or (player.waiting.is_open and not self._is_asked(player))

    @staticmethod
    def _is_asked(player: "PlayerPage") -> bool:
        return any(panel.isVisible() for panel in player.findChildren(Overlay))

    def _do(self, wish: str) -> None:
        player, session = self._player, self._session
        if wish == Wish.RAISE:
            self._window.come_to_front()
        elif player is None or session is None or not player.isVisible() or not self._can_go:
            return
        elif wish == Wish.STOP:
            player.ask_to_end()
        elif player.waiting.is_open:
            if wish != Wish.PAUSE:
                player.waiting.go_on()
        else:
            self._command(player, Wish(wish), paused=session.status in (Status.PAUSED, Status.LISTENING))

    @staticmethod
    def _command(player: "PlayerPage", wish: Wish, *, paused: bool) -> None:
        match wish:
            case Wish.NEXT:
                player.keys.go_on()
            case Wish.PREVIOUS:
                player.go_back()
            case Wish.PLAY if not paused:
                return
            case Wish.PAUSE if paused:
                return
            case _:
                player.toggle_pause()


def now_playing(
    session: Session, exercise: Callable[[str], Exercise | None], now: float, *, can_go: bool
) -> NowPlaying:
    """A session as a media player would show it at this moment of the monotonic clock."""
    view = session.view()
    return NowPlaying(
        track=view.index,
        title=_title(view, exercise(view.phase.exercise) if view.phase.exercise else None),
        album=session.timeline.name,
        seconds=None if view.phase.until_done else view.phase_seconds,
        position_seconds=view.elapsed_seconds,
        at=now,
        plays=view.status in (Status.RUNNING, Status.COUNTING_IN),
        moves=view.status is Status.RUNNING,
        can_go=can_go,
    )


def _title(view: SessionView, exercise: Exercise | None) -> str:
    phase = view.phase
    name = phase.name or text.phase_word(phase.kind)
    return " · ".join(words for words in (name, side_words(exercise, phase.side)) if words)
