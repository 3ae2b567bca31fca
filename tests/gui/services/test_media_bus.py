"""The media player on a real session bus, asked by clients that know nothing of Amble."""

import os
import shutil
import socket
import subprocess
import threading
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from exercises.clock import SystemClock
from gui.services.media_bus import MediaBus
from gui.services.media_player import NAME, PATH, PLAYER, PROPERTIES, ROOT, NowPlaying
from tests.session_bus import NO_BUS, session_bus

pytestmark = pytest.mark.skipif(bool(NO_BUS), reason=NO_BUS or "there is a bus")
if not NO_BUS:
    from jeepney import DBusAddress, HeaderFields, MatchRule, MessageType, message_bus, new_method_call, new_signal
    from jeepney.io.blocking import DBusConnection, open_dbus_connection

WAIT_SECONDS = 10.0


def lines() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "media-bus"]


def bird_dog(track: int = 4, **changes: Any) -> NowPlaying:
    now = SystemClock().monotonic()
    playing = NowPlaying(
        track, "Bird-dog · Left side", "Core foundation", 40.0, 12.0, now, plays=True, moves=True, can_go=True
    )
    return replace(playing, **changes)


class Client:
    """Another program on the bus."""

    def __init__(self, address: str) -> None:
        self.bus: DBusConnection = open_dbus_connection(address)

    def ask(self, interface: str | None, member: str, signature: str = "", *body: Any, path: str = PATH) -> Any:
        """What is answered: the body, or the name of the error."""
        address = DBusAddress(path, bus_name=NAME, interface=interface)
        message = new_method_call(address, member, signature or None, body)
        reply = self.bus.send_and_get_reply(message, timeout=WAIT_SECONDS)
        if reply.header.message_type is MessageType.error:
            return reply.header.fields[HeaderFields.error_name].removeprefix("org.freedesktop.DBus.Error.")
        return reply.body

    def all(self, interface: str) -> dict[str, Any]:
        """All properties of an interface, without their signatures."""
        return {name: value for name, (_, value) in self.ask(PROPERTIES, "GetAll", "s", interface)[0].items()}

    def owns(self, name: str = NAME) -> bool:
        return bool(self.bus.send_and_get_reply(message_bus.NameHasOwner(name), timeout=WAIT_SECONDS).body[0])

    def listen(self, sender: str = NAME) -> None:
        """Hear the signals of the player, and who takes and leaves names."""
        for rule in (
            MatchRule(type="signal", path=PATH),
            MatchRule(type="signal", member="NameOwnerChanged", sender="org.freedesktop.DBus"),
        ):
            self.bus.send_and_get_reply(message_bus.AddMatch(rule), timeout=WAIT_SECONDS)

    def hear(self, member: str) -> Any:
        """The body of the next signal of this name; others before it are lost."""
        while True:
            message = self.bus.receive(timeout=WAIT_SECONDS)
            if message.header.fields.get(HeaderFields.member) == member:
                return message.body

    def await_name(self, name: str = NAME, *, taken: bool) -> None:
        """Wait until somebody has a name, or nobody has it any more."""
        while self.owns(name) is not taken:
            while self.hear("NameOwnerChanged")[0] != name:
                pass


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with session_bus(tmp_path) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address


@pytest.fixture
def client(address: str) -> Iterator[Client]:
    client = Client(address)
    client.listen()
    yield client
    client.bus.close()


@pytest.fixture
def bus(qapp, client: Client) -> Iterator[MediaBus]:
    bus = MediaBus(SystemClock())
    yield bus
    bus.close()
    client.await_name(taken=False)
    for thread in lines():
        thread.join(WAIT_SECONDS)
        assert not thread.is_alive()


def test_a_session__is_a_media_player_with_all_that_it_has_to_tell(bus: MediaBus, client: Client) -> None:
    assert not client.owns()
    bus.show(bird_dog())
    client.await_name(taken=True)
    assert client.all(ROOT) == {
        "CanQuit": False,
        "CanRaise": True,
        "HasTrackList": False,
        "Identity": "Amble",
        "DesktopEntry": "amble",
        "SupportedUriSchemes": [],
        "SupportedMimeTypes": [],
    }
    told = client.all(PLAYER)
    assert told.pop("Position") >= 12_000_000
    assert told == {
        "PlaybackStatus": "Playing",
        "Rate": 1.0,
        "MinimumRate": 1.0,
        "MaximumRate": 1.0,
        "Volume": 1.0,
        "Metadata": {
            "mpris:trackid": ("o", "/org/amble/phase/4"),
            "mpris:length": ("x", 40_000_000),
            "xesam:title": ("s", "Bird-dog · Left side"),
            "xesam:album": ("s", "Core foundation"),
            "xesam:artist": ("as", ["Amble"]),
        },
        "CanGoNext": True,
        "CanGoPrevious": True,
        "CanPlay": True,
        "CanPause": True,
        "CanSeek": False,
        "CanControl": True,
    }


def test_the_position__goes_on_by_itself_stands_in_a_pause_and_ends_at_the_length(bus: MediaBus, client) -> None:
    bus.show(bird_dog(at=SystemClock().monotonic() - 10))
    client.await_name(taken=True)

    def position() -> int:
        return client.ask(PROPERTIES, "Get", "ss", PLAYER, "Position")[0][1]

    first = position()
    assert first >= 22_000_000
    while position() == first:
        pass
    bus.show(bird_dog(plays=False, moves=False, at=SystemClock().monotonic() - 10))
    client.hear("PropertiesChanged")
    assert position() == position() == 12_000_000
    bus.show(bird_dog(at=SystemClock().monotonic() - 1000))
    client.hear("PropertiesChanged")
    assert position() == 40_000_000


def test_changes__are_told_with_their_values_and_nothing_else(bus: MediaBus, client: Client) -> None:
    bus.show(bird_dog())
    client.await_name(taken=True)
    client.all(PLAYER)  # it has told everything up to here
    bus.show(bird_dog(plays=False, moves=False))
    assert client.hear("PropertiesChanged") == (PLAYER, {"PlaybackStatus": ("s", "Paused")}, [])
    bus.show(bird_dog(5, title="Rest", seconds=None, plays=False, moves=False))
    interface, changed, gone = client.hear("PropertiesChanged")
    assert (interface, list(changed), gone) == (PLAYER, ["Metadata"], [])
    assert "mpris:length" not in changed["Metadata"][1]
    assert changed["Metadata"][1]["xesam:title"] == ("s", "Rest")
    bus.show(bird_dog(5, title="Rest", seconds=None, plays=False, moves=False, can_go=False))
    assert set(client.hear("PropertiesChanged")[1]) == {"CanGoNext", "CanGoPrevious", "CanPlay", "CanPause"}


def test_back_to_the_start__is_told_as_a_seek__time_that_passes_is_not(bus: MediaBus, client: Client) -> None:
    bus.show(bird_dog())
    client.await_name(taken=True)
    client.all(PLAYER)
    bus.show(bird_dog(position_seconds=12.0 + 0.1))
    bus.show(bird_dog(position_seconds=0.0))
    [position] = client.hear("Seeked")
    assert position < 3_000_000


@pytest.mark.parametrize("method", ["PlayPause", "Play", "Pause", "Next", "Previous", "Stop", "Raise"])
def test_each_method__reaches_the_window(method: str, bus: MediaBus, client: Client, qtbot) -> None:
    bus.show(bird_dog())
    client.await_name(taken=True)
    with qtbot.waitSignal(bus.wished) as wished:
        assert client.ask(ROOT if method == "Raise" else PLAYER, method) == ()
    assert wished.args == [method]


def test_methods_without_effect__are_answered_and_ask_nothing(bus: MediaBus, client: Client, qtbot) -> None:
    heard: list[str] = []
    bus.wished.connect(heard.append)
    bus.show(bird_dog())
    client.await_name(taken=True)
    assert client.ask(ROOT, "Quit") == ()
    assert client.ask(PLAYER, "Seek", "x", 5_000_000) == ()
    assert client.ask(PLAYER, "SetPosition", "ox", "/org/amble/phase/4", 0) == ()
    assert client.ask(PLAYER, "OpenUri", "s", "https://example.org") == "NotSupported"
    with qtbot.waitSignal(bus.wished):
        client.ask(PLAYER, "Pause")
    assert heard == ["Pause"]


def test_a_hundred_presses__come_in_their_order(bus: MediaBus, client: Client, qtbot) -> None:
    heard: list[str] = []
    bus.wished.connect(heard.append)
    bus.show(bird_dog())
    client.await_name(taken=True)
    pressed = ["Next", "Previous", "PlayPause", "Pause"] * 25
    for method in pressed:
        address = DBusAddress(PATH, bus_name=NAME, interface=PLAYER)
        client.bus.send(new_method_call(address, method))
    qtbot.waitUntil(lambda: len(heard) == len(pressed))
    assert heard == pressed


def test_what_is_unknown_or_wrong__gets_the_error_that_dbus_has_for_it(bus: MediaBus, client: Client) -> None:
    bus.show(bird_dog())
    client.await_name(taken=True)
    ask = client.ask
    assert ask(PLAYER, "Explode") == "UnknownMethod"
    assert ask(None, "Explode") == "UnknownMethod"
    assert ask("org.example.Nothing", "Play") == "UnknownInterface"
    assert ask(PLAYER, "Play", path="/somewhere/else") == "UnknownObject"
    assert ask(PLAYER, "Play", path="/org/mpris") == "UnknownInterface"
    assert ask(PLAYER, "Seek", "s", "far") == "InvalidArgs"
    assert ask(PLAYER, "Play", "i", 1) == "InvalidArgs"
    assert ask(PROPERTIES, "Get", "ss", PLAYER, "Nothing") == "UnknownProperty"
    assert ask(PROPERTIES, "Get", "ss", "org.example.Nothing", "Rate") == "UnknownInterface"
    assert ask(PROPERTIES, "Get", "s", PLAYER) == "InvalidArgs"
    assert ask(PROPERTIES, "GetAll", "s", "org.example.Nothing") == "UnknownInterface"
    assert ask(PROPERTIES, "Set", "ssv", PLAYER, "Rate", ("d", 2.0)) == "PropertyReadOnly"
    assert ask(PROPERTIES, "Set", "ssv", PLAYER, "Nothing", ("d", 2.0)) == "UnknownProperty"
    # A call may leave its interface out, and a property may be asked for without one.
    assert ask(PROPERTIES, "Get", "ss", "", "Identity") == (("s", "Amble"),)


def test_introspection__leads_to_the_object_and_describes_all_that_it_answers(bus: MediaBus, client: Client) -> None:
    bus.show(bird_dog())
    client.await_name(taken=True)
    path = "/"
    while path != PATH:
        [text] = client.ask("org.freedesktop.DBus.Introspectable", "Introspect", path=path)
        [node] = ET.fromstring(text).findall("node")
        path = f"{path.rstrip('/')}/{node.attrib['name']}"
        assert client.ask("org.freedesktop.DBus.Peer", "Ping", path=path) == ()
    [text] = client.ask(None, "Introspect")
    for interface in ET.fromstring(text).findall("interface"):
        name = interface.attrib["name"]
        described = {p.attrib["name"]: p.attrib["type"] for p in interface.findall("property")}
        answered = client.ask(PROPERTIES, "GetAll", "s", name)[0]
        assert described == {prop: signature for prop, (signature, _) in answered.items()}
        for method in interface.findall("method"):
            wanted = "".join(a.attrib["type"] for a in method.findall("arg") if a.attrib["direction"] == "in")
            body = {"": (), "x": (1,), "ox": ("/", 1), "s": (ROOT,), "ss": (PLAYER, "Rate")}.get(wanted)
            if body is None:
                body = (PLAYER, "Rate", ("d", 1.0))
            assert client.ask(name, method.attrib["name"], wanted, *body) != "UnknownMethod"


def test_messages_that_nobody_can_read__do_not_end_it(bus: MediaBus, client: Client, qtbot) -> None:
    bus.show(bird_dog())
    client.await_name(taken=True)
    address = DBusAddress(PATH, bus_name=NAME, interface=PLAYER)
    # A signal at it, a reply that nobody asked for, and a name that D-Bus allows and nobody expects.
    client.bus.send(new_signal(DBusAddress(PATH, bus_name=NAME, interface="a.b"), "Play"))
    deep: Any = ("i", 1)
    for _ in range(30):
        deep = ("v", deep)
    client.bus.send(new_method_call(address, "Play", "v", (deep,)))
    message = new_method_call(address, "Next", "x", (7,))
    data = bytearray(message.serialise(serial=next(client.bus.outgoing_serial)))
    client.bus.sock.sendall(bytes(data))
    # A header field that is not known yet: the specification wants it to be ignored or refused, not to be fatal.
    odd = new_method_call(address, "Next").serialise(serial=next(client.bus.outgoing_serial))
    client.bus.sock.sendall(_with_field(odd, 77))
    other = Client(os.environ["DBUS_SESSION_BUS_ADDRESS"])
    assert other.all(ROOT)["Identity"] == "Amble"
    with qtbot.waitSignal(bus.wished):
        assert other.ask(PLAYER, "PlayPause") == ()
    other.bus.close()


def _with_field(message: bytes, code: int) -> bytes:
    """The same message with one more header field, of a byte."""
    order = "little"
    length = int.from_bytes(message[12:16], order)
    fields = message[16 : 16 + length]
    fields += b"\0" * (-len(fields) % 8) + bytes((code, 1)) + b"y\0" + b"\x05"
    head = message[:12] + len(fields).to_bytes(4, order) + fields
    return head + b"\0" * (-len(head) % 8)


def test_calls_that_want_no_reply__get_none(bus: MediaBus, client: Client, qtbot) -> None:
    bus.show(bird_dog())
    client.await_name(taken=True)
    message = new_method_call(DBusAddress(PATH, bus_name=NAME, interface=PLAYER), "Next")
    message.header.flags |= 1
    with qtbot.waitSignal(bus.wished):
        client.bus.send(message)
    assert client.all(ROOT)
    assert client.bus.send_and_get_reply(message_bus.GetId(), timeout=WAIT_SECONDS).body


def test_the_end__frees_the_name_and_nothing_is_asked_any_more(bus: MediaBus, client: Client, qtbot) -> None:
    heard: list[str] = []
    bus.wished.connect(heard.append)
    bus.show(bird_dog())
    client.await_name(taken=True)
    bus.close()
    assert not bus.is_open
    client.await_name(taken=False)
    assert client.ask(PLAYER, "Play") == "ServiceUnknown"
    assert heard == []


def test_the_next_session__has_the_same_name_however_soon_it_begins(bus: MediaBus, client: Client) -> None:
    for track in range(5):
        bus.show(bird_dog(track))
        bus.close()
    bus.show(bird_dog(9))
    client.await_name(taken=True)
    # One of those before may still have the name, but not for long.
    while "/org/amble/phase/9" not in str(client.ask(PROPERTIES, "Get", "ss", PLAYER, "Metadata")):
        pass


def test_a_name_that_is_taken__is_told_apart_by_the_process(bus: MediaBus, client: Client, address: str) -> None:
    first = Client(address)
    first.bus.send_and_get_reply(message_bus.RequestName(NAME), timeout=WAIT_SECONDS)
    bus.show(bird_dog())
    client.await_name(f"{NAME}.instance{os.getpid()}", taken=True)
    first.bus.close()


def test_without_a_bus__nothing_happens(qapp, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    deaf = socket.socket(socket.AF_UNIX)
    deaf.bind(str(tmp_path / "deaf"))
    for address in (None, "", "disabled:", "autolaunch:", "tcp:host=localhost,port=1", "unix:path=/nowhere"):
        if address is None:
            monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
        else:
            monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        bus = MediaBus(SystemClock())
        bus.show(bird_dog())
        for thread in lines():
            thread.join(WAIT_SECONDS)
            assert not thread.is_alive(), address
        bus.show(bird_dog(5))
        bus.close()
    deaf.close()


def test_a_bus_that_breaks_off__takes_nothing_with_it(qapp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bus = MediaBus(SystemClock())
    with session_bus(tmp_path) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        client = Client(address)
        client.listen()
        bus.show(bird_dog())
        client.await_name(taken=True)
        client.bus.close()
        [thread] = lines()
    thread.join(WAIT_SECONDS)
    assert not thread.is_alive()
    bus.show(bird_dog(5))
    bus.close()


# Programs that people have


def has(program: str) -> Any:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{program} is not installed")


def output(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@has("playerctl")
def test_playerctl__sees_it_and_steers_it(bus: MediaBus, client: Client, qtbot) -> None:
    bus.show(bird_dog())
    client.await_name(taken=True)
    assert output("playerctl", "--list-all") == "amble"
    assert output("playerctl", "status") == "Playing"
    wanted = "{{artist}}|{{album}}|{{title}}|{{mpris:length}}"
    assert output("playerctl", "metadata", "--format", wanted) == "Amble|Core foundation|Bird-dog · Left side|40000000"
    assert 12 <= float(output("playerctl", "position")) <= 40
    for asked, method in (
        *(("play-pause", "PlayPause"), ("pause", "Pause"), ("next", "Next")),
        *(("previous", "Previous"), ("stop", "Stop")),
    ):
        with qtbot.waitSignal(bus.wished) as wished:
            output("playerctl", asked)
        assert wished.args == [method]


@has("busctl")
def test_busctl__finds_the_object_and_reads_it(bus: MediaBus, client: Client, address: str) -> None:
    bus.show(bird_dog())
    client.await_name(taken=True)
    busctl = ("busctl", f"--address={address}")
    assert output(*busctl, "tree", "--list", NAME).splitlines()[-1] == PATH
    described = output(*busctl, "introspect", NAME, PATH)
    for line in (".PlaybackStatus", ".PlayPause", ".Seeked", ".DesktopEntry", ".PropertiesChanged"):
        assert line in described
    assert output(*busctl, "get-property", NAME, PATH, PLAYER, "PlaybackStatus") == 's "Playing"'


@has("gdbus")
def test_gdbus__calls_it(bus: MediaBus, client: Client, address: str, qtbot) -> None:
    bus.show(bird_dog())
    client.await_name(taken=True)
    with qtbot.waitSignal(bus.wished):
        call = ("gdbus", "call", "--session", "--dest", NAME, "--object-path", PATH)
        assert output(*call, "--method", f"{PLAYER}.PlayPause") == "()"
