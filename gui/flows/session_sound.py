"""Makes the sessions that are led through heard, and answers the player's keys for it."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from exercises.clock import Clock
from exercises.errors import AmbleError
from exercises.history.filtering import Filter
from exercises.settings import Settings
from gui.hearing.finding import find_voice, hearing_settings, how_to_install
from gui.hearing.hearing import Hearing
from gui.main_window import MainWindow

if TYPE_CHECKING:
    from exercises.history.history import History
    from exercises.library.timeline import Timeline
    from gui.flows.sessions import SessionFlow


class SessionSound(QObject):
    """Tones and voice beside the player."""

    settings_wanted = Signal(object)  # Settings

    def __init__(
        self, window: MainWindow, clock: Clock, history: "Callable[[], History]", settings: Callable[[], Settings]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._history = history
        self._settings = settings
        self.hearing = Hearing(clock, hearing_settings(settings()), find_voice, self)
        self.hearing.trouble.connect(self._say_trouble)

    def follow(self, flow: "SessionFlow") -> None:
        """Make the sessions of this flow heard."""
        player, hearing = flow.player, self.hearing
        flow.begins.connect(lambda timeline: self._begin(flow, timeline))
        player.happened.connect(hearing.happened)
        player.finished.connect(hearing.end)
        player.mute_toggled.connect(lambda: hearing.mute(on=not hearing.is_muted))
        player.asked_aloud.connect(hearing.ask)
        player.reading_wanted.connect(hearing.read_again)
        player.voice_toggled.connect(self._toggle_voice)
        hearing.reading.connect(player.listening.reads)
        hearing.muted_changed.connect(lambda: player.show_muted(muted=hearing.is_muted))
        player.show_muted(muted=hearing.is_muted)

    def set_settings(self, settings: Settings) -> None:
        """Take other settings at once."""
        self.hearing.set_settings(hearing_settings(settings))

    def try_voice(self) -> None:
        """Say a sentence as it would be said in a session."""
        self.hearing.say(self.tr("Bird-dog, left side. Five times, hold five seconds."))

    def close(self) -> None:
        """Let go of voice and sounds."""
        self.hearing.close()

    def _begin(self, flow: "SessionFlow", timeline: "Timeline") -> None:
        self.hearing.begin(timeline, flow.exercise, self._known())

    def _known(self) -> frozenset[str]:
        """Exercises that were done before; where nobody knows, everything is read out once more."""
        try:
            return frozenset(done.id for done in self._history().exercises_done(Filter()))
        except AmbleError:
            return frozenset()

    def _toggle_voice(self) -> None:
        settings = replace(self._settings(), voice=not self._settings().voice)
        self._window.say(self.tr("The voice is on.") if settings.voice else self.tr("The voice is off."))
        self.settings_wanted.emit(settings)

    def _say_trouble(self, words: str) -> None:
        install = how_to_install()
        if install:
            words = self.tr("{trouble} A voice comes with: {command}").format(trouble=words, command=install)
        self._window.say(words)
