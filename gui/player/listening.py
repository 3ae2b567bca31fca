"""Lets the work wait until it has been read out how it is done, and says so."""

from PySide6.QtCore import QObject, Signal

from exercises.session.session import SessionView, Status
from gui.player.driver import SessionDriver
from gui.player.hint import Hint


class Listening(QObject):
    """Passes on to the session what the voice reads; any voice's silence lets it go on."""

    changed = Signal()

    def __init__(self, hint: Hint, parent: QObject) -> None:
        super().__init__(parent)
        self._hint = hint
        self._driver: SessionDriver | None = None
        self._shown = False
        hint.tapped.connect(self.go_on)

    @property
    def is_on(self) -> bool:
        """Whether the session stands so that one can listen."""
        return self._driver is not None and self._driver.session.status is Status.LISTENING

    def follow(self, driver: SessionDriver) -> None:
        """Listen in this session from now on."""
        self._driver = driver
        driver.moved.connect(self._moved)

    def leave(self) -> None:
        """Forget the session."""
        self._driver = None
        self._show(on=False)

    def reads(self, at_most_seconds: float) -> None:
        """The voice reads out how it is done, for so many seconds more at most; 0: no more."""
        driver = self._driver
        if driver is None:
            return
        if driver.session.status is Status.LISTENING:
            driver.act(lambda: driver.session.reads(at_most_seconds))
        else:
            # In the middle of another command, which tells its events by itself.
            driver.session.reads(at_most_seconds)

    def go_on(self) -> None:
        """Enough was heard."""
        if self._driver is not None and self.is_on:
            self._driver.act(self._driver.session.ready)

    def _moved(self, view: SessionView) -> None:
        self._show(on=view.status is Status.LISTENING)

    def _show(self, *, on: bool) -> None:
        if on is self._shown:
            return
        self._shown = on
        if on:
            self._hint.say(self.tr("Listening first. Space goes on."))
        else:
            self._hint.put_away()
        self.changed.emit()
