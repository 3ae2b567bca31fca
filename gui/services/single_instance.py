"""One window for each data folder: a second start raises the first one and ends."""

import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QLockFile, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_ANSWER_MS = 1000
# The first window listens only when it has been painted; a second start in that moment asks again.
_TRIES = 5


class SingleInstance(QObject):
    """A lock in the temporary folder tells who is first; the rest is said over a socket of this computer and user.

    Names belong to the data folder, so that two folders have two windows.
    """

    raised = Signal()

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        folder = str(data).encode()
        self._name = f"amble-{zlib.crc32(folder):08x}{zlib.adler32(folder):08x}"
        self._lock = QLockFile(QDir.tempPath() + f"/{self._name}.lock")
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def is_first(self) -> bool:
        """Become the one window; False when another one has answered and come to the front."""
        if self._lock.tryLock(0):
            return True
        return not self._raise_other()

    def listen(self) -> None:
        """Answer later starts from now on."""
        from PySide6.QtNetwork import QLocalServer  # not before the first paint

        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._server.listen(self._name)

    def leave(self) -> None:
        """Let the next start be the first one."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    def _raise_other(self) -> bool:
        from PySide6.QtNetwork import QLocalSocket

        for _ in range(_TRIES):
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if socket.waitForConnected(_ANSWER_MS):
                # The other side says that it heard, so that this process does not end too early.
                socket.waitForReadyRead(_ANSWER_MS)
                return True
            # A refused connection comes back at once: give the other one time to listen, unless it went away.
            if self._lock.tryLock(_ANSWER_MS // _TRIES):
                return False
        return False

    def _answer(self) -> None:
        assert self._server is not None  # noqa: S101 - told by its own signal
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        socket.write(b"coming\n")
        socket.flush()
        self.raised.emit()
