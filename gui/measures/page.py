"""The Measures screen: each measure as a card, what it is a good time for first."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercises.history.facts import Measure
from exercises.history.measures.catalogue import DEFINITIONS
from exercises.history.measures.due import MeasureState
from exercises.history.measures.series import MeasureSeries
from gui.measures.measure_card import MeasureCard
from gui.measures.view import MeasuresView
from gui.theme.theme import Theme
from gui.theme.tokens import Space, Tone
from gui.widgets.banner import Banner
from gui.widgets.buttons import ButtonRow, secondary_button
from gui.widgets.card import Card
from gui.widgets.labels import Label, Role
from gui.widgets.layouts import CardGrid, SideBySide
from gui.widgets.page_body import PageBody
from gui.widgets.page_header import PageHeader
from gui.widgets.scroll import VerticalScroll
from gui.widgets.shortcuts import escape_to

Chart = Callable[[tuple[MeasureSeries, ...]], QWidget | None]
"""Makes the picture of what was measured, or nothing where there is nothing to draw."""


class MeasuresPage(QWidget):
    """Shows a MeasuresView and tells what is wanted."""

    begun = Signal(Measure)
    typed = Signal(Measure)
    chosen = Signal(Measure, bool)  # whether it is wanted from now on
    put_off = Signal()
    left = Signal()

    def __init__(self, theme: Theme, chart: Chart | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chart = chart
        self._scroll = VerticalScroll(theme)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        escape_to(self, self.left)

    def show_measures(self, view: MeasuresView) -> None:
        """Show another state of it, from the top."""
        theme = self._theme
        page = PageBody(theme)
        page.add_back(self.tr("Back"), self.left)
        header = PageHeader(
            theme,
            self.tr("Measures"),
            self.tr("A few numbers now and then show what changes. Nothing here has to be done."),
        )
        page.column.addWidget(header)
        if view.resting:
            page.column.addWidget(Banner(theme, view.resting, "", Tone.READY))
        wanted = {state.measure: state for state in view.states if state.wanted}
        offered = [wanted[measure] for measure in view.offered if measure in wanted]
        self._add_cards(page, view, offered, is_offered=True)
        first = next(iter(page.findChildren(MeasureCard)), None) if offered else None
        if first is not None:
            first.make_first()
        if offered:
            later = secondary_button(theme, self.tr("Not now, ask again in a week"))
            later.setObjectName("put-off")
            later.clicked.connect(self.put_off)
            page.column.addWidget(ButtonRow(theme, later))
        others = [state for state in wanted.values() if state.measure not in view.offered]
        if offered and others:
            page.column.addWidget(Label(self.tr("The others"), Role.HEADING))
        self._add_cards(page, view, others, is_offered=False)
        unwanted = [state for state in view.states if not state.wanted]
        if unwanted:
            page.column.addWidget(Label(self.tr("Switched off"), Role.HEADING))
            page.column.addWidget(self._switches(unwanted))
        page.column.addStretch(1)
        self._scroll.set_page(page)
        self._scroll.scroll_to_top()
        begin = next((each for each in page.findChildren(MeasureCard) if each.begin.isEnabled()), None)
        if begin is not None:
            begin.begin.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.scroll_to_top()

    def _add_cards(self, page: PageBody, view: MeasuresView, states: list[MeasureState], *, is_offered: bool) -> None:
        if not states:
            return
        px = self._theme.px
        holder = QWidget()
        grid = CardGrid(holder, minimum_card_width=px(400), spacing=px(Space.L), most_columns=2)
        for state in states:
            grid.addWidget(self._card(view, state, is_offered=is_offered))
        page.column.addWidget(holder)

    def _card(self, view: MeasuresView, state: MeasureState, *, is_offered: bool) -> MeasureCard:
        series = view.series_of(state.measure)
        card = MeasureCard(
            self._theme,
            state,
            series,
            view.today,
            offered=is_offered,
            can_begin=not (view.resting and DEFINITIONS[state.measure].moves),
            picture=view.pictures.get(state.measure),
            chart=self._chart(series) if self._chart is not None and series else None,
        )
        card.begun.connect(self.begun)
        card.typed.connect(self.typed)
        card.switched_off.connect(lambda measure: self.chosen.emit(measure, False))
        return card

    def _switches(self, states: list[MeasureState]) -> QWidget:
        theme = self._theme
        card = Card(theme, padding=24)
        card.content.setSpacing(theme.px(Space.M))
        for state in states:
            definition = DEFINITIONS[state.measure]
            row, words = QWidget(), QWidget()
            column = QVBoxLayout(words)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addWidget(Label(definition.name, Role.SUBHEADING))
            column.addWidget(Label(definition.about, Role.SECONDARY))
            sides = SideBySide(row, main_width=theme.px(240), spacing=theme.px(Space.M))
            sides.addWidget(words)
            switch = secondary_button(theme, self.tr("Switch on"), icon="plus")
            switch.setObjectName(f"on-{state.measure.value}")
            switch.setAccessibleName(self.tr("Switch on, {name}").format(name=definition.name))
            switch.clicked.connect(lambda _=False, measure=state.measure: self.chosen.emit(measure, True))
            sides.addWidget(switch)
            card.content.addWidget(row)
        return card
