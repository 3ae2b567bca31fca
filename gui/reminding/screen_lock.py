"""Whether the screen is locked, as the desktop's buses tell it; asked in a thread, because a bus may take its time."""

import sys
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Final

_PATIENCE_SECONDS: Final = 1.0


@dataclass(frozen=True, slots=True)
class Question:
    """Something to ask: the bus, who answers, and what; `hint` names a property instead of a method."""

    bus: str
    name: str
    path: str
    interface: str
    method: str = "GetActive"
    hint: str = ""


QUESTIONS: Final = (
    # Most desktops, GNOME by a name of its own, and what logind knows of the session.
    Question("SESSION", "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
    Question("SESSION", "org.freedesktop.ScreenSaver", "/ScreenSaver", "org.freedesktop.ScreenSaver"),
    Question("SESSION", "org.gnome.ScreenSaver", "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"),
    Question(
        "SYSTEM",
        "org.freedesktop.login1",
        "/org/freedesktop/login1/session/auto",
        "org.freedesktop.login1.Session",
        hint="LockedHint",
    ),
)


def is_screen_locked(questions: tuple[Question, ...] = QUESTIONS) -> bool:
    """Whether anybody says that the screen is locked; where nobody knows, it is not."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        return any(_ask_bus(bus, questions) for bus in ("SESSION", "SYSTEM"))
    except ImportError:
        return False


def _ask_bus(bus: str, questions: tuple[Question, ...]) -> bool:
    """Ask everybody on one bus. Raises ImportError where jeepney is missing."""
    blocking = import_module("jeepney.io.blocking")
    wanted = [question for question in questions if question.bus == bus]
    try:
        connection = blocking.open_dbus_connection(bus=bus)
    except (OSError, KeyError, ValueError, RuntimeError):  # no such bus here, or it does not want us
        return False
    try:
        return any(_answer(connection, question) for question in wanted)
    finally:
        connection.close()


def _answer(connection: Any, question: Question) -> bool:
    jeepney = import_module("jeepney")
    address = jeepney.DBusAddress(question.path, bus_name=question.name, interface=question.interface)
    if question.hint:
        message = jeepney.Properties(address).get(question.hint)
    else:
        message = jeepney.new_method_call(address, question.method)
    # Nobody shall be started only to be asked.
    message.header.flags = jeepney.MessageFlag.no_auto_start
    try:
        reply = connection.send_and_get_reply(message, timeout=_PATIENCE_SECONDS)
    except (OSError, TimeoutError, ValueError):  # it went away, or takes too long
        return False
    if reply.header.message_type is not jeepney.MessageType.method_return or not reply.body:
        return False
    value = reply.body[0]
    return (value[1] if question.hint and isinstance(value, tuple) else value) is True
