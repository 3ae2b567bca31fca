"""Work beside the window: what comes of it is told where the window is, and nobody is told who has gone."""

import threading

import pytest
from pytestqt.qtbot import QtBot

from exercises.errors import AmbleError
from gui.services.background import Background


def test_what_came_of_it_is_told_in_the_windows_thread(qtbot: QtBot) -> None:
    background = Background()
    told: list[object] = []
    background.run(threading.get_ident, lambda found: told.extend((found, threading.get_ident())), told.append)
    assert background.is_busy
    qtbot.waitUntil(lambda: not background.is_busy)
    worked, heard = told
    assert worked != heard == threading.get_ident()


def test_what_the_user_can_act_on_is_a_sentence(qtbot: QtBot) -> None:
    background = Background()
    told: list[str] = []

    def fail() -> None:
        raise AmbleError("The disk is full.")

    background.run(fail, lambda _: told.append("done"), told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["The disk is full."]


def test_a_mistake_of_ours_is_raised_where_the_window_can_tell_of_it(qtbot: QtBot) -> None:
    background = Background()

    def fail() -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        background.run(fail, lambda _: None, lambda _: None)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError
    assert not background.is_busy


@pytest.mark.parametrize("count", [1, 3])
def test_whoever_closes_waits_for_what_is_written_and_hears_nothing(qtbot: QtBot, count: int) -> None:
    background = Background()
    begun, go_on, done, told = threading.Event(), threading.Event(), [], []

    def work() -> None:
        begun.set()
        go_on.wait(5)
        done.append(1)

    for _ in range(count):
        background.run(work, told.append, told.append)
    begun.wait(5)
    go_on.set()
    background.close()
    assert len(done) == count
    qtbot.waitUntil(lambda: not background.is_busy)
    assert told == []
