"""A voice whose sentences are made ahead, as files: they start exactly on time."""

import hashlib
import shutil
import tempfile
from collections import deque
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QProcess, QTimer, QUrl

from gui.hearing.child_process import Children, end
from gui.hearing.tones import as_loudness, has_loudspeaker
from gui.hearing.voice import Voice, VoiceChoice

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QSoundEffect

ENGINE: Final = "espeak-ng"
# A sentence is made in some 10 ms; whoever takes this long has died.
_PATIENCE_MS: Final = 10_000
_WORDS_A_MINUTE: Final = 155
_HEADER_BYTES: Final = 44


def renderer() -> str | None:
    """The program that makes sentences, where it is installed."""
    return shutil.which("espeak-ng") or shutil.which("espeak")


class RenderedVoice(Voice):
    """Makes sentences with espeak-ng in the background, and plays them from files that go with it."""

    def __init__(
        self, choice: VoiceChoice, program: str, parent: QObject | None = None, *, patience_ms: int = _PATIENCE_MS
    ) -> None:
        """`program` is what `renderer` found."""
        super().__init__(parent)
        self._program = program
        self._choice = choice
        self._folder = Path(tempfile.mkdtemp(prefix="amble-voice-"))
        self._to_make: deque[str] = deque()
        self._making = ""
        self._made_path = self._folder
        self._wanted = ""
        self._effect: QSoundEffect | None = None
        self._dead = False
        self._process = QProcess(self)
        self._process.finished.connect(self._made)
        self._process.errorOccurred.connect(self._process_error)
        self._children = Children(self)
        self._children.add(self._process)
        self._watchdog = QTimer(self, singleShot=True, interval=patience_ms)
        self._watchdog.timeout.connect(lambda: self._fail(self.tr("The voice did not answer.")))

    @property
    def folder(self) -> Path:
        """Where its files are until it is closed."""
        return self._folder

    def prepare(self, phrases: Iterable[str]) -> None:
        """Get these sentences ready."""
        self._to_make.extend(
            words for words in phrases if words not in self._to_make and not self._path(words).exists()
        )
        self._make_next()

    def say(self, words: str) -> None:
        """Say this now; what was not prepared is made first."""
        self._wanted = words
        if self._dead:
            self._over()
        elif self._path(words).exists() and words != self._making:
            self._play(words)
        else:
            if words in self._to_make:
                self._to_make.remove(words)
            if words != self._making:
                self._to_make.appendleft(words)
            self._make_next()

    def stop(self) -> None:
        """Fall silent."""
        if self._effect is not None:
            self._effect.stop()
        self._over()

    def set_choice(self, choice: VoiceChoice) -> None:
        """Speak otherwise from the next sentence on."""
        self._choice = choice
        if self._effect is not None:
            self._effect.setVolume(as_loudness(choice.volume))

    def close(self) -> None:
        """Stop and delete the files."""
        self._dead = True
        self._watchdog.stop()
        self._to_make.clear()
        if self._effect is not None:
            self._effect.stop()
        end(self._process)
        shutil.rmtree(self._folder, ignore_errors=True)

    def _path(self, words: str) -> Path:
        choice = self._choice
        key = f"{choice.name}|{choice.rate}|{words}"
        return self._folder / f"{hashlib.sha256(key.encode()).hexdigest()[:24]}.wav"

    def _make_next(self) -> None:
        if self._making or not self._to_make or self._dead:
            return
        words = self._making = self._to_make.popleft()
        choice, path = self._choice, self._path(words)
        self._made_path = path
        arguments = ["-w", str(path), "-s", str(round(_WORDS_A_MINUTE * choice.rate / 100))]
        arguments += ["-v", choice.name or "en"]
        self._watchdog.start()
        self._process.start(self._program, [*arguments, "--stdin"])
        self._process.write(words.encode())
        self._process.closeWriteChannel()

    def _made(self, status: int, how: QProcess.ExitStatus) -> None:
        self._watchdog.stop()
        words, self._making = self._making, ""
        path = self._made_path
        well = status == 0 and how is QProcess.ExitStatus.NormalExit
        if self._dead:
            return
        if not well or not path.exists() or path.stat().st_size <= _HEADER_BYTES:
            self._fail(self.tr("The voice can't speak ({program}).").format(program=Path(self._program).name))
            return
        if words == self._wanted and path == self._path(words):
            self._play(words)
        elif words == self._wanted:
            self.say(words)  # another voice was chosen meanwhile
        self._make_next()

    def _process_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart and not self._dead:
            self._fail(self.tr("The voice could not be started."))

    def _play(self, words: str) -> None:
        if not has_loudspeaker():  # unplugged in the middle
            self._over()
            return
        from PySide6.QtMultimedia import QSoundEffect

        if self._effect is not None:
            self._effect.stop()
            self._effect.deleteLater()
        # A new one each time: an effect that changes its file forgets to tell when it has ended.
        effect = self._effect = QSoundEffect(self)
        effect.setVolume(as_loudness(self._choice.volume))
        effect.playingChanged.connect(lambda: self._playing_changed(effect))
        effect.statusChanged.connect(lambda: self._status_changed(effect))
        effect.setSource(QUrl.fromLocalFile(str(self._path(words))))
        effect.play()

    def _playing_changed(self, effect: "QSoundEffect") -> None:
        if effect is not self._effect:
            return
        if effect.isPlaying():
            self.began.emit()
        else:
            self._over()

    def _status_changed(self, effect: "QSoundEffect") -> None:
        if effect is self._effect and effect.status() is type(effect).Status.Error:
            self._over()

    def _over(self) -> None:
        if self._wanted:
            self._wanted = ""
            self.ended.emit()

    def _fail(self, why: str) -> None:
        if self._dead:
            return
        self._dead = True
        self._watchdog.stop()
        self._to_make.clear()
        self._process.kill()
        self._over()
        self.failed.emit(why)
