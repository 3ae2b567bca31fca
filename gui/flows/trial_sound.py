"""Makes a timed trial heard: whoever walks or lies on a mat does not see the clock."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject

from exercises.session.cues import Tone
from exercises.session.timed_trial import TrialSignal
from exercises.settings import Settings
from gui.hearing.finding import hearing_settings
from gui.hearing.tones import Tones

TONES: Final = {
    TrialSignal.BEGUN: Tone.WORK,
    TrialSignal.CUE: Tone.SIDE,
    TrialSignal.STOPPED: Tone.FINISH,
}


class TrialSound(QObject):
    """Plays the session's tones, as loud as they are set; silent where sounds are off or nothing can sound."""

    def __init__(self, settings: Callable[[], Settings], parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._tones = Tones(self)
        self._sounds = False

    def prepare(self) -> None:
        """Load the tones before they are needed."""
        wanted = hearing_settings(self._settings())
        self._sounds = wanted.sounds and self._tones.prepare()
        if self._sounds:
            self._tones.set_volume(wanted.sound_volume)

    def signal(self, signal: str) -> None:
        """Sound what a trial has caused, the value of a TrialSignal."""
        tone = TONES.get(TrialSignal(signal))
        if self._sounds and tone is not None:
            self._tones.play(tone)
