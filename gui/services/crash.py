"""What happens when we made a mistake: it is written down, and one dialog says so."""

import logging
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

_LOG = logging.getLogger("amble")
_LARGEST_LOG_BYTES = 512 * 1024


class CrashReporter(QObject):
    """Catches what nobody caught, logs it, and tells the user once at a time; the session's data is safe already."""

    def __init__(self, log_file: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._log_file = log_file
        self._window = parent
        self._box: QMessageBox | None = None

    def install(self) -> None:
        """Take over from Python's own traceback and from Qt's messages."""
        sys.excepthook = self._caught
        qInstallMessageHandler(_log_qt)

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        self._write(details)
        sys.__stderr__.write(details) if sys.__stderr__ else None
        if self._box is None:
            self._tell(details)

    def _write(self, details: str) -> None:
        try:
            self._log_file.parent.mkdir(parents=True, exist_ok=True)
            too_large = self._log_file.exists() and self._log_file.stat().st_size > _LARGEST_LOG_BYTES
            with self._log_file.open("w" if too_large else "a", encoding="utf-8") as log:
                log.write(details + "\n")
        except OSError:
            pass  # Nothing more can be done; the dialog still shows the details.

    def _tell(self, details: str) -> None:
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle("Amble")
        box.setText(self.tr("Something went wrong in Amble, and it was our fault."))
        box.setInformativeText(
            self.tr("What you did so far is kept. You can go on, or copy the details and send them to us.")
        )
        box.setDetailedText(details)
        copy = box.addButton(self.tr("Copy details"), QMessageBox.ButtonRole.ActionRole)
        box.addButton(QMessageBox.StandardButton.Close)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        box.finished.connect(self._told)
        self._box = box
        box.open()

    def _told(self) -> None:
        self._box = None


def _log_qt(kind: QtMsgType, _context: object, message: str) -> None:
    level = {QtMsgType.QtDebugMsg: logging.DEBUG, QtMsgType.QtInfoMsg: logging.INFO}.get(kind, logging.WARNING)
    _LOG.log(level, "%s", message)
