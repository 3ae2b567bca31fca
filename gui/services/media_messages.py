"""Answers what other programs ask of the session's media player, message by message."""

from pathlib import Path
from typing import Final

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageFlag,
    MessageType,
    new_error,
    new_method_return,
    new_signal,
)

from gui.services.media_player import (
    EVERYWHERE,
    INTROSPECTABLE,
    METHODS,
    PATH,
    PEER,
    PLAYER,
    PROPERTIES,
    ROOT,
    NowPlaying,
    Value,
    Wish,
    introspection,
    is_known_path,
    player_properties,
    root_properties,
)

_ERRORS: Final = "org.freedesktop.DBus.Error"
# A position that others would find so far off is told to them.
_JUMP_MICROSECONDS: Final = 400_000
_MACHINE_IDS: Final = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))

Answer = tuple[Message | None, Wish | None]


class _RefusedError(Exception):
    """A call that gets an error of D-Bus's as its answer."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__(words)
        self.name = name
        self.words = words


def answer(message: Message, playing: NowPlaying, now: float) -> Answer:
    """The reply to a message, None where none is wanted, and what it asks of the session."""
    if message.header.message_type is not MessageType.method_call:
        return None, None
    wish: Wish | None = None
    try:
        signature, body, wish = _call(message, playing, now)
        reply = new_method_return(message, signature, body)
    except _RefusedError as refused:
        reply = new_error(message, f"{_ERRORS}.{refused.name}", "s", (refused.words,))
    quiet = bool(message.header.flags & MessageFlag.no_reply_expected)
    return (None if quiet else reply), wish


def changes(before: NowPlaying, after: NowPlaying, now: float) -> list[Message]:
    """What has to be told to everybody when one moment follows another."""
    old, new = player_properties(before, now), player_properties(after, now)
    changed = {name: value for name, value in new.items() if name != "Position" and value != old[name]}
    told: list[Message] = []
    if changed:
        address = DBusAddress(PATH, interface=PROPERTIES)
        told.append(new_signal(address, "PropertiesChanged", "sa{sv}as", (PLAYER, changed, [])))
    same_track = before.track == after.track
    if same_track and abs(after.position(now) - before.expected(now)) > _JUMP_MICROSECONDS:
        told.append(new_signal(DBusAddress(PATH, interface=PLAYER), "Seeked", "x", (after.position(now),)))
    return told


def _call(message: Message, playing: NowPlaying, now: float) -> tuple[str | None, tuple[object, ...], Wish | None]:
    """Do a call: the signature and body of its reply, and what it asks of the session."""
    fields = message.header.fields
    path, member = str(fields.get(HeaderFields.path, "")), str(fields.get(HeaderFields.member, ""))
    if not is_known_path(path):
        raise _RefusedError("UnknownObject", f"There is nothing at {path}.")
    interface = _interface_of(str(fields.get(HeaderFields.interface, "")), member, path)
    wanted, given = METHODS[interface][member][0], str(fields.get(HeaderFields.signature, ""))
    if wanted != given:
        raise _RefusedError("InvalidArgs", f"{member} takes '{wanted}', not '{given}'.")
    match interface:
        case "org.freedesktop.DBus.Introspectable":
            return "s", (introspection(path),), None
        case "org.freedesktop.DBus.Peer":
            return (None, (), None) if member == "Ping" else ("s", (_machine_id(),), None)
        case "org.freedesktop.DBus.Properties":
            signature, body = _properties(member, message.body, playing, now)
            return signature, body, None
        case _:
            return None, (), _wish(member)


def _interface_of(interface: str, member: str, path: str) -> str:
    """The interface that is meant; a call may leave it out."""
    here = tuple(METHODS) if path == PATH else EVERYWHERE
    if interface and interface not in here:
        raise _RefusedError("UnknownInterface", f"There is no interface {interface} at {path}.")
    found = [name for name in ((interface,) if interface else here) if member in METHODS[name]]
    if not found:
        raise _RefusedError("UnknownMethod", f"There is no method {member} at {path}.")
    return found[0]


def _wish(member: str) -> Wish | None:
    if member == "OpenUri":
        raise _RefusedError("NotSupported", "Amble opens no addresses.")
    # Quit and Seek are told not to be possible, and then have no effect.
    return Wish(member) if member in set(Wish) else None


def _properties(
    member: str, body: tuple[object, ...], playing: NowPlaying, now: float
) -> tuple[str | None, tuple[object, ...]]:
    interface = str(body[0])
    if interface and interface not in METHODS:
        raise _RefusedError("UnknownInterface", f"There is no interface {interface}.")
    values: dict[str, Value] = {}
    if interface in ("", ROOT):
        values |= root_properties()
    if interface in ("", PLAYER):
        values |= player_properties(playing, now)
    if member == "GetAll":
        return "a{sv}", (values,)
    name = str(body[1])
    if name not in values:
        raise _RefusedError("UnknownProperty", f"There is no property {name}.")
    if member == "Set":
        raise _RefusedError("PropertyReadOnly", f"{name} can only be read.")
    return "v", (values[name],)


def _machine_id() -> str:
    for path in _MACHINE_IDS:
        try:
            return path.read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError):
            continue
    raise _RefusedError("FileNotFound", "This computer has no machine id.")


__all__ = ["INTROSPECTABLE", "PEER", "answer", "changes"]
