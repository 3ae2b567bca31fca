"""Editing a bundled file begins with a copy; the way back to the original stays open."""

from pathlib import Path

import pytest

from exercises.errors import AmbleError
from exercises.library.editing.comparing import Row
from exercises.library.editing.origin import note_origin, origin_of
from exercises.library.editing.own import go_back, going_back, open_copy, open_own
from exercises.library.editing.saving import Conflict, Loaded, Saved, bring_back, load, save
from exercises.library.editing.setting import set_value
from exercises.library.editing.versions import folder_of, versions
from exercises.library.library import FileKind, Library, LibraryFile
from exercises.paths import BUNDLED_EXERCISES, BUNDLED_PLANS, BUNDLED_ROUTINES, DataFolder
from tests.fakes import FakeClock

BUNDLE = {
    FileKind.EXERCISE: ("bridge", BUNDLED_EXERCISES),
    FileKind.ROUTINE: ("core-foundation", BUNDLED_ROUTINES),
    FileKind.PLAN: ("gradual-walk", BUNDLED_PLANS),
}


def found(data: DataFolder, kind: FileKind, item_id: str) -> LibraryFile:
    library = Library(data)
    library.scan()
    file = library.file_of(kind, item_id)
    assert file is not None
    return file


def change_name(loaded: Loaded, clock: FakeClock) -> None:
    changed = set_value(loaded.document, ("name",), "Changed").document
    assert isinstance(save(loaded.path, changed, loaded.known, clock), Saved)


@pytest.mark.parametrize("kind", FileKind)
def test_open_own__copies_a_bundled_file_once_and_stands_in_for_it(data: DataFolder, kind: FileKind) -> None:
    item_id, folder = BUNDLE[kind]
    before = (folder / f"{item_id}.yaml").read_bytes()
    loaded = open_own(found(data, kind, item_id), data)
    assert loaded.path.parent.parent == data.root
    change_name(loaded, FakeClock())
    file = found(data, kind, item_id)
    assert file.yours
    assert file.problems == ()
    assert file.content is not None
    assert file.content.name == "Changed"
    assert open_own(file, data).path == loaded.path
    assert (folder / f"{item_id}.yaml").read_bytes() == before
    assert not (folder / ".versions").exists()


def test_open_copy__stands_beside_the_original(data: DataFolder) -> None:
    loaded = open_copy(found(data, FileKind.ROUTINE, "core-foundation"), data)
    assert loaded.path.name == "my-core-foundation.yaml"
    assert loaded.document.get(("name",)) == "My core foundation"
    again = open_copy(found(data, FileKind.ROUTINE, "my-core-foundation"), data)
    assert again.path.name == "my-core-foundation-2.yaml"
    origin = origin_of(again.path, FileKind.ROUTINE)
    assert origin is not None
    assert origin.id == "core-foundation"


def test_a_copy__knows_what_it_was_copied_from(data: DataFolder) -> None:
    loaded = open_own(found(data, FileKind.ROUTINE, "core-foundation"), data)
    origin = origin_of(loaded.path, FileKind.ROUTINE)
    assert origin is not None
    bundled = BUNDLED_ROUTINES / "core-foundation.yaml"
    assert (origin.kind, origin.id, origin.path) == (FileKind.ROUTINE, "core-foundation", bundled)
    assert origin.copied == origin.now == bundled.read_text(encoding="utf-8")
    assert not origin.renewed


def test_a_copy_of_an_older_original__tells_that_there_is_a_newer_one(data: DataFolder) -> None:
    path = data.routines / "core-foundation.yaml"
    path.write_text("name: Old\n", encoding="utf-8")
    note_origin(path, BUNDLED_ROUTINES / "core-foundation.yaml", "name: Old\n")
    origin = origin_of(path, FileKind.ROUTINE)
    assert origin is not None
    assert origin.renewed
    assert origin.copied == "name: Old\n"


def test_going_back_from_a_stand_in__lets_the_original_count_again(data: DataFolder) -> None:
    clock = FakeClock()
    loaded = open_own(found(data, FileKind.ROUTINE, "core-foundation"), data)
    change_name(loaded, clock)
    plan = going_back(loaded.path, FileKind.ROUTINE)
    assert plan.leaves
    rows = [pair for hunk in plan.hunks for pair in hunk.pairs if pair.row is not Row.SAME]
    assert [(pair.before.text, pair.after.text) for pair in rows if pair.before and pair.after] == [
        ("name: Changed", "name: Core foundation")
    ]
    changed = loaded.path.read_bytes()
    assert go_back(plan, clock) is None
    assert not found(data, FileKind.ROUTINE, "core-foundation").yours
    newest = versions(loaded.path)[0]
    assert newest.read() == changed
    assert isinstance(bring_back(loaded.path, newest, None, clock), Saved)
    assert loaded.path.read_bytes() == changed


def test_going_back_from_a_copy_beside__writes_the_original_under_its_own_name(data: DataFolder) -> None:
    clock = FakeClock()
    loaded = open_copy(found(data, FileKind.EXERCISE, "bridge"), data)
    untouched = loaded.path.read_bytes()
    change_name(loaded, clock)
    plan = going_back(loaded.path, FileKind.EXERCISE)
    assert not plan.leaves
    assert isinstance(go_back(plan, clock), Saved)
    assert loaded.path.read_bytes() == untouched
    assert load(loaded.path).document.get(("name",)) == "My bridge"
    assert len(versions(loaded.path)) == 3


def test_going_back__after_a_change_in_between_is_a_conflict(data: DataFolder) -> None:
    loaded = open_own(found(data, FileKind.ROUTINE, "core-foundation"), data)
    plan = going_back(loaded.path, FileKind.ROUTINE)
    loaded.path.write_text("name: By hand\n", encoding="utf-8")
    conflict = go_back(plan, FakeClock())
    assert isinstance(conflict, Conflict)
    assert conflict.theirs == b"name: By hand\n"
    assert loaded.path.exists()


def test_going_back__when_the_original_comes_with_amble_no_more(data: DataFolder, tmp_path: Path) -> None:
    path = data.routines / "gone-now.yaml"
    path.write_text("name: Mine\n", encoding="utf-8")
    note_origin(path, BUNDLED_ROUTINES / "gone-now.yaml", "# yaml-language-server: x\nname: Gone\n")
    plan = going_back(path, FileKind.ROUTINE)
    assert (plan.after, plan.leaves) == ("name: Gone\n", False)
    assert isinstance(go_back(plan, FakeClock()), Saved)
    assert path.read_text(encoding="utf-8") == "name: Gone\n"


def test_a_file_of_ones_own__has_no_original(data: DataFolder) -> None:
    path = data.routines / "mine.yaml"
    path.write_text("name: Mine\n", encoding="utf-8")
    assert origin_of(path, FileKind.ROUTINE) is None
    with pytest.raises(AmbleError, match="made by you"):
        going_back(path, FileKind.ROUTINE)
    with pytest.raises(AmbleError, match="not there any more"):
        going_back(data.routines / "gone.yaml", FileKind.ROUTINE)


def test_a_file_made_by_hand_with_a_bundled_name__has_one(data: DataFolder) -> None:
    path = data.routines / "core-foundation.yaml"
    path.write_text("name: By hand\n", encoding="utf-8")
    assert going_back(path, FileKind.ROUTINE).leaves


@pytest.mark.parametrize("note", ["", "{", "[]", '{"format": 2}', '{"format": 1, "kind": "x"}'])
def test_a_note_that_is_broken__is_no_note(data: DataFolder, note: str) -> None:
    path = data.routines / "mine.yaml"
    path.write_text("name: Mine\n", encoding="utf-8")
    folder_of(path).mkdir(parents=True)
    (folder_of(path) / "origin.json").write_text(note, encoding="utf-8")
    assert origin_of(path, FileKind.ROUTINE) is None


def test_a_note_that_leads_elsewhere__is_no_note(data: DataFolder) -> None:
    path = data.routines / "mine.yaml"
    folder_of(path).mkdir(parents=True)
    note = '{"format": 1, "kind": "routine", "id": "../../secret", "text": "x"}'
    (folder_of(path) / "origin.json").write_text(note, encoding="utf-8")
    assert origin_of(path, FileKind.ROUTINE) is None
