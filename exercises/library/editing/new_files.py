"""New routines and exercises from nothing, written like the bundled ones."""

import re
import unicodedata
from collections.abc import Container, Sequence
from pathlib import Path
from typing import Final

from exercises.library.editing.document import Value
from exercises.library.editing.rendering import Manner
from exercises.library.exercise import ExerciseKind, Position
from exercises.library.files import FileKind
from exercises.library.routine import Level, RoutineKind
from exercises.paths import ASSETS

_LONGEST_ID: Final = 60
# Letters that fall apart into nothing that ASCII has.
_LETTERS: Final = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "ae", "ø": "o", "Ø": "o", "œ": "oe", "Œ": "oe", "ł": "l", "Ł": "l", "đ": "d", "ð": "d"}
)
# Names that Windows keeps for devices.
_DEVICES: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)
_FIRST_STEPS: Final[tuple[Value, ...]] = ({"rest": "30s", "say": "Breathe in and out, and begin when you are ready."},)


def new_id(name: str, kind: FileKind, taken: Container[str] = ()) -> str:
    """An id after a name: lower-case ASCII words joined by hyphens, at most 60 letters, none of those taken.

    A name without any Latin letter or digit gives `my-routine` or the like.
    """
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS)).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    if len(stem) > _LONGEST_ID:
        stem = stem[: _LONGEST_ID + 1].rpartition("-")[0] or stem[:_LONGEST_ID]
    if not stem or stem in _DEVICES:
        stem = "-".join(filter(None, ("my", kind.value, stem)))
    found, number = stem, 2
    while found in taken:
        found = f"{stem}-{number}"
        number += 1
    return found


def new_path(name: str, kind: FileKind, folder: Path, taken: Container[str] = ()) -> Path:
    """Where a new file goes: an id after its name that is neither taken nor lies in the folder already."""
    there: set[str] = set()
    while True:
        found = new_id(name, kind, _Either(taken, there))
        if not any((folder / f"{found}{suffix}").exists() for suffix in (".yaml", ".yml")):
            return folder / f"{found}.yaml"
        there.add(found)


class _Either:
    """In one or in the other."""

    def __init__(self, one: Container[str], other: Container[str]) -> None:
        self._both = (one, other)

    def __contains__(self, item: object) -> bool:
        return any(item in one for one in self._both)


def new_routine(
    name: str,
    kind: RoutineKind = RoutineKind.MOBILITY,
    level: Level = Level.GENTLE,
    steps: Sequence[Value] = _FIRST_STEPS,
) -> str:
    """The text of a new routine; without `steps` it begins with a rest, so that it can be used as it is."""
    manner = Manner()
    head = manner.entries({"name": name.strip(), "kind": kind.value, "level": level.value}, 0)
    # Bundled routines have a blank line before each step of several lines.
    body = "\n".join("  " + manner.item(step, 2) for step in steps)
    return f"{schema_line(FileKind.ROUTINE)}{head}\nsteps:\n{body}"


def new_exercise(
    name: str,
    kind: ExerciseKind,
    position: Position | None = None,
    instructions: Sequence[str] = (),
) -> str:
    """The text of a new exercise of 8 repetitions; it is in order once it has a position and an instruction."""
    values: dict[str, Value] = {"name": name.strip(), "kind": kind.value}
    if position is not None:
        values["position"] = position.value
    values["dose"] = {"reps": "8"}
    if instructions:
        values["instructions"] = tuple(instructions)
    return schema_line(FileKind.EXERCISE) + Manner().entries(values, 0)


def schema_line(kind: FileKind) -> str:
    """The line that lets other editors check and complete while someone types."""
    return f"# yaml-language-server: $schema={(ASSETS / 'schema' / f'{kind.value}.schema.json').as_uri()}\n"
