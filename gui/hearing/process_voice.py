"""A voice of the system's in a process of its own, under a watchdog: it may hang or die, the session goes on."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from gui.hearing.child_process import Children
from gui.hearing.voice import Voice, VoiceChoice

# An engine that is well answers within a tenth of these.
START_MS: Final = 8_000
BEGIN_MS: Final = 4_000
_LETTERS_A_SECOND: Final = 8.0
_SPARE_MS: Final = 6_000


def child_command(engine: str) -> tuple[str, ...]:
    """What starts a speech engine in a process of its own."""
    # By its path, because the folder from which the program was started is anybody's.
    return (sys.executable, str(Path(__file__).with_name("voice_child.py")), engine)


class ProcessVoice(Voice):
    """Speaks through a child process; one that doesn't answer in time is killed, and started once more."""

    described = Signal(object)  # dict: engines, engine, voices

    def __init__(
        self,
        choice: VoiceChoice,
        command: Sequence[str],
        parent: QObject | None = None,
        *,
        start_ms: int = START_MS,
        begin_ms: int = BEGIN_MS,
    ) -> None:
        super().__init__(parent)
        self._choice = choice
        self._command = tuple(command)
        self._begin_ms = begin_ms
        self._start_ms = start_ms
        self._ready = False
        self._saying = False
        self._wanted = ""
        self._tries = 2
        self._closed = False
        self._process: QProcess | None = None
        self._children = Children(self)
        self._watchdog = QTimer(self, singleShot=True)
        self._watchdog.timeout.connect(self._no_answer)
        self._start()

    def say(self, words: str) -> None:
        """Say this as soon as the engine is up."""
        self._wanted = words
        if self._closed or self._process is None:
            self._over()
        elif self._ready:
            self._send({"say": words})
            self._watchdog.start(self._begin_ms)

    def stop(self) -> None:
        """Fall silent."""
        if self._ready and self._wanted:
            self._send({"stop": True})
        self._watchdog.stop()
        self._saying = False
        self._over()

    def set_choice(self, choice: VoiceChoice) -> None:
        """Speak otherwise from the next sentence on; another engine needs another voice."""
        self._choice = choice
        if self._ready:
            self._send_choice()

    def close(self) -> None:
        """End the process."""
        self._closed = True
        self._watchdog.stop()
        self._end_process()

    def _start(self) -> None:
        self._ready = False
        process = self._process = QProcess(self)
        surroundings = QProcessEnvironment.systemEnvironment()
        surroundings.insert("PYTHONIOENCODING", "utf-8")
        process.setProcessEnvironment(surroundings)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read)
        # Methods, not lambdas: they are let go of when this voice is.
        process.finished.connect(self._lost)
        process.errorOccurred.connect(self._process_error)
        self._children.add(process)
        self._watchdog.start(self._start_ms)
        process.start(self._command[0], list(self._command[1:]))

    def _read(self) -> None:
        while self._process is not None and self._process.canReadLine():
            try:
                told = json.loads(bytes(self._process.readLine().data()))
            except ValueError:
                continue
            if isinstance(told, dict):
                self._told(told)

    def _told(self, told: dict[str, Any]) -> None:
        if "voices" in told:
            self.described.emit(told)
        if "error" in told:
            self._fail(
                self.tr("The voice can't speak: {why}").format(why=str(told["error"]) or self.tr("no reason told"))
            )
        elif told.get("state") == "speaking" and self._wanted and not self._saying:
            self._saying = True
            self._watchdog.start(round(len(self._wanted) / _LETTERS_A_SECOND * 1000) + _SPARE_MS)
            self.began.emit()
        elif told.get("state") == "ready":
            self._engine_free()

    def _engine_free(self) -> None:
        if not self._ready:
            self._ready = True
            self._watchdog.stop()
            self._send_choice()
            if self._wanted:
                self.say(self._wanted)
        elif self._saying:
            self._saying = False
            self._watchdog.stop()
            self._over()

    def _no_answer(self) -> None:
        """The engine hangs: a process that is killed can be started again, a thread could not."""
        self._end_process()
        self._try_again(self.tr("The voice did not answer."))

    def _lost(self) -> None:
        if self.sender() is self._process and not self._closed:
            self._process = None
            self._try_again(self.tr("The voice stopped by itself."))

    def _process_error(self, error: QProcess.ProcessError) -> None:
        if self.sender() is self._process and error is QProcess.ProcessError.FailedToStart:
            self._process = None
            self._fail(self.tr("The voice could not be started."))

    def _try_again(self, why: str) -> None:
        self._saying = self._ready = False
        self._tries -= 1
        self._over()
        if self._tries > 0:
            self._start()
        else:
            self._fail(why)

    def _send_choice(self) -> None:
        choice = self._choice
        self._send({"voice": choice.name, "rate": choice.rate / 100, "volume": choice.volume / 100})

    def _send(self, value: dict[str, Any]) -> None:
        if self._process is not None:
            self._process.write((json.dumps(value) + "\n").encode())

    def _over(self) -> None:
        if self._wanted:
            self._wanted = ""
            self.ended.emit()

    def _fail(self, why: str) -> None:
        if self._closed:
            return
        self.close()
        self._over()
        self.failed.emit(why)

    def _end_process(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            self._children.end(process)
