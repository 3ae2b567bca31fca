"""The calendar and the charts beside each other; the charts come once the page was painted."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from exercises.history.filtering import Filter
from gui.history.calendar_card import CalendarCard
from gui.history.pairs import Pairs
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.card import Card

if TYPE_CHECKING:
    from gui.history.charts.card import ChartCard
    from gui.history.charts.panel import Charts

_AFTER_PAINT_MS = 30
NARROW: Final = 760
# The height, in pixels at 100 %, of the first chart with its legend, what is read out, and its keys.
_CHART_HEIGHT: Final = 382


class ChartsPlace(QWidget):
    """Holds the calendar from the beginning, and a card's room until the charts are there.

    The first chart stands beside the calendar; `rest` is the place of the others, wherever a page puts it.
    """

    day_chosen = Signal(object)  # date
    week_chosen = Signal(object)  # date, its Monday
    all_wanted = Signal()  # all days again
    failed = Signal(str)

    def __init__(self, theme: Theme, make: "Callable[[], Charts] | None", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._make = make
        self._charts: Charts | None = None
        self._choice: Filter | None = None
        self._is_drawn = True
        self.calendar = CalendarCard(theme)
        self.calendar.day_chosen.connect(self.day_chosen)
        self.calendar.all_wanted.connect(self.all_wanted)
        self._room = Card(theme)
        self._pairs = Pairs(self)
        self._pairs.addWidget(self.calendar)
        self._pairs.addWidget(self._room)
        self._room.setVisible(make is not None)
        self.rest = QWidget()
        self.rest.hide()
        self._rest_pairs = Pairs(self.rest, first=0.5)
        self._later = QTimer(self, singleShot=True, interval=_AFTER_PAINT_MS)
        self._later.timeout.connect(self._show_charts)
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def charts(self) -> "Charts | None":
        """The charts; None until the page was painted."""
        return self._charts

    @property
    def beside(self) -> "tuple[ChartCard, ...]":
        """The chart beside the calendar, once it is there."""
        return self._charts.cards[:1] if self._charts is not None else ()

    def show_choice(self, choice: Filter, *, is_drawn: bool = True) -> None:
        """Let the charts show a choice, as soon as there is time for it.

        Where the first chart will be drawn it has its room at once, or what stands below moves under the mouse.
        """
        self._choice = choice
        self._is_drawn = is_drawn
        self._keep_room()
        if self.isVisible():
            self._later.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._choice is not None:
            self._later.start()

    def _show_charts(self) -> None:
        choice, self._choice = self._choice, None
        if choice is None or self._make is None:
            return
        if self._charts is None:
            charts = self._charts = self._make()
            charts.setParent(self)
            charts.hide()
            charts.day_chosen.connect(self.day_chosen)
            charts.week_chosen.connect(self.week_chosen)
            charts.all_wanted.connect(self.all_wanted)
            charts.failed.connect(self.failed)
            self._room.hide()
            self._room.deleteLater()
            first, *others = charts.cards
            self._pairs.addWidget(first)
            self._keep_room()
            for card in others:
                self._rest_pairs.addWidget(card)
            for card in charts.cards:
                card.show()
            self.rest.show()
        words = "" if choice.is_empty else self.tr("Nothing fits this choice.")
        for card in self._charts.cards:
            card.set_empty_words(words)
        self._charts.show_choice(choice)

    def _keep_room(self) -> None:
        first = self._charts.cards[0] if self._charts is not None else self._room
        first.setMinimumHeight(self._theme.px(_CHART_HEIGHT) if self._is_drawn else 0)

    def _fit(self) -> None:
        self._keep_room()
        px = self._theme.px
        for pairs in (self._pairs, self._rest_pairs):
            pairs.setSpacing(px(Space.L))
            pairs.set_narrow(px(NARROW))
