"""Small file systems in memory, where the system lets us make them: disks that are full or read-only."""

import shutil
import subprocess
import sys

import pytest


def mount(*words):
    return subprocess.run(["mount", *words], capture_output=True, text=True, check=False)


class Disk:
    """A file system of one mebibyte."""

    def __init__(self, folder):
        self.folder = folder
        self.path = folder / "history.db"

    def fill(self):
        """Take all the room that is left."""
        with (self.folder / "rubbish").open("ab", buffering=0) as rubbish:
            try:
                while True:
                    rubbish.write(b"x" * 512)
            except OSError:
                pass

    def empty(self):
        (self.folder / "rubbish").unlink()

    def make_read_only(self):
        assert mount("-o", "remount,ro", str(self.folder)).returncode == 0

    def make_writable(self):
        assert mount("-o", "remount,rw", str(self.folder)).returncode == 0

    def names(self):
        return sorted(each.name for each in self.folder.iterdir())


@pytest.fixture
def disk(tmp_path):
    if sys.platform != "linux" or shutil.which("mount") is None:
        pytest.skip("needs Linux's mount")
    folder = tmp_path / "disk"
    folder.mkdir()
    made = mount("-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder))
    if made.returncode:
        pytest.skip(f"may not mount a small disk here: {made.stderr.strip()}")
    yield Disk(folder)
    subprocess.run(["umount", "--lazy", str(folder)], check=True)
