"""Two people: one who shares, one who takes in; real files in two folders."""

import struct
import zlib
from pathlib import Path

import pytest

from exercises.library.library import Library
from exercises.paths import DataFolder
from exercises.sharing.archive import open_archive
from exercises.sharing.packing import pack
from exercises.sharing.preview import Arrival, preview

LIFT = """\
name: Lift
kind: strength
position: standing
dose: {reps: 5}
instructions: [Stand tall.]
easier: [sway]
picture: lift.png
"""
SWAY = """\
name: Sway
kind: mobility
position: standing
instructions: [Lean to one side.]
harder: [bridge]
"""
INNER = """\
name: Inner part
kind: snack
steps:
  - {exercise: sway, for: 20s}
"""
EVENING = """\
# For the evening.
name: Evening <b>back</b>
kind: mobility
steps:
  - exercise: lift
    reps: 6
  - routine: inner
  - exercise: bridge
"""


def chunk(tag: bytes, content: bytes) -> bytes:
    return struct.pack(">L", len(content)) + tag + content + struct.pack(">L", zlib.crc32(tag + content))


def png(width: int = 3, height: int = 2, *extra: bytes, grey: int = 200) -> bytes:
    """A real picture, written by hand."""
    header = struct.pack(">2L5B", width, height, 8, 0, 0, 0, 0)
    rows = (b"\0" + bytes([grey]) * width) * height if width * height < 10_000 else b""
    body = chunk(b"IHDR", header) + b"".join(extra) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def segment(marker: int, content: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(content) + 2) + content


def jpeg(width: int = 8, height: int = 8, *extra: bytes) -> bytes:
    """The frame of a photograph; what is between its headers and its end is of no matter here."""
    frame = struct.pack(">B2HB3B", 8, height, width, 1, 1, 0x11, 0)
    body = segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0") + b"".join(extra) + segment(0xC0, frame)
    return b"\xff\xd8" + body + segment(0xDA, b"\1\1\0\0\x3f\0") + b"\x12\x34\x56" + b"\xff\xd9"


class Someone:
    """A person with a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.data = DataFolder(folder)

    def write(self, path: str, text: str | bytes) -> Path:
        target = self.data.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode() if isinstance(text, str) else text)
        return target

    def read(self, path: str) -> str:
        return (self.data.root / path).read_text(encoding="utf-8")

    @property
    def library(self) -> Library:
        library = Library(self.data)
        library.scan()
        return library

    def files(self) -> dict[str, bytes]:
        """Everything in the folder, by path."""
        root = self.data.root
        return {
            path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()
        }

    def looks_at(self, path: Path) -> Arrival:
        return preview(open_archive(path), self.library, self.data)


@pytest.fixture
def sender(tmp_path: Path) -> Someone:
    """Somebody with a routine that needs much of their own."""
    someone = Someone(tmp_path / "sender")
    someone.write("routines/evening.yaml", EVENING)
    someone.write("routines/inner.yaml", INNER)
    someone.write("exercises/lift.yaml", LIFT)
    someone.write("exercises/sway.yaml", SWAY)
    someone.write("exercises/lift.png", png())
    return someone


@pytest.fixture
def me(tmp_path: Path) -> Someone:
    """Somebody who has nothing of their own as yet, not even the folder."""
    return Someone(tmp_path / "me")


@pytest.fixture
def shared(sender: Someone, tmp_path: Path) -> Path:
    """The routine `evening`, as it was sent."""
    path = tmp_path / "evening.amble"
    pack(sender.library, ["evening"]).write(path)
    return path
