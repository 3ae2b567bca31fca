"""The history screen: all of it at a glance, every session as a list, and one of them in full."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from exercises.errors import AmbleError
from gui.history.charts_place import ChartsPlace
from gui.history.list_page import AllSessions
from gui.history.overview_page import HistoryOverview, PlanSource
from gui.history.session_page import SessionPage
from gui.theme.theme import Theme

if TYPE_CHECKING:
    from exercises.history.history import History
    from gui.history.charts.panel import Charts


class HistoryPage(QStackedWidget):
    """Reads through the history that it was given; deleting is told, so that it can be taken back.

    `offer` shows what can be done with the history beside looking at it; each has a signal of its own.
    """

    deleted = Signal(str)
    failed = Signal(str)
    again_requested = Signal(object)  # SessionRecord
    log_walk_requested = Signal()
    log_activity_requested = Signal()
    import_requested = Signal()
    report_requested = Signal()
    export_requested = Signal()
    measures_requested = Signal()
    told_requested = Signal()
    from_phone_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        history: "Callable[[], History]",
        today: Callable[[], date],
        charts: "Callable[[], Charts] | None" = None,
        plan: PlanSource | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._history = history
        self._today = today
        self._shown = ""
        self._is_stale = False
        self._theme = theme
        place = ChartsPlace(theme, charts)
        self.overview = HistoryOverview(theme, history, today, place, plan or PlanSource())
        self._all: AllSessions | None = None
        self.session = SessionPage(theme)
        self._back_to: QWidget = self.overview
        for page in (self.overview, self.session):
            self.addWidget(page)
        self._asked = {
            "log-walk": self.log_walk_requested,
            "log-activity": self.log_activity_requested,
            "import": self.import_requested,
            "report": self.report_requested,
            "export": self.export_requested,
            "measures": self.measures_requested,
            "told": self.told_requested,
            "from-phone": self.from_phone_requested,
        }
        self.overview.asked.connect(lambda key: self._asked[key].emit())
        self.overview.session_chosen.connect(self.show_session)
        self.overview.failed.connect(self.failed)
        self.overview.all_requested.connect(self.show_all)
        self.session.left.connect(self.show_list)
        self.session.again_requested.connect(self.again_requested)
        self.session.delete_requested.connect(self._delete)
        theme.changed.connect(self._again)
        self.overview.refresh()

    @property
    def all(self) -> AllSessions:
        """The list of every session, made when it is first asked for."""
        if self._all is None:
            everything = self._all = AllSessions(self._theme, self._history, self._today)
            everything.session_chosen.connect(self.show_session)
            everything.failed.connect(self.failed)
            everything.choice_changed.connect(self.overview.set_choice)
            everything.left.connect(self.show_overview)
            self.addWidget(everything)
        return self._all

    def offer(self, *keys: str) -> None:
        """Show what can be done from now on: `log-walk`, `import`, `report`, `export`, `measures` and so on."""
        for key in keys:
            self.overview.deeds.offer(key)

    def refresh(self) -> None:
        """Read everything anew and go back to the overview or the list, whichever it was."""
        self._read()
        self.show_list()

    def look_again(self) -> None:
        """Read everything anew, now or when it is seen the next time: something was kept, or taken back."""
        if self.isVisible() and self.currentWidget() is not self.session:
            self._read()
        else:
            self._is_stale = True

    def show_overview(self) -> None:
        """Show everything at a glance."""
        self._show(self.overview)

    def show_all(self) -> None:
        """Show every session that fits what is chosen."""
        self.all.filter.set_offers(*self.overview.filter.offers)
        self.all.show_choice(self.overview.choice)
        self._show(self.all)

    def show_list(self) -> None:
        """Show what one came from to a session: the overview, or every session."""
        self._show(self._back_to)

    def show_session(self, session_id: str) -> None:
        """Show one session; one that is gone leads back to the list."""
        try:
            record = self._history().session(session_id)
        except AmbleError as error:
            self.failed.emit(str(error))
            record = None
        if record is None:
            self.refresh()
            return
        self._shown = session_id
        self.session.show_record(record, self._today())
        self.setCurrentWidget(self.session)

    def show_from_top(self) -> None:
        """Begin anew at the top of everything at a glance."""
        self.show_overview()
        self.overview.show_from_top()

    def take_focus(self) -> None:
        """Let the keyboard begin where it is useful."""
        match self.currentWidget():
            case HistoryOverview() as overview:
                overview.take_focus()
            case AllSessions() as everything:
                everything.take_focus()

    def _show(self, page: QWidget) -> None:
        if self._is_stale:
            self._read()
        self._back_to = page
        self.setCurrentWidget(page)
        self.take_focus()

    def _read(self) -> None:
        self._is_stale = False
        self.overview.refresh()
        if self._back_to is self._all:
            self.all.show_choice(self.overview.choice)

    def _delete(self, session_id: str) -> None:
        try:
            self._history().delete(session_id)
        except AmbleError as error:
            self.failed.emit(str(error))
            return
        self.refresh()
        self.deleted.emit(session_id)

    def _again(self) -> None:
        if self.currentWidget() is self.session:
            self.show_session(self._shown)
