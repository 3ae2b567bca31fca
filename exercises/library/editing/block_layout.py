"""How a list or mapping lies in lines: which lines belong to which step or key."""

from collections.abc import Sequence as Several
from functools import cache
from typing import Final

from exercises.library.editing.edit import Change
from exercises.library.editing.pieces import Piece, most_frequent
from exercises.library.editing.sheet import LINE_END, Sheet
from exercises.library.editing.spans import dash_of, demand_plain_key, entry_end, first_head, is_block, node_end
from exercises.library.tree import Mapping, Node, Scalar, Sequence

_NO_COLUMN: Final = 1_000_000


class BlockLayout:
    """The items of a list, or the keys of a mapping, each on lines of its own.

    Comment lines right above an item belong to it; those that follow it and are indented like its inside, too. A
    comment that a blank line parts from the next item belongs to nobody and stays where it is.
    """

    in_flow = False

    def __init__(self, sheet: Sheet, node: Mapping | Sequence, opening: int | None) -> None:
        """`opening` is behind the colon or dash that the list or mapping belongs to; None for a whole file."""
        self._sheet = sheet
        self._node = node
        self._opening = opening
        self._first = first_head(node)
        self.column = sheet.column(self._first)
        self.shared_line = bool(sheet.before(self._first).strip(" "))
        self.close_together = isinstance(node, Mapping)
        self.count = len(node.entries if isinstance(node, Mapping) else node.items)
        self.head = cache(self._head)
        self.start = cache(self._start)
        self.stop = cache(self._stop)

    def value(self, index: int) -> Node:
        """The item, or the value of the key, at a position."""
        return self._node.entries[index].value if isinstance(self._node, Mapping) else self._node.items[index]

    def _head(self, index: int) -> int:
        if index == 0:
            return self._first
        if isinstance(self._node, Mapping):
            head = self._node.entries[index].key.at.start
            demand_plain_key(self._sheet, head)
            return head
        return dash_of(self._sheet, self._node.items[index], self.column)

    def end(self, index: int) -> int:
        """Where what is written of a piece ends."""
        if isinstance(self._node, Mapping):
            return entry_end(self._sheet, self._node.entries[index])
        item = self._node.items[index]
        if isinstance(item, Scalar) and item.empty:
            return self.head(index) + 1
        return node_end(self._sheet, item)

    def _start(self, index: int) -> int:
        sheet, head = self._sheet, self.head(index)
        if index == 0 and self.shared_line:
            return head
        own = number = sheet.number(head)
        floor = sheet.number(self.stop(index - 1)) if index else 0
        while number > floor and sheet.comment(number - 1):
            number -= 1
        if index == 0 and self._opening is None and self._heads_the_file(number):
            number = own
        return sheet.start(number)

    def _heads_the_file(self, number: int) -> bool:
        return number == 0 or self._sheet.line(number - 1).startswith(("---", "%"))

    def _stop(self, index: int) -> int:
        sheet = self._sheet
        number = sheet.number(self.end(index)) + 1
        inside = self._inner_column(index)
        while number < sheet.count and sheet.comment(number) and sheet.indent(number) >= inside:
            number += 1
        return sheet.start(number) if number < sheet.count else len(sheet.text)

    def _inner_column(self, index: int) -> int:
        value = self.value(index)
        column = self._sheet.column(value.at.start) if is_block(self._sheet, value) else _NO_COLUMN
        return column if column > self.column else _NO_COLUMN

    def piece(self, index: int) -> Piece:
        text, head = self._sheet.text, self.head(index)
        above = "" if index == 0 and self.shared_line else text[self.start(index) : head - self.column]
        return Piece(text[head : self.stop(index)], self.column, above)

    def emit(self, piece: Piece, *, first: bool, last: bool) -> str:  # noqa: ARG002 - the last line ends like others
        indent = "" if first and self.shared_line else " " * self.column
        body = shifted(piece.body, self.column - piece.column, first=False)
        return shifted(piece.lead, self.column - piece.column) + indent + body

    def lead_elsewhere(self, lead: str) -> Change:
        number = self._sheet.number(self._first)
        start = self._sheet.start(number)
        return Change(start, start, reindented(lead, self._sheet.indent(number)))

    def keeps(self, gap: str) -> bool:
        return bool(gap.strip())

    def usual_gap(self, near: Several[str]) -> str:
        return "" if self.close_together else most_frequent([gap for gap in near if not gap.strip()], "")

    def merged(self, one: str, other: str) -> str:
        return one + other

    def stray(self, gap: str) -> str:
        return gap

    def closing(self, index: int, *, last: bool) -> Change | None:  # noqa: ARG002 - nothing stands behind a line
        return None

    def between(self, start: int, end: int) -> str:
        return self._sheet.text[start:end]

    def emptied(self, rest: str) -> list[Change]:
        brackets = "{}" if isinstance(self._node, Mapping) else "[]"
        start, stop = self.start(0), self.stop(self.count - 1)
        if self._opening is None or self.shared_line:
            return [Change(start, stop, f"{brackets}{self._sheet.line_end_at(start)}{rest}")]
        return [Change(self._opening, self._opening, f" {brackets}"), Change(start, stop, rest)]


def shifted(text: str, by: int, *, first: bool = True) -> str:
    """Lines moved to the right, or to the left as far as spaces allow; without `first` from the second line on."""
    if not by:
        return text
    lines, at = [], 0
    for end in [*LINE_END.finditer(text), None]:
        line = text[at : end.end() if end else len(text)]
        empty = not line or (end is not None and end.start() == at)
        if empty or not (first or at):
            lines.append(line)
        elif by > 0:
            lines.append(" " * by + line)
        else:
            spaces = len(line) - len(line.lstrip(" "))
            lines.append(line[min(spaces, -by) :])
        at = end.end() if end else len(text)
    return "".join(lines)


def reindented(lines: str, column: int) -> str:
    """Comment lines, all indented alike; blank ones stay as they are."""
    found, at = [], 0
    for end in LINE_END.finditer(lines):
        line = lines[at : end.start()]
        found.append((" " * column + line.lstrip(" \t") if line.strip() else line) + end[0])
        at = end.end()
    return "".join(found) + lines[at:]
