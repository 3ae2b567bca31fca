"""A clock that the tests move by hand."""

from datetime import UTC, datetime, timedelta, timezone


class FakeClock:
    """Monotonic seconds and a wall clock that go on only when they are told to."""

    def __init__(self, start: datetime | None = None) -> None:
        self._monotonic = 1_000.0
        self._wall = start or datetime(2026, 11, 20, 8, 0, tzinfo=timezone(timedelta(hours=1)))

    def monotonic(self) -> float:
        return self._monotonic

    def now(self) -> datetime:
        return self._wall

    def advance(self, seconds: float) -> None:
        """Let time pass, as it does while the program runs."""
        self._monotonic += seconds
        self._wall += timedelta(seconds=seconds)

    def jump_wall(self, seconds: float) -> None:
        """Set the wall clock, forward or back; the monotonic one does not notice."""
        self._wall += timedelta(seconds=seconds)

    def sleep(self, seconds: float) -> None:
        """Let the computer sleep: the wall clock goes on, the monotonic one stands (as on Linux)."""
        self._wall += timedelta(seconds=seconds)

    def utc(self) -> datetime:
        """The wall clock in UTC."""
        return self._wall.astimezone(UTC)
