"""A session made audible: its events become tones at once and sentences as the voice is free."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from exercises.clock import Clock
from exercises.session.cue_script import phrases
from exercises.session.cues import Clears, Cue, Cues, CueSettings, Tone
from exercises.session.events import Listened, Paused, PhaseStarted, Resumed
from exercises.session.speaking import Speaking
from gui.hearing.tones import Tones, has_loudspeaker
from gui.hearing.voice import Voice, VoiceChoice

if TYPE_CHECKING:
    from exercises.library.exercise import Exercise
    from exercises.library.timeline import Timeline
    from exercises.session.events import Event

# A voice that needs longer has lost its end: a slow one says so many letters a second, and begins within so long. The
# watchdogs of the voices themselves are quicker.
_LETTERS_A_SECOND: Final = 6.0
_BEGIN_SECONDS: Final = 8.0

MakeVoice = Callable[[VoiceChoice, QObject], Voice | None]


@dataclass(frozen=True, slots=True)
class HearingSettings:
    """Everything that can be set about what is heard; volumes are percents."""

    sounds: bool = True
    sound_volume: int = 70
    voice: bool = True
    choice: VoiceChoice = field(default_factory=VoiceChoice)
    cues: CueSettings = field(default_factory=CueSettings)


class Hearing(QObject):
    """Follows one session at a time. Nothing that goes wrong here reaches the session: sounds and screen carry on."""

    trouble = Signal(str)  # one calm sentence, said once
    muted_changed = Signal()
    voice_changed = Signal()
    reading = Signal(float)  # an exercise is read out, for so many seconds more at most; 0: no more

    def __init__(
        self,
        clock: Clock,
        settings: HearingSettings,
        make_voice: MakeVoice,
        parent: QObject | None = None,
        *,
        loudspeaker: Callable[[], bool] = has_loudspeaker,
    ) -> None:
        """`make_voice` finds a voice when the first one is needed; it returns None where there is none."""
        super().__init__(parent)
        self._clock = clock
        self._settings = settings
        self._make_voice = make_voice
        self._has_loudspeaker = loudspeaker
        self._voice: Voice | None = None
        self._looked_for_voice = False
        self._told_trouble = False
        self._muted = False
        self._cues: Cues | None = None
        self._index = 0
        self._speaking = Speaking()
        self._told_reading = 0
        self._cut = False
        self._tones = Tones(self)
        self._lost = QTimer(self, singleShot=True)
        self._lost.timeout.connect(self._lost_its_end)

    @property
    def is_muted(self) -> bool:
        """Whether nothing at all is to be heard for now."""
        return self._muted

    @property
    def speaks(self) -> bool:
        """Whether the voice is wanted."""
        return self._settings.voice

    def set_settings(self, settings: HearingSettings) -> None:
        """Take other settings at once, also in the middle of a session."""
        before, self._settings = self._settings, settings
        if self._cues is not None:
            self._cues.settings = settings.cues
        if settings.sound_volume != before.sound_volume and self._has_loudspeaker():
            self._tones.set_volume(settings.sound_volume)
        if settings.choice.engine != before.choice.engine:
            self._let_go_of_voice()
        elif self._voice is not None and settings.choice != before.choice:
            self._voice.set_choice(settings.choice)
        if not settings.voice:
            self._hush()
        if settings.voice != before.voice:
            self.voice_changed.emit()

    def mute(self, *, on: bool) -> None:
        """Be silent, or be heard again; holds until it is changed or the program ends."""
        self._muted = on
        if on:
            self._tones.stop()
            self._hush()
        self.muted_changed.emit()

    def begin(
        self, timeline: "Timeline", exercise: "Callable[[str], Exercise | None]", known: frozenset[str] = frozenset()
    ) -> None:
        """Follow this session from now on; `known` are exercises that were done before."""
        self._hush()
        self._cues = Cues(timeline, exercise, self._settings.cues, known)
        self._index = 0
        if not self._has_loudspeaker():
            return
        self._tones.set_volume(self._settings.sound_volume)
        self._tones.prepare()
        if self._settings.voice:
            voice = self._find_voice()
            if voice is not None:
                voice.prepare(phrases(timeline, exercise, self._settings.cues, known))

    def end(self) -> None:
        """The session is left: what was begun to be said is said to its end."""
        self._cues = None

    def happened(self, event: "Event") -> None:
        """Make an event of the session heard."""
        if self._cues is None:
            return
        self._index = getattr(event, "index", self._index)
        unread = bool(self._speaking.unread)
        for cue in self._cues.of(event):
            self._hear(cue)
        self._read_on(event, cut=unread and not self._speaking.unread)

    def read_again(self) -> None:
        """Read the instructions of what runs."""
        if self._cues is not None:
            for cue in self._cues.instruction(self._index):
                self._hear(cue)

    def ask(self, words: str) -> None:
        """Say a question that stands on the screen, in place of all else."""
        if self._cues is not None:
            self._hear(Cue(Tone.ASK, words, must=True, clears=Clears.ALL))

    def say(self, words: str) -> None:
        """Say something beside any session, such as a trial of the voice, and look for a voice anew."""
        self._told_trouble = False
        if self._voice is None:
            self._looked_for_voice = False
        self._hear(Cue(words=words, must=True, clears=Clears.ALL), always=True)

    def close(self) -> None:
        """Let go of voice and sounds."""
        self._cues = None
        self._tones.stop()
        self._let_go_of_voice()

    # Inside

    def _read_on(self, event: "Event", *, cut: bool) -> None:
        """What a pause cut short is read from its beginning when one goes on; whoever goes elsewhere has heard it."""
        match event:
            case Paused():
                self._cut = cut
            case Resumed() if self._cut:
                self._cut = False
                self.read_again()
            case PhaseStarted() | Listened():
                self._cut = False
            case _:
                pass

    def _hear(self, cue: Cue, *, always: bool = False) -> None:
        if self._muted and not always:
            return
        if cue.tone is not None and self._settings.sounds:
            self._tones.play(cue.tone)
        if not (self._settings.voice or always) or not self._has_loudspeaker():
            return
        if self._speaking.offer(cue, self._clock.monotonic()) and self._voice is not None:
            self._voice.stop()
        self._say_next()

    def _say_next(self) -> None:
        if not self._speaking.is_busy and self._find_voice() is not None:
            words = self._speaking.next(self._clock.monotonic())
            if words is not None and self._voice is not None:
                self._lost.start(round(self._longest_seconds(words) * 1000))
                self._voice.say(words)
        self._tell_reading()

    def _tell_reading(self) -> None:
        """Tell whenever there is another sentence less, or more, to be read out; without a voice there is none."""
        unread = self._speaking.unread if self._voice is not None else ()
        if len(unread) != self._told_reading:
            self._told_reading = len(unread)
            self.reading.emit(self._longest_seconds(" ".join(unread)) if unread else 0.0)

    def _longest_seconds(self, words: str) -> float:
        """How long this may take, however slow the voice is."""
        return _BEGIN_SECONDS + len(words) / _LETTERS_A_SECOND * 100 / max(1, self._settings.choice.rate)

    def _lost_its_end(self) -> None:
        self._speaking.give_up_reading()
        self._ended()

    def _ended(self) -> None:
        self._lost.stop()
        self._speaking.ended()
        # From the event loop: the voice is still inside its own telling.
        QTimer.singleShot(0, self, self._say_next)

    def _hush(self) -> None:
        self._lost.stop()
        busy = self._speaking.is_busy
        self._speaking.clear()
        if self._voice is not None and busy:
            self._voice.stop()
        self._tell_reading()

    def _find_voice(self) -> Voice | None:
        if self._voice is None and not self._looked_for_voice:
            self._looked_for_voice = True
            voice = self._voice = self._make_voice(self._settings.choice, self)
            if voice is None:
                self._tell(self.tr("There is no voice on this computer; the tones go on."))
            else:
                voice.ended.connect(self._ended)
                voice.failed.connect(self._voice_failed)
        return self._voice

    def _voice_failed(self, why: str) -> None:
        self._let_go_of_voice(look_again=False)
        self._tell(self.tr("{why} The tones and the screen go on.").format(why=why))

    def _let_go_of_voice(self, *, look_again: bool = True) -> None:
        self._lost.stop()
        self._speaking.clear()
        voice, self._voice = self._voice, None
        self._looked_for_voice = not look_again
        if voice is not None:
            voice.close()
            voice.deleteLater()
        self._tell_reading()

    def _tell(self, words: str) -> None:
        if not self._told_trouble:
            self._told_trouble = True
            self.trouble.emit(words)
