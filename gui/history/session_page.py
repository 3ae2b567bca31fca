"""One session: planned against done, step by step, and what was said about it."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from exercises.library.scalars import format_clock, format_duration
from exercises.session.events import Outcome
from exercises.session.record import SessionRecord, StepOutcome, StepRecord
from gui import text
from gui.history.model import pain
from gui.places import place_word
from gui.theme.theme import Theme
from gui.theme.tokens import Space, Tone
from gui.widgets.buttons import ButtonRow, danger_button, primary_button, quiet_button
from gui.widgets.card import Card
from gui.widgets.chips import Chip
from gui.widgets.labels import KeyValue, Label, Role
from gui.widgets.scroll import VerticalScroll
from gui.widgets.shortcuts import escape_to

_TONES = {
    StepOutcome.DONE: (Tone.PRIMARY, "check"),
    StepOutcome.EASIER: (Tone.READY, "check"),
    StepOutcome.PARTIAL: (Tone.READY, "clock"),
    StepOutcome.SKIPPED: (Tone.NEUTRAL, "skip"),
    StepOutcome.HURT: (Tone.BAD, "hurts"),
}


class SessionPage(QWidget):
    """Shows a record; lets it be done again or deleted."""

    again_requested = Signal(object)  # SessionRecord
    delete_requested = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._scroll = VerticalScroll(theme)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        escape_to(self, self.left)

    def show_record(self, record: SessionRecord, today: date) -> None:
        """Show one session."""
        theme, px = self._theme, self._theme.px
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(px(Space.XXXL), px(Space.L), px(Space.XXXL), px(Space.XL))
        column.setSpacing(px(Space.L))
        back = quiet_button(theme, self.tr("History"), icon="chevron-left")
        back.setObjectName("session-back")
        back.clicked.connect(self.left)
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Label(record.name, Role.TITLE))
        column.addWidget(Label(self._story(record, today), Role.MUTED))
        again = primary_button(theme, self.tr("Do it again"))
        again.setObjectName("again")
        again.clicked.connect(lambda: self.again_requested.emit(record))
        delete = danger_button(theme, self.tr("Delete"), icon="trash")
        delete.setObjectName("delete")
        delete.clicked.connect(lambda: self.delete_requested.emit(record.id))
        column.addWidget(ButtonRow(theme, again, delete) if record.timeline is not None else ButtonRow(theme, delete))
        column.addWidget(self._facts(record))
        if record.steps:
            column.addWidget(self._steps(record))
        column.addStretch(1)
        self._scroll.set_page(page)
        self._scroll.scroll_to_top()
        back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _story(self, record: SessionRecord, today: date) -> str:
        when = text.when(record.started, today)
        if record.ended is None:
            return self.tr("{when} · broken off").format(when=when)
        if record.outcome is Outcome.STOPPED:
            return self.tr("{when} · stopped early").format(when=when)
        return self.tr("{when} · finished").format(when=when)

    def _facts(self, record: SessionRecord) -> Card:
        card = Card(self._theme)
        card.content.setSpacing(self._theme.px(Space.S))
        felt = record.feelings
        planned, done = format_duration(round(record.planned_seconds)), format_duration(round(record.active_seconds))
        rows = [(self.tr("Time"), self.tr("{done} of {planned} planned").format(done=done, planned=planned))]
        if felt.pain_before is not None or felt.pain_after is not None:
            rows.append((self.tr("Pain"), pain(felt.pain_before, felt.pain_after)))
        if felt.pain_peak is not None:
            rows.append((self.tr("At its worst"), str(felt.pain_peak)))
        if felt.effort is not None:
            rows.append((self.tr("Effort"), f"{felt.effort} · {text.effort(felt.effort)}"))
        if felt.where:
            rows.append((self.tr("Where"), ", ".join(place_word(place) for place in felt.where)))
        if felt.note:
            rows.append((self.tr("Note"), felt.note))
        for key, value in rows:
            card.content.addWidget(KeyValue(key, value))
        return card

    def _steps(self, record: SessionRecord) -> Card:
        card = Card(self._theme)
        card.content.addWidget(Label(self.tr("Planned and done"), Role.HEADING))
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._theme.px(Space.L))
        grid.setVerticalSpacing(self._theme.px(Space.S))
        grid.setColumnStretch(0, 1)
        for row, step in enumerate(record.steps):
            tone, icon = _TONES[step.outcome]
            words = text.outcome(step.outcome) if record.reached(row) else self.tr("not reached")
            grid.addWidget(self._name(step), row, 0)
            grid.addWidget(Label(self._amount(step), Role.MUTED), row, 1, Qt.AlignmentFlag.AlignVCenter)
            chip = Chip(self._theme, words, tone, icon=icon)
            grid.addWidget(chip, row, 2, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        card.content.addLayout(grid)
        return card

    def _name(self, step: StepRecord) -> QWidget:
        sets = self.tr("set {n}").format(n=step.set) if step.set is not None and step.set > 1 else ""
        small = " · ".join(part for part in (text.side(step.side), sets) if part)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Label(step.name or self.tr("Walk"), Role.BODY))
        if small:
            column.addWidget(Label(small, Role.SECONDARY))
        return box

    def _amount(self, step: StepRecord) -> str:
        time = f"{format_clock(step.active_seconds)} / {format_clock(step.planned_seconds)}"
        if step.reps_planned is None:
            return time
        reps = "–" if step.reps_done is None else str(step.reps_done)
        return self.tr("{done} of {planned} times · {time}").format(done=reps, planned=step.reps_planned, time=time)
