"""Signals that would end or stop the program in the middle of something, turned into flags that a loop looks at."""

import os
import signal
from types import FrameType, TracebackType
from typing import Final, Self

_ENDING: Final = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
_STOP: Final[signal.Signals | None] = getattr(signal, "SIGTSTP", None)
_CONTINUE: Final[signal.Signals | None] = getattr(signal, "SIGCONT", None)


class Interruptions:
    """Watches for signals while it is entered; afterwards everything is handled as before.

    `ended_by` is the signal that asks for the end, `stop_wanted` is set by Ctrl-Z, and `was_stopped` after somebody
    else stopped the process and let it go on.
    """

    def __init__(self) -> None:
        self.ended_by: signal.Signals | None = None
        self.stop_wanted = False
        self.was_stopped = False
        self._before: dict[signal.Signals, object] = {}

    def __enter__(self) -> Self:
        for number in _ENDING:
            self._watch(number, self._end)
        if _STOP is not None and _CONTINUE is not None:
            self._watch(_STOP, self._stop)
            self._watch(_CONTINUE, self._go_on)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]  # as it was given to us
        self._before.clear()

    def stop(self) -> None:
        """Stop here, as Ctrl-Z asks, until somebody lets the process go on."""
        self.stop_wanted = False
        if _STOP is None or _STOP not in self._before:
            return
        signal.signal(_STOP, signal.SIG_DFL)
        os.kill(os.getpid(), _STOP)
        signal.signal(_STOP, self._stop)
        self.was_stopped = False

    def _watch(self, number: signal.Signals, handler: object) -> None:
        before = signal.getsignal(number)
        # What whoever started us wants ignored (nohup) stays ignored, but for SIGINT: shells ignore that one in every
        # background job of a script, and whoever sends it to a session all the same means it.
        if before is not signal.SIG_IGN or number == signal.SIGINT:
            self._before[number] = before if before is not None else signal.SIG_DFL
            signal.signal(number, handler)  # type: ignore[arg-type]

    def _end(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 - as signals call
        if self.ended_by is not None and number == signal.SIGINT:
            raise KeyboardInterrupt  # asked twice: something hangs
        self.ended_by = signal.Signals(number)

    def _stop(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002
        self.stop_wanted = True

    def _go_on(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002
        self.was_stopped = True
