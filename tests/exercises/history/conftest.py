"""A history of one's own, closed behind every test."""

import pytest

from exercises.history.history import History
from tests.exercises.history.disks import disk
from tests.exercises.history.programs import Program

__all__ = ["disk"]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "history.db"


@pytest.fixture
def open_history(path, clock):
    """Opens the history as often as a test wants."""
    opened = []

    def open_it(at=path):
        opened.append(History(at, clock))
        return opened[-1]

    yield open_it
    for history in opened:
        history.close()


@pytest.fixture
def history(open_history):
    return open_history()


@pytest.fixture
def program(path):
    """Starts other programs that use the same history."""
    started = []

    def start(at=path):
        started.append(Program(at))
        return started[-1]

    yield start
    for each in started:
        each.kill()
