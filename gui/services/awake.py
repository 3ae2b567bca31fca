"""Keeps the screen awake while a session runs."""

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress

from PySide6.QtCore import QObject

MakeHold = Callable[[], AbstractContextManager[object]]


def presenting() -> AbstractContextManager[object]:
    """What keeps the screen awake for as long as it is entered; where the system can't, nothing happens."""
    from wakepy import keep

    return keep.presenting(on_fail="pass")


class Awake(QObject):
    """Holds the screen awake from `hold` to `release`.

    A thread of its own enters and leaves, since the session bus may take its time; when the program dies the system
    lets go by itself, because what holds is a connection of this process.
    """

    def __init__(self, parent: QObject | None = None, make_hold: MakeHold = presenting) -> None:
        super().__init__(parent)
        self._make_hold = make_hold
        self._let_go: threading.Event | None = None

    @property
    def is_held(self) -> bool:
        """Whether the screen is to stay awake."""
        return self._let_go is not None

    def hold(self) -> None:
        """Keep the screen awake; again and again does no more."""
        if self._let_go is not None:
            return
        let_go = self._let_go = threading.Event()
        threading.Thread(target=self._keep, args=(let_go,), daemon=True, name="awake").start()

    def release(self) -> None:
        """Let the screen go dark when it wants."""
        if self._let_go is not None:
            self._let_go.set()
            self._let_go = None

    def _keep(self, let_go: threading.Event) -> None:
        # A bus that breaks off in the middle has let go of the screen already.
        with suppress(OSError), self._make_hold():
            let_go.wait()
