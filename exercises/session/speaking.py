"""What the voice says next: one sentence at a time, none cut by a number, none said late."""

from collections import deque
from dataclasses import dataclass
from typing import Final

from exercises.session.cues import Clears, Cue

# More than this waits only when something is wrong with the voice.
_MOST_WAITING: Final = 24


@dataclass(frozen=True, slots=True)
class _Waiting:
    words: str
    until: float


class Speaking:
    """The queue in front of a voice; moments are seconds of one steady clock."""

    def __init__(self) -> None:
        self._waiting: deque[_Waiting] = deque()
        self._busy = False

    @property
    def is_busy(self) -> bool:
        """Whether something is being said."""
        return self._busy

    def offer(self, cue: Cue, now: float) -> bool:
        """Take in a cue's words; whether what is being said has to stop."""
        stop = False
        if cue.clears is not Clears.NOTHING:
            self._waiting.clear()
            stop = cue.clears is Clears.ALL and self._busy
            self._busy = self._busy and not stop
        free = not self._busy and not self._waiting
        if cue.words and (cue.must or free) and len(self._waiting) < _MOST_WAITING:
            self._waiting.append(_Waiting(cue.words, now + cue.within_seconds))
        return stop

    def next(self, now: float) -> str | None:
        """What to say now; None while something is being said, or when nothing is left that is still true."""
        while self._waiting and not self._busy:
            first = self._waiting.popleft()
            if now <= first.until:
                self._busy = True
                return first.words
        return None

    def ended(self) -> None:
        """What was being said is over."""
        self._busy = False

    def clear(self) -> None:
        """Forget everything, also that something is being said."""
        self._waiting.clear()
        self._busy = False
