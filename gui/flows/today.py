"""Today's screen at work: what it shows, and what its answers do."""

from collections.abc import Callable
from datetime import date, time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from exercises.history.facts import Asked
from gui.coaching import Coaching
from gui.flows.care import Care
from gui.flows.measures_due import put_off_measures
from gui.flows.plan import Decisions
from gui.flows.today_view import today_view
from gui.main_window import MainWindow
from gui.theme.theme import Theme
from gui.today.page import TodayPage

if TYPE_CHECKING:
    from exercises.library.library import Library

_LOOK_MS: Final = 60_000


class TodayFlow(QObject):
    """Fills the page whenever something has changed; the first run's steps are shown until they are through."""

    first_run_over = Signal()
    measures_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        window: MainWindow,
        coaching: Coaching,
        care: Care,
        decisions: Decisions,
        library: "Callable[[], Library]",
        *,
        first_run: bool,
        next_snack: Callable[[], time | None],
    ) -> None:
        """`next_snack` tells at which time a movement snack is offered next today."""
        super().__init__(window)
        self._next_snack = next_snack
        self._window = window
        self._coaching = coaching
        self._library = library
        self._first_run = first_run
        self._skipped: set[str] = set()
        self._postponed = ""
        page = self.page = TodayPage(theme)
        page.morning_answered.connect(self._morning)
        page.morning_postponed.connect(self._postpone)
        page.known_minutes.connect(decisions.know)
        page.afraid_told.connect(decisions.afraid)
        page.walking_days_chosen.connect(decisions.days)
        page.first_run_step.connect(self._step_done)
        page.relief_requested.connect(care.show_relief)
        page.safety_requested.connect(lambda: care.ask_safety(care.is_due or Asked.BUTTON))
        page.self_check_requested.connect(care.show_self_check)
        page.measures_requested.connect(self.measures_wanted)
        page.measures_postponed.connect(self._put_off_measures)
        coaching.changed.connect(self.refresh)
        self._shown_at = self._moment()
        window.came_back.connect(self._look_at_clock)
        # Midnight and noon pass while the window stays open.
        self._minute = QTimer(self, interval=_LOOK_MS)
        self._minute.timeout.connect(self._look_at_clock)
        self._minute.start()
        self.refresh()

    def _moment(self) -> tuple[date, int]:
        """What the page depends on beside what was told: the day, and the hour for greeting and questions."""
        now = self._coaching.now
        return now.date(), now.hour

    def _look_at_clock(self) -> None:
        before, now = self._shown_at, self._moment()
        if before[0] != now[0]:
            self._coaching.forget()
        elif before != now:
            self.refresh()

    def refresh(self) -> None:
        """Show the day as it is now."""
        view = today_view(
            self._coaching,
            self._library(),
            first_run=self._first_run,
            skipped=self._skipped,
            postponed=self._postponed,
            next_reminder=self._next_snack(),
        )
        self._shown_at = self._moment()
        if view is None:
            self.page.show_trouble(self.tr("Today can't be shown at the moment. Your routines are there as always."))
            return
        if self._first_run and not view.first_run:
            self._first_run = False
            self.first_run_over.emit()
        self.page.show_today(view)

    def _step_done(self, step: str) -> None:
        self._skipped.add(step)
        self.refresh()

    def _morning(self, session: str, pain: int, sleep_lost: bool) -> None:
        if self._coaching.tell_morning(session, pain, sleep_lost):
            self._window.say(self.tr("Thank you. The plan takes it into account."))

    def _postpone(self) -> None:
        morning = self._coaching.morning()
        self._postponed = morning[0].id if morning is not None else ""
        self.refresh()

    def _put_off_measures(self) -> None:
        kept = put_off_measures(self._coaching)
        if kept is not None:
            self._window.say(
                self.tr("All right, in a week or so."),
                action=self.tr("Undo"),
                on_action=lambda: self._coaching.take_back(kept),
            )
