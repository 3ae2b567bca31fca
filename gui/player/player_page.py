"""The player: one session, from the first get-ready to its end, on the whole window."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exercises.library.exercise import Exercise
from exercises.library.timeline import PhaseKind
from exercises.session.events import Event, MadeEasier, Paused, PhaseStarted, SessionEnded
from exercises.session.session import Events, Session, SessionView, Status
from gui.figure.in_sight import InSight
from gui.figure.subject import Subject
from gui.player.ask_twice import AskTwice
from gui.player.big_view import BigView
from gui.player.controls import Controls
from gui.player.driver import SessionDriver
from gui.player.fit import fit_of
from gui.player.following import following
from gui.player.hint import Hint
from gui.player.listening import Listening
from gui.player.moments import LeftOut, big_moment, place_words, segments_of
from gui.player.player_keys import PlayerKeys, key_list
from gui.player.questions import Questions
from gui.player.side_column import SideColumn, side_now
from gui.player.side_words import side_words
from gui.player.stage import Stage
from gui.player.top_bar import TopBar
from gui.player.waiting import Waiting
from gui.player.walk_guide import PainGauge, WalkGuide
from gui.player.walk_panel import Room, WalkPanel
from gui.theme.theme import Theme
from gui.theme.tokens import Space, Tone
from gui.widgets.banner import Banner
from gui.widgets.segment_bar import SegmentBar

# Pixels at 100 % text that the questions of a walk need beside the number.
_WIDE_ENOUGH: Final = 480


class PlayerPage(QWidget):
    """Shows a running session and turns keys and clicks into its commands.

    `happened` repeats every event of the session for whoever records it.
    """

    happened = Signal(object)
    hurt_said = Signal(object)  # Hurt
    pain_told = Signal(object)  # PainTold: how the back is in the middle of a walk
    red_flags_wanted = Signal(str)  # why: leg or pain; the session stands or is over
    finished = Signal()
    full_screen_wanted = Signal(bool)
    stayed = Signal()  # the question whether to end was answered with no
    mute_toggled = Signal()
    voice_toggled = Signal()
    asked_aloud = Signal(str)  # a question that is to be heard as well
    reading_wanted = Signal()  # how to do it, read out

    def __init__(
        self,
        theme: Theme,
        exercise: Callable[[str], Exercise | None],
        subject: Callable[[str], Subject],
        parent: QWidget | None = None,
    ) -> None:
        """`exercise` finds an exercise by its id, None for one that is gone; `subject` what its picture shows."""
        super().__init__(parent)
        self._theme = theme
        self._exercise = exercise
        self._subject = subject
        self._driver: SessionDriver | None = None
        self._shown_index = -1
        self._remark = ""
        self._big = False
        self._shown_exercise: Exercise | None = None
        self._left_out = LeftOut()
        self._build()
        self.setFocusProxy(self._controls)
        panel = WalkPanel(theme, self, self._room_for_walk)
        self._big_view.keep_clear_of(panel)
        self._guide = WalkGuide(panel, self)
        self._guide.tapped.connect(self.pain_told)
        self._guide.red_flags_wanted.connect(self.red_flags_wanted)
        self._guide.asking_changed.connect(self._arm_keys)
        self._guide.spoken.connect(self.asked_aloud)
        self._questions = Questions(theme, self, key_list(), exercise)
        self._questions.hurt_said.connect(self.hurt_said)
        self._questions.hurt_said.connect(self._guide.put_away)
        self._questions.red_flags_wanted.connect(self.red_flags_wanted)
        self._questions.stayed.connect(self.stayed)
        self._questions.spoken.connect(self.asked_aloud)
        self._hint = Hint(theme, self, lambda: self._room_for_walk().asking)
        self.listening = Listening(self._hint, self)
        self._twice = AskTwice(self._hint, self)
        self._twice.spoken.connect(self.asked_aloud)
        self.waiting = Waiting(theme, self, exercise, subject)
        self.waiting.end_wanted.connect(self.ask_to_end)
        self.waiting.hurt_wanted.connect(self.ask_hurt)
        for changed in (self._questions.opened, self._questions.closed, self.waiting.changed):
            changed.connect(self._arm_keys)
        self._guide.stop_wanted.connect(self._questions.ask_stop)
        self.keys = PlayerKeys(self, self._acts(), self._guide.type_digit)
        self._arm_keys()
        self._in_sight = InSight(self)
        self._in_sight.changed.connect(self._catch_up)
        theme.changed.connect(self._restyle)
        self._restyle()

    # Building

    def _build(self) -> None:
        theme = self._theme
        self._top = TopBar(theme)
        self._top.end_wanted.connect(self.ask_to_end)
        self._top.keys_wanted.connect(self._show_keys)
        self._top.mute_toggled.connect(self.mute_toggled)
        self._top.big_wanted.connect(self.toggle_big_view)
        self._bar = SegmentBar(theme)
        self._trouble = Banner(theme, "", "", Tone.BAD)
        self._trouble.hide()
        self._stage = Stage(theme, self._subject)
        self._side = SideColumn(theme, self._subject)
        middle = QWidget()
        self._middle = QHBoxLayout(middle)
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.addWidget(self._stage, 1)
        self._middle.addWidget(self._side)
        self._big_view = BigView(theme)
        self._big_view.hide()
        self._big_view.left.connect(self.toggle_big_view)
        self._controls = Controls(theme, self._acts())
        self._column = QVBoxLayout(self)
        for part, stretch in (
            (self._top, 0),
            (self._bar, 0),
            (self._trouble, 0),
            (middle, 1),
            (self._big_view, 1),
            (self._controls, 0),
        ):
            self._column.addWidget(part, stretch)
        self._chrome = (self._top, self._bar, middle, self._controls)

    def _acts(self) -> dict[str, Callable[[], None]]:
        """What each button and key does, by its name."""
        return {
            "back": self.go_back,
            "pause": self.toggle_pause,
            "skip": self.skip,
            "next": self.go_on,
            "more": self.extend,
            "done": self.done,
            "hurts": self.ask_hurt,
            "big": self.toggle_big_view,
            "how": self._stage.toggle_words,
            "mute": self.mute_toggled.emit,
            "read": self.reading_wanted.emit,
            "voice": self.voice_toggled.emit,
            "keys": self._show_keys,
            "escape": self._escape,
            "end": self.ask_to_end,
        }

    # A session comes and goes

    def play(
        self, session: Session, *, remark: str = "", gauge: PainGauge | None = None, left_out: LeftOut | None = None
    ) -> None:
        """Begin a session; its events follow as `happened`. A remark says beside the name that it is not kept.

        `gauge` is what pain told on the way is measured against, `left_out` what was left out before it went on.
        """
        self.leave()
        self._remark = remark
        self._driver = SessionDriver(session, self)
        self._driver.happened.connect(self._on_event)
        self._driver.moved.connect(self._show)
        self._shown_index = -1
        self._bar.set_segments(segments_of(session.timeline.phases, self._exercise))
        self._left_out = left_out or LeftOut(session.index)
        self._stage.follow(self._driver)
        self._big_view.follow(self._driver)
        self._questions.follow(self._driver, is_kept=not remark)
        self._guide.follow(self._driver, gauge or PainGauge())
        self.waiting.follow(self._driver)
        self.listening.follow(self._driver)
        self._twice.follow(self._driver)
        self._arm_keys()
        self._driver.act(session.start)
        self.setFocus()

    def leave(self) -> None:
        """Forget the session."""
        if self._driver is not None:
            self._driver.stop()
            self._driver.deleteLater()
            self._driver = None
        self._stage.follow(None)
        self._big_view.follow(None)
        self._questions.leave()
        self._guide.leave()
        self.waiting.leave()
        self.listening.leave()
        self._twice.leave()
        if self._big:
            self.toggle_big_view()

    def show_trouble(self, lead: str, words: str) -> None:
        """Say above the exercise that something is wrong; an empty lead takes it away."""
        self._trouble.set_parts(lead, words)
        self._trouble.setVisible(bool(lead))

    def show_muted(self, *, muted: bool) -> None:
        """Say whether anything is to be heard."""
        self._top.show_muted(muted=muted)
        self._big_view.show_muted(muted=muted)

    def set_flashes(self, *, on: bool) -> None:
        """Let the big view light up shortly when another phase begins."""
        self._big_view.set_flashes(on=on)

    @property
    def is_running(self) -> bool:
        """Whether a session is under way, paused or not."""
        return self._driver is not None and self._driver.session.status not in (Status.READY, Status.ENDED)

    @property
    def driver(self) -> SessionDriver | None:
        return self._driver

    # Commands

    def toggle_pause(self) -> None:
        """Pause, or go on."""
        if self.listening.is_on:
            self.listening.go_on()
        else:
            self._act(lambda session: session.resume() if session.status is Status.PAUSED else session.pause())

    def skip(self) -> None:
        """Skip what runs now; where much would be left out, only when asked for twice."""
        self._twice.skip(lambda: self._act(lambda session: session.skip()))

    def go_on(self) -> None:
        """What "next" means now: enough heard, Done where it waits for the user, else to skip it."""
        if self.listening.is_on:
            self.listening.go_on()
        elif self._driver is not None and self._driver.session.view().phase.until_done:
            self._twice.end_walk(self.done)
        else:
            self.skip()

    def go_back(self) -> None:
        """Go back; a long walk begins anew only when asked for twice."""
        self._twice.back(lambda: self._act(lambda session: session.back()))

    def extend(self) -> None:
        """Ten seconds more."""
        self._act(lambda session: session.extend())

    def done(self) -> None:
        """Done, where a phase waits for it."""
        self._act(lambda session: session.done())

    def toggle_big_view(self) -> None:
        """Show only what can be read from afar, or everything again."""
        self._big = not self._big
        for part in self._chrome:
            part.setVisible(not self._big)
        self._big_view.setVisible(self._big)
        self._restyle()
        self.full_screen_wanted.emit(self._big)
        self.setFocus()
        self._shown_index = -1
        self._catch_up()

    def ask_to_end(self) -> None:
        """Pause and ask whether to end."""
        self._questions.ask_to_end()

    def ask_hurt(self) -> None:
        """Pause at once and ask what would help."""
        self._questions.ask_hurt()

    def _act(self, command: Callable[[Session], Events]) -> None:
        if (driver := self._driver) is not None:
            driver.act(lambda: command(driver.session))

    def _escape(self) -> None:
        if self._big:
            self.toggle_big_view()
        else:
            self.ask_to_end()

    def _show_keys(self) -> None:
        self._questions.show_keys()

    def _arm_keys(self) -> None:
        """Single keys are commands, except while a question is open."""
        running = self._driver is not None
        waits = self._driver is not None and self._driver.session.view().phase.until_done
        free = running and not self._questions.is_open and not self.waiting.is_open
        self.keys.arm(free=free, waits=waits, asked=self._guide.asks)

    def _room_for_walk(self) -> Room:
        """Where a walk may say and ask something: on the instructions, else above the buttons."""
        px = self._theme.px
        gap = px(Space.M)
        if self._big:
            edge = max(8, self.height() // 36) + px(Space.XS)  # inside the coloured edge
            inside = self.rect().adjusted(edge, edge, -edge, -edge)
            return Room(inside, inside)
        whole = QRect(gap, gap, self.width() - 2 * gap, self._controls.y() - 2 * gap)
        if not self._stage.isVisible():
            return Room(whole, whole, above=True)
        edge = px(Space.S)
        stage = QRect(self._stage.mapTo(self, QPoint(0, 0)), self._stage.size()).adjusted(edge, edge, -edge, -edge)
        return Room(stage if stage.width() >= px(_WIDE_ENOUGH) else whole, stage)

    # Showing

    def _on_event(self, event: Event) -> None:
        self.happened.emit(event)
        self._guide.happened(event)
        self._left_out.happened(event)
        match event:
            case PhaseStarted():
                self._shown_index = -1
                self._big_view.flash()
            case MadeEasier():
                self._shown_index = -1
            case Paused(gap_seconds=gap) if gap is not None:
                self._questions.ask_after_gap(gap)
            case SessionEnded():
                self._arm_keys()
                self.finished.emit()

    def _catch_up(self) -> None:
        if self._driver is not None:
            self._show(self._driver.session.view())

    def _show(self, view: SessionView) -> None:
        driver = self._driver
        if driver is None or view.status is Status.ENDED:
            return
        self._guide.moved(view)
        if self.window().isMinimized():
            return  # Nobody sees it; once it is back everything is shown as it is then.
        if view.index != self._shown_index:
            self._show_phase(view)
        exercise, phases = self._shown_exercise, driver.session.timeline.phases
        number, left = place_words(view, phases)
        self._top.show_place(driver.session.timeline.name, number, self._remark, left)
        self._controls.show_paused(paused=view.status in (Status.PAUSED, Status.LISTENING))
        fraction = view.elapsed_seconds / view.phase_seconds if view.phase_seconds else 1.0
        self._bar.set_left_out(self._left_out.shares)
        self._bar.set_progress(view.index, min(1.0, fraction))
        coming = following(view, phases, self._exercise)
        self._side.show_moment(view, coming)
        self._stage.show_side(side_words(exercise, side_now(view)))
        if self._big:
            self._big_view.show_moment(big_moment(view, exercise, coming))

    def _show_phase(self, view: SessionView) -> None:
        """Show what holds for the whole phase."""
        self._shown_index = view.index
        phase, coming = view.phase, view.coming
        exercise = self._exercise(phase.exercise) if phase.exercise else None
        if exercise is None and phase.kind is PhaseKind.REST and coming is not None and coming.exercise:
            # A rest belongs to nobody: use it to show what comes.
            exercise = self._exercise(coming.exercise)
        self._shown_exercise = exercise
        self._stage.show_phase(phase, exercise, phase.say or "")
        self._side.show_phase(phase, exercise)
        self._big_view.show_exercise(exercise)
        self._controls.show_phase(phase)
        self._arm_keys()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._restyle()

    def _restyle(self) -> None:
        self._hint.set_from_afar(on=self._big)
        if self._big:
            self._column.setContentsMargins(0, 0, 0, 0)
            self._column.setSpacing(0)
            return
        fit = fit_of(self._theme, self.width(), self.height())
        self._column.setContentsMargins(fit.sides, fit.ends, fit.sides, fit.ends)
        self._column.setSpacing(fit.spacing)
        self._middle.setSpacing(fit.between)
        self._stage.setVisible(fit.pictured)
        self._side.set_density(fit.density)
        self._side.setMinimumWidth(fit.side_least)
        self._side.setMaximumWidth(fit.side_most)
        self._controls.set_room(fit.wide, fit.tall, tiny=fit.tiny)
        self._top.set_room(fit.wide, tiny=fit.tiny)
