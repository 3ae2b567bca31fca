"""Asks once more before a slip of a finger ends much of a session: the same key again is the answer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal

from exercises.library.timeline import Phase, PhaseKind
from exercises.session.session import Session, SessionView
from gui.player.driver import SessionDriver
from gui.player.hint import Hint

# Whoever leaves out less than this has not lost much.
LONG_SECONDS: Final = 60.0
# Session seconds for which the answer is waited for.
ASKED_SECONDS: Final = 8.0


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked, and at which moment of the session."""

    command: str
    view: SessionView
    act: Callable[[], None]

    def still_stands(self, view: SessionView) -> bool:
        gone = view.elapsed_seconds - self.view.elapsed_seconds
        same = view.index == self.view.index and view.status is self.view.status
        return same and 0 <= gone < ASKED_SECONDS


class AskTwice(QObject):
    """Does a command at once where little is lost by it, else when it comes a second time."""

    spoken = Signal(str)  # what is asked, to be heard as well

    def __init__(self, hint: Hint, parent: QObject) -> None:
        super().__init__(parent)
        self._hint = hint
        self._driver: SessionDriver | None = None
        self._asked: _Asked | None = None
        hint.tapped.connect(self._again)

    def follow(self, driver: SessionDriver) -> None:
        """Ask in this session from now on."""
        self._driver = driver
        driver.moved.connect(self._moved)

    def leave(self) -> None:
        """Forget the session."""
        self._driver = None
        self._forget()

    def skip(self, act: Callable[[], None]) -> None:
        """Leave out what is left of this phase; walks and what lasts longer than a minute more ask first."""
        self._do("skip", self._about_skipping, act)

    def end_walk(self, act: Callable[[], None]) -> None:
        """End a phase that waits for the user, by a key that may have been meant otherwise; a walk asks first."""
        self._do("skip", lambda view: self._end_of_walk(view) if view.phase.walking else "", act)

    def back(self, act: Callable[[], None]) -> None:
        """Go back; a walk that would begin anew asks first."""
        self._do("back", self._about_going_back, act)

    def _do(self, command: str, question: Callable[[SessionView], str], act: Callable[[], None]) -> None:
        if self._driver is None:
            return
        view, asked = self._driver.session.view(), self._asked
        again = asked is not None and asked.command == command and asked.still_stands(view)
        words = "" if again else question(view)
        if not words:
            self._forget()
            act()
            return
        self._asked = _Asked(command, view, act)
        self._hint.say(words)
        self.spoken.emit(words)

    def _again(self) -> None:
        if self._asked is not None:
            act = self._asked.act
            self._forget()
            act()

    def _moved(self, view: SessionView) -> None:
        if self._asked is not None and not self._asked.still_stands(view):
            self._forget()

    def _forget(self) -> None:
        if self._asked is not None:
            self._asked = None
            self._hint.put_away()

    # What is asked

    def _about_skipping(self, view: SessionView) -> str:
        if view.phase.walking:
            return self._end_of_walk(view)
        if view.left_seconds is None or view.left_seconds <= LONG_SECONDS:
            return ""
        if view.phase.kind is PhaseKind.WORK:
            return self.tr("Press again to leave the rest of it out.")
        return self.tr("Press again to go on now.")

    def _end_of_walk(self, view: SessionView) -> str:
        if any(phase.walking for phase in self._later(view)):
            return self.tr("Press again to end this stretch of the walk now.")
        return self.tr("Press again to end this walk now.")

    def _about_going_back(self, view: SessionView) -> str:
        long = view.phase.walking and view.elapsed_seconds > LONG_SECONDS
        return self.tr("Press again to begin this walk anew.") if long else ""

    def _later(self, view: SessionView) -> tuple[Phase, ...]:
        session: Session | None = self._driver.session if self._driver is not None else None
        return session.timeline.phases[view.index + 1 :] if session is not None else ()
