"""The whole history as JSON: out and in again gives an equal history."""

import json
import shutil
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from exercises.history.document import document
from exercises.history.document_fields import NotReadableError
from exercises.history.export import session_object
from exercises.history.facts import CheckIn, SetLevel, ShoePair
from exercises.history.history import History
from exercises.history.merging import Merged
from exercises.history.taking_in import TakenIn, take_in
from exercises.library.timeline import Side
from exercises.session.record import Feelings, PainTap, StepOutcome
from tests.exercises.history.records import MORNING, begun, done, named
from tests.exercises.history.test_formats import DATA, FORMATS
from tests.exercises.history.test_merging import content

NASTY = 'Ä "quoted" \u2028 \\ =1+1\n\x00\U0001f600'


def written(path):
    return "".join(document(path))


@pytest.fixture
def lived(path, clock):
    """A history in which all that can be has happened."""
    started = datetime.fromisoformat("2026-10-25T02:30:00.123456-03:30")
    with History(path, clock) as history:
        history.save(done())
        walk = named("Walk · L4", "Easy walk", started=started, kind="walk", taps=(PainTap(1 / 3, 2), PainTap(70.5, 4)))
        steps = tuple(
            replace(walk.steps[0], side=side, active_seconds=0.1 + 0.2, outcome=outcome)
            for side, outcome in zip((None, *Side), StepOutcome, strict=False)
        )
        walk = replace(walk, steps=steps, active_seconds=2 / 3, logged_by_hand=True)
        history.save(walk)
        history.feel(walk.id, Feelings(1, 7, 2, None, 3, True, None, ("left hip", "Ä"), "road", NASTY))
        clock.advance(60)
        history.feel(walk.id, Feelings(1, 8, 2, 5, 3, False, True, (), None, "Later.", MORNING, "flat", "x", 1.25))
        history.begin(begun(MORNING + timedelta(hours=1)))
        gone = done(MORNING + timedelta(days=2))
        history.save(gone)
        history.delete(gone.id)
        history.note(SetLevel("L3", 12), MORNING)
        history.note(ShoePair("5b0e5f3a-0000-4000-8000-0000000000aa", NASTY, MORNING.date(), 12.5))
        taken_back = history.note(CheckIn(3))
        history.delete_fact(taken_back.id)
        history.note(CheckIn(4, ("back",)))
    return path


def without_owner(found):
    """Who runs a session belongs to one computer, so it stays there."""
    return {**found, "session": [tuple(v for v in row if not str(v).startswith('{"')) for row in found["session"]]}


def test_out_and_in__gives_an_equal_history(lived, tmp_path):
    text = written(lived)
    assert text.isascii()
    found = take_in(tmp_path / "new.db", text)
    assert found == TakenIn(4, 4, Merged(3, 3, 0, 1, 1))
    ours, theirs = content(lived), content(tmp_path / "new.db")
    assert len(ours["change"]) > 4
    owner = [row for row in ours["session"] if row not in theirs["session"]]
    assert len(owner) == 1  # the one that runs
    for name in ours.keys() - {"session"}:
        assert theirs[name] == ours[name], name
    with History(lived, None) as one, History(tmp_path / "new.db", None) as other:
        for row in ours["session"]:
            assert other.session(row[0]) == one.session(row[0])
    assert written(tmp_path / "new.db") == text


@pytest.mark.parametrize("number", FORMATS)
def test_out_and_in__of_histories_that_earlier_versions_wrote(number, tmp_path):
    old = tmp_path / "old.db"
    shutil.copy(DATA / f"format-{number}.db", old)
    text = written(old)
    take_in(tmp_path / "new.db", text)
    assert written(tmp_path / "new.db") == text


def test_in_again__nothing_is_doubled(lived):
    before = content(lived)
    assert take_in(lived, written(lived)) == TakenIn(4, 4, Merged(0, 0, 0))
    assert content(lived) == before


def test_in__to_a_history_that_knows_something_else(lived, tmp_path, clock):
    mine = tmp_path / "mine.db"
    with History(mine, clock) as history:
        history.save(named("Mine", "Bridge"))
    assert take_in(mine, written(lived)).merged == Merged(3, 3, 0, 1, 1)
    with History(mine, clock) as history:
        assert history.count(search="mine") == 1
        assert history.count() == 4


def test_in__what_was_told_later_wins_and_both_are_kept(lived, tmp_path, clock):
    early = written(lived)
    with History(lived, clock) as history:
        record = next(each for each in history.sessions() if each.kind == "walk")
        clock.advance(60)
        history.feel(record.id, replace(record.feelings, pain_peak=2))
        late = written(lived)
        assert take_in(lived, early).merged == Merged(0, 0, 0)
        assert history.session(record.id).feelings.pain_peak == 2
    take_in(tmp_path / "other.db", early)
    assert take_in(tmp_path / "other.db", late).merged == Merged(0, 0, 1)
    assert content(tmp_path / "other.db")["change"] == content(lived)["change"]


def test_dry_run__says_the_same_and_changes_nothing(lived, tmp_path):
    text = written(lived)
    assert take_in(tmp_path / "new.db", text, dry_run=True) == TakenIn(4, 4, Merged(3, 3, 0, 1, 1))
    assert not (tmp_path / "new.db").exists()
    before = lived.read_bytes()
    assert take_in(lived, text, dry_run=True).merged == Merged(0, 0, 0)
    assert lived.read_bytes() == before


def test_nothing__is_a_document_too(path):
    text = written(path)
    assert json.loads(text)["sessions"] == []
    assert take_in(path, text) == TakenIn(0, 0, Merged(0, 0, 0))


def test_history_json__brings_what_is_not_known(lived, tmp_path, clock):
    with History(lived, clock) as history:
        records = list(history.sessions())
        objects = [session_object(each) for each in records]
    before = content(lived)
    assert take_in(lived, json.dumps(objects)) == TakenIn(3, 0, Merged(0, 0, 0))
    assert content(lived) == before  # rounded seconds take nothing from exact ones
    assert take_in(tmp_path / "new.db", json.dumps(objects)).merged == Merged(3, 0, 0)
    with History(tmp_path / "new.db", clock) as history:
        assert [session_object(each) for each in history.sessions()] == objects


def test_in__numbers_that_another_program_wrote_in_its_own_way(lived, tmp_path):
    """As jq does: 40.0 becomes 40. The routine as it was is found all the same."""
    whole = json.loads(
        written(lived), parse_float=lambda text: int(float(text)) if float(text) % 1 == 0 else float(text)
    )
    take_in(tmp_path / "new.db", "\ufeff" + json.dumps(whole, indent=2))
    with History(lived, None) as one, History(tmp_path / "new.db", None) as other:
        for record in one.sessions():
            assert other.session(record.id) == one.session(record.id)


def broken(text, *keys, value):
    whole = json.loads(text)
    place = whole
    for key in keys[:-1]:
        place = place[key]
    place[keys[-1]] = value
    return json.dumps(whole)


@pytest.mark.parametrize(
    ("keys", "value", "said"),
    [
        (("amble",), "routine", "no history"),
        (("format",), 2, "newer Amble"),
        (("format",), "1", "format"),
        (("sessions",), {}, "sessions must be a list"),
        (("sessions", 1), 7, "sessions[1] must be an object"),
        (("sessions", 1, "id"), "../../etc", "sessions[1].id must be an id"),
        (("sessions", 1, "started"), "2026-11-20T08:00", "sessions[1].started must be a moment with its offset"),
        (("sessions", 1, "pain_peak"), 11, "sessions[1].pain_peak must be a whole number from 0 to 10"),
        (("sessions", 1, "pain_peak"), True, "sessions[1].pain_peak"),
        (("sessions", 1, "active_seconds"), -1, "sessions[1].active_seconds must be a number from 0 on"),
        (("sessions", 1, "outcome"), "won", "sessions[1].outcome must be one of finished, stopped"),
        (("sessions", 1, "steps", 0, "side"), "up", "sessions[1].steps[0].side must be one of left, right"),
        (("sessions", 1, "name"), None, "sessions[1].name must be a text"),
        (("sessions", 1, "where"), ["a", 1], "sessions[1].where must be a list of texts"),
        (("sessions", 1, "leg"), 1, "sessions[1].leg must be true or false"),
        (("sessions", 1, "snapshot"), "abc", "sessions[1].snapshot is not among the snapshots"),
        (("sessions", 1, "taps"), [{"seconds": 1}], "sessions[1].taps[0].pain is missing"),
        (("facts", 0, "value"), [], "can't stand in a history"),
        (("facts", 0, "at"), "yesterday", "facts[0].at must be a moment"),
        (("facts", 0, "kind"), "\ud800", "can't stand in a history"),
        (("snapshots",), [{"digest": "a", "timeline_text": "{"}], "snapshots[0].timeline_text must be JSON"),
        (("snapshots",), [{"digest": "a"}], "snapshots[0].timeline is missing"),
        (("changes", 0, "value"), {"a": 1}, "changes[0].value must be a text, a number or null"),
        (("changes", 0), {"id": "x", "entity": "y", "field": "record", "value": {}}, "changes[0].value must be"),
        (("changes", 0, "at_utc"), "now", "changes[0].at_utc must be a number"),
    ],
)
def test_in__what_can_not_be_is_refused_as_a_whole(lived, keys, value, said):
    before = content(lived)
    with pytest.raises(NotReadableError) as told:
        take_in(lived, broken(written(lived), *keys, value=value))
    assert said in str(told.value)
    assert content(lived) == before


@pytest.mark.parametrize(
    "text", ["", "{", "[1", "null", "7", '{"amble": "history"}', "[" * 100_000, '[{"a": NaN}]', "[" + "9" * 9999 + "]"]
)
def test_in__what_is_no_document_is_refused(path, text):
    with pytest.raises(NotReadableError):
        take_in(path, text)
    assert not path.exists()


def test_in__an_id_that_stands_there_twice_is_refused(lived):
    whole = json.loads(written(lived))
    for name in ("sessions", "facts"):
        twice = {**whole, name: [*whole[name], whole[name][0]]}
        with pytest.raises(NotReadableError, match="twice"):
            take_in(lived, json.dumps(twice))
