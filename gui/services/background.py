"""Work that may take a while, done beside the window so that it never stands still."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QThread, Signal

from exercises.errors import AmbleError

_Result = TypeVar("_Result")


class Background(QObject):
    """Does one thing after another in a thread; what came of it is told in the window's own."""

    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: dict[QThread, Callable[[], None]] = {}
        self._is_closed = False

    @property
    def is_busy(self) -> bool:
        return bool(self._running)

    def run(self, work: Callable[[], _Result], then: Callable[[_Result], None], failed: Callable[[str], None]) -> None:
        """Do the work, then call `then` with what it returned, or `failed` with an AmbleError's sentence."""

        def over() -> None:
            if self._running.pop(done, None) is None:
                return  # told already
            done.deleteLater()
            if self._is_closed:
                return
            self.busy_changed.emit(self.is_busy)
            if done.bug is not None:
                raise done.bug
            if done.trouble:
                failed(done.trouble)
            else:
                then(done.results[0])

        done = _Work(work, self)
        self._running[done] = over
        done.finished.connect(over)
        self.busy_changed.emit(True)
        done.start()

    def finish(self) -> None:
        """Wait for what is being done, and tell what came of it now: for whoever can't go on without it."""
        for work, over in tuple(self._running.items()):
            work.wait()
            over()

    def close(self) -> None:
        """Wait for what is being done, and tell nobody any more."""
        self._is_closed = True
        for work in self._running:
            work.wait()


class _Work(QThread, Generic[_Result]):
    """One piece of work in a thread of its own."""

    def __init__(self, work: Callable[[], _Result], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self.results: list[_Result] = []
        self.trouble = ""
        self.bug: Exception | None = None

    def run(self) -> None:
        try:
            self.results.append(self._work())
        except AmbleError as error:
            self.trouble = str(error)
        except Exception as error:  # noqa: BLE001 - a bug is raised again where the window can tell of it
            self.bug = error
