"""Reading what a test writes."""

from zoneinfo import ZoneInfo

import pytest

from exercises.history.history import History
from exercises.tracks.files import read_file, read_tracks
from tests.exercises.tracks.files import NOW


@pytest.fixture
def read(tmp_path):
    """Read a file of this content; `zone` is the name of the computer's zone."""

    def read_it(content, name="walk.gpx", zone="Europe/Zurich", now=NOW):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_file(path, now, ZoneInfo(zone))

    return read_it


@pytest.fixture
def only(read):
    """The one walk that a file of this content holds."""

    def read_it(content, name="walk.gpx", zone="Europe/Zurich", now=NOW):
        (found,) = read(content, name, zone, now)
        assert not found.objection
        return found.walk

    return read_it


@pytest.fixture
def history(tmp_path, clock):
    opened = History(tmp_path / "history.db", clock)
    yield opened
    opened.close()


@pytest.fixture
def found(tmp_path):
    """Read several files, given as name=content."""

    def read_them(files, zone="Europe/Zurich", now=NOW):
        paths = []
        for name, content in files.items():
            path = tmp_path / name
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
            paths.append(path)
        return read_tracks(paths, now, ZoneInfo(zone)).found

    return read_them
