"""What comes after now, in words; `Next` is only ever something else."""

from dataclasses import replace

import pytest

from exercises.library.library import Library
from exercises.library.timeline import Phase, PhaseKind, Side, Timeline
from exercises.session.session import Session
from gui.player.following import Following, following
from tests.exercises.session.builders import go, timeline
from tests.fakes import FakeClock

CLOCK = FakeClock()


def after(text: str, seconds: float, library: Library) -> Following:
    """What follows so many seconds into a session that is written as text."""
    line = timeline(text)
    session = Session(line, CLOCK)
    session.start()
    go(session, CLOCK, seconds)
    return following(session.view(), line.phases, library.exercise)


@pytest.mark.parametrize(
    ("text", "seconds", "when", "line"),
    [
        ("work 20 | work 10", 1, "Next", "Next: B"),
        ("work 20 | rest 15 | work 10", 1, "Next, after 15 s rest", "Next: B"),
        ("prepare 8 | work 20 | rest 15 | prepare 8 | work 10", 1, "Next, after 15 s rest", "Next: B"),
        ("prepare 8 | work 20", 1, "", "Then you are done"),
        ("work 20", 1, "", "Then you are done"),
        ("work 20 | rest 15*1 | work 20*2", 1, "Then, after 15 s rest", "Then set 2 of 2"),
        ("work 20 | rest 15*1 | work 20*2", 22, "Then", "Then set 2 of 2"),
        ("work 20 | rest 15 | work 20", 22, "Next", "Next: B"),
        ("work 20/left | switch 5/right | work 20/right", 1, "Then", "Then the right side"),
        ("work 20/left | switch 5/right | work 20/right", 22, "", "Then you are done"),
        ("work 20/left | switch 5/right | work 20/right | work 10", 22, "Next", "Next: B"),
    ],
)
def test_what_follows(text: str, seconds: float, when: str, line: str, library: Library) -> None:
    found = after(text, seconds, library)
    assert (found.when, found.line) == (when, line)


def test_same_exercise__needs_no_picture_of_its_own(library: Library) -> None:
    assert after("work 20 | rest 15*1 | work 20*2", 1, library).exercise is None
    assert after("work 20 | work 10", 1, library).exercise == "b"


def test_lying_on_a_side__says_which(library: Library) -> None:
    work = Phase(PhaseKind.WORK, 20.0, "clamshell", "Clamshell", Side.LEFT, block=0, set=1, sets=1)
    other = replace(work, side=Side.RIGHT)
    line = Timeline(None, "Hips", "strength", None, (work, other, replace(work, block=1)))
    session = Session(line, CLOCK)
    session.start()
    found = following(session.view(), line.phases, library.exercise)
    assert found.line == "Then on your left side"
    assert found.what.startswith("Lying on your left side")
    go(session, CLOCK, 21)
    assert "Lying on your right side" in following(session.view(), line.phases, library.exercise).what
