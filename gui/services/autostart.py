"""Starting with the system: an entry among the desktop's autostart files (freedesktop's Autostart specification)."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from exercises.errors import AmbleError
from exercises.paths import ROOT, data_folder
from exercises.settings import write_atomically

_NAME: Final = "amble.desktop"
# What a desktop-entry string quotes within double quotes.
_QUOTED: Final = '"`$\\'


class Autostart:
    """The entry of this program; whether there is one is read from the file each time."""

    def __init__(self, folder: Path, command: Sequence[str]) -> None:
        """`folder` is the autostart folder, `command` what starts the program in the background."""
        self._path = folder / _NAME
        self._command = tuple(command)

    @property
    def is_on(self) -> bool:
        """Whether the program will be started; an entry that was switched off elsewhere is none."""
        try:
            text = self._path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return False
        lines = [line.strip().replace(" ", "").lower() for line in text.splitlines()]
        return "hidden=true" not in lines and "x-gnome-autostart-enabled=false" not in lines

    def switch(self, *, on: bool) -> None:
        """Write or remove the entry. Raises AmbleError when that can't be done."""
        if on:
            write_atomically(self._path, self._entry())
            return
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            raise AmbleError(f"{self._path} can't be removed: {error.strerror}.") from error

    def _entry(self) -> str:
        lines = (
            "[Desktop Entry]",
            "Type=Application",
            "Name=Amble",
            "Comment=Reminds of walks and movement",
            f"Exec={' '.join(_quoted(word) for word in self._command)}",
            "Icon=amble",
            "Terminal=false",
            "StartupNotify=false",
            "X-GNOME-Autostart-enabled=true",
        )
        return "\n".join(lines) + "\n"


def find_autostart(data: Path) -> Autostart | None:
    """The entry for the program as it runs now, with this data folder; None where the system has no such folder."""
    if not sys.platform.startswith("linux"):
        return None
    chosen = os.environ.get("XDG_CONFIG_HOME", "")
    config = Path(chosen) if chosen.startswith("/") else Path.home() / ".config"
    command = [*_program(), "--background"]
    if data != _usual_folder():
        command += ["--data", str(data)]
    return Autostart(config / "autostart", command)


def _program() -> tuple[str, ...]:
    """What starts this very program, by whole paths: at log-in nobody knows its environment."""
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    started = Path(sys.argv[0]).absolute()
    if started.name == "amble" and started.is_file():
        return (str(started),)
    return (sys.executable, str(ROOT / "main.py"))


def _usual_folder() -> Path:
    """The folder without any wish; a variable of this shell's is not there at log-in."""
    chosen = os.environ.pop("AMBLE_DATA", None)
    try:
        return data_folder().root
    finally:
        if chosen is not None:
            os.environ["AMBLE_DATA"] = chosen


def _quoted(word: str) -> str:
    """An argument as Exec wants it: quoted, a percent doubled, and backslashes once more for the file itself."""
    escaped = "".join(f"\\{letter}" if letter in _QUOTED else letter for letter in word).replace("%", "%%")
    return '"' + escaped.replace("\\", "\\\\") + '"'
