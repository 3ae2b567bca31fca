"""Another history brought in by hand: said before it is done, with a copy of before, as a file or as a document."""

import json

import pytest

from exercises.errors import AmbleError
from exercises.history.backup import KEPT
from exercises.history.bringing_in import bring_in, preview_other, take_back
from exercises.history.export import session_object
from exercises.history.facts import CheckIn
from exercises.history.history import History
from exercises.history.merging import NOTHING, Merged
from exercises.history.restoring import restore
from tests.exercises.history.records import MORNING, done


def count(path, clock):
    with History(path, clock) as history:
        return history.count()


@pytest.fixture
def other(tmp_path, clock):
    path = tmp_path / "elsewhere" / "other.db"
    with History(path, clock) as history:
        history.save(done())
        history.save(done())
        history.note(CheckIn(2))
    return path


def test_it_is_said_before_it_is_done_and_can_be_taken_back(history, path, other, clock):
    history.save(done())
    before = other.read_bytes()
    assert preview_other(path, other) == Merged(2, 1, 0)
    assert (count(path, clock), list(path.parent.glob("backups/*"))) == (1, [])
    found = bring_in(path, other, MORNING)
    assert (found.merged, count(path, clock)) == (Merged(2, 1, 0), 3)
    assert found.before.name == "before-merge-2026-11-20-080000.db"
    assert preview_other(path, other) == NOTHING
    assert other.read_bytes() == before
    restore(path, found.before, MORNING)
    assert count(path, clock) == 1


def test_where_there_is_no_history_yet_it_becomes_one(path, other, clock):
    assert preview_other(path, other) == Merged(2, 1, 0)
    assert not path.exists()
    assert bring_in(path, other, MORNING).before is None
    assert count(path, clock) == 2


def test_taking_back__gives_what_was_there_before_also_where_that_was_nothing(path, other, clock):
    assert bring_in(path, other, MORNING).before is None
    take_back(path, None, MORNING)
    assert count(path, clock) == 0
    with History(path, clock) as history:
        history.save(done())
    found = bring_in(path, other, MORNING)
    assert count(path, clock) == 3
    take_back(path, found.before, MORNING)
    assert count(path, clock) == 1


def test_what_was_deleted_there__is_not_counted_as_new(path, other, clock):
    with History(other, clock) as theirs:
        theirs.delete(next(theirs.sessions()).id)
        theirs.delete_fact(theirs.facts()[0].id)
    found = preview_other(path, other)
    assert (found.sessions, found.facts) == (1, 0)
    assert (found.sessions_deleted, found.facts_deleted) == (1, 1)
    bring_in(path, other, MORNING)
    assert count(path, clock) == 1
    assert preview_other(path, other).is_nothing


def test_a_document_comes_in_just_so(history, path, tmp_path, clock):
    history.save(done())
    document = tmp_path / "history.json"
    document.write_text(json.dumps([session_object(done())]), encoding="utf-8")
    assert preview_other(path, document) == Merged(1, 0, 0)
    assert count(path, clock) == 1
    assert bring_in(path, document, MORNING).merged == Merged(1, 0, 0)
    assert count(path, clock) == 2


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.db", b"no database" * 900), ("a.db", b""), ("a.json", b"[1, 2"), ("a.json", b"\xff\xfe"), ("a.json", None)],
)
def test_what_can_not_be_used_is_told_and_nothing_changes(history, path, tmp_path, clock, name, content):
    history.save(done())
    history.close()
    before = path.read_bytes()
    if content is not None:
        (tmp_path / name).write_bytes(content)
    for act in (lambda: preview_other(path, tmp_path / name), lambda: bring_in(path, tmp_path / name, MORNING)):
        with pytest.raises(AmbleError):
            act()
    assert path.read_bytes() == before


def test_the_history_itself_is_refused_also_by_another_name(history, path, tmp_path):
    history.save(done())
    link = tmp_path / "link.db"
    link.symlink_to(path)
    for other in (path, link):
        with pytest.raises(AmbleError, match="your own history"):
            preview_other(path, other)


def test_the_copies_of_before_do_not_pile_up(history, path, other):
    history.save(done())
    for _ in range(KEPT + 3):
        bring_in(path, other, MORNING)
    assert len(list(path.parent.glob("backups/before-merge-*.db"))) == KEPT


def test_a_full_disk_leaves_it_as_it_was(disk, other, clock):
    with History(disk.path, clock) as history:
        for _ in range(20):
            history.save(done())
    before = disk.path.read_bytes()
    disk.fill()
    with pytest.raises(AmbleError, match=r"^The disk is full\."):
        bring_in(disk.path, other, MORNING)
    assert disk.path.read_bytes() == before
