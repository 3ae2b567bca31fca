"""Starting with the system: an entry that desktops understand, read and removed as it stands."""

import configparser
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from exercises.errors import AmbleError
from exercises.paths import data_folder
from gui.services.autostart import Autostart, find_autostart


def entry_in(folder: Path) -> dict[str, str]:
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string((folder / "amble.desktop").read_text(encoding="utf-8"))
    return dict(parser["Desktop Entry"])


def command_of(exec_line: str) -> list[str]:
    """Read Exec as a desktop does: first the file's escapes, then the quotes, then the field codes."""
    words = re.findall(r'"((?:[^"\\]|\\.)*)"', exec_line.replace("\\\\", "\\"))
    return [re.sub(r"\\(.)", r"\1", word).replace("%%", "%") for word in words]


def test_on_and_off__is_a_file_that_comes_and_goes(tmp_path: Path) -> None:
    start = Autostart(tmp_path / "autostart", ["/usr/bin/amble", "--background"])
    assert not start.is_on
    start.switch(on=False)
    start.switch(on=True)
    assert start.is_on
    assert entry_in(tmp_path / "autostart")["Type"] == "Application"
    start.switch(on=False)
    assert not start.is_on
    assert list((tmp_path / "autostart").iterdir()) == []


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false", "Hidden = true"])
def test_an_entry_switched_off_elsewhere__is_off_and_can_be_switched_on(tmp_path: Path, line: str) -> None:
    start = Autostart(tmp_path, ["amble"])
    start.switch(on=True)
    path = tmp_path / "amble.desktop"
    path.write_text(path.read_text().replace("X-GNOME-Autostart-enabled=true", line))
    assert not start.is_on
    start.switch(on=True)
    assert start.is_on


@pytest.mark.parametrize(
    "word", ["/home/a b/amble", '/a"b', "/a$b`c", "/back\\slash", "/100%/f", "/with'quote", "/semi;&|", "/ünï"]
)
def test_any_path__comes_back_from_the_entry(tmp_path: Path, word: str) -> None:
    Autostart(tmp_path, [word, "--background"]).switch(on=True)
    assert command_of(entry_in(tmp_path)["Exec"]) == [word, "--background"]
    assert (tmp_path / "amble.desktop").read_text(encoding="utf-8").count("\n") == 9


def test_a_folder_that_can_not_be_written__is_told(tmp_path: Path) -> None:
    (tmp_path / "autostart").write_text("a file")
    with pytest.raises(AmbleError):
        Autostart(tmp_path / "autostart", ["amble"]).switch(on=True)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the autostart folder is a thing of Linux desktops")
def test_the_entry__starts_this_program_with_its_folder_by_whole_paths(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("AMBLE_DATA", "/somewhere/else")
    start = find_autostart(tmp_path / "mine")
    assert start is not None
    start.switch(on=True)
    words = command_of(entry_in(tmp_path / "autostart")["Exec"])
    assert words[-3:] == ["--background", "--data", str(tmp_path / "mine")]
    assert all(Path(word).is_absolute() for word in words[:-3])
    assert os.environ["AMBLE_DATA"] == "/somewhere/else"
    monkeypatch.delenv("AMBLE_DATA")
    usual = find_autostart(data_folder().root)
    assert usual is not None
    usual.switch(on=True)
    assert command_of(entry_in(tmp_path / "autostart")["Exec"])[-1] == "--background"


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="desktop-file-utils are not installed")
def test_the_entry__is_valid(tmp_path: Path) -> None:
    Autostart(tmp_path, ["/home/a b/amble", "--background"]).switch(on=True)
    done = subprocess.run(["desktop-file-validate", str(tmp_path / "amble.desktop")], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
