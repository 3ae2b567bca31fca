"""Runs commands in this process, in a folder of their own and with nothing of this computer's."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from main import main

ROOT = Path(__file__).resolve().parents[3]

SNACK = """\
name: Two small things
kind: snack
about: Up and down.
prepare: 5s
steps:
  - exercise: lift
    reps: 3
    hold: 2s
    say: Nice and slow.
  - exercise: sway
    for: 10s
"""
LIFT = """\
name: Lift
kind: strength
position: standing
instructions: [Stand tall., Lift your heels., Come down slowly.]
"""
SWAY = """\
name: Sway
kind: mobility
position: standing
sides: each
instructions: [Lean to one side.]
"""


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    status: int
    out: str
    err: str


@pytest.fixture
def data(tmp_path, monkeypatch):
    """The user's own folder, with one routine and two exercises in it; it is the one that AMBLE_DATA names."""
    folder = tmp_path / "data"
    write(folder / "exercises" / "lift.yaml", LIFT)
    write(folder / "exercises" / "sway.yaml", SWAY)
    write(folder / "routines" / "two-things.yaml", SNACK)
    monkeypatch.setenv("AMBLE_DATA", str(folder))
    for name in ("AMBLE_STARTED_BY", "NO_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "argv", ["amble"])
    return folder


@pytest.fixture
def amble(data, capsys):
    """Run one command in this process."""

    def run(*words: str) -> Result:
        status = main(words)
        captured = capsys.readouterr()
        return Result(status, captured.out, captured.err)

    return run


@pytest.fixture
def run_amble(data):
    """Run one command as a process of its own, without a terminal."""

    def run(*words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, str(ROOT / "main.py"), *words],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env={**os.environ, **environment},
            check=False,
            timeout=60,
        )

    return run


@pytest.fixture
def terminal(data):
    """Open commands in terminals of their own; they are closed in the end."""
    if sys.platform == "win32":
        pytest.skip("needs a terminal as Linux and macOS have them")
    from tests.exercises.commands.terminal import Terminal

    opened = []

    def open_terminal(*words, **given):
        opened.append(Terminal(ROOT / "main.py", *words, **given))
        return opened[-1]

    yield open_terminal
    for one in opened:
        one.close()


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
