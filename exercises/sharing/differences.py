"""What two versions of a text have in common and where they differ, line by line."""

import difflib
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from exercises.library.problems import visible
from exercises.sharing.same import plain_lines

# Comparing takes time by the product of the lengths; larger pieces are shown as one whole that changed.
_MOST_COMPARED: Final = 1_000_000


class Mark(StrEnum):
    """What a row of a comparison shows; the value is the sign before the line of a unified text."""

    SAME = " "
    CHANGED = "~"
    MINE = "-"
    THEIRS = "+"
    GAP = "…"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of two versions beside each other; numbers start at 1, None where a side has no such line."""

    mark: Mark
    mine_number: int | None = None
    mine: str = ""
    theirs_number: int | None = None
    theirs: str = ""


def side_by_side(mine: bytes, theirs: bytes, context: int | None = 3) -> tuple[Row, ...]:
    """Two versions beside each other, with so many equal lines around what differs (None: all of them).

    Lines are ready to be shown: characters that steer or hide are replaced.
    """
    left, right = _shown(mine), _shown(theirs)
    rows: list[Row] = []
    for tag, i1, i2, j1, j2 in _opcodes(left, right):
        if tag == "equal":
            rows += [Row(Mark.SAME, i + 1, left[i], j + 1, right[j]) for i, j in zip(range(i1, i2), range(j1, j2))]  # noqa: B905
            continue
        both = min(i2 - i1, j2 - j1)
        rows += [Row(Mark.CHANGED, i1 + n + 1, left[i1 + n], j1 + n + 1, right[j1 + n]) for n in range(both)]
        rows += [Row(Mark.MINE, i + 1, left[i]) for i in range(i1 + both, i2)]
        rows += [Row(Mark.THEIRS, None, "", j + 1, right[j]) for j in range(j1 + both, j2)]
    return tuple(rows if context is None else _near(rows, context))


def unified(mine: bytes, theirs: bytes, context: int = 3) -> list[str]:
    """Two versions as one text: what only mine has begins with "-", what only theirs has with "+"."""
    lines: list[str] = []
    added: list[str] = []
    for row in side_by_side(mine, theirs, context):
        if row.mark in (Mark.SAME, Mark.GAP):
            lines += added
            added = []
            lines.append(f"  {row.mine}".rstrip() if row.mark is Mark.SAME else Mark.GAP)
            continue
        if row.mine_number is not None:
            lines.append(f"- {row.mine}")
        if row.theirs_number is not None:
            added.append(f"+ {row.theirs}")
    return lines + added


def _shown(data: bytes) -> list[str]:
    return [visible(line, tabs=True) for line in plain_lines(data)]


def _opcodes(left: list[str], right: list[str]) -> list[tuple[str, int, int, int, int]]:
    """Which stretches are equal and which are not, as difflib tells it; equal ends are set apart first."""
    begin = 0
    while begin < min(len(left), len(right)) and left[begin] == right[begin]:
        begin += 1
    end = 0
    while end < min(len(left), len(right)) - begin and left[-1 - end] == right[-1 - end]:
        end += 1
    inner = left[begin : len(left) - end], right[begin : len(right) - end]
    if len(inner[0]) * len(inner[1]) > _MOST_COMPARED:
        middle = [("replace", 0, len(inner[0]), 0, len(inner[1]))]
    else:
        middle = [tuple(code) for code in difflib.SequenceMatcher(None, *inner).get_opcodes()]  # type: ignore[misc]
    found = [("equal", 0, begin, 0, begin)]
    found += [(tag, i1 + begin, i2 + begin, j1 + begin, j2 + begin) for tag, i1, i2, j1, j2 in middle]
    found.append(("equal", len(left) - end, len(left), len(right) - end, len(right)))
    return [code for code in found if code[1] < code[2] or code[3] < code[4]]


def _near(rows: list[Row], context: int) -> list[Row]:
    """The rows that differ with their neighbours; a gap stands for what is left out, unless it is a single row."""
    wanted = [False] * len(rows)
    for index, row in enumerate(rows):
        if row.mark is not Mark.SAME:
            for near in range(max(0, index - context), min(len(rows), index + context + 1)):
                wanted[near] = True
    kept: list[Row] = []
    for index, row in enumerate(rows):
        alone = (index == 0 or wanted[index - 1]) and (index + 1 == len(rows) or wanted[index + 1])
        if wanted[index] or alone:
            kept.append(row)
        elif not kept or kept[-1].mark is not Mark.GAP:
            kept.append(Row(Mark.GAP))
    return kept
