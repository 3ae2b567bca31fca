"""Writing where no file is: what is a device or a pipe stays one."""

import os
import stat
import sys

import pytest

from exercises.errors import AmbleError
from exercises.sharing.disk import write_parts, write_whole

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes")


@pytest.fixture
def pipe(tmp_path):
    """A named pipe, and what reads from it."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    yield path, reader
    os.close(reader)


def test_a_pipe__is_written_into_and_stays_a_pipe(pipe):
    path, reader = pipe
    write_parts(path, (b"one ", b"two"))
    assert os.read(reader, 100) == b"one two"
    assert stat.S_ISFIFO(path.stat().st_mode)
    assert [each.name for each in path.parent.iterdir()] == ["pipe"]


def test_a_link_to_a_pipe__stays_a_link(pipe):
    path, reader = pipe
    link = path.with_name("link")
    link.symlink_to(path)
    write_whole(link, b"words")
    assert os.read(reader, 100) == b"words"
    assert link.is_symlink()


def test_a_folder__is_left_alone_and_told(tmp_path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(AmbleError, match="can't be written"):
        write_whole(tmp_path / "folder", b"words")
    assert [each.name for each in tmp_path.iterdir()] == ["folder"]
