"""The session on the desktop's session bus: headset buttons, media keys and phone companions reach it from anywhere.

A thread of its own talks to the bus, since the bus may take its time. Where there is no bus nothing happens.
"""

import os
import socket
import struct
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from selectors import EVENT_READ, DefaultSelector
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal

from exercises.clock import Clock
from gui.services.media_player import NAME, NowPlaying, Wish

if TYPE_CHECKING:
    from jeepney import Message
    from jeepney.io.blocking import DBusConnection

# A bus that takes longer for one message has broken down.
_PATIENCE_SECONDS: Final = 5.0
_DO_NOT_QUEUE: Final = 4
_OWNER: Final = 1
# What a message can be made of that jeepney can't read.
_UNREADABLE: Final = (ValueError, KeyError, IndexError, TypeError, AssertionError, RecursionError, struct.error)


class MediaBus(QObject):
    """Is a media player on the session bus from `show` to `close`."""

    wished = Signal(str)  # the value of a Wish
    _asked = Signal(str)  # the same, from the thread

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._line: _Line | None = None
        self._last: _Line | None = None
        self._asked.connect(self.wished, Qt.ConnectionType.QueuedConnection)

    @property
    def is_open(self) -> bool:
        """Whether it is on the bus, or on the way there."""
        return self._line is not None

    def show(self, playing: NowPlaying) -> None:
        """Be on the bus with this moment of a session."""
        if not sys.platform.startswith("linux"):
            return
        if self._line is None:
            # The name is free only when the line before is closed.
            self._line = self._last = _Line(self._clock, playing, self._asked.emit, self._last)
            self._line.start()
        else:
            self._line.show(playing)

    def close(self) -> None:
        """Leave the bus; nothing is asked any more."""
        if self._line is not None:
            self._line.leave()
            self._line = None


class _Line(threading.Thread):
    """One connection to the bus, from its name to its end."""

    def __init__(self, clock: Clock, playing: NowPlaying, ask: Callable[[str], None], before: "_Line | None") -> None:
        super().__init__(name="media-bus", daemon=True)
        self._clock = clock
        self._ask = ask
        self._before = before
        self._lock = threading.Lock()
        self._wanted = playing
        self._told = playing
        self._leaving = self._over = False
        self._wake, self._poke = socket.socketpair()
        self._wake.setblocking(False)
        self._poke.setblocking(False)

    # From the window's thread

    def show(self, playing: NowPlaying) -> None:
        """Tell another moment."""
        with self._lock:
            self._wanted = playing
            self._wake_up()

    def leave(self) -> None:
        """Come to an end soon; nothing is asked from now on."""
        with self._lock:
            self._leaving = True
            self._wake_up()

    def _wake_up(self) -> None:
        if not self._over:
            with suppress(BlockingIOError):  # so many have come that it wakes up anyway
                self._poke.send(b"\0")

    # In the thread

    def run(self) -> None:
        """Be on the bus until one is to leave, or the bus breaks off."""
        if self._before is not None:
            self._before.join()
            self._before = None
        try:
            self._connect()
        finally:
            with self._lock:
                self._over = True
                self._wake.close()
                self._poke.close()

    def _connect(self) -> None:
        if self._leaving:
            return
        try:
            from jeepney.io.blocking import open_dbus_connection
        except ImportError:
            return
        # No address, one that nobody can use, or a bus that does not answer.
        with suppress(OSError, KeyError, ValueError, RuntimeError), open_dbus_connection("SESSION") as connection:
            connection.sock.settimeout(_PATIENCE_SECONDS)
            if self._take_name(connection):
                self._serve(connection)

    @staticmethod
    def _take_name(connection: "DBusConnection") -> bool:
        from jeepney import message_bus

        for name in (NAME, f"{NAME}.instance{os.getpid()}"):
            request = message_bus.RequestName(name, _DO_NOT_QUEUE)
            if connection.send_and_get_reply(request, timeout=_PATIENCE_SECONDS).body == (_OWNER,):
                return True
        return False

    def _serve(self, connection: "DBusConnection") -> None:
        from gui.services.media_messages import changes

        with DefaultSelector() as selector:
            selector.register(connection.sock, EVENT_READ)
            selector.register(self._wake, EVENT_READ)
            while True:
                while (message := self._receive(connection)) is not None:
                    self._answer(connection, message)
                with suppress(BlockingIOError):
                    self._wake.recv(4096)
                with self._lock:
                    if self._leaving:
                        return
                    before, self._told = self._told, self._wanted
                for told in changes(before, self._told, self._clock.monotonic()):
                    connection.send(told)
                selector.select()

    @staticmethod
    def _receive(connection: "DBusConnection") -> "Message | None":
        """The next message that is there and can be read; None when there is none."""
        while True:
            try:
                return connection.receive(timeout=0)
            except TimeoutError:
                return None
            except _UNREADABLE:
                parser = connection.parser
                if parser.next_msg_size is None:  # not even where it ends can be told
                    raise ConnectionError from None
                parser.next_msg_size = None

    def _answer(self, connection: "DBusConnection", message: "Message") -> None:
        from gui.services.media_messages import answer

        with self._lock:
            playing = self._wanted
        reply, wish = answer(message, playing, self._clock.monotonic())
        if wish is not None:
            with self._lock:
                if not self._leaving:
                    self._ask(Wish(wish).value)
        if reply is not None:
            connection.send(reply)
