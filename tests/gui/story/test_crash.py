"""A session that was broken off, and the window after it."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exercises.session.events import Outcome
from exercises.session.record import SessionRecord, StepOutcome
from gui.flows.interrupted import interrupted_notice
from gui.widgets.labels import Label
from gui.widgets.segment_bar import SegmentBar
from tests.gui.story.conftest import Person

ROOT = Path(__file__).resolve().parents[3]


BROKEN_OFF = """
import os, sys
from pathlib import Path
sys.path.insert(0, {root!r})
from exercises.history.history import History
from exercises.library.library import Library
from exercises.session.recorder import Recorder
from exercises.session.session import Session
from tests.fakes import FakeClock

library = Library(None)
library.scan()
clock = FakeClock()
timeline = library.timeline(library.routine("core-foundation"))
session, recorder = Session(timeline, clock), Recorder(timeline, "11111111-2222-4333-8444-555555555555")
history = History(Path({path!r}), clock)
recorder.fold(session.start())
history.begin(recorder.record)
for _ in range(75):
    clock.advance(2)
    recorder.fold(session.tick())
    changed = recorder.take_changed()
    if changed:
        history.progress(recorder.record, changed)
os._exit(9)
"""


@pytest.fixture
def after_a_crash(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Person]:
    program = BROKEN_OFF.format(root=str(ROOT), path=str(tmp_path / "history.db"))
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 9, done.stderr
    person = Person(qtbot, qapp, tmp_path)
    yield person
    person.leave()


def test_after_a_crash__continue_where_you_stopped(after_a_crash: Person) -> None:
    person = after_a_crash
    assert person.reads("Core foundation was broken off.")
    person.click("continue-session")
    player = person.amble.sessions.player
    assert player.driver is not None
    view = player.driver.session.view()
    assert (view.phase.kind.value, view.phase.exercise) == ("prepare", "dead-bug-heel-slide")
    person.go(2_000)
    assert person.reads("Well done.")
    person.click("skip-questions")
    [record] = person.records
    assert record.outcome is Outcome.FINISHED
    assert {step.outcome for step in record.steps} == {StepOutcome.DONE}


def test_after_a_crash__nothing_goes_on_while_warning_signs_wait(after_a_crash: Person) -> None:
    person = after_a_crash
    person.page("safety")
    person.click("sign-bladder-bowel")
    person.click("answer")
    person.click("understood")
    person.click("continue-session")
    assert not person.amble.sessions.player.is_running
    assert person.sees("checked"), "why it waits is said at once"
    person.click("checked")
    person.click("continue-session")
    assert person.amble.sessions.player.is_running, "the question was kept until it could be answered"


def test_after_a_crash__keep_what_was_done__and_never_ask_again(
    after_a_crash: Person, qtbot: QtBot, qapp: QApplication
) -> None:
    person = after_a_crash
    person.click("keep-session")
    assert not person.sees("continue-session")
    [record] = person.records
    assert record.outcome is Outcome.STOPPED
    assert record.ended is None
    assert [step.outcome.value for step in record.steps][:3] == ["done", "done", "skipped"]
    again = Person(qtbot, qapp, person.data.root)
    assert not again.sees("continue-session")
    again.leave()


def skipped_before_the_crash(person: Person) -> SessionRecord:
    """The session of which the first two exercises were skipped and nothing was done."""
    amble = person.amble
    [record] = amble.coaching._history().interrupted()
    steps = (replace(step, outcome=StepOutcome.SKIPPED, active_seconds=0.0) for step in record.steps)
    return replace(record, steps=tuple(steps), active_seconds=0.0)


def test_after_skips__it_is_told_in_which_part_it_was_broken_off(after_a_crash: Person) -> None:
    person = after_a_crash
    record = skipped_before_the_crash(person)
    theme, day = person.amble.theme, record.started.date()
    notice = interrupted_notice(theme, record, day, on_continue=lambda: None, on_keep=lambda: None)
    words = [label.text() for label in notice.findChildren(Label)]
    assert any("in part 3 of 7." in each for each in words), words


def test_continued__what_was_skipped_before_is_still_left_out_in_the_bar(after_a_crash: Person) -> None:
    person = after_a_crash
    record = skipped_before_the_crash(person)
    person.amble.sessions.go_on(record)
    bar = person.amble.sessions.player.findChild(SegmentBar)
    assert bar is not None
    assert bar.accessibleName().endswith("2 left out")
