"""The history at work: its pages, and what is done with the sessions in them."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from exercises.errors import AmbleError
from gui import text
from gui.coaching import Coaching
from gui.history.overview_page import PlanSource
from gui.history.page import HistoryPage
from gui.history.plan_side import PlanSide, plan_side
from gui.main_window import MainWindow
from gui.theme.theme import Theme

if TYPE_CHECKING:
    from exercises.history.history import History
    from gui.flows.reporting import Reporting
    from gui.history.charts.panel import Charts

# One that was just deleted is among the first of the deleted ones, however the clock was set meanwhile.
_LOOKED_AT = 20


class _CoachingSource(PlanSource):
    """The plan's side as the coach tells it."""

    def __init__(self, coaching: Coaching) -> None:
        self._coaching = coaching

    def is_ready(self) -> bool:
        return self._coaching.is_ready

    def ask(self) -> PlanSide | None:
        # What is being found out beside the window comes with `changed`.
        return None if self._coaching.is_preparing else plan_side(self._coaching)


class HistoryFlow(QObject):
    """Fills the history's pages, and takes back what was deleted by mistake."""

    again_requested = Signal(object)  # SessionRecord
    log_walk_requested = Signal()
    log_activity_requested = Signal()
    from_phone_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        window: MainWindow,
        history: "Callable[[], History]",
        coaching: Coaching,
        today: Callable[[], date],
    ) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._today = today
        self._history = history
        self._coaching = coaching
        self._reporting: Reporting | None = None
        page = self.page = HistoryPage(theme, history, today, self._make_charts, _CoachingSource(coaching))
        page.deleted.connect(self._deleted)
        page.failed.connect(window.say)
        page.again_requested.connect(self.again_requested)
        page.log_walk_requested.connect(self.log_walk_requested)
        page.log_activity_requested.connect(self.log_activity_requested)
        page.from_phone_requested.connect(self.from_phone_requested)
        page.report_requested.connect(self._report)
        page.offer("log-walk", "log-activity", "told", "from-phone", "report")
        coaching.changed.connect(page.look_again)
        self._taken: list[str] = []
        # Of the window and not of what has the focus: that may be the line at the bottom. It works while the page is
        # seen, and a field that is written in has its own.
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), page, self._undo_last)

    def _make_charts(self) -> "Charts":
        from gui.history.charts.panel import Charts

        return Charts(self._theme, self._history, self._coaching, self._today)

    def _report(self) -> None:
        from gui.flows.reporting import Reporting

        if self._reporting is None:
            self._reporting = Reporting(self._theme, self._window, self._history, self._coaching)
        self._reporting.ask()

    def _deleted(self, session_id: str) -> None:
        self._coaching.forget()
        self._taken.append(session_id)

        def undo() -> None:
            self._undo(session_id)

        self._window.say(self._what_went(session_id), action=self.tr("Undo"), on_action=undo)

    def _what_went(self, session_id: str) -> str:
        """What was deleted, so that the wrong one is noticed."""
        try:
            gone = next((each for each in self._history().deleted(_LOOKED_AT) if each.id == session_id), None)
        except AmbleError:
            gone = None
        if gone is None:
            return self.tr("Deleted.")
        return self.tr("Deleted: {name}, {when}").format(name=gone.name, when=text.when(gone.started, self._today()))

    def _undo_last(self) -> None:
        """Bring the last one back that was deleted here and is still gone."""
        while self._taken and not self._undo(self._taken[-1]):
            pass

    def _undo(self, session_id: str) -> bool:
        """Bring one back; False where it is back already, which then is passed over."""
        if session_id in self._taken:
            self._taken.remove(session_id)
        try:
            is_back = self._history().undelete(session_id)
        except AmbleError as error:
            self._taken.append(session_id)
            self._window.say(str(error))
            return True
        self.page.refresh()
        self._coaching.forget()
        if is_back:
            self._window.say(self.tr("It is back."))
        return is_back
