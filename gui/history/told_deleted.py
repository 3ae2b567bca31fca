"""The sessions that were deleted, each to be brought back."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercises.history.listing import SessionSummary
from exercises.library.scalars import format_duration
from gui import text
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.beside import Beside
from gui.widgets.buttons import ButtonRow, secondary_button
from gui.widgets.card import Card
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import Label, Role
from gui.widgets.page_body import PageBody
from gui.widgets.page_header import PageHeader
from gui.widgets.scroll import VerticalScroll
from gui.widgets.shortcuts import escape_to


class DeletedPage(QWidget):
    """The one that was deleted last first; `back_requested` tells the id of one that is wanted again."""

    back_requested = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sessions: tuple[SessionSummary, ...] = ()
        self._today = date.min
        self._scroll = VerticalScroll(theme)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        escape_to(self, self.left)
        theme.changed.connect(self._build)

    def show_sessions(self, sessions: Sequence[SessionSummary], today: date) -> None:
        """Show these sessions."""
        self._sessions, self._today = tuple(sessions), today
        place = self._scroll.verticalScrollBar().value()
        self._build()
        self._scroll.verticalScrollBar().setValue(place)

    def _build(self) -> None:
        theme = self._theme
        page = PageBody(theme)
        page.add_back(self.tr("What I told Amble"), self.left)
        words = self.tr("They count nowhere. One that is brought back stands in its place again.")
        page.column.addWidget(PageHeader(theme, self.tr("Deleted sessions"), words))
        if self._sessions:
            card = Card(theme)
            card.content.setSpacing(theme.px(Space.M))
            for session in self._sessions:
                card.content.addWidget(self._row(session))
            page.column.addWidget(card)
        else:
            more = self.tr("What you delete can be brought back from here.")
            page.column.addWidget(EmptyState(theme, "trash", self.tr("Nothing is deleted."), more=more), 1)
        page.column.addStretch(1)
        self._scroll.set_page(page)
        first = self.findChild(QWidget, "bring-back") or self.findChild(QWidget, "back")
        if first is not None and self.isVisible():
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, session: SessionSummary) -> QWidget:
        theme = self._theme
        row, words = QWidget(), QWidget()
        row.setObjectName("deleted-row")
        beside = Beside(row, own_last=True)
        beside.setSpacing(theme.px(Space.M))
        beside.set_widths(0, theme.px(200))
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        when = text.when(session.started, self._today)
        column.addWidget(Label(session.name, Role.BODY))
        column.addWidget(Label(f"{when} · {format_duration(round(session.active_seconds))}", Role.SECONDARY))
        back = secondary_button(theme, self.tr("Bring back"))
        back.setObjectName("bring-back")
        back.setAccessibleName(self.tr("Bring back: {name}, {when}").format(name=session.name, when=when))
        back.clicked.connect(self._asker(session.id))
        beside.addWidget(words)
        beside.addWidget(ButtonRow(theme, back))
        return row

    def _asker(self, session_id: str) -> Callable[[], None]:
        return lambda: self.back_requested.emit(session_id)
