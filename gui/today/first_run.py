"""The first run: three short steps instead of the cards, each of which can be skipped."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.figure.exercise_picture import ExercisePicture
from gui.figure.subject import Subject
from gui.theme.theme import Theme
from gui.theme.tokens import Space, Tone
from gui.today import words
from gui.today.known_minutes import KnownMinutes
from gui.today.view import DayPictures, FirstStep
from gui.widgets.buttons import Button, ButtonKind, ButtonRow, ButtonSize, quiet_button, secondary_button
from gui.widgets.card import Card
from gui.widgets.chips import Chip, ChipRow
from gui.widgets.choice_card import ChoiceCard
from gui.widgets.labels import Label, Role
from gui.widgets.picture_beside import PictureBeside


class _Step(QWidget):
    """One step: a title, what it is about, and what to answer with."""

    def __init__(self, theme: Theme, title: str, *sentences: str) -> None:
        super().__init__()
        self._theme = theme
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(Label(title, Role.TITLE))
        for sentence in sentences:
            self.column.addWidget(Label(sentence, Role.MUTED))
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.column.setSpacing(self._theme.px(14))


class FirstRun(Card):
    """Shows the first step that is open; `finished` tells that a step was answered or skipped.

    What was answered is told before that.
    """

    finished = Signal(str)
    safety_requested = Signal()
    known_minutes = Signal(int)
    level_chosen = Signal()
    afraid_told = Signal(bool)
    walking_days_chosen = Signal(tuple)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.setObjectName("first-run")
        self._number = Chip(theme, "", Tone.PRIMARY)
        self._steps: dict[FirstStep, _Step] = {
            FirstStep.SAFETY: self._safety(),
            FirstStep.DISTANCE: self._distance(),
            FirstStep.DAYS: self._days(),
        }
        inside, words_side = QWidget(), QWidget()
        self._beside = PictureBeside(inside, share=0.3)
        self._picture = ExercisePicture(theme, "", Subject())
        self._beside.addWidget(self._picture)
        self._beside.addWidget(words_side)
        self._column = QVBoxLayout(words_side)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(ButtonRow(theme, self._number))
        for step in self._steps.values():
            self._column.addWidget(step)
        self.content.addWidget(inside)
        theme.changed.connect(self._fit)
        self._fit()

    def show_steps(self, steps: Sequence[FirstStep], walking_days: Sequence[int], pictures: DayPictures) -> None:
        """Show the first of the steps that are still open."""
        self.setVisible(bool(steps))
        if not steps:
            return
        order = list(FirstStep)
        text = self.tr("Step {number} of {count}").format(number=order.index(steps[0]) + 1, count=len(order))
        self._number.set_text(text)
        subjects = {
            FirstStep.SAFETY: pictures.sit,
            FirstStep.DISTANCE: pictures.walk,
            FirstStep.DAYS: pictures.walk,
        }
        self._picture.show_subject(self.tr("Picture"), subjects[steps[0]])
        self._week.set_chosen(str(day) for day in walking_days)
        self._name_days()
        for key, step in self._steps.items():
            step.setVisible(key is steps[0])

    def _safety(self) -> _Step:
        step = _Step(
            self._theme,
            self.tr("Is it safe to start?"),
            self.tr(
                "Most backs are safe to move. A few signs need a doctor first, so there is a list to read and to "
                "tick. It takes about two minutes, and what you answer stays on this computer."
            ),
        )
        ask = self._big(self.tr("See the questions"), "first-safety")
        ask.clicked.connect(self.safety_requested)
        step.column.addWidget(ButtonRow(self._theme, ask, self._skip(FirstStep.SAFETY, self.tr("Not now"))))
        return step

    def _distance(self) -> _Step:
        step = _Step(
            self._theme,
            self.tr("How far can you walk?"),
            self.tr(
                "The plan begins a little below what you can do, and grows only when your back agrees. If you don't "
                "know, three easy walks will show it."
            ),
        )
        easy = self._big(self.tr("I don't know yet"), "first-baseline")
        easy.clicked.connect(self._distance_done)
        know = secondary_button(self._theme, self.tr("I know how far"))
        know.setObjectName("first-know")
        pick = secondary_button(self._theme, self.tr("Pick a level"))
        pick.setObjectName("first-pick")
        pick.clicked.connect(self._pick)
        self._know = KnownMinutes(self._theme)
        self._know.hide()
        self._know.chosen.connect(self._use_minutes)
        know.clicked.connect(lambda: self._know.open(by_keyboard=know.shows_focus_ring))
        self._afraid = ChoiceCard(self._theme, self.tr("Walking frightens me at the moment: begin more gently"))
        self._afraid.setObjectName("first-afraid")
        step.column.addWidget(self._afraid)
        step.column.addWidget(ButtonRow(self._theme, easy, know, pick, self._skip(FirstStep.DISTANCE, self.tr("Skip"))))
        step.column.addWidget(self._know)
        return step

    def _days(self) -> _Step:
        step = _Step(
            self._theme,
            self.tr("When do you want to walk?"),
            self.tr(
                "Choose the days that suit you. Four or five a week are a good goal, three still grow, fewer keep you "
                "where you are, and another day is never wrong."
            ),
        )
        days = [(str(number), words.short_weekday(number)) for number in range(7)]
        self._week = ChipRow(self._theme, days, multiple=True, name=self.tr("Days for walking"))
        self._week.chosen_changed.connect(self._name_days)
        step.column.addWidget(self._week)
        self._use = self._big("", "first-days")
        self._use.clicked.connect(self._use_days)
        step.column.addWidget(ButtonRow(self._theme, self._use, self._skip(FirstStep.DAYS, self.tr("Skip"))))
        return step

    def _name_days(self) -> None:
        """The button says what no day means."""
        self._use.set_label(self.tr("Use these days") if self._week.chosen else self.tr("Any day is fine"))

    def _big(self, label: str, name: str) -> Button:
        button = Button(self._theme, label, ButtonKind.PRIMARY, size=ButtonSize.LARGE)
        button.setObjectName(name)
        return button

    def _skip(self, step: FirstStep, label: str) -> Button:
        button = quiet_button(self._theme, label)
        button.setObjectName(f"first-skip-{step.value}")
        if step is FirstStep.DISTANCE:
            button.clicked.connect(self._distance_done)
        else:
            button.clicked.connect(lambda: self.finished.emit(step.value))
        return button

    def _tell_afraid(self) -> None:
        if self._afraid.isChecked():
            self.afraid_told.emit(True)

    def _distance_done(self) -> None:
        self._tell_afraid()
        self.finished.emit(FirstStep.DISTANCE.value)

    def _use_minutes(self, minutes: int) -> None:
        # Told first, because being afraid makes the plan begin lower.
        self._tell_afraid()
        self.known_minutes.emit(minutes)
        self.finished.emit(FirstStep.DISTANCE.value)

    def _pick(self) -> None:
        self._distance_done()
        self.level_chosen.emit()

    def _use_days(self) -> None:
        self.walking_days_chosen.emit(tuple(int(key) for key in self._week.chosen))
        self.finished.emit(FirstStep.DAYS.value)

    def _fit(self) -> None:
        px = self._theme.px
        self._beside.set_picture(QSize(px(260), px(220)), px(150))
        self._beside.setSpacing(px(Space.XXL))
        self._column.setSpacing(px(Space.L))
