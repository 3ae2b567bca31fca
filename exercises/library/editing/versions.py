"""Earlier versions of the user's files, kept beside them where the library does not look."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from exercises.clock import Clock
from exercises.errors import AmbleError
from exercises.library.editing.disk import failure, read_bytes, remove_file, write_bytes

KEPT: Final = 20
FOLDER: Final = ".versions"
# The time in UTC, so that names sort right through changes of the clock in spring and autumn.
_STAMP: Final = "%Y-%m-%dT%H-%M-%SZ"
_NAME: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ")


@dataclass(frozen=True, slots=True)
class Version:
    """A content that a file had; `at` is when it was saved, an aware time in UTC."""

    path: Path
    at: datetime

    def read(self) -> bytes:
        """The file's bytes at that time. Raises AmbleError when the version is gone."""
        data = read_bytes(self.path)
        if data is None:
            raise AmbleError(f"This version is gone: {self.path}.")
        return data


def folder_of(path: Path) -> Path:
    """Where the versions of a file and the note of its origin are kept."""
    return path.parent / FOLDER / path.name


def versions(path: Path) -> tuple[Version, ...]:
    """All kept versions of a file, the newest first; what stands in the file now is the first of them once saved."""
    found = []
    try:
        names = [entry for entry in folder_of(path).iterdir() if _NAME.fullmatch(entry.stem)]
    except OSError:
        return ()
    for entry in names:
        try:
            at = datetime.strptime(entry.stem, _STAMP).replace(tzinfo=UTC)
        except ValueError:
            continue  # the 31st of February: not one of ours
        found.append(Version(entry, at))
    return tuple(sorted(found, key=lambda version: version.at, reverse=True))


def keep_version(path: Path, data: bytes, at: datetime) -> Version | None:
    """Keep a content as the newest version, unless it is that already; the oldest beyond twenty go.

    `at` is aware; it moves on by a second at a time until it is later than the newest. Returns the new version, None
    when nothing was kept. Raises AmbleError when it can't be written.
    """
    known = versions(path)
    if known and read_bytes(known[0].path) == data:
        return None
    stamp = at.astimezone(UTC).replace(microsecond=0)
    if known and stamp <= known[0].at:
        stamp = known[0].at + timedelta(seconds=1)
    version = Version(folder_of(path) / f"{stamp.strftime(_STAMP)}{path.suffix}", stamp)
    write_bytes(version.path, data)
    for old in known[KEPT - 1 :]:
        remove_file(old.path)
    return version


def keep_what_is_there(path: Path, data: bytes, clock: Clock) -> Version | None:
    """Keep what stands in a file before it is written over; its time is that of the file, but never in the future."""
    try:
        written = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError as error:
        raise failure(path, error) from error
    return keep_version(path, data, min(written, clock.now()))
