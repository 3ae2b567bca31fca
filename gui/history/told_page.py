"""What I told Amble: every fact beside the sessions, by day, each to be put right or taken back."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercises.history.correcting import may_be_taken_back
from exercises.history.facts import Screening, StoredFact
from gui.history.told_form import can_be_edited
from gui.history.told_words import day_word, told_words
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.beside import Beside
from gui.widgets.buttons import ButtonRow, IconButton, quiet_button, secondary_button
from gui.widgets.card import Card
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import Label, Role
from gui.widgets.page_body import PageBody
from gui.widgets.page_header import PageHeader
from gui.widgets.scroll import VerticalScroll
from gui.widgets.shortcuts import escape_to

# So many are shown at once; the others wait behind a button.
_AT_ONCE = 60


class ToldPage(QWidget):
    """The newest day first. Answers about warning signs stay as they are; the page says why."""

    edit_requested = Signal(object)  # StoredFact
    delete_requested = Signal(object)
    safety_requested = Signal()
    deleted_requested = Signal()  # the sessions that were deleted
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        before: Callable[[StoredFact], Sequence[StoredFact]] = lambda _stored: (),
        parent: QWidget | None = None,
    ) -> None:
        """`before` gives what a fact said before it was told otherwise, oldest first."""
        super().__init__(parent)
        self._theme = theme
        self._before = before
        self._facts: tuple[StoredFact, ...] = ()
        self._today = date.min
        self._count = _AT_ONCE
        self._scroll = VerticalScroll(theme)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        escape_to(self, self.left)
        theme.changed.connect(self._build)

    def show_facts(self, facts: Sequence[StoredFact], today: date, *, anew: bool = True) -> None:
        """Show these facts; without `anew` the place in the list is kept."""
        self._facts, self._today = tuple(reversed(facts)), today
        bar = self._scroll.verticalScrollBar()
        place = 0 if anew else bar.value()
        if anew:
            self._count = _AT_ONCE
        self._build()
        bar.setValue(place)

    def _build(self) -> None:
        theme = self._theme
        page = PageBody(theme)
        page.add_back(self.tr("History"), self.left)
        page.column.addWidget(
            PageHeader(
                theme,
                self.tr("What I told Amble"),
                self.tr("What is wrong can be put right or taken back; the plan follows at once."),
            )
        )
        if any(isinstance(stored.fact, Screening) for stored in self._facts):
            page.column.addWidget(self._about_signs())
        shown = self._facts[: self._count]
        for day, of_day in groupby(shown, lambda stored: stored.day):
            page.column.addWidget(self._day(day, list(of_day)))
        if not self._facts:
            more = self.tr("Answers, decisions and the like will stand here.")
            page.column.addWidget(EmptyState(theme, "info", self.tr("Nothing here yet."), more=more), 1)
        if len(self._facts) > len(shown):
            more_button = quiet_button(theme, self.tr("Show more"), icon="chevron-down")
            more_button.setObjectName("more-told")
            more_button.clicked.connect(self._more)
            page.column.addWidget(ButtonRow(theme, more_button))
        deleted = quiet_button(theme, self.tr("Deleted sessions"), icon="trash")
        deleted.setObjectName("deleted-sessions")
        deleted.clicked.connect(self.deleted_requested)
        page.column.addWidget(deleted, 0, Qt.AlignmentFlag.AlignLeft)
        page.column.addStretch(1)
        self._scroll.set_page(page)

    def _about_signs(self) -> QWidget:
        theme = self._theme
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(Space.S))
        words = self.tr(
            "Answers about warning signs stay as they are. Was one wrong, or has it changed? Answer the questions "
            "again: the new answer counts from now on. Where sessions wait, they open once you have been checked."
        )
        column.addWidget(Label(words, Role.MUTED))
        again = secondary_button(theme, self.tr("Answer again"), icon="heart")
        again.setObjectName("answer-again")
        again.clicked.connect(self.safety_requested)
        column.addWidget(ButtonRow(theme, again))
        return box

    def _day(self, day: date, facts: list[StoredFact]) -> Card:
        card = Card(self._theme)
        card.content.setSpacing(self._theme.px(Space.S))
        card.content.addWidget(Label(day_word(day), Role.HEADING))
        for stored in facts:
            card.content.addWidget(self._row(stored))
        return card

    def _row(self, stored: StoredFact) -> QWidget:
        theme, told = self._theme, told_words(stored.fact)
        before = dict.fromkeys(told_words(each.fact).line for each in self._before(stored))
        before.pop(told.line, None)
        row, words = QWidget(), QWidget()
        row.setObjectName("told-row")
        beside = Beside(row, own_last=True)
        beside.setSpacing(theme.px(Space.M))
        beside.set_widths(0, theme.px(200))
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Label(told.line, Role.BODY))
        column.addWidget(Label(" · ".join(part for part in (f"{stored.at:%H:%M}", told.more) if part), Role.SECONDARY))
        if before:
            line = self.tr("Before you put it right: {lines}").format(lines=" · ".join(before))
            column.addWidget(Label(line, Role.SECONDARY))
        beside.addWidget(words)
        if may_be_taken_back(stored.fact):
            buttons = ButtonRow(theme, spacing=4)
            if can_be_edited(stored.fact):
                edit = self._icon("edit", self.tr("Edit: {what}").format(what=told.line), "edit-told")
                edit.clicked.connect(self._asker(self.edit_requested.emit, stored))
                buttons.add(edit)
            delete = self._icon("trash", self.tr("Delete: {what}").format(what=told.line), "delete-told")
            delete.clicked.connect(self._asker(self.delete_requested.emit, stored))
            buttons.add(delete)
            beside.addWidget(buttons)
        return row

    def _icon(self, icon: str, words: str, name: str) -> IconButton:
        button = IconButton(self._theme, icon, words)
        button.setObjectName(name)
        return button

    @staticmethod
    def _asker(ask: Callable[[object], None], stored: StoredFact) -> Callable[[], None]:
        return lambda: ask(stored)

    def _more(self) -> None:
        bar = self._scroll.verticalScrollBar()
        place = bar.value()
        self._count += _AT_ONCE * 2
        self._build()
        bar.setValue(place)
        more = self.findChild(QWidget, "more-told")
        if more is not None:
            more.setFocus(Qt.FocusReason.OtherFocusReason)
