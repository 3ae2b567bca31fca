"""A real X screen with a window manager and a tray, for as long as a test wants it."""

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from time import monotonic
from types import TracebackType

import pytest

NEEDED = ("Xvfb", "openbox", "xdotool", "trayer")


def missing(*names: str) -> str:
    """Which of these programs are not installed, in words; empty when all are."""
    gone = [name for name in names if shutil.which(name) is None]
    return f"{', '.join(gone)} not installed" if gone else ""


class Desktop:
    """Starts a screen of its own; everything that was started on it ends with it. The tray may come a moment later."""

    def __init__(self, *, tray: bool) -> None:
        self._tray = tray
        self._running: list[subprocess.Popen[str]] = []
        self.display = ""

    def __enter__(self) -> "Desktop":
        reads, writes = os.pipe()
        self._start(["Xvfb", "-displayfd", str(writes), "-screen", "0", "1280x800x24", "-nolisten", "tcp"], (writes,))
        os.close(writes)
        with os.fdopen(reads) as told:
            self.display = f":{told.readline().strip()}"
        if self.display == ":":
            pytest.skip("Xvfb does not start here")
        self._start(["openbox"])
        # Where the machine is busy it comes late, and what is shown before may stay as it is.
        if not self.comes(lambda: bool(self.ask("xdotool", "get_num_desktops"))):
            pytest.skip("openbox does not start here")
        if self._tray:
            self._start(["trayer", "--edge", "bottom", "--widthtype", "request", "--heighttype", "pixel"])
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        for process in reversed(self._running):
            process.terminate()
            try:
                process.communicate(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs to find this screen, and nothing of the desktop on which the tests run."""
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("DBUS", "WAYLAND", "XDG", "QT_"))
        }
        return {**kept, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb", "AMBLE_SILENT": "1", "LANG": "C.UTF-8"}

    def start(self, command: Sequence[str]) -> "subprocess.Popen[str]":
        """Start a program; what it says can be read."""
        return self._start(command)

    def ask(self, *command: str) -> str:
        """Run a program to its end, and give what it says."""
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=60, check=False)
        return done.stdout.strip()

    def comes(self, what: Callable[[], bool], within_seconds: float = 60) -> bool:
        """Whether this becomes true, looked at again and again."""
        until = monotonic() + within_seconds
        while not what():
            if monotonic() > until:
                return False
            self.ask("xdotool", "getmouselocation")  # a moment in which others get on
        return True

    def _start(self, command: Sequence[str], files: tuple[int, ...] = ()) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            command,
            env=self.environment if self.display else dict(os.environ),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            pass_fds=files,
        )
        self._running.append(process)
        return process
