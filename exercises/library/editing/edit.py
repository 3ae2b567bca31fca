"""What an edit does to a text: pieces replaced, and how to take it back exactly."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple


class Change(NamedTuple):
    """The characters from `start` to `end` (exclusive) of the old text give way to `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Edit:
    """Changes of one text, in order and apart from each other; all offsets count in the text before."""

    changes: tuple[Change, ...] = ()

    @classmethod
    def of(cls, text: str, changes: Iterable[Change]) -> "Edit":
        """Put changes in order and leave out what stays the same.

        Raises ValueError when two of them overlap.
        """
        found = sorted(changes, key=lambda change: (change.start, change.end))
        if any(one.end > other.start for one, other in pairwise(found)):
            raise ValueError("changes overlap")
        trimmed = (_trimmed(text, change) for change in found)
        return cls(tuple(change for change in trimmed if change.start < change.end or change.text))

    @classmethod
    def between(cls, old: str, new: str) -> "Edit":
        """The one change that leads from a text to another."""
        return cls.of(old, [Change(0, len(old), new)])

    def apply(self, text: str) -> str:
        """The text after the edit."""
        pieces, at = [], 0
        for change in self.changes:
            pieces += [text[at : change.start], change.text]
            at = change.end
        return "".join([*pieces, text[at:]])

    def inverse(self, text: str) -> "Edit":
        """The edit that leads back to `text`, which is the text before this one."""
        found, shift = [], 0
        for change in self.changes:
            start = change.start + shift
            found.append(Change(start, start + len(change.text), text[change.start : change.end]))
            shift += len(change.text) - (change.end - change.start)
        return Edit(tuple(found))


def _trimmed(text: str, change: Change) -> Change:
    old, new = text[change.start : change.end], change.text
    if not old or not new:
        return change
    before = _same_start(old, new)
    old, new = old[before:], new[before:]
    after = _same_start(old[::-1], new[::-1])
    return Change(change.start + before, change.end - after, new[: len(new) - after])


def _same_start(one: str, other: str) -> int:
    """How many characters two texts have in common from their beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one.startswith(other[low:middle], low):
            low = middle
        else:
            high = middle - 1
    return low
