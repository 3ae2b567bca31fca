"""One window for each data folder: a second start raises the first one, hands its files over, and ends."""

import json
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QLockFile, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_ANSWER_MS = 1000
# The first window listens only when it has been painted; a second start in that moment asks again.
_TRIES = 5
_MOST_HEARD = 65536


class SingleInstance(QObject):
    """A lock in the temporary folder tells who is first; the rest is said over a socket of this computer and user.

    Names belong to the data folder, so that two folders have two windows.
    """

    raised = Signal()
    asked = Signal(object)  # the files that a later start was given: list[Path]

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        folder = str(data).encode()
        self._name = f"amble-{zlib.crc32(folder):08x}{zlib.adler32(folder):08x}"
        self._lock = QLockFile(QDir.tempPath() + f"/{self._name}.lock")
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None
        self._callers: list[QLocalSocket] = []

    def is_first(self, files: Sequence[Path] = (), *, raise_other: bool = True) -> bool:
        """Become the one window; False when another one has answered, come to the front and got the files.

        Without `raise_other` another one that runs is left as it is.
        """
        if self._lock.tryLock(0):
            return True
        return raise_other and not self._raise_other(files)

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

    def _raise_other(self, files: Sequence[Path]) -> bool:
        from PySide6.QtNetwork import QLocalSocket

        for _ in range(_TRIES):
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if socket.waitForConnected(_ANSWER_MS):
                if files:
                    self._write_files(socket, files)
                # The other side says that it heard, so that this process does not end too early.
                socket.waitForReadyRead(_ANSWER_MS)
                return True
            # A refused connection comes back at once: give the other one time to listen, unless it went away.
            if self._lock.tryLock(_ANSWER_MS // _TRIES):
                return False
        return False

    @staticmethod
    def _write_files(socket: "QLocalSocket", files: Sequence[Path]) -> None:
        socket.write(json.dumps([str(file) for file in files]).encode() + b"\n")
        socket.waitForBytesWritten(_ANSWER_MS)

    def _answer(self) -> None:
        assert self._server is not None  # noqa: S101 - told by its own signal
        socket = self._server.nextPendingConnection()
        self._callers.append(socket)
        socket.readyRead.connect(self._hear)
        socket.disconnected.connect(self._forget)
        socket.write(b"coming\n")
        socket.flush()
        self.raised.emit()
        self._hear()

    def _hear(self) -> None:
        """Take the lines with files that are there as a whole."""
        for socket in self._callers:
            while socket.canReadLine():
                self._take(bytes(socket.readLine(_MOST_HEARD).data()))

    def _take(self, line: bytes) -> None:
        try:
            names = json.loads(line)
        except (ValueError, RecursionError):  # something else of this user's knocked
            return
        if isinstance(names, list):
            self.asked.emit([Path(name) for name in names if isinstance(name, str)])

    def _forget(self) -> None:
        """Let go of those who have hung up."""
        gone = [socket for socket in self._callers if socket.state() is socket.LocalSocketState.UnconnectedState]
        self._callers = [socket for socket in self._callers if socket not in gone]
        for socket in gone:
            socket.deleteLater()
