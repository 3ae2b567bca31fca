"""Copies for the user's own folder: a routine under a name of its own, a plan in place of the original."""

from pathlib import Path

from exercises.errors import AmbleError
from exercises.library.tree import Mapping, Scalar, read_document
from exercises.settings import write_atomically


def copy_routine(source: Path, folder: Path) -> Path:
    """Copy a routine file as `my-ID.yaml` (or `my-ID-2.yaml` …) and put "My" before its name; all else stays.

    Returns the copy's path. Raises AmbleError when the file can't be read or the copy can't be written.
    """
    try:
        data = source.read_bytes()
        text = data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise AmbleError(f"{source} can't be read: {error}") from error
    root = read_document(data).root
    if isinstance(root, Mapping):
        for entry in root.entries:
            if entry.key.text == "name" and isinstance(entry.value, Scalar) and not entry.value.empty:
                at = entry.value.at
                text = text[: at.start] + _as_yaml(f"My {_lowered(entry.value.text)}") + text[at.end :]
    text = _without_schema(text)
    stem = source.stem if source.stem.startswith("my-") else f"my-{source.stem}"
    target = folder / f"{stem}.yaml"
    number = 2
    while target.exists():
        target = folder / f"{stem}-{number}.yaml"
        number += 1
    write_atomically(target, text)
    return target


def copy_plan(source: Path, folder: Path) -> Path:
    """Copy a walking plan under its own name, so that it stands in for the original; returns the copy's path.

    Raises AmbleError when there is such a file already, or when something can't be read or written.
    """
    target = folder / source.name
    if target.exists():
        raise AmbleError(f"{target} is there already.")
    try:
        text = source.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise AmbleError(f"{source} can't be read: {error}") from error
    write_atomically(target, _without_schema(text))
    return target


def _without_schema(text: str) -> str:
    """The schema lies beside the bundled files only; in the user's folder the line would lead nowhere."""
    lines = text.splitlines(keepends=True)
    return "".join(lines[1:]) if lines and lines[0].startswith("# yaml-language-server:") else text


def _lowered(name: str) -> str:
    """A name inside another one begins small, unless it is an own name or an abbreviation."""
    plain = name.removeprefix("My ")
    return plain if plain[1:2].isupper() else plain[:1].lower() + plain[1:]


def _as_yaml(text: str) -> str:
    """A text as a YAML scalar, quoted only where it must be."""
    if ": " in text or " #" in text or text.endswith(":"):
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return text


def set_aside(path: Path) -> Path:
    """Rename a file so that it is no longer read, and return its new path. Raises AmbleError."""
    aside = path.with_name(f"{path.name}.set-aside")
    number = 2
    while aside.exists():
        aside = path.with_name(f"{path.name}.set-aside-{number}")
        number += 1
    return put_back(path, aside)


def put_back(aside: Path, path: Path) -> Path:
    """Rename a file that was set aside back to what it was. Raises AmbleError."""
    try:
        return aside.rename(path)
    except OSError as error:
        raise AmbleError(f"{aside} can't be renamed: {error.strerror or error}.") from error
