"""A session put right: when it was, how long, what became of each exercise, and everything that was said about it."""

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercises.errors import AmbleError
from exercises.history.correcting import MOST_MINUTES, minutes_of, moved, with_feelings, with_minutes, with_steps
from exercises.session.record import Feelings, SessionRecord
from gui.asking.effort_scale import EffortScale
from gui.asking.felt_details import FeltDetails
from gui.asking.form_page import FormPage
from gui.asking.tab_order import keep_tab_order
from gui.asking.walk_details import WalkDetails, WalkTold
from gui.asking.worst_pain import WorstPain
from gui.history.correct_steps import StepsField
from gui.history.moment_field import MomentField
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.chips import ChipRow
from gui.widgets.labels import Label, Role
from gui.widgets.minutes_field import MinutesField
from gui.widgets.number_scale import NumberScale

_YES, _NO = "yes", "no"


class CorrectSessionPage(FormPage):
    """Only what is changed here changes; everything else stays as exact as it was."""

    corrected = Signal(object)  # SessionRecord
    _beside: QVBoxLayout | None = None  # the buttons' row; the form's style is set once before it is there

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            self.tr("Correct this session"),
            self.tr("What you told first is kept too and stays to be read; the plan follows what holds now."),
            parent,
        )
        self._record: SessionRecord | None = None
        self._now: datetime | None = None
        self._shown = Feelings()
        self._name = Label("", Role.HEADING, max_lines=2)
        self._when = MomentField(theme)
        self._minutes = MinutesField(theme, 0, MOST_MINUTES, name=self.tr("Minutes"))
        self._minutes.setObjectName("minutes")
        self._minutes.confirmed.connect(self._save)
        self._long = Label("", Role.SUBHEADING)
        self._before = self._scale("pain-before", self.tr("Pain before"))
        self._peak = self._scale("pain-peak", self.tr("Pain at its worst"))
        self._after = self._scale("pain-after", self.tr("Pain after"))
        self._next_day = self._scale("pain-next-day", self.tr("Pain the next morning"))
        self._worst = WorstPain(self._peak, self._before, self._after)
        self._effort = EffortScale(theme)
        slept = self.tr("Did it cost you sleep?")
        self._sleep = ChipRow(theme, ((_NO, self.tr("No")), (_YES, self.tr("Yes"))), can_clear=True, name=slept)
        self._sleep.setObjectName("sleep-lost")
        self._felt = FeltDetails(theme)
        self._walk = WalkDetails(theme)
        self._steps = StepsField(theme)
        self._problem = Label("", Role.BAD)
        self._problem.setObjectName("correct-problem")
        self.card.content.addWidget(self._name)
        self._add(self.tr("When did it begin?"), self._when)
        self.card.content.addWidget(self._long)
        self.card.content.addWidget(self._minutes)
        for scale in (self._before, self._peak, self._after, self._next_day):
            self._add(scale.accessibleName(), scale)
            if scale is self._peak:
                self.card.content.addWidget(self._worst.line)
        self._add(slept, self._sleep)
        self._add(self.tr("How hard was it?"), self._effort)
        for widget in (self._felt, self._walk, self._steps):
            self.card.content.addWidget(widget)
        self._add_buttons()
        self._steps.filled.connect(lambda: keep_tab_order([*self._steps.stops, *self.buttons]))

    def ask(self, record: SessionRecord, now: datetime, shoes: Iterable[tuple[str, str]] = ()) -> None:
        """Begin with a record as it is; `now` is aware, `shoes` are ids and names of the pairs that may be chosen."""
        self._record, self._now = record, now
        felt = record.feelings
        self._name.set_text(record.name)
        self._when.show_moment(record.started, now.astimezone(record.started.tzinfo).date())
        is_walk = record.kind == "walk"
        self._long.set_text(self.tr("How long did you walk?") if is_walk else self.tr("How long was it?"))
        self._minutes.set_minutes(minutes_of(record))
        for scale, pain in (
            (self._before, felt.pain_before),
            (self._peak, felt.pain_peak),
            (self._after, felt.pain_after),
            (self._next_day, felt.pain_next_day),
        ):
            scale.set_value(pain)
        self._worst.begin()
        self._effort.set_value(felt.effort)
        self._sleep.set_chosen(() if felt.sleep_lost is None else (_YES if felt.sleep_lost else _NO,))
        self._felt.show_felt(felt.leg, felt.where, felt.note)
        self._walk.show_told(WalkTold(felt.surface, felt.hills, felt.shoes, felt.kilometres), shoes)
        self._walk.setVisible(is_walk)
        self._steps.show_steps(record)
        self._tell("")
        self._shown = self._told()
        self._begin(self._before)

    def _told(self) -> Feelings:
        """What stands in the form."""
        walk = self._walk.told
        return Feelings(
            pain_before=self._before.value,
            pain_peak=self._peak.value,
            pain_after=self._after.value,
            pain_next_day=self._next_day.value,
            effort=self._effort.value,
            leg=self._felt.leg,
            sleep_lost=self._sleep.chosen == (_YES,) if self._sleep.chosen else None,
            where=self._felt.where,
            surface=walk.surface,
            note=self._felt.note,
            hills=walk.hills,
            shoes=walk.shoes,
            kilometres=walk.kilometres,
        )

    def _save(self) -> None:
        record, now, started = self._record, self._now, self._when.moment
        minutes = self._minutes.check()
        if record is None or now is None or started is None or minutes is None or not self._walk.check():
            return
        self._worst.settle()
        told, shown = self._told(), self._shown
        # A place, a ground or a long note that this form can't show must not be lost by saving something else.
        changed = {
            each.name: getattr(told, each.name)
            for each in fields(Feelings)
            if getattr(told, each.name) != getattr(shown, each.name)
        }
        after = with_steps(record, self._steps.told)
        try:
            if minutes != minutes_of(record):
                after = with_minutes(after, minutes)
            after = moved(after, started, now)
        except AmbleError as error:
            self._tell(str(error))
            return
        if changed:
            after = with_feelings(after, replace(after.feelings, **changed), now)
        self.corrected.emit(after)

    def _add_buttons(self, *others: QWidget) -> None:
        """Below the page and not in it: the form is long, and Save is always in view."""
        super()._add_buttons(*others)
        row = self.card.content.takeAt(self.card.content.count() - 1)
        buttons = row.widget() if row is not None else None
        column = self.layout()
        if buttons is None or column is None:
            return
        bar = QWidget()
        bar.setObjectName("correct-bar")
        self._beside = QVBoxLayout(bar)
        # What is wrong stands beside the button that was pressed.
        self._beside.addWidget(self._problem)
        self._beside.addWidget(buttons)
        column.addWidget(bar)
        self._restyle()

    def _restyle(self) -> None:
        super()._restyle()
        if self._beside is not None:
            margins = self._outer.contentsMargins()
            px = self._theme.px
            self._beside.setContentsMargins(margins.left() + px(Space.XXL), px(Space.M), margins.right(), px(Space.M))

    def _scale(self, name: str, question: str) -> NumberScale:
        scale = NumberScale(self._theme, lowest=self.tr("no pain"), highest=self.tr("worst imaginable"), name=question)
        scale.setObjectName(name)
        return scale

    def _tell(self, problem: str) -> None:
        self._problem.set_text(problem)
        self._problem.setVisible(bool(problem))
