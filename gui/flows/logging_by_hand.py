"""Writing down what was done without the program: the forms, and what they put into the history."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from exercises.errors import AmbleError
from exercises.history.by_hand import activity_by_hand, routine_by_hand, walk_by_hand
from exercises.history.phone_line import take_in
from exercises.history.twins import find_twin
from exercises.session.record import Feelings, SessionRecord
from gui.asking.walk_details import WalkTold
from gui.coaching import Coaching
from gui.log.told import LoggedActivity, LoggedRoutine, LoggedWalk
from gui.main_window import MainWindow
from gui.theme.theme import Theme

if TYPE_CHECKING:
    from exercises.history.history import History
    from exercises.library.timeline import Timeline
    from gui.log.activity_page import LogActivityPage
    from gui.log.phone_page import LogPhonePage
    from gui.log.routine_page import LogRoutinePage
    from gui.log.twin_question import TwinQuestion
    from gui.log.walk_page import LogWalkPage

_RED_FLAG_PAIN = 7


class LoggingByHand(QObject):
    """Shows the forms over the whole window; what was written down can be taken back at once."""

    left = Signal()
    safety_wanted = Signal(str)  # leg or pain

    def __init__(self, theme: Theme, window: MainWindow, coaching: Coaching, history: "Callable[[], History]") -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._coaching = coaching
        self._history = history
        self._walk: LogWalkPage | None = None
        self._activity: LogActivityPage | None = None
        self._phone: LogPhonePage | None = None
        self._routine: LogRoutinePage | None = None

    def walk(self) -> None:
        """Ask for a walk."""
        if self._walk is None:
            from gui.log.walk_page import LogWalkPage

            page = self._walk = LogWalkPage(self._theme)
            page.told.connect(self._walk_told)
            page.left.connect(self.left)
            page.phone_requested.connect(self.from_phone)
        outlook, last = self._coaching.outlook(), self._coaching.last_walk()
        felt = last.feelings if last is not None else None
        self._walk.ask(
            self._coaching.now,
            minutes=outlook.part_minutes[0] if outlook is not None and outlook.part_minutes else None,
            last_walk=WalkTold(felt.surface, felt.hills, felt.shoes) if felt is not None else None,
            shoes=[(s.pair.pair, s.pair.name) for s in self._coaching.shoe_states() if not s.pair.retired],
            last_where=self._coaching.last_where(),
        )
        self._show(self._walk)

    def activity(self) -> None:
        """Ask for something else that moves."""
        if self._activity is None:
            from gui.log.activity_page import LogActivityPage

            page = self._activity = LogActivityPage(self._theme)
            page.told.connect(self._activity_told)
            page.left.connect(self.left)
        self._activity.ask(self._coaching.now)
        self._show(self._activity)

    def routine(self, timeline: "Timeline | None") -> None:
        """Ask when a routine was done; nothing happens without one."""
        if timeline is None:
            return
        if self._routine is None:
            from gui.log.routine_page import LogRoutinePage

            page = self._routine = LogRoutinePage(self._theme)
            page.told.connect(self._routine_told)
            page.left.connect(self.left)
        # Shown first: what was hidden by it gives the focus away, and only then it can be put where it belongs.
        self._show(self._routine)
        self._routine.ask(timeline, self._coaching.now, last_where=self._coaching.last_where())

    def from_phone(self) -> None:
        """Ask for the line that the page on the phone shows at the end."""
        if self._phone is None:
            from gui.log.phone_page import LogPhonePage

            page = self._phone = LogPhonePage(self._theme, self._is_known)
            page.told.connect(self._phone_told)
            page.left.connect(self.left)
        self._phone.ask(self._coaching.now)
        self._show(self._phone)

    def _is_known(self, session_id: str) -> bool:
        try:
            return self._history().session(session_id) is not None
        except AmbleError:
            return False  # what is wrong is said when it is to be kept

    def _phone_told(self, record: object) -> None:
        if not isinstance(record, SessionRecord):
            return
        self._keep(lambda: record, keep=take_in)

    def _ask_after(self, felt: Feelings) -> None:
        """Ask about warning signs where what was told calls for it."""
        if felt.leg:
            self.safety_wanted.emit("leg")
        elif _worst(felt) >= _RED_FLAG_PAIN:
            self.safety_wanted.emit("pain")

    def _routine_told(self, told: object) -> None:
        if not isinstance(told, LoggedRoutine):
            return

        def record() -> SessionRecord:
            return routine_by_hand(told.timeline, told.started, told.minutes, self._coaching.now, told.feelings)

        self._keep(record, self._routine.twin if self._routine is not None else None)

    def _walk_told(self, told: object) -> None:
        if not isinstance(told, LoggedWalk):
            return
        level, planned = self._coaching.level_on(told.started.date())

        def record() -> SessionRecord:
            return walk_by_hand(
                told.started,
                told.minutes,
                self._coaching.now,
                level=level,
                planned_minutes=planned,
                feelings=told.feelings,
            )

        self._keep(record, self._walk.twin if self._walk is not None else None)

    def _activity_told(self, told: object) -> None:
        if isinstance(told, LoggedActivity):
            self._keep(
                lambda: activity_by_hand(told.name, told.started, told.minutes, self._coaching.now),
                self._activity.twin if self._activity is not None else None,
            )

    def _keep(
        self,
        make: Callable[[], SessionRecord],
        twin: "TwinQuestion | None" = None,
        *,
        keep: "Callable[[SessionRecord, History], object] | None" = None,
    ) -> None:
        """Keep what was made, in an ordinary way unless `keep` does it; `twin` asks where it seems to be there."""
        try:
            record = make()
            there = find_twin(self._history(), record) if twin is not None else None
        except AmbleError as error:
            self._window.say(str(error))
            return
        if twin is not None and there is not None:
            twin.ask(there, lambda: self._write(record, keep))
        else:
            self._write(record, keep)

    def _write(self, record: SessionRecord, keep: "Callable[[SessionRecord, History], object] | None") -> None:
        # A form that could not be written stays open with everything that is in it.
        try:
            if keep is None:
                self._history().save(record)
            else:
                keep(record, self._history())
        except AmbleError as error:
            self._window.say(str(error))
            return
        self._coaching.forget()
        self.left.emit()

        def undo() -> None:
            try:
                self._history().delete(record.id)
            except AmbleError as error:
                self._window.say(str(error))
            self._coaching.forget()

        self._window.say(self.tr("Written down."), action=self.tr("Undo"), on_action=undo)
        self._ask_after(record.feelings)

    def _show(self, page: QWidget) -> None:
        self._window.show_whole(page)


def _worst(felt: Feelings) -> int:
    """The strongest pain that was told, 0 to 10; 0 where none was."""
    return max((p for p in (felt.pain_peak, felt.pain_before, felt.pain_after) if p is not None), default=0)
