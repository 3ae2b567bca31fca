"""One window for each data folder: a second start raises the first one and ends."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_ANSWER_MS = 1000


class SingleInstance(QObject):
    """Listens on this computer only, under a name that belongs to the data folder and the user."""

    raised = Signal()

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        digest = hashlib.sha256(str(data).encode()).hexdigest()[:16]
        self._name = f"amble-{digest}"
        self._server: QLocalServer | None = None

    def is_first(self) -> bool:
        """Become the one that answers; False when another window has answered and come to the front."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(_ANSWER_MS):
            socket.write(b"raise\n")
            socket.waitForBytesWritten(_ANSWER_MS)
            # The other side says that it heard, so that this process does not end too early.
            socket.waitForReadyRead(_ANSWER_MS)
            return False
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name)
        self._server.newConnection.connect(self._answer)
        self._server.listen(self._name)
        return True

    def _answer(self) -> None:
        assert self._server is not None  # noqa: S101 - told by its own signal
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        socket.write(b"coming\n")
        socket.flush()
        self.raised.emit()
