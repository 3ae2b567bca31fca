"""Where time comes from: the only module of the domain that reads a clock."""

import time
from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Two views of time, passed to whoever needs one."""

    def monotonic(self) -> float:
        """Seconds that never run backwards, from an arbitrary start."""
        ...

    def now(self) -> datetime:
        """The wall clock: an aware datetime in the local zone."""
        ...


class SystemClock:
    """The computer's own clocks."""

    def monotonic(self) -> float:
        return time.monotonic()

    def now(self) -> datetime:
        return datetime.now().astimezone()
