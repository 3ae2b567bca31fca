"""The list at the beginning of a shared file: what it is, and each file's size and check sum."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from exercises.library.problems import short
from exercises.sharing.refusal import RefusedError
from exercises.sharing.strict_zip import DAMAGED

FORMAT: Final = 1
_MOST_NAME: Final = 2000


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a shared file says of itself: what it holds (`routine`, `exercise`, `collection`) and its name."""

    program: str
    holds: str
    name: str


def write_manifest(manifest: Manifest, files: Mapping[str, bytes]) -> bytes:
    """The list as it stands in the file; it holds nothing of the computer or of the person."""
    document = {
        "format": FORMAT,
        "program": manifest.program,
        "holds": manifest.holds,
        "name": manifest.name,
        "files": [
            {"path": path, "bytes": len(data), "sha256": sha256(data).hexdigest()} for path, data in files.items()
        ],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def read_manifest(written: bytes) -> "Listed":
    """Read the list. Raises RefusedError where it is none, or one that a newer Amble has written."""
    document = _document(written)
    _check_format(document.get("format"))
    texts = [document.get(key) for key in ("program", "holds", "name")]
    files = document.get("files")
    program, holds, name = (text if isinstance(text, str) else "" for text in texts)
    if not program or not holds or not name.strip() or len(name) > _MOST_NAME or not isinstance(files, list):
        raise RefusedError(DAMAGED)
    if any("\ud800" <= c <= "\udfff" for c in program + holds + name):  # half characters can't be shown
        raise RefusedError(DAMAGED)
    return Listed(Manifest(program, holds, name), _entries(files))


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list says: of the whole, and of each path the number of bytes and the check sum."""

    manifest: Manifest
    files: Mapping[str, tuple[object, object]]

    def compare(self, files: Mapping[str, bytes]) -> None:
        """Hold the list against the files. Raises RefusedError where it leaves out, names others, or tells wrong."""
        for path in self.files:
            if path not in files:
                raise RefusedError(f'"{short(path)}" is missing in it; ask for the file once more')
        for path, data in files.items():
            if path not in self.files:
                raise RefusedError(f'it holds "{short(path)}", which its own list doesn\'t name')
            if self.files[path] != (len(data), sha256(data).hexdigest()):
                raise RefusedError(f'"{short(path)}" in it was changed or damaged; ask for the file once more')


def _document(written: bytes) -> dict[str, Any]:
    try:
        document = json.loads(written.decode("utf-8"), object_pairs_hook=_object)
    except (ValueError, RecursionError) as error:  # not UTF-8, not JSON, a number of thousands of digits
        raise RefusedError(DAMAGED) from error
    if not isinstance(document, dict):
        raise RefusedError(DAMAGED)
    return document


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _check_format(number: object) -> None:
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise RefusedError(DAMAGED)
    if number > FORMAT:
        raise RefusedError("it was made by a newer Amble; a newer Amble can open it")


def _entries(listed: list[Any]) -> dict[str, tuple[object, object]]:
    told: dict[str, tuple[object, object]] = {}
    for entry in listed:
        path = entry.get("path") if isinstance(entry, dict) else None
        if not isinstance(path, str) or path in told:
            raise RefusedError(DAMAGED)
        told[path] = (entry.get("bytes"), entry.get("sha256"))
    return told
