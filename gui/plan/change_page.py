"""Everything that one may decide about the plan oneself; each decision counts from today and can be taken back."""

from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercises.coach.outlook import Outlook
from gui.plan.details import PlanDetails
from gui.plan.level_card import LONGEST_WALK
from gui.plan.words import level_title, short_weekday
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.buttons import Button, quiet_button, secondary_button
from gui.widgets.card import Card
from gui.widgets.chips import ChipRow
from gui.widgets.fields import ChoiceField, DateField
from gui.widgets.labels import Label, Role
from gui.widgets.layouts import CardGrid
from gui.widgets.minutes_field import MinutesField
from gui.widgets.page_header import PageHeader
from gui.widgets.scroll import VerticalScroll
from gui.widgets.shortcuts import escape_to
from gui.words.walk_amount import minutes

_YES, _NO = "yes", "no"
_LONGEST_NAME = 40
_PAST_DAYS, _COMING_DAYS = 60, 366


class ChangePage(QWidget):
    """Tells each decision at once; what they do to the plan is the coach's."""

    left = Signal()
    level_set = Signal(str)
    known_minutes = Signal(int)
    repeat_requested = Signal()
    easier_requested = Signal()
    flare_requested = Signal()
    away_set = Signal(object, object)  # the first and the last day
    stenosis_set = Signal(bool)
    limit_set = Signal(int)  # 0: none
    afraid_set = Signal(bool)
    days_set = Signal(tuple)  # 0 for Monday to 6
    edit_plan_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._days_kept: tuple[int, ...] = ()
        page = QWidget()
        self._column = QVBoxLayout(page)
        back = quiet_button(theme, self.tr("Walking plan"), icon="chevron-left")
        back.setObjectName("plan-back")
        back.clicked.connect(self.left)
        self._back = back
        self._column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        header = PageHeader(
            theme, self.tr("Change the plan"), self.tr("Every change counts from today and can be taken back.")
        )
        self._column.addWidget(header)
        cards = QWidget()
        self._grid = CardGrid(cards, most_columns=2)
        for card in (self._week(), self._level(), self._days(), self._away(), self._about_you(), self._file()):
            self._grid.addWidget(card)
        self._column.addWidget(cards)
        self._column.addStretch(1)
        self._scroll = VerticalScroll(theme, page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        escape_to(self, self.left)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_choices(self, outlook: Outlook, details: PlanDetails) -> None:
        """Show what holds now."""
        self._today = outlook.today
        has_level = outlook.level is not None
        for widget in (self._repeat, self._repeat_words, self._easier, self._easier_words):
            widget.setVisible(has_level)
        self._levels.clear()
        for level in outlook.levels:
            name = level_title(level.name)
            short = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME].rstrip()}…"
            self._levels.addItem(f"{short} · {minutes(level.minutes)}", level.name)
        if outlook.level is not None:
            self._levels.set_value(outlook.level)
        self._field.set_minutes(None)
        for field in (self._from, self._until):
            field.set_bounds(outlook.today - timedelta(days=_PAST_DAYS), outlook.today + timedelta(days=_COMING_DAYS))
        self._from.set_day(outlook.today)
        self._until.set_day(outlook.away_until or outlook.today + timedelta(days=6))
        self._say_away("")
        self._stenosis.set_chosen((_YES if outlook.stenosis else _NO,))
        self._afraid.set_chosen((_YES if details.afraid else _NO,))
        if details.walking_days != self._days_kept:
            self._days_kept = details.walking_days
            self._show_days()
        self._easier_words.set_text(outlook.easier)
        self._limit.set_value(str(details.limit))

    def start(self, *, at_level: bool = False) -> None:
        """Begin at the top of the page, or at the choice of a level."""
        self._scroll.scroll_to_top()
        self._show_days()
        (self._levels if at_level else self._back).setFocus(Qt.FocusReason.OtherFocusReason)

    def _week(self) -> Card:
        card = self._card(self.tr("Today and this week"))
        flare = self._button(self.tr("Flare-up today"), "flare", icon="moon")
        flare.clicked.connect(self.flare_requested)
        self._easier = self._button(self.tr("Make it easier"), "easier", icon="chevron-down")
        self._easier.clicked.connect(self.easier_requested)
        self._repeat = self._button(self.tr("Repeat this week"), "repeat", icon="repeat")
        self._repeat.clicked.connect(self.repeat_requested)
        self._easier_words = Label("", Role.SECONDARY)
        self._easier_words.setObjectName("easier-words")
        self._repeat_words = Label(self.tr("Stay on this level for another week. Repeating is normal."), Role.SECONDARY)
        words = Label(self.tr("Two gentle days, then the plan leads you back step by step."), Role.SECONDARY)
        pairs = ((flare, words), (self._easier, self._easier_words), (self._repeat, self._repeat_words))
        for button, explained in pairs:
            card.content.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            card.content.addWidget(explained)
        card.content.addStretch(1)
        return card

    def _level(self) -> Card:
        card = self._card(self.tr("Where to begin"))
        self._levels = ChoiceField([])
        self._levels.setObjectName("levels")
        self._levels.setAccessibleName(self.tr("Start at a level"))
        self._levels.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._levels.setMinimumContentsLength(10)
        begin = self._button(self.tr("Start at this level"), "set-level")
        begin.clicked.connect(lambda: self.level_set.emit(str(self._levels.currentData())))
        question = self.tr("Or: for how many easy minutes can you walk until your pain is up by 2?")
        self._field = MinutesField(self._theme, 1, LONGEST_WALK, name=question)
        self._field.setObjectName("change-minutes")
        self._field.confirmed.connect(self._say_minutes)
        use = self._button(self.tr("Find my level"), "change-use-minutes")
        use.clicked.connect(self._say_minutes)
        card.content.addWidget(self._levels)
        card.content.addWidget(begin, 0, Qt.AlignmentFlag.AlignLeft)
        card.content.addWidget(Label(question, Role.BODY))
        card.content.addWidget(self._field)
        card.content.addWidget(use, 0, Qt.AlignmentFlag.AlignLeft)
        card.content.addStretch(1)
        return card

    def _days(self) -> Card:
        name = self.tr("Days for walking")
        card = self._card(name)
        words = self.tr(
            "Fewer days than the plan has walks are fine: then they are its goal. It grows from three walks a week on."
        )
        self._chosen_days = ChipRow(
            self._theme, [(str(day), short_weekday(day)) for day in range(7)], multiple=True, name=name
        )
        self._chosen_days.setObjectName("walking-days")
        self._chosen_days.chosen_changed.connect(self._name_days)
        self._use_days = self._button("", "use-days")
        self._use_days.clicked.connect(lambda: self.days_set.emit(tuple(int(day) for day in self._chosen_days.chosen)))
        card.content.addWidget(Label(words, Role.SECONDARY))
        card.content.addWidget(self._chosen_days)
        card.content.addWidget(self._use_days, 0, Qt.AlignmentFlag.AlignLeft)
        card.content.addStretch(1)
        self._name_days()
        return card

    def _show_days(self) -> None:
        """Show the days that hold, whatever was pressed."""
        self._chosen_days.set_chosen(str(day) for day in self._days_kept)
        self._name_days()

    def _name_days(self) -> None:
        """The button says what no day means."""
        chosen = self._chosen_days.chosen
        self._use_days.set_label(self.tr("Use these days") if chosen else self.tr("Any day is fine"))

    def _away(self) -> Card:
        card = self._card(self.tr("Away"))
        card.content.addWidget(
            Label(self.tr("A holiday, an illness, visitors: no day of it counts as missed."), Role.MUTED)
        )
        self._from, self._until = DateField(self._theme), DateField(self._theme)
        for field, name, words in (
            (self._from, "away-from", self.tr("From")),
            (self._until, "away-until", self.tr("Until, this day included")),
        ):
            field.setObjectName(name)
            field.setAccessibleName(words)
            field.dateChanged.connect(lambda: self._say_away(""))
            card.content.addWidget(Label(words, Role.SUBHEADING))
            card.content.addWidget(field, 0, Qt.AlignmentFlag.AlignLeft)
        self._away_problem = Label("", Role.BAD)
        self._away_problem.setObjectName("away-problem")
        save = self._button(self.tr("I will be away"), "set-away")
        save.clicked.connect(self._tell_away)
        card.content.addWidget(self._away_problem)
        self._away_problem.hide()
        card.content.addWidget(save, 0, Qt.AlignmentFlag.AlignLeft)
        card.content.addStretch(1)
        return card

    def _about_you(self) -> Card:
        card = self._card(self.tr("About you"))
        self._stenosis = self._yes_no("stenosis", self.tr("Do your legs feel heavy or tingle when you are upright?"))
        self._stenosis.chosen_changed.connect(lambda chosen: self.stenosis_set.emit(chosen == (_YES,)))
        self._afraid = self._yes_no("afraid", self.tr("Does walking frighten you?"))
        self._afraid.chosen_changed.connect(lambda chosen: self.afraid_set.emit(chosen == (_YES,)))
        limits = [("0", self.tr("No limit")), *((str(n), self.tr("Pain {n}").format(n=n)) for n in range(1, 11))]
        self._limit = ChoiceField(limits)
        self._limit.setObjectName("limit")
        self._limit.setAccessibleName(self.tr("A clinician gave me a limit"))
        self._limit.activated.connect(lambda: self.limit_set.emit(int(self._limit.currentData())))
        rows = (
            (self._stenosis, self.tr("Then a walk has a seat every three minutes. Do tell a doctor about it.")),
            (self._afraid, self.tr("Then the plan begins a little lower.")),
            (self._limit, self.tr("From this pain on, a walk was too much.")),
        )
        for widget, explained in rows:
            card.content.addWidget(Label(widget.accessibleName(), Role.SUBHEADING))
            card.content.addWidget(widget)
            card.content.addWidget(Label(explained, Role.SECONDARY))
        card.content.addStretch(1)
        return card

    def _file(self) -> Card:
        card = self._card(self.tr("The plan's file"))
        card.content.addWidget(
            Label(
                self.tr("Levels, walks and rules stand in a file of plain text. You get a copy of your own."),
                Role.MUTED,
            )
        )
        edit = self._button(self.tr("Edit my copy"), "edit-plan", icon="edit")
        edit.clicked.connect(self.edit_plan_requested)
        card.content.addWidget(edit, 0, Qt.AlignmentFlag.AlignLeft)
        card.content.addStretch(1)
        return card

    def _yes_no(self, name: str, question: str) -> ChipRow:
        row = ChipRow(self._theme, ((_YES, self.tr("Yes")), (_NO, self.tr("No"))), name=question)
        row.setObjectName(name)
        return row

    def _button(self, words: str, name: str, *, icon: str = "") -> Button:
        button = secondary_button(self._theme, words, icon=icon)
        button.setObjectName(f"change-{name.removeprefix('change-')}")
        return button

    def _card(self, title: str) -> Card:
        card = Card(self._theme)
        card.content.addWidget(Label(title, Role.HEADING))
        return card

    def _say_minutes(self) -> None:
        found = self._field.check()
        if found is not None:
            self.known_minutes.emit(found)

    def _tell_away(self) -> None:
        first, last = self._from.day, self._until.day
        if last < first:
            self._say_away(self.tr("The last day is before the first one."))
        elif last < self._today:
            self._say_away(self.tr("These days are over already; a day of the past is never counted against you."))
        else:
            self.away_set.emit(first, last)

    def _say_away(self, problem: str) -> None:
        self._away_problem.set_text(problem)
        self._away_problem.setVisible(bool(problem))

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(Space.XXXL), px(Space.L), px(Space.XXXL), px(Space.XL))
        self._column.setSpacing(px(Space.L))
        self._grid.setSpacing(px(Space.L))
        self._grid.set_minimum_card_width(px(360))
        for card in self.findChildren(Card):
            card.content.setSpacing(px(Space.S))
