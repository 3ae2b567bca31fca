"""Whatever a record holds comes back as it was."""

import json
import uuid
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.history.export import SESSION_KEYS, STEP_KEYS, session_object
from exercises.history.history import History
from exercises.history.snapshot import FORMAT, timeline_from_text, timeline_to_text
from exercises.library.timeline import Phase, PhaseKind, Side, Timeline
from exercises.session.events import Outcome
from exercises.session.record import Feelings, PainTap, SessionRecord, SkipReason, StepOutcome, StepRecord
from tests.exercises.history.records import PLAN
from tests.fakes import FakeClock

texts = st.text(max_size=40)
maybe_text = st.none() | texts
seconds = st.floats(0, 14_400, allow_nan=False)
counts = st.integers(0, 200)
numbers = st.integers(1, 20)
levels = st.none() | st.integers(0, 10)
maybe = st.none() | st.booleans()
moments = st.datetimes(
    datetime(1970, 1, 2),  # noqa: DTZ001 - the strategy adds the zone
    datetime(2200, 1, 1),  # noqa: DTZ001
    timezones=st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)
phases = st.builds(
    Phase,
    kind=st.sampled_from(PhaseKind),
    seconds=seconds,
    exercise=maybe_text,
    name=maybe_text,
    side=st.none() | st.sampled_from(Side),
    set=st.none() | numbers,
    sets=st.none() | numbers,
    reps=st.none() | counts,
    pace_seconds=st.none() | seconds,
    hold_seconds=st.none() | seconds,
    say=maybe_text,
    until_done=st.booleans(),
    first_side=st.none() | st.sampled_from(Side),
    walking=st.booleans(),
    block=st.none() | st.integers(0, 2000),
)
timelines = st.builds(
    Timeline,
    routine=maybe_text,
    name=texts,
    kind=texts,
    level=maybe_text,
    phases=st.lists(phases, max_size=4).map(tuple),
)
steps = st.builds(
    StepRecord,
    exercise=maybe_text,
    name=maybe_text,
    side=st.none() | st.sampled_from(Side),
    set=st.none() | numbers,
    planned_seconds=seconds,
    active_seconds=seconds,
    reps_planned=st.none() | counts,
    reps_done=st.none() | counts,
    outcome=st.sampled_from(StepOutcome),
    reason=st.none() | st.sampled_from(SkipReason),
)
feelings = st.builds(
    Feelings,
    pain_before=levels,
    pain_peak=levels,
    pain_after=levels,
    pain_next_day=levels,
    effort=levels,
    leg=maybe,
    sleep_lost=maybe,
    where=st.lists(texts, max_size=3).map(tuple),
    surface=maybe_text,
    note=maybe_text,
    next_day_at=st.none() | moments,
    hills=maybe_text,
    shoes=maybe_text,
    kilometres=st.none() | st.floats(0, 100),
)
records = st.builds(
    SessionRecord,
    id=st.uuids().map(str),
    routine=maybe_text,
    name=texts,
    kind=texts,
    level=maybe_text,
    started=moments,
    ended=st.none() | moments,
    planned_seconds=seconds,
    active_seconds=seconds,
    walk_planned_seconds=seconds,
    walk_active_seconds=seconds,
    outcome=st.sampled_from(Outcome),
    steps=st.lists(steps, max_size=4).map(tuple),
    feelings=feelings,
    logged_by_hand=st.booleans(),
    timeline=st.none() | timelines,
    position=st.integers(0, 2000),
    taps=st.lists(st.builds(PainTap, seconds=seconds, pain=st.integers(0, 10)), max_size=3).map(tuple),
)


@pytest.fixture(scope="module")
def lasting(tmp_path_factory):
    """One history for all the examples."""
    with History(tmp_path_factory.mktemp("round-trip") / "history.db", FakeClock()) as history:
        yield history


@settings(deadline=None)
@given(record=records)
def test_a_record_comes_back_as_it_was(lasting, record):
    record = replace(record, id=str(uuid.uuid4()))
    lasting.save(record)
    found = lasting.session(record.id)
    assert found == record
    assert found.started.isoformat() == record.started.isoformat()
    days = list(lasting.sessions(record.started.date(), record.started.date()))
    assert replace(record, timeline=None) in days


@settings(deadline=None)
@given(first=records, second=records)
def test_a_record_takes_the_place_of_an_earlier_one(lasting, first, second):
    first = replace(first, id=str(uuid.uuid4()))
    second = replace(second, id=first.id, timeline=second.timeline or first.timeline)
    before = lasting.count()
    lasting.save(first)
    lasting.save(second)
    assert lasting.session(first.id) == second
    assert lasting.count() == before + 1


@given(record=records)
def test_an_exported_record_is_json_with_every_key(record):
    found = json.loads(json.dumps(session_object(record), allow_nan=False))
    assert tuple(found) == (*SESSION_KEYS, "steps")
    assert all(tuple(step) == STEP_KEYS for step in found["steps"])
    assert datetime.fromisoformat(found["started"]) == record.started


@given(timeline=timelines)
def test_a_snapshot_comes_back_as_it_was(timeline):
    assert timeline_from_text(timeline_to_text(timeline)) == timeline


def test_a_snapshot_with_unknown_keys_is_read():
    whole = json.loads(timeline_to_text(PLAN))
    whole["tempo"] = {"bpm": 60}
    for phase in whole["phases"]:
        phase["breath"] = "out"
    assert timeline_from_text(json.dumps(whole)) == PLAN


@pytest.mark.parametrize(
    "change",
    [
        {"format": FORMAT + 1},
        {"phases": [{"kind": "dance", "seconds": 5}]},
        {"phases": [{"kind": "work"}]},
        {"phases": 7},
        {"phases": ["work"]},
        {"format": "one"},
    ],
)
def test_a_snapshot_that_can_not_be_read_is_no_error(change):
    assert timeline_from_text(json.dumps({**json.loads(timeline_to_text(PLAN)), **change})) is None


@pytest.mark.parametrize("text", ["", "{", "[]", "7", "{}", "null"])
def test_what_is_no_snapshot(text):
    assert timeline_from_text(text) is None
