"""Copies for the user's own folder: a file under a name of its own, or in place of the original.

Each copy of a bundled file keeps a note of what it was copied from.
"""

from pathlib import Path

from exercises.errors import AmbleError
from exercises.library.editing.document import Document
from exercises.library.editing.origin import note_origin
from exercises.library.editing.setting import set_value
from exercises.settings import write_atomically


def copy_routine(source: Path, folder: Path) -> Path:
    """Copy a routine (or exercise) file as `my-ID.yaml` (or `my-ID-2.yaml` …) and put "My" before its name.

    All else stays. Returns the copy's path. Raises AmbleError when the file can't be read or the copy can't be written.
    """
    text = _read(source)
    stem = source.stem if source.stem.startswith("my-") else f"my-{source.stem}"
    target = folder / f"{stem}.yaml"
    number = 2
    while target.exists():
        target = folder / f"{stem}-{number}.yaml"
        number += 1
    write_atomically(target, beside(text))
    note_origin(target, source, text)
    return target


def copy_plan(source: Path, folder: Path) -> Path:
    """Copy a plan (or any other file) under its own name, so that it stands in for the original.

    Returns the copy's path. Raises AmbleError when there is such a file already, or when something can't be read or
    written.
    """
    target = folder / source.name
    if target.exists():
        raise AmbleError(f"{target} is there already.")
    text = _read(source)
    write_atomically(target, in_place(text))
    note_origin(target, source, text)
    return target


def _read(source: Path) -> str:
    try:
        return source.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise AmbleError(f"{source} can't be read: {error}") from error


def beside(text: str) -> str:
    """A file's text as that of a copy under a name of its own."""
    document = Document(text)
    name = None if document.problems else document.get(("name",))
    if isinstance(name, str) and name.strip():
        document = set_value(document, ("name",), f"My {_lowered(name)}").document
    return in_place(document.text)


def in_place(text: str) -> str:
    """A file's text as that of a copy that stands in for it.

    The schema lies beside the bundled files only; in the user's folder the line would lead nowhere.
    """
    lines = text.splitlines(keepends=True)
    return "".join(lines[1:]) if lines and lines[0].startswith("# yaml-language-server:") else text


def _lowered(name: str) -> str:
    """A name inside another one begins small, unless it is an own name or an abbreviation."""
    plain = name.removeprefix("My ")
    return plain if plain[1:2].isupper() else plain[:1].lower() + plain[1:]
