"""The coach of a long history works beside the window: who asks waits for it, who closes does not."""

import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from bench.history_data import fill
from exercises.clock import SystemClock
from exercises.coach.advisor import Advisor
from exercises.coach.outlook import Outlook
from exercises.history.history import History
from exercises.library.library import Library
from exercises.settings import Settings
from gui.coaching import Coaching

MANY = 2_050


@pytest.fixture(scope="module")
def long_history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("long") / "history.db"
    fill(path, MANY)
    return path


@pytest.fixture(scope="module")
def library() -> Library:
    library = Library(None)
    library.scan()
    return library


@pytest.fixture
def path(long_history: Path, tmp_path: Path) -> Path:
    path = tmp_path / "history.db"
    path.write_bytes(long_history.read_bytes())
    return path


@pytest.fixture
def history(path: Path) -> Iterator[History]:
    with History(path, SystemClock()) as history:
        yield history


@pytest.fixture
def coaching(history: History, library: Library, qtbot: QtBot) -> Iterator[Coaching]:
    coaching = Coaching(lambda: library, lambda: history, SystemClock(), Settings)
    yield coaching
    coaching.close()


def anew(history: History, library: Library, coaching: Coaching) -> Outlook:
    return Advisor(library, history).outlook(coaching.today)


def later(history: History) -> None:
    """One more session, two hours after the newest."""
    newest = history.session(history.recent(1)[0].id)
    assert newest is not None
    history.save(replace(newest, id=str(uuid.uuid4()), started=newest.started + timedelta(hours=2)))


def test_it_is_found_out_beside_the_window(
    coaching: Coaching, history: History, library: Library, qtbot: QtBot
) -> None:
    told: list[bool] = []
    coaching.prepare(lambda: told.append(coaching.is_ready))
    assert coaching.is_preparing
    assert told == []
    qtbot.waitUntil(lambda: bool(told))
    assert told == [True]
    assert not coaching.is_preparing
    assert coaching.outlook() == anew(history, library, coaching)


def test_who_asks_meanwhile_gets_the_whole_answer(coaching: Coaching, history: History, library: Library) -> None:
    told: list[str] = []
    coaching.prepare(lambda: told.append("then"))
    assert coaching.outlook() == anew(history, library, coaching)
    assert told == ["then"]
    assert len(coaching.sessions()) == MANY


def test_what_is_told_meanwhile_is_taken_in(
    coaching: Coaching, history: History, library: Library, qtbot: QtBot
) -> None:
    coaching.prepare()
    later(history)
    coaching.forget()
    assert coaching.is_preparing
    qtbot.waitUntil(lambda: not coaching.is_preparing)
    assert len(coaching.sessions()) == MANY + 1
    assert coaching.outlook() == anew(history, library, coaching)


def test_what_another_program_writes_is_read_beside_the_window_too(
    coaching: Coaching, history: History, library: Library, path: Path, qtbot: QtBot
) -> None:
    coaching.prepare()
    with History(path, SystemClock()) as other:
        later(other)
    qtbot.waitUntil(lambda: not coaching.is_preparing)
    assert len(coaching.sessions()) == MANY + 1
    with History(path, SystemClock()) as other:
        later(other)
    changes: list[bool] = []
    coaching.changed.connect(lambda: changes.append(coaching.is_ready))
    coaching.forget()
    assert coaching.is_preparing
    assert changes == []
    qtbot.waitUntil(lambda: bool(changes))
    assert changes == [True]
    assert coaching.outlook() == anew(history, library, coaching)


def test_a_session_is_taken_in_at_once(coaching: Coaching, history: History, library: Library) -> None:
    coaching.prepare()
    before = coaching.sessions()
    later(history)
    changes: list[int] = []
    coaching.changed.connect(lambda: changes.append(1))
    coaching.forget()
    assert changes == [1]
    assert not coaching.is_preparing
    after = coaching.sessions()
    assert all(one is other for one, other in zip(before, after, strict=False))
    assert coaching.outlook() == anew(history, library, coaching)


def test_closing_waits_for_nothing_and_tells_nobody(coaching: Coaching) -> None:
    told: list[str] = []
    coaching.prepare(lambda: told.append("then"))
    coaching.changed.connect(lambda: told.append("changed"))
    coaching.close()
    QCoreApplication.processEvents()  # what the other thread said last arrives here
    assert told == []


def test_a_short_history_is_looked_at_at_once(library: Library, tmp_path: Path, qtbot: QtBot) -> None:
    told: list[str] = []
    with History(tmp_path / "none.db", SystemClock()) as history:
        coaching = Coaching(lambda: library, lambda: history, SystemClock(), Settings)
        coaching.prepare(lambda: told.append("then"))
        assert told == ["then"]
        assert not coaching.is_preparing
    assert not (tmp_path / "none.db").exists()
