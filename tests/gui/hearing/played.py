"""Plays a short session aloud, in real time, and prints when which tone was due: a program for the recorded test."""

import json
import sys

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from exercises.clock import SystemClock
from exercises.library.timeline import Phase, PhaseKind, Timeline
from exercises.session.cues import CueSettings, Reading
from exercises.session.session import Session
from gui.hearing.finding import find_voice
from gui.hearing.hearing import Hearing, HearingSettings
from gui.hearing.voice import VoiceChoice
from gui.player.driver import SessionDriver

# Rising at 0, falling and "Rest … Next" at 2, rising at 7, the bell at 9.
LINE = Timeline(
    "r",
    "Test",
    "strength",
    None,
    (
        Phase(PhaseKind.WORK, 2, "bridge", "Bridge", set=1, sets=1),
        Phase(PhaseKind.REST, 5),
        Phase(PhaseKind.WORK, 2, "plank", "Plank", set=1, sets=1),
    ),
)
SETTINGS = CueSettings(reading=Reading.NEVER, counts=False, halfway=False)


def main() -> None:
    """Play it; engine and whether the voice is wanted come from the command line."""
    app, owner, clock = QCoreApplication(sys.argv[:1]), QObject(), SystemClock()
    # Not so loud that the tones drown.
    choice, said = VoiceChoice(engine=sys.argv[1], volume=40), list[str]()
    hearing = Hearing(
        clock, HearingSettings(voice=sys.argv[1] != "none", choice=choice, cues=SETTINGS), find_voice, owner
    )
    hearing.trouble.connect(said.append)
    driver = SessionDriver(Session(LINE, clock), owner)
    driver.happened.connect(hearing.happened)
    hearing.begin(LINE, lambda _exercise: None)
    # The voice comes up, the sentences are made.
    QTimer.singleShot(2500, lambda: driver.act(driver.session.start))
    QTimer.singleShot(2500 + 11_500, app.quit)
    app.exec()
    hearing.close()
    sys.stdout.write(json.dumps({"troubles": said}) + "\n")


if __name__ == "__main__":
    main()
