"""Whether a window can open here, found out without Qt, which would end the program without a word of its own.

Every start of the window comes by here, so what most starts don't need is imported where it is needed.
"""

import os
import sys
from collections.abc import Mapping
from typing import Final

_WINDOW_SYSTEMS: Final = ("wayland", "xcb")
_X_PORT: Final = 6000
_PATIENCE_SECONDS: Final = 3.0
# The one library that Qt's window plugin for X needs and that desktops without Qt often lack.
_X_LIBRARY: Final = "libxcb-cursor.so.0"


def why_no_window(environment: Mapping[str, str] = os.environ, system: str = sys.platform) -> str:
    """Two lines that say why no window can open and what works instead; empty when one can, as far as one can tell.

    Only Linux and its relatives can be without a display.
    """
    if system in ("win32", "darwin", "cygwin"):
        return ""
    chosen = environment.get("QT_QPA_PLATFORM", "")
    platforms = [platform.partition(":")[0].partition("-")[0] for platform in chosen.split(";") if platform]
    if any(platform not in _WINDOW_SYSTEMS for platform in platforms):
        return ""
    wayland, x = environment.get("WAYLAND_DISPLAY", ""), environment.get("DISPLAY", "")
    if platforms:
        wayland = wayland if "wayland" in platforms else ""
        x = x if "xcb" in platforms else ""
    if wayland and _wayland_answers(wayland, environment):
        return ""
    if x and _x_answers(x) and _has_library(_X_LIBRARY):
        return ""
    return _reason(wayland, x)


def _reason(wayland: str, x: str) -> str:
    from exercises.commands import window_text

    if x and _x_answers(x):
        return window_text.library_is_missing(_X_LIBRARY)
    if x:
        return window_text.display_is_dead(f"DISPLAY={x}")
    return window_text.display_is_dead(f"WAYLAND_DISPLAY={wayland}") if wayland else window_text.no_display()


def what_qt_misses(error: ImportError) -> str:
    """Why Qt itself can't be loaded, in a sentence; raises the error again when it is none of Qt's."""
    from exercises.commands import window_text

    name = error.name or ""
    if isinstance(error, ModuleNotFoundError) and name.partition(".")[0] == "PySide6":
        return window_text.qt_is_missing()
    library = str(error).partition(":")[0]
    if ".so" in library and "cannot open shared object" in str(error):
        return window_text.library_is_missing(library)
    raise error


def _wayland_answers(name: str, environment: Mapping[str, str]) -> bool:
    return _answers(os.path.join(environment.get("XDG_RUNTIME_DIR", "/nowhere"), name))  # noqa: PTH118 - starts fast


def _x_answers(name: str) -> bool:
    """Whether something listens where the name (`:0`, `host:10.0`, `/path/to/socket:0`) points."""
    host, _, rest = name.rpartition(":")
    number = rest.partition(".")[0]
    if not number.isdigit():
        return True  # a way of naming displays that we don't know: let Qt try
    if host.startswith("/"):
        return _answers(name.partition(".")[0]) or _answers(host)
    if host in ("", "unix"):
        local = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where X servers listen
        return _answers("\0" + local) or _answers(local)
    import socket

    try:
        socket.create_connection((host.strip("[]"), _X_PORT + int(number)), timeout=_PATIENCE_SECONDS).close()
    except (OSError, OverflowError):
        return False
    return True


def _answers(path: str) -> bool:
    """Whether something listens at a local socket."""
    import socket

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(_PATIENCE_SECONDS)
        try:
            connection.connect(path)
        except (OSError, ValueError):
            return False
    return True


def _has_library(name: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True
