"""The history as a table: what a spreadsheet makes of it, and taking it in again."""

import csv
import io
from dataclasses import replace
from datetime import datetime, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.errors import AmbleError
from exercises.history.csv_cells import guarded, unguarded
from exercises.history.csv_in import is_own_csv, read_csv
from exercises.history.csv_out import TABLE_COLUMNS, table
from exercises.history.export import session_object, to_csv
from exercises.history.history import History
from exercises.history.merging import Merged
from exercises.history.statistics.days import days
from exercises.history.taking_in import TakenIn, take_in_sessions
from exercises.library.timeline import Side
from exercises.session.record import Feelings, SkipReason, StepOutcome
from tests.exercises.history.records import MORNING, begun, done, named
from tests.exercises.history.statistics.test_against_pandas import TODAY, made_up

NASTY = [
    "=1+1",
    "'=1+1",
    "''=1",
    "+49 30",
    "-5",
    "-",
    "@cmd",
    "\t=1",
    "\r=1",
    "\n",
    "\uff1d1+1",
    "'",
    "'quoted'",
    '"',
    '""=1',
    "a;b,c\td",
    "line\r\nline\nline\rline\n\n",
    "\ufeffmark",
    "Ä \U0001f600 \u2028 \x00",
    "x" * 200_000,
]


def text_of(*records, **options):
    return "".join(table(records, **options))


@pytest.mark.parametrize("note", NASTY, ids=lambda note: repr(note[:12]))
def test_out_and_in__gives_nasty_texts_back(note):
    record = replace(named(note, note), feelings=Feelings(note=note, surface=note), level=note, routine=note)
    (found,) = read_csv(text_of(record, mark=True))
    assert (found.feelings.note, found.feelings.surface, found.name, found.level) == (note,) * 4
    assert found.steps[0].name == note


@given(st.text())
def test_an_apostrophe_is_put_before_a_formula_and_taken_away_again(text):
    there = guarded(text)
    assert unguarded(there) == text
    assert there[:1] not in tuple("=+-@\t\r\n")


def numbers(largest):
    return st.none() | st.integers(0, largest)


SECONDS = st.floats(0, 20_000).map(lambda seconds: round(seconds, 3))
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
MOMENTS = st.datetimes(
    datetime.fromisoformat("2000-01-01"), datetime.fromisoformat("2100-01-01"), timezones=st.timezones()
).map(lambda at: datetime.fromisoformat(at.isoformat()))
STEPS = st.builds(
    lambda **changes: replace(named("x", "y").steps[0], **changes),
    exercise=st.none() | WORDS,
    name=st.none() | WORDS,
    side=st.none() | st.sampled_from(Side),
    set=st.none() | st.integers(1, 20),
    planned_seconds=SECONDS,
    active_seconds=SECONDS,
    reps_planned=numbers(200),
    reps_done=numbers(200),
    outcome=st.sampled_from(StepOutcome),
    reason=st.none() | st.sampled_from(SkipReason),
)
FEELINGS = st.builds(
    Feelings,
    pain_before=numbers(10),
    pain_peak=numbers(10),
    pain_after=numbers(10),
    pain_next_day=numbers(10),
    effort=numbers(10),
    leg=st.none() | st.booleans(),
    sleep_lost=st.none() | st.booleans(),
    where=st.lists(st.sampled_from(["lower back left", "foot", "-5"]), unique=True).map(tuple),
    surface=st.none() | WORDS,
    note=st.none() | WORDS,
    next_day_at=st.none() | MOMENTS,
    hills=st.none() | WORDS,
    shoes=st.none() | WORDS,
    kilometres=st.none() | st.floats(0, 100),
)
SESSIONS = st.builds(
    lambda **changes: replace(done(), timeline=None, position=0, **changes),
    id=st.uuids().map(str),
    name=WORDS,
    kind=WORDS,
    level=st.none() | WORDS,
    routine=st.none() | WORDS,
    started=MOMENTS,
    ended=st.none() | MOMENTS,
    planned_seconds=SECONDS,
    active_seconds=SECONDS,
    walk_planned_seconds=SECONDS,
    walk_active_seconds=SECONDS,
    steps=st.lists(STEPS, max_size=4).map(tuple),
    feelings=FEELINGS,
    logged_by_hand=st.booleans(),
)


@given(st.lists(SESSIONS, max_size=4, unique_by=lambda record: record.id), st.booleans())
def test_out_and_in__gives_equal_sessions(records, mark):
    assert list(read_csv(text_of(*records, mark=mark))) == records


def test_out__is_what_the_standard_says():
    text = text_of(named("Ä", "b", "c"), mark=True)
    assert text.startswith("\ufeffid,date,")
    assert text.count("\r\n") == text.count("\n") == 3
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert [len(row) for row in rows] == [len(TABLE_COLUMNS)] * 3
    assert len(set(TABLE_COLUMNS)) == len(TABLE_COLUMNS)


def test_the_date_is_the_local_one():
    row = next(csv.DictReader(io.StringIO(text_of(done(datetime.fromisoformat("2026-01-01T00:10+13:45"))))))
    assert (row["date"], row["started"]) == ("2026-01-01", "2026-01-01T00:10:00+13:45")


def test_a_table_of_history_csv_comes_in_as_well():
    record = named("Bridge", "Bridge")
    (found,) = read_csv(to_csv([record]))
    assert session_object(found) == session_object(record)


def test_a_year__its_sums_are_those_of_the_history():
    year = [
        named("Walk", "Easy walk", started=MORNING + timedelta(days=day), kind="walk", walk_active_seconds=600.5 + day)
        for day in range(365)
    ] + [done(MORNING + timedelta(days=day, hours=2)) for day in range(0, 365, 2)]
    frame = pd.read_csv(io.StringIO(text_of(*year)))
    assert frame["step_active_seconds"].sum() == sum(step.active_seconds for each in year for step in each.steps)
    sessions = frame.drop_duplicates("id")
    assert len(sessions) == len(year)
    assert sessions["walk_active_seconds"].sum() == sum(each.walk_active_seconds for each in year)
    assert sessions["active_seconds"].sum() == pytest.approx(sum(each.active_seconds for each in year))
    for name in TABLE_COLUMNS:
        if name.endswith("_seconds"):
            assert pd.api.types.is_numeric_dtype(frame[name]), name
    assert (pd.to_datetime(frame["date"]).dt.date.astype(str) == frame["started"].str[:10]).all()
    assert read_csv(frame.to_csv(index=False))[0].steps == read_csv(text_of(year[0]))[0].steps


def test_a_column_of_the_table_can_be_summed_as_it_is():
    records = made_up(300)
    frame = pd.read_csv(io.StringIO(text_of(*records)))
    assert len(frame) > len(records)
    ours = days(records, TODAY)
    seen = frame[frame["date"].isin([day.isoformat() for day in ours])]
    assert seen["active_seconds"].sum() == pytest.approx(sum(day.active_seconds for day in ours.values()))
    assert seen["walk_active_seconds"].sum() == pytest.approx(sum(day.walk_seconds for day in ours.values()))
    # Minutes are rounded to hundredths, each session's on its own.
    minutes = sum(day.active_seconds for day in ours.values()) / 60
    assert seen["minutes"].sum() == pytest.approx(minutes, abs=0.005 * len(records))
    told = [each.feelings.pain_peak for each in records if each.feelings.pain_peak is not None]
    assert frame["pain_peak"].mean() == pytest.approx(sum(told) / len(told))


def test_a_sessions_numbers_stand_in_its_first_row_and_its_texts_in_each():
    walk = replace(named("Walk", "a", "b", "c"), active_seconds=750, feelings=Feelings(note="Sunny", kilometres=1.5))
    rows = list(csv.DictReader(io.StringIO(text_of(walk))))
    assert [row["minutes"] for row in rows] == ["12.5", "", ""]
    assert [row["active_seconds"] for row in rows] == ["750", "", ""]
    assert [row["kilometres"] for row in rows] == ["1.5", "", ""]
    assert [(row["name"], row["note"], row["date"]) for row in rows] == [("Walk", "Sunny", rows[0]["date"])] * 3
    assert all(row["step_active_seconds"] for row in rows)


def test_in__a_table_of_before_that_repeats_the_numbers_and_one_that_was_sorted():
    walk = replace(named("Walk", "a", "b"), active_seconds=750, feelings=Feelings(pain_peak=3, kilometres=1.5))
    rows = list(csv.DictReader(io.StringIO(text_of(walk))))
    repeated = [{**row, **{key: rows[0][key] for key, value in row.items() if not value}} for row in rows]
    old = pd.DataFrame(repeated).drop(columns="minutes").to_csv(index=False)
    assert old.count("750") == 2
    assert read_csv(old) == read_csv(text_of(walk))
    (turned,) = read_csv(pd.DataFrame(rows[::-1]).to_csv(index=False))
    assert (turned.active_seconds, turned.feelings.pain_peak, turned.steps) == (750, 3, walk.steps[::-1])
    with pytest.raises(AmbleError, match="Line 3 tells its session differently from line 2"):
        read_csv(edited("active_seconds", "751", walk, line=2))


def test_many_years__days_and_weeks_are_those_of_the_statistics():
    records = made_up(1000)
    frame = pd.read_csv(io.StringIO(text_of(*records))).drop_duplicates("id")
    by_day = frame[frame["active_seconds"] > 0].groupby("date")[["active_seconds", "walk_active_seconds"]]
    ours = days(records, TODAY)
    sums, counts = by_day.sum(), by_day.size()
    assert list(sums.index) == [day.isoformat() for day in ours]
    assert sums["active_seconds"].to_list() == [day.active_seconds for day in ours.values()]
    assert sums["walk_active_seconds"].to_list() == [day.walk_seconds for day in ours.values()]
    assert counts.to_list() == [day.sessions for day in ours.values()]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_in__after_a_spreadsheet_has_saved_it(separator):
    record = replace(named("a;b,c", "Bridge"), feelings=Feelings(leg=True, note="=x\ny", kilometres=1.5))
    rows = list(csv.reader(io.StringIO(text_of(record), newline="")))
    leg, km, active = (TABLE_COLUMNS.index(name) for name in ("leg", "kilometres", "step_active_seconds"))
    for row in rows[1:]:
        row[leg], row[km], row[active] = "TRUE", "1,5", row[active] + ".0"
    saved = io.StringIO()
    csv.writer(saved, delimiter=separator, lineterminator="\n").writerows([[*row, ""] for row in reversed(rows[1:])])
    head = separator.join(rows[0]) + f"{separator}\n\n"
    assert read_csv(head + saved.getvalue()) == read_csv(text_of(record))


def edited(column, value, record=None, line=1):
    rows = list(csv.reader(io.StringIO(text_of(record or named("Bridge", "Bridge", "Plank")), newline="")))
    rows[line][TABLE_COLUMNS.index(column)] = value
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (edited("pain_peak", "11", named("a", "b")), "Line 2: pain_peak must be a whole number from 0 to 10."),
        (edited("effort", "much", named("a", "b")), "Line 2: effort must be a whole number"),
        (edited("started", "1.2.26", named("a", "b")), "Line 2: started must be a moment with its offset."),
        (edited("started", "2026-01-01T10:00", named("a", "b")), "Line 2: started must be a moment with its offset."),
        (edited("active_seconds", "-5", named("a", "b")), "Line 2: active_seconds must be a number from 0 on."),
        (edited("active_seconds", "", named("a", "b")), "Line 2: active_seconds must be a number from 0 on."),
        (edited("leg", "maybe", named("a", "b")), "Line 2: leg must be true or false."),
        (edited("id", "1", named("a", "b")), "Line 2: id must be an id."),
        (edited("id", "", named("a", "b")), "Line 2: id must be a text."),
        (edited("outcome", "won", named("a", "b")), "Line 2: outcome must be one of finished, stopped."),
        (edited("step_outcome", "won", line=2), "Line 3: step_outcome must be one of done"),
        (edited("step_active_seconds", "x", line=2), "Line 3: step_active_seconds must be a number from 0 on."),
        (edited("side", "up", line=2), "Line 3: side must be one of left, right"),
        (edited("reps_done", "1.5", line=2), "Line 3: reps_done must be a whole number"),
        (edited("note", "else", line=2), "Line 3 tells its session differently from line 2."),
        (
            text_of(replace(done(), feelings=Feelings(note="a\nb")), done()).replace("finished", "won"),
            "Line 2: outcome",
        ),
        (text_of(named("a", "b")) + '"', "Line 3: a quotation mark is missing"),
        (text_of(named("a", "b")) + '"a"b,', "Line 3: a quotation mark is missing, or out of place."),
        (text_of() + ",".join("x" * 99), "Line 2 has more cells than there are columns."),
        (text_of().replace("note", "hills"), "Line 1: hills stands there twice."),
        ("a,b\n1,2", "It is no table that Amble wrote."),
        ("", "It is no table that Amble wrote."),
    ],
)
def test_in__what_can_not_be_is_said_with_its_line(text, said):
    with pytest.raises(AmbleError) as told:
        read_csv(text)
    assert said in str(told.value)


def test_in__a_line_counts_as_it_does_in_an_editor():
    first = replace(named("a", "b"), feelings=Feelings(note="one\ntwo\nthree"))
    second = text_of(named("c", "d")).splitlines(keepends=True)[1].replace("finished", "won")
    with pytest.raises(AmbleError, match="Line 5: outcome"):
        read_csv(text_of(first) + second)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        (text_of(), True),
        (text_of(mark=True), True),
        (to_csv([]), True),
        (text_of().replace(",", ";"), True),
        ("", False),
        ("\n\n", False),
        ("id,name,started\n", False),
        ("{}", False),
        ('"', False),
        ("time,lat,lon\n1,2,3", False),
        (text_of()[3:], False),
        ("x" * 100_000, False),
    ],
)
def test_a_table_of_ours_is_known_by_its_head(text, own):
    assert is_own_csv(text) is own


def test_into_the_history__what_is_known_is_left_alone(path, clock, tmp_path):
    known, gone, new = named("Known", "a"), named("Gone", "b"), named("New", "c")
    with History(path, clock) as history:
        history.save(known)
        history.save(gone)
        history.delete(gone.id)
        history.feel(known.id, Feelings(note="mine"))
    coming = [replace(known, name="Other"), gone, new, new]
    text = text_of(*coming[:3])
    assert take_in_sessions(path, read_csv(text), dry_run=True) == TakenIn(3, 0, Merged(1, 0, 0))
    with History(path, clock) as history:
        assert history.count() == 1
    assert take_in_sessions(path, read_csv(text)) == TakenIn(3, 0, Merged(1, 0, 0))
    assert take_in_sessions(path, coming) == TakenIn(3, 0, Merged(0, 0, 0))
    with History(path, clock) as history:
        assert [(each.name, each.feelings.note) for each in history.sessions()] in (
            [("Known", "mine"), ("New", None)],
            [("New", None), ("Known", "mine")],
        )


def test_into_the_history__one_that_was_broken_off_is_nobodys(path, clock):
    record = begun()
    take_in_sessions(path, read_csv(text_of(record)))
    with History(path, clock) as history:
        assert history.session(record.id) is not None
        assert history.interrupted() == []


def test_reading__leaves_the_limit_of_cells_as_it_was():
    before = csv.field_size_limit()
    read_csv(text_of(named("a", "b")))
    with pytest.raises(AmbleError):
        read_csv(edited("note", "else", line=2))
    assert csv.field_size_limit() == before
