"""A measure against the clock: how it is done, the clock itself, and the result to keep or not."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from exercises.clock import Clock
from exercises.history.facts import Measure, Measured
from exercises.history.measures.catalogue import DEFINITIONS
from exercises.library.timeline import Side
from exercises.session.timed_trial import TimedTrial, TrialSignal, TrialState
from gui import text
from gui.figure.subject import Subject
from gui.measures.big_timer import BigTimer
from gui.measures.fields import fields_for
from gui.measures.how import HowTo
from gui.measures.result_fields import NumberFields, ResultFields
from gui.measures.trial_words import moment_of
from gui.measures.trials import TRIALS, sides_of
from gui.theme.theme import Theme
from gui.theme.tokens import Space, Tone
from gui.widgets.banner import Banner
from gui.widgets.buttons import ButtonRow, ButtonSize, primary_button, quiet_button, secondary_button
from gui.widgets.card import Card
from gui.widgets.labels import Label, Role
from gui.widgets.page_body import PageBody
from gui.widgets.page_header import PageHeader
from gui.widgets.scroll import VerticalScroll
from gui.widgets.shortcuts import escape_to

_SHORTEST_WAIT_SECONDS = 0.02


class TrialPage(QWidget):
    """Leads through one measure, side by side; only Save tells a result, everything else leaves nothing behind."""

    told = Signal(object)  # tuple[Fact, ...]
    signalled = Signal(str)  # the value of a TrialSignal, to be heard
    clock_shown = Signal(bool)  # whether somebody is to see the clock
    left = Signal()
    _escaped = Signal()

    def __init__(self, theme: Theme, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._clock = clock
        self._measure = Measure.PLANK
        self._picture: Subject | None = None
        self._last: Measured | None = None
        self._trial: TimedTrial | None = None
        self._taps = 0
        self._sides: list[Side | None] = []
        self._results: dict[Side | None, int] = {}
        self._fields: ResultFields | None = None
        self._scroll = VerticalScroll(theme)
        self._timer_view = BigTimer(theme)
        self._timer_view.tapped.connect(self._tap)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self._timer_view)
        self._stack.currentChanged.connect(lambda _: self.clock_shown.emit(self.is_running))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setTimerType(Qt.TimerType.PreciseTimer)
        self._look.timeout.connect(self.poll)
        self._escaped.connect(self._leave)
        escape_to(self, self._escaped)

    @property
    def is_running(self) -> bool:
        """Whether the clock is shown."""
        return self._stack.currentWidget() is self._timer_view

    def begin(self, measure: Measure, picture: Subject | None, last: Measured | None = None) -> None:
        """Show how a measure is done; `last` is how a distance was found last time."""
        self._look.stop()
        self._measure, self._picture, self._last = measure, picture, last
        self._trial = None
        self._results = {}
        self._sides = list(sides_of(measure))
        self._show_start("")

    def poll(self) -> None:
        """Let time pass up to now."""
        if self._trial is not None:
            self._take(self._trial.tick())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.is_running or event.isAutoRepeat() or event.key() in _NO_KEYS:
            super().keyPressEvent(event)
        elif TRIALS[self._measure].counts_taps and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._stop()
        elif TRIALS[self._measure].counts_taps and event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            self._tap()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous() and self.is_running:
            # Something else has taken the window: nobody can be measured who does not see the clock.
            self._cancel("")

    # The clock

    def _start(self) -> None:
        self._taps = 0
        self._trial = TRIALS[self._measure].make(self._clock)
        self._stack.setCurrentWidget(self._timer_view)
        self._timer_view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._take(self._trial.start())

    def _tap(self) -> None:
        """Space, another key or a touch: one more stand, or the end."""
        trial = self._trial
        if trial is None:
            return
        if not TRIALS[self._measure].counts_taps:
            self._stop()
        elif trial.state is TrialState.RUNNING:
            self._take(trial.tick())  # a tap after the end counts no more
            if trial.state is TrialState.RUNNING:
                self._taps += 1
                self._show_moment()

    def _stop(self) -> None:
        if self._trial is not None:
            self._take(self._trial.stop())

    def _take(self, caused: tuple[TrialSignal, ...]) -> None:
        """Show what has come of it, and plan the next look."""
        trial = self._trial
        if trial is None:
            return
        for each in caused:
            self.signalled.emit(each.value)
        match trial.state:
            case TrialState.COUNTING_IN | TrialState.RUNNING:
                self._show_moment()
                self._look.start(round(self._next_look_seconds(trial) * 1000))
            case TrialState.OVER:
                self._over(trial)
            case TrialState.READY:
                self._cancel("")
            case TrialState.INTERRUPTED:
                self._cancel(self.tr("The computer paused in the middle, so the time is not to be trusted."))

    def _next_look_seconds(self, trial: TimedTrial) -> float:
        """Until the number on the screen changes."""
        view = trial.view()
        counting = trial.state is TrialState.COUNTING_IN
        left = view.count_in_seconds if counting else view.left_seconds
        wait = (left % 1.0 or 1.0) if left is not None else 1.0 - view.elapsed_seconds % 1.0
        return max(wait + 0.002, _SHORTEST_WAIT_SECONDS)

    def _show_moment(self) -> None:
        if self._trial is not None:
            self._timer_view.show_moment(moment_of(self._measure, self._sides[0], self._trial.view(), self._taps))

    def _over(self, trial: TimedTrial) -> None:
        self._look.stop()
        side = self._sides.pop(0)
        self._results[side] = self._taps if TRIALS[self._measure].counts_taps else trial.whole_seconds
        if self._sides and side is not None:
            held = self.tr("{side}: {n} s.").format(side=text.side(side), n=trial.whole_seconds)
            self._show_start(f"{held} {self.tr('Take a rest, then the other side.')}")
        else:
            self._show_result(early=_stopped_early(self._measure, trial))

    def _cancel(self, why: str) -> None:
        self._look.stop()
        self._trial = None
        self._show_start(why)

    def _leave(self) -> None:
        self._look.stop()
        self._trial = None
        self._stack.setCurrentWidget(self._scroll)
        self.left.emit()

    # Before and after

    def _show_start(self, said: str) -> None:
        theme, definition = self._theme, DEFINITIONS[self._measure]
        page = PageBody(theme)
        page.add_back(self.tr("Back"), self._escaped)
        page.column.addWidget(PageHeader(theme, definition.name, text.side(self._sides[0])))
        if said:
            page.column.addWidget(Banner(theme, said, "", Tone.INFO))
        card = Card(theme, padding=24)
        card.content.setSpacing(theme.px(Space.L))
        card.content.addWidget(HowTo(theme, definition, self._picture))
        start = primary_button(theme, self.tr("Start"), size=ButtonSize.LARGE, key=self.tr("Space"))
        start.setObjectName("start-trial")
        start.clicked.connect(self._start)
        row = ButtonRow(theme, start)
        if self._results:
            skip = quiet_button(theme, self.tr("Leave this side out"))
            skip.setObjectName("skip-side")
            skip.clicked.connect(lambda: self._show_result(early=False))
            row.add(skip)
        card.content.addWidget(row)
        seconds = round(TRIALS[self._measure].count_in_seconds)
        words = self.tr("You have {n} seconds to get ready after Start.").format(n=seconds)
        card.content.addWidget(Label(words, Role.SECONDARY))
        page.column.addWidget(card)
        page.column.addStretch(1)
        self._show_page(page)
        start.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.scroll_to_top()

    def _show_result(self, *, early: bool) -> None:
        theme, definition = self._theme, DEFINITIONS[self._measure]
        page = PageBody(theme)
        page.column.addWidget(PageHeader(theme, definition.name, self._after_words(early=early)))
        card = Card(theme, padding=24)
        card.content.setSpacing(theme.px(Space.L))
        fields = self._fields = fields_for(theme, self._measure, last=self._last)
        self._fill(fields)
        fields.confirmed.connect(self._save)
        card.content.addWidget(fields)
        save = primary_button(theme, self.tr("Save"), size=ButtonSize.LARGE)
        save.setObjectName("save-trial")
        save.clicked.connect(self._save)
        again = secondary_button(theme, self.tr("Measure again"), icon="refresh")
        again.setObjectName("again-trial")
        again.clicked.connect(lambda: self.begin(self._measure, self._picture, self._last))
        leave = quiet_button(theme, self.tr("Don't keep it"))
        leave.setObjectName("leave-trial")
        leave.clicked.connect(self._leave)
        card.content.addWidget(ButtonRow(theme, save, again, leave))
        page.column.addWidget(card)
        page.column.addStretch(1)
        self._show_page(page)
        fields.begin()

    def _after_words(self, *, early: bool) -> str:
        """What to do with the result; stopping early is nothing to explain."""
        if self._measure is Measure.TWO_MINUTE_WALK:
            done = self.tr("You stopped early; that is fine.") if early else self.tr("Two minutes are over.")
            return f"{done} {self.tr('How far was it?')}"
        if self._measure is Measure.CHAIR_STANDS:
            done = self.tr("You stopped early; that is fine.") if early else self.tr("Thirty seconds are over.")
            return f"{done} {self.tr('How often did you stand up all the way?')}"
        return self.tr("Well held. Change the number if it is not right.")

    def _fill(self, fields: ResultFields) -> None:
        if isinstance(fields, NumberFields):
            for side, value in self._results.items():
                # Whoever tapped nothing has counted aloud.
                if value or not TRIALS[self._measure].counts_taps:
                    fields.set_value(side, value)

    def _show_page(self, page: PageBody) -> None:
        self._scroll.set_page(page)
        self._stack.setCurrentWidget(self._scroll)

    def _save(self) -> None:
        facts = self._fields.check() if self._fields is not None else None
        if facts is not None:
            self._trial = None
            self.told.emit(facts)


def _stopped_early(measure: Measure, trial: TimedTrial) -> bool:
    limit = TRIALS[measure].limit_seconds
    return limit is not None and trial.whole_seconds < limit


_NO_KEYS = (
    Qt.Key.Key_Escape,
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock,
)
