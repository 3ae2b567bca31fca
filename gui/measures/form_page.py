"""A result to be told: what is asked rather than timed, and everything that was measured elsewhere or before."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercises.history.facts import Measure, Measured
from exercises.history.measures.catalogue import DEFINITIONS
from gui.figure.subject import Subject
from gui.measures.fields import fields_for
from gui.measures.how import HowTo
from gui.measures.result_fields import ResultFields
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.buttons import ButtonRow, ButtonSize, primary_button, quiet_button
from gui.widgets.card import Card
from gui.widgets.disclosure import Disclosure
from gui.widgets.fields import DateField
from gui.widgets.labels import Label, Role
from gui.widgets.page_body import PageBody
from gui.widgets.page_header import PageHeader
from gui.widgets.scroll import VerticalScroll
from gui.widgets.shortcuts import escape_to

_EARLIEST = date(2000, 1, 1)


class MeasureFormPage(QWidget):
    """Tells a result and the day for which it is; leaving tells nothing."""

    told = Signal(object, object)  # tuple[Fact, ...], date
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._scroll = VerticalScroll(theme)
        self._fields: ResultFields | None = None
        self._date: DateField | None = None
        self._today = date.min
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        escape_to(self, self.left)

    def ask(
        self,
        measure: Measure,
        today: date,
        *,
        activities: Sequence[tuple[str, str]] = (),
        last: Measured | None = None,
        picture: Subject | None = None,
        with_day: bool = False,
    ) -> None:
        """Begin an empty form; `with_day` shows the day at once, for something that was measured before."""
        theme, definition = self._theme, DEFINITIONS[measure]
        self._today = today
        page = PageBody(theme)
        page.add_back(self.tr("Back"), self.left)
        page.column.addWidget(PageHeader(theme, definition.name))
        card = Card(theme, padding=24)
        card.content.setSpacing(theme.px(Space.L))
        card.content.addWidget(HowTo(theme, definition, picture))
        fields = self._fields = fields_for(theme, measure, activities, last)
        fields.confirmed.connect(self._save)
        card.content.addWidget(fields)
        card.content.addWidget(self._day(open_now=with_day))
        save = primary_button(theme, self.tr("Save"), size=ButtonSize.LARGE)
        save.setObjectName("save-measure")
        save.clicked.connect(self._save)
        cancel = quiet_button(theme, self.tr("Cancel"))
        cancel.setObjectName("cancel-measure")
        cancel.clicked.connect(self.left)
        card.content.addWidget(ButtonRow(theme, save, cancel))
        page.column.addWidget(card)
        page.column.addStretch(1)
        self._scroll.set_page(page)
        fields.begin()
        self._scroll.scroll_to_top()

    def _day(self, *, open_now: bool) -> QWidget:
        day = Disclosure(self._theme, self.tr("It was another day"))
        day.button.setObjectName("another-day")
        field = self._date = DateField(self._theme)
        field.setObjectName("measure-day")
        field.setAccessibleName(self.tr("Day"))
        field.set_bounds(_EARLIEST, self._today)
        field.set_day(self._today)
        day.content.addWidget(ButtonRow(self._theme, Label(self.tr("Measured on"), Role.MUTED), field))
        day.set_open(open_now)
        return day

    def _save(self) -> None:
        if self._fields is None or self._date is None:
            return
        facts = self._fields.check()
        if facts is not None:
            self.told.emit(facts, self._date.day)
