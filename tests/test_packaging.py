"""The wheel: it holds every file that the program reads, and what is installed from it runs anywhere."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TOP = ("assets", "exercises", "gui", "routines")
SHIPPED = {".py", ".yaml", ".yml", ".svg", ".json", ".html", ".css", ".js", ".desktop", ".xml"}


def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def source_files() -> list[str]:
    """List what lies in the packages' folders, relative to the checkout."""
    files = (path for top in TOP for path in (ROOT / top).rglob("*") if path.is_file())
    return sorted(path.relative_to(ROOT).as_posix() for path in files if "__pycache__" not in path.parts)


def run(*command: object, cwd: Path, **more: str) -> str:
    """Run a command that must go well, with standard output as the answer."""
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env={**surroundings, **more},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Build the wheel from a copy, so that nothing is left in the checkout and nothing old gets in."""
    copy = tmp_path_factory.mktemp("source")
    for top in TOP:
        shutil.copytree(ROOT / top, copy / top, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "main.py"):
        shutil.copy(ROOT / name, copy)
    out = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, cwd=copy)
    return next(out.glob("amble-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """Install the wheel alone into a new environment that borrows the dependencies of this one."""
    home = tmp_path_factory.mktemp("elsewhere") / "env"
    venv.create(home, with_pip=False, symlinks=os.name != "nt")
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    own = Path(sysconfig.get_path("purelib", vars={"base": str(home), "platbase": str(home)}))
    (own / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    pip = (sys.executable, "-m", "pip", "--python", scripts / "python", "--disable-pip-version-check")
    run(*pip, "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=home)
    return scripts / "amble"


def test_package_list__is_the_folders_that_hold_files_of_the_program():
    shipped = [Path(name) for name in source_files() if Path(name).suffix in SHIPPED]
    folders = {folder for path in shipped for folder in path.parents if folder != Path()}
    packages = project()["tool"]["setuptools"]["packages"]
    assert sorted(packages) == sorted(".".join(folder.parts) for folder in folders)


def test_wheel__holds_every_file_of_the_packages(wheel):
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    assert [name for name in [*source_files(), "main.py"] if name not in inside] == []


def test_wheel__holds_nothing_of_the_workshop(wheel):
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert tops - {*TOP, "main.py"} == {next(top for top in tops if top.endswith(".dist-info"))}


def test_installed_wheel__tells_its_version_from_another_folder(installed, tmp_path):
    from exercises import __version__

    assert __version__ in run(installed, "--version", cwd=tmp_path, AMBLE_DATA=str(tmp_path / "data"))


def test_installed_wheel__lists_every_bundled_routine(installed, tmp_path):
    answer = run(installed, "list", "--json", cwd=tmp_path, AMBLE_DATA=str(tmp_path / "data"))
    routines = json.loads(answer)
    assert [routine["id"] for routine in routines] == sorted(path.stem for path in (ROOT / "routines").glob("*.yaml"))
    assert [routine["id"] for routine in routines if routine["problems"]] == []
