"""The file: what lies beside it, who may write to it, and what the user is told."""

import hashlib
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from exercises.errors import AmbleError
from exercises.history.schema import APPLICATION_ID, CURRENT, VERSION, Schema
from exercises.history.store import Store
from exercises.history.trouble import HistoryError, in_words
from exercises.session.record import Feelings
from tests.exercises.history.records import begun, done


def names(folder):
    return sorted(each.name for each in folder.iterdir())


def fingerprints(folder):
    return {each.name: hashlib.sha256(each.read_bytes()).hexdigest() for each in folder.iterdir()}


def pragma(path, name):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]


def change(path, *statements):
    """Do something to the file behind Amble's back."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


# One file


def test_the_file_says_whose_it_is(history, path):
    history.begin(begun())
    history.close()
    assert pragma(path, "application_id") == APPLICATION_ID
    assert pragma(path, "user_version") == VERSION
    assert pragma(path, "journal_mode") == "delete"
    assert pragma(path, "integrity_check") == "ok"


def test_after_the_last_close_there_is_one_file(history, path):
    history.begin(begun())
    assert "history.db-wal" in names(path.parent)
    history.close()
    assert names(path.parent) == ["history.db"]


def test_a_close_while_another_has_it_open_is_quiet_and_the_last_one_tidies_up(open_history, path):
    first, second = open_history(), open_history()
    first.begin(begun())
    second.begin(begun())
    first.close()
    assert "history.db-wal" in names(path.parent)
    assert second.count() == 2
    second.close()
    assert names(path.parent) == ["history.db"]


def test_a_reader_that_closes_last_tidies_up_too(open_history, path):
    writer, reader = open_history(), open_history()
    writer.begin(begun())
    assert reader.count() == 1
    writer.close()
    reader.close()
    assert names(path.parent) == ["history.db"]
    assert pragma(path, "journal_mode") == "delete"


def test_reading_leaves_the_file_as_it_was(history, path):
    history.save(done())
    history.close()
    before = path.read_bytes(), path.stat().st_mtime_ns
    assert history.recent(5)
    assert history.interrupted() == []
    assert list(history.sessions())
    assert names(path.parent) == ["history.db"]
    history.close()
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_a_closed_history_opens_again(history):
    history.save(done())
    history.close()
    history.close()
    assert history.count() == 1
    history.save(done())
    assert history.count() == 2


def test_with_closes_it(open_history, path):
    with open_history() as history:
        history.save(done())
    assert names(path.parent) == ["history.db"]


def test_a_path_may_hold_anything(open_history, tmp_path):
    folder = tmp_path / "100% of # it? mode=ro&é 'q\""
    record = done()
    open_history(folder / "history.db").save(record)
    assert open_history(folder / "history.db").session(record.id) == record


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has names that are not text")
def test_a_path_may_be_no_text(open_history, tmp_path):
    folder = tmp_path / os.fsdecode(b"caf\xe9")
    record = done()
    open_history(folder / "history.db").save(record)
    assert open_history(folder / "history.db").session(record.id) == record


def test_every_transaction_is_all_or_nothing(path):
    store = Store(path)
    twice = [("digest", "timeline")] * 2
    with pytest.raises(sqlite3.IntegrityError), store.writing() as connection:
        connection.executemany("INSERT INTO snapshot VALUES (?, ?)", twice)
    with store.writing() as connection:
        assert connection.execute("SELECT count(*) FROM snapshot").fetchone()[0] == 0
    store.close()


def test_connections_are_careful(path):
    store = Store(path)
    with store.writing() as connection:
        assert connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1
        assert connection.execute("PRAGMA synchronous").fetchone()[0] == 2  # FULL
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    store.close()


def test_what_no_record_can_hold_is_refused_as_a_bug(history):
    record = done()
    history.save(record)
    with pytest.raises(sqlite3.IntegrityError):
        history.feel(record.id, Feelings(pain_before=11))
    assert history.session(record.id) == record


# Files that are not for us


def foreign_database(path):
    change(path, "CREATE TABLE things (a)", "INSERT INTO things VALUES (1)")


def foreign_database_with_a_version(path):
    change(path, "CREATE TABLE things (a)", "PRAGMA user_version = 1", "PRAGMA application_id = 1234")


def foreign_database_of_our_version(path):
    change(path, "CREATE TABLE session (a)", "PRAGMA user_version = 1")


@pytest.mark.parametrize(
    "make",
    [
        foreign_database,
        foreign_database_with_a_version,
        foreign_database_of_our_version,
        lambda path: path.write_bytes(b"x"),
        lambda path: path.write_text("sessions: none\n" * 100),
        lambda path: path.write_bytes(bytes(8192)),
        lambda path: path.write_bytes(b"SQLite format 3\0"),
    ],
)
def test_a_strangers_file_is_refused_and_left_alone(history, path, make):
    make(path)
    before = fingerprints(path.parent)
    for use in (history.count, lambda: history.begin(begun()), history.interrupted):
        with pytest.raises(AmbleError, match="is no history of Amble; it was left as it is"):
            use()
        history.close()
        assert fingerprints(path.parent) == before


def test_a_strangers_file_that_is_in_use_is_refused_and_left_alone(history, path):
    with closing(sqlite3.connect(path, isolation_level=None)) as stranger:
        stranger.execute("PRAGMA journal_mode = WAL")
        stranger.execute("CREATE TABLE things (a)")
        before = path.read_bytes(), path.with_name("history.db-wal").read_bytes()
        with pytest.raises(AmbleError, match="is no history of Amble"):
            history.begin(begun())
        assert (path.read_bytes(), path.with_name("history.db-wal").read_bytes()) == before
        assert [row[0] for row in stranger.execute("SELECT name FROM sqlite_master")] == ["things"]


def test_a_newer_file_is_refused_to_the_byte(history, path):
    history.save(done())
    history.close()
    change(path, "CREATE TABLE tomorrow (a)", f"PRAGMA user_version = {VERSION + 1}")
    before = fingerprints(path.parent)
    for use in (history.count, lambda: history.begin(begun()), lambda: history.delete("x")):
        with pytest.raises(AmbleError, match=rf"newer Amble \(format {VERSION + 1}\); this one knows format {VERSION}"):
            use()
        history.close()
        assert fingerprints(path.parent) == before


def test_a_newer_file_that_is_in_use_is_left_alone_too(history, path):
    history.save(done())
    history.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as newer:
        newer.execute("PRAGMA journal_mode = WAL")
        newer.execute(f"PRAGMA user_version = {VERSION + 1}")
        before = path.read_bytes(), path.with_name("history.db-wal").read_bytes()
        with pytest.raises(AmbleError, match="newer Amble"):
            history.begin(begun())
        assert (path.read_bytes(), path.with_name("history.db-wal").read_bytes()) == before


def test_a_folder_in_its_place_is_told(history, path):
    path.mkdir()
    with pytest.raises(AmbleError):
        history.begin(begun())
    with pytest.raises(AmbleError):
        history.count()


def test_a_file_in_the_folders_place_is_told(open_history, tmp_path):
    (tmp_path / "data").write_text("not a folder")
    history = open_history(tmp_path / "data" / "history.db")
    with pytest.raises(AmbleError, match="can't be reached"):
        history.begin(begun())


# A full disk, a damaged file, a lock: SQLite's real errors


def test_a_full_file_is_told_and_another_try_begins_afresh(path):
    store = Store(path)
    with store.writing() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
    insert = "INSERT INTO snapshot VALUES ('digest', ?)"
    with pytest.raises(HistoryError, match=r"^The disk is full\."), store.writing() as connection:
        connection.execute(insert, ("x" * 100_000,))
    with store.writing() as connection:
        connection.execute(insert, ("x" * 100_000,))
    store.close()
    assert pragma(path, "integrity_check") == "ok"


def test_a_damaged_file_is_told(history, path):
    for _ in range(50):
        history.save(done())
    history.close()
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(AmbleError, match=r"^The history file is damaged\."):
        history.recent(50)


def test_a_lock_is_told(history, path):
    history.save(done())
    store = Store(path)
    with closing(store), closing(sqlite3.connect(path, isolation_level=None, timeout=0)) as impatient:
        with store.writing(), pytest.raises(sqlite3.OperationalError) as caught:
            impatient.execute("BEGIN IMMEDIATE")
        assert str(in_words(caught.value, path)).startswith("Another program is using the history file")


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(28, "No space left on device"), "The disk is full."),
        (OSError(30, "Read-only file system"), "The folder or the file is read-only."),
        (PermissionError(13, "Permission denied"), "The folder or the file is read-only."),
        (OSError(107, "Transport endpoint is not connected"), "The history file can't be reached: Transport"),
    ],
)
def test_the_systems_errors_in_words(error, sentence, tmp_path):
    told = in_words(error, tmp_path / "history.db")
    assert isinstance(told, AmbleError)
    assert str(told).startswith(sentence)
    assert str(told).endswith(f"({tmp_path / 'history.db'})")


def test_a_write_that_the_system_cuts_off_is_told(path):
    """A limit on file sizes: the nearest to a failing disk that any user can bring about."""
    pytest.importorskip("resource")
    program = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from exercises.clock import SystemClock\n"
        "from exercises.errors import AmbleError\n"
        "from exercises.history.history import History\n"
        "from tests.exercises.history.records import done\n"
        "history = History(Path(sys.argv[1]), SystemClock())\n"
        "history.save(done())\n"
        "before = resource.getrlimit(resource.RLIMIT_FSIZE)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, before[1]))\n"
        "kept, told = [], ''\n"
        "while not told:\n"
        "    kept.append(done())\n"
        "    try: history.save(kept[-1])\n"
        "    except AmbleError as error: told = str(error)\n"
        "print(told)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, before)\n"
        "history.save(kept[-1])\n"
        "print(all(history.session(record.id) == record for record in kept))\n"
    )
    run = [sys.executable, "-c", program, str(path)]
    finished = subprocess.run(run, capture_output=True, text=True, cwd=Path.cwd(), check=False)
    assert not finished.stderr
    told, whole = finished.stdout.splitlines()
    assert told.startswith(("The disk is full.", "The disk can't be read or written."))
    assert whole == "True"


@pytest.mark.parametrize("statement", ["SELECT nonsense", "INSERT INTO snapshot VALUES (NULL, NULL)"])
def test_our_own_mistakes_stay_bugs(path, statement):
    store = Store(path)
    with pytest.raises(sqlite3.Error), store.writing() as connection:
        connection.execute(statement)
    store.close()


# Older files

OLD = Schema(1, CURRENT.fresh, {})


def made_by(schema, path, sessions=3):
    store = Store(path, schema)
    with store.writing() as connection:
        connection.executemany(
            "INSERT INTO snapshot VALUES (?, ?)", [(f"digest {number}", "x" * 900) for number in range(sessions)]
        )
    store.close()


def test_an_older_file_is_brought_up_to_date_and_copied_before(path):
    made_by(OLD, path)
    before = path.read_bytes()
    new = Schema(
        3,
        ("no fresh file is made here",),
        {
            1: ("ALTER TABLE snapshot ADD COLUMN more TEXT", "UPDATE snapshot SET more = 'two'"),
            2: ("UPDATE snapshot SET more = more || ' three'",),
        },
    )
    store = Store(path, new)
    found = store.reading().execute("SELECT digest, more FROM snapshot").fetchall()
    store.close()
    assert [tuple(row) for row in found] == [(f"digest {number}", "two three") for number in range(3)]
    assert pragma(path, "user_version") == 3
    assert names(path.parent) == ["history-of-format-1.db", "history.db"]
    copy = path.with_name("history-of-format-1.db")
    assert copy.read_bytes()[:24] == before[:24]
    assert pragma(copy, "user_version") == 1
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT count(*) FROM snapshot").fetchone()[0] == 3


@pytest.mark.parametrize("sessions", [3, 8000])  # in memory, and so many that SQLite writes before the end
def test_a_migration_that_fails_leaves_the_file_as_it_was(path, sessions):
    made_by(OLD, path, sessions)
    before = path.read_bytes()
    broken = Schema(
        2,
        (),
        {1: ("ALTER TABLE snapshot ADD COLUMN more TEXT", "UPDATE snapshot SET more = timeline", "nonsense")},
    )
    store = Store(path, broken)
    for use in (store.reading, lambda: store.writing().__enter__()):
        with pytest.raises(sqlite3.OperationalError, match="nonsense"):
            use()
        assert path.read_bytes() == before
    store.close()
    assert names(path.parent) == ["history-of-format-1.db", "history.db"]
    old = Store(path, OLD)
    assert old.reading().execute("SELECT count(*) FROM snapshot").fetchone()[0] == sessions
    old.close()


def test_a_migration_for_which_there_is_no_room_is_told_and_leaves_the_file_as_it_was(path):
    made_by(OLD, path)
    before = path.read_bytes()
    # A limit that the migration itself sets, so that the disk "fills" in the middle of it.
    limit = f"PRAGMA max_page_count = {len(before) // 4096}"
    wide = Schema(2, (), {1: (limit, "CREATE TABLE wide (a)", "INSERT INTO wide VALUES (zeroblob(100000))")})
    store = Store(path, wide)
    with pytest.raises(HistoryError, match=r"^The disk is full\."):
        store.reading()
    assert path.read_bytes() == before
    store.close()


def test_a_failed_creation_can_be_repeated(path):
    broken = Store(path, Schema(1, (*CURRENT.fresh, "nonsense"), {}))
    with pytest.raises(sqlite3.OperationalError), broken.writing():
        pass
    broken.close()
    store = Store(path)
    with store.writing() as connection:
        assert connection.execute("SELECT count(*) FROM session").fetchone()[0] == 0
    store.close()
