"""A session bus of the tests' own."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NO_BUS = (
    "the session bus is Linux's"
    if not sys.platform.startswith("linux")
    else "dbus-daemon is not installed"
    if shutil.which("dbus-daemon") is None
    else ""
)


@contextmanager
def session_bus(folder: Path) -> Iterator[str]:
    """Run a bus as long as this is entered; gives its address."""
    command = ("dbus-daemon", "--session", f"--address=unix:dir={folder}", "--print-address=1", "--nofork")
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
    finally:
        process.kill()
        process.communicate()
