"""The walking plan: the levels, what is due, what the plan did and why."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from exercises.coach.outlook import LevelStep, Outlook
from gui.plan.change_page import ChangePage
from gui.plan.details import PlanDetails
from gui.plan.level_bars import LevelBars
from gui.plan.level_card import LevelCard
from gui.plan.reasons_card import ReasonsCard
from gui.theme.theme import Theme
from gui.theme.tokens import Space, Tone
from gui.widgets.banner import Banner
from gui.widgets.buttons import secondary_button
from gui.widgets.card import Card
from gui.widgets.labels import Label, Role
from gui.widgets.layouts import CardGrid
from gui.widgets.page_header import PageHeader
from gui.widgets.scroll import VerticalScroll


class PlanPage(QStackedWidget):
    """Shows an outlook and tells each decision; what it means is the coach's, taking it back the caller's."""

    walk_requested = Signal()
    take_requested = Signal()
    log_walk_requested = Signal()
    routine_requested = Signal(str)
    safety_requested = Signal()
    known_minutes = Signal(int)
    level_set = Signal(str)
    repeat_requested = Signal()
    easier_requested = Signal()
    flare_requested = Signal()
    away_set = Signal(object, object)  # dates: the first and the last day
    back_requested = Signal()
    stenosis_set = Signal(bool)
    limit_set = Signal(int)  # 0: none
    afraid_set = Signal(bool)
    days_set = Signal(tuple)  # 0 for Monday to 6
    edit_plan_requested = Signal()
    calendar_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._overview = QWidget()
        self._build_overview()
        self.change = ChangePage(theme)
        self.addWidget(self._overview)
        self.addWidget(self.change)
        self._pass_on()
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_outlook(self, outlook: Outlook, details: PlanDetails | None = None) -> None:
        """Show the plan as it is on the outlook's day; the page that is open stays open."""
        told = details or PlanDetails()
        self.header.set_title(self.tr("Walking plan"))
        self.header.set_subtitle(self._subtitle(outlook))
        self._calendar_button.setVisible(outlook.lock is None)
        self._trouble.set_parts(self.tr("About the plan's file:"), told.trouble)
        self._trouble.setVisible(bool(told.trouble))
        self._bars.set_levels(_asked_for(outlook), outlook.level_index)
        self._bars_card.setVisible(bool(outlook.levels))
        self._tell_level(self._bars.selected)
        self._level.show_outlook(outlook, told)
        self._reasons.show_reasons(outlook)
        self.change.show_choices(outlook, told)

    def show_plan(self) -> None:
        """Go back from the changes to the plan."""
        if self.currentWidget() is self.change:
            self.setCurrentWidget(self._overview)
            self._change_button.setFocus()

    def _build_overview(self) -> None:
        theme = self._theme
        page = QWidget()
        self._column = QVBoxLayout(page)
        self.header = PageHeader(theme, "")
        self._change_button = secondary_button(theme, self.tr("Change the plan"))
        self._change_button.setObjectName("change-plan")
        self._change_button.clicked.connect(lambda: self._show_changes(at_level=False))
        self._calendar_button = secondary_button(theme, self.tr("Add to calendar"), icon="calendar")
        self._calendar_button.setObjectName("plan-to-calendar")
        self._calendar_button.clicked.connect(self.calendar_requested)
        self.header.add_action(self._calendar_button)
        self.header.add_action(self._change_button)
        self._trouble = Banner(theme, "", "", Tone.READY)
        self._trouble.setObjectName("plan-trouble")
        self._trouble.hide()
        self._bars_card = Card(theme)
        self._bars = LevelBars(theme)
        self._bars.setObjectName("level-bars")
        self._bars.looked_at.connect(self._tell_level)
        self._told = Label("", Role.SECONDARY)
        self._told.setObjectName("level-told")
        self._bars_card.content.addWidget(self._bars)
        self._bars_card.content.addWidget(self._told)
        self._level = LevelCard(theme)
        self._reasons = ReasonsCard(theme)
        cards = QWidget()
        self._grid = CardGrid(cards, most_columns=2)
        self._grid.addWidget(self._level)
        self._grid.addWidget(self._reasons)
        for widget in (self.header, self._trouble, self._bars_card, cards):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        outer = QVBoxLayout(self._overview)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(VerticalScroll(theme, page))

    def _pass_on(self) -> None:
        card, change = self._level, self.change
        for inner, signal in (
            (card.walk_requested, self.walk_requested),
            (card.take_requested, self.take_requested),
            (card.log_walk_requested, self.log_walk_requested),
            (card.routine_requested, self.routine_requested),
            (card.easier_requested, self.easier_requested),
            (card.back_requested, self.back_requested),
            (card.safety_requested, self.safety_requested),
            (card.known_minutes, self.known_minutes),
            (change.level_set, self.level_set),
            (change.known_minutes, self.known_minutes),
            (change.repeat_requested, self.repeat_requested),
            (change.easier_requested, self.easier_requested),
            (change.flare_requested, self.flare_requested),
            (change.away_set, self.away_set),
            (change.stenosis_set, self.stenosis_set),
            (change.limit_set, self.limit_set),
            (change.afraid_set, self.afraid_set),
            (change.days_set, self.days_set),
            (change.edit_plan_requested, self.edit_plan_requested),
        ):
            inner.connect(signal)
        card.choose_level_requested.connect(lambda: self._show_changes(at_level=True))
        change.left.connect(self.show_plan)
        # What changes the level leads back to where one sees it.
        for decided in (
            change.level_set,
            change.known_minutes,
            change.repeat_requested,
            change.easier_requested,
            change.flare_requested,
            change.away_set,
        ):
            decided.connect(self.show_plan)

    def choose_level(self) -> None:
        """Open the changes at the choice of a level."""
        self._show_changes(at_level=True)

    def _show_changes(self, *, at_level: bool) -> None:
        self.setCurrentWidget(self.change)
        self.change.start(at_level=at_level)

    def _subtitle(self, outlook: Outlook) -> str:
        if not outlook.levels:
            return outlook.plan_name
        return self.tr("{plan} · from {first} to {last} minutes, at the speed your back allows").format(
            plan=outlook.plan_name, first=outlook.levels[0].minutes, last=outlook.levels[-1].minutes
        )

    def _tell_level(self, index: int | None) -> None:
        words = self._bars.description(index) if index is not None else ""
        self._told.set_text(words)
        self._told.setVisible(bool(words))

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(Space.XXXL), px(Space.XXXL), px(Space.XXXL), px(Space.XL))
        self._column.setSpacing(px(20))
        self._bars_card.content.setSpacing(px(Space.XS))
        self._grid.setSpacing(px(Space.L))
        self._grid.set_minimum_card_width(px(380))


def _asked_for(outlook: Outlook) -> tuple[LevelStep, ...]:
    """The levels with the walks a week that are asked for, and with today's own minutes: a part of the lowest maybe."""
    levels = [replace(level, walks_a_week=outlook.goal(level)) for level in outlook.levels]
    index, now = outlook.level_index, outlook.level_minutes
    if index is not None and now is not None:
        levels[index] = replace(levels[index], minutes=now)
    return tuple(levels)
