"""What is heard of a timed trial."""

import pytest
from PySide6.QtCore import QObject

from exercises.session.timed_trial import TrialSignal
from exercises.settings import Settings
from gui.flows.trial_sound import TONES, TrialSound


def test_beginning_half_time_and_end_sound_differently_and_an_interruption_does_not() -> None:
    assert set(TONES) == set(TrialSignal) - {TrialSignal.INTERRUPTED}
    assert len(set(TONES.values())) == len(TONES)


@pytest.mark.parametrize("sounds", [True, False])
def test_a_computer_without_a_loudspeaker_is_only_silent(qapp, sounds: bool) -> None:
    parent = QObject()
    sound = TrialSound(lambda: Settings(sounds=sounds), parent)
    sound.signal("begun")
    sound.prepare()
    for signal in TrialSignal:
        sound.signal(signal.value)
    assert not sound._sounds
