import socket
import sys

import pytest

from exercises.commands.display import what_qt_misses, why_no_window

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="only there a display can be missing")


@pytest.fixture(autouse=True)
def _started_as_amble(monkeypatch):
    monkeypatch.setattr(sys, "argv", ["/usr/bin/amble"])
    monkeypatch.delenv("AMBLE_STARTED_BY", raising=False)


@pytest.fixture
def listening(tmp_path):
    """A socket at which something answers, as a display's does."""
    path = tmp_path / "wayland-7"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))
        server.listen()
        yield path


def test_no_display__offers_the_terminal(monkeypatch):
    assert why_no_window({}) == (
        "There is no screen here to open a window on; in the terminal it goes like this: amble follow movement-snack"
    )
    monkeypatch.setenv("AMBLE_STARTED_BY", "make")
    assert why_no_window({}).endswith('make run ARGS="follow movement-snack"')


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc:port=5900", "linuxfb", "eglfs", "xcb;offscreen"])
def test_platform_without_a_display__needs_none(platform):
    assert why_no_window({"QT_QPA_PLATFORM": platform}) == ""


@pytest.mark.parametrize(
    "environment",
    [
        {"DISPLAY": ":9797"},
        {"DISPLAY": "unix:9797.0"},
        {"DISPLAY": "localhost:59000"},
        {"DISPLAY": "/nowhere/at:0"},
        {"WAYLAND_DISPLAY": "wayland-97"},
        {"WAYLAND_DISPLAY": "wayland-97", "XDG_RUNTIME_DIR": "/nowhere"},
    ],
)
def test_display__at_which_nothing_answers(environment):
    name = environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
    reason = why_no_window(environment)
    assert f"={name}." in reason
    assert reason.count("\n") == 1


def test_display__that_answers(listening):
    folder, name = str(listening.parent), listening.name
    assert why_no_window({"WAYLAND_DISPLAY": name, "XDG_RUNTIME_DIR": folder}) == ""
    assert why_no_window({"WAYLAND_DISPLAY": str(listening)}) == ""
    assert why_no_window({"WAYLAND_DISPLAY": name, "XDG_RUNTIME_DIR": folder, "QT_QPA_PLATFORM": "xcb"}) != ""


def test_other_systems__always_have_a_display():
    assert why_no_window({}, "win32") == why_no_window({}, "darwin") == ""


def test_qt__that_can_not_be_loaded():
    missing = ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")
    assert "libEGL.so.1 is missing" in what_qt_misses(missing)
    assert "sudo apt install libegl1" in what_qt_misses(missing)
    assert "PySide6 is not installed" in what_qt_misses(ModuleNotFoundError("no", name="PySide6.QtGui"))


def test_fault_of_our_own__is_not_explained_away():
    with pytest.raises(ImportError, match="from our own"):
        what_qt_misses(ImportError("cannot import a name from our own module", name="gui.app"))


def test_start_without_a_display__ends_with_status_1(run_amble):
    done = run_amble(DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert (done.returncode, done.stdout) == (1, b"")
    [sentence] = done.stderr.decode().splitlines()
    assert sentence.startswith("There is no screen here to open a window on; in the terminal it goes like this: ")
