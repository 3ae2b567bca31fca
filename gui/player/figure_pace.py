"""Keeps the figure in time with the session: thirty pictures a second while it runs and can be seen, else none."""

from typing import Final

from PySide6.QtCore import QObject, QTimer

from exercises.library.exercise import Exercise
from exercises.session.figure_moment import Cycle, FigureMoment, cycle_of, figure_moment
from exercises.session.session import SessionView, Status
from exercises.session.view import Glance
from gui.figure.figure_view import FigureView
from gui.figure.in_sight import InSight
from gui.player.driver import SessionDriver
from gui.theme.theme import Theme

_PICTURE_MS: Final = 34
# With reduced motion only whole keys are shown; so often it is looked whether the next one has come.
_KEY_MS: Final = 250


def moment_of(view: SessionView | Glance, cycle: Cycle) -> FigureMoment:
    """What a figure shows at a moment of a session."""
    return figure_moment(
        view.phase, view.elapsed_seconds, view.phase_seconds, view.repetition, cycle, coming=view.coming
    )


class FigurePace(QObject):
    """Moves a view's figure as its session goes on; a paused session, a hidden or minimised window cost nothing."""

    def __init__(self, theme: Theme, picture: FigureView) -> None:
        super().__init__(picture)
        self._theme = theme
        self._picture = picture
        self._driver: SessionDriver | None = None
        self._cycle: Cycle | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._draw)
        self._in_sight = InSight(picture)
        self._in_sight.changed.connect(self._come_or_go)
        theme.changed.connect(self._run_or_rest)

    def follow(self, driver: SessionDriver | None) -> None:
        """Keep time with another session; None rests."""
        self._driver = driver
        if driver is not None:
            driver.moved.connect(self._moved)
        self._run_or_rest()

    def show_exercise(self, exercise: Exercise | None) -> None:
        """The exercise whose figure the view shows from now on."""
        self._cycle = cycle_of(exercise) if exercise is not None else None
        self._run_or_rest()

    @property
    def is_running(self) -> bool:
        """Whether pictures are drawn by themselves now."""
        return self._timer.isActive()

    def _moved(self, _view: SessionView) -> None:
        self._come_or_go()

    def _come_or_go(self) -> None:
        self._draw()
        self._run_or_rest()

    def _draw(self) -> None:
        if self._driver is None or self._cycle is None or not self._in_sight.is_so:
            return
        session = self._driver.session
        # A session that stands is drawn where it was looked at last.
        view: SessionView | Glance = session.glance() if session.status is Status.RUNNING else session.view()
        moment = moment_of(view, self._cycle)
        self._picture.show_moment(moment.share, breath=moment.breath, swapped=moment.swapped, mirrored=moment.mirrored)

    def _run_or_rest(self) -> None:
        runs = self._driver is not None and self._driver.session.status is Status.RUNNING
        if not (runs and self._cycle is not None and self._in_sight.is_so):
            self._timer.stop()
            return
        every = _KEY_MS if self._theme.reduce_motion else _PICTURE_MS
        if not self._timer.isActive() or self._timer.interval() != every:
            self._timer.start(every)
