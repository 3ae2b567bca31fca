"""What a user's file was copied from, noted beside its versions."""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from exercises.errors import AmbleError
from exercises.library.editing.disk import read_bytes, write_bytes
from exercises.library.editing.versions import folder_of
from exercises.library.files import FileKind, id_of
from exercises.paths import BUNDLED_EXERCISES, BUNDLED_PLANS, BUNDLED_ROUTINES

_NOTE: Final = "origin.json"
_FORMAT: Final = 1
_FOLDERS: Final = {
    FileKind.EXERCISE: BUNDLED_EXERCISES,
    FileKind.ROUTINE: BUNDLED_ROUTINES,
    FileKind.PLAN: BUNDLED_PLANS,
}


@dataclass(frozen=True)
class Origin:
    """The bundled file that a user's file comes from.

    `copied` is its text at that time, None where the file was not copied by Amble but has the original's name.
    """

    kind: FileKind
    id: str
    copied: str | None

    @property
    def path(self) -> Path:
        """Where the original lies."""
        return _FOLDERS[self.kind] / f"{self.id}.yaml"

    @cached_property
    def now(self) -> str | None:
        """The original's text as it came with this Amble; None when this one brings it no more."""
        data = read_bytes(self.path)
        return None if data is None else data.decode("utf-8-sig")

    @property
    def renewed(self) -> bool:
        """Whether a newer Amble brought another text than the one that was copied."""
        return self.copied is not None and self.now is not None and self.now != self.copied


def note_origin(path: Path, source: Path, text: str) -> None:
    """Note beside a copy what it was copied from: a bundled file, or what another copy had been copied from.

    Raises AmbleError when the note can't be written.
    """
    kind = next((kind for kind, folder in _FOLDERS.items() if folder == source.resolve().parent), None)
    if kind is None:
        earlier = _noted(source)
        if earlier is None or earlier.copied is None:
            return
        kind, source_id, text = earlier.kind, earlier.id, earlier.copied
    else:
        source_id = id_of(source)
    note = {"format": _FORMAT, "kind": kind.value, "id": source_id, "text": text}
    write_bytes(folder_of(path) / _NOTE, json.dumps(note, ensure_ascii=False, indent=1).encode())


def origin_of(path: Path, kind: FileKind) -> Origin | None:
    """What a user's file comes from: as noted, else the bundled file of the same id and kind; None when it is new."""
    noted = _noted(path)
    if noted is not None:
        return noted
    same_name = Origin(kind, id_of(path), None)
    return same_name if same_name.path.exists() else None


def _noted(path: Path) -> Origin | None:
    try:
        data = read_bytes(folder_of(path) / _NOTE)
        note = None if data is None else json.loads(data)
    except (AmbleError, ValueError):
        return None  # a note that can't be read is no note
    if not isinstance(note, dict) or note.get("format") != _FORMAT:
        return None
    kind, source_id, text = note.get("kind"), note.get("id"), note.get("text")
    if kind not in set(FileKind) or not isinstance(source_id, str) or not isinstance(text, str):
        return None
    return Origin(FileKind(kind), source_id, text) if source_id == id_of(Path(f"{source_id}.yaml")) else None
