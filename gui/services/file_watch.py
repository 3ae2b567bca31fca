"""Notices within a second that another program made, changed or removed one of the user's files."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from exercises.library.files import yaml_files

# Editors write a file in several goes; it is looked at when it has been quiet for so long.
_QUIET_MS: Final = 200


class FileWatch(QObject):
    """Watches folders and the YAML files in them; `changed` comes once for several changes in a row.

    A folder that isn't there yet is noticed when it is made, as long as the folder around it is there.
    """

    changed = Signal()

    def __init__(self, folders: Iterable[Path], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folders = tuple(folders)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._noticed)
        self._watcher.fileChanged.connect(self._noticed)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET_MS)
        self._quiet.timeout.connect(self._tell)
        self.look_again()

    def look_again(self) -> None:
        """Watch what is there now; a file that was replaced has to be watched anew."""
        wanted = {str(path) for path in self._wanted()}
        known = {*self._watcher.files(), *self._watcher.directories()}
        if gone := known - wanted:
            self._watcher.removePaths(sorted(gone))
        if new := wanted - known:
            self._watcher.addPaths(sorted(new))

    def _wanted(self) -> Iterable[Path]:
        for folder in self._folders:
            if folder.is_dir():
                yield folder
                yield from (path for path in yaml_files(folder) if path.is_file())
            else:
                yield from (parent for parent in folder.parents[:2] if parent.is_dir())

    def _noticed(self, _path: str) -> None:
        self._quiet.start()

    def _tell(self) -> None:
        self.look_again()
        self.changed.emit()
