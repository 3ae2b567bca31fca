"""What a file from elsewhere holds, told by what is in it."""

from enum import Enum, auto
from pathlib import Path
from typing import Final

from exercises.history.csv_in import is_own_csv
from exercises.history.taking_in import is_document
from exercises.sharing.archive import SUFFIX, YAML_SUFFIXES, is_archive
from exercises.tracks.files import SUFFIXES, is_track_file

_HEAD_BYTES: Final = 16_384
_HISTORY_SUFFIXES: Final = (".json", ".csv")


class Kind(Enum):
    """What can be taken in."""

    SHARED = auto()  # routines and exercises, in a shared file or in files of their own
    HISTORY = auto()  # a document or a table that this program wrote
    TRACKS = auto()  # recorded walks, or a folder in which to look for them


def kind_of(path: Path) -> Kind | None:
    """What a file or folder holds, None for anything else; its name counts only where its content says nothing.

    Raises AmbleError or OSError when it can't be read.
    """
    if path.is_dir() or is_track_file(path):
        return Kind.TRACKS
    if not path.is_file():
        return None
    name = path.name.lower()
    if is_archive(path) or name.endswith((SUFFIX, *YAML_SUFFIXES)):
        return Kind.SHARED
    if name.endswith(_HISTORY_SUFFIXES) or _is_history(path):
        return Kind.HISTORY
    # What is called a track is looked at as one, which says what is wrong with it.
    return Kind.TRACKS if name.endswith(SUFFIXES) else None


def _is_history(path: Path) -> bool:
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES).decode("utf-8-sig", "replace")
    return is_document(head) or is_own_csv(head)
