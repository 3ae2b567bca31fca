"""The sounds as files: ours, short, soft, and told apart with eyes shut."""

import struct
import wave

import numpy as np
import pytest

from assets.sounds.synthesis import RATE, SOUNDS, samples
from exercises.paths import ASSETS
from exercises.session.cues import Tone

FOLDER = ASSETS / "sounds"


def read(name: str) -> np.ndarray:
    with wave.open(str(FOLDER / f"{name}.wav")) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        count = file.getnframes()
        return np.array(struct.unpack(f"<{count}h", file.readframes(count)), dtype=float)


def pitch(sound: np.ndarray, start: float, seconds: float = 0.1) -> float:
    """The loudest pitch in hertz from a moment on."""
    part = sound[round(start * RATE) : round((start + seconds) * RATE)]
    spectrum = np.abs(np.fft.rfft(part * np.hanning(len(part)), n=RATE))
    return float(np.argmax(spectrum))


def test_every_tone_has_its_sound_and_no_sound_is_without() -> None:
    assert {tone.value for tone in Tone} == set(SOUNDS) == {path.stem for path in FOLDER.glob("*.wav")}


@pytest.mark.parametrize("name", sorted(SOUNDS))
def test_a_sound_is_what_the_script_makes(name: str) -> None:
    made = np.array(samples(SOUNDS[name]), dtype=float)
    # Another computer's sine may differ in its last place.
    assert np.max(np.abs(made - read(name))) <= 1


@pytest.mark.parametrize("name", sorted(SOUNDS))
def test_a_sound_is_soft_and_ends_in_silence(name: str) -> None:
    sound = read(name)
    assert len(sound) / RATE <= 2.0
    assert 0.05 * 32767 < np.max(np.abs(sound)) < 0.7 * 32767
    assert abs(sound[0]) < 50  # no click at its beginning
    assert np.max(np.abs(sound[-20:])) < 100  # nor at its end


def test_into_work_it_rises_and_out_of_it_it_falls() -> None:
    work, end = read("work"), read("end")
    assert pitch(work, 0.2) > pitch(work, 0.02) * 1.3
    assert pitch(end, 0.2) < pitch(end, 0.02) / 1.3


def test_the_chime_is_higher_than_all_others_and_the_bell_lasts_longest() -> None:
    assert pitch(read("side"), 0.02) > max(pitch(read(name), 0.02) for name in SOUNDS if name != "side")
    lengths = {name: sound.seconds for name, sound in SOUNDS.items()}
    assert max(lengths, key=lengths.__getitem__) == "finish"
    assert min(lengths, key=lengths.__getitem__) == "count"
