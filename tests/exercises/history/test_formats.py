"""Histories that earlier versions wrote, as they are kept in tests/data/history."""

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest

from exercises.history.export import session_object
from exercises.history.fact_rows import KINDS
from exercises.history.facts import (
    ActivityScores,
    Asked,
    Away,
    Checked,
    CheckIn,
    Easier,
    FlareUp,
    KnownMinutes,
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
from exercises.history.schema import FRESH, MIGRATIONS, VERSION, Schema
from exercises.history.store import Store
from exercises.session.record import Feelings, PainTap, SkipReason, StepOutcome
from exercises.session.record_left_out import LeftOutTold, with_left_out

DATA = Path(__file__).resolve().parents[2] / "data" / "history"
FORMATS = range(1, VERSION + 1)
FINISHED, STOPPED, WALKED, BROKEN_OFF, DELETED = (f"00000000-0000-4000-8000-00000000000{n}" for n in range(1, 6))
SHOES = "5b0e5f3a-0000-4000-8000-0000000000aa"
# The facts of format 2, in the order in which they are read.
TOLD = (
    ("01", "2026-10-24T09:00:00+02:00", Screening(Asked.FIRST_RUN, ("cancer", "osteoporosis"))),
    ("02", "2026-10-24T09:00:00+02:00", Trait(TraitName.AFRAID, 1)),
    ("03", "2026-10-24T09:00:00+02:00", SelfCheckAnswers((("hips", 1), ("core", 2)))),
    ("04", "2026-10-24T09:05:00+02:00", Checked(date(2026, 10, 23))),
    ("05", "2026-10-24T09:10:00+02:00", KnownMinutes(14)),
    ("06", "2026-10-25T02:40:00+02:00", CheckIn(4, ("lower back", "left hip"))),
    ("07", "2026-10-25T02:10:00+01:00", Repeat()),
    ("08", "2026-10-26T12:00:00+01:00", SetLevel("L4", 12)),
    ("09", "2026-10-27T12:00:00+01:00", FlareUp()),
    ("10", "2026-10-28T12:00:00+01:00", Easier()),
    ("11", "2026-10-29T12:00:00+01:00", Away(date(2026, 12, 24), date(2027, 1, 2))),
    ("12", "2026-10-30T12:00:00+01:00", WalkingDays((0, 2, 4))),
    ("13", "2026-10-31T12:00:00+01:00", ShoePair(SHOES, "Grüne Schuhe", date(2026, 5, 1), 210.5, date(2026, 10, 1))),
    ("14", "2026-11-01T12:00:00-03:30", Trait(TraitName.PAIN_LIMIT, 5)),
)
# Kinds that came without a new format; tests/exercises/history/measures/test_measure_facts.py takes them everywhere.
PASSED_OVER_BEFORE = {Measured, OwnActivities, ActivityScores, MeasureChoice, MeasuresPutOff}
TAKEN_BACK, UNKNOWN = ("00000000-0000-4000-9000-000000000015", "00000000-0000-4000-9000-000000000016")


@pytest.fixture(params=FORMATS)
def old(request, path, open_history):
    """A history of an earlier format, and what its own version said of it."""
    shutil.copy(DATA / f"format-{request.param}.db", path)
    said = json.loads((DATA / f"format-{request.param}.json").read_text(encoding="utf-8"))
    for step in (step for session in said for step in session["steps"]):
        for later in ("reason", "instead", "instead_name"):
            step.setdefault(later, None)  # what came with a later format
    return open_history(), said


@pytest.fixture
def second(path, open_history):
    """The history of format 2."""
    shutil.copy(DATA / "format-2.db", path)
    return open_history()


def query(path, words):
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return connection.execute(words).fetchall()


def shape(path):
    """Every table with its columns and every index, however they came to be."""
    tables = [name for (name,) in query(path, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    indexes = query(path, "SELECT name, tbl_name FROM sqlite_master WHERE type = 'index' ORDER BY name")
    columns = {name: sorted(row[1:] for row in query(path, f"PRAGMA table_info({name})")) for name in tables}
    return columns, indexes


def test_every_format_has_its_file_and_its_way_to_the_next():
    assert {f"format-{number}.db" for number in FORMATS} == {path.name for path in DATA.glob("*.db")}
    assert set(MIGRATIONS) == set(FORMATS) - {VERSION}


@pytest.mark.parametrize("number", FORMATS)
def test_a_file_is_of_the_format_that_its_name_says(number):
    assert query(DATA / f"format-{number}.db", "PRAGMA user_version") == [(number,)]


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


def test_the_coach_reads_it(old):
    history, said = old
    found = history.coach_sessions()
    assert [(fact.id, fact.kind, fact.level) for fact in found] == [(s["id"], s["kind"], s["level"]) for s in said]
    assert [fact.started.isoformat() for fact in found] == [s["started"] for s in said]


def test_what_a_newer_format_knows_can_be_told_of_old_sessions(old):
    history, _ = old
    moment = datetime.fromisoformat("2026-11-02T07:00:00-03:30")
    assert history.answer_next_day(WALKED, 3, True, moment)
    fact = history.note(CheckIn(5))
    felt = history.session(WALKED).feelings
    assert (felt.pain_next_day, felt.sleep_lost, felt.next_day_at) == (3, True, moment)
    assert history.facts()[-1] == fact


def test_it_has_the_same_shape_as_a_new_file(old, tmp_path, path, open_history):
    history, _ = old
    history.note(Repeat())
    history.close()
    new = tmp_path / "new" / "history.db"
    with open_history(new) as fresh:
        fresh.note(Repeat())
    assert shape(path) == shape(new)


# From 1 to 2


def test_what_format_1_could_not_know_is_empty(path, open_history):
    shutil.copy(DATA / "format-1.db", path)
    history = open_history()
    assert history.facts() == ()
    for session_id in (FINISHED, STOPPED, WALKED, BROKEN_OFF):
        record = history.session(session_id)
        felt = record.feelings
        assert (felt.next_day_at, felt.hills, felt.shoes, felt.kilometres, record.taps) == (None, None, None, None, ())


def test_the_file_of_format_1_stays_beside_it_whole(path, open_history):
    shutil.copy(DATA / "format-1.db", path)
    open_history().recent(1)
    beside = path.with_name("history-of-format-1.db")
    assert query(beside, "PRAGMA user_version") == [(1,)]
    for table in ("session", "step", "snapshot", "search", "wording"):
        assert query(beside, f"SELECT * FROM {table}") == query(DATA / "format-1.db", f"SELECT * FROM {table}")
    assert query(path, "PRAGMA user_version") == [(VERSION,)]


@pytest.mark.parametrize("place", range(len(MIGRATIONS[1]) + 1))
def test_a_way_that_breaks_off_anywhere_leaves_the_file_as_it_was(path, open_history, place):
    shutil.copy(DATA / "format-1.db", path)
    before = path.read_bytes()
    steps = MIGRATIONS[1]
    store = Store(path, Schema(2, FRESH, {1: (*steps[:place], "nonsense", *steps[place:])}))
    with pytest.raises(sqlite3.OperationalError, match="nonsense"):
        store.reading()
    store.close()
    assert path.read_bytes() == before
    # The next try, with a program that is in order, goes all the way.
    history = open_history()
    assert len(history.coach_sessions()) == 4
    assert history.note(Easier()) in history.facts()


def test_two_that_bring_it_up_to_date_at_once(path, program):
    shutil.copy(DATA / "format-1.db", path)
    programs = [program(), program()]
    for each in programs:
        each.ask("cycles 3")
    for each in programs:
        each.wait_for_answer()
    assert query(path, "PRAGMA user_version") == [(VERSION,)]
    assert query(path, "PRAGMA integrity_check") == [("ok",)]
    assert query(path, "SELECT count(*) FROM session WHERE deleted_at IS NULL") == [(4 + 6,)]


# Format 2


def test_every_kind_of_fact_is_in_format_2(second):
    found = second.facts()
    told = [(stored.id[-2:], stored.at.isoformat(), stored.fact) for stored in found]
    assert told == list(TOLD)
    # A kind that comes later needs a file of a later format, or stands here because older ones pass it over.
    assert {type(fact) for _, _, fact in TOLD} | PASSED_OVER_BEFORE == set(KINDS.values())


def test_what_was_taken_back_and_what_is_unknown_stays_in_the_file(second, path):
    assert second.undelete_fact(TAKEN_BACK)
    assert second.facts()[-1].fact == CheckIn(9)
    assert second.delete_fact(TAKEN_BACK)
    second.note(Repeat())
    second.close()
    rows = query(path, f"SELECT kind, value, deleted_at FROM fact WHERE id = '{UNKNOWN}'")
    assert rows == [("moon-phase", '{"phase":"full"}', None)]


def test_the_walk_of_format_2(second):
    walk = second.session(WALKED)
    assert walk.taps == (PainTap(300.0, 3), PainTap(600.5, 4))
    assert walk.feelings == Feelings(
        pain_before=2,
        pain_peak=4,
        pain_after=3,
        pain_next_day=2,
        effort=3,
        leg=False,
        sleep_lost=False,
        where=("lower back",),
        surface="rough",
        note="Slow uphill.",
        next_day_at=datetime.fromisoformat("2026-11-02T08:05:00-03:30"),
        hills="steep-up",
        shoes=SHOES,
        kilometres=1.25,
    )


def test_the_coach_knows_what_hurt_in_format_2(second):
    facts = {fact.id: fact for fact in second.coach_sessions()}
    assert dict(facts[FINISHED].exercises)["bridge"] is StepOutcome.HURT
    assert facts[FINISHED].feelings.next_day_at == datetime.fromisoformat("2026-10-26T07:15:30+01:00")


# Format 5


@pytest.fixture
def fifth(path, open_history):
    """The history of format 5."""
    shutil.copy(DATA / "format-5.db", path)
    return open_history()


def test_why_steps_were_skipped_is_in_format_5(fifth):
    steps = fifth.session(STOPPED).steps
    told = [step.reason for step in steps]
    assert told == [SkipReason.HURT, None, SkipReason.NO_TIME, SkipReason.TOO_HARD, None]


def test_what_was_done_instead_of_what_hurt_is_in_format_5(fifth):
    step = fifth.session(STOPPED).steps[0]
    assert (step.outcome, step.instead, step.instead_name) == (
        StepOutcome.EASIER,
        "march-seated",
        "Marching on a chair",
    )
    hurt = {each.exercise: (each.eased, each.instead) for each in fifth.hurt_steps()}
    assert hurt["march"] == (True, "Marching on a chair")


def test_why_steps_were_skipped_can_be_told_of_old_sessions(old):
    history, _said = old
    record = history.session(BROKEN_OFF)
    assert history.save(with_left_out(record, LeftOutTold({2: SkipReason.NOT_WANTED}))) is None
    assert history.session(BROKEN_OFF).steps[2].reason is SkipReason.NOT_WANTED


def test_what_format_4_kept_as_an_earlier_value_still_says_the_same(path, open_history):
    shutil.copy(DATA / "format-4.db", path)
    before = query(path, "SELECT * FROM change ORDER BY id")
    history = open_history()
    record = history.session(STOPPED)
    history.save(record)
    history.save(with_left_out(record, LeftOutTold({2: SkipReason.NO_TIME})))
    history.save(record)
    history.close()
    after = query(path, "SELECT * FROM change ORDER BY id")
    assert set(before) < set(after)
    bodies = [json.loads(row[3]) for row in sorted(set(after) - set(before), key=lambda row: row[5])]
    assert [body.get("reasons") for body in bodies] == [{"2": "no-time"}, None]
    kept = [json.loads(row[3]) for row in before if row[1:3] == (STOPPED, "record")]
    assert bodies[-1] in kept
