"""Measuring at work: what is due, the pages to measure on, and what they put into the history."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from exercises.clock import Clock
from exercises.coach.red_flags import lock_sentence
from exercises.history.facts import Fact, Measure, MeasureChoice, Measured, OwnActivities
from exercises.history.measures.catalogue import DEFINITIONS
from exercises.history.measures.due import measure_states
from exercises.history.measures.series import measures_series, own_activities
from exercises.settings import Settings
from gui.coaching import Coaching
from gui.flows.measures_due import back_rests, measures_to_offer, put_off_measures
from gui.main_window import MainWindow
from gui.measures.trials import TRIALS
from gui.services.awake import Awake
from gui.theme.theme import Theme

if TYPE_CHECKING:
    from exercises.history.measures.series import MeasureSeries
    from exercises.library.library import Library
    from gui.figure.subject import Subject
    from gui.flows.trial_sound import TrialSound
    from gui.measures.form_page import MeasureFormPage
    from gui.measures.page import MeasuresPage
    from gui.measures.trial_page import TrialPage


class Measuring(QObject):
    """Shows the Measures screen over the whole window; what is kept can be taken back at once."""

    left = Signal()  # back to the page one came from

    def __init__(
        self,
        theme: Theme,
        window: MainWindow,
        coaching: Coaching,
        library: "Callable[[], Library]",
        clock: Clock,
        settings: Callable[[], Settings],
    ) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._coaching = coaching
        self._library = library
        self._clock = clock
        self._settings = settings
        self.awake = Awake(self)
        self._page: MeasuresPage | None = None
        self._form: MeasureFormPage | None = None
        self._trial: TrialPage | None = None
        self._sound: TrialSound | None = None

    def show(self) -> None:
        """Show every measure as it stands today."""
        if self._page is None:
            from gui.measures.page import MeasuresPage

            page = self._page = MeasuresPage(self._theme, self._chart_of)
            page.begun.connect(self.begin)
            page.typed.connect(self.type_in)
            page.chosen.connect(self._choose)
            page.put_off.connect(self._put_off)
            page.left.connect(self.left)
        self._window.show_whole(self._page)  # what is not seen can't take the focus
        self._fill()

    def begin(self, measure: Measure) -> None:
        """Measure now; what tries the body waits while the back needs rest."""
        resting = self._resting()
        if resting and DEFINITIONS[measure].moves:
            self._window.say(resting)
        elif measure in TRIALS:
            page = self._trial_page()
            self._window.show_whole(page)
            if self._sound is not None:
                self._sound.prepare()
            page.begin(measure, self._picture(measure), self._last_of(measure))
        else:
            self._ask(measure, with_day=False)

    def type_in(self, measure: Measure) -> None:
        """Write down a result from elsewhere; always possible, as all writing down is."""
        self._ask(measure, with_day=True)

    # Pages

    def _fill(self) -> None:
        if self._page is None or not self._window.shows(self._page):
            return  # it is filled when it is shown
        from gui.measures.view import MeasuresView

        facts, today = self._coaching.facts(), self._coaching.today
        pictures = {measure: picture for measure in Measure if (picture := self._picture(measure)) is not None}
        self._page.show_measures(
            MeasuresView(
                today,
                measure_states(facts, today),
                measures_series(facts, today),
                measures_to_offer(self._coaching),
                self._resting(),
                pictures,
            )
        )

    def _ask(self, measure: Measure, *, with_day: bool) -> None:
        if self._form is None:
            from gui.measures.form_page import MeasureFormPage

            page = self._form = MeasureFormPage(self._theme)
            page.told.connect(self._told)
            page.left.connect(self.show)
        today = self._coaching.today
        self._window.show_whole(self._form)
        self._form.ask(
            measure,
            today,
            activities=own_activities(self._coaching.facts(), today),
            last=self._last_of(measure),
            picture=self._picture(measure),
            with_day=with_day,
        )

    def _trial_page(self) -> "TrialPage":
        if self._trial is None:
            from gui.flows.trial_sound import TrialSound
            from gui.measures.trial_page import TrialPage

            page = self._trial = TrialPage(self._theme, self._clock)
            page.told.connect(lambda facts: self._told(facts, self._coaching.today))
            self._sound = TrialSound(self._settings, self)
            page.signalled.connect(self._sound.signal)
            page.clock_shown.connect(self._stay_awake)
            page.left.connect(self.show)
        return self._trial

    def _stay_awake(self, clock_shown: bool) -> None:
        """Whoever holds a plank can't touch the mouse."""
        if clock_shown and self._settings().keep_awake:
            self.awake.hold()
        else:
            self.awake.release()

    def _chart_of(self, series: "tuple[MeasureSeries, ...]") -> QWidget | None:
        from gui.history.charts.measures import measure_chart

        return measure_chart(self._theme, series, self._coaching.today)

    def _picture(self, measure: Measure) -> "Subject | None":
        from gui.figure.subject import subject_of

        exercise = DEFINITIONS[measure].exercise
        return subject_of(self._library(), exercise) if exercise and self._library().exercise(exercise) else None

    def _last_of(self, measure: Measure) -> Measured | None:
        facts = [stored.fact for stored in self._coaching.facts() if stored.day <= self._coaching.today]
        found = (fact for fact in reversed(facts) if isinstance(fact, Measured) and fact.measure is measure)
        return next(found, None)

    def _resting(self) -> str:
        """Why what tries the body waits; empty while it does not."""
        lock = self._coaching.lock()
        if lock is not None:
            return lock_sentence(lock, self._coaching.emergency_number)
        if back_rests(self._coaching):
            return self.tr("Your back needs some rest now, so whatever tries it waits. The questions don't.")
        return ""

    # What is told

    def _told(self, facts: Sequence[Fact], day: date) -> None:
        now = self._coaching.now
        # Noon of another day is within it wherever the computer goes.
        at = now if day == now.date() else datetime.combine(day, time(12), now.tzinfo)
        kept = []
        for fact in facts:
            # Which activities are scored is decided now, also with numbers from before.
            fact_id = self._coaching.note(fact, now if isinstance(fact, OwnActivities) else at)
            if fact_id is not None:
                kept.append(fact_id)
        if len(kept) < len(facts):
            # The form stays, with everything in it; the reason was said.
            self._take_back(kept)
            return
        self.show()
        self._say(self.tr("Kept."), kept)

    def _choose(self, measure: Measure, wanted: bool) -> None:
        kept = self._coaching.note(MeasureChoice(measure, wanted))
        self._fill()
        if kept is not None and not wanted:
            words = self.tr("{name} is switched off. It stays at the bottom of this page.")
            self._say(words.format(name=DEFINITIONS[measure].name), [kept])

    def _put_off(self) -> None:
        kept = put_off_measures(self._coaching)
        self._fill()
        if kept is not None:
            self._say(self.tr("Nothing is asked for a week."), [kept])

    def _say(self, words: str, kept: Sequence[str]) -> None:
        def undo() -> None:
            self._take_back(kept)
            self._fill()

        self._window.say(words, action=self.tr("Undo"), on_action=undo)

    def _take_back(self, kept: Sequence[str]) -> None:
        for fact_id in kept:
            self._coaching.take_back(fact_id)
