"""A speech engine of the system's, alone in a process: it may hang or die without taking the window with it.

Lines of JSON come in: `{"say": TEXT}`, `{"stop": true}`, `{"voice": NAME, "rate": 1.0, "volume": 0.9}`.
Lines go out: `{"engines": […], "voices": [{"name", "locale"}]}`, `{"state": "speaking" | "ready"}`, `{"error": TEXT}`.
"""

import json
import sys
import threading
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtTextToSpeech import QTextToSpeech


class _Reader(QObject):
    """Reads lines in a thread of its own and hands them to the event loop."""

    line = Signal(str)
    gone = Signal()

    def start(self) -> None:
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in sys.stdin:
            self.line.emit(line)
        self.gone.emit()


class _Child(QObject):
    """Turns lines into speech."""

    def __init__(self, engine: str) -> None:
        super().__init__()
        self._speech = QTextToSpeech(engine) if engine else QTextToSpeech()
        self._speech.stateChanged.connect(self._state)
        self._speech.errorOccurred.connect(lambda _reason, text: tell({"error": text}))
        voices = [
            {"name": voice.name(), "locale": voice.locale().bcp47Name()} for voice in self._speech.availableVoices()
        ]
        tell({"engines": QTextToSpeech.availableEngines(), "engine": self._speech.engine(), "voices": voices})
        self._state(self._speech.state())

    def take(self, line: str) -> None:
        """Do what one line says."""
        try:
            asked = json.loads(line)
        except ValueError:
            return
        if "voice" in asked:
            self._choose(asked)
        if asked.get("stop"):
            self._speech.stop()
        if "say" in asked:
            self._speech.say(str(asked["say"]))

    def _choose(self, asked: dict[str, Any]) -> None:
        # Qt's scale runs from -1 to 1, with the usual speed at 0.
        self._speech.setRate(max(-1.0, min(1.0, float(asked.get("rate", 1.0)) - 1.0)))
        self._speech.setVolume(max(0.0, min(1.0, float(asked.get("volume", 1.0)))))
        voices = self._speech.availableVoices()
        wanted = [voice for voice in voices if voice.name() == asked["voice"]]
        english = [voice for voice in voices if voice.locale().bcp47Name().startswith("en")]
        # speech-dispatcher speaks only when a voice was chosen.
        for voice in (wanted or english or voices)[:1]:
            self._speech.setVoice(voice)

    def _state(self, state: QTextToSpeech.State) -> None:
        match state:
            case QTextToSpeech.State.Ready:
                tell({"state": "ready"})
            case QTextToSpeech.State.Error:
                tell({"error": self._speech.errorString()})
            case _:
                tell({"state": "speaking"})


def tell(value: dict[str, Any]) -> None:
    """Write one line."""
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


def main(engine: str) -> int:
    """Speak until the other end is gone; returns the exit status."""
    app = QCoreApplication(sys.argv[:1])
    child, reader = _Child(engine), _Reader()
    reader.line.connect(child.take)
    reader.gone.connect(app.quit)
    reader.start()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
