"""A real X screen with a window manager and a tray, for as long as a test wants it."""

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import monotonic
from types import TracebackType

import pytest

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("Xvfb", "openbox", "xdotool", "trayer")


def missing(*names: str) -> str:
    """Which of these programs are not installed, in words; empty when all are."""
    gone = [name for name in names if shutil.which(name) is None]
    return f"{', '.join(gone)} not installed" if gone else ""


needs_screen = pytest.mark.skipif(bool(missing(*NEEDED[:3])), reason=missing(*NEEDED[:3]) or "all there")
needs_tray = pytest.mark.skipif(bool(missing(*NEEDED)), reason=missing(*NEEDED) or "all there")


class Desktop:
    """Starts a screen of its own; everything that was started on it ends with it. The tray may come a moment later."""

    def __init__(self, *, tray: bool) -> None:
        self._tray = tray
        self._running: list[subprocess.Popen[str]] = []
        self.display = ""

    def __enter__(self) -> "Desktop":
        reads, writes = os.pipe()
        # Without repeating keys: where the machine is busy, the end of a short press may come late. And without
        # beginning anew when the last program has left, which would end a window manager that has just come.
        screen = ("-r", "-noreset", "-screen", "0", "1280x800x24", "-nolisten", "tcp")
        self._start(["Xvfb", "-displayfd", str(writes), *screen], (writes,))
        os.close(writes)
        with os.fdopen(reads) as told:
            self.display = f":{told.readline().strip()}"
        if self.display == ":":
            self._end_all()
            pytest.skip("Xvfb does not start here")
        self._start(["openbox"])
        # Where the machine is busy it comes late, and what is shown before may stay as it is.
        if not self.comes(lambda: self.ask("xdotool", "get_num_desktops") not in ("", "0")):
            self._end_all()
            pytest.skip("openbox does not start here")
        if self._tray:
            self._start(["trayer", "--edge", "bottom", "--widthtype", "request", "--heighttype", "pixel"])
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        self._end_all()

    def _end_all(self) -> None:
        for process in reversed(self._running):
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    stream.close()
        self._running.clear()

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs to find this screen, and nothing of the desktop on which the tests run."""
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("DBUS", "WAYLAND", "XDG", "QT_"))
        }
        return {**kept, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb", "AMBLE_SILENT": "1", "LANG": "C.UTF-8"}

    def start(self, command: Sequence[str], more: Mapping[str, str] | None = None) -> "subprocess.Popen[str]":
        """Start a program, with `more` in its environment; what it says can be read, and it can be told something."""
        return self._start(command, more=more)

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

    def _start(
        self, command: Sequence[str], files: tuple[int, ...] = (), more: Mapping[str, str] | None = None
    ) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**(self.environment if self.display else os.environ), **(more or {})},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            pass_fds=files,
        )
        self._running.append(process)
        return process
