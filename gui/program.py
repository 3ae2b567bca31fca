"""The program with a window, from its start to its end; after everything was deleted it begins once more."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from exercises.clock import Clock, SystemClock
from exercises.paths import DataFolder
from gui.app import Amble
from gui.theme.theme import make_application


def run_window(data: DataFolder, shared: Sequence[str] = (), *, in_background: bool = False) -> int:
    """Open the window, with what these files hold, and stay until it is closed; returns the exit status.

    With `in_background` only the icon in the tray is shown; where Amble runs already, nothing happens.
    """
    app = make_application(sys.argv[:1])
    app.setApplicationName("amble")
    app.setApplicationDisplayName("Amble")
    app.setDesktopFileName("amble")
    from gui.services.single_instance import SingleInstance

    instance = SingleInstance(data.root)
    files = [Path(name).absolute() for name in shared]
    if not instance.is_first(files, raise_other=not in_background):
        return 0
    program = Program(app, data, SystemClock())
    instance.raised.connect(program.come_to_front)
    instance.asked.connect(program.open_files)
    amble = program.amble
    if files:
        amble.loaded.connect(lambda: amble.open_files(files))
    if in_background:
        amble.loaded.connect(instance.listen)
        amble.loaded.connect(lambda: _report_crashes(data, amble.window))
        amble.start_in_tray()
    else:
        # Listening needs the network library, which is not loaded before the first paint.
        amble.window.painted.connect(lambda: QTimer.singleShot(0, instance.listen))
        amble.show()
    status = app.exec()
    program.amble.close()
    instance.leave()
    return status


class Program(QObject):
    """Holds the one running Amble, and puts a new one in its place when everything was deleted."""

    def __init__(self, app: QApplication, data: DataFolder, clock: Clock) -> None:
        super().__init__()
        self._app = app
        self._data = data
        self._clock = clock
        # How the system looks, which the first theme paints over.
        self._palette = app.palette()
        self.amble = self._make()

    def come_to_front(self) -> None:
        """Show the window above all others."""
        self.amble.window.come_to_front()

    def open_files(self, paths: Sequence[Path]) -> None:
        """Show what files from elsewhere hold."""
        self.amble.open_files(paths)

    def _make(self) -> Amble:
        amble = Amble(self._app, self._data, self._clock)
        amble.erased.connect(self._begin_anew)
        amble.window.painted.connect(lambda: _report_crashes(self._data, amble.window))
        return amble

    def _begin_anew(self) -> None:
        # Not from within what the old window is still doing.
        QTimer.singleShot(0, self, self._exchange)

    def _exchange(self) -> None:
        old = self.amble
        old.close()
        self._app.setPalette(self._palette)
        self.amble = self._make()
        self.amble.window.setGeometry(old.window.geometry())
        self.amble.show()
        old.window.hide()
        old.window.deleteLater()
        old.theme.deleteLater()


def _report_crashes(data: DataFolder, window: QWidget) -> None:
    """From the first paint on there is a window to say it in."""
    from gui.services.crash import CrashReporter

    CrashReporter(data.root / "amble.log", window).install()
