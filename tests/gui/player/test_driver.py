"""The driver: a real QTimer and real signals over a session on a fake clock."""

import pytest
from pytestqt.qtbot import QtBot

from exercises.clock import SystemClock
from exercises.session.events import PhaseStarted, SessionEnded
from exercises.session.session import Session, Status
from gui.player.driver import SessionDriver, next_look_seconds
from tests.exercises.session.builders import timeline
from tests.fakes import FakeClock


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


def test_twenty_thousand_looks__through_real_signals(qtbot: QtBot, clock: FakeClock) -> None:
    """Some versions of Qt for Python lose a reference with each signal and die after a few hundred: this finds it."""
    driver = SessionDriver(Session(timeline(" | ".join(["work 60 | rest 20"] * 30)), clock))
    seen: list[object] = []
    moved = 0

    def count(_view: object) -> None:
        nonlocal moved
        moved += 1

    driver.happened.connect(seen.append)
    driver.moved.connect(count)
    driver.act(driver.session.start)
    for _ in range(20_000):
        clock.advance(0.1)
        driver.poll()
    assert moved == 20_001
    assert sum(isinstance(event, PhaseStarted) for event in seen) == 50 + 1
    driver.stop()


def test_one_real_timer__goes_on_by_itself(qtbot: QtBot) -> None:
    driver = SessionDriver(Session(timeline("work 0.05 | rest 0.05"), SystemClock()))
    with qtbot.waitSignal(driver.happened, timeout=5000, check_params_cb=lambda event: isinstance(event, SessionEnded)):
        driver.act(driver.session.start)


def test_paused__no_look_is_planned(qtbot: QtBot, clock: FakeClock) -> None:
    driver = SessionDriver(Session(timeline("work 60"), clock))
    driver.act(driver.session.start)
    assert driver.is_waiting
    driver.act(driver.session.pause)
    assert not driver.is_waiting
    driver.act(driver.session.resume)
    assert driver.is_waiting
    driver.act(driver.session.end)
    assert not driver.is_waiting


def test_next_look__is_the_next_whole_second_or_the_next_part(clock: FakeClock) -> None:
    session = Session(timeline("work 2x3+5"), clock)
    session.start()
    clock.advance(0.25)
    session.tick()
    assert next_look_seconds(session.view()) == pytest.approx(0.752)
    clock.advance(1.0)  # at 1.25: the next part begins at 1.5, the next whole second is at 2
    session.tick()
    assert next_look_seconds(session.view()) == pytest.approx(0.252)


def test_a_fault_in_a_receiver__stops_the_clockwork(qtbot: QtBot, clock: FakeClock) -> None:
    class Broken(Session):
        def tick(self) -> tuple:  # type: ignore[type-arg]
            raise RuntimeError("our mistake")

    driver = SessionDriver(Broken(timeline("work 60"), clock))
    driver.act(driver.session.start)
    with pytest.raises(RuntimeError):
        driver.poll()
    assert not driver.is_waiting
    assert driver.session.status is Status.RUNNING
