"""A session as plain lines, for pipes, files, screen readers and terminals that can't move their cursor."""

from collections.abc import Sequence

from exercises.commands import session_text
from exercises.commands.output import say
from exercises.commands.words import Words
from exercises.library.problems import visible
from exercises.library.timeline import Phase, PhaseKind, Timeline
from exercises.session.events import (
    CountingIn,
    CueKind,
    Ending,
    Event,
    Extended,
    KeptWalking,
    Paused,
    PhaseEnded,
    PhaseStarted,
    SessionStarted,
    Waiting,
    WalkCue,
)
from exercises.session.session import SessionView


class PlainScreen:
    """One line a phase, and one for whatever the user does. Each exercise is explained once."""

    def __init__(self, timeline: Timeline, words: Words, *, keys: bool) -> None:
        """`keys` tells whether somebody can press some."""
        self._timeline = timeline
        self._words = words
        self._keys = keys
        self._explained: set[str] = set()

    def open(self) -> None:
        """Nothing to prepare."""

    def close(self) -> None:
        """Nothing to put back."""

    def happened(self, events: Sequence[Event], view: SessionView) -> None:
        for event in events:
            match event:
                case SessionStarted():
                    say(visible(session_text.plain_start(self._timeline.name, self._timeline.seconds)))
                    if self._keys:
                        say(session_text.PLAIN_KEYS)
                case PhaseStarted():
                    self._say_phase(event.phase)
                case Waiting(phase=phase):
                    sided = self._words.side(phase.exercise, phase.side)
                    say(visible(session_text.plain_ready(phase.name or "", sided)))
                case PhaseEnded(ending=Ending.SKIPPED):
                    say(session_text.SKIPPED)
                case Paused(gap_seconds=None):
                    say(session_text.plain_sentence(session_text.PAUSED))
                case Paused(gap_seconds=gap) if gap is not None:
                    say(session_text.plain_sentence(session_text.slept(gap)))
                    if self._keys:
                        say(session_text.plain_gap_keys(walking=view.phase.walking))
                case CountingIn():
                    say(session_text.plain_sentence(session_text.GOING_ON))
                case Extended():
                    say(session_text.LONGER)
                case _:
                    self._say_about_walking(event)

    def show(self, view: SessionView) -> None:
        """Seconds that pass are no news to someone who listens."""

    def remark(self, words: str) -> None:
        say(words)

    def show_trouble(self, why: str) -> None:
        """It has been said on standard error."""

    def _say_about_walking(self, event: Event) -> None:
        match event:
            # Nobody is asked who can't press a key.
            case WalkCue(kind=kind) if self._keys or kind is not CueKind.PAIN:
                say(session_text.walk_cue(kind))
            case KeptWalking():
                say(session_text.plain_walked(event.seconds))
            case _:
                pass

    def _say_phase(self, phase: Phase) -> None:
        say(visible(session_text.plain_phase(phase, self._words.side(phase.exercise, phase.side))))
        if phase.say:
            say("  " + visible(phase.say))
        exercise = phase.exercise
        if exercise is not None and phase.kind is not PhaseKind.REST and exercise not in self._explained:
            self._explained.add(exercise)
            for sentence in self._words.instructions(exercise):
                say("  " + visible(sentence))
