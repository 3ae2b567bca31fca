"""The steps of the set-up, each done only when something it depends on has changed."""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from setup import apt, libraries

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
RUN_LOCK = ROOT / "requirements.txt"
DEVELOP_LOCK = ROOT / "requirements-dev.txt"

# The Makefile compares the times of these two with those of the lock files; they are written last.
RUN_READY = VENV / "ready-to-run"
DEVELOP_READY = VENV / "ready-to-develop"
# What these say tells whether a step must be done again.
INSTALLED = VENV / "installed"
LIBRARIES_FOUND = VENV / "libraries-found"
# Is there only while packages are being installed: found at the next start, that was broken off half-way.
INSTALLING = VENV / "installing"

# Recordings of real devices, packed as they came.
TRACKS = VENV / "tracks"

# What tests try the program with as on a desktop: voices, a sound server without a loudspeaker, a screen without a
# monitor, keys without fingers, a window manager and a tray.
DESKTOP = {
    "espeak-ng": "espeak-ng",
    "spd-say": "speech-dispatcher",
    "sd_espeak-ng": "speech-dispatcher-espeak-ng",
    "pulseaudio": "pulseaudio",
    "parec": "pulseaudio-utils",
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "openbox": "openbox",
    "trayer": "trayer",
    "playerctl": "playerctl",
    "dbus-daemon": "dbus",
}

# Any of these will do; Debian's own name stands first.
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

START_QT = """
from PySide6 import QtMultimedia, QtNetwork, QtSvg
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication
app = QApplication([])
print(len(QFontDatabase.families()))
"""


class SetupError(Exception):
    """The set-up can't go on; the text says what the user can do."""


def run(arguments: Sequence[str]) -> int:
    """Do one step (`run`, `develop`, `after-failure`, `browser`, `tracks` or `desktop`), and return the exit status."""
    steps: dict[str, Callable[[], None]] = {
        "run": to_run,
        "develop": to_develop,
        "after-failure": after_failure,
        "browser": to_try_pages,
        "tracks": to_try_tracks,
        "desktop": to_try_as_on_a_desktop,
    }
    if len(arguments) != 1 or arguments[0] not in steps:
        sys.stderr.write(f"usage: python3 -m setup {'|'.join(steps)}\n")
        return 2
    try:
        steps[arguments[0]]()
    except SetupError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def to_run() -> None:
    """Make everything ready that the program needs."""
    make_environment()
    # The lock file for development holds all of the other one too.
    install(RUN_LOCK, enough=(RUN_LOCK, DEVELOP_LOCK))
    find_libraries()
    RUN_READY.touch()


def to_develop() -> None:
    """Make everything ready that tests and checks need, which includes all that the program needs."""
    make_environment()
    install(DEVELOP_LOCK, enough=(DEVELOP_LOCK,))
    find_libraries()
    RUN_READY.touch()
    DEVELOP_READY.touch()


def after_failure() -> None:
    """Look whether the program failed for want of a system library, and get that or say how."""
    if sys.platform == "linux" and libraries.missing_libraries(pyside()):
        LIBRARIES_FOUND.unlink(missing_ok=True)
        find_libraries()
        say("What was missing is there now: please try again.")


def to_try_pages() -> None:
    """Have a Chromium, in which the tests of the page for the phone run; without one they are skipped."""
    if sys.platform == "linux" and not any(shutil.which(name) for name in BROWSERS):
        get_packages([BROWSERS[0]], "there is no Chromium to try the page for the phone in")


def to_try_tracks() -> None:
    """Have the source package of gpxpy, whose recordings the tests of the import read; it stays packed."""
    question = "import importlib.metadata; print(importlib.metadata.version('gpxpy'))"
    answer = subprocess.run([PYTHON, "-c", question], capture_output=True, text=True, check=False)
    if answer.returncode != 0:
        raise SetupError("The environment has no gpxpy; please run make test first.")
    version = answer.stdout.strip()
    if (TRACKS / f"gpxpy-{version}.tar.gz").exists():
        return
    say(f"Fetching the source package of gpxpy {version} ...")
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", "--quiet", "download"]
    wanted = ["--no-deps", "--no-binary", "gpxpy", "--dest", str(TRACKS), f"gpxpy=={version}"]
    if subprocess.run([*pip, *wanted], stdout=sys.stderr, check=False).returncode != 0:
        raise SetupError("The recordings could not be fetched; the lines above say why. Is there a network?")


def to_try_as_on_a_desktop() -> None:
    """Have what the tests of voice, keys and tray need; without it they are skipped."""
    missing = [package for program, package in DESKTOP.items() if not _has(program)]
    if sys.platform == "linux" and missing:
        get_packages(missing, "there is no desktop to try the program on")


def _has(program: str) -> bool:
    # The modules of speech-dispatcher are not among the programs that one starts by hand.
    return (
        shutil.which(program) is not None
        or any(Path("/usr/lib").glob(f"*/speech-dispatcher-modules/{program}"))
        or (Path("/usr/lib/speech-dispatcher-modules", program).exists())
    )


def make_environment() -> None:
    """Make the virtual environment, or make it anew where it is broken or was left half-way."""
    if environment_version() is not None and not INSTALLING.exists():
        return
    if importlib.util.find_spec("ensurepip") is None:
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        get_packages([package], f"this Python can't make virtual environments without the package {package}")
        importlib.invalidate_caches()
    say("Making a virtual environment in .venv ...")
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    if subprocess.run(command, stdout=sys.stderr, check=False).returncode != 0:
        raise SetupError("The virtual environment could not be made; the lines above say why.")


def environment_version() -> str | None:
    """Give the version of the environment's Python; None where it doesn't run, has no pip or is too old."""
    question = "import pip, platform, sys; print(platform.python_version() if sys.version_info >= (3, 11) else '')"
    try:
        answer = subprocess.run([PYTHON, "-c", question], capture_output=True, text=True, check=False)
    except OSError:
        return None
    return answer.stdout.strip() or None


def install(lock: Path, enough: Sequence[Path]) -> None:
    """Install exactly the packages of a lock file, unless one that is enough has been installed as it is now."""
    version = environment_version()
    if INSTALLED.exists() and INSTALLED.read_text(encoding="utf-8") in {state(file, version) for file in enough}:
        return
    say(f"Installing what {lock.name} lists; the first time, that fetches some 250 MB ...")
    quiet = [] if sys.stderr.isatty() else ["--quiet"]
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input"]
    locked = ["--require-hashes", "--only-binary=:all:", "--requirement", str(lock)]
    INSTALLING.touch()
    done = subprocess.run([*pip, "install", *quiet, *locked], stdout=sys.stderr, check=False)
    INSTALLING.unlink()
    if done.returncode != 0:
        raise SetupError("The packages could not be installed; the lines above say why. Is there a network?")
    INSTALLED.write_text(state(lock, version), encoding="utf-8")


def state(lock: Path, version: str | None) -> str:
    """Name a lock file by its content, and the Python version that has its packages."""
    return f"{lock.name} {hashlib.sha256(lock.read_bytes()).hexdigest()} for Python {version}\n"


def find_libraries() -> None:
    """See to it that Qt finds its system libraries and a font, then start it once as proof."""
    table = Path(libraries.__file__).read_bytes()
    proof = hashlib.sha256(RUN_LOCK.read_bytes() + table).hexdigest() + "\n"
    if LIBRARIES_FOUND.exists() and LIBRARIES_FOUND.read_text(encoding="utf-8") == proof:
        return
    if sys.platform == "linux":
        # Once more after installing: a library that was missing may have hidden what it needs itself.
        for _ in range(3):
            if not (missing := libraries.missing_libraries(pyside())):
                break
            get_libraries(missing)
    if start_qt() == 0 and sys.platform == "linux":
        get_packages(libraries.FONTS, "this machine has no fonts")
    LIBRARIES_FOUND.write_text(proof, encoding="utf-8")


def get_libraries(missing: Sequence[str]) -> None:
    """Install the packages that hold these libraries.

    Raises SetupError, with the line to type where there is one, when that is not possible.
    """
    why = f"Qt needs libraries that this machine does not have: {libraries.some_of(missing)}"
    if not apt.available():
        raise SetupError(f"{why}. Please install them with your system's package manager.")
    names = libraries.package_names(missing)
    if (authority := apt.authority()) is not None:
        apt.refresh(authority)
    chosen = libraries.wanted(missing, apt.offered(names))
    if chosen.unknown:
        raise SetupError(f"Qt needs libraries that no known package holds: {', '.join(chosen.unknown)}.")
    get_packages(chosen.packages, why, refresh=False)


def get_packages(packages: Sequence[str], why: str, *, refresh: bool = True) -> None:
    """Install packages as root or with a sudo that asks nothing.

    Raises SetupError with the reason and the line to type when that is not allowed or fails.
    """
    if not apt.available():
        raise SetupError(f"{why[0].upper()}{why[1:]}; please install it with your system's package manager.")
    line = apt.line_to_type(packages)
    who = "" if line.startswith("sudo") else " as root"
    advice = f"{why[0].upper()}{why[1:]}. Please run this{who}, then try again:\n\n    {line}\n"
    authority = apt.authority()
    if authority is None:
        raise SetupError(advice)
    say(f"Installing {' '.join(packages)} ...")
    if refresh:
        apt.refresh(authority)
    if not apt.install(packages, authority):
        raise SetupError(advice)


def start_qt() -> int:
    """Start Qt without a screen and count the font families that it finds.

    Raises SetupError with Qt's own words when it does not start.
    """
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    trial = subprocess.run([PYTHON, "-c", START_QT], capture_output=True, text=True, check=False, env=surroundings)
    if trial.returncode != 0:
        raise SetupError(f"Qt does not start on this machine:\n\n{trial.stderr.strip()}\n")
    return int(trial.stdout.split()[-1])


def pyside() -> Path:
    """Find the folder of PySide6 in the environment."""
    return next(iter(VENV.glob("lib/python3*/site-packages/PySide6")), VENV / "no-PySide6")


def say(text: str) -> None:
    """Tell the user what takes a while; standard output stays the program's own."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()
