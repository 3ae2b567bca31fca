"""What the whole tree promises: layers, no waiting in tests, no way out of the computer."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOMAIN = sorted((ROOT / "exercises").rglob("*.py"))
WINDOW = sorted((ROOT / "gui").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
MOST_LINES = 420


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(path: Path) -> set[str]:
    """Every module that a file imports, also inside functions."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def test_domain__imports_without_qt() -> None:
    modules = [module_of(path) for path in DOMAIN if path.name != "__main__.py"]
    program = (
        "import sys, importlib\n"
        "for name in ('PySide6', 'shiboken6', 'gui'): sys.modules[name] = None\n"
        f"for name in {modules!r}: importlib.import_module(name)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("path", WINDOW, ids=module_of)
def test_window__only_the_canvas_draws_with_pyqtgraph(path: Path) -> None:
    if path.name != "canvas.py":
        assert not {name.partition(".")[0] for name in imported(path)} & {"pyqtgraph", "numpy"}


def test_window__charts_are_loaded_when_one_is_seen() -> None:
    program = (
        "import sys, importlib\n"
        "for name in ('gui.app', 'gui.history.page', 'gui.history.charts.panel', 'gui.history.charts.measures'):\n"
        "    importlib.import_module(name)\n"
        "print(sorted({'pyqtgraph', 'numpy'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "[]", done.stderr


@pytest.mark.parametrize("path", DOMAIN, ids=module_of)
def test_domain__only_the_history_opens_the_database(path: Path) -> None:
    if "sqlite3" in imported(path):
        assert "history" in path.parts


@pytest.mark.parametrize("path", DOMAIN, ids=module_of)
def test_domain__only_the_clock_and_the_front_end_read_the_time(path: Path) -> None:
    if path.name == "clock.py" or "commands" in path.parts:
        return
    assert not imported(path) & {"time", "random"}, "take the Clock that is passed in"


@pytest.mark.parametrize("path", [*DOMAIN, *WINDOW, ROOT / "main.py"], ids=lambda path: str(path.name))
def test_nothing_leaves_the_computer(path: Path) -> None:
    ways_out = {"urllib", "urllib.request", "http.client", "requests", "httpx", "ftplib", "smtplib", "socketserver"}
    assert not imported(path) & ways_out
    text = path.read_text(encoding="utf-8")
    for word in ("QNetworkAccessManager", "QTcpSocket", "QUdpSocket", "QWebSocket", "QSslSocket"):
        assert word not in text


@pytest.mark.parametrize("path", [*DOMAIN, *WINDOW, ROOT / "main.py"], ids=lambda path: str(path.name))
def test_a_file_holds_one_thing(path: Path) -> None:
    if path.name == "text.py":
        return  # words, one after the other
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= MOST_LINES, f"{path.relative_to(ROOT)} has {lines} lines: does it hold two things?"


@pytest.mark.parametrize("path", TESTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_tests__never_wait_for_time_to_pass(path: Path) -> None:
    if path == Path(__file__):
        return
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\b(?:time\.sleep|qtbot\.wait|QTest\.qWait)\(", text)


def test_dialogs__are_opened_not_executed() -> None:
    for path in WINDOW:
        calls = re.findall(r"\b(?!app\b|self\._app\b)(\w+)\.exec\(", path.read_text(encoding="utf-8"))
        assert not [name for name in calls if name != "app"], path
