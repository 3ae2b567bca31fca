"""Two versions of a text beside each other, as data to show."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum, StrEnum, auto
from itertools import groupby
from typing import Final

from exercises.library.editing.sheet import LINE_END

_CONTEXT: Final = 3
# Comparing takes time by the product of the lengths; larger pieces are cut at lines that stand once in both.
_MOST_COMPARED: Final = 1_000_000
Span = tuple[int, int]
# Lines from a to b of the old text that became those from c to d of the new one, and whether they are the same.
_Stretch = tuple[bool, int, int, int, int]


class Row(Enum):
    """What happened to a line."""

    SAME = auto()
    CHANGED = auto()
    REMOVED = auto()
    ADDED = auto()


class Mark(StrEnum):
    """What a line to show is; the value is the sign before it."""

    SAME = " "
    REMOVED = "-"
    ADDED = "+"
    GAP = "…"


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


@dataclass(frozen=True, slots=True)
class Line:
    """A line to show, with its mark; `number` is None where there is none."""

    mark: Mark
    number: int | None = None
    text: str = ""
    differs: Span | None = None


GAP: Final = Line(Mark.GAP)


def side_by_side(before: str, after: str) -> tuple[Pair, ...]:
    """All lines of two texts, beside each other. A line that only ends otherwise counts as changed."""
    old, new = _lines(before), _lines(after)
    pairs: list[Pair] = []
    for same, i1, i2, j1, j2 in _stretches(old, new):
        both = min(i2 - i1, j2 - j1)
        for step in range(both):
            one, other = _bare(old[i1 + step]), _bare(new[j1 + step])
            if same:
                pairs.append(Pair(Row.SAME, Side(i1 + step + 1, one), Side(j1 + step + 1, other)))
                continue
            left, right = _differences(one, other)
            pairs.append(Pair(Row.CHANGED, Side(i1 + step + 1, one, left), Side(j1 + step + 1, other, right)))
        pairs += [Pair(Row.REMOVED, Side(index + 1, _bare(old[index])), None) for index in range(i1 + both, i2)]
        pairs += [Pair(Row.ADDED, None, Side(index + 1, _bare(new[index]))) for index in range(j1 + both, j2)]
    return tuple(pairs)


def unified(before: str, after: str) -> tuple[Hunk, ...]:
    """Only what changed, with some lines around it; empty when nothing did."""
    return tuple(
        Hunk(tuple(pair for pair in group if pair is not None))
        for is_gap, group in groupby(with_gaps(side_by_side(before, after)), key=lambda pair: pair is None)
        if not is_gap
    )


def with_gaps(pairs: Sequence[Pair]) -> tuple[Pair | None, ...]:
    """What changed, with some lines around it; None stands for what is left out, which is never a single line."""
    wanted = [False] * len(pairs)
    for index, pair in enumerate(pairs):
        if pair.row is not Row.SAME:
            first, last = max(0, index - _CONTEXT), min(len(pairs), index + _CONTEXT + 1)
            wanted[first:last] = [True] * (last - first)
    edged = [True, *wanted, True]
    found: list[Pair | None] = []
    for index, pair in enumerate(pairs):
        if wanted[index] or (edged[index] and edged[index + 2]):
            found.append(pair)
        elif not found or found[-1] is not None:
            found.append(None)
    return tuple(found)


def in_one_column(pairs: Iterable[Pair | None]) -> Iterator[Line]:
    """Both versions in one text: of what changed in a row first all that went, then all that came."""
    added: list[Line] = []
    for pair in pairs:
        if pair is None or pair.row is Row.SAME:
            yield from added
            added = []
            yield line_of(Mark.SAME, pair.after) if pair is not None else GAP
            continue
        if pair.before is not None:
            yield line_of(Mark.REMOVED, pair.before)
        if pair.after is not None:
            added.append(line_of(Mark.ADDED, pair.after))
    yield from added


def line_of(mark: Mark, side: Side | None) -> Line:
    """One side of a pair as a line to show; an empty one where that side has none."""
    return Line(Mark.SAME) if side is None else Line(mark, side.number, side.text, side.differs)


# Which lines are the same


def _stretches(old: list[str], new: list[str]) -> list[_Stretch]:
    """Which stretches are the same and which are not; the same beginning and end are set apart first."""
    shorter = min(len(old), len(new))
    begin = 0
    while begin < shorter and old[begin] == new[begin]:
        begin += 1
    end = 0
    while end < shorter - begin and old[-1 - end] == new[-1 - end]:
        end += 1
    found = [(True, 0, begin, 0, begin)]
    found += _between(old, new, (begin, len(old) - end), (begin, len(new) - end))
    found.append((True, len(old) - end, len(old), len(new) - end, len(new)))
    return [each for each in found if each[1] < each[2] or each[3] < each[4]]


def _between(old: list[str], new: list[str], olds: Span, news: Span) -> Iterator[_Stretch]:
    """The stretches of two pieces, in which large ones fall apart at lines that stand once in both."""
    (i1, i2), (j1, j2) = olds, news
    if (i2 - i1) * (j2 - j1) <= _MOST_COMPARED:
        for tag, a, b, c, d in SequenceMatcher(None, old[i1:i2], new[j1:j2]).get_opcodes():
            yield tag == "equal", i1 + a, i1 + b, j1 + c, j1 + d
        return
    anchors = _anchors(old, new, olds, news)
    if not anchors:
        yield False, i1, i2, j1, j2
        return
    i, j = i1, j1
    for at, to in [*anchors, (i2, j2)]:
        if i < at or j < to:
            yield from _between(old, new, (i, at), (j, to))
        if at < i2:
            yield True, at, at + 1, to, to + 1
        i, j = at + 1, to + 1


def _anchors(old: list[str], new: list[str], olds: Span, news: Span) -> list[Span]:
    """Lines that stand once in both pieces, the most of them that follow each other in the same order in both."""
    here, there = Counter(old[slice(*olds)]), Counter(new[slice(*news)])
    place = {new[j]: j for j in range(*news) if there[new[j]] == 1}
    once = [(i, place[old[i]]) for i in range(*olds) if here[old[i]] == 1 and old[i] in place]
    # The longest rising run: of each length the one that ends lowest, and what came before its end.
    ends: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for index, (_, j) in enumerate(once):
        length = bisect_left(ends, j)
        before.append(last[length - 1] if length else None)
        ends[length : length + 1] = [j]
        last[length : length + 1] = [index]
    run: list[Span] = []
    at = last[-1] if last else None
    while at is not None:
        run.append(once[at])
        at = before[at]
    return run[::-1]


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
