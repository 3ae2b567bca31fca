"""A text as lines: where they begin, how far they are indented, which are blank or a comment."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from typing import Final

from exercises.library.editing.edit import Change, Edit

# What YAML itself counts as the end of a line.
LINE_END: Final = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_BREAKS: Final = "\r\n\x85\u2028\u2029"
_FINAL_END: Final = re.compile("(?:\r\n|[\n\r\x85\u2028\u2029])\\Z")
_SPACES: Final = re.compile(" *")
_COMMENT: Final = re.compile("[ \\t]*#")


class Sheet:
    """A text whose last line always ends, so that whole lines can be moved about.

    `text` has a line end more than the file when the file's last line has none; `edit` takes it away again.
    """

    def __init__(self, text: str) -> None:
        self._given = text
        first = LINE_END.search(text)
        self.line_end = first[0] if first else "\n"
        self.text = text if not text or _FINAL_END.search(text, max(0, len(text) - 2)) else text + self.line_end

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        starts += [end.end() for end in LINE_END.finditer(self.text)]
        return starts

    def number(self, offset: int) -> int:
        """The line (from 0) that an offset lies in."""
        return bisect_right(self._starts, offset) - 1

    @property
    def count(self) -> int:
        """How many lines there are, an empty one behind the last line end included."""
        return len(self._starts)

    def start(self, number: int) -> int:
        """Where a line begins."""
        return self._starts[number]

    def end(self, number: int) -> int:
        """Where the next line begins."""
        return self._starts[number + 1] if number + 1 < len(self._starts) else len(self.text)

    def line(self, number: int) -> str:
        """A line without its end."""
        return LINE_END.split(self.text[self.start(number) : self.end(number)], maxsplit=1)[0]

    def column(self, offset: int) -> int:
        """How many characters stand before an offset on its line."""
        return offset - self.start(self.number(offset))

    def before(self, offset: int) -> str:
        """What stands before an offset on its line."""
        return self.text[self.start(self.number(offset)) : offset]

    def indent(self, number: int) -> int:
        """How many spaces a line begins with."""
        found = _SPACES.match(self.text, self.start(number))
        return len(found[0]) if found else 0

    def comment(self, number: int) -> bool:
        """Whether a line holds a comment and nothing else."""
        return _COMMENT.match(self.text, self.start(number)) is not None

    def next_line(self, offset: int) -> int:
        """Where the line after that of an offset begins."""
        return self.end(self.number(offset))

    def line_end_at(self, offset: int) -> str:
        """The line end in use around an offset: that of its line, else of the one before, else of the first."""
        number = self.number(min(offset, len(self.text)))
        for candidate in (number, number - 1):
            if candidate >= 0:
                found = _FINAL_END.search(self.text[self.start(candidate) : self.end(candidate)])
                if found:
                    return found[0]
        return self.line_end

    def edit(self, changes: Iterable[Change]) -> Edit:
        """The edit of the given text that makes these changes of `text`."""
        given, found = self._given, sorted(changes, key=lambda change: (change.start, change.end))
        if len(given) == len(self.text) or not found or found[-1].end <= len(given):
            return Edit.of(given, found)
        touching = [change for change in found if change.end > len(given)]
        found = found[: len(found) - len(touching)]
        start = touching[0].start
        moved = [Change(change.start - start, change.end - start, change.text) for change in touching]
        text = Edit(tuple(moved)).apply(self.text[start:])
        if start > len(given):
            start, text = len(given), self.text[len(given) :] + text
        while not text and found and found[-1].end == start:
            start, text = found[-1].start, found.pop().text
        text = text.rstrip(_BREAKS)
        if not text:
            # The last lines go: the line ends before them go with them.
            floor = found[-1].end if found else 0
            start = max(floor, len(given[:start].rstrip(_BREAKS)))
        return Edit.of(given, [*found, Change(start, len(given), text)])
