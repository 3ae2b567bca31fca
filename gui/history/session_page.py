"""One session: planned against done, what was said about it, what the coach made of it, and what one can do with it."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercises.session.events import Outcome
from exercises.session.record import SessionRecord
from gui import text
from gui.history.session_about import SessionAbout
from gui.history.session_cards import changes_card, coach_card, facts_card, routine_then, steps_card
from gui.history.session_changes import change_lines, holds_a_correction
from gui.theme.theme import Theme
from gui.theme.tokens import Space, Tone
from gui.widgets.buttons import Button, ButtonRow, danger_button, primary_button, quiet_button, secondary_button
from gui.widgets.chips import Chip
from gui.widgets.labels import Label, Role
from gui.widgets.scroll import VerticalScroll
from gui.widgets.shortcuts import escape_to

_ROOM_BELOW = 104


class SessionPage(QWidget):
    """Shows a record; what is wanted with it is told by signals."""

    again_requested = Signal(object)  # SessionRecord
    continue_requested = Signal(object)
    correct_requested = Signal(object)
    did_requested = Signal(object)  # it was done once more, without the program
    keep_routine_requested = Signal(object)
    delete_requested = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._about: Callable[[SessionRecord], SessionAbout] = lambda _record: SessionAbout()
        self._scroll = VerticalScroll(theme)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        escape_to(self, self.left)

    def ask_about(self, about: Callable[[SessionRecord], SessionAbout]) -> None:
        """Ask this about each session that is shown from now on."""
        self._about = about

    def show_record(self, record: SessionRecord, today: date) -> None:
        """Show one session."""
        theme, px, about = self._theme, self._theme.px, self._about(record)
        page = QWidget()
        column = QVBoxLayout(page)
        # Room below, so that the last lines can be scrolled out from under the line at the window's bottom.
        column.setContentsMargins(px(Space.XXXL), px(Space.L), px(Space.XXXL), px(_ROOM_BELOW))
        column.setSpacing(px(Space.L))
        back = quiet_button(theme, self.tr("History"), icon="chevron-left")
        back.setObjectName("session-back")
        back.clicked.connect(self.left)
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Label(record.name, Role.TITLE))
        column.addWidget(Label(self._story(record, today), Role.MUTED))
        if holds_a_correction(about.changes, _over(record)):
            mark = Chip(theme, self.tr("Corrected later"), Tone.NEUTRAL, icon="edit")
            mark.setObjectName("corrected-mark")
            column.addWidget(mark, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._actions(record, can_continue=about.can_continue))
        column.addWidget(facts_card(theme, record, about.shoes))
        if about.account is not None:
            column.addWidget(coach_card(theme, about.account))
        if record.steps:
            column.addWidget(steps_card(theme, record))
        if record.timeline is not None:
            column.addWidget(routine_then(theme, record.timeline))
        lines = change_lines(about.changes, _over(record))
        if lines:
            column.addWidget(changes_card(theme, lines, today))
        column.addStretch(1)
        self._scroll.set_page(page)
        self._scroll.scroll_to_top()
        back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _actions(self, record: SessionRecord, *, can_continue: bool) -> ButtonRow:
        theme = self._theme
        row = ButtonRow(theme)

        def add(button: Button, name: str, act: Callable[[], None]) -> None:
            button.setObjectName(name)
            button.clicked.connect(act)
            row.add(button)

        if can_continue:
            words = self.tr("Continue where you stopped")
            add(primary_button(theme, words), "continue", lambda: self.continue_requested.emit(record))
        if record.timeline is not None:
            words = self.tr("Do it again")
            again = secondary_button(theme, words) if can_continue else primary_button(theme, words)
            add(again, "again", lambda: self.again_requested.emit(record))
        correct = secondary_button(theme, self.tr("Correct"), icon="edit")
        add(correct, "correct", lambda: self.correct_requested.emit(record))
        if record.timeline is not None:
            did = quiet_button(theme, self.tr("I did this once more"), icon="check")
            add(did, "did-again", lambda: self.did_requested.emit(record))
            keep = quiet_button(theme, self.tr("Save as a routine"), icon="routines")
            add(keep, "keep-routine", lambda: self.keep_routine_requested.emit(record))
        delete = danger_button(theme, self.tr("Delete"), icon="trash")
        add(delete, "delete", lambda: self.delete_requested.emit(record.id))
        return row

    def _story(self, record: SessionRecord, today: date) -> str:
        when = text.when(record.started, today)
        if record.logged_by_hand:
            return self.tr("{when} · written down by hand").format(when=when)
        if record.ended is None:
            return self.tr("{when} · broken off").format(when=when)
        if record.outcome is Outcome.STOPPED:
            return self.tr("{when} · stopped early").format(when=when)
        return self.tr("{when} · finished").format(when=when)


def _over(record: SessionRecord) -> datetime:
    """When it was over, as far as that is known."""
    return record.ended or record.started + timedelta(seconds=record.active_seconds)
