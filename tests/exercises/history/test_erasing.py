"""Deleting everything: what the program keeps goes, and nothing else, wherever links lead."""

import pytest

from exercises.history.erasing import belongings, erase
from exercises.paths import DataFolder

KEPT_BY_US = (
    "history.db",
    "history.db-wal",
    "history.db-shm",
    "history-damaged-2026-11-20-080000.db",
    "history-damaged-2026-11-20-080000.db-wal",
    "history-of-format-1.db",
    "history.sync-conflict-20261120-081500-ABCDEFG.db",
    ".history.db.4711.tmp",
    "backups/history-2026-11-19.db",
    "backups/before-restore-2026-11-19-080000.db",
    "backups/before-merge-2026-11-19-080000.db",
    "backups/joined-history.sync-conflict-20261119-081500-ABCDEFG.db",
    "backups/.history-2026-11-20.db.4711.tmp",
    "settings.yaml",
    "reminders.json",
    "amble.log",
)
OWN = (
    "exercises/my-bridge.yaml",
    "exercises/my-bridge.png",
    "exercises/.versions/my-bridge.yaml/2026-11-19T08-00-00Z.yaml",
    "routines/mine.yml",
    "plans/walk.yaml",
)
FOREIGN = ("notes.txt", "backups/holiday.db", "exercises/readme.txt", "routines/sub/other.yaml", "sub/history.db")


@pytest.fixture
def data(tmp_path):
    folder = DataFolder(tmp_path / "amble")
    for name in (*KEPT_BY_US, *OWN, *FOREIGN):
        put(folder.root / name)
    return folder


def put(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("something")


def files_in(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}


def test_all_that_is_kept_goes_and_ones_own_exercises_stay_unless_they_are_meant(data):
    assert erase(data, belongings(data), own_files=False) == ()
    assert files_in(data.root) == {*OWN, *FOREIGN}
    erase(data, belongings(data), own_files=True)
    assert files_in(data.root) == set(FOREIGN)
    assert not (data.root / "plans").exists()
    assert not (data.root / "exercises" / ".versions").exists()


def test_looking_touches_nothing_and_an_empty_or_missing_folder_has_nothing(data, tmp_path):
    before = files_in(data.root)
    found = belongings(data)
    assert {path.name for path in found.history} == {"history.db", "history.db-wal", "history.db-shm"}
    assert files_in(data.root) == before
    nothing = belongings(DataFolder(tmp_path / "nowhere"))
    assert (nothing.history, nothing.copies, nothing.others, nothing.own) == ((), (), (), ())
    assert erase(DataFolder(tmp_path / "nowhere"), nothing, own_files=True) == ()


def test_a_link_goes_and_what_it_leads_to_stays(data, tmp_path):
    outside = tmp_path / "synchronised" / "history.db"
    put(outside)
    data.history.unlink()
    data.history.symlink_to(outside)
    found = belongings(data)
    assert found.links == (data.history,)
    erase(data, found, own_files=True)
    assert outside.read_text() == "something"
    assert not data.history.is_symlink()


@pytest.mark.parametrize("name", ["backups", "exercises", "exercises/.versions", "routines"])
def test_a_folder_that_is_a_link_is_not_entered(data, tmp_path, name):
    outside = tmp_path / "outside"
    (data.root / name).rename(outside)
    (data.root / name).symlink_to(outside)
    before = files_in(outside)
    found = belongings(data)
    erase(data, found, own_files=True)
    assert files_in(outside) == before
    assert (data.root / name).is_symlink()


def test_what_can_not_be_deleted_is_told_and_the_rest_goes(data):
    (data.root / "settings.yaml").unlink()
    found = belongings(data)
    (data.root / "amble.log").unlink()
    (data.root / "amble.log").mkdir()
    [trouble] = erase(data, found, own_files=False)
    assert "amble.log" in trouble
    assert not data.history.exists()
