"""Setting out: the check-in before a session, and what follows from it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from exercises.coach.routines_due import GENTLE
from exercises.errors import AmbleError
from exercises.history.facts import Asked, CheckIn
from exercises.library.rules import Rules
from exercises.library.timeline import Timeline
from exercises.session.record import Feelings
from gui.coaching import Coaching
from gui.flows.care import Care
from gui.flows.sessions import SessionFlow
from gui.main_window import MainWindow
from gui.theme.theme import Theme
from gui.words.walk_time import session_time

if TYPE_CHECKING:
    from exercises.library.library import Library
    from gui.check_in.page import CheckInPage

_GENTLE_KINDS = ("relief", "snack", "mobility")


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is about to begin.

    `make` gives its timeline: for half the time or not, with what is wrapped round a walk or not; only the plan's walk
    (`is_walk`) knows these. It may raise AmbleError, and gives None for what is gone.
    """

    name: str
    is_walk: bool
    is_gentle: bool
    make: Callable[[bool, bool], Timeline | None]

    def time(self, half: bool, wrap: bool) -> str:
        """How long it takes in words; empty where nobody can tell."""
        try:
            timeline = self.make(half, wrap)
        except AmbleError:
            return ""  # beginning it tells why
        return session_time(timeline) if timeline is not None else ""


class SettingOut(QObject):
    """Leads from "Start" to the first second of a session: locked sessions wait, the check-in may be skipped."""

    left = Signal()
    gone = Signal()  # what was to begin can't be used any more
    flared = Signal()

    def __init__(
        self,
        theme: Theme,
        window: MainWindow,
        coaching: Coaching,
        care: Care,
        sessions: SessionFlow,
        library: "Callable[[], Library]",
    ) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._coaching = coaching
        self._care = care
        self._sessions = sessions
        self._library = library
        self._wish: _Wish | None = None
        self._page: CheckInPage | None = None

    def walk(self) -> None:
        """Set out for today's walk."""
        outlook = self._coaching.outlook()
        if outlook is None:
            return

        def make(half: bool, wrap: bool) -> Timeline | None:
            return self._coaching.advisor().walk(outlook, half=half, wrap=wrap)

        name = self.tr("today's walk")
        self._ask(_Wish(name, is_walk=True, is_gentle=False, make=make))

    def routine(self, routine_id: str) -> None:
        """Set out for a routine; exercises that hurt lately are exchanged or left out."""
        routine = self._library().routine(routine_id)
        if routine is None:
            self.gone.emit()
            return

        def make(_half: bool, _wrap: bool) -> Timeline | None:
            return self._timeline(routine_id)

        self._ask(_Wish(routine.name, is_walk=False, is_gentle=routine.kind.value in _GENTLE_KINDS, make=make))

    def timeline(self, timeline: Timeline) -> None:
        """Set out for something that is no routine any more, as it was."""
        # A walk of those days is as it is, too: neither half of it nor its middle could be told from the rest.
        is_gentle = timeline.kind in _GENTLE_KINDS
        self._ask(_Wish(timeline.name, is_walk=False, is_gentle=is_gentle, make=lambda _half, _wrap: timeline))

    def _timeline(self, routine_id: str) -> Timeline | None:
        outlook = self._coaching.outlook()
        if outlook is not None:
            return self._coaching.advisor().routine(routine_id, outlook)
        routine = self._library().routine(routine_id)
        return self._library().timeline(routine) if routine is not None else None

    def _ask(self, wish: _Wish) -> None:
        if self._coaching.lock() is not None:
            self._care.ask_safety(Asked.BUTTON)
            return
        self._wish = wish
        page = self.check_in_page()
        page.ask(
            wish.name,
            *self._judged_by(),
            last_where=self._coaching.last_where(),
            is_walk=wish.is_walk,
            is_gentle=wish.is_gentle,
            settled=self._coaching.settled_pain(),
            time_of=wish.time,
        )
        self._window.show_whole(page)
        page.setFocus()

    def _judged_by(self) -> tuple[int | None, Rules, int | None]:
        outlook = self._coaching.outlook()
        if outlook is None:
            return None, Rules(), None
        return outlook.base, self._coaching.advisor().rules, self._coaching.limit()

    def check_in_page(self) -> "CheckInPage":
        """The page with the check-in."""
        if self._page is None:
            from gui.check_in.page import CheckInPage

            page = self._page = CheckInPage(self._theme)
            page.begun.connect(lambda pain, where: self._begin(pain, where, half=False))
            page.half_begun.connect(lambda pain, where: self._begin(pain, where, half=True))
            page.gentler.connect(self._gentler)
            page.flared.connect(self._flare)
            page.safety_requested.connect(self._safety)
            page.left.connect(self.left)
        return self._page

    def _begin(self, pain: int | None, where: tuple[str, ...], *, half: bool) -> None:
        wish = self._wish
        if wish is None:
            return
        try:
            timeline = wish.make(half, not self.check_in_page().just_the_walk)
        except AmbleError as error:
            self._window.say(str(error))
            timeline = None
        if timeline is None:
            self.gone.emit()
            return
        self._sessions.begin(timeline, Feelings(pain_before=pain, where=tuple(where)))

    def _gentler(self, pain: int | None, where: tuple[str, ...]) -> None:
        timeline = self._timeline(GENTLE)
        if timeline is None:
            self.gone.emit()
            return
        self._sessions.begin(timeline, Feelings(pain_before=pain, where=tuple(where)))

    def _flare(self, pain: int | None, where: tuple[str, ...]) -> None:
        """The answer itself makes it a flare-up; Today goes on from there."""
        if pain is not None:
            self._coaching.note(CheckIn(pain, tuple(where)))
        self.flared.emit()

    def _safety(self) -> None:
        page = self.check_in_page()
        asked = Asked.PAIN if page.pain is not None and page.pain >= 7 else Asked.LEG

        def then() -> None:
            if self._coaching.lock() is not None:
                self.left.emit()
                return
            self._window.show_whole(page)
            page.safety_answered()

        self._care.ask_safety(asked, then)
