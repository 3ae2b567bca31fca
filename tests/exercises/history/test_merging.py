"""Two histories become one: nothing lost, nothing doubled, in any order, as often as one likes."""

import json
import shutil
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exercises.errors import AmbleError
from exercises.history.changes import FACT, RECORD
from exercises.history.facts import CheckIn, SetLevel
from exercises.history.history import History
from exercises.history.merging import Merged, conflict_copies, join_conflict_copies, merge
from exercises.history.schema import VERSION
from exercises.session.record import PainTap, StepOutcome
from tests.exercises.history.records import MORNING, begun, done, named
from tests.exercises.history.test_formats import DATA, FINISHED
from tests.fakes import FakeClock

# What belongs to one file only: numbers that it counts by itself, and who runs a session.
TABLES = {
    "session": "SELECT * FROM session ORDER BY id",
    "step": "SELECT * FROM step ORDER BY session, number",
    "pain_tap": "SELECT * FROM pain_tap ORDER BY session, number",
    "snapshot": "SELECT * FROM snapshot ORDER BY digest",
    "change": "SELECT * FROM change ORDER BY id",
    "fact": "SELECT id, kind, at, at_utc, value, deleted_at, told_utc FROM fact ORDER BY at_utc, told_utc, id",
    "search": "SELECT started_utc, session, words, note FROM search JOIN wording ON id = wording ORDER BY session",
}


def content(path):
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return {name: connection.execute(query).fetchall() for name, query in TABLES.items()}


def joined(*paths):
    """The first one with the others merged into it, one after the other, as a new file."""
    target = paths[0].with_name("-".join(path.stem for path in paths) + ".db")
    shutil.copy(paths[0], target)
    for path in paths[1:]:
        merge(target, path)
    return target


@pytest.fixture
def two(tmp_path, clock):
    """A history with a session and a fact, copied to another computer, both open there."""
    a, b = tmp_path / "a.db", tmp_path / "b.db"
    record = named("Core", "Bridge", taps=(PainTap(30.0, 2),))
    with History(a, clock) as history:
        history.save(record)
        fact = history.note(CheckIn(3))
    shutil.copy(a, b)
    clock.advance(60)
    with History(a, clock) as one, History(b, clock) as other:
        yield one, other, record, fact
        one.close()
        other.close()


# By hand


def test_what_only_one_knows_comes_in_with_all_that_belongs_to_it(two, tmp_path):
    one, other, record, _ = two
    new = named("Ärmel", "Wall slide", started=MORNING + timedelta(days=1), taps=(PainTap(9.5, 4),))
    other.save(new)
    told = other.note(SetLevel("L3", 12))
    assert merge(tmp_path / "a.db", tmp_path / "b.db") == Merged(sessions=1, facts=1, changed=0)
    assert one.session(new.id) == new
    assert one.facts()[-1] == told
    assert [line.id for line in one.recent(5, search="armel wall")] == [new.id]
    assert one.session(record.id) == record
    assert merge(tmp_path / "a.db", tmp_path / "b.db") == Merged(0, 0, 0)


def test_of_two_edits_the_later_one_holds_and_both_are_kept(two, tmp_path, clock):
    one, other, record, _ = two
    other.feel(record.id, replace(record.feelings, note="Later said first."))
    clock.advance(60)
    one.feel(record.id, replace(record.feelings, note="Said last.", effort=4))
    clock.advance(60)
    other.answer_next_day(record.id, 2, False, clock.now())
    for target, source in (("a.db", "b.db"), ("b.db", "a.db")):
        merge(tmp_path / target, tmp_path / source)
    for history in (one, other):
        felt = history.session(record.id).feelings
        assert (felt.note, felt.effort, felt.pain_next_day) == ("Said last.", 4, 2)
        notes = [change.value for change in history.changes(record.id)["note"]]
        assert notes == ["null", '"Later said first."', '"Said last."']
        assert [line.id for line in history.recent(5, search="said last")] == [record.id]
        assert history.count(search="later") == 0


def test_what_was_deleted_on_one_is_deleted_on_both_until_it_is_brought_back(two, tmp_path, clock):
    one, other, record, fact = two
    one.delete(record.id)
    one.delete_fact(fact.id)
    clock.advance(60)
    other.feel(record.id, replace(record.feelings, note="Edited after that."))
    merge(tmp_path / "b.db", tmp_path / "a.db")
    assert (other.session(record.id), other.facts(), other.count(search="core")) == (None, (), 0)
    clock.advance(60)
    assert other.undelete(record.id)
    assert other.undelete_fact(fact.id)
    merge(tmp_path / "a.db", tmp_path / "b.db")
    assert one.session(record.id).feelings.note == "Edited after that."
    assert (one.facts(), one.count(search="core")) == ((fact,), 1)


def test_a_corrected_record_holds_against_the_older_one_and_the_older_one_is_kept(two, tmp_path):
    one, other, record, _ = two
    steps = (replace(record.steps[0], outcome=StepOutcome.HURT, active_seconds=12.0),)
    corrected = replace(record, active_seconds=12.0, steps=steps, taps=())
    other.save(corrected)
    assert merge(tmp_path / "a.db", tmp_path / "b.db").changed == 1
    assert one.session(record.id) == corrected
    assert len(one.changes(record.id)[RECORD]) == 2
    assert merge(tmp_path / "b.db", tmp_path / "a.db").changed == 0


def test_of_a_session_that_was_copied_while_it_ran_the_one_further_on_holds(tmp_path, clock):
    a, b = tmp_path / "a.db", tmp_path / "b.db"
    record = begun()
    with History(a, clock) as history:
        history.begin(record)
        history.close()
        shutil.copy(a, b)
        whole = replace(done(), id=record.id, timeline=record.timeline)
        history.finish(whole)
    for target, source in ((a, b), (b, a)):
        shutil.copy(target, tmp_path / "joined.db")
        merge(tmp_path / "joined.db", source)
        with History(tmp_path / "joined.db", clock) as history:
            assert history.session(record.id) == whole
            assert history.interrupted() == []


def test_a_session_that_runs_here_goes_on_through_a_merge(tmp_path, clock):
    a, b = tmp_path / "a.db", tmp_path / "b.db"
    record = begun()
    with History(a, clock) as history:
        history.begin(record)
        shutil.copy(a, b)
        with History(b, clock) as other:
            other.save(done())
        history.progress(replace(record, active_seconds=8.0, position=1), ())
        merge(a, b)
        history.progress(replace(record, active_seconds=48.0, position=2), ())
        merge(a, b)
        assert (history.session(record.id).active_seconds, history.count()) == (48.0, 2)
        whole = replace(done(), id=record.id)
        history.finish(whole)
        merge(a, b)
        assert history.session(record.id) == whole


def test_facts_of_one_moment_keep_their_order(two, tmp_path, clock):
    one, other, _, _ = two
    for history, levels in ((one, (1, 2)), (other, (3, 4))):
        for level in levels:
            history.note(SetLevel(f"L{level}", level), MORNING)
            clock.advance(1)
    merge(tmp_path / "a.db", tmp_path / "b.db")
    merge(tmp_path / "b.db", tmp_path / "a.db")
    assert one.facts() == other.facts()
    told = [stored.fact.level for stored in one.facts() if isinstance(stored.fact, SetLevel)]
    assert told == ["L1", "L2", "L3", "L4"]


# Files


@pytest.mark.parametrize("one", range(1, VERSION + 1))
@pytest.mark.parametrize("other", range(1, VERSION + 1))
def test_files_of_any_formats_are_joined_the_same_either_way(tmp_path, one, other):
    sources = [tmp_path / "a.db", tmp_path / "b.db"]
    for number, path in zip((one, other), sources, strict=True):
        shutil.copy(DATA / f"format-{number}.db", path)
    kept = sources[1].read_bytes()
    found = joined(*sources)
    assert content(found) == content(joined(*reversed(sources)))
    assert sources[1].read_bytes() == kept
    with History(found, FakeClock()) as history:
        assert history.count() == 4
        assert (history.session(FINISHED).feelings.next_day_at is None) == (max(one, other) == 1)


@pytest.mark.parametrize("bad", [b"", b"short", b"no database" * 1000, "damaged", "missing"])
def test_what_can_not_be_joined_is_told_and_nothing_changes(two, tmp_path, bad):
    one, other, _, _ = two
    for _ in range(40):
        other.save(done())
    one.close()
    other.close()
    a, b = tmp_path / "a.db", tmp_path / "b.db"
    before = a.read_bytes()
    if bad == "missing":
        b.unlink()
    elif bad == "damaged":
        whole = bytearray(b.read_bytes())
        whole[4096 * 5 : 4096 * 6] = bytes(4096)
        b.write_bytes(whole)
    else:
        b.write_bytes(bad)
    with pytest.raises(AmbleError):
        merge(a, b)
    assert a.read_bytes() == before


def test_a_full_disk_leaves_it_as_it_was(disk, tmp_path, clock):
    with History(disk.path, clock) as history:
        history.save(done())
    with History(tmp_path / "other.db", clock) as other:
        for _ in range(400):
            other.save(done())
    before = content(disk.path)
    disk.fill()
    with pytest.raises(AmbleError, match=r"^The disk is full\."):
        merge(disk.path, tmp_path / "other.db")
    assert content(disk.path) == before


def test_a_new_file_takes_everything(two, tmp_path):
    two[0].close()
    merge(tmp_path / "new" / "history.db", tmp_path / "a.db")
    assert content(tmp_path / "new" / "history.db") == content(tmp_path / "a.db")


def test_the_copies_of_synchronised_folders_are_found_and_nothing_else(tmp_path):
    copies = {
        "history.sync-conflict-20261120-081500-ABCDEFG.db",
        "history (conflicted copy 2026-11-20 081500).db",
        "history (Anna's conflicted copy 2026-11-20).db",
        "history_conflict-20261120-081500.db",
    }
    others = {"history.db", "history-of-format-1.db", "history-damaged-2026-11-20-081500.db", "history (1).db", "a.db"}
    for name in copies | others:
        (tmp_path / name).touch()
    assert {path.name for path in conflict_copies(tmp_path / "history.db")} == copies
    assert conflict_copies(tmp_path / "nowhere" / "history.db") == ()


def test_a_conflict_copy_is_joined_once_and_put_aside_and_a_bad_one_stays(two, tmp_path):
    one, other, _, _ = two
    other.save(done())
    other.close()
    good, bad = (tmp_path / f"a.sync-conflict-20261120-08150{number}-ABCDEFG.db" for number in (0, 1))
    shutil.copy(tmp_path / "b.db", good)
    bad.write_bytes(b"half of a file" * 400)
    first, second = join_conflict_copies(tmp_path / "a.db")
    assert (first.merged, second.merged) == (Merged(1, 0, 0), None)
    assert "no history of Amble" in second.trouble
    assert one.count() == 2
    assert [path.name for path in (tmp_path / "backups").iterdir()] == [f"joined-{good.name}"]
    assert conflict_copies(tmp_path / "a.db") == (bad,)


# Whatever three computers did

COMPUTERS = st.integers(0, 2)
WHICH = st.integers(0, 3)
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("new"), COMPUTERS),
        st.tuples(st.just("note"), COMPUTERS, WHICH, st.sampled_from(["", "fine", "sore"])),
        st.tuples(st.just("pain"), COMPUTERS, WHICH, st.integers(0, 3)),
        st.tuples(st.just("seconds"), COMPUTERS, WHICH, st.integers(0, 3)),
        st.tuples(st.just("correct"), COMPUTERS, WHICH, st.integers(1, 3)),
        st.tuples(st.just("retell"), COMPUTERS, WHICH, st.integers(0, 10)),
        st.tuples(st.just("delete"), COMPUTERS, WHICH),
        st.tuples(st.just("undelete"), COMPUTERS, WHICH),
        st.tuples(st.just("fact"), COMPUTERS),
        st.tuples(st.just("take back"), COMPUTERS, WHICH),
        st.tuples(st.just("bring back"), COMPUTERS, WHICH),
        st.tuples(st.just("merge"), COMPUTERS, COMPUTERS),
        st.tuples(st.just("time"), st.sampled_from([0.0, 1.0, -30.0])),
    ),
    max_size=14,
)


def play(folder, acts):
    """Three copies of one history with one session and one fact, on which these things are done."""
    clock = FakeClock()
    paths = [folder / f"{name}.db" for name in "abc"]
    with History(paths[0], clock) as first:
        record = done()
        first.save(record)
        fact = first.note(CheckIn(5))
    for path in paths[1:]:
        shutil.copy(paths[0], path)
    sessions, facts, said = [record.id], [fact.id], set()
    for act in acts:
        if act[0] == "time":
            clock.jump_wall(act[1])
        elif act[0] == "merge":
            if act[1] != act[2]:
                merge(paths[act[1]], paths[act[2]])
        else:
            with History(paths[act[1]], clock) as history:
                do(history, act, sessions, facts, said, clock)
    return paths, sessions, facts, said


def do(history, act, sessions, facts, said, clock):
    session, fact = (each[act[2] % len(each)] if len(act) > 2 else None for each in (sessions, facts))
    match act:
        case ("new", _):
            sessions.append(done(clock.now()).id)
            history.save(replace(done(clock.now()), id=sessions[-1]))
        case ("fact", _):
            facts.append(history.note(CheckIn(len(facts) % 11)).id)
        case ("retell", _, _, pain):
            if history.retell(fact, CheckIn(pain), clock.now()):
                said.add((fact, FACT, pain))
        case ("take back", _, _):
            history.delete_fact(fact)
        case ("bring back", _, _):
            history.undelete_fact(fact)
        case ("delete", _, _):
            history.delete(session)
        case ("undelete", _, _):
            history.undelete(session)
        case _:
            record = history.session(session)
            if record is not None:
                tell(history, act, record, said)


def tell(history, act, record, said):
    """Say something of a session otherwise."""
    match act:
        case ("note", _, _, text):
            history.feel(record.id, replace(record.feelings, note=text or None))
            said.add((record.id, "note", json.dumps(text or None)))
        case ("pain", _, _, pain):
            history.feel(record.id, replace(record.feelings, pain_after=pain))
            said.add((record.id, "pain_after", json.dumps(pain)))
        case ("seconds", _, _, seconds):
            history.save(replace(record, active_seconds=float(seconds)))
        case ("correct", _, _, minutes):
            started = record.started - timedelta(minutes=minutes)
            told = replace(record, started=started, active_seconds=60.0 * minutes, steps=record.steps[:minutes])
            if history.correct(told):
                said.add((record.id, RECORD, minutes))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ACTS)
def test_merging_is_commutative_associative_and_idempotent_and_loses_nothing(acts):
    with tempfile.TemporaryDirectory() as folder:
        (a, b, c), sessions, facts, said = play(Path(folder), acts)
        ab, ba = joined(a, b), joined(b, a)
        assert content(ab) == content(ba)
        whole = content(joined(ab, c))
        bc = joined(b, c)
        assert content(joined(a, bc)) == whole
        assert content(joined(c, ba)) == whole
        assert content(joined(ab, b, a, ab)) == content(ab)
        assert {row[0] for row in whole["session"]} == set(sessions)
        assert {row[0] for row in whole["fact"]} == set(facts)
        kept = {(entity, field, short(field, value)) for _, entity, field, value, *_ in whole["change"]}
        # What was said as it stood already is no change; a note that was never written has none.
        assert {each for each in said - kept if each[2] != "null"} - as_it_is(whole) == set()


def short(field, value):
    """What of a kept value these tests have said."""
    if field == RECORD:
        return json.loads(value)["active_seconds"] / 60
    if field == FACT:
        return json.loads(json.loads(value)["value"])["pain"]
    return value


def as_it_is(whole):
    """What the facts say that never changed."""
    return {(row[0], FACT, json.loads(row[4])["pain"]) for row in whole["fact"]}
