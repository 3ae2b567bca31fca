"""Which names may stand in a shared file: a known folder and a name that every system can keep, nothing else."""

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from exercises.library.files import FileKind
from exercises.library.problems import short
from exercises.library.tree import MAX_BYTES
from exercises.sharing.refusal import RefusedError

MANIFEST: Final = "manifest.json"
MAX_FILES: Final = 200
MAX_MANIFEST_BYTES: Final = 256 * 1024
MAX_PICTURE_BYTES: Final = 5 * 1024 * 1024
# All files together, unpacked and packed; a routine with twenty photographs stays below a quarter of it.
MAX_TOTAL_BYTES: Final = 64 * 1024 * 1024
# All texts together: fifty times what a long routine with its exercises has.
MAX_TEXT_BYTES: Final = 1024 * 1024
MAX_NAME_BYTES: Final = 120

_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# A file can't be called so on Windows, whatever stands behind the first dot.
_RESERVED: Final = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])", re.IGNORECASE)
_NOT_ON_WINDOWS: Final = frozenset('<>:"/\\|?*')
_PICTURES: Final = (".png", ".jpg", ".jpeg")


class PartKind(StrEnum):
    """What one part of a shared file is."""

    ROUTINE = "routine"
    EXERCISE = "exercise"
    PLAN = "plan"
    PICTURE = "picture"

    @property
    def file_kind(self) -> FileKind | None:
        """What the library calls it; None for a picture."""
        return None if self is PartKind.PICTURE else FileKind(self.value)

    @property
    def folder(self) -> str:
        """The folder that it lies in, in a shared file as in the user's own folder."""
        return _FOLDERS[self]


_FOLDERS: Final = {
    PartKind.ROUTINE: "routines",
    PartKind.EXERCISE: "exercises",
    PartKind.PLAN: "plans",
    PartKind.PICTURE: "exercises",
}
_KINDS: Final = {"routines": PartKind.ROUTINE, "exercises": PartKind.EXERCISE, "plans": PartKind.PLAN}


def part_path(kind: PartKind, name: str) -> str:
    """Where a part lies in a shared file: `name` is an id, of a picture its file's name."""
    return f"{kind.folder}/{name}" if kind is PartKind.PICTURE else f"{kind.folder}/{name}.yaml"


def read_path(path: str) -> tuple[PartKind, str]:
    """What a path in a shared file means: kind and id, or kind and file name. Raises RefusedError for any other."""
    folder, _, name = path.partition("/")
    kind = _KINDS.get(folder)
    if kind is not None and name.endswith(".yaml") and is_good_id(name.removesuffix(".yaml")):
        return kind, name.removesuffix(".yaml")
    if kind is PartKind.EXERCISE and is_good_picture_name(name):
        return PartKind.PICTURE, name
    raise RefusedError(f'it holds a file with a name that Amble doesn\'t take: "{short(path)}"')


def is_folder(path: str) -> bool:
    """Whether an entry is nothing but one of the known folders, as other programs add them."""
    return path.endswith("/") and path[:-1] in _KINDS


def is_good_id(item_id: str) -> bool:
    """Whether a routine or an exercise of this id can be kept on every system."""
    return bool(_ID.fullmatch(item_id)) and len(item_id) <= MAX_NAME_BYTES and not _RESERVED.fullmatch(item_id)


def is_good_picture_name(name: str) -> bool:
    """Whether a picture of this name can be kept on every system, and is named as a PNG or JPEG."""
    stem = name.partition(".")[0]
    return (
        name.lower().endswith(_PICTURES)
        and name.isprintable()
        and not _NOT_ON_WINDOWS & set(name)
        and stem.strip(" ") == stem != ""
        and not stem.startswith(("-", "~"))
        and not _RESERVED.fullmatch(stem)
        and unicodedata.normalize("NFC", name) == name
        and _is_text(name)
        and len(name.encode()) <= MAX_NAME_BYTES
    )


def _is_text(name: str) -> bool:
    """Whether a name is whole characters; half ones come from names on the disk that are no UTF-8."""
    return not any("\ud800" <= c <= "\udfff" for c in name)


def most_bytes(path: str) -> int:
    """How large the file at a path may be. Raises RefusedError for a path that has no place."""
    if path == MANIFEST:
        return MAX_MANIFEST_BYTES
    kind, _ = read_path(path)
    return MAX_PICTURE_BYTES if kind is PartKind.PICTURE else MAX_BYTES


def same_name_twice(paths: Iterable[str]) -> str | None:
    """The first path that some system can't tell from one before it: equal but for case or Unicode form."""
    seen: set[str] = set()
    for path in paths:
        folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", path).casefold())
        if folded in seen:
            return path
        seen.add(folded)
    return None
