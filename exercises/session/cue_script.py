"""All that will be heard in a session, ahead of it: for preparing the voice, and for reading it as text."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

from exercises.library.exercise import Exercise
from exercises.library.timeline import Timeline
from exercises.session.cues import Cue, Cues, CueSettings
from exercises.session.session import Session, Status

_STEP_SECONDS: Final = 0.25


class _Hands:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def monotonic(self) -> float:
        return self.seconds

    def now(self) -> datetime:
        return datetime(2000, 1, 1, tzinfo=UTC) + timedelta(seconds=self.seconds)


def cue_script(
    timeline: Timeline,
    exercise: Callable[[str], Exercise | None],
    settings: CueSettings,
    known: frozenset[str] = frozenset(),
) -> Iterator[tuple[float, Cue]]:
    """Each cue of a session that nobody disturbs, with its second.

    What waits for the user takes its estimate, and what is read out no time.
    """
    hands = _Hands()
    session, cues = Session(timeline, hands, wait_for_me=settings.waiting), Cues(timeline, exercise, settings, known)
    events = session.start()
    while True:
        for event in events:
            for cue in cues.of(event):
                yield hands.seconds, cue
        if session.status is Status.ENDED:
            return
        hands.seconds = round(hands.seconds + _STEP_SECONDS, 6)
        events = session.ready() if session.status is Status.WAITING else session.tick()
        view = session.view()
        if view.phase.until_done and view.elapsed_seconds >= view.phase_seconds:
            events = (*events, *session.done())


def phrases(
    timeline: Timeline,
    exercise: Callable[[str], Exercise | None],
    settings: CueSettings,
    known: frozenset[str] = frozenset(),
) -> tuple[str, ...]:
    """Every sentence of it once, in the order in which they are needed."""
    said = (cue.words for _, cue in cue_script(timeline, exercise, settings, known) if cue.words)
    return tuple(dict.fromkeys(said))
