"""The tray and what is known of other windows, on a real screen with a window manager."""

import json
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from exercises.paths import DataFolder
from exercises.settings import Settings, save_settings
from gui.reminding.full_screen import is_other_full_screen
from tests.gui.desktop import ROOT, Desktop, needs_screen, needs_tray

_OTHER = """
import sys
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication(["other"])
window = QWidget()
window.setWindowTitle("Other program")
if sys.argv[1] == "full":
    window.showFullScreen()
else:
    window.resize(300, 200)
    window.show()
print(int(window.winId()), flush=True)
app.exec()
"""


def seen_in_tray(desktop: Desktop, folder: Path, way: str) -> dict[str, object]:
    command = [sys.executable, "-m", "tests.gui.reminding.in_tray", str(folder), way]
    done = subprocess.run(
        command, cwd=ROOT, env=desktop.environment, capture_output=True, text=True, timeout=180, check=False
    )
    assert done.stdout, done.stderr
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found


@needs_tray
def test_in_a_tray__one_is_reminded_and_the_program_stays_until_one_quits(tmp_path: Path) -> None:
    with Desktop(tray=True) as desktop:
        seen = seen_in_tray(desktop, tmp_path / "amble", "stays")
    entries = seen.pop("entries")
    assert seen == {
        "tray": True,
        "message": True,
        "readable": True,
        "kept": True,
        "page": "today",
        "hidden": True,
        "told": True,
        "back": True,
        "told again": False,
        "menu": True,
        "ended": True,
        "status": 0,
    }
    assert entries == [
        "Start: An easy walk",
        "Movement snack now",
        "Remind me in 15 minutes",
        "No more today",
        "Open Amble",
        "Quit",
    ]


@needs_tray
def test_without_the_wish_to_stay__closing_the_window_ends_the_program(tmp_path: Path) -> None:
    with Desktop(tray=True) as desktop:
        seen = seen_in_tray(desktop, tmp_path / "amble", "ends")
    assert seen == {"tray": True, "hidden": True, "ended": True, "status": 0}


@needs_screen
def test_without_a_tray__closing_the_window_ends_the_program(tmp_path: Path) -> None:
    data = DataFolder(tmp_path / "amble")
    save_settings(data.settings, Settings(reminders=True))
    with Desktop(tray=False) as desktop:
        amble = desktop.start([sys.executable, str(ROOT / "main.py"), "--data", str(data.root)])
        window = desktop.ask("xdotool", "search", "--sync", "--onlyvisible", "--name", "^Amble$").split()[0]
        assert _closed_by_keys(desktop, amble, window) == 0


def _closed_by_keys(desktop: Desktop, amble: "subprocess.Popen[str]", window: str) -> int | None:
    """Close the window as one does, again where the window manager was not there yet; the program's exit status."""
    for _ in range(20):
        desktop.ask("xdotool", "windowactivate", window, "key", "alt+F4")
        with suppress(subprocess.TimeoutExpired):
            return amble.wait(timeout=3)
    return None


@needs_tray
def test_in_the_background__no_window_comes_until_the_program_is_started_again(tmp_path: Path) -> None:
    data = DataFolder(tmp_path / "amble")
    save_settings(data.settings, Settings(reminders=True))
    command = [sys.executable, str(ROOT / "main.py"), "--data", str(data.root)]
    with Desktop(tray=True) as desktop:
        amble = desktop.start([*command, "--background"])
        # The icon in the tray is a window of its own within it.
        assert desktop.ask("xdotool", "search", "--sync", "--class", "^amble$")
        assert desktop.ask("xdotool", "search", "--onlyvisible", "--name", "^Amble$") == ""
        again = desktop.start([*command, "--background"])
        assert again.wait(timeout=60) == 0
        assert desktop.ask("xdotool", "search", "--onlyvisible", "--name", "^Amble$") == ""
        shown = desktop.start(command)
        assert shown.wait(timeout=60) == 0
        assert desktop.ask("xdotool", "search", "--sync", "--onlyvisible", "--name", "^Amble$")
        assert amble.poll() is None


@needs_screen
@pytest.mark.parametrize("how", ["full", "small"])
def test_another_window_in_full_screen__is_known(how: str) -> None:
    with Desktop(tray=False) as desktop:
        assert not is_other_full_screen(frozenset(), desktop.display)
        other = desktop.start([sys.executable, "-c", _OTHER, how])
        assert other.stdout is not None
        number = int(other.stdout.readline())
        desktop.ask("xdotool", "windowactivate", "--sync", str(number))
        if how == "full":
            assert desktop.comes(lambda: is_other_full_screen(frozenset(), desktop.display))
        else:
            assert not is_other_full_screen(frozenset(), desktop.display)
        assert not is_other_full_screen(frozenset({number}), desktop.display), "one's own does not count"


def test_without_a_screen__no_window_is_known() -> None:
    assert not is_other_full_screen(frozenset(), ":4711")
