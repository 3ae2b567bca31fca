"""Drives a session from Qt's event loop: the only caller of `tick()` in the window."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from exercises.session.session import Events, Session, SessionView, Status

# The session must be looked at far more often than its gap rule's five seconds.
_LONGEST_WAIT_SECONDS = 1.0
_SHORTEST_WAIT_SECONDS = 0.02


class SessionDriver(QObject):
    """Looks at the session whenever something visible changes, about once a second, and never while it is paused."""

    happened = Signal(object)  # one exercises.session.events.Event
    moved = Signal(object)  # SessionView, for painting

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.poll)

    def poll(self) -> None:
        """Let time pass up to now."""
        self.act(self.session.tick)

    def act(self, command: Callable[[], Events]) -> None:
        """Run a command of the session, tell what it caused, and plan the next look."""
        self._timer.stop()
        # A bug in here stops the clockwork, so that one fault is one message and not one a second.
        for event in command():
            self.happened.emit(event)
        view = self.session.view()
        self.moved.emit(view)
        if view.status in (Status.RUNNING, Status.COUNTING_IN, Status.LISTENING):
            self._timer.start(round(next_look_seconds(view) * 1000))

    @property
    def is_waiting(self) -> bool:
        """Whether another look is planned."""
        return self._timer.isActive()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()


def next_look_seconds(view: SessionView) -> float:
    """Seconds until something on the screen changes: the next whole second, or the next part of a repetition."""
    if view.status is Status.COUNTING_IN:
        waits = [_to_whole(view.count_in_seconds)]
    elif view.left_seconds is not None:
        waits = [_to_whole(view.left_seconds)]
    else:
        waits = [1.0 - view.elapsed_seconds % 1.0]
    if view.repetition is not None and view.repetition.part_left_seconds > 0:
        waits.append(view.repetition.part_left_seconds)
    return min(max(min(waits) + 0.002, _SHORTEST_WAIT_SECONDS), _LONGEST_WAIT_SECONDS)


def _to_whole(seconds: float) -> float:
    return seconds % 1.0 or 1.0
