"""Counting whole seconds aloud: three of them before a session goes on, each once and none late."""

from typing import Final

from exercises.session.events import CountedIn

COUNT_IN_SECONDS: Final = 3.0
LATE_SECONDS: Final = 1.0
COUNTED: Final = 3
# Sums of floats fall short of a boundary by less than this.
_ROUNDING: Final = 1e-6


class CountIn:
    """One counting in, from 3 down to 1."""

    def __init__(self) -> None:
        self._to_count = COUNTED

    def due(self, gone_seconds: float, speed: float) -> list[CountedIn]:
        """What is to be said after so many seconds of counting; what is more than a second late is not said."""
        told: list[CountedIn] = []
        while self._to_count > 0 and gone_seconds >= COUNT_IN_SECONDS - self._to_count - _ROUNDING:
            if (gone_seconds - (COUNT_IN_SECONDS - self._to_count)) / speed <= LATE_SECONDS:
                told.append(CountedIn(self._to_count))
            self._to_count -= 1
        return told
