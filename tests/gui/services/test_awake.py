"""The screen stays awake while it is to, and no longer."""

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from gui.services.awake import Awake

ROOT = Path(__file__).parents[3]
# A screen saver as desktops have one: it prints who holds it and who let go, also by dying.
_SCREEN_SAVER = """
import sys
from jeepney import MessageType, new_method_return, DBusAddress, message_bus, MatchRule
from jeepney.io.blocking import open_dbus_connection
bus = open_dbus_connection("SESSION")
bus.send_and_get_reply(message_bus.RequestName("org.freedesktop.ScreenSaver"))
bus.send_and_get_reply(message_bus.AddMatch(MatchRule(type="signal", member="NameOwnerChanged")))
print("ready", flush=True)
holders = set()
while True:
    message = bus.receive()
    fields = message.header.fields
    member = next((value for key, value in fields.items() if key.name == "member"), "")
    sender = next((value for key, value in fields.items() if key.name == "sender"), "")
    if message.header.message_type is MessageType.method_call:
        if member == "Inhibit":
            holders.add(sender)
            bus.send(new_method_return(message, "u", (7,)))
            print("held by", message.body[0], flush=True)
        elif member == "UnInhibit":
            holders.discard(sender)
            bus.send(new_method_return(message))
            print("released", flush=True)
    elif member == "NameOwnerChanged" and message.body[0] in holders and not message.body[2]:
        print("gone", flush=True)
"""
_HOLDER = """
import sys
from gui.services.awake import Awake
awake = Awake()
awake.hold()
for line in sys.stdin:
    awake.release() if line.strip() == "release" else awake.hold()
"""


class Bulb:
    """Something that is held, told by events."""

    def __init__(self) -> None:
        self.entered = threading.Event()
        self.left = threading.Event()
        self.times = 0

    @contextmanager
    def hold(self) -> Iterator[None]:
        self.times += 1
        self.entered.set()
        try:
            yield
        finally:
            self.left.set()


def test_held_twice__is_held_once_and_released_at_once(qapp) -> None:
    bulb = Bulb()
    awake = Awake(make_hold=bulb.hold)
    awake.hold()
    awake.hold()
    assert bulb.entered.wait(10)
    assert awake.is_held
    awake.release()
    assert bulb.left.wait(10)
    assert (bulb.times, awake.is_held) == (1, False)
    awake.release()


def test_a_bus_that_takes_its_time__does_not_hold_up_the_window(qapp) -> None:
    slow, done = threading.Event(), threading.Event()

    @contextmanager
    def hold() -> Iterator[None]:
        slow.wait(10)
        yield
        done.set()

    awake = Awake(make_hold=hold)
    awake.hold()
    awake.release()
    assert not done.is_set()
    slow.set()
    assert done.wait(10)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the session bus is Linux's")
@pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="dbus-daemon is not installed")
def test_on_a_real_bus__the_screen_saver_is_held_released_and_freed_by_a_crash(tmp_path: Path) -> None:
    command = ("dbus-daemon", "--session", f"--address=unix:dir={tmp_path}", "--print-address=1", "--nofork")
    with _running(*command) as bus:
        assert bus.stdout is not None
        address = bus.stdout.readline().strip()
        surroundings = {
            **os.environ,
            "DBUS_SESSION_BUS_ADDRESS": address,
            "XDG_CURRENT_DESKTOP": "test",
            "PYTHONPATH": str(ROOT),
        }
        with (
            _running(sys.executable, "-c", _SCREEN_SAVER, env=surroundings) as saver,
            _running(sys.executable, "-c", _HOLDER, env=surroundings) as holder,
        ):
            assert saver.stdout is not None
            assert holder.stdin is not None
            lines = [saver.stdout.readline().strip() for _ in range(2)]
            assert lines[0] == "ready"
            assert lines[1].startswith("held by")
            holder.stdin.write("release\n")
            holder.stdin.flush()
            assert saver.stdout.readline().strip() == "released"
            holder.stdin.write("hold\n")
            holder.stdin.flush()
            assert saver.stdout.readline().startswith("held by")
            holder.send_signal(signal.SIGKILL)
            assert saver.stdout.readline().strip() == "gone"


@contextmanager
def _running(*command: str, env: dict[str, str] | None = None) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env, cwd=ROOT)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()
