"""A routine that was done without being led through it: when, how long, and how it felt."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exercises.library.timeline import Timeline
from exercises.session.record import Feelings
from gui.asking.effort_scale import EffortScale
from gui.asking.felt_details import FeltDetails
from gui.asking.form_page import FormPage
from gui.asking.worst_pain import WorstPain
from gui.log.told import LONGEST_MINUTES, LoggedRoutine
from gui.log.twin_question import TwinQuestion
from gui.log.when_field import WhenField
from gui.theme.theme import Theme
from gui.widgets.disclosure import Disclosure
from gui.widgets.labels import Label, Role
from gui.widgets.minutes_field import MinutesField
from gui.widgets.number_scale import NumberScale


class LogRoutinePage(FormPage):
    """Tells a routine as done the way it is written; what was left out can be put right in the history."""

    told = Signal(object)  # LoggedRoutine

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            self.tr("I did this without Amble"),
            self.tr("It counts like one that you were led through."),
            parent,
        )
        self._timeline: Timeline | None = None
        self._name = Label("", Role.HEADING, max_lines=2)
        self._name.setObjectName("routine-name")
        self._when = WhenField(theme)
        self._minutes = MinutesField(theme, 1, LONGEST_MINUTES, name=self.tr("Minutes"))
        self._minutes.setObjectName("minutes")
        self._minutes.confirmed.connect(self._save)
        self._peak = self._scale("pain-peak", self.tr("How was your back, at its worst?"))
        self._before = self._scale("pain-before", self.tr("Before it?"))
        self._after = self._scale("pain-after", self.tr("And afterwards?"))
        self._worst = WorstPain(self._peak, self._before, self._after)
        self._effort = EffortScale(theme)
        self._felt = FeltDetails(theme)
        self._more = Disclosure(theme, self.tr("More about how it felt"))
        self._more.button.setObjectName("more-felt")
        for scale in (self._before, self._after):
            self._more.content.addWidget(Label(scale.accessibleName(), Role.SUBHEADING))
            self._more.content.addWidget(scale)
        self._more.content.addWidget(Label(self.tr("How hard was it?"), Role.SUBHEADING))
        self._more.content.addWidget(self._effort)
        self._more.content.addWidget(self._felt)
        self.card.content.addWidget(self._name)
        self._add(self.tr("When?"), self._when)
        self._add(self.tr("How long?"), self._minutes)
        self._add(self._peak.accessibleName(), self._peak, self._worst.line)
        self.card.content.addWidget(self._more)
        self.twin = TwinQuestion(theme)
        self.twin.left.connect(self.left)
        self.card.content.addWidget(self.twin)
        self._add_buttons()

    def ask(self, timeline: Timeline, now: datetime, *, last_where: tuple[str, ...] = ()) -> None:
        """Begin an empty form about this routine; `now` is aware, `last_where` what was told last time."""
        self._timeline = timeline
        self._name.set_text(timeline.name)
        self._when.ask(now)
        self.twin.forget()
        self._minutes.set_minutes(min(LONGEST_MINUTES, max(1, round(timeline.seconds / 60))))
        for scale in (self._peak, self._before, self._after):
            scale.set_value(None)
        self._worst.begin()
        self._effort.set_value(None)
        self._felt.show_felt(None, last_where, None)
        self._more.set_open(False)
        self._begin(self._minutes)

    def _scale(self, name: str, question: str) -> NumberScale:
        scale = NumberScale(self._theme, lowest=self.tr("no pain"), highest=self.tr("worst imaginable"), name=question)
        scale.setObjectName(name)
        return scale

    def _save(self) -> None:
        self.twin.forget()
        minutes = self._minutes.check()
        started = self._when.check(minutes) if minutes is not None else None
        if minutes is None or started is None or self._timeline is None:
            return
        self._worst.settle()
        felt = Feelings(
            pain_before=self._before.value,
            pain_peak=self._peak.value,
            pain_after=self._after.value,
            effort=self._effort.value,
            leg=self._felt.leg,
            where=self._felt.where,
            note=self._felt.note,
        )
        self.told.emit(LoggedRoutine(self._timeline, started, minutes, felt))
