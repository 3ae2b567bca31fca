"""A walk that was taken without the program: when, how long, how it hurt, and more for those who want it."""

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exercises.session.record import Feelings
from gui.asking.effort_scale import EffortScale
from gui.asking.felt_details import FeltDetails
from gui.asking.form_page import FormPage
from gui.asking.walk_details import WalkDetails, WalkTold
from gui.asking.worst_pain import WorstPain
from gui.log.told import LONGEST_MINUTES, LoggedWalk
from gui.log.twin_question import TwinQuestion
from gui.log.when_field import WhenField
from gui.theme.theme import Theme
from gui.widgets.buttons import quiet_button
from gui.widgets.disclosure import Disclosure
from gui.widgets.labels import Label, Role
from gui.widgets.minutes_field import MinutesField
from gui.widgets.number_scale import NumberScale


class LogWalkPage(FormPage):
    """Tells a walk; `twin` asks about one that is there already."""

    told = Signal(object)  # LoggedWalk
    phone_requested = Signal()  # it was done with the page on the phone

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Log a walk"), self.tr("A walk is a walk, with or without a screen."), parent)
        self._when = WhenField(theme)
        self._minutes = MinutesField(theme, 1, LONGEST_MINUTES, name=self.tr("Minutes walked"))
        self._minutes.setObjectName("minutes")
        self._minutes.confirmed.connect(self._save)
        self._peak = self._scale("pain-peak", self.tr("How was your back, at its worst?"))
        self._before = self._scale("pain-before", self.tr("Before you set out?"))
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
        self._walk = WalkDetails(theme)
        self._add(self.tr("When?"), self._when)
        self._add(self.tr("How long?"), self._minutes)
        self._add(self._peak.accessibleName(), self._peak, self._worst.line)
        self.card.content.addWidget(self._more)
        self.card.content.addWidget(self._walk)
        phone = quiet_button(theme, self.tr("I did this on my phone"), icon="phone")
        phone.setObjectName("from-phone")
        phone.clicked.connect(self.phone_requested)
        self.twin = TwinQuestion(theme)
        self.twin.left.connect(self.left)
        self.card.content.addWidget(self.twin)
        self._add_buttons(phone)

    def ask(
        self,
        now: datetime,
        *,
        minutes: int | None = None,
        last_walk: WalkTold | None = None,
        shoes: Iterable[tuple[str, str]] = (),
        last_where: tuple[str, ...] = (),
    ) -> None:
        """Begin an empty form; `now` is aware, `minutes` those of today's walk if one is due.

        `last_walk` and `last_where` are what was told last time, `shoes` are ids and names of the pairs in use.
        """
        self._when.ask(now)
        self.twin.forget()
        self._minutes.set_minutes(minutes)
        for scale in (self._peak, self._before, self._after):
            scale.set_value(None)
        self._worst.begin()
        self._effort.set_value(None)
        self._felt.show_felt(None, last_where, None)
        self._more.set_open(False)
        before = last_walk or WalkTold()
        self._walk.show_told(WalkTold(before.surface, before.hills, before.shoes), shoes)
        self._begin(self._minutes)

    def _scale(self, name: str, question: str) -> NumberScale:
        scale = NumberScale(self._theme, lowest=self.tr("no pain"), highest=self.tr("worst imaginable"), name=question)
        scale.setObjectName(name)
        return scale

    def _save(self) -> None:
        self.twin.forget()
        minutes = self._minutes.check()
        if minutes is None:
            return
        started = self._when.check(minutes)
        if started is None or not self._walk.check():
            return
        self._worst.settle()
        told = self._walk.told
        peak = self._peak.value
        felt = Feelings(
            pain_before=self._before.value,
            pain_peak=peak,
            pain_after=self._after.value,
            effort=self._effort.value,
            leg=self._felt.leg,
            where=self._felt.where,
            surface=told.surface,
            note=self._felt.note,
            hills=told.hills,
            shoes=told.shoes,
            kilometres=told.kilometres,
        )
        self.told.emit(LoggedWalk(started, minutes, felt))
