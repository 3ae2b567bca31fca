"""Histories that earlier versions wrote, as they are kept in tests/data/history."""

import json
import shutil
from pathlib import Path

import pytest

from exercises.history.export import session_object
from exercises.history.schema import MIGRATIONS, VERSION
from exercises.session.record import StepOutcome

DATA = Path(__file__).resolve().parents[2] / "data" / "history"
FORMATS = range(1, VERSION + 1)
FINISHED, STOPPED, WALKED, BROKEN_OFF, DELETED = (f"00000000-0000-4000-8000-00000000000{n}" for n in range(1, 6))


@pytest.fixture(params=FORMATS)
def old(request, path, open_history):
    """A history of an earlier format, and what its own version said of it."""
    shutil.copy(DATA / f"format-{request.param}.db", path)
    said = json.loads((DATA / f"format-{request.param}.json").read_text(encoding="utf-8"))
    return open_history(), said


def test_every_format_has_its_file_and_its_way_to_the_next():
    assert {f"format-{number}.db" for number in FORMATS} == {path.name for path in DATA.glob("*.db")}
    assert set(MIGRATIONS) == set(FORMATS) - {VERSION}


def test_everything_in_it_is_read_as_it_was_written(old):
    history, said = old
    assert [session_object(record) for record in history.sessions()] == said
    assert [line.id for line in history.recent(10)] == [each["id"] for each in reversed(said)]


def test_the_routine_as_it_was_comes_with_it(old):
    history, _ = old
    record = history.session(FINISHED)
    assert record.timeline.routine == "core-foundation"
    works = [phase for phase in record.timeline.phases if phase.kind.value == "work"]
    assert [(work.exercise, work.side) for work in works] == [(step.exercise, step.side) for step in record.steps]
    assert history.session(WALKED).timeline is None


def test_it_can_be_searched(old):
    history, _ = old
    assert [line.id for line in history.recent(10, search="uber wiese")] == [FINISHED]


def test_it_can_be_gone_on_with(old):
    history, _ = old
    assert history.interrupted() == []  # nobody knows whether the other computer has ended
    record = history.session(BROKEN_OFF)
    assert (record.ended, record.steps[0].outcome) == (None, StepOutcome.DONE)
    history.finish(record)
    assert history.undelete(DELETED)
    assert history.delete(STOPPED)
    assert history.count() == 4
