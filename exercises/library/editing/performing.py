"""Making an edit for good: the new text is read again and must say what was meant."""

import re
from collections.abc import Iterable
from collections.abc import Mapping as Keyed
from collections.abc import Sequence as Listed
from dataclasses import dataclass

from exercises.library.editing.document import Document, RefusedError, Value, agrees
from exercises.library.editing.edit import Change, Edit
from exercises.library.editing.order import KeyPath
from exercises.library.tree import MAX_BYTES, MAX_DEPTH, too_large

_UNWRITABLE = re.compile("[\ud800-\udfff]")


class EditingError(Exception):
    """A bug of ours: the text would not say what was meant. The document is as it was."""


@dataclass(frozen=True, slots=True)
class Edited:
    """A document after an edit, the edit itself, and where what was edited stands now."""

    document: Document
    edit: Edit
    path: KeyPath = ()


def perform(document: Document, path: KeyPath, expected: Value, ways: Iterable[list[Change]]) -> Edited:
    """Take the first way of changing the text that leads to what is expected.

    Raises RefusedError when the file would become too large or too deep, EditingError when no way is right.
    """
    for changes in ways:
        try:
            edit = document.sheet.edit(changes)
        except ValueError:
            continue  # changes that get in each other's way
        after = document.after(edit)
        if not after.problems and agrees(after.root, expected):
            return Edited(after, edit, path)
        if _depth(expected) > MAX_DEPTH:
            raise RefusedError(f"At most {MAX_DEPTH} lists and mappings can be nested in each other.")
        if len(after.data) > MAX_BYTES:
            raise RefusedError(f"With this, {too_large(len(after.data)).text}.")
    raise EditingError(f"editing {path!r} would damage the file")


def demand_writable(value: Value) -> None:
    """Raise RefusedError for text that no file can hold."""
    if isinstance(value, str):
        if _UNWRITABLE.search(value):
            raise RefusedError("This text holds half of a character; type it again.")
    elif isinstance(value, Keyed):
        for key, part in value.items():
            demand_writable(key)
            demand_writable(part)
    elif isinstance(value, Listed):
        for part in value:
            if part is None:
                raise RefusedError("An entry of a list can't be empty.")
            demand_writable(part)


def _depth(value: Value) -> int:
    if isinstance(value, Keyed):
        return 1 + max(map(_depth, value.values()), default=0)
    if isinstance(value, Listed) and not isinstance(value, str):
        return 1 + max(map(_depth, value), default=0)
    return 0


def with_part(whole: Value, path: KeyPath, part: Value) -> Value:
    """What a document says once something else stands at a path; a missing key is added."""
    if not path:
        return part
    first, rest = path[0], path[1:]
    if isinstance(first, str):
        keys = dict(whole) if isinstance(whole, Keyed) else {}
        keys[first] = with_part(keys.get(first), rest, part)
        return keys
    items = list_of(whole)
    items[first] = with_part(items[first], rest, part)
    return tuple(items)


def list_of(value: Value) -> list[Value]:
    """The items of a list; none where nothing stands."""
    return list(value) if isinstance(value, Listed) and not isinstance(value, str) else []


def part_of(whole: Value, path: KeyPath) -> Value:
    """What stands at a path of what a document says; None when nothing does."""
    for part in path:
        if isinstance(part, str):
            whole = whole.get(part) if isinstance(whole, Keyed) else None
        else:
            items = list_of(whole)
            whole = items[part] if part < len(items) else None
    return whole
