"""The level one is on, today's walk, and what is needed to move up; or how to find a level."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from exercises.coach.outlook import DueKind, Outlook
from exercises.coach.red_flags import lock_sentence
from gui.plan.details import PlanDetails
from gui.plan.words import day_and_month, level_title, weekday
from gui.theme.theme import Theme
from gui.theme.tokens import Space, Tone
from gui.widgets.buttons import ButtonRow, primary_button, quiet_button, secondary_button
from gui.widgets.card import Card
from gui.widgets.chips import Chip
from gui.widgets.labels import Label, Role
from gui.widgets.layouts import FlowLayout
from gui.widgets.minutes_field import MinutesField
from gui.words.walk_amount import walking

LONGEST_WALK = 240


class LevelCard(Card):
    """What is due now, with the one thing to press."""

    walk_requested = Signal()
    take_requested = Signal()
    log_walk_requested = Signal()
    routine_requested = Signal(str)
    easier_requested = Signal()
    back_requested = Signal()
    safety_requested = Signal()
    choose_level_requested = Signal()
    known_minutes = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, padding=20, parent=parent)
        self._routine = ""
        self._title = Label("", Role.HEADING, max_lines=3)
        self._shape = Label("", Role.MUTED)
        self._time = Label("", Role.MUTED)
        self._time.setObjectName("walk-time")
        self._why = Label("", Role.BODY)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        self._needed = Label("", Role.SECONDARY)
        self._build_buttons()
        for label in (self._title, self._time, self._shape, self._why):
            self.content.addWidget(label)
        for widget in (self._chips, self._needed, self._buttons, self._know):
            self.content.addWidget(widget)
        self.content.addStretch(1)
        theme.changed.connect(self._space)
        self._space()

    def show_outlook(self, outlook: Outlook, details: PlanDetails) -> None:
        """Show what is due, in whatever state the plan is."""
        self._hide_know()
        self._show_words(outlook, details)
        self._show_chips(outlook, details)
        self._show_buttons(outlook)

    def _build_buttons(self) -> None:
        theme = self._theme
        self._start = primary_button(theme, self.tr("Start today's walk"))
        self._gentle = primary_button(theme, self.tr("Start the gentle routine"))
        self._safety = primary_button(theme, self.tr("What to do now"))
        self._back = primary_button(theme, self.tr("I am back"))
        self._take = secondary_button(theme, self.tr("Take it with you"))
        self._log = secondary_button(theme, self.tr("Log a walk"))
        self._easier = quiet_button(theme, self.tr("Make it easier"))
        self._know_button = secondary_button(theme, self.tr("I know how far I can walk"))
        self._pick = quiet_button(theme, self.tr("Pick a level"))
        named = (
            (self._start, "start-walk", self.walk_requested),
            (self._safety, "safety", self.safety_requested),
            (self._back, "back-again", self.back_requested),
            (self._take, "take-walk", self.take_requested),
            (self._log, "log-walk", self.log_walk_requested),
            (self._easier, "easier", self.easier_requested),
            (self._pick, "pick-level", self.choose_level_requested),
        )
        for button, name, signal in named:
            button.setObjectName(name)
            button.clicked.connect(signal)
        self._gentle.setObjectName("start-gentle")
        self._gentle.clicked.connect(lambda: self.routine_requested.emit(self._routine))
        self._know_button.setObjectName("i-know")
        self._know_button.clicked.connect(self._ask_minutes)
        shown = (self._safety, self._back, self._start, self._gentle, self._take, self._log, self._easier)
        self._buttons = ButtonRow(theme, *shown, self._know_button, self._pick, spacing=8)
        self._know = Card(theme, padding=16)
        self._know.setObjectName("know-panel")
        question = self.tr("For how many easy minutes can you walk until your pain is up by 2?")
        self._field = MinutesField(theme, 1, LONGEST_WALK, name=question)
        self._field.setObjectName("known-minutes")
        self._field.confirmed.connect(self._say_minutes)
        use = primary_button(theme, self.tr("Find my level"))
        use.setObjectName("use-minutes")
        use.clicked.connect(self._say_minutes)
        cancel = quiet_button(theme, self.tr("Cancel"))
        cancel.clicked.connect(self._cancel_minutes)
        self._know.content.addWidget(Label(question, Role.BODY))
        self._know.content.addWidget(self._field)
        self._know.content.addWidget(ButtonRow(theme, use, cancel))
        self._know.hide()

    def _show_words(self, outlook: Outlook, details: PlanDetails) -> None:
        title, shape = self._title_of(outlook), ""
        waits = outlook.lock is not None or outlook.away_until is not None or outlook.flare_day is not None
        if outlook.level is not None and not waits:
            week = self.tr("{n} times a week").format(n=outlook.walks_a_week) if outlook.walks_a_week else ""
            shape = " · ".join(part for part in (details.shape, week) if part)
        self._title.set_text(title)
        self._set(self._shape, shape)
        self._set(self._time, "" if waits or not _walks_on(outlook) else details.time)
        why = outlook.why
        if outlook.lock is not None:
            why = lock_sentence(outlook.lock, details.emergency_number)
        elif outlook.level is None:
            steps = self.tr(
                "Walk at an easy pace and turn back when your pain is up by 2. {n} easy walks find your level."
            ).format(n=details.start_walks)
            why = f"{outlook.why} {steps}" if outlook.why else steps
        self._set(self._why, why)
        self._set(self._needed, "" if waits or outlook.level is None else details.needed)

    def _title_of(self, outlook: Outlook) -> str:
        if outlook.lock is not None:
            return self.tr("Sessions wait until you have been checked")
        if outlook.away_until is not None:
            return self.tr("Away until {day}. Your plan waits.").format(
                day=day_and_month(outlook.away_until, outlook.today)
            )
        if outlook.flare_day is not None:
            return self.tr("Flare-up, gentle day {n}").format(n=outlook.flare_day)
        if outlook.level is None:
            return self.tr("Find your level")
        name = level_title(outlook.level)
        if outlook.minutes is None:
            return name
        # One part of several that is left is no name for the level's day.
        parts = outlook.part_minutes if len(outlook.part_minutes) > 1 else ()
        return f"{name} · {walking(parts, outlook.minutes)}"

    def _show_chips(self, outlook: Outlook, details: PlanDetails) -> None:
        chips = []
        if outlook.level is None and outlook.lock is None:
            done = self.tr("{done} of {all} easy walks").format(
                done=min(outlook.baseline_walks, details.start_walks), all=details.start_walks
            )
            chips.append(Chip(self._theme, done, Tone.PRIMARY if outlook.baseline_walks else Tone.NEUTRAL))
        for day in outlook.week:
            if day.walked:
                note = details.walk_notes.get(day.day, "")
                words = " · ".join(part for part in (weekday(day.day), note) if part)
                # It counts, and it was no good walk.
                tone = Tone.NEUTRAL if day.day in details.too_much else Tone.PRIMARY
                chips.append(Chip(self._theme, words, tone, icon="check"))
        if outlook.level is not None and outlook.walks_a_week is not None and outlook.lock is None:
            chips += self._chips_to_come(outlook, outlook.walks_a_week - outlook.walks_done)
        while (item := self._flow.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()  # or what Qt shows a moment later would be a window of its own
                old.setParent(None)
                old.deleteLater()
        for chip in chips:
            self._flow.addWidget(chip)
            chip.show()
        self._chips.setVisible(bool(chips))

    def _chips_to_come(self, outlook: Outlook, left: int) -> list[Chip]:
        found = []
        if left > 0 and _walk_is_due(outlook):
            found.append(Chip(self._theme, self.tr("today")))
            left -= 1
        if left == 1:
            found.append(Chip(self._theme, self.tr("one more")))
        elif left > 1:
            found.append(Chip(self._theme, self.tr("{n} more").format(n=left)))
        return found

    def _show_buttons(self, outlook: Outlook) -> None:
        locked, away = outlook.lock is not None, outlook.away_until is not None
        no_level = outlook.level is None
        free = not locked and not away
        due = outlook.due
        gentle = due.kind is DueKind.GENTLE and due.routine is not None
        self._routine = due.routine or ""
        self._safety.setVisible(locked)
        self._back.setVisible(away and not locked)
        self._gentle.setVisible(free and gentle)
        walks = free and not gentle and outlook.flare_day is None and _walks_on(outlook)
        self._start.setVisible(walks)
        self._take.setVisible(walks)
        self._start.set_label(self.tr("Start an easy walk") if no_level else self.tr("Start today's walk"))
        self._know_button.setVisible(free and no_level)
        self._pick.setVisible(free and no_level)
        self._easier.setVisible(free and not no_level and outlook.flare_day is None)

    def _ask_minutes(self) -> None:
        self._field.set_minutes(None)
        self._know.show()
        self._buttons.hide()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_minutes(self) -> None:
        found = self._field.check()
        if found is not None:
            self.known_minutes.emit(found)

    def _cancel_minutes(self) -> None:
        self._hide_know()
        self._know_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hide_know(self) -> None:
        self._know.hide()
        self._buttons.show()

    def _set(self, label: Label, words: str) -> None:
        label.set_text(words)
        label.setVisible(bool(words))

    def _space(self) -> None:
        self.content.setSpacing(self._theme.px(Space.M))
        self._flow.set_spacing(self._theme.px(Space.S))


def _walks_on(outlook: Outlook) -> bool:
    """Whether there is walking left on this day."""
    return outlook.minutes is None or not 0 < outlook.minutes <= outlook.walked_today_minutes


def _walk_is_due(outlook: Outlook) -> bool:
    return outlook.due.kind is DueKind.WALK and outlook.due.day == outlook.today and outlook.away_until is None
