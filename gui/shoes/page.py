"""Walking shoes: each pair with its days and kilometres, and a reminder when it is time to look at it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from exercises.coach.shoes import REPLACE_KILOMETRES, SOURCE, ShoeAdvice, ShoeState
from exercises.history.facts import ShoePair
from gui.shoes.pair_form import PairForm
from gui.theme.theme import Theme
from gui.theme.tokens import Space, Tone
from gui.widgets.buttons import Button, ButtonKind, ButtonRow, primary_button, quiet_button, secondary_button
from gui.widgets.card import Card
from gui.widgets.chips import Chip
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import Label, Role
from gui.widgets.layouts import SideBySide
from gui.widgets.page_body import PageBody
from gui.widgets.page_header import PageHeader
from gui.widgets.scroll import VerticalScroll
from gui.widgets.shortcuts import escape_to


class ShoesPage(QWidget):
    """Shows the pairs; every change is told as the whole pair, as it is now."""

    pair_changed = Signal(object)  # ShoePair
    left = Signal()
    _escaped = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._states: tuple[ShoeState, ...] = ()
        self._today = date.min
        self._editing = False
        self._scroll = VerticalScroll(theme)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        self._escaped.connect(self._leave)
        escape_to(self, self._escaped)

    def show_pairs(self, states: Sequence[ShoeState], today: date) -> None:
        """Show these pairs; those no longer worn go to the end."""
        self._states, self._today = tuple(states), today
        self._build(None, editing=False)

    def _leave(self) -> None:
        """Close the form first when one is open."""
        if self._editing:
            self._build(None, editing=False)
        else:
            self.left.emit()

    def _build(self, edited: ShoePair | None, *, editing: bool) -> None:
        self._editing = editing
        theme = self._theme
        page = PageBody(theme)
        page.add_back(self.tr("Back"), self._escaped)
        header = PageHeader(theme, self.tr("Walking shoes"), self.tr("Comfort and fit come first; this only counts."))
        page.column.addWidget(header)
        form: PairForm | None = None
        if editing and edited is None:
            form = self._form(None)
            page.column.addWidget(form)
        worn = [state for state in self._states if not state.pair.retired]
        retired = [state for state in self._states if state.pair.retired]
        if not self._states and not editing:
            page.column.addWidget(self._empty(), 1)
        elif not editing:
            add = (
                primary_button(theme, self.tr("Add a pair"))
                if not worn
                else secondary_button(theme, self.tr("Add a pair"), icon="plus")
            )
            add.setObjectName("add-pair")
            add.clicked.connect(lambda: self._build(None, editing=True))
            header.add_action(add)
        for state in worn:
            if edited is not None and state.pair.pair == edited.pair:
                form = self._form(edited)
                page.column.addWidget(form)
            else:
                page.column.addWidget(self._card(state))
        if retired:
            page.column.addWidget(Label(self.tr("No longer worn"), Role.HEADING))
            for state in retired:
                page.column.addWidget(self._retired(state))
        if self._states:
            page.column.addWidget(self._rule())
        page.column.addStretch(1)
        self._scroll.set_page(page)
        if form is not None:
            form.begin()
        else:
            self._focus_first(page)
            self._scroll.scroll_to_top()

    def _focus_first(self, page: QWidget) -> None:
        for name in ("looked-over", "add-first-pair", "add-pair", "back"):
            found = page.findChild(Button, name)
            if found is not None:
                found.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _empty(self) -> EmptyState:
        empty = EmptyState(
            self._theme,
            "shoe",
            self.tr("No shoes yet"),
            more=self.tr("Add the pair that you walk in, and Amble says when it is time to look at it."),
            action=self.tr("Add a pair"),
        )
        empty.action_requested.connect(lambda: self._build(None, editing=True))
        for button in empty.findChildren(Button):
            button.setObjectName("add-first-pair")
        return empty

    def _form(self, pair: ShoePair | None) -> PairForm:
        form = PairForm(self._theme, pair, self._today)
        form.saved.connect(self._tell)
        form.cancelled.connect(lambda: self._build(None, editing=False))
        return form

    def _tell(self, pair: ShoePair) -> None:
        self._build(None, editing=False)
        self.pair_changed.emit(pair)

    def _card(self, state: ShoeState) -> Card:
        theme, pair = self._theme, state.pair
        card = Card(theme, padding=24)
        card.setObjectName(f"pair-{pair.pair}")
        card.content.setSpacing(theme.px(Space.M))
        head = QWidget()
        sides = SideBySide(head, main_width=theme.px(240), spacing=theme.px(Space.M))
        sides.addWidget(Label(pair.name, Role.HEADING, max_lines=3))
        word, tone, icon = self._word(state.advice)
        sides.addWidget(Chip(theme, word, tone, icon=icon))
        card.content.addWidget(head)
        card.content.addWidget(Label(self._line(state), Role.MUTED))
        bar = QProgressBar()
        bar.setRange(0, round(REPLACE_KILOMETRES))
        bar.setValue(min(round(state.kilometres), round(REPLACE_KILOMETRES)))
        bar.setTextVisible(False)
        bar.setAccessibleName(self._line(state))
        card.content.addWidget(bar)
        card.content.addWidget(Label(state.text, Role.BODY))
        due = state.advice in (ShoeAdvice.CHECK, ShoeAdvice.OLD)
        looked = Button(theme, self.tr("Looked over today"), ButtonKind.PRIMARY if due else ButtonKind.SECONDARY)
        looked.setObjectName("looked-over")
        looked.setEnabled(pair.checked != self._today)
        looked.clicked.connect(lambda: self.pair_changed.emit(replace(pair, checked=self._today)))
        change = quiet_button(theme, self.tr("Change"), icon="edit")
        change.setObjectName("change-pair")
        change.clicked.connect(lambda: self._build(pair, editing=True))
        retire = quiet_button(theme, self.tr("No longer worn"))
        retire.setObjectName("retire-pair")
        retire.clicked.connect(lambda: self.pair_changed.emit(replace(pair, retired=True)))
        card.content.addWidget(ButtonRow(theme, looked, change, retire, spacing=8))
        return card

    def _retired(self, state: ShoeState) -> Card:
        theme, pair = self._theme, state.pair
        card = Card(theme)
        row = QWidget()
        sides = SideBySide(row, main_width=theme.px(240), spacing=theme.px(Space.M))
        words = f"{pair.name} · {self._line(state)}"
        sides.addWidget(Label(words, Role.MUTED, max_lines=3))
        again = quiet_button(theme, self.tr("Wear again"))
        again.setObjectName("wear-again")
        again.clicked.connect(lambda: self.pair_changed.emit(replace(pair, retired=False)))
        sides.addWidget(ButtonRow(theme, again))
        card.content.addWidget(row)
        return card

    def _word(self, advice: ShoeAdvice) -> tuple[str, Tone, str]:
        match advice:
            case ShoeAdvice.REPLACE:
                return self.tr("time for new ones"), Tone.WORK, "shoe"
            case ShoeAdvice.CHECK:
                return self.tr("look them over"), Tone.READY, "search"
            case ShoeAdvice.OLD:
                return self.tr("two years old"), Tone.READY, "clock"
            case ShoeAdvice.FINE | ShoeAdvice.RETIRED:
                return self.tr("fine"), Tone.PRIMARY, "check"

    def _line(self, state: ShoeState) -> str:
        pattern = (
            self.tr("about {km} km, worn since {day}") if state.estimated else self.tr("{km} km, worn since {day}")
        )
        line = pattern.format(km=round(state.kilometres), day=_day(state.pair.since))
        if state.pair.checked is not None:
            line += self.tr(", looked over on {day}").format(day=_day(state.pair.checked))
        return line

    def _rule(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(Space.XS))
        column.addWidget(
            Label(
                self.tr(
                    "A look is due at 500 km and a new pair by 800 km: a rule of thumb, your feet know better. Walks "
                    "without a distance are counted at 4 km an hour."
                ),
                Role.SECONDARY,
            )
        )
        column.addWidget(Label(self.tr("Source: {name}").format(name=SOURCE), Role.SECONDARY))
        return box


def _day(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")
