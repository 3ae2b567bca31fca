"""How late the cues of a session are, measured against what they are due at: run as a process of its own."""

import sys
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject

from exercises.clock import SystemClock
from exercises.library.timeline import Phase, PhaseKind, Timeline
from exercises.session.cue_script import cue_script
from exercises.session.cues import Cues, CueSettings, Reading
from exercises.session.events import Event
from exercises.session.session import Session
from gui.hearing.hearing import Hearing, HearingSettings
from gui.player.driver import SessionDriver

# Half a second for each repetition: many cues in little time, each at a quarter of a second that the script knows.
_REPS: Final = 40
_PACE_SECONDS: Final = 0.5
_REST_SECONDS: Final = 5.0
SETTINGS: Final = CueSettings(reading=Reading.NEVER, repetitions=True)


def line(rounds: int) -> Timeline:
    """Counted work and rests, one after the other."""
    return Timeline("bench", "Bench", "strength", None, tuple(_phases(rounds)))


def _phases(rounds: int) -> Iterator[Phase]:
    for number in range(rounds):
        yield Phase(
            PhaseKind.WORK,
            _REPS * _PACE_SECONDS,
            f"exercise-{number}",
            "Heel raise",
            set=1,
            sets=1,
            reps=_REPS,
            pace_seconds=_PACE_SECONDS,
        )
        yield Phase(PhaseKind.REST, _REST_SECONDS)


def late_seconds(rounds: int) -> list[float]:
    """Seconds between the moment at which each event with a cue was due and the one at which it had been heard."""
    app = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    clock, timeline, owner = SystemClock(), line(rounds), QObject()
    hearing = Hearing(clock, HearingSettings(cues=SETTINGS), lambda _choice, _parent: None, owner)
    hearing.begin(timeline, lambda _exercise: None)
    due = [second for second, _ in cue_script(timeline, lambda _exercise: None, SETTINGS)]
    heard: list[float] = []
    # The cues once more beside those of the hearing: one moment for each cue, as soon as the hearing has had it.
    counting = Cues(timeline, lambda _exercise: None, SETTINGS)
    driver = SessionDriver(Session(timeline, clock), owner)

    def happened(event: Event) -> None:
        hearing.happened(event)
        heard.extend(clock.monotonic() for _ in counting.of(event))
        if len(heard) >= len(due):
            app.quit()

    driver.happened.connect(happened)
    begun = clock.monotonic()
    driver.act(driver.session.start)
    app.exec()
    return [moment - begun - second for moment, second in zip(heard, due, strict=True)]


if __name__ == "__main__":
    late = late_seconds(int(sys.argv[1]))
    print(" ".join(f"{each * 1000:.2f}" for each in late))
