"""The files that let a desktop know the program: they are well formed, and they speak of the same things."""

import configparser
import os
import shutil
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ENTRY = ROOT / "assets" / "desktop" / "amble.desktop"
TYPES = ROOT / "assets" / "desktop" / "amble.xml"
SPACE = "{http://www.freedesktop.org/standards/shared-mime-info}"


def entry() -> dict[str, str]:
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",), comment_prefixes=("#",))
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(ENTRY.read_text(encoding="utf-8"))
    assert parser.sections() == ["Desktop Entry"]
    return dict(parser["Desktop Entry"])


def mime_type() -> ET.Element:
    root = ET.parse(TYPES).getroot()
    assert root.tag == f"{SPACE}mime-info"
    (found,) = root
    return found


def test_entry__has_what_every_desktop_asks_for() -> None:
    found = entry()
    assert found["Type"] == "Application"
    assert found["Name"] == "Amble"
    assert found["Terminal"] == "false"
    for key in ("Categories", "Keywords", "MimeType"):
        assert found[key].endswith(";"), key


def test_entry__starts_the_command_of_the_wheel_with_files() -> None:
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    command, files = entry()["Exec"].split()
    assert command in scripts
    assert files == "%F"


def test_entry__is_called_as_the_window_says_and_its_icon_is_there() -> None:
    assert f'setDesktopFileName("{ENTRY.stem}")' in (ROOT / "gui" / "program.py").read_text(encoding="utf-8")
    assert (ROOT / "assets" / "icons" / f"{entry()['Icon']}.svg").is_file()


def test_type__is_the_one_that_the_entry_opens() -> None:
    found = mime_type()
    assert found.get("type") == "application/x-amble"
    assert entry()["MimeType"] == "application/x-amble;"
    assert [each.get("pattern") for each in found.findall(f"{SPACE}glob")] == ["*.amble"]
    assert [each.get("type") for each in found.findall(f"{SPACE}sub-class-of")] == ["application/zip"]


def test_a_desktop_that_reads_it__knows_a_shared_file(tmp_path: Path) -> None:
    packages = tmp_path / "mime" / "packages"
    packages.mkdir(parents=True)
    shutil.copy(TYPES, packages)
    if tool := shutil.which("update-mime-database"):
        subprocess.run([tool, str(tmp_path / "mime")], check=True, capture_output=True)
    program = (
        "from PySide6.QtCore import QMimeDatabase\n"
        "found = QMimeDatabase().mimeTypeForFile('From Anna.amble')\n"
        "print(found.name(), found.inherits('application/zip'), found.comment())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "XDG_DATA_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "application/x-amble True Routines shared with Amble"


def test_entry__passes_the_desktops_own_check() -> None:
    tool = shutil.which("desktop-file-validate")
    if tool is None:
        pytest.skip("desktop-file-validate is not installed")
    done = subprocess.run([tool, str(ENTRY)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_readme_s_way__gives_a_line_that_starts_the_checkout(tmp_path: Path) -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    (line,) = (line for line in lines if line.startswith("sed ") and "amble.desktop" in line)
    folder = tmp_path / "a folder"
    shutil.copytree(ENTRY.parent, folder / "assets" / "desktop")
    home = tmp_path / "share" / "applications"
    home.mkdir(parents=True)
    subprocess.run(["sh", "-c", f"share={tmp_path}/share; {line}"], cwd=folder, check=True)
    made = (home / "amble.desktop").read_text(encoding="utf-8")
    assert f'Exec="{folder}/.venv/bin/python" "{folder}/main.py" %F' in made.splitlines()
    assert made.count("\n") == ENTRY.read_text(encoding="utf-8").count("\n")
