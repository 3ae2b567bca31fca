"""What the player asks in the middle of a session, and what the answers do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from exercises.library.exercise import Exercise
from exercises.library.timeline import Phase
from exercises.session import cue_words
from exercises.session.display import seconds_to_show
from exercises.session.session import Events, Session, Status
from gui.player.driver import SessionDriver
from gui.player.panels import EndPanel, GapPanel, HurtPanel, KeysPanel
from gui.player.stop_panel import StopPanel
from gui.theme.theme import Theme

# From this pain on the red flags are asked (0 to 10; content.md, "Red flags & safety text").
RED_FLAG_PAIN: Final = 7


@dataclass(frozen=True, slots=True)
class Hurt:
    """What the user said when something hurt: how much from 0 to 10 (None: not said), and where.

    `leg` means that something is new or worse in a leg.
    """

    pain: int | None
    where: tuple[str, ...]
    leg: bool = False

    @property
    def alarm(self) -> str:
        """Why the red flags have to be asked now: `leg`, `pain`, or empty where they need not."""
        if self.leg:
            return "leg"
        return "pain" if self.pain is not None and self.pain >= RED_FLAG_PAIN else ""


class Questions(QObject):
    """One question at a time: it pauses the session, and going on without an answer resumes it."""

    opened = Signal()
    closed = Signal()
    stayed = Signal()
    spoken = Signal(str)  # what is to be heard as well: whoever hurts does not read
    hurt_said = Signal(object)  # Hurt
    red_flags_wanted = Signal(str)  # why: leg or pain; the session stands or is over

    def __init__(
        self,
        theme: Theme,
        host: QWidget,
        keys: Sequence[tuple[str, str]],
        exercise: Callable[[str], Exercise | None],
    ) -> None:
        super().__init__(host)
        self._exercise = exercise
        self._driver: SessionDriver | None = None
        self._resume_after = False
        self._alarm = ""
        self._end = EndPanel(theme, host)
        self._end.end_requested.connect(self._end_now)
        self._hurt = HurtPanel(theme, host)
        self._hurt.easier_requested.connect(self._take_easier)
        self._hurt.skip_requested.connect(self._leave_out)
        self._hurt.stop_requested.connect(self._stop_hurting)
        self._gap = GapPanel(theme, host)
        self._gap.go_on_requested.connect(lambda: self._go_on_with(lambda s: s.resume()))
        self._gap.restart_requested.connect(lambda: self._go_on_with(lambda s: (*s.restart(), *s.resume())))
        self._gap.kept_walking_requested.connect(lambda: self._go_on_with(lambda s: s.kept_walking()))
        self._gap.end_requested.connect(self._end_now)
        self._keys = KeysPanel(theme, host, keys)
        self._stop = StopPanel(theme, host)
        self._stop.end_requested.connect(self._end_now)
        self._stop.leg_told.connect(self._tell_leg)
        self._stop.go_on_requested.connect(lambda: self._go_on_with(lambda s: s.resume()))
        self._panels = (self._end, self._hurt, self._gap, self._keys, self._stop)
        # Going on without a choice still keeps what was said about the pain.
        self._hurt.closed.connect(self._say_hurt_if_any)
        for panel in self._panels:
            panel.closed.connect(self._panel_closed)

    @property
    def is_open(self) -> bool:
        """Whether a question waits for its answer."""
        return any(panel.isVisible() for panel in self._panels)

    def follow(self, driver: SessionDriver, *, is_kept: bool = True) -> None:
        """Ask about this session from now on; one that is only tried out is not kept."""
        self._driver = driver
        for panel in (self._end, self._gap, self._stop):
            panel.set_kept(kept=is_kept)

    def leave(self) -> None:
        """Forget the session; an open question goes with it."""
        self._driver = None
        self._resume_after = False
        self._alarm = ""
        for panel in self._panels:
            panel.hide()

    def ask_to_end(self) -> None:
        """Pause and ask whether to end."""
        if self._open(lambda _: self._end.ask()):
            self.spoken.emit(cue_words.END_HERE)

    def ask_hurt(self) -> None:
        """Pause at once and ask what would help."""
        if self._open(lambda session: self._hurt.ask(self._easier_of(session.view().phase))):
            enter = cue_words.HURTS_EASIER if self._hurt.offers_easier else cue_words.HURTS_SKIP
            self.spoken.emit(f"{cue_words.HURTS} {enter}")

    def ask_stop(self) -> None:
        """Pause after a red sign, and ask to stop; going on is the user's own decision."""
        if self._open(lambda _: self._stop.ask()):
            self.spoken.emit(cue_words.STOP_HERE)

    def show_keys(self) -> None:
        """Pause and show all keys."""
        self._open(lambda _: self._keys.ask())

    def ask_after_gap(self, gap_seconds: float) -> None:
        """Ask how to go on after the computer slept; any other question has become pointless."""
        session = self._session
        if session is None:
            return
        for panel in self._panels:
            with QSignalBlocker(panel):
                panel.close_panel()
        self._resume_after = False
        view = session.view()
        shown = int(view.elapsed_seconds) if view.left_seconds is None else seconds_to_show(view.left_seconds)
        self._gap.ask(gap_seconds, shown, walking=view.phase.walking)
        self.opened.emit()

    @property
    def _session(self) -> Session | None:
        session = self._driver.session if self._driver is not None else None
        return None if session is None or session.status in (Status.READY, Status.ENDED) else session

    def _open(self, ask: Callable[[Session], None]) -> bool:
        """Pause and ask; whether the question is open now."""
        session = self._session
        if session is None or self._driver is None or self.is_open:
            return False
        was_paused = session.status is Status.PAUSED
        self._driver.act(session.pause)
        # The pause may have found a gap, which asks its own question, or the end.
        if self._session is None or self.is_open:
            return False
        self._resume_after = not was_paused
        ask(session)
        self.opened.emit()
        return True

    def _panel_closed(self) -> None:
        self.closed.emit()
        self.stayed.emit()
        if self._resume_after and not self._alarm:
            self._act(lambda session: session.resume())
        self._resume_after = False
        self._sound_alarm()

    def _close_all(self) -> None:
        """Close with an answer given: nothing goes on by itself, and an alarm waits until the answer has worked."""
        self._resume_after, alarm = False, self._alarm
        with QSignalBlocker(self):
            for panel in self._panels:
                panel.close_panel()
        self._alarm = alarm
        self.closed.emit()

    def _act(self, command: Callable[[Session], Events]) -> None:
        session = self._session
        if session is not None and self._driver is not None:
            self._driver.act(lambda: command(session))

    def _end_now(self) -> None:
        self._close_all()
        self._act(lambda session: session.end())

    def _go_on_with(self, command: Callable[[Session], Events]) -> None:
        self._close_all()
        self._act(command)

    def _say_hurt(self) -> None:
        self._say_hurt_if_any()
        self._hurt.forget()
        self._close_all()

    def _say_hurt_if_any(self) -> None:
        said = Hurt(self._hurt.scale.value, self._hurt.places.chosen, self._hurt.leg)
        if said != Hurt(None, ()):
            self._alarm = said.alarm
            self.hurt_said.emit(said)

    def _tell_leg(self) -> None:
        """A leg told after a red sign: the question stays open behind the red flags."""
        self.hurt_said.emit(Hurt(None, (), leg=True))
        self.red_flags_wanted.emit("leg")

    def _sound_alarm(self) -> None:
        alarm, self._alarm = self._alarm, ""
        if alarm:
            self.red_flags_wanted.emit(alarm)

    def _do(self, command: Callable[[Session], Events], *, go_on: bool = True) -> None:
        """Do what was chosen about something that hurts, and go on, except where the red flags are asked first."""
        # Taken now: the end of a session makes the player forget everything.
        alarm, self._alarm = self._alarm, ""
        self._act(command)
        if alarm:
            self.red_flags_wanted.emit(alarm)
        elif go_on:
            self._act(lambda session: session.resume())

    def _take_easier(self, exercise_id: str) -> None:
        self._say_hurt()
        easier = self._exercise(exercise_id)
        if easier is not None:
            self._do(lambda session: session.make_easier(easier.id, easier.name))

    def _leave_out(self) -> None:
        self._say_hurt()
        self._do(lambda session: session.hurt())

    def _stop_hurting(self) -> None:
        self._say_hurt()
        self._do(lambda session: (*session.hurt(), *session.end()), go_on=False)

    def _easier_of(self, phase: Phase) -> Exercise | None:
        exercise = self._exercise(phase.exercise) if phase.exercise else None
        found = (self._exercise(easier) for easier in (exercise.easier if exercise else ()))
        return next((easier for easier in found if easier is not None), None)
