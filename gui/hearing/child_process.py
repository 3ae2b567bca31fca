"""Child processes that end with whoever started them, also when that one is gone without a word."""

from functools import partial

from PySide6.QtCore import QObject, QProcess

_QUIT_MS = 500


class Children:
    """The processes of one owner that still run."""

    def __init__(self, owner: QObject) -> None:
        self._running: list[QProcess] = []
        # The owner's children are still there when it says that it goes; a method of its own would not be called.
        owner.destroyed.connect(partial(_end_all, self._running))

    def add(self, process: QProcess) -> None:
        """Take over a process."""
        self._running.append(process)

    def end(self, process: QProcess) -> None:
        """End a process, however it is."""
        if process in self._running:
            self._running.remove(process)
        end(process)
        process.deleteLater()


def _end_all(running: list[QProcess], _owner: QObject | None = None) -> None:
    for process in running:
        end(process)


def end(process: QProcess) -> None:
    """Kill a process: one that hangs reads nothing any more, and one that is well has nothing to lose."""
    process.blockSignals(True)
    if process.state() is not QProcess.ProcessState.NotRunning:
        process.kill()
        process.waitForFinished(_QUIT_MS)
