"""Two versions of a file beside each other, as data to show."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum, auto
from typing import Final

from exercises.library.editing.sheet import LINE_END

_CONTEXT: Final = 3
# Above so many lines, those that stand there very often are passed over when looking for what stayed the same.
_MANY_LINES: Final = 1000
Span = tuple[int, int]


class Row(Enum):
    """What happened to a line."""

    SAME = auto()
    CHANGED = auto()
    REMOVED = auto()
    ADDED = auto()


@dataclass(frozen=True, slots=True)
class Side:
    """A line on one side: its number from 1, its text, and where (from, to) it differs from the other side."""

    number: int
    text: str
    differs: Span | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """A line before and after; None on the side that has no such line."""

    row: Row
    before: Side | None
    after: Side | None


@dataclass(frozen=True, slots=True)
class Hunk:
    """Lines that changed, with up to three unchanged ones around them."""

    pairs: tuple[Pair, ...]


def side_by_side(before: str, after: str) -> tuple[Pair, ...]:
    """All lines of two texts, beside each other. A line that only ends otherwise counts as changed."""
    old, new = _lines(before), _lines(after)
    pairs: list[Pair] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=len(new) > _MANY_LINES).get_opcodes():
        both = min(i2 - i1, j2 - j1)
        for step in range(both):
            one, other = _bare(old[i1 + step]), _bare(new[j1 + step])
            if tag == "equal":
                pairs.append(Pair(Row.SAME, Side(i1 + step + 1, one), Side(j1 + step + 1, other)))
                continue
            left, right = _differences(one, other)
            pairs.append(Pair(Row.CHANGED, Side(i1 + step + 1, one, left), Side(j1 + step + 1, other, right)))
        pairs += [Pair(Row.REMOVED, Side(index + 1, _bare(old[index])), None) for index in range(i1 + both, i2)]
        pairs += [Pair(Row.ADDED, None, Side(index + 1, _bare(new[index]))) for index in range(j1 + both, j2)]
    return tuple(pairs)


def unified(before: str, after: str) -> tuple[Hunk, ...]:
    """Only what changed, with some lines around it; empty when nothing did."""
    pairs = side_by_side(before, after)
    wanted = [False] * len(pairs)
    for index, pair in enumerate(pairs):
        if pair.row is not Row.SAME:
            first, last = max(0, index - _CONTEXT), min(len(pairs), index + _CONTEXT + 1)
            wanted[first:last] = [True] * (last - first)
    return tuple(_hunks(pairs, wanted))


def _hunks(pairs: tuple[Pair, ...], wanted: list[bool]) -> Iterator[Hunk]:
    found: list[Pair] = []
    for pair, want in zip(pairs, wanted, strict=True):
        if want:
            found.append(pair)
        elif found:
            yield Hunk(tuple(found))
            found = []
    if found:
        yield Hunk(tuple(found))


def _lines(text: str) -> list[str]:
    """Lines with their ends; nothing behind the last line end is no line."""
    ends = [match.end() for match in LINE_END.finditer(text)]
    lines = [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True)]
    return lines if lines[-1] else lines[:-1]


def _bare(line: str) -> str:
    return LINE_END.split(line, maxsplit=1)[0]


def _differences(one: str, other: str) -> tuple[Span, Span]:
    """What differs is one piece on each side: from the first character that does to the last."""
    before = _same_start(one, other)
    rest = min(len(one), len(other)) - before
    after = min(rest, _same_start(one[::-1], other[::-1]))
    return (before, len(one) - after), (before, len(other) - after)


def _same_start(one: str, other: str) -> int:
    return next(
        (index for index, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
