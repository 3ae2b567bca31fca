"""What a real bus tells about the screen: locked, not locked, no answer, nobody there."""

import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from queue import Queue

import pytest

from gui.reminding.screen_lock import QUESTIONS, is_screen_locked

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("dbus-daemon") is None, reason="dbus-daemon not installed"
)
ON_SESSION = tuple(question for question in QUESTIONS if question.bus == "SESSION")


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A session bus of its own."""
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE, text=True
    )
    assert daemon.stdout is not None
    address = daemon.stdout.readline().strip()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    yield address
    daemon.terminate()
    daemon.communicate(timeout=20)


class Saver(threading.Thread):
    """A screen saver that answers the first question as it is told; None for never."""

    def __init__(self, name: str, answer: object) -> None:
        super().__init__(daemon=True)
        self._name, self._answer = name, answer
        self.asked: Queue[str] = Queue()
        self._ready = threading.Event()
        self.start()
        assert self._ready.wait(20)

    def run(self) -> None:
        from jeepney import HeaderFields, MessageType, new_error, new_method_return
        from jeepney.bus_messages import message_bus
        from jeepney.io.blocking import open_dbus_connection

        with open_dbus_connection(bus="SESSION") as connection:
            connection.send_and_get_reply(message_bus.RequestName(self._name))
            self._ready.set()
            while True:
                try:
                    message = connection.receive()
                except (OSError, EOFError):
                    return
                if message.header.message_type is not MessageType.method_call:
                    continue
                self.asked.put(message.header.fields[HeaderFields.path])
                if isinstance(self._answer, bool):
                    connection.send(new_method_return(message, "b", (self._answer,)))
                elif isinstance(self._answer, str):
                    connection.send(new_error(message, self._answer))


@pytest.mark.parametrize("name", ["org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"])
@pytest.mark.parametrize("locked", [True, False])
def test_a_desktop__tells_whether_it_is_locked(bus: str, name: str, locked: bool) -> None:
    saver = Saver(name, locked)
    assert is_screen_locked(ON_SESSION) is locked
    assert not saver.asked.empty()


@pytest.mark.parametrize("answer", [None, "org.freedesktop.DBus.Error.UnknownMethod"])
def test_a_desktop_that_does_not_answer__locks_nothing(bus: str, answer: object) -> None:
    saver = Saver("org.gnome.ScreenSaver", answer)
    assert is_screen_locked(ON_SESSION) is False
    assert not saver.asked.empty()


def test_nobody_on_the_bus__locks_nothing(bus: str) -> None:
    assert is_screen_locked(ON_SESSION) is False


def test_no_bus__locks_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    assert is_screen_locked(ON_SESSION) is False
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
    assert is_screen_locked(ON_SESSION) is False
