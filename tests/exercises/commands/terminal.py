"""A real terminal for a command under test: what it writes is read until the expected text comes, or time is up."""

import os
import re
import select
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path

PATIENCE_SECONDS = 30
_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
# Makes the terminal the process's own, so that Ctrl-C and Ctrl-Z become signals.
_LAUNCH = """
import fcntl, os, signal, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
signal.signal(signal.SIGINT, signal.SIG_DFL)  # whoever starts the tests in the background has it ignored
os.execv(sys.executable, sys.argv[1:])
"""


class Terminal:
    """A command in a terminal of its own."""

    def __init__(self, main: Path, *words: str, columns: int = 80, lines: int = 24, **environment: str) -> None:
        self._master, slave = os.openpty()
        termios.tcsetwinsize(self._master, (lines, columns))
        given = {"TERM": "xterm-256color", **environment}
        self.process = subprocess.Popen(
            [sys.executable, "-c", _LAUNCH, sys.executable, str(main), *words],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            env={**os.environ, **given},
        )
        self.slave = slave
        self.mode = termios.tcgetattr(slave)
        self.raw = ""
        self._seen = 0

    @property
    def text(self) -> str:
        """Everything that was written so far, without escape sequences."""
        return _ESCAPES.sub("\n", self.raw)

    def until(self, expected: str) -> str:
        """Read until the text comes, behind what was waited for before; returns what was written since then."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            found = self.text.find(expected, self._seen)
            if found >= 0:
                since, self._seen = self.text[self._seen : found + len(expected)], found + len(expected)
                return since
            if not self._read(deadline):
                raise AssertionError(f"{expected!r} never came; the end was:\n{self.text[-2000:]}")

    def type(self, keys: str) -> None:
        os.write(self._master, keys.encode("utf-8", "surrogateescape"))

    def resize(self, columns: int, lines: int) -> None:
        termios.tcsetwinsize(self._master, (lines, columns))

    def signal(self, number: signal.Signals) -> None:
        self.process.send_signal(number)

    def until_stopped(self) -> None:
        """Wait until the process has been stopped by Ctrl-Z."""
        _, status = os.waitpid(self.process.pid, os.WUNTRACED)
        assert os.WIFSTOPPED(status)

    def end(self) -> int:
        """Read the rest, and return the exit status."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while self.process.poll() is None:
            assert time.monotonic() < deadline, self.text[-2000:]
            self._read(time.monotonic() + 0.05)
        while self._read(time.monotonic()):
            pass
        return self.process.returncode

    def mode_is_restored(self) -> bool:
        """Whether lines are edited and echoed again, as before."""
        return termios.tcgetattr(self.slave)[3] == self.mode[3]

    def hang_up(self) -> int:
        """Close the terminal, as its window does, and return the command's exit status."""
        os.close(self._master)
        self._master = -1
        return self.process.wait(PATIENCE_SECONDS)

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self.slave)
        if self._master >= 0:
            os.close(self._master)

    def _read(self, deadline: float) -> bool:
        ready, _, _ = select.select([self._master], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            return False
        self.raw += os.read(self._master, 65536).decode("utf-8", "replace")
        return True
