"""Something else that moves, told afterwards: what, and how long."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from gui.asking.form_page import FormPage
from gui.log.told import ACTIVITIES, LONGEST_MINUTES, OTHER, LoggedActivity, activity_word
from gui.log.twin_question import TwinQuestion
from gui.log.when_field import WhenField
from gui.theme.theme import Theme
from gui.widgets.chips import ChipRow
from gui.widgets.labels import Label, Role
from gui.widgets.minutes_field import MinutesField

_LONGEST_NAME = 80


class LogActivityPage(FormPage):
    """Tells swimming, cycling and the like; it counts for the week, never for the level."""

    told = Signal(object)  # LoggedActivity

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            self.tr("Log something else"),
            self.tr("It counts as movement. Your walking level follows your walks alone."),
            parent,
        )
        self._what = ChipRow(theme, [(key, activity_word(key)) for key, _ in ACTIVITIES], name=self.tr("What?"))
        self._what.setObjectName("what")
        self._what.chosen_changed.connect(self._chosen)
        self._name = QLineEdit()
        self._name.setObjectName("activity-name")
        self._name.setMaxLength(_LONGEST_NAME)
        self._name.setAccessibleName(self.tr("What was it?"))
        self._name.setPlaceholderText(self.tr("Such as: gardening"))
        self._name.textEdited.connect(lambda: self._tell(""))
        self._problem = Label("", Role.BAD)
        self._problem.setObjectName("what-problem")
        self._minutes = MinutesField(theme, 1, LONGEST_MINUTES, name=self.tr("Minutes"))
        self._minutes.setObjectName("minutes")
        self._minutes.confirmed.connect(self._save)
        self._when = WhenField(theme)
        self._add(self.tr("What?"), self._what, self._name, self._problem)
        self._add(self.tr("How long?"), self._minutes)
        self._add(self.tr("When?"), self._when)
        self.twin = TwinQuestion(theme)
        self.twin.left.connect(self.left)
        self.card.content.addWidget(self.twin)
        self._add_buttons()

    def ask(self, now: datetime) -> None:
        """Begin an empty form; `now` is aware."""
        self._what.set_chosen(())
        self._name.clear()
        self._minutes.set_minutes(None)
        self._when.ask(now)
        self.twin.forget()
        self._chosen()
        self._begin(self._what.findChildren(QWidget)[0])

    def _chosen(self) -> None:
        other = self._what.chosen == (OTHER,)
        self._name.setVisible(other)
        self._tell("")
        if other:
            self._name.setFocus()

    def _save(self) -> None:
        self.twin.forget()
        key = next(iter(self._what.chosen), "")
        name = self._name.text().strip() if key == OTHER else activity_word(key)
        if not name:
            self._tell(self.tr("Please say what it was."))
        minutes = self._minutes.check()
        if minutes is None or not name:
            return
        started = self._when.check(minutes)
        if started is not None:
            self.told.emit(LoggedActivity(started, minutes, key, name))

    def _tell(self, problem: str) -> None:
        self._problem.set_text(problem)
        self._problem.setVisible(bool(problem))
