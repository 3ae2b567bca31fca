"""The set-up: what is missing, which packages hold it, what the user is told, and that the lock files are whole."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import PySide6
import pytest

from setup import apt, libraries, prepare

ROOT = Path(__file__).resolve().parent.parent
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux leaves Qt's libraries to the system")

LDD_IN_AN_EMPTY_DEBIAN = """\
Qt/plugins/platforms/libqxcb.so:
\tlinux-vdso.so.1 (0x00007ffd2a5f2000)
\tlibQt6XcbQpa.so.6 => /amble/PySide6/Qt/plugins/platforms/../../lib/libQt6XcbQpa.so.6 (0x00007f8b3a000000)
\tlibxcb-cursor.so.0 => not found
\tlibGL.so.1 => not found
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f8b39e1f000)
QtWidgets.abi3.so:
\tlibGL.so.1 => not found
\tlibgthread-2.0.so.0 => not found
"""

POLICY_OF_DEBIAN_13 = """\
libglib2.0-0:
  Installed: (none)
  Candidate: (none)
  Version table:
libglib2.0-0t64:
  Installed: (none)
  Candidate: 2.84.4-3~deb13u5
  Version table:
     2.84.4-3~deb13u5 500
        500 http://mirror.example/debian trixie/main amd64 Packages
libxcb-cursor0:
  Installed: 0.1.5-1
  Candidate: 0.1.5-1
  Version table:
 *** 0.1.5-1 500
        100 /var/lib/dpkg/status
"""


def program(folder: Path, name: str, status: int) -> None:
    """Put a program into a folder that does nothing but end with a status."""
    path = folder / name
    path.write_text(f"#!/bin/sh\nexit {status}\n")
    path.chmod(0o755)


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """Give a folder that is all of PATH, for a user who is not root."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    return tmp_path


class TestMissingLibraries:
    def test_ldd_report__names_each_missing_library_once(self):
        assert libraries.unresolved(LDD_IN_AN_EMPTY_DEBIAN) == (
            "libGL.so.1",
            "libgthread-2.0.so.0",
            "libxcb-cursor.so.0",
        )

    def test_ldd_report__with_everything_there_names_nothing(self):
        assert libraries.unresolved("\tlibc.so.6 => /lib/libc.so.6 (0x1)\n\tstatically linked\n") == ()

    @on_linux
    def test_installed_qt__lacks_nothing(self):
        assert libraries.missing_libraries(Path(PySide6.__file__).parent) == ()

    @on_linux
    def test_qt_without_its_own_folder__lacks_what_lay_there(self, tmp_path):
        shutil.copy(Path(PySide6.__file__).parent / "QtCore.abi3.so", tmp_path)
        assert "libQt6Core.so.6" in libraries.missing_libraries(tmp_path)

    @on_linux
    def test_every_file_that_is_tried__is_part_of_the_locked_qt(self):
        folder = Path(PySide6.__file__).parent
        assert [name for name in libraries.LOADED_BY_AMBLE if not (folder / name).exists()] == []

    @pytest.mark.parametrize(
        ("names", "text"),
        [
            (["a"], "a"),
            (["a", "b", "c", "d"], "a, b, c, d"),
            (["a", "b", "c", "d", "e", "f"], "a, b, c, d and 2 more"),
        ],
    )
    def test_message__names_a_few_and_counts_the_others(self, names, text):
        assert libraries.some_of(names) == text


class TestPackages:
    def test_apt_answer__offers_only_what_has_a_version(self):
        assert apt.candidates(POLICY_OF_DEBIAN_13) == {"libglib2.0-0t64", "libxcb-cursor0"}

    def test_wanted__takes_the_name_that_this_release_has(self):
        offered = apt.candidates(POLICY_OF_DEBIAN_13)
        chosen = libraries.wanted(["libglib-2.0.so.0", "libgthread-2.0.so.0", "libxcb-cursor.so.0"], offered)
        assert chosen == libraries.Wanted(("libglib2.0-0t64", "libxcb-cursor0"), ())

    def test_wanted__without_apt_lists_takes_the_name_that_all_releases_know(self):
        assert libraries.wanted(["libglib-2.0.so.0"], ()).packages == ("libglib2.0-0",)

    def test_wanted__keeps_libraries_that_the_table_does_not_know_apart(self):
        chosen = libraries.wanted(["libGL.so.1", "libnew.so.7"], {"libgl1"})
        assert chosen == libraries.Wanted(("libgl1",), ("libnew.so.7",))

    def test_package_names__are_all_names_of_all_libraries(self):
        assert libraries.package_names(["libEGL.so.1", "libglib-2.0.so.0", "libnew.so.7"]) == (
            "libegl1",
            "libglib2.0-0",
            "libglib2.0-0t64",
        )


@pytest.mark.skipif(os.name == "nt", reason="apt is not for Windows")
class TestPermission:
    def test_without_sudo__there_is_no_way(self, programs):
        assert apt.authority() is None

    def test_sudo_that_asks_for_a_password__is_no_way(self, programs):
        program(programs, "sudo", 1)
        assert apt.authority() is None

    def test_sudo_that_asks_nothing__is_used(self, programs):
        program(programs, "sudo", 0)
        assert apt.authority() == ("sudo",)

    def test_root__needs_nothing(self, programs, monkeypatch):
        monkeypatch.setattr(os, "geteuid", lambda: 0)
        assert apt.authority() == ()

    def test_not_allowed__tells_the_line_to_type(self, programs):
        program(programs, "apt-get", 0)
        program(programs, "sudo", 1)
        with pytest.raises(prepare.SetupError) as refusal:
            prepare.get_packages(["libegl1", "libgl1"], "something is missing")
        assert str(refusal.value) == (
            "Something is missing. Please run this, then try again:\n\n"
            "    sudo apt-get update && "
            "sudo apt-get install -y --no-install-recommends libegl1 libgl1\n"
        )

    def test_no_sudo_at_all__tells_the_line_for_root(self, programs):
        program(programs, "apt-get", 0)
        with pytest.raises(
            prepare.SetupError,
            match="Please run this as root, then try again:\n\n    apt-get update && apt-get install",
        ):
            prepare.get_packages(["libegl1"], "something is missing")

    def test_a_browser_that_is_there_is_enough(self, programs):
        program(programs, "google-chrome", 0)
        prepare.to_try_pages()

    def test_no_browser__tells_the_line_to_type(self, programs):
        program(programs, "apt-get", 0)
        program(programs, "sudo", 1)
        with pytest.raises(prepare.SetupError, match=r"(?s)There is no Chromium .*--no-install-recommends chromium"):
            prepare.to_try_pages()

    def test_recordings_that_are_there_are_not_fetched_again(self, tmp_path, monkeypatch):
        monkeypatch.setattr(prepare, "TRACKS", tmp_path)
        (tmp_path / f"gpxpy-{version('gpxpy')}.tar.gz").touch()
        monkeypatch.setattr(prepare, "PYTHON", Path(sys.executable))
        monkeypatch.setenv("PIP_NO_INDEX", "1")  # fetching would fail
        prepare.to_try_tracks()

    def test_recordings_that_can_not_be_fetched__are_told(self, tmp_path, monkeypatch):
        monkeypatch.setattr(prepare, "TRACKS", tmp_path)
        monkeypatch.setattr(prepare, "PYTHON", Path(sys.executable))
        monkeypatch.setenv("PIP_NO_INDEX", "1")
        with pytest.raises(prepare.SetupError, match="could not be fetched"):
            prepare.to_try_tracks()

    def test_machine_without_apt__is_told_which_libraries_are_missing(self, programs):
        with pytest.raises(
            prepare.SetupError, match=r"libEGL\.so\.1, libGL\.so\.1\. Please install them with your system's"
        ):
            prepare.get_libraries(["libEGL.so.1", "libGL.so.1"])

    def test_library_that_no_package_is_known_for__is_named(self, programs):
        program(programs, "apt-get", 0)
        with pytest.raises(prepare.SetupError, match=r"no known package holds: libnew\.so\.7"):
            prepare.get_libraries(["libGL.so.1", "libnew.so.7"])


def locked(name: str) -> dict[str, str]:
    """Read a lock file: the version that each package, by its normalised name, is fixed to."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==([^\s;]+)", text, re.MULTILINE))


def declared(text: str) -> str:
    """Take the normalised name from a requirement."""
    return re.split(r"[<>=!~ ;\[]", text)[0].lower().replace("_", "-")


class TestLockFiles:
    @pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
    def test_every_package__has_one_version_and_hashes(self, name):
        entries = re.sub(r"\\\n", " ", (ROOT / name).read_text(encoding="utf-8")).splitlines()
        entries = [entry for entry in entries if not entry.startswith("#")]
        form = re.compile(r"[a-z0-9-]+==\S+( ; [^#]+?)?( +--hash=sha256:[0-9a-f]{64})+ *")
        assert entries
        assert [entry for entry in entries if not form.fullmatch(entry)] == []
        assert len({entry.split("==")[0] for entry in entries}) == len(entries)

    @pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
    def test_lock__holds_no_address(self, name):
        assert "://" not in (ROOT / name).read_text(encoding="utf-8")

    def test_development__has_all_that_running_has_in_the_same_versions(self):
        assert locked("requirements.txt").items() <= locked("requirements-dev.txt").items()

    def test_locks__hold_everything_that_is_declared(self):
        project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        run, develop = locked("requirements.txt"), locked("requirements-dev.txt")
        assert [text for text in project["dependencies"] if declared(text) not in run] == []
        extra = project["optional-dependencies"]["dev"]
        assert [text for text in extra if declared(text) not in develop] == []

    def test_qt__stays_below_the_release_that_breaks_python_3_11(self):
        assert tuple(map(int, locked("requirements.txt")["pyside6"].split(".")))[:2] < (6, 12)


class TestCommands:
    def test_unknown_step__is_refused_with_the_usage(self):
        answer = subprocess.run(
            [sys.executable, "-m", "setup", "fly"], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert answer.returncode == 2
        assert answer.stderr == "usage: python3 -m setup run|develop|after-failure|browser|tracks|desktop\n"

    @pytest.mark.skipif(shutil.which("make") is None, reason="needs make")
    def test_make_alone__lists_every_target(self):
        text = (ROOT / "Makefile").read_text(encoding="utf-8")
        targets = re.findall(r"^\.PHONY: (.*)$", text, re.MULTILINE)[0].split()
        listing = subprocess.run(["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True)
        assert [line.split()[:2] for line in listing.stdout.splitlines()] == [["make", name] for name in targets]
