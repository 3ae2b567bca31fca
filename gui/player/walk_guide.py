"""Goes along with a walk: says its cues, asks how the back is, and knows what the answer asks for."""

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QObject, Signal

from exercises.coach.readiness import OnTheWay, on_the_way
from exercises.library.rules import Rules
from exercises.session.events import CueKind, Event, Paused, WalkCue
from exercises.session.session import SessionView, Status
from gui.player.driver import SessionDriver
from gui.player.questions import RED_FLAG_PAIN
from gui.player.walk_panel import WalkPanel

# Session seconds that things stay on the screen.
ASKED_SECONDS: Final = 45.0
ADVICE_SECONDS: Final = 120.0
LINE_SECONDS: Final = 20.0


@dataclass(frozen=True, slots=True)
class PainGauge:
    """What pain on the way is measured against, 0 to 10, None where nobody knows it.

    `before` is the pain before this session, `base` what is usual, `limit` what a clinician allows.
    """

    before: int | None = None
    base: int | None = None
    limit: int | None = None
    rules: Rules = field(default_factory=Rules)

    def judge(self, pain: int) -> OnTheWay:
        """What this pain asks for."""
        return on_the_way(pain, self.before, self.base, self.limit, self.rules)


@dataclass(frozen=True, slots=True)
class PainTold:
    """Pain told on the way, 0 to 10, so many seconds into the phase that runs."""

    pain: int
    elapsed_seconds: float


class WalkGuide(QObject):
    """Holds the panel of a walk; going on without an answer is always fine."""

    tapped = Signal(object)  # PainTold
    stop_wanted = Signal()  # a red sign: the session is paused
    red_flags_wanted = Signal(str)  # why: pain
    asking_changed = Signal()
    spoken = Signal(str)  # what is asked or advised now, to be heard as well

    def __init__(self, panel: WalkPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._panel = panel
        self._driver: SessionDriver | None = None
        self._gauge = PainGauge()
        self._now = 0.0
        self._place = (-1, 0.0)
        self._ask_until = self._line_until = 0.0
        self._line_from = -LINE_SECONDS
        self._sat = False
        self._posture = 0
        self._unsaid: list[CueKind] = []
        panel.answered.connect(self._answered)
        panel.sit_requested.connect(self._sit_down)
        panel.finish_requested.connect(self._finish)
        panel.put_away.connect(self._go_on)

    @property
    def asks(self) -> bool:
        """Whether digits answer a question now."""
        return self._panel.asks

    @property
    def advises(self) -> bool:
        """Whether sitting down or finishing is offered now: Enter takes what is offered first."""
        return self._panel.advises

    def follow(self, driver: SessionDriver, gauge: PainGauge) -> None:
        """Go along with this session from now on."""
        self.leave()
        self._driver, self._gauge = driver, gauge
        self._now = 0.0
        self._place = (-1, 0.0)
        self._line_from = -LINE_SECONDS
        self._posture = 0

    def leave(self) -> None:
        """Forget the session."""
        self._driver = None
        self._unsaid.clear()
        self.put_away()

    def happened(self, event: Event) -> None:
        """Take in an event of the session."""
        match event:
            case WalkCue(kind=CueKind.PAIN):
                self._ask(self.tr("How is your back now?"))
            case WalkCue():
                self._say_cue(event.kind)
            case Paused(gap_seconds=gap) if gap is not None:
                # Another question comes now, and what was asked before the gap is stale.
                self.put_away()
            case _:
                pass

    def moved(self, view: SessionView) -> None:
        """Let the session's time pass: what has been on the screen long enough goes away."""
        index, before = self._place
        self._place = (view.index, view.elapsed_seconds)
        self._now += max(0.0, view.elapsed_seconds - before) if index == view.index else view.elapsed_seconds
        if self._panel.says and self._now >= self._line_until and not self.advises:
            self._panel.unsay()
        if self._panel.isVisible() and self._now >= self._ask_until and (self._panel.asks or self.advises):
            self._go_on()

    def type_digit(self, digit: int) -> None:
        """Answer the question by a key."""
        self._panel.type_digit(digit)

    # Saying

    def _say_cue(self, kind: CueKind) -> None:
        if self.advises:
            # What matters late as well is said when the answer has been given.
            self._unsaid += [kind] if kind is not CueKind.POSTURE else []
            return
        lead, words = self._cue_words(kind)
        # What was said at this very moment must not be overwritten by the next.
        told = self._panel.says if self._now - self._line_from < 1.0 else ""
        if kind is CueKind.POSTURE and told:
            return
        self._say(lead, words)

    def _say(self, lead: str, words: str) -> None:
        self._panel.say(lead, words)
        self._line_from, self._line_until = self._now, self._now + LINE_SECONDS

    def _cue_words(self, kind: CueKind) -> tuple[str, str]:
        if kind is CueKind.TURN_BACK:
            return self.tr("Half of your walk is done."), self.tr("Turn back now, and take your time.")
        if kind is CueKind.ENOUGH:
            return self.tr("That is enough for today."), self.tr("Press the button below as soon as you stop.")
        words = (
            self.tr("Eyes up, shoulders loose, a shorter step. Keep what eases your back."),
            self.tr("Ears above shoulders, shoulders above hips, waist loose. Keep what feels good."),
            self.tr("Let your arms swing by themselves, and your hands hang heavy."),
        )
        self._posture += 1
        return self.tr("Tall and loose."), words[(self._posture - 1) % len(words)]

    # Asking

    def _ask(self, question: str, *, sitting: bool = False) -> None:
        if self.advises and not sitting:
            return
        self._panel.ask(question, sitting=sitting)
        self._ask_until = self._now + ASKED_SECONDS
        self.asking_changed.emit()

    def _go_on(self) -> None:
        self.put_away()
        self._say_the_rest()

    def _say_the_rest(self) -> None:
        unsaid, self._unsaid = self._unsaid, []
        for kind in unsaid[-1:]:
            self._say(*self._cue_words(kind))

    def put_away(self) -> None:
        """Take the question away: it has been answered elsewhere, or is stale."""
        self._sat = False
        self._panel.put_all_away()
        self.asking_changed.emit()

    def _answered(self, pain: int) -> None:
        driver = self._driver
        if driver is None:
            return
        self.tapped.emit(PainTold(pain, driver.session.view().elapsed_seconds))
        verdict = self._gauge.judge(pain)
        if verdict is OnTheWay.STOP or pain >= RED_FLAG_PAIN:
            self._stop(verdict, pain)
        elif verdict is OnTheWay.SLOW:
            self._slow_down()
        else:
            self.put_away()
            self._say(self.tr("Thank you."), self.tr("Go on at a pace that feels right."))
            self._line_until = self._now + LINE_SECONDS / 4
            self._say_the_rest()

    def _stop(self, verdict: OnTheWay, pain: int) -> None:
        self.put_away()
        self._pause()
        if verdict is OnTheWay.STOP:
            self.stop_wanted.emit()
        if pain >= RED_FLAG_PAIN:
            self.red_flags_wanted.emit("pain")

    def _slow_down(self) -> None:
        again, self._ask_until = self._sat, self._now + ADVICE_SECONDS
        if again:
            lead, words = self.tr("It has not eased."), self.tr("Finish here, and take the short way home.")
        else:
            lead = self.tr("Slow down, and sit for a minute or two.")
            words = self.tr("Finish here if it does not get better.")
        self._panel.advise(lead, words, again=again)
        self.spoken.emit(f"{lead} {words}")
        self.asking_changed.emit()

    def _sit_down(self) -> None:
        self._pause()
        self._panel.put_all_away()
        self._sat = True
        asked = self.tr("And after sitting?")
        self._ask(asked, sitting=True)
        self.spoken.emit(asked)

    def _finish(self) -> None:
        driver = self._driver
        self.put_away()
        if driver is not None:
            driver.act(driver.session.end)

    def _pause(self) -> None:
        driver = self._driver
        if driver is not None and driver.session.status is not Status.PAUSED:
            driver.act(driver.session.pause)
