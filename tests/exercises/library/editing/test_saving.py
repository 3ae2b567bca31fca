"""Files on disk: whole or not at all, no change of others lost, and always a way back."""

import errno
import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from stat import S_ISREG

import pytest

from exercises.errors import AmbleError
from exercises.library.editing.document import Document
from exercises.library.editing.saving import Conflict, Outcome, Saved, bring_back, load, save
from exercises.library.editing.setting import set_value
from exercises.library.editing.versions import KEPT, folder_of, keep_version, versions
from exercises.library.library import FileKind, Library
from exercises.paths import BUNDLED_ROUTINES, DataFolder
from tests.fakes import FakeClock

FIRST = b"name: First\r\nkind: walk\r\nsteps:\r\n- rest: 5s\r\n"


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(datetime(2026, 11, 21, 10, 30, tzinfo=UTC))


@pytest.fixture
def path(data: DataFolder, clock: FakeClock) -> Path:
    path = data.routines / "mine.yaml"
    path.write_bytes(FIRST)
    an_hour_ago = clock.now().timestamp() - 3600
    os.utime(path, (an_hour_ago, an_hour_ago))
    return path


def renamed(document: Document, name: str) -> Document:
    return set_value(document, ("name",), name).document


def names_of(path: Path) -> list[str]:
    return [str(Document.read(version.read()).get(("name",))) for version in versions(path)]


def save_name(path: Path, name: str, clock: FakeClock) -> Saved:
    loaded = load(path)
    saved = save(path, renamed(loaded.document, name), loaded.known, clock)
    assert isinstance(saved, Saved)
    return saved


def test_save__writes_the_file_and_keeps_what_was_there(path: Path, clock: FakeClock) -> None:
    assert save_name(path, "Second", clock).outcome is Outcome.SAVED
    assert path.read_bytes() == FIRST.replace(b"First", b"Second")
    assert names_of(path) == ["Second", "First"]
    assert [version.path.name for version in versions(path)] == [
        "2026-11-21T10-30-00Z.yaml",
        "2026-11-21T09-30-00Z.yaml",
    ]
    assert versions(path)[0].at == clock.now()
    assert versions(path)[0].path.parent == path.parent / ".versions" / "mine.yaml"


def test_save__of_the_same_content_writes_nothing(path: Path, clock: FakeClock) -> None:
    loaded = load(path)
    saved = save(path, loaded.document, loaded.known, clock)
    assert isinstance(saved, Saved)
    assert saved.outcome is Outcome.UNCHANGED
    assert not folder_of(path).exists()


def test_save__of_a_new_file(data: DataFolder, clock: FakeClock) -> None:
    path = data.root / "other" / "new.yaml"
    saved = save(path, Document("name: x\n"), None, clock)
    assert isinstance(saved, Saved)
    assert path.read_bytes() == b"name: x\n"
    assert path.stat().st_mode & 0o777 == 0o644
    assert isinstance(save(path, Document("name: y\n"), None, clock), Conflict)


def test_save__again_and_again_with_the_hash_it_gave(path: Path, clock: FakeClock) -> None:
    loaded = load(path)
    document, known = loaded.document, loaded.known
    for name in ("A", "B", "C"):
        document = renamed(document, name)
        saved = save(path, document, known, clock)
        assert isinstance(saved, Saved)
        known = saved.known
    assert names_of(path) == ["C", "B", "A", "First"]


def test_a_change_by_someone_else__is_a_conflict_and_nothing_is_lost(path: Path, clock: FakeClock) -> None:
    loaded = load(path)
    theirs = FIRST.replace(b"First", b"Theirs")
    path.write_bytes(theirs)
    mine = renamed(loaded.document, "Mine")
    conflict = save(path, mine, loaded.known, clock)
    assert isinstance(conflict, Conflict)
    assert (conflict.yours, conflict.theirs) == (mine.data, theirs)
    assert path.read_bytes() == theirs
    assert isinstance(save(path, mine, conflict.known, clock), Saved)
    assert names_of(path) == ["Mine", "Theirs"]


def test_a_file_that_is_gone__is_a_conflict_too(path: Path, clock: FakeClock) -> None:
    loaded = load(path)
    path.unlink()
    mine = renamed(loaded.document, "Mine")
    conflict = save(path, mine, loaded.known, clock)
    assert isinstance(conflict, Conflict)
    assert conflict.theirs is None
    assert not path.exists()
    assert isinstance(save(path, mine, conflict.known, clock), Saved)


def test_a_file_that_was_only_touched__is_no_conflict(path: Path, clock: FakeClock) -> None:
    loaded = load(path)
    os.utime(path)
    assert isinstance(save(path, renamed(loaded.document, "Mine"), loaded.known, clock), Saved)


@pytest.mark.skipif(os.name == "nt", reason="links and permissions are other things there")
def test_permissions_and_links__stay(path: Path, data: DataFolder, clock: FakeClock) -> None:
    target = data.root / "elsewhere.yaml"
    path.rename(target)
    target.chmod(0o600)
    path.symlink_to(target)
    save_name(path, "Second", clock)
    assert path.is_symlink()
    assert target.read_bytes() == FIRST.replace(b"First", b"Second")
    assert target.stat().st_mode & 0o777 == 0o600
    assert names_of(path) == ["Second", "First"]


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "There is no room left on the disk"),
        (errno.EDQUOT, "There is no room left for your files"),
        (errno.EROFS, "this disk may only be read"),
        (errno.EIO, "can't be written: "),
    ],
)
@pytest.mark.parametrize("after", [0, 1, 2])
def test_a_disk_that_fails__leaves_the_file_as_it_was(
    path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, number: int, sentence: str, after: int
) -> None:
    """The first two writes keep versions, the third one is the file itself."""
    calls = 0
    sync = os.fsync

    def failing(handle: int) -> None:
        nonlocal calls
        if S_ISREG(os.fstat(handle).st_mode):
            calls += 1
            if calls > after:
                raise OSError(number, os.strerror(number))
        sync(handle)

    loaded = load(path)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", failing)
        with pytest.raises(AmbleError, match=sentence):
            save(path, renamed(loaded.document, "Second"), loaded.known, clock)
    assert path.read_bytes() == FIRST
    assert names_of(path) in ([], ["First"])
    assert not list(path.parent.rglob("*.tmp"))
    assert isinstance(save(path, renamed(loaded.document, "Second"), loaded.known, clock), Saved)


def test_a_folder_that_may_only_be_read__says_so(path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(**_: object) -> tuple[int, str]:
        raise PermissionError(errno.EACCES, "Permission denied")

    loaded = load(path)
    monkeypatch.setattr(tempfile, "mkstemp", refused)
    with pytest.raises(AmbleError, match="may only be read"):
        save(path, renamed(loaded.document, "Second"), loaded.known, clock)
    assert path.read_bytes() == FIRST


def test_something_in_the_way_of_the_versions__says_so(path: Path, clock: FakeClock) -> None:
    (path.parent / ".versions").write_text("in the way", encoding="utf-8")
    loaded = load(path)
    with pytest.raises(AmbleError, match="can't be written"):
        save(path, renamed(loaded.document, "Second"), loaded.known, clock)
    assert path.read_bytes() == FIRST


def test_a_file_that_can_not_be_read__says_so(data: DataFolder) -> None:
    with pytest.raises(AmbleError, match="not there any more"):
        load(data.routines / "gone.yaml")
    with pytest.raises(AmbleError, match="not a plain file"):
        load(data.routines)
    huge = data.routines / "huge.yaml"
    with huge.open("wb") as file:
        file.truncate(5 * 1024 * 1024)
    with pytest.raises(AmbleError, match="too much to edit"):
        load(huge)


def test_a_bundled_file__is_never_written(clock: FakeClock) -> None:
    path = BUNDLED_ROUTINES / "core-foundation.yaml"
    loaded = load(path)
    before = path.read_bytes()
    with pytest.raises(AmbleError, match="came with Amble"):
        save(path, renamed(loaded.document, "Mine"), loaded.known, clock)
    assert path.read_bytes() == before
    assert not (path.parent / ".versions").exists()


# Versions


def test_versions__are_the_last_twenty(path: Path, clock: FakeClock) -> None:
    for number in range(25):
        clock.advance(60)
        save_name(path, f"N{number}", clock)
    assert names_of(path) == [f"N{number}" for number in range(24, 4, -1)]
    assert len(list(folder_of(path).iterdir())) == KEPT


def test_versions__sort_by_time_though_the_clock_goes_back_or_stands(path: Path, clock: FakeClock) -> None:
    save_name(path, "A", clock)
    clock.jump_wall(-7200)
    save_name(path, "B", clock)
    save_name(path, "C", clock)
    assert names_of(path) == ["C", "B", "A", "First"]
    times = [version.at for version in versions(path)]
    assert times == sorted(times, reverse=True)


def test_versions__hold_no_content_twice_in_a_row(path: Path, clock: FakeClock) -> None:
    assert keep_version(path, b"a", clock.now()) is not None
    assert keep_version(path, b"a", clock.now()) is None
    assert keep_version(path, b"b", clock.now()) is not None
    assert keep_version(path, b"a", clock.now()) is not None
    assert [version.read() for version in versions(path)] == [b"a", b"b", b"a"]


def test_a_change_outside__is_kept_before_it_is_written_over(path: Path, clock: FakeClock) -> None:
    save_name(path, "Second", clock)
    path.write_bytes(FIRST.replace(b"First", b"By hand"))
    clock.advance(60)
    save_name(path, "Third", clock)
    assert names_of(path) == ["Third", "By hand", "Second", "First"]


def test_bring_back__keeps_what_was_there(path: Path, clock: FakeClock) -> None:
    save_name(path, "Second", clock)
    loaded = load(path)
    oldest = versions(path)[-1]
    clock.advance(5)
    assert isinstance(bring_back(path, oldest, loaded.known, clock), Saved)
    assert path.read_bytes() == FIRST
    assert names_of(path) == ["First", "Second", "First"]
    assert isinstance(bring_back(path, oldest, loaded.known, clock), Saved)
    oldest.path.unlink()
    with pytest.raises(AmbleError, match="gone"):
        bring_back(path, oldest, None, clock)


def test_versions__are_not_found_by_the_library(path: Path, data: DataFolder, clock: FakeClock) -> None:
    save_name(path, "Second", clock)
    save_name(path, "Third", clock)
    library = Library(data)
    library.scan()
    own = [file for kind in FileKind for file in library.files(kind) if file.yours]
    assert [file.path for file in own] == [path]
    given = Library(None, given=[path])
    given.scan()
    assert len(given.given()) == 1


def test_strange_files_among_the_versions__are_left_alone(path: Path, clock: FakeClock) -> None:
    save_name(path, "Second", clock)
    strange = [folder_of(path) / name for name in ("notes.txt", "2026-02-31T10-00-00Z.yaml", "origin.json")]
    for file in strange:
        file.write_text("x", encoding="utf-8")
    for number in range(25):
        save_name(path, f"N{number}", clock)
    assert all(file.exists() for file in strange)
    assert len(versions(path)) == KEPT
