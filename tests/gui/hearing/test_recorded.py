"""What really comes out of the loudspeaker: recorded from a sound server that has none."""

import json
import os
import shutil
import signal
import subprocess
import sys
import wave
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from assets.sounds.synthesis import RATE, SOUNDS, samples

ROOT = Path(__file__).parents[3]
NEEDED = ("pulseaudio", "parec", "pactl", "espeak-ng")
MISSING = [program for program in NEEDED if shutil.which(program) is None]
# A tone may be so far from where it belongs; the machine does other things as well.
NEAR_SECONDS = 0.15

pytestmark = [
    pytest.mark.skipif(bool(MISSING), reason=f"make desktop installs {', '.join(MISSING)}"),
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the sound server is Linux's"),
]


@contextmanager
def sound_server(place: Path) -> Iterator[dict[str, str]]:
    """A PulseAudio with a loudspeaker that nobody hears; gives the environment in which programs play to it."""
    runtime = place / "run"
    runtime.mkdir(mode=0o700)
    surroundings = {**os.environ, "XDG_RUNTIME_DIR": str(runtime), "HOME": str(place), "QT_QPA_PLATFORM": "offscreen"}
    surroundings.pop("AMBLE_SILENT", None)
    surroundings["PYTHONPATH"] = str(ROOT)
    server = subprocess.Popen(
        [
            *("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1"),
            *("--load=module-null-sink sink_name=nobody", "--load=module-native-protocol-unix"),
        ],
        env=surroundings,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(400):
            done = subprocess.run(["pactl", "info"], env=surroundings, capture_output=True, check=False)
            if done.returncode == 0:
                break
        else:
            pytest.skip("PulseAudio does not start here")
        yield surroundings
    finally:
        server.terminate()
        server.wait()


def record(surroundings: dict[str, str], place: Path, engine: str) -> tuple[np.ndarray, list[str]]:
    """Play the short session; gives what was heard (44,100 samples a second) and what was said of troubles."""
    path = place / "heard.wav"
    recorder = subprocess.Popen(
        [
            *("parec", "--latency-msec=10", "-d", "nobody.monitor", "--format=s16le", f"--rate={RATE}"),
            *("--channels=1", "--file-format=wav", str(path)),
        ],
        env=surroundings,
    )
    program = [sys.executable, "-W", "ignore", str(Path(__file__).with_name("played.py")), engine]
    done = subprocess.run(program, env=surroundings, cwd=ROOT, capture_output=True, text=True, timeout=120, check=True)
    recorder.send_signal(signal.SIGINT)
    recorder.wait()
    with wave.open(str(path)) as file:
        heard = np.frombuffer(file.readframes(file.getnframes()), dtype="<i2").astype(float)
    return heard, json.loads(done.stdout.splitlines()[-1])["troubles"]


def where(tone: str, heard: np.ndarray, until: float | None = None) -> tuple[float, float]:
    """Where in a recording a tone fits best, in seconds, and how well, from 0 to 1; it begins before `until`."""
    wanted = np.array(samples(SOUNDS[tone]), dtype=float)
    size = len(heard) + len(wanted)
    fit = np.fft.irfft(np.fft.rfft(heard, size) * np.conj(np.fft.rfft(wanted, size)), size)[: len(heard)]
    energy = np.cumsum(np.concatenate(([0.0], heard**2)))
    ends = np.minimum(np.arange(len(heard)) + len(wanted), len(heard))
    local = np.sqrt(np.maximum(energy[ends] - energy[: len(heard)], 1e6)) * np.sqrt(np.sum(wanted**2))
    likeness = (fit / local)[: None if until is None else round(until * RATE)]
    best = int(np.argmax(likeness))
    return best / RATE, float(likeness[best])


def near(tone: str, heard: np.ndarray, moment: float) -> float:
    """Where a tone fits best within half a second of a moment; it has to be there."""
    begin = max(0, round((moment - 0.5) * RATE))
    tail = round((0.5 + SOUNDS[tone].seconds) * RATE)
    place, likeness = where(tone, heard[begin : round(moment * RATE) + tail], until=1.0)
    assert likeness > 0.3
    return begin / RATE + place


def loudness(heard: np.ndarray, begin: float, end: float) -> float:
    part = heard[round(begin * RATE) : round(end * RATE)]
    return float(np.sqrt(np.mean(part**2))) if len(part) else 0.0


Recording = tuple[np.ndarray, list[str]]


@pytest.fixture(scope="module")
def play(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Recording]:
    """Plays the short session with a voice, or with `none`, on a sound server of its own."""

    def played(engine: str) -> Recording:
        place = tmp_path_factory.mktemp(engine)
        with sound_server(place) as surroundings:
            try:
                return record(surroundings, place, engine)
            finally:
                # speech-dispatcher stays for whoever speaks next.
                subprocess.run(["pkill", "-u", str(os.getuid()), "-f", str(place)], check=False)

    return played


@pytest.fixture(scope="module")
def recordings(play: Callable[[str], Recording]) -> dict[str, Recording]:
    """The session with each voice and with none, all at the same time."""
    engines = ["none", "espeak-ng", *(["system"] if shutil.which("speech-dispatcher") else [])]
    with ThreadPoolExecutor(len(engines)) as pool:
        return dict(zip(engines, pool.map(play, engines), strict=True))


@pytest.mark.parametrize("engine", ["none", "espeak-ng", "system"])
def test_tones_and_voice__are_heard_when_they_are_due(
    engine: str, recordings: dict[str, Recording], play: Callable[[str], Recording]
) -> None:
    if engine not in recordings:
        pytest.skip("make desktop installs speech-dispatcher")
    listen = listen_to_tones if engine == "none" else listen_to_voice
    try:
        listen(*recordings[engine])
    except AssertionError:
        # Where every processor is busy the sound server itself falls behind: once more, with nothing beside it.
        listen(*play(engine))


def listen_to_voice(heard: np.ndarray, troubles: list[str]) -> None:
    """Tones where they belong, and a voice after the falling one."""
    assert troubles == []
    # The second tone into work stands alone; over the others the voice speaks.
    work, surely = where("work", heard)
    assert surely > 0.8
    # Two seconds of work, five of rest, two of work.
    end = near("end", heard, work - 5)
    bell = near("finish", heard, work + 2)
    assert work - end == pytest.approx(5.0, abs=NEAR_SECONDS)
    assert bell - work == pytest.approx(2.0, abs=NEAR_SECONDS)
    # The voice says the rest and what comes right behind the falling tone, and is silent before the work.
    said = loudness(heard, end + 0.7, end + 2.0)
    assert said > 200
    assert loudness(heard, work - 0.6, work - 0.1) < said / 20


def listen_to_tones(heard: np.ndarray, troubles: list[str]) -> None:
    """Tones where they belong, and silence between."""
    assert troubles == []
    end, surely = where("end", heard)
    bell, also = where("finish", heard)
    # The first tone of all: before it there was nothing.
    work, third = where("work", heard[: round((end - 0.5) * RATE)])
    assert min(surely, also, third) > 0.6
    assert end - work == pytest.approx(2.0, abs=NEAR_SECONDS)
    assert bell - end == pytest.approx(7.0, abs=NEAR_SECONDS)
    assert loudness(heard, end + 0.8, end + 4.7) < 5
