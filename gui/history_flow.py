"""The history at work: its pages, and what is done with the sessions in them."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from exercises.errors import AmbleError
from gui.coaching import Coaching
from gui.history.page import HistoryPage
from gui.main_window import MainWindow
from gui.theme.theme import Theme

if TYPE_CHECKING:
    from exercises.history.history import History


class HistoryFlow(QObject):
    """Fills the history's pages, and takes back what was deleted by mistake."""

    again_requested = Signal(object)  # SessionRecord
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
        self._window = window
        self._history = history
        self._coaching = coaching
        page = self.page = HistoryPage(theme, history, today)
        page.deleted.connect(self._deleted)
        page.failed.connect(window.say)
        page.again_requested.connect(self.again_requested)
        page.from_phone_requested.connect(self.from_phone_requested)
        coaching.changed.connect(page.list.refresh)  # what was kept, or taken back while it is shown

    def _deleted(self, session_id: str) -> None:
        def undo() -> None:
            try:
                self._history().undelete(session_id)
            except AmbleError as error:
                self._window.say(str(error))
            self.page.refresh()
            self._coaching.forget()

        self._coaching.forget()
        self._window.say(self.tr("Deleted."), action=self.tr("Undo"), on_action=undo)
