"""Lets a session wait before each exercise, and shows what comes until the user is ready for it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from exercises.library.exercise import Exercise, Sides
from exercises.library.timeline import PhaseKind, Side
from exercises.session.session import SessionView, Status
from gui import text
from gui.figure.subject import Subject
from gui.player.driver import SessionDriver
from gui.player.side_words import side_words
from gui.player.waiting_panel import WaitingFor, WaitingPanel
from gui.theme.theme import Theme


class Waiting(QObject):
    """Opens its panel whenever the session waits, and takes it away as soon as it does not."""

    changed = Signal()
    end_wanted = Signal()
    hurt_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        host: QWidget,
        exercise: Callable[[str], Exercise | None],
        subject: Callable[[str], Subject],
    ) -> None:
        """`exercise` finds an exercise by its id, `subject` what its picture shows."""
        super().__init__(host)
        self._host = host
        self._exercise = exercise
        self._subject = subject
        self._driver: SessionDriver | None = None
        self._on = False
        self._focus: QWidget | None = None
        self._asked = -1
        self._panel = WaitingPanel(theme, host)
        self._panel.ready.connect(self.go_on)
        self._panel.end_wanted.connect(self.end_wanted)
        self._panel.hurt_wanted.connect(self.hurt_wanted)

    @property
    def is_open(self) -> bool:
        """Whether the session waits for the user."""
        return self._asked >= 0

    def set_on(self, *, on: bool) -> None:
        """Wait before each exercise from the next one on, or not any more."""
        self._on = on
        if self._driver is not None:
            self._driver.session.wait_for_me = on

    def follow(self, driver: SessionDriver) -> None:
        """Wait in this session from now on, if that is wanted."""
        self._driver = driver
        driver.session.wait_for_me = self._on
        driver.moved.connect(self._moved)

    def leave(self) -> None:
        """Forget the session."""
        self._driver = None
        self._close()

    def go_on(self) -> None:
        """The user is ready."""
        if self._driver is not None and self.is_open:
            self._driver.act(self._driver.session.ready)

    def _moved(self, view: SessionView) -> None:
        if view.status is not Status.WAITING:
            self._close()
        elif self._asked != view.index:
            self._ask(view)

    def _ask(self, view: SessionView) -> None:
        if not self.is_open:
            # Whoever gives the focus to the host means what has to be answered.
            self._focus = self._host.focusProxy()
            self._host.setFocusProxy(self._panel)
        self._asked = view.index
        self._panel.ask(self._coming(view))
        self.changed.emit()

    def _close(self) -> None:
        if not self.is_open:
            return
        self._asked = -1
        if self._focus is not None:
            self._host.setFocusProxy(self._focus)
        focus = self._panel.window().focusWidget()
        had_focus = focus is not None and (focus is self._panel or self._panel.isAncestorOf(focus))
        self._panel.put_away()
        if had_focus:
            self._host.setFocus()
        self.changed.emit()

    def _coming(self, view: SessionView) -> WaitingFor:
        work = view.phase if view.phase.kind is PhaseKind.WORK else view.coming or view.phase
        exercise = self._exercise(work.exercise) if work.exercise else None
        subject = self._subject(work.exercise) if work.exercise and exercise is not None else None
        about = " · ".join(part for part in (side_words(exercise, work.side), text.dose(work)) if part)
        mirrored = False
        if exercise is not None and exercise.figure is not None and exercise.sides is Sides.EACH:
            mirrored = (work.side is Side.RIGHT) is not exercise.figure.shows_right
        return WaitingFor(work.name or self.tr("Walk"), about, exercise, subject, mirrored)
