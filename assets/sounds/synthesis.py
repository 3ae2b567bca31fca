"""Makes the sounds: `make sounds` writes them anew, out of nothing but this file.

They are sums of decaying sines, as of struck wood and metal: rising into work, falling out of it, a chime for the other
side, a soft tick for counting, two equal knocks for a question, a bell at the end.
"""

import math
import struct
import sys
import wave
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

RATE: Final = 44_100
# Below full, so that music beside it and a loud voice leave room.
_PEAK: Final = 0.6
_ATTACK_SECONDS: Final = 0.006
_RELEASE_SECONDS: Final = 0.02
# Overtones as (multiple of the pitch, loudness, how much quicker it fades).
_WOOD: Final = ((1.0, 1.0, 1.0), (2.0, 0.22, 2.0), (3.93, 0.14, 4.0))
_CHIME: Final = ((1.0, 1.0, 1.0), (2.76, 0.35, 1.6), (5.4, 0.12, 2.6))
_BELL: Final = ((0.5, 0.35, 0.7), (1.0, 1.0, 1.0), (1.19, 0.3, 1.2), (1.5, 0.2, 1.5), (2.0, 0.4, 1.6), (2.74, 0.2, 2.2))

G4, D5, E5, A5, C5 = 392.0, 587.33, 659.26, 880.0, 523.25


@dataclass(frozen=True, slots=True)
class Note:
    """One stroke: when it begins, its pitch in hertz, how long until it has faded to a third, and of what it is."""

    at_seconds: float
    hertz: float
    fade_seconds: float
    overtones: Sequence[tuple[float, float, float]] = _WOOD
    loudness: float = 1.0


@dataclass(frozen=True, slots=True)
class Sound:
    """Strokes, and how long all of it lasts."""

    seconds: float
    notes: tuple[Note, ...]


SOUNDS: Final[dict[str, Sound]] = {
    "work": Sound(0.55, (Note(0.0, G4, 0.10), Note(0.15, D5, 0.14))),
    "end": Sound(0.60, (Note(0.0, D5, 0.10), Note(0.15, G4, 0.17))),
    "side": Sound(0.80, (Note(0.0, A5, 0.20, _CHIME), Note(0.12, A5, 0.22, _CHIME, 0.7))),
    "count": Sound(0.12, (Note(0.0, E5, 0.025, loudness=0.5),)),
    "ask": Sound(0.70, (Note(0.0, E5, 0.08), Note(0.22, E5, 0.14))),
    "finish": Sound(1.90, (Note(0.0, C5, 0.45, _BELL), Note(0.35, C5, 0.50, _BELL, 0.7))),
}


def samples(sound: Sound) -> list[int]:
    """The sound as 16-bit samples of one channel at 44,100 a second."""
    count = round(sound.seconds * RATE)
    sums = [0.0] * count
    for note in sound.notes:
        start = round(note.at_seconds * RATE)
        for multiple, loudness, quicker in note.overtones:
            turn = 2 * math.pi * note.hertz * multiple / RATE
            fade = math.exp(-quicker / (note.fade_seconds * RATE))
            level = note.loudness * loudness
            for i in range(count - start):
                sums[start + i] += level * math.sin(turn * i) * min(1.0, i / (_ATTACK_SECONDS * RATE))
                level *= fade
    loudest = max(abs(value) for value in sums)
    quiet = min(1.0, max(note.loudness for note in sound.notes))
    release = round(_RELEASE_SECONDS * RATE)
    scale = 32_767 * _PEAK * quiet / loudest
    return [round(value * scale * min(1.0, (count - i) / release)) for i, value in enumerate(sums)]


def write(folder: Path) -> None:
    """Write every sound as NAME.wav into a folder."""
    for name, sound in SOUNDS.items():
        values = samples(sound)
        with wave.open(str(folder / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(struct.pack(f"<{len(values)}h", *values))


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
