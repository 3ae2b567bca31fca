"""The history screen: all sessions, and one of them in full."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from exercises.errors import AmbleError
from gui.history.list_page import HistoryList
from gui.history.session_page import SessionPage
from gui.theme.theme import Theme

if TYPE_CHECKING:
    from exercises.history.history import History


class HistoryPage(QStackedWidget):
    """Reads through the history that it was given; deleting is told, so that it can be taken back."""

    deleted = Signal(str)
    failed = Signal(str)
    again_requested = Signal(object)  # SessionRecord
    from_phone_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        history: "Callable[[], History]",
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._history = history
        self._today = today
        self._shown = ""
        self.list = HistoryList(theme, history, today)
        self.session = SessionPage(theme)
        self.addWidget(self.list)
        self.addWidget(self.session)
        self.list.from_phone_requested.connect(self.from_phone_requested)
        self.list.session_chosen.connect(self.show_session)
        self.session.left.connect(self.show_list)
        self.session.again_requested.connect(self.again_requested)
        self.session.delete_requested.connect(self._delete)
        theme.changed.connect(self._again)
        self.list.refresh()

    def refresh(self) -> None:
        """Read everything anew and go back to the list."""
        self.list.refresh()
        self.show_list()

    def show_list(self) -> None:
        """Show all sessions."""
        self.setCurrentWidget(self.list)
        self.list.rows.setFocus()

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
