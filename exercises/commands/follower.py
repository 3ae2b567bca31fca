"""The loop that leads through a session in the terminal: keys in, events out, many looks a second."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, Protocol

from exercises.coach.readiness import OnTheWay, on_the_way
from exercises.commands import session_text
from exercises.commands.interruptions import Interruptions
from exercises.commands.keys import Key, Keys, Press
from exercises.commands.output import warn
from exercises.commands.warning_signs import RED_FLAG_PAIN
from exercises.history.journal import Journal
from exercises.library.rules import Rules
from exercises.library.timeline import Timeline
from exercises.session.events import CueKind, Ending, Event, PhaseEnded, PhaseStarted, WalkCue
from exercises.session.session import Events, Session, SessionView, Status

_LONGEST_WAIT_SECONDS: Final = 0.1
_SHORTEST_WAIT_SECONDS: Final = 0.002
# So many looks a 1 waits for the 0 that would make it ten: about a second and a half.
_LOOKS_FOR_TEN: Final = 15


class Screen(Protocol):
    """Where a session is shown."""

    def open(self) -> None:
        """Begin, or begin again after the process was stopped."""
        ...

    def close(self) -> None:
        """Leave the terminal as it was."""
        ...

    def happened(self, events: Sequence[Event], view: SessionView) -> None:
        """Show or sound what happened; `view` is the moment after it."""
        ...

    def show(self, view: SessionView) -> None:
        """Show a moment."""
        ...

    def remark(self, words: str) -> None:
        """Say something about the walk, for a while."""
        ...

    def show_trouble(self, why: str) -> None:
        """Keep telling that the session can't be written; it has been said on standard error."""
        ...


class Follower:
    """Leads through one session, from its start to its end."""

    def __init__(
        self,
        session: Session,
        journal: Journal,
        screen: Screen,
        keys: Keys,
        interruptions: Interruptions,
        speed: float = 1.0,
    ) -> None:
        """`speed` is that of the session: with it the next look is planned."""
        self._session = session
        self._journal = journal
        self._screen = screen
        self._keys = keys
        self._interruptions = interruptions
        self._speed = speed
        # Whether something could not be written at first; it is said once.
        self.had_trouble = False
        # Whether pain was asked at the end of the walking; and how much longer a 1 waits.
        self._asked = False
        self._one_waits = 0
        # Whether an exercise has just been left because it hurt; a digit then says how much.
        self._hurt = False

    def run(self) -> None:
        """Lead through the session; whatever happens, what was done is kept and the terminal is given back."""
        session = self._session
        try:
            self._keys.grab()
            self._screen.open()
            self._take(session.start())
            while session.status is not Status.ENDED:
                self._screen.show(session.view())
                self._look(self._keys.wait(next_look_seconds(session.view(), self._speed)))
        finally:
            try:
                self._screen.close()
            finally:
                self._keys.release()
                if session.status is not Status.ENDED:
                    self._write(session.end())

    def _look(self, pressed: Sequence[Press]) -> None:
        if self._interruptions.ended_by is not None:
            self._take(self._session.end())
            return
        if self._interruptions.stop_wanted:
            self._stand_aside()
        elif self._interruptions.was_stopped:
            self._interruptions.was_stopped = False
            self._come_back()
        for key in pressed:
            waited = self._session.status is Status.WAITING
            self._press(key)
            if self._session.status is Status.WAITING and not waited:
                break  # what was typed too often is no answer to a question that had not been asked
        if self._one_waits and not pressed:
            self._one_waits -= 1
            if not self._one_waits:
                self._tell_pain(1)
        self._take(self._session.tick())
        if not self._keys.someone_there:
            # Nobody can press a key to go on.
            if self._session.status is Status.PAUSED:
                self._take(self._session.resume())
            elif self._session.status is Status.WAITING:
                self._take(self._session.ready())

    def _press(self, key: Press) -> None:
        one, self._one_waits = self._one_waits, 0
        if one and key == 0:
            self._tell_pain(10)
            return
        if one:
            self._tell_pain(1)
        if isinstance(key, Key):
            if key is Key.HURT:
                self._leave_what_hurts()
            else:
                self._hurt = False
                self._take(self._answer(key))
        elif self._session.status is Status.WAITING and not self._hurt:
            self._take(self._session.ready())
        elif key == 1:
            self._one_waits = _LOOKS_FOR_TEN
        else:
            self._tell_pain(key)

    def _tell_pain(self, pain: int) -> None:
        """Keep pain told on the way, and say what it asks for; on the mat digits answer only after This hurts."""
        view = self._session.view()
        if self._hurt and view.status is not Status.ENDED:
            self._hurt = False
            self._journal.hurt(pain, ())
            strong = pain >= RED_FLAG_PAIN
            self._screen.remark(session_text.STOP_AND_REST if strong else session_text.hurt_kept(pain))
            return
        if view.status is Status.ENDED or not (view.phase.walking or self._asked):
            return
        self._asked = False
        self._journal.tap(pain, view.elapsed_seconds)
        # Neither the pain before nor the usual one is known here: what remains is the bound that holds for all.
        if on_the_way(pain, None, None, None, Rules()) is OnTheWay.STOP:
            self._take(self._session.pause())
            self._screen.remark(session_text.STOP_HERE)
        else:
            self._screen.remark(session_text.pain_kept(pain))

    def _leave_what_hurts(self) -> None:
        """Leave this exercise out, and stand until the user goes on; walking is not left but asked about."""
        session = self._session
        view = session.view()
        if view.phase.walking and view.status is not Status.WAITING:
            self._asked = True
            self._screen.remark(session_text.walk_cue(CueKind.PAIN))
            return
        if view.gap_seconds is not None:
            return
        # A rest between two exercises is no part of either.
        left = session.hurt() if view.phase.block is not None else ()
        self._take(left)
        if session.status is Status.ENDED:
            return
        self._take(session.pause())
        self._hurt = True
        was_left = any(isinstance(event, PhaseEnded) and event.ending is Ending.HURT for event in left)
        self._screen.remark(f"{session_text.LEFT_OUT} {session_text.HOW_MUCH}" if was_left else session_text.HOW_MUCH)

    def _answer(self, key: Key) -> Events:
        session = self._session
        if session.status is Status.WAITING and key is not Key.END:
            return session.ready()
        after_gap = session.view().gap_seconds is not None
        match key:
            case Key.PAUSE:
                return session.resume() if session.status is Status.PAUSED else session.pause()
            case Key.SKIP:
                return session.skip()
            case Key.BACK:
                return session.back()
            case Key.LONGER:
                return session.extend()
            case Key.DONE:
                return session.done()
            case Key.END:
                return session.end()
            case Key.RESTART:
                return (*session.restart(), *session.resume()) if after_gap else ()
            case Key.WALKED:
                return session.kept_walking() if after_gap else ()
            case Key.HURT | Key.OTHER:
                return ()

    def _take(self, events: Events) -> None:
        if not events:
            return
        self._write(events)
        if any(isinstance(event, WalkCue) and event.kind is CueKind.PAIN for event in events):
            self._asked = True
        elif any(isinstance(event, PhaseStarted) for event in events):
            self._asked = False
        self._screen.happened(events, self._session.view())
        if self._journal.trouble and not self.had_trouble:
            self.had_trouble = True
            warn(session_text.not_saved_yet(self._journal.trouble))
            self._screen.show_trouble(self._journal.trouble)

    def _write(self, events: Events) -> None:
        for event in events:
            self._journal.take(event)

    def _stand_aside(self) -> None:
        """Ctrl-Z: pause, give the terminal to the shell, and take it again when the user comes back."""
        self._take(self._session.pause())
        self._screen.close()
        self._keys.release()
        self._interruptions.stop()
        self._come_back()

    def _come_back(self) -> None:
        self._keys.grab()
        self._screen.open()


def next_look_seconds(view: SessionView, speed: float) -> float:
    """Seconds of the clock until the next look: at the next thing that happens, and at least ten times a second."""
    waits = [_LONGEST_WAIT_SECONDS]
    if view.status is Status.COUNTING_IN:
        waits.append(view.count_in_seconds / speed)
    elif view.status is Status.RUNNING and view.left_seconds is not None:
        # The countdown speaks at whole seconds.
        waits.append((view.left_seconds % 1.0 or min(view.left_seconds, 1.0)) / speed)
    return max(min(waits), _SHORTEST_WAIT_SECONDS)


def with_ends(timeline: Timeline) -> Timeline:
    """The timeline for someone who can't press Done: what waits for it ends at its estimate."""
    return replace(timeline, phases=tuple(replace(phase, until_done=False) for phase in timeline.phases))
