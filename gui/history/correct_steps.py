"""What became of each step, to be put right: an outcome, why it was skipped, and how often where it was counted."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercises.history.correcting import StepTold
from exercises.session.record import SessionRecord, SkipReason, StepOutcome, StepRecord
from gui import text
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.beside import Beside
from gui.widgets.buttons import ButtonRow, quiet_button
from gui.widgets.disclosure import Disclosure
from gui.widgets.fields import ChoiceField, NumberField
from gui.widgets.labels import Label, Role
from gui.words.skip_words import outcome_words

_AT_ONCE = 40
_MOST_TIMES = 999


def _key(outcome: StepOutcome, reason: SkipReason | None) -> str:
    return outcome.value if reason is None else f"{outcome.value}:{reason.value}"


def _may_have(outcome: StepOutcome, reason: SkipReason) -> bool:
    """Whether this reason can be told: what hurt and was skipped then has simply hurt."""
    return outcome is (StepOutcome.EASIER if reason is SkipReason.HURT else StepOutcome.SKIPPED)


# What can be chosen: each outcome, and once more with each reason that it may have.
_CHOICES: Final = tuple(
    (outcome, reason)
    for outcome in StepOutcome
    for reason in (None, *SkipReason)
    if reason is None or _may_have(outcome, reason)
)


class StepsField(Disclosure):
    """A row for each set and side; they are made when it is opened, and many of them in portions."""

    filled = Signal()  # there are more fields now

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("What became of each exercise"), parent)
        self.button.setObjectName("correct-steps")
        self._record: SessionRecord | None = None
        self._fields: dict[int, tuple[ChoiceField, NumberField | None]] = {}
        self._more = quiet_button(theme, self.tr("Show more"), icon="chevron-down")
        self._more.setObjectName("more-correct-steps")
        self._more.clicked.connect(self._fill)
        self._more_row = ButtonRow(theme, self._more)
        self._rows: QWidget | None = None
        self.toggled.connect(lambda wanted: self._fill() if wanted and not self._fields else None)

    @property
    def told(self) -> dict[int, StepTold]:
        """What is told otherwise than it was, by the step's number."""
        if self._record is None:
            return {}
        found: dict[int, StepTold] = {}
        for number, (choice, times) in self._fields.items():
            step = self._record.steps[number]
            outcome, reason = _chosen(str(choice.currentData()))
            now = StepTold(outcome, _times(step, times), reason)
            if now != StepTold(step.outcome, step.reps_done, _reason_of(step)):
                found[number] = now
        return found

    @property
    def stops(self) -> list[QWidget]:
        """What Tab stops at, from top to bottom."""
        rows = [field for pair in self._fields.values() for field in pair if field is not None]
        return [self.button, *rows, self._more]

    def show_steps(self, record: SessionRecord) -> None:
        """Begin anew with the steps of a record, closed."""
        self._record, self._fields = record, {}
        if self._rows is not None:
            self.content.removeWidget(self._rows)
            self._rows.hide()  # or what Qt shows a moment later would be a window of its own
            self._rows.setParent(None)
            self._rows.deleteLater()
        self._rows = QWidget()
        column = QVBoxLayout(self._rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(Space.M))
        self.content.addWidget(self._rows)
        self.content.addWidget(self._more_row)
        self.set_open(False)
        self.setVisible(bool(record.steps))

    def _fill(self) -> None:
        record, rows = self._record, self._rows
        column = rows.layout() if rows is not None else None
        if record is None or column is None:
            return
        first = len(self._fields)
        for number in range(first, min(len(record.steps), first + _AT_ONCE)):
            column.addWidget(self._row(number, record.steps[number]))
        self._more_row.setVisible(len(self._fields) < len(record.steps))
        self.filled.emit()
        if first and first in self._fields:
            self._fields[first][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, number: int, step: StepRecord) -> QWidget:
        theme = self._theme
        row, words = QWidget(), QWidget()
        beside = Beside(row, own_last=True)
        beside.setSpacing(theme.px(Space.M))
        beside.set_widths(0, theme.px(220))
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        name = step.name or self.tr("Walk")
        small = " · ".join(part for part in (text.side(step.side), self._set(step)) if part)
        column.addWidget(Label(name, Role.BODY))
        if small:
            column.addWidget(Label(small, Role.SECONDARY))
        mine = (step.outcome, _reason_of(step))
        choices = _CHOICES if mine in _CHOICES else (mine, *_CHOICES)
        choice = ChoiceField([(_key(*each), outcome_words(*each)) for each in choices])
        choice.setObjectName(f"outcome-{number}")
        choice.setAccessibleName(self.tr("What became of {name}").format(name=f"{name}, {small}" if small else name))
        choice.set_value(_key(*mine))
        fields = ButtonRow(theme, choice, spacing=10)
        times: NumberField | None = None
        if step.reps_planned is not None:
            most = max(_MOST_TIMES, step.reps_planned, step.reps_done or 0)
            times = NumberField(theme, 0, most, unit="×")
            times.setObjectName(f"times-{number}")
            times.setAccessibleName(self.tr("How often"))
            times.setValue(step.reps_done or 0)
            fields.add(times)
        self._fields[number] = choice, times
        beside.addWidget(words)
        beside.addWidget(fields)
        return row

    def _set(self, step: StepRecord) -> str:
        return self.tr("set {n}").format(n=step.set) if step.set is not None and step.set > 1 else ""


def _reason_of(step: StepRecord) -> SkipReason | None:
    """Why it was so; in a history that comes from elsewhere a reason may stand where it can't be."""
    if step.outcome is StepOutcome.SKIPPED or (step.hurt and step.outcome is not StepOutcome.HURT):
        return step.reason
    return None


def _chosen(key: str) -> tuple[StepOutcome, SkipReason | None]:
    """What the key of a line stands for."""
    outcome, _, reason = key.partition(":")
    return StepOutcome(outcome), SkipReason(reason) if reason else None


def _times(step: StepRecord, field: NumberField | None) -> int | None:
    """What stands in the field; a count that nobody knows stays unknown while it stands at 0."""
    if field is None:
        return step.reps_done
    return None if step.reps_done is None and field.value() == 0 else field.value()
