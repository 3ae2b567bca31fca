"""Which shared libraries Qt still lacks on this machine, and which Debian or Ubuntu packages hold them."""

import re
import subprocess
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

# What the program loads of PySide6, itself or as a plugin. Plugins that Qt can do without (GTK's theme, CUPS,
# the speech dispatcher) are left out: their absence costs a feature, not the start.
LOADED_BY_AMBLE = (
    "QtCore.abi3.so",
    "QtGui.abi3.so",
    "QtWidgets.abi3.so",
    "QtDBus.abi3.so",
    "QtMultimedia.abi3.so",
    "QtNetwork.abi3.so",
    "QtPrintSupport.abi3.so",
    "QtSvg.abi3.so",
    "QtTextToSpeech.abi3.so",
    "Qt/plugins/iconengines/libqsvgicon.so",
    "Qt/plugins/imageformats/libqjpeg.so",
    "Qt/plugins/multimedia/libffmpegmediaplugin.so",
    "Qt/plugins/platforms/libqoffscreen.so",
    "Qt/plugins/platforms/libqwayland.so",
    "Qt/plugins/platforms/libqxcb.so",
)

# Library to package, by the names that apt may know it under: Debian 12's first, then the one of the releases
# with 64-bit time_t (Debian 13, Ubuntu 24.04), where apt takes the older name too.
PACKAGES: dict[str, tuple[str, ...]] = {
    "libEGL.so.1": ("libegl1",),
    "libGL.so.1": ("libgl1",),
    "libX11-xcb.so.1": ("libx11-xcb1",),
    "libX11.so.6": ("libx11-6",),
    "libXext.so.6": ("libxext6",),
    "libXrandr.so.2": ("libxrandr2",),
    "libbrotlicommon.so.1": ("libbrotli1",),
    "libbrotlidec.so.1": ("libbrotli1",),
    "libbz2.so.1": ("libbz2-1.0",),
    "libdbus-1.so.3": ("libdbus-1-3",),
    "libdrm.so.2": ("libdrm2",),
    "libfontconfig.so.1": ("libfontconfig1",),
    "libfreetype.so.6": ("libfreetype6",),
    "libgcc_s.so.1": ("libgcc-s1",),
    "libglib-2.0.so.0": ("libglib2.0-0", "libglib2.0-0t64"),
    "libgssapi_krb5.so.2": ("libgssapi-krb5-2",),
    "libgthread-2.0.so.0": ("libglib2.0-0", "libglib2.0-0t64"),
    "libpulse.so.0": ("libpulse0",),
    "libstdc++.so.6": ("libstdc++6",),
    "libwayland-client.so.0": ("libwayland-client0",),
    "libwayland-cursor.so.0": ("libwayland-cursor0",),
    "libxcb-cursor.so.0": ("libxcb-cursor0",),
    "libxcb-icccm.so.4": ("libxcb-icccm4",),
    "libxcb-image.so.0": ("libxcb-image0",),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1",),
    "libxcb-randr.so.0": ("libxcb-randr0",),
    "libxcb-render-util.so.0": ("libxcb-render-util0",),
    "libxcb-render.so.0": ("libxcb-render0",),
    "libxcb-shape.so.0": ("libxcb-shape0",),
    "libxcb-shm.so.0": ("libxcb-shm0",),
    "libxcb-sync.so.1": ("libxcb-sync1",),
    "libxcb-util.so.1": ("libxcb-util1",),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0",),
    "libxcb-xkb.so.1": ("libxcb-xkb1",),
    "libxcb.so.1": ("libxcb1",),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0",),
    "libxkbcommon.so.0": ("libxkbcommon0",),
    "libz.so.1": ("zlib1g",),
    "libzstd.so.1": ("libzstd1",),
}
FONTS = ("fonts-dejavu-core",)


@dataclass(frozen=True)
class Wanted:
    """Packages to install, and libraries that the table knows no package for."""

    packages: tuple[str, ...]
    unknown: tuple[str, ...]


def missing_libraries(pyside: Path) -> tuple[str, ...]:
    """Let the system's loader try what the program loads of PySide6, and name the libraries it can't find."""
    files = [str(pyside / name) for name in LOADED_BY_AMBLE if (pyside / name).exists()]
    try:
        report = subprocess.run(["ldd", *files], capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return ()
    return unresolved(report.stdout)


def unresolved(ldd_report: str) -> tuple[str, ...]:
    """Read the names of libraries that were not found from what `ldd` printed, sorted, each once."""
    return tuple(sorted(set(re.findall(r"^\s*(\S+) => not found", ldd_report, re.MULTILINE))))


def package_names(libraries: Iterable[str]) -> tuple[str, ...]:
    """Give every name that a package for these libraries may have on some release."""
    return tuple(sorted({name for library in libraries for name in PACKAGES.get(library, ())}))


def wanted(libraries: Iterable[str], offered: Collection[str]) -> Wanted:
    """Choose one package for each library: the first name that apt offers, else the first of all."""
    packages: set[str] = set()
    unknown: set[str] = set()
    for library in libraries:
        if names := PACKAGES.get(library):
            packages.add(next((name for name in names if name in offered), names[0]))
        else:
            unknown.add(library)
    return Wanted(tuple(sorted(packages)), tuple(sorted(unknown)))


def some_of(libraries: Sequence[str]) -> str:
    """Name the first few libraries and count the others."""
    named = ", ".join(libraries[:4])
    return named if len(libraries) <= 4 else f"{named} and {len(libraries) - 4} more"
