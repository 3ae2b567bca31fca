"""What every voice can do, and what is known of those that this computer has."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True, slots=True)
class VoiceChoice:
    """How to speak: the names of an engine and of a voice (empty for the best), percents of speed and loudness."""

    engine: str = ""
    name: str = ""
    rate: int = 100
    volume: int = 90


class Voice(QObject):
    """Says one sentence at a time.

    `began` and `ended` come once for each sentence, `ended` also when it was stopped or could not be said. `failed`
    says in one sentence that this voice can't speak any more, and why.
    """

    began = Signal()
    ended = Signal()
    failed = Signal(str)

    def prepare(self, phrases: Iterable[str]) -> None:
        """Get these sentences ready, in the order in which they will be needed."""

    def say(self, words: str) -> None:
        """Say this now."""
        raise NotImplementedError

    def stop(self) -> None:
        """Fall silent."""
        raise NotImplementedError

    def set_choice(self, choice: VoiceChoice) -> None:
        """Speak otherwise from the next sentence on."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of everything that it holds."""
        raise NotImplementedError
