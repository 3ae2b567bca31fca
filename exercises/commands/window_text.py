"""Why no window opens, and what works without one, ready for translation."""

from exercises.commands.text import how_to_run


def no_display() -> str:
    """Why no window opens, and what works without one."""
    return f"There is no screen here to open a window on; in the terminal it goes like this: {_without_window()}"


def display_is_dead(name: str) -> str:
    """A display is named, and nothing answers there."""
    return (
        f"No window can be opened: nothing answers at {name}.\nIn the terminal it goes like this: {_without_window()}"
    )


def library_is_missing(name: str) -> str:
    """A system library that Qt needs is not there."""
    package = LIBRARY_PACKAGES.get(name)
    how = f' (on Debian and Ubuntu: "sudo apt install {package}")' if package else ""
    return (
        f"No window can be opened: the system library {name} is missing{how}.\n"
        f"In the terminal it goes like this: {_without_window()}"
    )


def qt_is_missing() -> str:
    """The window can not be loaded at all."""
    return f"No window can be opened: PySide6 is not installed.\nIn the terminal it goes like this: {_without_window()}"


LIBRARY_PACKAGES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}


def _without_window() -> str:
    return how_to_run("follow movement-snack")
