"""Plays the tones: each is loaded once and starts at once; without a loudspeaker there is silence, and no more."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLoggingCategory, QObject, QUrl

from exercises.paths import ASSETS
from exercises.session.cues import Tone

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QSoundEffect

SOUNDS = ASSETS / "sounds"


def has_loudspeaker() -> bool:
    """Whether sound can come out of this computer now.

    The environment variable AMBLE_SILENT stands for a computer without one: tests are quiet by it.
    """
    if os.environ.get("AMBLE_SILENT"):
        return False
    # Without a sound server it writes several lines each time somebody asks.
    QLoggingCategory.setFilterRules("qt.multimedia.*=false")
    try:
        from PySide6.QtMultimedia import QMediaDevices
    except ImportError:  # a library of the system's is missing
        return False
    return not QMediaDevices.defaultAudioOutput().isNull()


class Tones(QObject):
    """The six tones. Other programs' sound goes on beside them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._effects: dict[Tone, QSoundEffect] = {}
        self._volume = 0.7

    def set_volume(self, percent: int) -> None:
        """How loud, 0 to 100; applies to what sounds just now, too."""
        self._volume = as_loudness(percent)
        for effect in self._effects.values():
            effect.setVolume(self._volume)

    def prepare(self) -> bool:
        """Load the tones; False without a loudspeaker. One that is plugged in later is found the next time."""
        if not has_loudspeaker():
            self._effects.clear()
            return False
        if not self._effects:
            for tone in Tone:
                self._effects[tone] = effect_of(SOUNDS / f"{tone.value}.wav", self)
                self._effects[tone].setVolume(self._volume)
        return True

    def play(self, tone: Tone) -> None:
        """Sound a tone now."""
        effect = self._effects.get(tone)
        if effect is not None and self._volume > 0:
            effect.play()

    def stop(self) -> None:
        """Fall silent."""
        for effect in self._effects.values():
            effect.stop()


def effect_of(path: Path, parent: QObject) -> "QSoundEffect":
    """A sound of a WAV file, ready to be played."""
    from PySide6.QtMultimedia import QSoundEffect

    effect = QSoundEffect(parent)
    effect.setSource(QUrl.fromLocalFile(str(path)))
    return effect


def as_loudness(percent: int) -> float:
    """A percent as people hear it, as a factor from 0 to 1."""
    from PySide6.QtMultimedia import QtAudio

    return QtAudio.convertVolume(
        max(0, min(100, percent)) / 100,
        QtAudio.VolumeScale.LogarithmicVolumeScale,
        QtAudio.VolumeScale.LinearVolumeScale,
    )
