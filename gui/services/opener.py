"""Opens files and folders in the programs that the system has for them."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from exercises.errors import AmbleError


def open_outside(path: Path) -> None:
    """Open a file or folder; raises AmbleError, with the path to open by hand, when nothing takes it."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        raise AmbleError(f"No program was found that opens it. It is here: {path}")
