"""What was done on the phone: the line that its page shows at the end is pasted here, read, and kept."""

from collections.abc import Callable, Iterator
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from exercises.errors import AmbleError
from exercises.history.phone_line import record_from_line
from exercises.library.scalars import format_duration
from exercises.session.events import Outcome
from exercises.session.record import SessionRecord
from gui import text
from gui.asking.form_page import FormPage
from gui.theme.theme import Theme
from gui.theme.tokens import Space, Tone
from gui.widgets.banner import Banner
from gui.widgets.buttons import ButtonRow, secondary_button
from gui.widgets.labels import KeyValue, Label, Role

# A line with the longest note, every letter of it written as three bytes, and words around it.
_LONGEST_TEXT = 60_000


class LogPhonePage(FormPage):
    """Tells in words what a line says before it is kept; one that says nothing can't be kept."""

    told = Signal(object)  # SessionRecord

    def __init__(self, theme: Theme, is_known: Callable[[str], bool], parent: QWidget | None = None) -> None:
        """`is_known` tells of a session's id whether it is in the history."""
        super().__init__(
            theme,
            self.tr("I did this on my phone"),
            self.tr(
                "At its end the page on your phone shows a line. Copy it there, send it to yourself, paste it here."
            ),
            parent,
        )
        self._is_known = is_known
        self._now: datetime | None = None
        self._record: SessionRecord | None = None
        self._field = QPlainTextEdit()
        self._field.setObjectName("phone-line")
        self._field.setAccessibleName(self.tr("The line from your phone"))
        self._field.setPlaceholderText("amble1?kind=…")
        self._field.setTabChangesFocus(True)
        self._field.textChanged.connect(self._read)
        paste = secondary_button(theme, self.tr("Paste"), icon="copy")
        paste.setObjectName("paste-line")
        paste.clicked.connect(self._paste)
        self._problem = Label("", Role.BAD)
        self._problem.setObjectName("line-problem")
        self._known = Banner(theme, self.tr("This session is in your history already."), "", Tone.INFO)
        self._known.setObjectName("line-known")
        self._says = QWidget()
        self._says.setObjectName("line-says")
        self._rows = QVBoxLayout(self._says)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._add(self.tr("The line from your phone"), self._field, ButtonRow(theme, paste))
        for widget in (self._problem, self._known, self._says):
            self.card.content.addWidget(widget)
        self._add_buttons()
        self._fit()
        theme.changed.connect(self._fit)

    def ask(self, now: datetime) -> None:
        """Begin with an empty field; `now` is aware."""
        self._now = now
        self._field.clear()
        self._read()
        self._begin(self._field)

    def _paste(self) -> None:
        self._field.setPlainText(QGuiApplication.clipboard().text()[:_LONGEST_TEXT])
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self) -> None:
        self._record, problem = None, ""
        words = self._field.toPlainText()[:_LONGEST_TEXT]
        if words.strip() and self._now is not None:
            try:
                self._record = record_from_line(words, self._now)
            except AmbleError as error:
                problem = str(error)
        self._tell(problem)
        known = self._record is not None and self._is_known(self._record.id)
        self._known.setVisible(known)
        self._show_record()
        self.save_button.setEnabled(self._record is not None and not known)

    def _show_record(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        record, now = self._record, self._now
        self._says.setVisible(record is not None)
        if record is not None and now is not None:
            says = Label(self.tr("It says:"), Role.SUBHEADING)
            for row in (says, *(KeyValue(key, value) for key, value in self._told_of(record, now))):
                self._rows.addWidget(row)
                row.show()

    def _told_of(self, record: SessionRecord, now: datetime) -> Iterator[tuple[str, str]]:
        felt = record.feelings
        yield self.tr("What"), record.name
        yield self.tr("When"), text.when(record.started, now.date())
        done, planned = format_duration(round(record.active_seconds)), format_duration(round(record.planned_seconds))
        time = self.tr("{done} of {planned} planned").format(done=done, planned=planned)
        if record.outcome is Outcome.STOPPED:
            time = self.tr("{time}, stopped early").format(time=time)
        yield self.tr("Time"), time
        if record.walk_active_seconds:
            yield self.tr("Walked"), format_duration(round(record.walk_active_seconds))
        pains = (
            (felt.pain_before, self.tr("{n} before")),
            (felt.pain_peak, self.tr("{n} at its worst")),
            (felt.pain_after, self.tr("{n} after")),
        )
        pain = ", ".join(words.format(n=value) for value, words in pains if value is not None)
        yield self.tr("Pain"), pain or self.tr("nothing said")
        if felt.effort is not None:
            yield self.tr("Effort"), f"{felt.effort} · {text.effort(felt.effort)}"
        if felt.leg:
            yield self.tr("Leg"), self.tr("Something new. A few questions about warning signs come next.")
        if felt.note:
            yield self.tr("Note"), felt.note

    def _save(self) -> None:
        if self._record is not None:
            self.told.emit(self._record)

    def _tell(self, problem: str) -> None:
        self._problem.set_text(problem)
        self._problem.setVisible(bool(problem))
        self._field.setAccessibleDescription(problem)

    def _fit(self) -> None:
        self._field.setFixedHeight(self._theme.px(112))
        self._rows.setSpacing(self._theme.px(Space.S))
