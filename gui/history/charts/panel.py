"""The charts of the history: pain, minutes a week, and one exercise's load, over the same stretch of time."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exercises.errors import AmbleError
from exercises.history.filtering import Filter
from exercises.history.overview import Overview
from exercises.history.statistics.days import WEEK_DAYS
from gui.history.back_to_all import only_these
from gui.history.charts.card import ChartCard
from gui.history.charts.loads import loads_picture
from gui.history.charts.loads_card import LoadsCard
from gui.history.charts.minutes import minutes_picture
from gui.history.charts.pain import pain_picture
from gui.history.charts.picture import Picture
from gui.history.charts.span import Range, Span, span_of
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.layouts import CardGrid

if TYPE_CHECKING:
    from exercises.history.history import History
    from gui.coaching import Coaching

_CARD = 400


class Charts(QWidget):
    """Three cards that share their time axis: `pain`, `minutes` and `loads`.

    They stand in a grid here; a page may put any of them into a layout of its own instead. `day_chosen` and
    `week_chosen` tell what was clicked on.
    """

    day_chosen = Signal(object)  # date
    week_chosen = Signal(object)  # date, its Monday
    all_wanted = Signal()  # all days again
    failed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        history: "Callable[[], History]",
        coaching: "Coaching",
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._history = history
        self._coaching = coaching
        self._today = today
        self._choice = Filter()
        self._time: tuple[date | None, date | None] = (None, None)
        self._span: Span | Range = Range.THREE_MONTHS
        self.pain = ChartCard(
            theme,
            self.tr("Pain before and after"),
            self.tr("Tell how your back is before and after a walk, and this shows where it goes."),
        )
        self.pain.setObjectName("pain-chart")
        self.minutes = ChartCard(
            theme, self.tr("Minutes walked a week"), self.tr("Every week with a walk gets a bar here.")
        )
        self.minutes.setObjectName("minutes-chart")
        self.loads = LoadsCard(theme)
        self.loads.setObjectName("loads-chart")
        self._grid = CardGrid(self)
        for card in self.cards:
            self._grid.addWidget(card)
            card.span_wanted.connect(self.set_span)
            card.all_wanted.connect(self.all_wanted)
            card.name_as_one_of_several()
        self.pain.day_chosen.connect(self.day_chosen)
        self.minutes.day_chosen.connect(self.week_chosen)
        self.loads.day_chosen.connect(self.day_chosen)
        self.loads.exercise_chosen.connect(lambda exercise: self.loads.show_picture(self._load(exercise)))
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def cards(self) -> tuple[ChartCard, ...]:
        """All three, in the order in which they stand."""
        return self.pain, self.minutes, self.loads

    def show_choice(self, choice: Filter) -> None:
        """Show the sessions of a choice: the choice or the history has changed.

        A stretch of time that is chosen is where the charts look to: what lies beside it stays there to be compared.
        Each chart reads what it needs when somebody looks at it.
        """
        today = self._today()
        chosen_before, self._time = self._time, (choice.since, choice.until)
        self._choice = replace(choice, since=None, until=None)
        if self._time != chosen_before:
            self._look_to(choice.since, choice.until, today)
        try:
            overview = self._history().overview(self._choice, today)
        except AmbleError as error:
            self.failed.emit(str(error))
            overview = Overview()
        for card in self.cards:
            card.say_what_is_listed(only_these(choice.since, choice.until, today))
        self.pain.show_later(lambda: pain_picture(overview.pain, today))
        self.minutes.show_later(
            lambda: minutes_picture(overview.days, self._coaching.outlook() if overview.days else None, today)
        )
        self.loads.show_later(self._first_load)

    def _look_to(self, since: date | None, until: date | None, today: date) -> None:
        """Show a stretch of time that was chosen; a few days only so that they are in sight."""
        if since is None and until is None:
            self.set_span(Range.THREE_MONTHS)
            return
        all_days = Span(1.0, max(today, until or today).toordinal() + 1.0)
        first = since.toordinal() if since is not None else all_days.start
        wanted = Span(float(first), (until or today).toordinal() + 1.0)
        shown = span_of(self._span, all_days) if isinstance(self._span, Range) else self._span
        if wanted.days > WEEK_DAYS:
            self.set_span(wanted)
        elif not (shown.start <= wanted.start and wanted.end <= shown.end):
            middle = (wanted.start + wanted.end) / 2
            self.set_span(shown.moved(middle - (shown.start + shown.end) / 2, all_days))

    def set_span(self, span: Span | Range) -> None:
        """Show the same stretch of time on all cards."""
        self._span = span
        for card in self.cards:
            card.set_span(span)

    def _first_load(self) -> Picture:
        """Find out which exercises there are, for which every step is read, and draw the one that is chosen."""
        try:
            exercises = self._history().exercises_done(self._choice)
        except AmbleError as error:
            self.failed.emit(str(error))
            exercises = []
        self.loads.offer([(each.id, each.name) for each in exercises])
        return self._load(self.loads.exercise)

    def _load(self, exercise: str) -> Picture:
        today = self._today()
        try:
            load = self._history().load_line(exercise, self._choice, today) if exercise else None
        except AmbleError as error:
            self.failed.emit(str(error))
            load = None
        return loads_picture(load, today) if load is not None else Picture()

    def _fit(self) -> None:
        px = self._theme.px
        self._grid.setSpacing(px(Space.L))
        self._grid.set_minimum_card_width(px(_CARD))
