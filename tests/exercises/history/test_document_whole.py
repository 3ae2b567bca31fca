"""Any history, a year of one, and a very large one: out as JSON and in again."""

import json
import sqlite3
import tempfile
import tracemalloc
import uuid
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.history.document import document
from exercises.history.document_fields import NotReadableError
from exercises.history.facts import Away, CheckIn, FlareUp, SetLevel
from exercises.history.history import History
from exercises.history.merging import Merged
from exercises.history.taking_in import take_in, take_in_sessions
from tests.exercises.history.records import MORNING, done, named
from tests.exercises.history.test_csv_in import FEELINGS, SESSIONS
from tests.exercises.history.test_merging import content
from tests.fakes import FakeClock

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
# What a later version may keep, in whatever way that writes its JSON.
UNKNOWN = st.tuples(
    st.uuids().map(str),
    st.text(st.characters(codec="ascii", exclude_characters="\x00"), min_size=1, max_size=9),
    st.dictionaries(st.text(max_size=5), JSON, max_size=3),
    st.sampled_from([None, 2]),
    st.booleans(),
)
DEEDS = st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["feel", "delete", "undelete"]), FEELINGS), max_size=6)


def put_unknown(path, unknown):
    """Facts of kinds that this program doesn't know, and a change of each, as another version would write them."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for fact_id, kind, value, indent, is_deleted in unknown:
            text = json.dumps(value, indent=indent)
            gone = MORNING.isoformat() if is_deleted else None
            connection.execute(
                "INSERT INTO fact (id, kind, at, at_utc, value, told_utc, deleted_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (fact_id, kind, MORNING.isoformat(), MORNING.timestamp(), text, 1e9 / 3, gone),
            )
            connection.execute(
                "INSERT INTO change (id, entity, field, value, at, at_utc, computer) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (str(uuid.uuid4()), fact_id, "of-another-version", '"then"', MORNING.isoformat(), 12.5, "Ä"),
            )


def same(ours, theirs):
    for name in ours.keys() | theirs.keys():
        assert theirs[name] == ours[name], name


@settings(max_examples=25)
@given(
    records=st.lists(SESSIONS, max_size=4, unique_by=lambda record: record.id),
    deeds=DEEDS,
    unknown=st.lists(UNKNOWN, max_size=3, unique_by=lambda fact: fact[0]),
)
def test_any_history__is_the_same_after_it(records, deeds, unknown):
    with tempfile.TemporaryDirectory() as folder:
        path, other = Path(folder) / "history.db", Path(folder) / "other.db"
        clock = FakeClock()
        with History(path, clock) as history:
            history.note(CheckIn(3, ("foot",)))
            for record in records:
                history.save(record)
            for number, deed, feelings in deeds:
                clock.advance(1)
                if number < len(records):
                    session = records[number].id
                    match deed:
                        case "feel":
                            history.feel(session, feelings)
                        case "delete":
                            history.delete(session)
                        case _:
                            history.undelete(session)
        put_unknown(path, unknown)
        text = "".join(document(path))
        found = take_in(other, text)
        assert (found.sessions, found.facts) == (len(records), 1 + len(unknown))
        same(content(path), content(other))
        assert "".join(document(other)) == text


@pytest.fixture
def year(path, clock):
    """A year as it may have been: walks, strength, what was corrected, deleted, and decided."""
    with History(path, clock) as history:
        history.note(SetLevel("L2", 10), MORNING)
        for day in range(365):
            at = MORNING + timedelta(days=day)
            clock.advance(86_400)
            if day % 7 < 5:
                walk = named(f"Walk · L{day // 40}", "Easy walk", started=at, kind="walk", walk_active_seconds=day / 3)
                history.save(walk)
                history.feel(walk.id, replace(walk.feelings, pain_before=day % 4, pain_peak=day % 7, where=("foot",)))
                if day % 3 == 0:
                    history.answer_next_day(walk.id, day % 5, False, at + timedelta(days=1))
                if day % 50 == 0:
                    history.delete(walk.id)
            if day % 2:
                history.save(done(at + timedelta(hours=3)))
            if day % 60 == 1:
                history.note(FlareUp())
                history.note(Away(at.date(), at.date()))
    return path


def test_a_year__is_the_same_after_it(year, tmp_path):
    text = "".join(document(year))
    assert len(json.loads(text)["sessions"]) > 400
    take_in(tmp_path / "new.db", text)
    same(content(year), content(tmp_path / "new.db"))
    again = content(year)
    assert take_in(year, text).merged == Merged(0, 0, 0)
    same(again, content(year))


def test_a_year__with_its_last_word_cut_off_or_wrong_changes_nothing(year, tmp_path):
    text = "".join(document(year))
    before = content(year)
    for broken in (
        text[:-3],
        text[: len(text) // 2],
        text.replace('"at_utc":', '"at_utc":"x","at_utc":"', 1),
        text * 2,
    ):
        with pytest.raises(NotReadableError) as told:
            take_in(year, broken)
        assert len(str(told.value)) < 200
        assert "\n" not in str(told.value)
    end = text.rindex('"computer":')
    with pytest.raises(NotReadableError, match="computer must be a text"):
        take_in(year, text[:end] + '"computer":7,"computer_was":' + text[end + len('"computer":') :])
    same(before, content(year))


def test_a_long_document__takes_hardly_more_memory_than_its_text(tmp_path):
    record = done()
    record = replace(record, steps=record.steps * 20)
    many = (replace(record, id=str(uuid.UUID(int=number)), timeline=None) for number in range(600))
    take_in_sessions(tmp_path / "large.db", many)
    text = "".join(document(tmp_path / "large.db"))
    assert len(text) > 4_000_000
    tracemalloc.start()
    try:
        take_in(tmp_path / "new.db", text)
        taken = tracemalloc.get_traced_memory()[1]
        tracemalloc.reset_peak()
        for part in document(tmp_path / "large.db"):
            assert len(part) < 100_000
        written = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert taken < len(text)
    assert written < len(text) / 4
