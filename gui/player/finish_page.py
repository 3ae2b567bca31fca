"""The end of a session: what was done, and three things one may say about it."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from exercises.library.scalars import format_duration
from exercises.session.events import Outcome
from exercises.session.record import Feelings, SessionRecord, StepOutcome
from gui import text
from gui.theme.theme import Theme
from gui.theme.tokens import Space, Tone
from gui.widgets.banner import Banner
from gui.widgets.buttons import ButtonRow, ButtonSize, primary_button, quiet_button, secondary_button
from gui.widgets.card import Card
from gui.widgets.labels import Label, Role
from gui.widgets.number_scale import NumberScale
from gui.widgets.scroll import VerticalScroll

_LONGEST_NOTE = 2000
_DONE = (StepOutcome.DONE, StepOutcome.EASIER)


class FinishPage(QWidget):
    """Everything here is optional: one key press leaves it."""

    said = Signal(object)  # Feelings
    try_again_requested = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._feelings = Feelings()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._holder = QWidget()
        self._outer = QVBoxLayout(self._holder)
        self._card = Card(theme, padding=32)
        self._outer.addStretch(1)
        self._outer.addWidget(self._card)
        self._outer.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(VerticalScroll(theme, self._holder))
        self._build()
        theme.changed.connect(self._restyle)
        self._restyle()

    def _build(self) -> None:
        theme, content = self._theme, self._card.content
        self._above = Label("", Role.MUTED)
        self._title = Label("", Role.TITLE)
        self._story = Label("", Role.BODY)
        self._unsaved = Banner(theme, "", "", Tone.BAD)
        again = secondary_button(theme, self.tr("Try again"), icon="refresh")
        again.setObjectName("save-again")
        again.clicked.connect(self.try_again_requested)
        self._unsaved.add_action(again)
        self._unsaved.hide()
        self._after = self._scale(self.tr("How is your back now?"))
        self._peak = self._scale(self.tr("And at its worst, while you moved?"))
        self._effort = NumberScale(
            theme,
            lowest=self.tr("no effort at all"),
            highest=self.tr("as hard as can be"),
            name=self.tr("How hard was it?"),
        )
        self._effort.setObjectName("effort")
        self._effort.value_changed.connect(self._say_effort)
        self._effort_word = Label("", Role.MUTED)
        self._after.setObjectName("pain-after")
        self._peak.setObjectName("pain-peak")
        self._note = QPlainTextEdit()
        self._note.setObjectName("note")
        self._note.setPlaceholderText(self.tr("A note, if you like"))
        self._note.setAccessibleName(self.tr("Note"))
        self._note.setTabChangesFocus(True)
        self._save = primary_button(theme, self.tr("Save"), size=ButtonSize.LARGE)
        self._save.setObjectName("save")
        self._save.clicked.connect(self._say)
        skip = quiet_button(theme, self.tr("Skip the questions"))
        skip.setObjectName("skip-questions")
        skip.clicked.connect(self.left)
        for widget in (self._above, self._title, self._story, self._unsaved):
            content.addWidget(widget)
        for words, scale in (
            (self.tr("How is your back now?"), self._after),
            (self.tr("And at its worst, while you moved?"), self._peak),
            (self.tr("How hard was it?"), self._effort),
        ):
            content.addWidget(Label(words, Role.SUBHEADING))
            content.addWidget(scale)
        content.addWidget(self._effort_word)
        content.addWidget(self._note)
        content.addWidget(ButtonRow(theme, self._save, skip))

    def _scale(self, name: str) -> NumberScale:
        return NumberScale(self._theme, lowest=self.tr("no pain"), highest=self.tr("worst imaginable"), name=name)

    def show_record(self, record: SessionRecord) -> None:
        """Show a session that has just ended, with what was said during it."""
        self._feelings = record.feelings
        finished = record.outcome is Outcome.FINISHED
        self._above.set_text(record.name)
        done = any(step.outcome in _DONE for step in record.steps)
        title = self.tr("Well done.") if done else self.tr("Through to the end.")
        self._title.set_text(title if finished else self.tr("Stopped here. That is fine."))
        self._story.set_text(self._told(record))
        self._after.set_value(record.feelings.pain_after)
        self._peak.set_value(record.feelings.pain_peak)
        self._effort.set_value(record.feelings.effort)
        self._effort_word.set_text("")
        self._note.setPlainText(record.feelings.note or "")
        # A key pressed once too often in the player must not answer a question here.
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_unsaved(self, reason: str) -> None:
        """Say that the history could not be written, or (with an empty reason) that it is safe again."""
        self._unsaved.set_parts(self.tr("This session is not in your history yet."), reason)
        self._unsaved.setVisible(bool(reason))

    def _told(self, record: SessionRecord) -> str:
        time = format_duration(round(record.active_seconds))
        reached = [step for number, step in enumerate(record.steps) if record.reached(number)]
        counts = {outcome: sum(1 for step in reached if step.outcome is outcome) for outcome in StepOutcome}
        done = sum(counts[outcome] for outcome in _DONE)
        parts = [self.tr("{time} · {done} of {all} parts done").format(time=time, done=done, all=len(record.steps))]
        others = (StepOutcome.PARTIAL, StepOutcome.SKIPPED, StepOutcome.HURT)
        parts += [f"{counts[outcome]} {text.outcome(outcome)}" for outcome in others if counts[outcome]]
        return " · ".join(parts)

    def _say_effort(self, value: object) -> None:
        self._effort_word.set_text(text.effort(value) if isinstance(value, int) else "")

    def _say(self) -> None:
        note = self._note.toPlainText().strip()[:_LONGEST_NOTE]
        feelings = replace(
            self._feelings,
            pain_after=self._after.value,
            pain_peak=self._peak.value,
            effort=self._effort.value,
            note=note or None,
        )
        self.said.emit(feelings)
        self.left.emit()

    def _restyle(self) -> None:
        px = self._theme.px
        self._outer.setContentsMargins(px(Space.XL), px(Space.L), px(Space.XL), px(Space.L))
        self._card.setMaximumWidth(px(860))
        self._outer.setAlignment(self._card, Qt.AlignmentFlag.AlignHCenter)
        self._card.content.setSpacing(px(Space.M))
        self._note.setFixedHeight(px(84))
