"""The history at a glance: tiles, every day, charts, and the newest sessions."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercises.errors import AmbleError
from exercises.history.filtering import Filter
from exercises.history.overview import Overview
from gui.history.actions import ActionRow, Deed
from gui.history.charts_place import NARROW, ChartsPlace
from gui.history.choice import Choice, Part
from gui.history.day_calendar import Days
from gui.history.day_words import sessions
from gui.history.filter_bar import FilterBar
from gui.history.list_card import SessionList
from gui.history.model import SessionModel
from gui.history.numbers import Chosen, tiles
from gui.history.plan_side import PlanSide
from gui.history.tab_order import in_order
from gui.history.tiles import Tiles
from gui.theme.theme import Theme
from gui.theme.tokens import Space, Tone
from gui.widgets.banner import Banner
from gui.widgets.buttons import ButtonRow, quiet_button
from gui.widgets.empty_state import EmptyState
from gui.widgets.page_body import PageBody
from gui.widgets.page_header import PageHeader
from gui.widgets.scroll import VerticalScroll

if TYPE_CHECKING:
    from exercises.history.history import History

NEWEST = 12
# From the top of the list, in pixels at 100 %, so much is seen of the newest session that its name can be read.
_FIRST_ROW = 60
_AFTER_PAINT_MS = 30
_TILES = ("week", "walked", "longest", "pain", "row")


class PlanSource:
    """Whom to ask for the plan's side; the usual one knows none."""

    def is_ready(self) -> bool:
        """Whether asking costs nothing."""
        return True

    def ask(self) -> PlanSide | None:
        """The plan's side, which may take reading every session."""
        return None


class HistoryOverview(QWidget):
    """One page that scrolls. What takes longer than the first look, the plan's side and the charts, comes after it."""

    session_chosen = Signal(str)
    choice_changed = Signal(object)  # Choice
    all_requested = Signal()
    asked = Signal(str)  # the key of a Deed
    failed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        history: "Callable[[], History]",
        today: Callable[[], date],
        charts: ChartsPlace,
        plan: PlanSource,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._history = history
        self._today = today
        self._source = plan
        self._plan: PlanSide | None = None
        self._all = self._chosen = self._every_day = Overview()
        self._header = PageHeader(theme, self.tr("History"))
        self.deeds = ActionRow(theme, self._deeds())
        self.deeds.asked.connect(self.asked)
        self._header.add_action(self.deeds)
        self._trouble = Banner(theme, self.tr("Your history can't be read."), "", Tone.BAD)
        self.tiles = Tiles(theme, _TILES)
        self._jump = quiet_button(theme, self.tr("To the sessions"), icon="chevron-down")
        self._jump.setObjectName("to-sessions")
        self._jump.clicked.connect(self._to_sessions)
        self._jump_row = ButtonRow(theme, self._jump)
        self.filter = FilterBar(theme, today)
        self.filter.changed.connect(self._choice_taken)
        self.charts = charts
        charts.day_chosen.connect(self._choose_day)
        charts.week_chosen.connect(self._choose_week)
        charts.all_wanted.connect(self._choose_all_days)
        charts.failed.connect(self.failed)
        self._model = SessionModel(history, today, self, most=NEWEST)
        self.list = SessionList(theme, self._model, whole=True)
        self.list.rows.setObjectName("sessions")
        self.list.session_chosen.connect(self.session_chosen)
        self._all_button = quiet_button(theme, "", icon="chevron-down")
        self._all_button.setObjectName("all-sessions")
        self._all_button.clicked.connect(self.all_requested)
        self._all_row = ButtonRow(theme, self._all_button)
        self._none = EmptyState(
            theme, "history", self.tr("No session fits that."), more=self.tr("Try to ask for less.")
        )
        self._empty = EmptyState(
            theme,
            "history",
            self.tr("Nothing here yet."),
            more=self.tr("Every walk and every routine that you follow is kept here, also those that you left early."),
        )
        self._body = PageBody(theme)
        self._parts = (
            self.tiles,
            self._jump_row,
            self.filter,
            charts,
            self.list,
            self._all_row,
            self._none,
            charts.rest,
        )
        for part in (self._header, self._trouble, *self._parts):
            self._body.column.addWidget(part)
        self._body.column.addWidget(self._empty, 1)
        self._body.column.addStretch(1)
        self._scroll = VerticalScroll(theme, self._body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        # What takes longer begins once this was painted.
        self._later = QTimer(self, singleShot=True, interval=_AFTER_PAINT_MS)
        self._later.timeout.connect(self._catch_up)
        theme.changed.connect(self._fit)

    def _deeds(self) -> tuple[Deed, ...]:
        return (
            Deed("log-walk", self.tr("Log a walk")),
            Deed("import", self.tr("Import")),
            Deed("report", self.tr("Report for my physio")),
            Deed("export", self.tr("Export")),
            Deed("measures", self.tr("Measures")),
            Deed("told", self.tr("What I told Amble")),
            Deed("log-activity", self.tr("Log something else")),
            Deed("from-phone", self.tr("I did this on my phone")),
        )

    # What is shown

    @property
    def choice(self) -> Choice:
        """What is chosen."""
        return self.filter.choice

    def set_choice(self, choice: Choice) -> None:
        """Show another choice without telling anybody."""
        if choice != self.filter.choice:
            self.filter.set_choice(choice)
            self._show_chosen()

    def refresh(self) -> None:
        """Read everything anew."""
        try:
            self._all = self._history().overview(Filter(), self._today())
        except AmbleError as error:
            self._say_trouble(str(error))
            return
        self._plan = self._source.ask() if self._source.is_ready() else None
        self._show_chosen()

    def take_focus(self) -> None:
        """Let the keyboard begin with the newest session where it can be seen, else at the page's beginning."""
        self._body.layout().activate()  # type: ignore[union-attr]
        rows = self.list.rows
        top = rows.mapTo(self._body, rows.rect().topLeft()).y()
        seen = not self.list.isHidden() and top + self._theme.px(_FIRST_ROW) < self.height()
        (rows if seen else self.deeds.first).setFocus()

    def show_from_top(self) -> None:
        """Begin at the page's top; what is chosen stays only where it can be seen there."""
        self._scroll.scroll_to_top()
        self._body.layout().activate()  # type: ignore[union-attr]
        below = self.filter.mapTo(self._body, self.filter.rect().bottomLeft()).y()
        if not self.choice.is_empty and below > self._scroll.viewport().height():
            self.set_choice(Choice())
            self.choice_changed.emit(self.choice)
        self.take_focus()
        self._scroll.scroll_to_top()

    def _to_sessions(self) -> None:
        """Let the keyboard and the eyes go on with the list."""
        rows = self.list.rows
        rows.setFocus(Qt.FocusReason.OtherFocusReason)
        top = self.list.mapTo(self._body, self.list.rect().topLeft()).y()
        self._scroll.verticalScrollBar().setValue(top - self._theme.px(Space.L))

    def focusNextPrevChild(self, forward: bool) -> bool:
        # What there is to reach comes and goes: the order is made when somebody walks along it.
        in_order(
            *self.filter.stops, self.charts.calendar, *self.charts.beside, self.list, self._all_row, self.charts.rest
        )
        return super().focusNextPrevChild(forward)

    @property
    def _is_long(self) -> bool:
        """Whether the list stands far below the tiles, since calendar and chart have no room beside each other."""
        margins = self._body.column.contentsMargins()
        return self.width() - margins.left() - margins.right() < self._theme.px(NARROW)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._later.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _show_chosen(self) -> None:
        wanted = self.choice.to_filter(self._today())
        try:
            self._chosen = self._read(wanted)
            self._every_day = self._read(replace(wanted, since=None, until=None))
            self._model.show(wanted)
        except AmbleError as error:
            self._say_trouble(str(error))
            return
        self._show_parts()
        self._show_numbers()
        self.charts.show_choice(wanted, is_drawn=any(self._every_day.pain.values()))
        if self.isVisible():
            self._later.start()

    def _read(self, wanted: Filter) -> Overview:
        return self._all if wanted.is_empty else self._history().overview(wanted, self._today())

    def _show_parts(self) -> None:
        self._trouble.hide()
        fits = self._model.rowCount() > 0
        empty = not fits and self.choice.is_empty
        for part in (self.tiles, self.filter, self.charts):
            part.setVisible(not empty)
        self.charts.rest.setVisible(not empty and self.charts.charts is not None)
        self.list.setVisible(fits)
        self._jump_row.setVisible(fits and self._is_long)
        count = self._chosen.sessions
        self.filter.set_count(count)
        self._all_row.setVisible(count > NEWEST)
        self._all_button.set_label(self.tr("Show all {sessions}").format(sessions=sessions(count)))
        self._empty.setVisible(empty)
        self._none.setVisible(not fits and not empty)

    def _show_numbers(self) -> None:
        today, wanted, chosen = self._today(), self.choice.to_filter(self._today()), self._chosen
        here = Chosen(chosen, wanted.until, self.filter.words)
        self.tiles.set_tiles(tiles(self._all.days, here, self._plan, today))
        weeks = self._plan.weeks if self._plan is not None else None
        self.charts.calendar.show_days(
            Days(
                done=self._every_day.days,
                today=today,
                flare=weeks.flare if weeks is not None else frozenset(),
                away=weeks.away if weeks is not None else frozenset(),
                since=wanted.since,
                until=wanted.until,
            )
        )

    def _catch_up(self) -> None:
        """Do what takes longer: what there is to choose from, the plan's side."""
        try:
            history = self._history()
            self.filter.set_offers(history.kinds_done(), history.routines_done())
        except AmbleError as error:
            self._say_trouble(str(error))
            return
        if self._plan is None:
            self._plan = self._source.ask()
            if self._plan is not None:
                self._show_numbers()

    def _say_trouble(self, why: str) -> None:
        self._trouble.set_parts(self.tr("Your history can't be read."), why)
        for part in (*self._parts, self._empty):
            part.hide()
        self._trouble.show()

    # What is chosen

    def _choice_taken(self, choice: Choice) -> None:
        self._show_chosen()
        self.choice_changed.emit(choice)

    def _choose_day(self, day: date) -> None:
        self.filter.set_choice(self.choice.on_day(day))
        self._choice_taken(self.choice)

    def _choose_week(self, monday: date) -> None:
        self.filter.set_choice(self.choice.in_week(monday))
        self._choice_taken(self.choice)

    def _choose_all_days(self) -> None:
        """Take the time off; what else was chosen stays."""
        self.filter.set_choice(self.choice.without(Part.SPAN))
        self._choice_taken(self.choice)

    def _fit(self) -> None:
        px = self._theme.px
        self._body.column.setContentsMargins(px(Space.XXXL), px(Space.XL), px(Space.XXXL), px(Space.XL))
        margins = self._body.column.contentsMargins()
        inner = self.width() - margins.left() - margins.right()
        beside = inner - self._header.title_width - px(Space.L)
        self._jump_row.setVisible(not self.list.isHidden() and self._is_long)
        self.deeds.set_room(beside if beside >= px(200) else inner)
