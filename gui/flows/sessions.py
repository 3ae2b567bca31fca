"""Leads through a session: starts it, records it, asks at its end, and picks up one that was broken off."""

import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal

from exercises.clock import Clock
from exercises.coach.red_flags import answered_lately
from exercises.errors import AmbleError
from exercises.history.journal import Journal
from exercises.library.exercise import Exercise
from exercises.library.library import Library
from exercises.library.timeline import Timeline
from exercises.library.trial import trial
from exercises.session.events import Event
from exercises.session.going_on import FROM_THE_START, StartPoint, going_on
from exercises.session.record import Feelings, SessionRecord
from exercises.session.record_left_out import LeftOutTold
from exercises.session.session import Session
from gui.asking.walk_details import WalkTold
from gui.coaching import Coaching
from gui.figure.subject import Subject, subject_of
from gui.flows.interrupted import interrupted_notice
from gui.flows.slip import let_go, throw_away
from gui.main_window import MainWindow
from gui.player.finish_page import FinishPage
from gui.player.moments import LeftOut
from gui.player.player_page import PlayerPage
from gui.player.questions import RED_FLAG_PAIN, Hurt
from gui.player.walk_guide import PainGauge, PainTold
from gui.services.session_keeper import SessionKeeper
from gui.theme.theme import Theme
from gui.widgets.buttons import Button
from gui.widgets.scroll import VerticalScroll

if TYPE_CHECKING:
    from exercises.history.history import History


_TIGHT: Final = 500


class SessionFlow(QObject):
    """Holds the player, the page at the end and the record of the session between them."""

    left = Signal()  # back to where one was: nothing was recorded
    recorded = Signal()  # the session is in the history
    safety_wanted = Signal(str)  # what made it necessary: `leg` or `pain`; the session stands or is over
    start_wanted = Signal(str)  # a routine shall be done again
    timeline_wanted = Signal(object)  # a Timeline that is no routine any more
    begins = Signal(object)  # the Timeline of a session that begins now

    def __init__(
        self,
        theme: Theme,
        window: MainWindow,
        library: Library,
        history: "Callable[[], History]",
        clock: Clock,
        coaching: Coaching,
    ) -> None:
        super().__init__(window)
        self._coaching = coaching
        self._theme = theme
        self._window = window
        self._library = library
        self._history = history
        self._clock = clock
        self._keeper: SessionKeeper | None = None
        self._on_trial: Exercise | None = None
        self._trouble = ""
        self._closing = False
        self._warned_unsaved = False
        self._asks_after = False
        self._asked_for = 0  # the strongest pain that the questions about warning signs were asked for
        self._before_big = Qt.WindowState.WindowNoState
        # Children of the window from the first: a page that is never shown must not live on as a window of its own.
        self.player = PlayerPage(theme, self.exercise, self._subject, window)
        self.player.hide()
        self.player.happened.connect(self._happened)
        self.player.hurt_said.connect(self._hurt)
        self.player.pain_told.connect(self._pain_told)
        self.player.red_flags_wanted.connect(self._red_flags)
        self.player.finished.connect(self._over)
        self.player.full_screen_wanted.connect(self._full_screen)
        self.player.stayed.connect(self._stay)
        self.finish = FinishPage(theme, window)
        self.finish.hide()
        self.finish.left_out_told.connect(self._left_out_told)
        self.finish.said.connect(self._said)
        self.finish.try_again_requested.connect(self._try_saving_again)
        self.finish.thrown_away.connect(self._throw_away)
        self.finish.left.connect(self._leave_finish)
        self.finish.safety_requested.connect(self._leg_said)

    # Beginning

    def begin(self, timeline: Timeline, feelings: Feelings) -> None:
        """Begin a session, recorded from its first second with what was said before it."""
        self._on_trial = None
        keeper = self._new_keeper(timeline)
        self._play(timeline, keeper, feelings=feelings)
        if feelings != Feelings():
            keeper.feel(feelings)

    def try_exercise(self, exercise_id: str) -> None:
        """Play one exercise in its own dose, without recording it."""
        exercise = self._library.exercise(exercise_id)
        timeline = trial(exercise, self._library) if exercise is not None else None
        if timeline is not None:
            self.try_timeline(timeline)

    def try_timeline(self, timeline: Timeline, exercise: Exercise | None = None) -> None:
        """Play something without recording it; `exercise` is shown as it is here, saved or not."""
        self._on_trial = exercise
        self._play(timeline, None)

    def exercise(self, exercise_id: str) -> Exercise | None:
        """An exercise by its id, one that is tried out as it is there; None for one that is gone."""
        tried = self._on_trial
        return tried if tried is not None and tried.id == exercise_id else self._library.exercise(exercise_id)

    def _subject(self, exercise_id: str) -> Subject:
        return subject_of(self._library, self.exercise(exercise_id))

    def do_again(self, record: SessionRecord) -> None:
        """Start the routine of an earlier session: as it is now, or as it was then when it is gone."""
        if record.routine is not None and self._library.routine(record.routine) is not None:
            self.start_wanted.emit(record.routine)
        elif record.timeline is not None:
            self.timeline_wanted.emit(record.timeline)

    def offer_interrupted(self) -> None:
        """Ask about the last session that was broken off; older ones are kept as they are."""
        try:
            interrupted = self._history().interrupted()
        except AmbleError as error:
            self._window.say(str(error))
            return
        for record in interrupted[:-1]:
            self._keep(record)
        for record in interrupted[-1:]:
            self._offer(record)

    def _offer(self, record: SessionRecord) -> None:
        def answered(act: Callable[[SessionRecord], None], *, starts: bool = False) -> None:
            # The question stays while warning signs keep sessions waiting: it can be answered after the check.
            if starts and self._coaching.lock() is not None:
                self.safety_wanted.emit("button")
                return
            self._window.remove_notice(notice)
            if tight:
                self.left.emit()
            act(record)

        notice = interrupted_notice(
            self._theme,
            record,
            self._clock.now().date(),
            on_continue=lambda: answered(self._continue, starts=True),
            on_keep=lambda: answered(self._keep_aloud),
        )
        # Where letters are large and the window small, the question would leave nothing of the page below it.
        tight = self._window.height() / self._theme.text_scale < _TIGHT
        if tight:
            self._window.show_whole(VerticalScroll(self._theme, notice))
        else:
            self._window.add_notice(notice)
        go_on = notice.findChild(Button, "continue-session")
        if go_on is not None:
            go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self, record: SessionRecord) -> None:
        """Lead on through a session that was broken off, as the same one."""
        self._continue(record)

    def _continue(self, record: SessionRecord) -> None:
        timeline = record.timeline
        if timeline is None:
            self._keep(record)
            return
        keeper = self._new_keeper(timeline, record)
        self._play(timeline, keeper, going_on(record), feelings=record.feelings, so_far=record)

    def _keep_aloud(self, record: SessionRecord) -> None:
        self._keep(record)
        self._window.say(self.tr("Kept. It is in your history."))

    def _keep(self, record: SessionRecord) -> None:
        try:
            self._history().keep(record.id)
        except AmbleError as error:
            self._window.say(str(error))

    def _new_keeper(self, timeline: Timeline, so_far: SessionRecord | None = None) -> SessionKeeper:
        session_id = so_far.id if so_far is not None else str(uuid.uuid4())
        keeper = SessionKeeper(Journal(timeline, session_id, self._history, so_far), parent=self)
        keeper.saving_failed.connect(self._saving_failed)
        keeper.saved_again.connect(self._saved_again)
        return keeper

    def _play(
        self,
        timeline: Timeline,
        keeper: SessionKeeper | None,
        start: StartPoint = FROM_THE_START,
        feelings: Feelings | None = None,
        so_far: SessionRecord | None = None,
    ) -> None:
        self._keeper = keeper
        self._closing = self._warned_unsaved = False
        self._asked_for = (feelings.pain_before if feelings is not None else None) or 0
        self.player.show_trouble("", "")
        self._window.show_whole(self.player)
        remark = "" if keeper is not None else self.tr("trying out, not recorded")
        gauge = self._gauge(feelings or Feelings())
        session = Session(
            timeline,
            self._clock,
            first=start.first,
            gone_seconds=start.gone_seconds,
            walked_seconds=start.walked_seconds,
        )
        self.begins.emit(timeline)
        self.player.play(session, remark=remark, gauge=gauge, left_out=LeftOut(session.index, so_far))

    def _gauge(self, feelings: Feelings) -> PainGauge:
        """What pain told on the way is measured against."""
        outlook = self._coaching.outlook()
        if outlook is None:
            return PainGauge(feelings.pain_before)
        rules = self._coaching.advisor().rules
        return PainGauge(feelings.pain_before, outlook.base, self._coaching.limit(), rules)

    # While it runs

    def _happened(self, event: Event) -> None:
        if self._keeper is not None:
            self._keeper.take(event)

    def _hurt(self, hurt: Hurt) -> None:
        if self._keeper is not None:
            self._keeper.hurt(hurt.pain, hurt.where, leg=hurt.leg)
        self._asked_for = max(self._asked_for, hurt.pain or 0)

    def _pain_told(self, told: PainTold) -> None:
        if self._keeper is not None:
            self._keeper.tap(told.pain, told.elapsed_seconds)

    def _red_flags(self, why: str) -> None:
        self.safety_wanted.emit(why)

    def go_on_after_safety(self, *, locked: bool) -> bool:
        """Come back from the questions about warning signs; whether a session was waiting for it."""
        if not self.player.is_running:
            if self._keeper is None:
                return False
            # It ended with what led to the questions; how it felt is still to be asked.
            self._window.show_whole(self.finish)
            self.finish.setFocus()
            return True
        self._window.show_whole(self.player)
        driver = self.player.driver
        if locked and driver is not None:
            driver.act(driver.session.end)
        else:
            self.player.setFocus()
        return True

    def _saving_failed(self, why: str) -> None:
        self._trouble = why
        self.player.show_trouble(self.tr("This session is not being saved."), self._reassured(why))
        self.finish.show_unsaved(why)

    def _reassured(self, why: str) -> str:
        return self.tr("{why} It goes on and is kept in memory; saving is tried again.").format(why=why)

    def _saved_again(self) -> None:
        self.player.show_trouble("", "")
        self.finish.show_unsaved("")
        self._window.say(self.tr("Everything is saved now."))

    def _full_screen(self, wanted: bool) -> None:
        if wanted:
            self._before_big = self._window.windowState()
            self._window.showFullScreen()
        else:
            self._window.setWindowState(self._before_big)

    # The end

    def _over(self) -> None:
        keeper = self._keeper
        record = keeper.record if keeper is not None else None
        self.player.leave()
        if keeper is not None and record is not None and not keeper.unsaved and self._lets_go(record):
            self._keeper = keeper = None
        if self._closing and (keeper is None or not keeper.unsaved):
            self._window.close()
            return
        self._closing = False
        if keeper is None or record is None:
            self.left.emit()
            return
        self.finish.show_record(record, last_walk=self._last_walk(), shoes=self._shoes())
        self.finish.show_unsaved(self._trouble if keeper.unsaved else "")
        self._window.show_whole(self.finish)
        self.finish.setFocus()

    def _lets_go(self, record: SessionRecord) -> bool:
        """Whether it was begun by mistake, so that nothing of it is kept."""
        return let_go(record, self._history, self._coaching, self._window)

    def _last_walk(self) -> WalkTold:
        """What was told about the walk before, as a proposal for this one."""
        last = self._coaching.last_walk()
        felt = last.feelings if last is not None else Feelings()
        return WalkTold(felt.surface, felt.hills, felt.shoes, None)

    def _shoes(self) -> list[tuple[str, str]]:
        return [(s.pair.pair, s.pair.name) for s in self._coaching.shoe_states() if not s.pair.retired]

    def _left_out_told(self, told: LeftOutTold) -> None:
        if self._keeper is not None:
            self._keeper.tell_left_out(told)

    def _said(self, feelings: Feelings) -> None:
        if self._keeper is not None:
            self._keeper.feel(feelings)
        worst = max((p for p in (feelings.pain_peak, feelings.pain_after) if p is not None), default=0)
        # What is said about a leg asks for the same questions by itself.
        self._asks_after = worst >= RED_FLAG_PAIN and not feelings.leg and not self._is_settled(worst)

    def _is_settled(self, pain: int) -> bool:
        """Whether the questions were answered within the hour for pain as strong as this, so that nothing is new."""
        return pain <= self._asked_for and answered_lately(self._coaching.facts(), self._clock.now())

    def _leg_said(self) -> None:
        # What is not written yet stays on the screen; leaving it later asks again.
        if self._keeper is None:
            self.safety_wanted.emit("leg")

    def _leave_finish(self) -> None:
        # Leaving while nothing is written would lose it: stay, with the reason on the screen.
        if self._keeper is None or self._keeper.try_again():
            self._keeper = None
            self._coaching.forget()
            self.recorded.emit()
            asks, self._asks_after = self._asks_after, False
            if asks:
                self.safety_wanted.emit("pain")

    def _throw_away(self) -> None:
        keeper = self._keeper
        record = keeper.record if keeper is not None else None
        if keeper is None or record is None:
            return
        # What is not in the history yet can't be brought back from it.
        if keeper.try_again() and throw_away(record, self._history, self._coaching, self._window):
            self._keeper = None
            self.left.emit()

    def _try_saving_again(self) -> None:
        if self._keeper is not None:
            self._keeper.try_again()

    # Closing the window

    def may_close(self) -> bool:
        """Whether the window may close now; a running session asks first, an unsaved one warns once."""
        if self.player.is_running:
            self._closing = True
            self.player.ask_to_end()
            return False
        if self._keeper is None or self._keeper.try_again() or self._warned_unsaved:
            return True
        self._warned_unsaved = True
        self._window.show_whole(self.finish)
        self._window.say(self.tr("Close once more to leave without saving this session."))
        return False

    def _stay(self) -> None:
        self._closing = False
