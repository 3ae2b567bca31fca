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
        self._saying = ""
        self._reads = False

    @property
    def is_busy(self) -> bool:
        """Whether something is being said."""
        return bool(self._saying)

    @property
    def unread(self) -> tuple[str, ...]:
        """All that is still to be said when it is being read out how an exercise is done, what is said now first."""
        if not self._reads:
            return ()
        now = (self._saying,) if self._saying else ()
        return (*now, *(one.words for one in self._waiting))

    def offer(self, cue: Cue, now: float) -> bool:
        """Take in a cue's words; whether what is being said has to stop."""
        stop = False
        if cue.clears is not Clears.NOTHING:
            self._waiting.clear()
            stop = cue.clears is Clears.ALL and self.is_busy
            if stop:
                self._saying = ""
            self._reads = self._reads and self.is_busy
        free = not self.is_busy and not self._waiting
        if cue.words and (cue.must or free) and len(self._waiting) < _MOST_WAITING:
            self._waiting.append(_Waiting(cue.words, now + cue.within_seconds))
            self._reads = self._reads or cue.reading
        return stop

    def next(self, now: float) -> str | None:
        """What to say now; None while something is being said, or when nothing is left that is still true."""
        while self._waiting and not self.is_busy:
            first = self._waiting.popleft()
            if now <= first.until:
                self._saying = first.words
                return first.words
        self._reads = self._reads and self.is_busy
        return None

    def ended(self) -> None:
        """What was being said is over."""
        self._saying = ""

    def give_up_reading(self) -> None:
        """Let nobody wait for what is still to be read out; it is said all the same where there is time."""
        self._reads = False

    def clear(self) -> None:
        """Forget everything, also that something is being said."""
        self._waiting.clear()
        self._saying = ""
        self._reads = False
