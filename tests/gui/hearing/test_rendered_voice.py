"""A voice whose sentences are made ahead by a program: what it makes, and what happens when it can't."""

import stat
import sys
from pathlib import Path

import pytest

from gui.hearing.rendered_voice import RenderedVoice
from gui.hearing.voice import VoiceChoice

_WRITES = """
import pathlib, struct, sys, wave
arguments = sys.argv[1:]
words = sys.stdin.read()
path = arguments[arguments.index("-w") + 1]
with wave.open(path, "wb") as file:
    file.setnchannels(1)
    file.setsampwidth(2)
    file.setframerate(22050)
    file.writeframes(struct.pack("<200h", *[0] * 200))
with pathlib.Path(__file__).with_name("made.txt").open("a") as told:
    told.write(f"{arguments[arguments.index('-v') + 1]} {arguments[arguments.index('-s') + 1]} {words}" + chr(10))
"""


@pytest.fixture
def program(tmp_path: Path):
    """Writes a program in the engine's place; its code decides what it does."""

    def write(code: str) -> str:
        path = tmp_path / "engine"
        path.write_text(f"#!{sys.executable}\n{code}")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return str(path)

    return write


def made(program: str) -> list[str]:
    path = Path(program).with_name("made.txt")
    return path.read_text().splitlines() if path.exists() else []


def test_sentences_are_made_once_and_in_order(qtbot, qapp, program) -> None:
    engine = program(_WRITES)
    voice = RenderedVoice(VoiceChoice(name="en-gb", rate=120), engine, qapp)
    voice.prepare(["One.", "Two.", "One."])
    qtbot.waitUntil(lambda: len(made(engine)) == 2, timeout=20_000)
    voice.prepare(["Two."])
    with qtbot.waitSignal(voice.ended, timeout=20_000):
        voice.say("Three.")
    assert made(engine) == ["en-gb 186 One.", "en-gb 186 Two.", "en-gb 186 Three."]
    voice.close()


def test_what_is_wanted_now__is_made_before_what_is_wanted_later(qtbot, qapp, program) -> None:
    engine = program(_WRITES)
    voice = RenderedVoice(VoiceChoice(), engine, qapp)
    voice.prepare([f"Sentence {number}." for number in range(20)])
    with qtbot.waitSignal(voice.ended, timeout=20_000):
        voice.say("Sentence 15.")
    assert made(engine).index("en 155 Sentence 15.") <= 1
    voice.close()


def test_another_voice_is_chosen_while_a_sentence_is_made__and_says_it(qtbot, qapp, program) -> None:
    engine = program(_WRITES)
    voice = RenderedVoice(VoiceChoice(name="en-us"), engine, qapp)
    troubles: list[str] = []
    voice.failed.connect(troubles.append)
    with qtbot.waitSignal(voice.ended, timeout=20_000):
        voice.say("One.")
        voice.set_choice(VoiceChoice(name="en-gb"))
    assert troubles == []
    assert made(engine) == ["en-us 155 One.", "en-gb 155 One."]
    voice.close()


def test_closing__takes_the_files_away(qtbot, qapp, program) -> None:
    engine = program(_WRITES)
    voice = RenderedVoice(VoiceChoice(), engine, qapp)
    with qtbot.waitSignal(voice.ended, timeout=20_000):
        voice.say("One.")
    folder = voice.folder
    assert list(folder.glob("*.wav"))
    voice.close()
    assert not folder.exists()


@pytest.mark.parametrize("code", ["import sys; sys.exit(1)", "pass", "import os; os.abort()"])
def test_an_engine_that_makes_nothing__is_told_once(code: str, qtbot, qapp, program) -> None:
    voice = RenderedVoice(VoiceChoice(), program(code), qapp)
    with qtbot.waitSignal(voice.failed, timeout=20_000) as failed:
        voice.say("One.")
    assert failed.args == ["The voice can't speak (engine)."]
    with qtbot.waitSignal(voice.ended, timeout=20_000):
        voice.say("Two.")


def test_an_engine_that_is_not_there(qtbot, qapp) -> None:
    voice = RenderedVoice(VoiceChoice(), "/nowhere/espeak-ng", qapp)
    with qtbot.waitSignal(voice.failed, timeout=20_000) as failed:
        voice.say("One.")
    assert failed.args == ["The voice could not be started."]


def test_an_engine_that_hangs(qtbot, qapp, program) -> None:
    voice = RenderedVoice(VoiceChoice(), program("import threading; threading.Event().wait()"), qapp, patience_ms=100)
    with qtbot.waitSignals([voice.ended, voice.failed], timeout=20_000):
        voice.say("One.")
