"""A figure that runs by itself on the canvas, held and resting as it is on its page."""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from exercises.library.figure.motion import Frame
from exercises.library.figure.scene import Scene
from gui.figure.cycle import KEY_SECONDS, keys_in_order, stays_of
from gui.figure.in_sight import InSight
from gui.theme.theme import Theme

_PICTURE_MS: Final = 34


class Running(QObject):
    """Ticks while it runs and its widget can be seen; with reduced motion once for each pose."""

    ticked = Signal()

    def __init__(self, theme: Theme, widget: QWidget, monotonic: Callable[[], float] = time.monotonic) -> None:
        super().__init__(widget)
        self._theme = theme
        self._monotonic = monotonic
        self._begun: float | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.ticked)
        self._in_sight = InSight(widget)
        self._in_sight.changed.connect(self._run_or_rest)

    @property
    def is_on(self) -> bool:
        """Whether the figure moves, while it can be seen."""
        return self._begun is not None

    def begin(self) -> None:
        """Run from the beginning."""
        self._begun = self._monotonic()
        self._run_or_rest()

    def end(self) -> None:
        """Stand still."""
        self._begun = None
        self._run_or_rest()

    def frame(self, scene: Scene) -> Frame:
        """The figure now."""
        seconds, figure = self._monotonic() - (self._begun or 0.0), scene.figure
        if self._theme.reduce_motion or not figure.seconds:
            order = keys_in_order(figure)
            return scene.motion.key_frame(order[int(seconds / KEY_SECONDS) % len(order)])
        if figure.walks:
            return scene.motion.frame(seconds % figure.seconds / figure.seconds)
        held, pause = stays_of(figure)
        gone = seconds % (figure.seconds + held + pause)
        if gone > figure.seconds_to_hold:
            gone = max(figure.seconds_to_hold, gone - held)
        return scene.motion.frame(min(gone / figure.seconds, 1.0))

    def _run_or_rest(self) -> None:
        if self._begun is None or not self._in_sight.is_so:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start(round(KEY_SECONDS * 1000) if self._theme.reduce_motion else _PICTURE_MS)
