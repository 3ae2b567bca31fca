"""A session in a real window of a real desktop, from its start to its end without a mouse."""

import os
import queue
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
NEEDED = ("Xvfb", "openbox", "xdotool")
MISSING = [program for program in NEEDED if shutil.which(program) is None]
WAIT_SECONDS = 60.0

# The program itself; it tells where the focus is and what happens in its session.
_AMBLE = """
import sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, Qt
from exercises.clock import SystemClock
from exercises.paths import DataFolder
from gui.app import Amble
from gui.theme.theme import make_application

def tell(*words):
    print(*words, flush=True)

class Tabs(QObject):
    # Where Tab has led, told when it is let go: by then the focus is there.
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.KeyRelease and event.key() == Qt.Key.Key_Tab and watched is app.focusWidget():
            tell("tab", watched.objectName())
        return False

app = make_application(["amble"])
tabs = Tabs()
app.installEventFilter(tabs)
amble = Amble(app, DataFolder(Path(sys.argv[1])), SystemClock())
app.focusChanged.connect(lambda _, new: tell("focus", new.objectName() if new is not None else "nowhere"))
def loaded():
    flow = amble.sessions
    flow.player.happened.connect(lambda event: tell(type(event).__name__, getattr(event, "index", "")))
    flow.recorded.connect(lambda: tell("recorded"))
    tell("loaded")
amble.loaded.connect(loaded)
amble.show()
status = app.exec()
amble.close()
sys.exit(status)
"""


class RealWindow:
    """The window, and somebody who has only a keyboard, a headset and a clicker."""

    def __init__(self, process: subprocess.Popen[str], surroundings: dict[str, str]) -> None:
        self._surroundings = surroundings
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._heard: list[str] = []
        threading.Thread(target=self._listen, args=(process,), daemon=True).start()

    def _listen(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        for line in process.stdout:
            self._lines.put(line.strip())
        self._lines.put("gone")

    def press(self, *keys: str) -> None:
        subprocess.run(("xdotool", "key", "--delay", "1", *keys), env=self._surroundings, check=True, timeout=30)

    def hear(self, *wanted: str) -> str:
        """Wait until one of these lines comes."""
        while True:
            try:
                line = self._lines.get(timeout=WAIT_SECONDS)
            except queue.Empty:
                line = "nothing more"
            self._heard.append(line)
            if line in wanted:
                return line
            assert line not in ("gone", "nothing more"), (wanted, self._heard[-12:])

    def tab_to(self, name: str) -> None:
        """Press Tab until something has the focus."""
        passed = []
        for _ in range(60):
            self.press("Tab")
            passed.append(self.next("tab "))
            if passed[-1] == f"tab {name}":
                return
        raise AssertionError(f"Tab never comes to {name}: {passed}")

    def next(self, begins: str) -> str:
        """The next line that begins so."""
        while True:
            line = self._lines.get(timeout=WAIT_SECONDS)
            self._heard.append(line)
            if line.startswith(begins):
                return line


@pytest.fixture
def real_window(tmp_path: Path) -> Iterator[RealWindow]:
    data = tmp_path / "data"
    data.mkdir()
    (data / "settings.yaml").write_text("first-run-over: yes\nvoice: no\nreduce-motion: yes\n", encoding="utf-8")
    with ExitStack() as running:
        ready, tell = os.pipe()
        screen = ("Xvfb", "-displayfd", str(tell), "-screen", "0", "1280x800x24", "-nolisten", "tcp")
        running.enter_context(_running(screen, pass_fds=(tell,)))
        os.close(tell)
        with os.fdopen(ready) as number:
            display = f":{number.readline().strip()}"
        if display == ":":
            pytest.skip("Xvfb does not start here")
        surroundings = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "AMBLE_SILENT": "1",
            "PYTHONPATH": str(ROOT),
            "HOME": str(tmp_path),
        }
        surroundings.pop("DBUS_SESSION_BUS_ADDRESS", None)
        running.enter_context(_running(("openbox",), env=surroundings))
        command = (sys.executable, "-c", _AMBLE, str(data))
        amble = running.enter_context(_running(command, env=surroundings, stdout=subprocess.PIPE))
        window = RealWindow(amble, surroundings)
        window.hear("loaded")
        yield window


class _running:  # noqa: N801 - used like a function
    """A program for as long as this is entered."""

    def __init__(self, command: tuple[str, ...], **how: object) -> None:
        self._process = subprocess.Popen(  # type: ignore[call-overload]
            command, **{"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "text": True, "cwd": ROOT, **how}
        )

    def __enter__(self) -> subprocess.Popen[str]:
        return self._process

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X11 is Linux's")
@pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")
def test_from_start_to_end__without_a_mouse(real_window: RealWindow) -> None:
    window = real_window
    window.tab_to("snack-start")
    window.press("Return")
    window.tab_to("skip-check-in")
    window.press("Return")
    window.hear("PhaseStarted 0")
    window.press("XF86AudioPlay")  # the headset
    window.hear("Paused 0")
    window.press("XF86AudioPlay")
    window.hear("Resumed 0")
    window.press("Next")  # Page Down of the clicker
    window.hear("PhaseStarted 1")
    window.press("XF86AudioNext")
    window.hear("PhaseStarted 2")
    window.press("Prior")
    window.hear("PhaseStarted 0", "PhaseStarted 1")
    window.press("b")
    window.hear("Paused 0", "Paused 1")
    window.press("F5")
    window.hear("CountingIn")
    window.press("XF86AudioStop")
    window.hear("focus keep-going")
    window.press("Next", "XF86AudioPlay")  # in a question they mean nothing
    window.press("Tab")
    window.hear("focus end-session")
    window.press("Return")
    window.hear("SessionEnded")
    window.tab_to("skip-questions")
    window.press("Return")
    window.hear("recorded")
