"""Which voices this computer has: asked beside the window, which never waits for the answer."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from gui.hearing import rendered_voice
from gui.hearing.child_process import Children
from gui.hearing.finding import Engine, engines
from gui.hearing.process_voice import ProcessVoice, child_command
from gui.hearing.rendered_voice import renderer
from gui.hearing.voice import VoiceChoice

# What is said is English, so English voices are offered first, and others only where there are no English ones.
_LANGUAGE: Final = "en"
_PATIENCE_MS: Final = 5_000
# Voices of another program, whose files are mostly not there, and mere variants of others.
_FOREIGN: Final = ("mb/", "!v/")
_MOST_NAMES: Final = 200
# Qt's own stand-in for tests speaks no word.
_SILENT_ENGINE: Final = "mock"


@dataclass(frozen=True, slots=True)
class VoiceName:
    """A voice: its name for the settings, and what people read."""

    name: str
    words: str


class VoiceListing(QObject):
    """Asks an engine for its voices. Either `found` or `failed` comes once for each `look`, never at once."""

    found = Signal(str, object)  # the engine's name, tuple[VoiceName, ...]
    failed = Signal(str)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        find_engines: Callable[[], tuple[Engine, ...]] = engines,
        program: Callable[[], str | None] = renderer,
        child: Callable[[str], tuple[str, ...]] = child_command,
    ) -> None:
        super().__init__(parent)
        self._find_engines = find_engines
        self._program = program
        self._child = child
        self._engine = ""
        self._waits = False
        self._process: QProcess | None = None
        self._voice: ProcessVoice | None = None
        self._children = Children(self)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._give_up)

    def engines(self) -> tuple[Engine, ...]:
        """What there is on this computer, the best first."""
        return self._find_engines()

    def look(self, engine: str) -> None:
        """Ask for an engine's voices; what was asked before is let go."""
        self.close()
        self._engine, self._waits = engine, True
        program = self._program()
        if engine == rendered_voice.ENGINE and program is not None:
            self._ask_renderer(program)
        elif engine and engine != rendered_voice.ENGINE:
            self._voice = ProcessVoice(VoiceChoice(), self._child(""), self)
            self._voice.described.connect(self._described)
            self._voice.failed.connect(self._give_up)
        else:
            QTimer.singleShot(0, self, self._give_up)

    def close(self) -> None:
        """Let go of what is being asked."""
        self._waits = False
        self._patience.stop()
        process, self._process = self._process, None
        voice, self._voice = self._voice, None
        if process is not None:
            self._children.end(process)
        if voice is not None:
            voice.close()
            voice.deleteLater()

    def _ask_renderer(self, program: str) -> None:
        process = self._process = QProcess(self)
        process.finished.connect(self._listed)
        process.errorOccurred.connect(self._give_up)
        self._children.add(process)
        self._patience.start()
        process.start(program, [f"--voices={_LANGUAGE}"])

    def _listed(self) -> None:
        if self._process is None or not self._waits:
            return
        text = bytes(self._process.readAllStandardOutput().data()).decode(errors="replace")
        self._tell(_read_table(text))

    def _described(self, told: dict[str, Any]) -> None:
        if told.get("engine") == _SILENT_ENGINE:
            self._give_up()
            return
        names = [(str(each.get("name", "")), str(each.get("locale", ""))) for each in told.get("voices", ())]
        english = [each for each in names if each[1].lower().startswith(_LANGUAGE)]
        self._tell([VoiceName(name, f"{name} ({place})" if place else name) for name, place in english or names])

    def _tell(self, voices: list[VoiceName]) -> None:
        if not self._waits:
            return
        once = tuple({voice.name: voice for voice in voices if voice.name}.values())[:_MOST_NAMES]
        # From the event loop: whoever was asked is still inside its own telling.
        QTimer.singleShot(0, self, partial(self._over, self._engine, once))
        self._waits = False

    def _over(self, engine: str, voices: tuple[VoiceName, ...]) -> None:
        if self._waits or engine != self._engine:
            return  # something else is asked by now
        self.close()
        if voices:
            self.found.emit(engine, voices)
        else:
            self.failed.emit(engine)

    def _give_up(self, *_: object) -> None:
        self._tell([])


def _read_table(text: str) -> list[VoiceName]:
    """Read what espeak-ng lists: priority, language, age and gender, name, file, other languages."""
    voices = []
    for line in text.splitlines()[1:]:
        cells = line.split()
        if len(cells) >= 5 and not cells[4].startswith(_FOREIGN):
            voices.append(VoiceName(cells[1], cells[3].replace("_", " ")))
    return voices
