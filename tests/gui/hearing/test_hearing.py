"""Sessions made audible: what is said when, and what happens when a voice is missing, dies or hangs."""

import os
import sys

import pytest
import shiboken6
from PySide6.QtCore import QObject, QProcess

from exercises.library.exercise import Exercise, ExerciseKind, Position
from exercises.library.timeline import Phase, PhaseKind, Timeline
from exercises.session.cues import CueSettings, Reading
from exercises.session.session import Session, Status
from gui.hearing.hearing import Hearing, HearingSettings
from gui.hearing.process_voice import ProcessVoice, child_command
from gui.hearing.voice import Voice, VoiceChoice
from tests.fakes import FakeClock

LINE = Timeline(
    "r",
    "Morning",
    "strength",
    None,
    (
        Phase(PhaseKind.PREPARE, 8, "bridge", "Bridge", set=1, sets=1),
        Phase(PhaseKind.WORK, 40, "bridge", "Bridge", set=1, sets=1),
        Phase(PhaseKind.REST, 20),
        Phase(PhaseKind.WORK, 20, "plank", "Plank", set=1, sets=1),
    ),
)
SETTINGS = HearingSettings(cues=CueSettings(reading=Reading.NEVER))


class Told(Voice):
    """A voice that writes down what it says, and speaks until it is told that it has ended."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.said: list[str] = []
        self.prepared: list[str] = []
        self.stopped = 0
        self.closed = False
        self.choice: VoiceChoice | None = None

    def prepare(self, phrases) -> None:
        self.prepared.extend(phrases)

    def say(self, words: str) -> None:
        self.said.append(words)
        self.began.emit()

    def stop(self) -> None:
        self.stopped += 1

    def set_choice(self, choice: VoiceChoice) -> None:
        self.choice = choice

    def close(self) -> None:
        self.closed = True


class Room:
    """A session with its hearing, driven by hand."""

    def __init__(
        self, qapp, clock: FakeClock, settings: HearingSettings = SETTINGS, voice: Voice | None = None
    ) -> None:
        self.clock = clock
        self.voice = voice or Told()
        self.troubles: list[str] = []
        self._app = qapp
        self.hearing = Hearing(clock, settings, lambda _choice, _parent: voice or self.voice, loudspeaker=lambda: True)
        self.hearing.trouble.connect(self.troubles.append)
        self.session = Session(LINE, clock)
        self.hearing.begin(LINE, lambda _id: None)

    def take(self, events) -> None:
        for event in events:
            self.hearing.happened(event)

    def go(self, seconds: float) -> None:
        for _ in range(round(seconds * 4)):
            self.clock.advance(0.25)
            self.take(self.session.tick())

    def sentence_ends(self) -> None:
        self.voice.ended.emit()
        self._app.processEvents()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


def test_a_session_is_announced_and_its_sentences_are_prepared(qapp, clock) -> None:
    room = Room(qapp, clock)
    room.take(room.session.start())
    assert room.voice.said == ["Bridge. 40 seconds."]
    assert {"Bridge. 40 seconds.", "Next: Plank. 20 seconds.", "3", "That was Morning. Well done."} <= set(
        room.voice.prepared
    )


def test_numbers_wait_for_no_sentence_and_cut_none(qapp, clock) -> None:
    room = Room(qapp, clock)
    room.take(room.session.start())
    room.go(6)  # 3 and 2 fall into the sentence that is still being said
    room.sentence_ends()
    assert room.voice.said == ["Bridge. 40 seconds."]
    room.go(1)
    assert room.voice.said[1:] == ["1"]
    assert room.voice.stopped == 0


def test_what_must_be_said__comes_when_the_sentence_before_has_ended(qapp, clock) -> None:
    room = Room(qapp, clock)
    room.take(room.session.start())
    room.sentence_ends()
    room.go(48)
    room.sentence_ends()
    assert room.voice.said[-1] != "Next: Plank. 20 seconds."
    room.sentence_ends()
    assert room.voice.said[-1] == "Next: Plank. 20 seconds."


def test_a_skip__silences_what_no_longer_holds(qapp, clock) -> None:
    room = Room(qapp, clock)
    room.take(room.session.start())
    room.take(room.session.skip())
    assert room.voice.stopped == 1
    assert room.voice.said[-1] == "Bridge. 40 seconds."


def test_muted__nothing_is_said_until_it_is_unmuted(qapp, clock) -> None:
    room = Room(qapp, clock)
    room.hearing.mute(on=True)
    room.take(room.session.start())
    room.go(30)
    assert room.voice.said == []
    room.hearing.mute(on=False)
    room.go(17)
    assert room.voice.said == ["3"]
    room.sentence_ends()
    room.go(1.5)
    room.sentence_ends()
    assert room.voice.said == ["3", "Rest.", "Next: Plank. 20 seconds."]


def test_settings_change_in_the_middle(qapp, clock) -> None:
    room = Room(qapp, clock)
    room.take(room.session.start())
    louder = VoiceChoice(volume=100, rate=120)
    room.hearing.set_settings(HearingSettings(choice=louder, cues=SETTINGS.cues))
    assert room.voice.choice == louder
    room.hearing.set_settings(HearingSettings(voice=False, cues=SETTINGS.cues))
    assert room.voice.stopped == 1
    room.go(60)
    assert room.voice.said == ["Bridge. 40 seconds."]


def test_read_again__reads_what_runs_from_its_beginning(qapp, clock) -> None:
    bridge = Exercise("bridge", "Bridge", ExerciseKind.STRENGTH, Position.LYING_BACK, ("Lie down.", "Lift."))
    room = Room(qapp, clock)
    room.hearing.begin(LINE, {"bridge": bridge}.get)
    room.take(room.session.start())
    room.hearing.read_again()
    room.sentence_ends()
    room.sentence_ends()
    assert room.voice.stopped == 1
    assert room.voice.said == ["Bridge. 40 seconds.", "Bridge. 40 seconds.", "Lie down.", "Lift."]


def test_a_question__is_heard_in_place_of_all_else(qapp, clock) -> None:
    room = Room(qapp, clock)
    room.take(room.session.start())
    room.take(room.session.pause())
    room.hearing.ask("What would help?")
    assert room.voice.said[-1] == "What would help?"
    room.hearing.mute(on=True)
    room.hearing.ask("Stop here.")
    assert room.voice.said[-1] == "What would help?"


def test_no_voice__is_said_once_and_the_session_goes_on(qapp, clock) -> None:
    troubles: list[str] = []
    hearing = Hearing(clock, SETTINGS, lambda _choice, _parent: None, loudspeaker=lambda: True)
    hearing.trouble.connect(troubles.append)
    for _ in range(2):
        session = Session(LINE, clock)
        hearing.begin(LINE, lambda _id: None)
        for event in session.start():
            hearing.happened(event)
    assert troubles == ["There is no voice on this computer; the tones go on."]


def test_no_loudspeaker__no_voice_is_even_looked_for(qapp, clock, capfd) -> None:
    def make(_choice: VoiceChoice, _parent: QObject) -> Voice | None:
        raise AssertionError("nobody could hear it")

    hearing = Hearing(clock, SETTINGS, make, loudspeaker=lambda: False)
    session = Session(LINE, clock)
    hearing.begin(LINE, lambda _id: None)
    for event in session.start():
        hearing.happened(event)
    clock.advance(4)
    for event in session.tick():
        hearing.happened(event)
    assert capfd.readouterr() == ("", "")


def test_a_voice_that_never_ends__does_not_silence_the_session_for_ever(qapp, clock) -> None:
    room = Room(qapp, clock)
    room.take(room.session.start())
    room.hearing._lost.timeout.emit()
    room.go(5)
    assert len(room.voice.said) > 1


# Reading out


BRIDGE = Exercise("bridge", "Bridge", ExerciseKind.STRENGTH, Position.LYING_BACK, ("Lie down.", "Lift your hips."))
READS = HearingSettings(cues=CueSettings(reading=Reading.NEW))


def reading(qapp, clock: FakeClock, settings: HearingSettings = READS) -> tuple[Room, list[float]]:
    """A room in which the bridge is read out, and what was told about that."""
    room = Room(qapp, clock, settings)
    room.hearing.begin(LINE, {"bridge": BRIDGE}.get)
    told: list[float] = []
    room.hearing.reading.connect(told.append)
    return room, told


def test_what_is_read_out__is_told_sentence_by_sentence_until_the_voice_is_silent(qapp, clock) -> None:
    room, told = reading(qapp, clock)
    room.take(room.session.start())
    assert told
    assert 8 < told[-1] < 20, "time enough for a slow voice"
    for _ in range(2):
        left = told[-1]
        room.sentence_ends()
        assert 8 < told[-1] < left
    assert room.voice.said[-1] == "Lift your hips."
    room.sentence_ends()
    assert told[-1] == 0


def test_a_slow_voice__is_given_more_time(qapp, clock) -> None:
    (usual, told), (slow, slowly) = (
        reading(qapp, clock, HearingSettings(cues=READS.cues, choice=VoiceChoice(rate=rate))) for rate in (100, 50)
    )
    for room in (usual, slow):
        room.take(room.session.start())
    assert slowly[-1] - 8 == pytest.approx(2 * (told[-1] - 8))


@pytest.mark.parametrize("how", ["mute", "voice off", "skip", "pause", "dies", "hangs", "question", "end of Amble"])
def test_whatever_silences_the_voice__nobody_waits_for_it(how: str, qapp, clock) -> None:
    room, told = reading(qapp, clock)
    room.take(room.session.start())
    assert told[-1] > 0
    match how:
        case "mute":
            room.hearing.mute(on=True)
        case "voice off":
            room.hearing.set_settings(HearingSettings(voice=False, cues=READS.cues))
        case "skip":
            room.take(room.session.skip())
        case "pause":
            room.take(room.session.pause())
        case "dies":
            room.voice.failed.emit("It is gone.")
        case "hangs":
            room.hearing._lost.timeout.emit()
            qapp.processEvents()
        case "question":
            room.hearing.ask("What would help?")
        case _:
            room.hearing.close()
    assert told[-1] == 0


@pytest.mark.parametrize(
    "settings",
    [
        HearingSettings(cues=CueSettings(reading=Reading.NEVER)),
        HearingSettings(voice=False, cues=READS.cues),
    ],
)
def test_where_nothing_is_read_out__nothing_is_told(settings: HearingSettings, qapp, clock) -> None:
    room, told = reading(qapp, clock, settings)
    room.take(room.session.start())
    room.go(60)
    assert told == []


@pytest.mark.parametrize("missing", ["voice", "loudspeaker", "sound"])
def test_where_nobody_can_hear_it__nothing_is_told(missing: str, qapp, clock) -> None:
    told: list[float] = []
    hearing = Hearing(
        clock,
        READS,
        lambda _choice, _parent: None if missing == "voice" else Told(),
        loudspeaker=lambda: missing != "loudspeaker",
    )
    hearing.reading.connect(told.append)
    if missing == "sound":
        hearing.mute(on=True)
    hearing.begin(LINE, {"bridge": BRIDGE}.get)
    for event in Session(LINE, clock).start():
        hearing.happened(event)
    assert told == []


def test_paused_in_the_middle_of_it__is_read_from_its_beginning_when_one_goes_on(qapp, clock) -> None:
    room, told = reading(qapp, clock)
    room.take(room.session.start())
    room.sentence_ends()
    room.take(room.session.pause())
    room.take(room.session.resume())
    room.voice.said.clear()
    room.go(3.25)
    for _ in range(3):
        room.sentence_ends()
    assert room.voice.said[-3:] == ["Bridge. 40 seconds.", "Lie down.", "Lift your hips."]
    assert told[-1] == 0


def test_paused_after_it__nothing_is_read_again(qapp, clock) -> None:
    room, _ = reading(qapp, clock)
    room.take(room.session.start())
    for _ in range(3):
        room.sentence_ends()
    room.take(room.session.pause())
    room.take(room.session.resume())
    room.sentence_ends()
    room.voice.said.clear()
    room.go(3.25)
    assert "Lie down." not in room.voice.said


def test_the_lost_end_of_a_sentence__is_known_by_its_length(qapp, clock) -> None:
    room, _ = reading(qapp, clock)
    room.take(room.session.start())
    short = room.hearing._lost.interval()
    room.hearing.say("A sentence of very many words that takes a voice quite a while to say to its end.")
    assert 8_000 < short < room.hearing._lost.interval() < 45_000


# Engines in processes of their own


def voice_of(code: str, qapp, **patience: int) -> ProcessVoice:
    return ProcessVoice(VoiceChoice(), (sys.executable, "-c", code), qapp, **patience)


def test_the_mock_engine__says_a_sentence_to_its_end(qtbot, qapp) -> None:
    voice = ProcessVoice(VoiceChoice(rate=200), child_command("mock"), qapp, start_ms=60_000, begin_ms=60_000)
    try:
        with qtbot.waitSignal(voice.described, timeout=60_000) as described:
            pass
        assert described.args[0]["engine"] == "mock"
        with qtbot.waitSignals([voice.began, voice.ended], timeout=60_000, order="strict"):
            voice.say("Hold")
    finally:
        voice.close()


def test_the_mock_engine__falls_silent_when_told(qtbot, qapp) -> None:
    voice = ProcessVoice(VoiceChoice(), child_command("mock"), qapp, start_ms=60_000, begin_ms=60_000)
    try:
        with qtbot.waitSignal(voice.began, timeout=60_000):
            voice.say("A sentence of very many words that would take the engine quite a while to say to its end")
        with qtbot.waitSignal(voice.ended, timeout=60_000):
            voice.stop()
    finally:
        voice.close()


def test_a_missing_engine__is_told_and_what_waits_has_ended(qtbot, qapp) -> None:
    voice = ProcessVoice(VoiceChoice(), ("/nowhere/voice",), qapp)
    with qtbot.waitSignal(voice.failed, timeout=10_000) as failed:
        voice.say("Hold")
    assert failed.args == ["The voice could not be started."]


def test_an_engine_that_dies__is_started_once_more_and_then_given_up(qtbot, qapp) -> None:
    voice = voice_of("import sys; sys.exit(3)", qapp)
    with qtbot.waitSignal(voice.failed, timeout=20_000) as failed:
        pass
    assert failed.args == ["The voice stopped by itself."]


def test_an_engine_that_hangs_at_its_start__is_killed(qtbot, qapp) -> None:
    voice = voice_of("import threading; threading.Event().wait()", qapp, start_ms=50)
    with qtbot.waitSignal(voice.failed, timeout=20_000) as failed:
        pass
    assert failed.args == ["The voice did not answer."]


_HANGS_WHEN_SPEAKING = """
import json, sys, threading
print(json.dumps({"state": "ready"}), flush=True)
for line in sys.stdin:
    if "say" in json.loads(line):
        threading.Event().wait()
"""


def test_an_engine_that_hangs_while_speaking__the_sentence_ends_and_the_session_is_told(qtbot, qapp, clock) -> None:
    command = (sys.executable, "-c", _HANGS_WHEN_SPEAKING)
    troubles: list[str] = []

    def hanging(choice: VoiceChoice, parent: QObject) -> Voice:
        return ProcessVoice(choice, command, parent, start_ms=20_000, begin_ms=50)

    hearing = Hearing(clock, SETTINGS, hanging, loudspeaker=lambda: True)
    hearing.trouble.connect(troubles.append)
    sessions: list[Session] = []

    def said() -> None:
        # Killed and started anew: what comes next is tried with the new one, however slow this machine is.
        if not sessions or sessions[-1].status is Status.ENDED:
            sessions.append(Session(LINE, clock))
            hearing.begin(LINE, lambda _id: None)
            events = sessions[-1].start()
        else:
            clock.advance(1)
            events = sessions[-1].tick()
        for event in events:
            hearing.happened(event)
        assert troubles

    qtbot.waitUntil(said, timeout=60_000)
    assert troubles == ["The voice did not answer. The tones and the screen go on."]
    hearing.close()


@pytest.mark.parametrize("code", [_HANGS_WHEN_SPEAKING, "import threading; threading.Event().wait()"])
def test_a_voice_whose_owner_is_gone__ends_its_process_without_a_word(code: str, qtbot, qapp) -> None:
    owner = QObject()
    voice = ProcessVoice(VoiceChoice(), (sys.executable, "-c", code), owner, start_ms=60_000, begin_ms=60_000)
    process = voice.findChild(QProcess)
    assert process.waitForStarted(20_000)
    pid = process.processId()
    shiboken6.delete(owner)
    qapp.processEvents()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
