"""What is heard in a session: which tone and which words belong to an event.

Nothing here knows a clock or a loudspeaker: events and settings go in, cues come out, and the same go in and come out
again however often it is asked.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from exercises.library.exercise import Exercise
from exercises.library.lying import side_to_lie_on
from exercises.library.timeline import Phase, PhaseKind, Side, Timeline
from exercises.session import cue_words
from exercises.session.events import (
    Countdown,
    CountedIn,
    CueKind,
    Ending,
    Event,
    Extended,
    Halfway,
    Listened,
    MadeEasier,
    Outcome,
    Paused,
    PhaseEnded,
    PhaseStarted,
    RepetitionPartStarted,
    Resumed,
    SessionEnded,
    Waiting,
    WalkCue,
)
from exercises.session.exercise_starts import begins_exercise
from exercises.settings import Reading

__all__ = ["Clears", "Cue", "CueSettings", "Cues", "Reading", "Tone"]

# A number says a second; said later it is a lie.
NUMBER_SECONDS: Final = 1.0
# Short words that are still true a little later.
_SOON_SECONDS: Final = 4.0
# What matters late as well, such as a question that stands until it is answered.
_LATE_SECONDS: Final = 60.0
# The work waits for it, so that it is late only behind many other sentences.
_READING_SECONDS: Final = 240.0


class Tone(StrEnum):
    """A sound; each has its own shape, so that it is known with eyes shut."""

    WORK = "work"  # rising: it begins
    END = "end"  # falling: it is over
    SIDE = "side"  # a chime: the other side
    COUNT = "count"  # a soft tick
    ASK = "ask"  # something waits for an answer
    FINISH = "finish"  # a bell: all is done


class Clears(StrEnum):
    """What of the words before loses its meaning."""

    NOTHING = "nothing"
    WAITING = "waiting"  # what was not begun yet
    ALL = "all"  # also what is being said


@dataclass(frozen=True, slots=True)
class CueSettings:
    """What one wants to hear beside the names."""

    reading: Reading = Reading.NEW
    counts: bool = True
    halfway: bool = True
    repetitions: bool = False
    waiting: bool = False  # each exercise waits for the user


@dataclass(frozen=True, slots=True)
class Cue:
    """One thing to be heard: a tone at once, words as soon as the voice is free.

    Words that `must` be said wait their turn; others are left out when something else is being said. Either are left
    out when they could not begin within so many seconds.
    """

    tone: Tone | None = None
    words: str = ""
    must: bool = False
    within_seconds: float = _SOON_SECONDS
    reading: bool = False  # how an exercise is done: work that has not begun waits for it
    clears: Clears = Clears.NOTHING


class Cues:
    """Follows one session's events and tells what is heard at each."""

    def __init__(
        self,
        timeline: Timeline,
        exercise: Callable[[str], Exercise | None],
        settings: CueSettings,
        known: frozenset[str] = frozenset(),
    ) -> None:
        """`exercise` finds an exercise by its id; `known` are those that were done in earlier sessions."""
        self.settings = settings
        self._name = timeline.name
        self._phases = list(timeline.phases)
        self._exercise = exercise
        self._known = known
        self._read: set[str] = set()
        self._announced = -1
        self._posture = 0

    def of(self, event: Event) -> tuple[Cue, ...]:
        """What is heard at this event, in order."""
        match event:
            case PhaseStarted(index=index, phase=phase):
                return tuple(self._started(index, phase))
            case PhaseEnded(index=index, phase=phase, ending=ending):
                return tuple(self._ended(index, phase, ending))
            case Countdown(index=index, seconds_left=left):
                return self._count(left, index) if self._counts(index) else ()
            case CountedIn(seconds_left=left):
                return self._count(left)
            case Halfway() if self.settings.halfway:
                return (Cue(words=cue_words.HALFWAY),)
            case RepetitionPartStarted(repetition=repetition) if self.settings.repetitions:
                words = cue_words.part(repetition)
                return (Cue(words=words, within_seconds=NUMBER_SECONDS),) if words else ()
            case MadeEasier(index=start, until=until, exercise=exercise, name=name):
                for index in range(start, until):
                    self._phases[index] = replace(self._phases[index], exercise=exercise, name=name)
                self._announced = -1
                return ()
            case _:
                return self._of_the_session(event)

    def instruction(self, index: int) -> tuple[Cue, ...]:
        """The instructions of the exercise that runs in this phase, or that it leads to, all over again."""
        work = self._work_from(index)
        exercise = self._found(work)
        if work is None or exercise is None:
            return ()
        head = Cue(words=cue_words.announcement(work, self._lies_on(work)), must=True, clears=Clears.ALL)
        return (head, *self._instructions(exercise))

    # Inside

    def _of_the_session(self, event: Event) -> tuple[Cue, ...]:
        match event:
            case WalkCue(kind=kind):
                return (self._walking(kind),)
            case Listened(index=index, silence=silence):
                # The tone of work that nobody got ready for was before the listening.
                tone = Tone.WORK if self._phases[index].kind is PhaseKind.WORK else None
                return (Cue(tone, clears=Clears.ALL if silence else Clears.NOTHING),) if silence or tone else ()
            case Waiting(index=index):
                return tuple(self._waiting(index))
            case Extended():
                return (Cue(words=cue_words.MORE),)
            case Paused(gap_seconds=None):
                return (Cue(words=cue_words.PAUSED, clears=Clears.ALL),)
            case Paused(index=index):
                walking = self._phases[index].walking
                words = cue_words.ASLEEP_WALKING if walking else cue_words.ASLEEP
                return (Cue(Tone.ASK, words, must=True, clears=Clears.ALL),)
            case Resumed(index=index) if self._phases[index].kind is PhaseKind.WORK:
                return (Cue(Tone.WORK),)
            case SessionEnded(outcome=Outcome.FINISHED):
                words = cue_words.finished(self._name)
                return (Cue(Tone.FINISH, words, must=True, clears=Clears.ALL),)
            case SessionEnded():
                return (Cue(words=cue_words.STOPPED, must=True, clears=Clears.ALL),)
            case _:
                return ()

    def _started(self, index: int, phase: Phase) -> Iterator[Cue]:
        following = self._work_from(index + 1)
        match phase.kind:
            case PhaseKind.PREPARE:
                yield from self._announce(index, phase.seconds)
            case PhaseKind.SWITCH:
                yield Cue(Tone.SIDE, self._switch(phase), must=True, within_seconds=phase.seconds)
                self._announced = self._place_of_work(index)
            case PhaseKind.REST:
                yield Cue(words=cue_words.REST, must=True, within_seconds=_SOON_SECONDS)
                if phase.say:
                    words = cue_words.fill(phase.say, cue_words.values(phase, following))
                    yield Cue(words=cue_words.sentence(words), must=True, within_seconds=phase.seconds)
                if following is not None:
                    yield from self._announce(index, phase.seconds, lead=cue_words.NEXT)
            case PhaseKind.WORK:
                yield from self._work(index, phase, following)

    def _work(self, index: int, phase: Phase, following: Phase | None) -> Iterator[Cue]:
        yield Cue(Tone.WORK)
        if self._announced != index:
            yield from self._announce(index, _SOON_SECONDS)
        if phase.say:
            words = cue_words.fill(phase.say, cue_words.values(phase, following))
            yield Cue(words=cue_words.sentence(words), must=True, within_seconds=_SOON_SECONDS)
            return
        exercise = self._found(phase)
        # Who has just heard how it is done needs no reminder; a second set or side has one.
        if exercise is not None and exercise.cues and (phase.exercise not in self._read or (phase.set or 1) > 1):
            words = exercise.cues[((phase.set or 1) - 1) % len(exercise.cues)]
            yield Cue(words=words, within_seconds=_SOON_SECONDS)

    def _ended(self, index: int, phase: Phase, ending: Ending) -> Iterator[Cue]:
        match ending:
            case Ending.COMPLETED if phase.kind is PhaseKind.WORK:
                last = index + 1 >= len(self._phases)
                to_switch = not last and self._phases[index + 1].kind is PhaseKind.SWITCH
                # The chime and the bell say it by themselves, and so does the question.
                asks = not last and self.settings.waiting and begins_exercise(self._phases, index + 1)
                tone = None if last or to_switch or asks else Tone.END
                yield Cue(tone, clears=Clears.WAITING)
            case Ending.SKIPPED | Ending.LEFT | Ending.HURT:
                self._announced = -1
                yield Cue(clears=Clears.ALL)
            case _:
                return

    def _announce(self, index: int, seconds: float, lead: str = "") -> Iterator[Cue]:
        """Say what comes, and read how it is done where that is new; what was said in the rest is said shortly."""
        place = self._place_of_work(index)
        work = self._phases[place] if place >= 0 else None
        if work is None:
            return
        words = cue_words.announcement(work, self._lies_on(work), with_dose=self._announced != place)
        first = self._announced != place
        self._announced = place
        yield Cue(words=f"{lead} {words}".strip(), must=True, within_seconds=max(seconds, _SOON_SECONDS))
        exercise = self._found(work)
        if first and exercise is not None and self._reads(exercise):
            self._read.add(exercise.id)
            yield from self._instructions(exercise)

    def _waiting(self, index: int) -> Iterator[Cue]:
        """Ask, and name what comes where no rest has done that."""
        yield Cue(Tone.ASK)
        place = self._place_of_work(index)
        if place >= 0 and self._announced != place:
            work = self._phases[place]
            words = f"{cue_words.NEXT} {cue_words.announcement(work, self._lies_on(work), with_dose=False)}"
            yield Cue(words=words, must=True, within_seconds=_SOON_SECONDS)
        yield Cue(words=cue_words.WAITING, must=True, within_seconds=_LATE_SECONDS)

    def _reads(self, exercise: Exercise) -> bool:
        match self.settings.reading:
            case Reading.NEVER:
                return False
            case Reading.EACH_SESSION:
                return exercise.id not in self._read
            case Reading.NEW:
                return exercise.id not in self._read and exercise.id not in self._known

    @staticmethod
    def _instructions(exercise: Exercise) -> Iterator[Cue]:
        for line in exercise.instructions:
            words = cue_words.sentence(line)
            yield Cue(words=words, must=True, within_seconds=_READING_SECONDS, reading=True)

    def _walking(self, kind: CueKind) -> Cue:
        match kind:
            case CueKind.POSTURE:
                self._posture += 1
                words = cue_words.POSTURE[(self._posture - 1) % len(cue_words.POSTURE)]
                return Cue(words=words, must=True)
            case CueKind.PAIN:
                return Cue(Tone.ASK, cue_words.HOW_IS_YOUR_BACK, must=True)
            case CueKind.TURN_BACK:
                return Cue(Tone.SIDE, cue_words.TURN_BACK, must=True, within_seconds=_LATE_SECONDS)
            case CueKind.ENOUGH:
                return Cue(Tone.END, cue_words.ENOUGH, must=True, within_seconds=_LATE_SECONDS)

    def _count(self, left: int, index: int | None = None) -> tuple[Cue, ...]:
        # Where repetitions are counted aloud, a second kind of number would only confuse.
        counted = self.settings.repetitions and index is not None and self._phases[index].reps is not None
        return (Cue(Tone.COUNT, "" if counted else str(left), within_seconds=NUMBER_SECONDS),)

    def _counts(self, index: int) -> bool:
        """Whether the end of this phase is counted: that of a rest is not, where getting ready follows."""
        follows = self._phases[index + 1].kind if index + 1 < len(self._phases) else None
        resting = self._phases[index].kind is PhaseKind.REST and follows is PhaseKind.PREPARE
        return self.settings.counts and not resting

    def _place_of_work(self, index: int) -> int:
        """The number of this phase if it is work, else of the work it leads to; -1 where none comes."""
        works = (i for i in range(index, len(self._phases)) if cue_words.is_work(self._phases[i]))
        return next(works, -1)

    def _work_from(self, index: int) -> Phase | None:
        place = self._place_of_work(index)
        return self._phases[place] if place >= 0 else None

    def _switch(self, phase: Phase) -> str:
        return cue_words.switch(phase.side, self._lies_on(phase))

    def _lies_on(self, phase: Phase) -> Side | None:
        return side_to_lie_on(self._found(phase), phase.side)

    def _found(self, work: Phase | None) -> Exercise | None:
        return self._exercise(work.exercise) if work is not None and work.exercise is not None else None
