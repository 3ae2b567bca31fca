"""A session as a media player of the desktop: what it tells about itself.

The names and their meaning are those of MPRIS 2.2 (specifications.freedesktop.org).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from xml.sax.saxutils import quoteattr

NAME: Final = "org.mpris.MediaPlayer2.amble"
PATH: Final = "/org/mpris/MediaPlayer2"
ROOT: Final = "org.mpris.MediaPlayer2"
PLAYER: Final = "org.mpris.MediaPlayer2.Player"
PROPERTIES: Final = "org.freedesktop.DBus.Properties"
INTROSPECTABLE: Final = "org.freedesktop.DBus.Introspectable"
PEER: Final = "org.freedesktop.DBus.Peer"

# A D-Bus value with its signature.
Value = tuple[str, object]


class Wish(StrEnum):
    """What somebody at a headset, a keyboard or another program asks for; the values are the methods' names."""

    PLAY_PAUSE = "PlayPause"
    PLAY = "Play"
    PAUSE = "Pause"
    NEXT = "Next"
    PREVIOUS = "Previous"
    STOP = "Stop"
    RAISE = "Raise"


@dataclass(frozen=True, slots=True)
class NowPlaying:
    """A moment of a session as a media player would show it.

    `track` is the number of the phase, `seconds` its length, None where the user decides when it is done. The position
    is that at `at`, a moment of the monotonic clock, and goes on while it `moves`; `plays` is false in a pause.
    `can_go` tells whether anything that is asked for would be done.
    """

    track: int
    title: str
    album: str
    seconds: float | None
    position_seconds: float
    at: float
    plays: bool
    moves: bool
    can_go: bool

    def position(self, now: float) -> int:
        """Microseconds into the track at a moment of the monotonic clock."""
        seconds = self.position_seconds + (max(0.0, now - self.at) if self.moves else 0.0)
        return _micro(seconds if self.seconds is None else min(seconds, self.seconds))

    def expected(self, now: float) -> int:
        """Where others believe it to be who count on by themselves while it plays."""
        return _micro(self.position_seconds + (max(0.0, now - self.at) if self.plays else 0.0))


def root_properties() -> dict[str, Value]:
    """The properties of the program."""
    return {
        "CanQuit": ("b", False),
        "CanRaise": ("b", True),
        "HasTrackList": ("b", False),
        "Identity": ("s", "Amble"),
        "DesktopEntry": ("s", "amble"),
        "SupportedUriSchemes": ("as", []),
        "SupportedMimeTypes": ("as", []),
    }


def player_properties(playing: NowPlaying, now: float) -> dict[str, Value]:
    """The properties of what plays, at a moment of the monotonic clock."""
    about: dict[str, Value] = {
        "mpris:trackid": ("o", f"/org/amble/phase/{playing.track}"),
        "xesam:title": ("s", playing.title),
        "xesam:album": ("s", playing.album),
        "xesam:artist": ("as", ["Amble"]),
    }
    if playing.seconds is not None:
        about["mpris:length"] = ("x", _micro(playing.seconds))
    return {
        "PlaybackStatus": ("s", "Playing" if playing.plays else "Paused"),
        "Rate": ("d", 1.0),
        "Metadata": ("a{sv}", about),
        "Volume": ("d", 1.0),
        "Position": ("x", playing.position(now)),
        "MinimumRate": ("d", 1.0),
        "MaximumRate": ("d", 1.0),
        "CanGoNext": ("b", playing.can_go),
        "CanGoPrevious": ("b", playing.can_go),
        "CanPlay": ("b", playing.can_go),
        "CanPause": ("b", playing.can_go),
        "CanSeek": ("b", False),
        "CanControl": ("b", True),
    }


# Of each interface the methods, with what goes in, and what comes out.
METHODS: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = {
    ROOT: {"Raise": ("", ""), "Quit": ("", "")},
    PLAYER: {
        **dict.fromkeys(("Next", "Previous", "Pause", "PlayPause", "Stop", "Play"), ("", "")),
        "Seek": ("x", ""),
        "SetPosition": ("ox", ""),
        "OpenUri": ("s", ""),
    },
    PROPERTIES: {"Get": ("ss", "v"), "GetAll": ("s", "a{sv}"), "Set": ("ssv", "")},
    INTROSPECTABLE: {"Introspect": ("", "s")},
    PEER: {"Ping": ("", ""), "GetMachineId": ("", "s")},
}
# These stand on the way to the object as well, so that one can look for it.
EVERYWHERE: Final = (INTROSPECTABLE, PEER)
_SIGNALS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    PLAYER: {"Seeked": ("x",)},
    PROPERTIES: {"PropertiesChanged": ("s", "a{sv}", "as")},
}
_DOCTYPE: Final = (
    '<!DOCTYPE node PUBLIC "-//freedesktop//DTD D-BUS Object Introspection 1.0//EN"\n'
    '"http://www.freedesktop.org/standards/dbus/1.0/introspect.dtd">\n'
)


def is_known_path(path: str) -> bool:
    """Whether anything is to be found at this path: the object itself, or what leads to it."""
    return path in ("/", PATH) or PATH.startswith(f"{path}/")


def introspection(path: str) -> str:
    """What there is at a path, as the D-Bus specification writes it."""
    if path == PATH:
        lines = [line for name in METHODS for line in _interface(name)]
    else:
        inside = PATH.removeprefix(path).strip("/").partition("/")[0]
        lines = [line for name in EVERYWHERE for line in _interface(name)]
        lines.append(f"  <node name={quoteattr(inside)}/>")
    return f"{_DOCTYPE}<node>\n{chr(10).join(lines)}\n</node>\n"


def _interface(name: str) -> list[str]:
    lines = [f"  <interface name={quoteattr(name)}>"]
    for method, (goes_in, comes_out) in METHODS[name].items():
        args = [_arg(each, "in") for each in _single(goes_in)] + [_arg(each, "out") for each in _single(comes_out)]
        lines += [f'    <method name="{method}">', *args, "    </method>"]
    for signal, types in _SIGNALS.get(name, {}).items():
        lines += [f'    <signal name="{signal}">', *(_arg(each, "") for each in types), "    </signal>"]
    own: dict[str, Value] = {}
    if name in (ROOT, PLAYER):
        own = root_properties() if name == ROOT else player_properties(_NOTHING, 0.0)
    for prop, (signature, _) in own.items():
        quiet = prop == "Position"
        lines.append(f'    <property name="{prop}" type="{signature}" access="read"{">" if quiet else "/>"}')
        if quiet:
            told = "org.freedesktop.DBus.Property.EmitsChangedSignal"
            lines += [f'      <annotation name="{told}" value="false"/>', "    </property>"]
    return [*lines, "  </interface>"]


def _single(signature: str) -> list[str]:
    """A signature as its complete types; ours are single letters and one dictionary."""
    return [signature] if signature.startswith("a") else list(signature)


def _arg(signature: str, direction: str) -> str:
    way = f' direction="{direction}"' if direction else ""
    return f'      <arg type="{signature}"{way}/>'


def _micro(seconds: float) -> int:
    return round(seconds * 1_000_000)


_NOTHING: Final = NowPlaying(0, "", "", None, 0.0, 0.0, plays=False, moves=False, can_go=False)
