"""The coach as the window uses it: what was told goes in, what the screens show comes out."""

import gc
import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, Signal

from exercises.clock import Clock
from exercises.coach.advisor import Advisor, morning_question
from exercises.coach.days import lately
from exercises.coach.folding import Folding
from exercises.coach.outlook import Outlook
from exercises.errors import AmbleError
from exercises.settings import Settings

if TYPE_CHECKING:
    from exercises.coach.ladder import Ladder
    from exercises.coach.red_flags import Lock
    from exercises.coach.shoes import ShoeState
    from exercises.history.coach_reading import Known
    from exercises.history.facts import Fact, StoredFact
    from exercises.history.history import History
    from exercises.history.session_facts import SessionFact
    from exercises.library.library import Library
    from gui.services.background import Background

_Answer = TypeVar("_Answer")
_COUNTS_FROM_SECONDS: Final = 120
_LATELY: Final = timedelta(hours=1)
# From so many sessions on reading and folding them may take longer than a window may stand still.
_MANY: Final = 2_000
# While they are read others may write to the history, as backups are joined at the start; then they are read again.
_TRIES: Final = 3
_TURN_SECONDS: Final = 0.001


class _GivenUpError(Exception):
    """The window has gone while something was done beside it."""


def _nothing() -> None:
    """What is done for each day that is folded in the window's own thread."""


class Coaching(QObject):
    """Reads facts and keeps new ones; troubles with the history or the plan are told once each, never raised.

    What was read is kept until something changes, so that a page that is shown again costs nothing.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(
        self,
        library: "Callable[[], Library]",
        history: "Callable[[], History]",
        clock: Clock,
        settings: Callable[[], Settings],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._history = history
        self._clock = clock
        self._settings = settings
        self._folding = Folding()
        # The levels that were folded with.
        self._ladder: Ladder | None = None
        self._background: Background | None = None
        self._is_closed = False
        self._waiting: list[Callable[[], None]] = []
        self._sessions: tuple[SessionFact, ...] | None = None
        self._facts: tuple[StoredFact, ...] | None = None
        self._outlook: Outlook | None = None

    # What is known

    @property
    def now(self) -> datetime:
        return self._clock.now()

    @property
    def today(self) -> date:
        return self._clock.now().date()

    @property
    def emergency_number(self) -> str:
        """The user's own emergency number; empty when none was set."""
        return self._settings().emergency_number

    def advisor(self) -> Advisor:
        """The coach with the active plan."""
        return Advisor(self._library(), self._history(), self._settings().plan, self._folding)

    def sessions(self) -> "tuple[SessionFact, ...]":
        """Every session as the coach reads it, oldest first; none when the history can't be read."""
        self._finish()
        if self._sessions is None:
            none: tuple[SessionFact, ...] = ()
            self._sessions = self._tried(self._read, none)
        return self._sessions

    def facts(self) -> "tuple[StoredFact, ...]":
        """Everything that was told beside the sessions, oldest first."""
        if self._facts is None:
            none: tuple[StoredFact, ...] = ()
            self._facts = self._tried(lambda: self._history().facts(), none)
        return self._facts

    def outlook(self) -> Outlook | None:
        """What the coach says about today; None when there is no plan that can be used."""
        self._finish()
        if self._outlook is None or self._outlook.today != self.today:
            sessions, facts = self.sessions(), self.facts()
            self._outlook = self._tried(lambda: self._look(sessions, facts), None)
        return self._outlook

    def _read(self) -> "tuple[SessionFact, ...]":
        return self._history().coach_reading.sessions()

    def _look(self, sessions: "tuple[SessionFact, ...]", facts: "tuple[StoredFact, ...]") -> Outlook:
        advisor = self.advisor()
        outlook = advisor.look(sessions, facts, self.today, keep=True)
        self._ladder = advisor.ladder()
        return outlook

    # Much to read

    def prepare(self, then: Callable[[], None] = lambda: None) -> None:
        """Find out what there is to say; then go on. Where that takes long it is done beside the window.

        Whoever asks meanwhile waits for it.
        """
        if self._waiting:
            self._waiting.append(then)
        elif self._is_quick():
            then()
        else:
            self._waiting.append(then)
            self._read_beside(_TRIES)

    @property
    def is_preparing(self) -> bool:
        """Whether it is being found out beside the window, so that asking now waits for it."""
        return bool(self._waiting)

    def close(self) -> None:
        """Give up what is done beside the window."""
        self._is_closed = True
        self._waiting.clear()
        if self._background is not None:
            self._background.close()

    def _is_quick(self) -> bool:
        """Whether little has to be read and folded, compared with what is known; what can't be read is read quickly."""
        if self._is_closed:
            return True
        try:
            history, advisor = self._history(), self.advisor()
            if history.coach_reading.is_quick and (not advisor.has_plan() or advisor.ladder() == self._ladder):
                return True
            return history.count() < _MANY
        except AmbleError:
            return True

    def _read_beside(self, tries: int) -> None:
        from gui.services.background import Background

        if self._background is None:
            self._background = Background(self)
        work = self._tried(self._reading, None)
        if work is None:
            self._go_on()
            return

        def done(found: "tuple[Known, Folding, Ladder | None]") -> None:
            known, folding, ladder = found
            if self._tried(lambda: self._history().coach_reading.take(known), True):
                self._folding, self._ladder = folding, ladder
            elif tries > 1:
                self._read_beside(tries - 1)
                return
            self._go_on()

        def failed(why: str) -> None:
            self.failed.emit(why)
            self._go_on()

        self._background.run(work, done, failed)

    def _reading(self) -> "Callable[[], tuple[Known, Folding, Ladder | None]]":
        """How to read and fold everything in another thread; what that needs of the window is asked for here."""
        advisor, today, facts = self.advisor(), self.today, self._history().facts()
        ladder = advisor.ladder() if advisor.has_plan() else None
        read = self._history().coach_reading.elsewhere(self._look_up)
        folding = Folding(self._look_up)

        def work() -> "tuple[Known, Folding, Ladder | None]":
            usual = sys.getswitchinterval()
            # The window gets its turn at once; looking through all that is made here for rubbish would stop it too.
            sys.setswitchinterval(_TURN_SECONDS)
            gc.disable()
            try:
                known = read()
                if ladder is not None:
                    folding.fold(ladder, tuple(known.sessions), facts, today, keep=True)
            finally:
                gc.enable()
                sys.setswitchinterval(usual)
            folding.each_day = _nothing
            return known, folding, ladder

        return work

    def _look_up(self) -> None:
        """In the other thread: nobody wants it any more when the window has gone."""
        if self._is_closed:
            raise _GivenUpError

    def _finish(self) -> None:
        while self._waiting and self._background is not None and self._background.is_busy:
            self._background.finish()

    def _go_on(self) -> None:
        waiting, self._waiting = self._waiting, []
        self.outlook()
        self.changed.emit()
        for then in waiting:
            then()

    def plan_trouble(self) -> str:
        """What keeps the chosen plan's file from being used, and what stands in for it; empty when all is well."""
        return self._tried(lambda: self.advisor().plan_trouble(), "")

    def lock(self) -> "Lock | None":
        """What keeps sessions locked now."""
        from exercises.coach.red_flags import lock_on

        return lock_on(self.facts(), self.today)

    def settled_pain(self) -> int:
        """The strongest pain of the last hour that the questions about warning signs were answered for; 0 for none."""
        from exercises.coach.red_flags import answered_lately
        from exercises.history.facts import CheckIn

        now = self.now
        if not answered_lately(self.facts(), now):
            return 0
        told = [s.fact.pain for s in self.facts() if isinstance(s.fact, CheckIn) and now - s.at <= _LATELY]
        for session in lately(self.sessions(), now.date()):
            if session.day == now.date() and now - session.started <= _LATELY + timedelta(
                seconds=session.active_seconds
            ):
                felt = session.feelings
                told += [p for p in (felt.pain_before, felt.pain_peak, felt.pain_after) if p is not None]
        return max(told, default=0)

    def limit(self) -> int | None:
        """A clinician's limit: a walk is red from this pain on; None without one."""
        from exercises.coach.days import trait_on
        from exercises.history.facts import TraitName

        return trait_on(self.facts(), TraitName.PAIN_LIMIT, self.today) or None

    def shoe_states(self) -> "tuple[ShoeState, ...]":
        """Every pair of shoes with what it has walked."""
        from exercises.coach.shoes import ShoeWalk, pairs, state_from_walks

        walks = [
            ShoeWalk(s.feelings.shoes, s.day, s.walk_active_seconds / 60, s.feelings.kilometres)
            for s in self.sessions()
            if s.feelings.shoes is not None
        ]
        return tuple(state_from_walks(pair, walks, self.today) for pair in pairs(self.facts()))

    @property
    def is_ready(self) -> bool:
        """Whether what the coach says about today is known already, so that asking costs nothing."""
        return self._outlook is not None and self._outlook.today == self.today

    def sessions_this_week(self) -> int:
        """Sessions since Monday that were finished, or gone on with for two minutes at least."""
        monday = self.today - timedelta(days=self.today.weekday())
        return sum(1 for s in lately(self.sessions(), monday) if s.finished or s.active_seconds >= _COUNTS_FROM_SECONDS)

    def last_walk(self) -> "SessionFact | None":
        """The newest walk, for answers that are remembered."""
        return next((session for session in reversed(self.sessions()) if session.kind == "walk"), None)

    def last_where(self) -> tuple[str, ...]:
        """The places that were told last."""
        return next((s.feelings.where for s in reversed(self.sessions()) if s.feelings.where), ())

    def morning(self) -> "tuple[SessionFact, int | None] | None":
        """The session whose next morning is still to be told, with the pain before it."""
        question = morning_question(self.sessions(), self.now)
        if question is None:
            return None
        return next((s, question.pain_before) for s in reversed(self.sessions()) if s.id == question.session)

    # What is told

    def note(self, fact: "Fact", at: datetime | None = None) -> str | None:
        """Keep a fact, for now or for the aware moment `at`; its id, or None when it could not be written."""
        return self._written(lambda: self._history().note(fact, at).id, None)

    def take_back(self, fact_id: str, *, mistaken: bool = False) -> None:
        """Take a fact back; an answer about warning signs only when it was `mistaken`, which is said at once."""
        self._written(lambda: self._history().delete_fact(fact_id, mistaken=mistaken), False)

    def tell_morning(self, session_id: str, pain: int | None, sleep_lost: bool | None) -> bool:
        """Keep how the back was the morning after a session."""
        now = self.now
        return self._written(lambda: self._history().answer_next_day(session_id, pain, sleep_lost, now), False)

    def forget(self) -> None:
        """Read anew what is needed next: sessions, files or settings have changed.

        Where that takes long it is done beside the window first, and told when it is known.
        """
        self._sessions = self._facts = self._outlook = None
        if self._waiting:
            return
        if self._is_quick():
            self.changed.emit()
        else:
            self.prepare()

    def level_on(self, day: date) -> tuple[str | None, int | None]:
        """The level of a day and the minutes that the plan asked for on it."""
        advisor = self.advisor()
        if not advisor.has_plan():
            return None, None
        outlook = self._tried(lambda: advisor.look(self.sessions(), self.facts(), day), None)
        return (outlook.level, outlook.minutes) if outlook is not None else (None, None)

    def weekly_minutes(self, weeks: int) -> tuple[int, ...]:
        """Minutes walked in each of the last weeks, Monday to Sunday, this week last."""
        monday = self.today - timedelta(days=self.today.weekday())
        seconds = [0.0] * weeks
        for session in lately(self.sessions(), monday - timedelta(weeks=weeks - 1)):
            back = (monday - (session.day - timedelta(days=session.day.weekday()))).days // 7
            if session.kind == "walk" and 0 <= back < weeks:
                seconds[weeks - 1 - back] += session.walk_active_seconds
        return tuple(round(each / 60) for each in seconds)

    def _tried(self, ask: Callable[[], _Answer], otherwise: _Answer) -> _Answer:
        try:
            return ask()
        except AmbleError as error:
            self.failed.emit(str(error))
            return otherwise

    def _written(self, write: Callable[[], _Answer], otherwise: _Answer) -> _Answer:
        answer = self._tried(write, otherwise)
        self.forget()
        return answer
