"""A fact that was told, put right: what it holds, and for when it was told."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercises.coach.outlook import LevelStep
from exercises.errors import AmbleError
from exercises.history.by_hand import check_moment
from exercises.history.facts import Checked, StoredFact
from gui.asking.form_page import FormPage
from gui.asking.tab_order import keep_tab_order, tab_stops
from gui.history.moment_field import MomentField
from gui.history.told_form import FactFields
from gui.history.told_words import told_words
from gui.theme.theme import Theme
from gui.widgets.labels import Label, Role


class EditToldPage(FormPage):
    """Tells the fact as it is meant; what it was before is kept too."""

    told = Signal(object)  # StoredFact, with the id that it had

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            theme, self.tr("Put it right"), self.tr("What you told first is kept too; the new words count."), parent
        )
        self._stored: StoredFact | None = None
        self._now: datetime | None = None
        self._fields: FactFields | None = None
        self._name = Label("", Role.HEADING)
        self._holder = QWidget()
        self._inside = QVBoxLayout(self._holder)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._asked = Label(self.tr("When was it?"), Role.SUBHEADING)
        self._when = MomentField(theme)
        self._when.time.setAccessibleName(self.tr("Time"))
        self._problem = Label("", Role.BAD)
        self._problem.setObjectName("told-problem")
        for widget in (self._name, self._holder, self._asked, self._when, self._problem):
            self.card.content.addWidget(widget)
        self._add_buttons()

    def ask(self, stored: StoredFact, now: datetime, levels: Sequence[LevelStep] = ()) -> None:
        """Begin with a fact as it is; `now` is aware, `levels` are those of the plan that counts."""
        self._stored, self._now = stored, now
        self._name.set_text(told_words(stored.fact).line)
        today = now.astimezone(stored.at.tzinfo).date()
        if self._fields is not None:
            self._inside.removeWidget(self._fields)
            self._fields.hide()  # or what Qt shows a moment later would be a window of its own
            self._fields.setParent(None)
            self._fields.deleteLater()
        self._fields = FactFields(self._theme, stored.fact, today, levels)
        self._inside.addWidget(self._fields)
        # A check keeps its moment: behind a sign that was told later it would open what it was never meant for.
        for widget in (self._asked, self._when):
            widget.setVisible(not isinstance(stored.fact, Checked))
        self._when.show_moment(stored.at, today)
        self._tell("")
        self._begin(self._when.day)
        stops = tab_stops(self._fields)
        keep_tab_order([*stops, self._when.day, self._when.time, *self.buttons])
        if stops:
            stops[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        stored, now, moment, fields = self._stored, self._now, self._when.moment, self._fields
        fact = fields.told() if fields is not None else None
        if stored is None or now is None or moment is None or fact is None:
            return
        try:
            if moment != stored.at:
                check_moment(moment, now)
        except AmbleError as error:
            self._tell(str(error))
            return
        self.told.emit(StoredFact(stored.id, moment, fact))

    def _tell(self, problem: str) -> None:
        self._problem.set_text(problem)
        self._problem.setVisible(bool(problem))
