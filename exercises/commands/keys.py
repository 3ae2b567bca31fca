"""Where a session in the terminal gets its keys from, and how it waits for them."""

import os
import sys
import threading
from collections.abc import Sequence
from enum import StrEnum
from typing import Any, Final, Protocol


class Key(StrEnum):
    """What a key means."""

    PAUSE = "pause"
    SKIP = "skip"
    BACK = "back"
    LONGER = "longer"
    DONE = "done"
    END = "end"
    RESTART = "restart"
    WALKED = "walked"
    HURT = "hurt"
    OTHER = "other"  # any other letter or sign: an answer only where any key is one


# A digit is itself: pain on the way, where that is asked.
Press = Key | int

_PLAIN_KEYS: Final[dict[str, Press]] = {
    " ": Key.PAUSE,
    "n": Key.SKIP,
    "b": Key.BACK,
    "+": Key.LONGER,
    "=": Key.LONGER,  # the same key without Shift on many keyboards
    "\r": Key.DONE,
    "\n": Key.DONE,
    "q": Key.END,
    "r": Key.RESTART,
    "w": Key.WALKED,
    "h": Key.HURT,
    **{str(digit): digit for digit in range(10)},
}
_ARROWS: Final = {"C": Key.SKIP, "D": Key.BACK, "A": Key.LONGER}
_ESCAPE: Final = "\x1b"


class Keys(Protocol):
    """A source of keys. `someone_there` is False where nobody could press one."""

    someone_there: bool

    def grab(self) -> None:
        """Take the keyboard; may be called again after the process was stopped."""
        ...

    def release(self) -> None:
        """Give the keyboard back as it was."""
        ...

    def wait(self, seconds: float) -> Sequence[Press]:
        """Wait so long, or until keys come, and return them in order."""
        ...


class NoKeys:
    """Nobody presses anything: only time passes."""

    someone_there = False

    def grab(self) -> None:
        """Nothing to take."""

    def release(self) -> None:
        """Nothing to give back."""

    def wait(self, seconds: float) -> Sequence[Press]:
        threading.Event().wait(seconds)
        return ()


class KeyReader:
    """Tells keys in the characters of a terminal; an arrow is several of them, and may come in two pieces."""

    def __init__(self) -> None:
        self._pending = ""

    def read(self, characters: str) -> list[Press]:
        """The keys that are complete by now."""
        waiting, self._pending = self._pending + characters, ""
        found: list[Press] = []
        while waiting:
            key: Press | None
            if waiting[0] != _ESCAPE:
                key, waiting = _plain_key(waiting[0]), waiting[1:]
            else:
                length = _sequence_length(waiting)
                if length is None:
                    self._pending = waiting
                    break
                sequence, waiting = waiting[:length], waiting[length:]
                key = _ARROWS.get(sequence[-1]) if sequence[:-1] in ("\x1b[", "\x1bO") else None
            if key is not None:
                found.append(key)
        return found


def _plain_key(character: str) -> Press | None:
    """What a single character means; nothing where it is none that can be seen."""
    return _PLAIN_KEYS.get(character.lower(), Key.OTHER if character.isprintable() else None)


def _sequence_length(text: str) -> int | None:
    """How many characters the escape sequence at the beginning has; None when its end has not come yet."""
    if len(text) == 1:
        return None
    if text[1] not in "[O":
        return 1
    for index, character in enumerate(text[2:], 2):
        if "@" <= character <= "~":
            return index + 1
    return None


if sys.platform == "win32":
    import msvcrt

    _LOOK_SECONDS: Final = 0.03
    _WINDOWS_ARROWS: Final = {"M": Key.SKIP, "K": Key.BACK, "H": Key.LONGER}

    class TerminalKeys:
        """The keyboard of a Windows console."""

        someone_there = True

        def __init__(self, descriptor: int) -> None:
            """A console has one keyboard, whatever the descriptor."""

        def grab(self) -> None:
            """Nothing to take: the console gives keys one by one when it is asked so."""

        def release(self) -> None:
            """Drop keys that were pressed too late for anybody."""
            while msvcrt.kbhit():
                msvcrt.getwch()

        def wait(self, seconds: float) -> Sequence[Press]:
            for _ in range(max(1, round(seconds / _LOOK_SECONDS))):
                if msvcrt.kbhit():
                    return self._pressed()
                threading.Event().wait(min(seconds, _LOOK_SECONDS))
            return ()

        def _pressed(self) -> list[Press]:
            found: list[Press | None] = []
            while msvcrt.kbhit():
                character = msvcrt.getwch()
                if character in "\x00\xe0":
                    found.append(_WINDOWS_ARROWS.get(msvcrt.getwch()))
                else:
                    found.append(_plain_key(character))
            return [key for key in found if key is not None]

else:
    import select
    import termios
    import tty

    class TerminalKeys:
        """The keyboard of a terminal, key by key and without an echo; Ctrl-C and Ctrl-Z stay signals."""

        someone_there = True

        def __init__(self, descriptor: int) -> None:
            """Read from an open terminal; nothing is changed before `grab`."""
            self._descriptor = descriptor
            self._reader = KeyReader()
            self._as_it_was: list[Any] | None = None
            self._gone = False

        def grab(self) -> None:
            if self._as_it_was is None:
                self._as_it_was = termios.tcgetattr(self._descriptor)
            tty.setcbreak(self._descriptor)

        def release(self) -> None:
            if self._as_it_was is None:
                return
            as_it_was, self._as_it_was = self._as_it_was, None
            try:
                # What was pressed and not read any more must not answer the next question.
                termios.tcsetattr(self._descriptor, termios.TCSAFLUSH, as_it_was)
            except termios.error:
                self._gone = True  # the terminal was closed: nothing is left to restore

        def wait(self, seconds: float) -> Sequence[Press]:
            ready, _, _ = select.select([self._descriptor], [], [], max(0.0, seconds))
            if not ready:
                return ()
            try:
                data = os.read(self._descriptor, 1024)
            except OSError:
                data = b""
            if not data:  # the terminal was closed
                return (Key.END,)
            return self._reader.read(data.decode("ascii", "replace"))
