"""Whether another program's window fills the screen, on X11; asked over a connection of its own, in a thread.

Qt tells nothing about other programs' windows, so libxcb is asked, on which Qt's own windows stand. Unlike with Xlib, a
window that vanishes in between is an empty answer and no error that ends the process.
"""

import ctypes
from ctypes import POINTER, Structure, byref, c_char_p, c_int, c_uint, c_uint8, c_uint16, c_uint32, c_void_p
from functools import lru_cache
from typing import Any, Final

_ANY_TYPE: Final = 0
_MOST_WORDS: Final = 64
_FORMAT: Final = 32


class _Cookie(Structure):
    _fields_ = (("sequence", c_uint),)


class _AtomReply(Structure):
    _fields_ = (
        ("response_type", c_uint8),
        ("pad0", c_uint8),
        ("sequence", c_uint16),
        ("length", c_uint32),
        ("atom", c_uint32),
    )


class _PropertyReply(Structure):
    _fields_ = (
        ("response_type", c_uint8),
        ("format", c_uint8),
        ("sequence", c_uint16),
        ("length", c_uint32),
        ("type", c_uint32),
        ("bytes_after", c_uint32),
        ("value_len", c_uint32),
        ("pad0", c_uint8 * 12),
    )


class _Roots(Structure):
    _fields_ = (("data", POINTER(c_uint32)), ("rem", c_int), ("index", c_int))


def is_other_full_screen(ours: frozenset[int], display: str = "") -> bool:
    """Whether the active window fills the screen and is none of `ours` (window ids); False where nobody knows.

    `display` is another one than the environment's, such as `:7`.
    """
    try:
        library, libc = _libraries()
    except (OSError, AttributeError):
        return False
    connection = library.xcb_connect(display.encode() or None, byref(c_int()))
    try:
        if library.xcb_connection_has_error(connection):
            return False
        return _active_fills(_Screen(library, libc, connection), ours)
    finally:
        library.xcb_disconnect(connection)


def _active_fills(screen: "_Screen", ours: frozenset[int]) -> bool:
    active = screen.words(screen.root, b"_NET_ACTIVE_WINDOW")
    if not active or not active[0] or active[0] in ours:
        return False
    return screen.atom(b"_NET_WM_STATE_FULLSCREEN") in screen.words(active[0], b"_NET_WM_STATE")


class _Screen:
    """An open connection, and the first screen's root window."""

    def __init__(self, library: Any, libc: Any, connection: Any) -> None:
        self._library, self._libc, self._connection = library, libc, connection
        roots = library.xcb_setup_roots_iterator(library.xcb_get_setup(connection))
        self.root = int(roots.data[0]) if roots.rem else 0

    def atom(self, name: bytes) -> int:
        """The number of a name; 0 when it can't be told."""
        cookie = self._library.xcb_intern_atom(self._connection, 0, len(name), name)
        reply = self._library.xcb_intern_atom_reply(self._connection, cookie, None)
        if not reply:
            return 0
        number = int(reply.contents.atom)
        self._libc.free(reply)
        return number

    def words(self, window: int, name: bytes) -> tuple[int, ...]:
        """The numbers of a property; none when the window is gone or has none."""
        cookie = self._library.xcb_get_property(self._connection, 0, window, self.atom(name), _ANY_TYPE, 0, _MOST_WORDS)
        reply = self._library.xcb_get_property_reply(self._connection, cookie, None)
        if not reply:
            return ()
        values: tuple[int, ...] = ()
        if reply.contents.format == _FORMAT:
            start = self._library.xcb_get_property_value(reply)
            values = tuple((c_uint32 * reply.contents.value_len).from_address(start)) if start else ()
        self._libc.free(reply)
        return values


@lru_cache(maxsize=1)
def _libraries() -> tuple[Any, Any]:
    """libxcb and the C library, with their types. Raises OSError where there is none."""
    library, libc = ctypes.CDLL("libxcb.so.1"), ctypes.CDLL(None)
    libc.free.argtypes, libc.free.restype = (c_void_p,), None
    for name, result, arguments in (
        ("xcb_connect", c_void_p, (c_char_p, POINTER(c_int))),
        ("xcb_connection_has_error", c_int, (c_void_p,)),
        ("xcb_disconnect", None, (c_void_p,)),
        ("xcb_get_setup", c_void_p, (c_void_p,)),
        ("xcb_setup_roots_iterator", _Roots, (c_void_p,)),
        ("xcb_intern_atom", _Cookie, (c_void_p, c_uint8, c_uint16, c_char_p)),
        ("xcb_intern_atom_reply", POINTER(_AtomReply), (c_void_p, _Cookie, c_void_p)),
        (
            "xcb_get_property",
            _Cookie,
            (c_void_p, c_uint8, c_uint32, c_uint32, c_uint32, c_uint32, c_uint32),
        ),
        ("xcb_get_property_reply", POINTER(_PropertyReply), (c_void_p, _Cookie, c_void_p)),
        ("xcb_get_property_value", c_void_p, (POINTER(_PropertyReply),)),
    ):
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library, libc
