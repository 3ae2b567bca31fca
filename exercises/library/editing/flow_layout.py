"""How a list or mapping lies between brackets, on one line or over several."""

import re
from collections.abc import Sequence as Several
from functools import cache
from typing import Final

from exercises.library.editing.document import RefusedError
from exercises.library.editing.edit import Change
from exercises.library.editing.pieces import Layout, Piece, most_frequent
from exercises.library.editing.sheet import Sheet
from exercises.library.editing.spans import entry_end, is_flow
from exercises.library.tree import Mapping, Sequence

_AFTER: Final = re.compile(r"([ \t]*)(,?)([ \t]*(?:(?<=[ \t,])#[^\r\n\x85\u2028\u2029]*)?)")
_COMMA: Final = re.compile(r"^([^#]*?),|(?m:^([ \t]*),)")
_ODD: Final = "This part is written in a short form of YAML; put it between { and } in the text first."


def flow_layout(sheet: Sheet, node: Mapping | Sequence) -> Layout:
    """The layout of a list or mapping between brackets. Raises RefusedError for pairs without brackets (`[a: 1]`)."""
    if not is_flow(sheet, node):
        raise RefusedError(_ODD)
    inline = InlineLayout(sheet, node)
    return LineLayout(sheet, node, inline) if inline.line_by_line() else inline


class InlineLayout:
    """Pieces between brackets, parted by commas; what stands between them stays in its place."""

    in_flow = True
    shared_line = True
    close_together = False
    column = 0

    def __init__(self, sheet: Sheet, node: Mapping | Sequence) -> None:
        self._sheet = sheet
        if isinstance(node, Mapping):
            spans = [(entry.key.at.start, entry_end(sheet, entry)) for entry in node.entries]
        else:
            spans = [(item.at.start, item.at.end) for item in node.items]
        self.spans = spans
        self.count = len(spans)
        self.opening = node.at.start + 1
        self.closing_bracket = node.at.end - 1
        if any(self._asked(start) for start, _ in spans):
            raise RefusedError(_ODD)

    def _asked(self, start: int) -> bool:
        return self._sheet.before(start).rstrip(" \t").endswith("?")

    def line_by_line(self) -> bool:
        """Whether each piece has lines of its own, and so has the closing bracket."""
        sheet = self._sheet
        if not self.spans or sheet.before(self.closing_bracket).strip(" \t"):
            return False
        numbers = [sheet.number(start) for start, _ in self.spans]
        if any(sheet.before(start).strip(" ") for start, _ in self.spans) or len(set(numbers)) < self.count:
            return False
        last = self.count - 1
        for index, (_, end) in enumerate(self.spans):
            after = _AFTER.match(sheet.text, end)
            whole = after is not None and after.end() == sheet.start(sheet.number(end)) + len(
                sheet.line(sheet.number(end))
            )
            if not whole or (index < last and not (after and after[2])):
                return False
        return True

    def head(self, index: int) -> int:
        return self.spans[index][0]

    def start(self, index: int) -> int:
        return self.spans[index][0]

    def stop(self, index: int) -> int:
        return self.spans[index][1]

    def piece(self, index: int) -> Piece:
        start, end = self.spans[index]
        return Piece(self._sheet.text[start:end])

    def emit(self, piece: Piece, *, first: bool, last: bool) -> str:  # noqa: ARG002 - commas are gaps here
        return piece.body

    def lead_elsewhere(self, lead: str) -> Change:
        start = self.start(0)
        return Change(start, start, lead)

    def keeps(self, gap: str) -> bool:
        return "#" in gap

    def usual_gap(self, near: Several[str]) -> str:
        plain = [gap for gap in near if "#" not in gap]
        return most_frequent([gap for gap in plain if not re.search(r"[\r\n]", gap)] or plain, ", ")

    def merged(self, one: str, other: str) -> str:
        return one + self.stray(other)

    def stray(self, gap: str) -> str:
        return _COMMA.sub(lambda found: found[1] or found[2] or "", gap, count=1)

    def closing(self, index: int, *, last: bool) -> Change | None:  # noqa: ARG002 - commas are gaps here
        return None

    def between(self, start: int, end: int) -> str:
        return self._sheet.text[start:end]

    def emptied(self, rest: str) -> list[Change]:
        # A comma behind the last piece goes with it.
        end = self.stop(self.count - 1)
        comma = re.compile(r"\s*,").match(self._sheet.text, end, self.closing_bracket)
        return [Change(self.start(0), comma.end() if comma else end, rest)]


class LineLayout:
    """Pieces between brackets, each on lines of its own with the comments above and behind it."""

    in_flow = True
    shared_line = False
    close_together = False

    def __init__(self, sheet: Sheet, node: Mapping | Sequence, inline: InlineLayout) -> None:
        self._sheet = sheet
        self._inline = inline
        self.count = inline.count
        self.head = inline.head
        self.between = inline.between
        self.start = cache(self._start)
        self.column = sheet.column(inline.start(0))
        self._comma_at_end = bool(self._after(self.count - 1)[2])
        self._opening_line = sheet.number(node.at.start)

    def _after(self, index: int) -> re.Match[str]:
        found = _AFTER.match(self._sheet.text, self._inline.stop(index))
        assert found is not None  # noqa: S101 - it matches nothing, too
        return found

    def _start(self, index: int) -> int:
        sheet = self._sheet
        number = sheet.number(self.head(index))
        floor = sheet.number(self.stop(index - 1)) if index else self._opening_line + 1
        while number > floor and sheet.comment(number - 1):
            number -= 1
        return sheet.start(number)

    def stop(self, index: int) -> int:
        return self._sheet.next_line(self._inline.stop(index))

    def piece(self, index: int) -> Piece:
        text, head = self._sheet.text, self.head(index)
        lead = text[self.start(index) : self._sheet.start(self._sheet.number(head))]
        space, comma, comment = self._after(index).groups()
        tail = comment if comma else space + comment
        return Piece(text[head : self._inline.stop(index)], self._sheet.column(head), lead, tail)

    def emit(self, piece: Piece, *, first: bool, last: bool) -> str:  # noqa: ARG002 - the first is like others
        comma = "," if not last or self._comma_at_end else ""
        tail = piece.tail if not piece.tail or piece.tail[0] in " \t" else f" {piece.tail}"
        line_end = self._sheet.line_end_at(self.head(0))
        return f"{piece.lead}{' ' * self.column}{piece.body}{comma}{tail}{line_end}"

    def lead_elsewhere(self, lead: str) -> Change:
        raise AssertionError(lead)  # the first piece has a line of its own

    def keeps(self, gap: str) -> bool:
        return bool(gap.strip())

    def usual_gap(self, near: Several[str]) -> str:
        return most_frequent([gap for gap in near if not gap.strip()], "")

    def merged(self, one: str, other: str) -> str:
        return one + other

    def stray(self, gap: str) -> str:
        return gap

    def closing(self, index: int, *, last: bool) -> Change | None:
        after = self._after(index)
        if last and not self._comma_at_end and after[2]:
            return Change(after.start(2), after.end(2), "")
        if not last and not after[2]:
            return Change(after.start(), after.start(), ",")
        return None

    def emptied(self, rest: str) -> list[Change]:
        return [Change(self.start(0), self.stop(self.count - 1), rest)]
