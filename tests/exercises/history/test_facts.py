"""Facts beside the sessions: kept, ordered, taken back, and what of the file is passed over."""

import sqlite3
import uuid
from contextlib import closing
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.history.fact_rows import KINDS
from exercises.history.facts import (
    ActivityScores,
    Asked,
    Away,
    Checked,
    CheckIn,
    DistanceWay,
    Easier,
    Fact,
    FlareUp,
    KnownMinutes,
    Measure,
    MeasureChoice,
    Measured,
    MeasuresPutOff,
    OwnActivities,
    Repeat,
    Screening,
    SelfCheckAnswers,
    SetLevel,
    ShoePair,
    Trait,
    TraitName,
    WalkingDays,
)
from exercises.history.history import History
from exercises.history.store import Store
from exercises.library.timeline import Side
from tests.exercises.history.records import MORNING, done
from tests.fakes import FakeClock

texts = st.text(max_size=20)
minutes = st.integers(0, 240)
moments = st.datetimes(
    datetime(1970, 1, 2),  # noqa: DTZ001 - the strategy adds the zone
    datetime(2200, 1, 1),  # noqa: DTZ001
    timezones=st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)
some = {
    CheckIn: st.builds(CheckIn, pain=st.integers(0, 10), where=st.lists(texts, max_size=3).map(tuple)),
    Screening: st.builds(Screening, asked=st.sampled_from(Asked), signs=st.lists(texts, max_size=3).map(tuple)),
    Checked: st.builds(Checked, on=st.dates()),
    SetLevel: st.builds(SetLevel, level=texts, minutes=minutes),
    KnownMinutes: st.builds(KnownMinutes, minutes=minutes),
    FlareUp: st.just(FlareUp()),
    Repeat: st.just(Repeat()),
    Easier: st.just(Easier()),
    Away: st.builds(Away, first=st.dates(), last=st.dates()),
    Trait: st.builds(Trait, name=st.sampled_from(TraitName), value=st.integers(0, 10)),
    WalkingDays: st.builds(WalkingDays, days=st.lists(st.integers(0, 6), max_size=7).map(tuple)),
    SelfCheckAnswers: st.builds(
        SelfCheckAnswers, answers=st.lists(st.tuples(texts, st.integers(0, 2)), max_size=4).map(tuple)
    ),
    ShoePair: st.builds(
        ShoePair,
        pair=st.uuids().map(str),
        name=texts,
        since=st.dates(),
        kilometres=st.floats(0, 5000),
        checked=st.none() | st.dates(),
        retired=st.booleans(),
    ),
    Measured: st.builds(Measured, measure=st.sampled_from([Measure.CHAIR_STANDS]), value=st.integers(0, 60).map(float))
    | st.builds(
        Measured,
        measure=st.sampled_from([Measure.SIDE_PLANK, Measure.KNEE_TO_WALL]),
        value=st.floats(0, 40),
        side=st.sampled_from([Side.LEFT, Side.RIGHT]),
    )
    | st.builds(
        Measured,
        measure=st.just(Measure.TWO_MINUTE_WALK),
        value=st.floats(0, 600),
        way=st.none() | st.sampled_from(DistanceWay),
        unit_metres=st.none() | st.floats(0.1, 400),
    ),
    OwnActivities: st.builds(
        OwnActivities, activities=st.lists(st.tuples(st.uuids().map(str), texts), max_size=3).map(tuple)
    ),
    ActivityScores: st.builds(
        ActivityScores,
        scores=st.lists(
            st.tuples(st.uuids().map(str), texts, st.integers(0, 10)),
            min_size=1,
            max_size=3,
            unique_by=lambda score: score[0],
        ).map(tuple),
    ),
    MeasureChoice: st.builds(MeasureChoice, measure=st.sampled_from(Measure), wanted=st.booleans()),
    MeasuresPutOff: st.builds(MeasuresPutOff, until=st.dates()),
}


def told(history):
    return [stored.fact for stored in history.facts()]


def change(path, words, *values):
    """Do something to the file behind Amble's back."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        return connection.execute(words, values).fetchall()


def put(path, kind, value, at="2026-11-20T09:00:00+01:00"):
    """A fact as another program may have written it."""
    fact_id = str(uuid.uuid4())
    change(
        path,
        "INSERT INTO fact (id, kind, at, at_utc, value, told_utc) "
        "VALUES (?, ?, ?, ?, ?, (SELECT coalesce(max(told_utc), 0) + 1 FROM fact))",
        *(fact_id, kind, at, datetime.fromisoformat(at).timestamp(), value),
    )
    return fact_id


# Every kind


@pytest.fixture(scope="module")
def lasting(tmp_path_factory):
    """One history for all the examples."""
    with History(tmp_path_factory.mktemp("facts") / "history.db", FakeClock()) as history:
        yield history


def test_every_kind_is_tried():
    assert set(some) == set(KINDS.values()) == set(Fact.__args__)


@pytest.mark.parametrize("kind", some, ids=lambda kind: kind.__name__)
def test_a_fact_comes_back_as_it_was_told(lasting, kind):
    @settings(deadline=None, max_examples=15, database=None)
    @given(fact=some[kind], at=moments)
    def each(fact, at):
        stored = lasting.note(fact, at)
        assert (stored.fact, stored.at) == (fact, at)
        found = next(each for each in lasting.facts() if each.id == stored.id)
        assert found == stored
        assert found.at.isoformat() == at.isoformat()
        assert lasting.delete_fact(stored.id, mistaken=True)

    each()


def test_half_a_character_from_a_terminal_does_not_stop_it(history):
    history.note(CheckIn(3, ("r\udcfccken",)))
    assert told(history) == [CheckIn(3, ("r\udcfccken",))]


# Moments and order


def test_a_fact_counts_for_now_unless_a_moment_is_named(history, clock):
    now = history.note(Repeat())
    earlier = history.note(Easier(), MORNING - timedelta(days=3))
    assert now.at == clock.now()
    assert uuid.UUID(now.id) != uuid.UUID(earlier.id)
    assert history.facts() == (earlier, now)


def test_facts_of_one_moment_come_in_the_order_in_which_they_were_told(history, open_history):
    other = open_history()
    told_by_turns = [(history, other)[pain % 2].note(CheckIn(pain)) for pain in (7, 2, 9, 4, 0, 5, 3)]
    assert history.facts() == other.facts() == tuple(told_by_turns)
    # Taking one back and bringing it back leaves it in its place.
    history.delete_fact(told_by_turns[2].id)
    history.undelete_fact(told_by_turns[2].id)
    assert history.facts() == tuple(told_by_turns)


def test_the_order_is_that_of_time_also_where_clocks_change(history):
    written = ["02:10+01:00", "02:40+02:00", "02:05+01:00", "02:50+02:00"]
    for minute, words in enumerate(written):
        history.note(KnownMinutes(minute), datetime.fromisoformat(f"2026-10-25T{words}"))
    assert told(history) == [KnownMinutes(minute) for minute in (1, 3, 2, 0)]
    assert {stored.day for stored in history.facts()} == {date(2026, 10, 25)}


def test_a_fact_belongs_to_the_day_where_it_was_told(history):
    history.note(FlareUp(), datetime.fromisoformat("2026-11-01T23:30:00-10:00"))
    assert [stored.day for stored in history.facts()] == [date(2026, 11, 1)]


# Taking back


def test_delete_fact__takes_it_back_once_and_undelete_brings_it_back_once(history, open_history):
    kept, taken = history.note(CheckIn(2)), history.note(CheckIn(8))
    assert history.delete_fact(taken.id)
    assert not history.delete_fact(taken.id)
    assert open_history().facts() == (kept,)
    assert history.undelete_fact(taken.id)
    assert not history.undelete_fact(taken.id)
    assert open_history().facts() == (kept, taken)


def test_a_fact_that_is_not_there_can_not_be_taken_back(history, path):
    assert not history.delete_fact("nobody")
    assert not history.undelete_fact("nobody")
    assert history.facts() == ()
    assert not path.exists()  # asking makes no file
    history.note(Repeat())
    assert not history.delete_fact("nobody")
    assert told(history) == [Repeat()]


# What a file may hold


def test_a_kind_of_a_newer_program_is_passed_over_and_stays(history, path):
    history.note(CheckIn(1))
    unknown = put(path, "dream", '{"vivid":true}')
    mine = history.note(CheckIn(2))
    assert told(history) == [CheckIn(1), CheckIn(2)]
    history.delete_fact(mine.id)
    history.save(done())
    history.close()
    row = ("dream", '{"vivid":true}', None)
    assert change(path, "SELECT kind, value, deleted_at FROM fact WHERE id = ?", unknown) == [row]
    # Whoever knows its id may still take it back.
    assert history.delete_fact(unknown)


def test_what_a_newer_program_adds_is_passed_over_and_what_is_missing_has_its_default(history, path):
    history.note(Repeat(), MORNING)
    put(path, "check-in", '{"pain":4,"mood":"bright"}')
    put(path, "shoes", '{"pair":"a","name":"b","since":"2026-01-02","kilometres":7}')
    put(path, "flare", '{"since":"2026-01-02"}')
    assert told(history)[1:] == [CheckIn(4), ShoePair("a", "b", date(2026, 1, 2), 7.0), FlareUp()]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("check-in", "{}"),
        ("check-in", '{"pain":null}'),
        ("check-in", '{"pain":"4"}'),
        ("check-in", '{"pain":4.0}'),
        ("check-in", '{"pain":true}'),
        ("check-in", '{"pain":11}'),
        ("check-in", '{"pain":-1}'),
        ("check-in", '{"pain":4,"where":"back"}'),
        ("check-in", '{"pain":4,"where":[1]}'),
        ("screening", '{"asked":"moon"}'),
        ("checked", '{"on":"soon"}'),
        ("checked", '{"on":20261120}'),
        ("set-level", '{"level":"L4","minutes":-1}'),
        ("known-minutes", '{"minutes":[12]}'),
        ("away", '{"first":"2026-01-02"}'),
        ("trait", '{"name":"brave","value":1}'),
        ("trait", '{"name":"pain-limit","value":11}'),
        ("walking-days", '{"days":[7]}'),
        ("self-check", '{"answers":[["hips"]]}'),
        ("self-check", '{"answers":[["hips",3]]}'),
        ("self-check", '{"answers":["hi"]}'),
        ("shoes", '{"pair":"a","name":"b","since":"2026-01-02","kilometres":-1}'),
        ("shoes", '{"pair":"a","name":"b","since":"2026-01-02","kilometres":1' + "0" * 400 + "}"),
        ("shoes", '{"pair":"a","name":"b","since":"2026-01-02","kilometres":1e999}'),
        ("shoes", '{"pair":"a","name":"b","since":"2026-01-02","checked":"never"}'),
        ("shoes", '{"pair":"a","name":"b","since":"2026-01-02","retired":1}'),
        ("check-in", '{"pain":' + "[" * 900 + "]" * 900 + "}"),
    ],
)
def test_a_damaged_value_is_passed_over_and_stays(history, path, kind, value):
    history.note(CheckIn(1), MORNING)
    damaged = put(path, kind, value)
    history.note(CheckIn(2), MORNING + timedelta(days=1))
    assert told(history) == [CheckIn(1), CheckIn(2)]
    assert change(path, "SELECT value FROM fact WHERE id = ?", damaged) == [(value,)]


def test_a_damaged_moment_is_passed_over(history, path):
    history.note(CheckIn(1))
    for number, at in enumerate(("soon", "2026-11-20T09:00:00", "")):  # the second without its offset
        words = "INSERT INTO fact (id, kind, at, at_utc, value) VALUES (?, 'repeat', ?, 0, '{}')"
        change(path, words, str(number), at)
    assert told(history) == [CheckIn(1)]


@pytest.mark.parametrize("value", ["[]", "7", '"text"', "null"])
def test_the_file_takes_objects_only(history, path, value):
    history.note(Repeat())
    with pytest.raises(sqlite3.IntegrityError):
        put(path, "repeat", value)


@pytest.mark.parametrize(
    "fact",
    [
        CheckIn(11),
        CheckIn(-1),
        KnownMinutes(-5),
        SetLevel("L1", -1),
        Trait(TraitName.PAIN_LIMIT, 12),
        WalkingDays((0, 7)),
        SelfCheckAnswers((("hips", 5),)),
        ShoePair("a", "b", date(2026, 1, 2), float("nan")),
        ShoePair("a", "b", date(2026, 1, 2), float("inf")),
        Checked(MORNING),  # a moment is no day
    ],
    ids=repr,
)
def test_what_could_not_be_read_back_is_refused_as_a_bug(history, fact):
    history.note(Repeat())
    with pytest.raises(ValueError, match=r"^(\{|Invalid)"):
        history.note(fact)
    assert told(history) == [Repeat()]


def test_a_moment_without_its_offset_is_refused_as_a_bug(history):
    with pytest.raises(ValueError, match="2026-11-20"):
        history.note(Repeat(), MORNING.replace(tzinfo=None))
    assert history.facts() == ()


# Others at the same time


def test_a_reader_sees_what_is_written_and_never_half_of_it(history, open_history, path):
    first = history.note(CheckIn(1))
    reader = open_history()
    assert reader.facts() == (first,)
    writer = Store(path)
    with writer.writing() as connection:
        connection.execute("UPDATE fact SET deleted_at = 'now'")
        assert reader.facts() == (first,)
        assert reader.coach_sessions() == ()
    assert reader.facts() == ()
    writer.close()
    second = history.note(CheckIn(2))
    assert reader.facts() == (second,)


def test_reading_facts_leaves_the_file_as_it_was(history, path):
    stored = history.note(CheckIn(1))
    history.close()
    before = path.read_bytes(), path.stat().st_mtime_ns
    assert history.facts() == (stored,)
    assert history.coach_sessions() == ()
    history.close()
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert [each.name for each in path.parent.iterdir()] == ["history.db"]


def test_no_file_is_no_facts(history, path):
    assert history.facts() == ()
    assert not path.exists()
