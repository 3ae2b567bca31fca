"""Every session of a choice, newest first, with the whole page to itself."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercises.errors import AmbleError
from gui.history.choice import Choice
from gui.history.filter_bar import FilterBar
from gui.history.list_card import SessionList
from gui.history.model import SessionModel
from gui.history.tab_order import in_order
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.buttons import ButtonRow, quiet_button
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import Label, Role
from gui.widgets.page_body import PageBody
from gui.widgets.scroll import VerticalScroll
from gui.widgets.shortcuts import escape_to

if TYPE_CHECKING:
    from exercises.history.history import History


class AllSessions(QWidget):
    """The list with its filter; the sessions are fetched as one scrolls."""

    session_chosen = Signal(str)
    choice_changed = Signal(object)  # Choice
    failed = Signal(str)
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        history: "Callable[[], History]",
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._history = history
        self._today = today
        back = quiet_button(theme, self.tr("History"), icon="chevron-left")
        back.setObjectName("all-back")
        back.clicked.connect(self.left)
        self.filter = FilterBar(theme, today)
        self.filter.changed.connect(self._choice_taken)
        self._model = SessionModel(history, today, self)
        self.list = SessionList(theme, self._model)
        self.list.rows.setObjectName("all-rows")
        self.list.session_chosen.connect(self.session_chosen)
        none = EmptyState(theme, "history", self.tr("No session fits that."), more=self.tr("Try to ask for less."))
        self._none = none
        # Counting a long history takes longer than showing its beginning, so it comes after it.
        self._counter = QTimer(self, singleShot=True, interval=40)
        self._counter.timeout.connect(self._count)
        self._body = PageBody(theme)
        self._column = self._body.column
        self._column.addWidget(ButtonRow(theme, back))
        self._column.addWidget(Label(self.tr("All sessions"), Role.TITLE))
        self._column.addWidget(self.filter)
        self._column.addWidget(self.list, 1)
        self._column.addWidget(self._none, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(VerticalScroll(theme, self._body))
        escape_to(self, self.left)
        theme.changed.connect(self._fit)
        self._fit()

    def show_choice(self, choice: Choice) -> None:
        """Show the sessions of a choice, from the newest on."""
        self.filter.set_choice(choice)
        try:
            self._model.show(choice.to_filter(self._today()))
        except AmbleError as error:
            self.failed.emit(str(error))
        some = self._model.rowCount() > 0
        self.list.setVisible(some)
        self._none.setVisible(not some)
        self._counter.start()

    def take_focus(self) -> None:
        """Let the keyboard begin with the list."""
        (self.list.rows if not self.list.isHidden() else self.filter.search).setFocus(Qt.FocusReason.OtherFocusReason)

    def focusNextPrevChild(self, forward: bool) -> bool:
        # Chips come and go: the order is made when somebody walks along it.
        in_order(*self.filter.stops, self.list)
        return super().focusNextPrevChild(forward)

    def _count(self) -> None:
        wanted = self.filter.choice.to_filter(self._today())
        try:
            known = self._model.rowCount() if self._model.is_complete else None
            self.filter.set_count(known if known is not None else self._history().count(wanted))
        except AmbleError as error:
            self.failed.emit(str(error))

    def _choice_taken(self, choice: Choice) -> None:
        self.show_choice(choice)
        self.choice_changed.emit(choice)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(Space.M))
        # Where the window is low the page scrolls, and the list keeps most of it.
        self.list.setMinimumHeight(min(px(320), round(self.height() * 0.8)))
