"""Finding and reading the files of tracks: single files, folders with thousands of them, packed ones."""

import os
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path
from stat import S_ISREG
from typing import Final

from exercises.errors import AmbleError
from exercises.library.problems import short, visible
from exercises.tracks.fit import looks_like_fit, read_fit
from exercises.tracks.gpx import looks_like_gpx, read_gpx
from exercises.tracks.measuring import found_in
from exercises.tracks.track import Found, TrackError

SUFFIXES: Final = (".gpx", ".fit", ".gpx.gz", ".fit.gz")
# A day at one point a second takes 10 to 25 MB of GPX, and reading that takes twenty times as much memory.
MOST_BYTES: Final = 32 * 2**20
MOST_FILES: Final = 20_000
_DEEPEST: Final = 12
_HEAD_BYTES: Final = 4096
_GZIP: Final = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Refused:
    """A file of which nothing can be used, and one sentence that says why."""

    path: Path
    sentence: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was found in files of tracks, and the files that were refused."""

    found: tuple[Found, ...]
    refused: tuple[Refused, ...]
    files: int


# Told before each file: how many are read and how many there are; the answer says whether to go on.
Progress = Callable[[int, int], bool]


def is_track_file(path: Path) -> bool:
    """Whether a file holds a track, by its content; also one that is packed. False where it can't be read."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
    except OSError:
        return False
    if head.startswith(_GZIP):
        try:
            head = zlib.decompressobj(wbits=31).decompress(head, _HEAD_BYTES)
        except zlib.error:
            return False
    return looks_like_fit(head) or looks_like_gpx(head)


def track_files(paths: Iterable[Path]) -> list[Path]:
    """The files that are given, and those in the folders that are given, by name; links in folders are not followed.

    Raises AmbleError when there are more than 20,000.
    """
    files: list[Path] = []
    for path in paths:
        files.extend(_in_folder(path) if path.is_dir() else [path])
        if len(files) > MOST_FILES:
            raise AmbleError(
                f"{short(path.name)} holds more than {MOST_FILES:,} tracks. Please choose a smaller folder."
            )
    return files


def read_tracks(
    files: Sequence[Path], now: datetime, zone: tzinfo | None = None, progress: Progress = lambda _done, _all: True
) -> Reading:
    """Read every file, as far as `progress` lets it; nothing is written, and a bad file stops none of the others.

    `zone` is where local times are wanted for files that don't tell them, None the computer's own.
    """
    found: list[Found] = []
    refused: list[Refused] = []
    done = 0
    for path in files:
        if not progress(done, len(files)):
            break
        try:
            found.extend(read_file(path, now, zone))
        except TrackError as error:
            refused.append(Refused(path, str(error)))
        done += 1
    return Reading(tuple(found), tuple(refused), done)


def read_file(path: Path, now: datetime, zone: tzinfo | None = None) -> tuple[Found, ...]:
    """What one file holds. Raises TrackError with one sentence when nothing of it can be used."""
    data = _content(path)
    if looks_like_fit(data):
        tracks = read_fit(data)
    elif looks_like_gpx(data[:_HEAD_BYTES]):
        tracks = read_gpx(data)
    else:
        raise TrackError("It is neither GPX nor FIT.")
    return tuple(found_in(tracks, visible(path.name), now, zone))


def _content(path: Path) -> bytes:
    """A file's bytes, unpacked where it is packed, and never more than 32 MB of them."""
    try:
        status = path.stat()
        if not S_ISREG(status.st_mode):
            raise TrackError("It is no file.")
        if status.st_size > MOST_BYTES:
            raise TrackError(f"It is larger than {MOST_BYTES // 2**20} MB.")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise TrackError(f"It can't be read: {error.strerror or error}.") from error
    if data.startswith(_GZIP):
        try:
            data = zlib.decompressobj(wbits=31).decompress(data, MOST_BYTES + 1)
        except zlib.error as error:
            raise TrackError("It is damaged and can't be unpacked.") from error
    if len(data) > MOST_BYTES:
        raise TrackError(f"It is larger than {MOST_BYTES // 2**20} MB.")
    if not data:
        raise TrackError("It is empty.")
    return data


def _in_folder(folder: Path) -> Iterator[Path]:
    """The tracks of a folder and of those inside, hidden ones left out; what can't be looked into is passed over."""
    depth = len(folder.parts)
    for here, folders, names in os.walk(folder):
        if len(Path(here).parts) - depth >= _DEEPEST:
            folders.clear()
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(SUFFIXES) and not name.startswith("."):
                yield Path(here, name)
