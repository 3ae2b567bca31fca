"""What a session in the terminal is driven with in tests: keys at given moments, and the clock that they move."""

from collections.abc import Sequence

from exercises.commands.keys import Key
from tests.fakes import FakeClock


class ScriptedKeys:
    """Presses keys when their time has come; waiting moves the clock instead of taking time."""

    def __init__(self, clock: FakeClock, script: Sequence[tuple[float, Key]], *, someone_there: bool = True) -> None:
        self.someone_there = someone_there
        self.grabbed = 0
        self.waits: list[float] = []
        self._clock = clock
        self._begun = clock.monotonic()
        self._script = list(script)

    def grab(self) -> None:
        self.grabbed += 1

    def release(self) -> None:
        self.grabbed = 0

    def wait(self, seconds: float) -> Sequence[Key]:
        self.waits.append(seconds)
        self._clock.advance(seconds)
        due = [key for at, key in self._script if self._begun + at <= self._clock.monotonic()]
        self._script = self._script[len(due) :]
        return due
