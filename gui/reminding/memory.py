"""What was said, in memory and in its file."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from exercises.coach.reminded import Kept, save_kept
from exercises.coach.reminding import Said
from exercises.errors import AmbleError


class Memory(QObject):
    """Writes each change; where that fails, memory alone sees to it that nothing is said twice."""

    failed = Signal(str)  # said once

    def __init__(self, path: Path, kept: Kept, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._kept = kept
        self._told = False

    @property
    def said(self) -> Said:
        return self._kept.said

    @property
    def told_of_tray(self) -> bool:
        return self._kept.told_of_tray

    def keep(self, said: Said) -> None:
        """Keep what was said."""
        self._write(replace(self._kept, said=said))

    def keep_told_of_tray(self) -> None:
        """Keep that somebody knows where the program went."""
        self._write(replace(self._kept, told_of_tray=True))

    def _write(self, kept: Kept) -> None:
        self._kept = kept
        try:
            save_kept(self._path, kept)
        except AmbleError as error:
            if not self._told:
                self._told = True
                self.failed.emit(str(error))
