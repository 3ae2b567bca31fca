"""A file's text beside the text that is shown of it.

Qt's documents know one kind of line end and count in UTF-16; files keep theirs to the byte and count characters. Here
both are held line by line, so that what is typed becomes a change of the file and of nothing else in it.
"""

import re
from bisect import bisect_right
from itertools import accumulate
from typing import Final, NamedTuple

from exercises.library.editing.edit import Change, Edit
from exercises.library.editing.sheet import LINE_END

# What Qt would take for the end of a paragraph or for a picture, and what it would not show; each stands for itself
# again in the file. Every stand-in is one character of the same width in UTF-16.
_HIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0\ufdd1\ufffc]")
_SURROGATES: Final = re.compile("[\ud800-\udfff]")
# What would end a line in the file but not on the screen, and the mark that only begins files.
_UNTYPED: Final = re.compile("[\r\x85\u2028\u2029\ufeff]")


class Spot(NamedTuple):
    """A place: line and column count characters from 0."""

    line: int
    column: int


class Swap(NamedTuple):
    """What is to be done to the shown text: from one place to another it gives way to `text`."""

    start: Spot
    end: Spot
    text: str


def units(text: str) -> int:
    """How long a text is for Qt, which counts UTF-16."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", errors="surrogatepass")) // 2


def characters(text: str, count: int) -> int:
    """How many characters of a text lie before `count` units of UTF-16."""
    if text.isascii():
        return min(count, len(text))
    at = 0
    for number, character in enumerate(text):
        if at >= count:
            return number
        at += 2 if character > "\uffff" else 1
    return len(text)


def shown(text: str) -> str:
    """A line as Qt can show it, character for character."""
    return _HIDDEN.sub(_stand_in, text) if _HIDDEN.search(text) else text


def _stand_in(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(0x2400 + code) if code < 32 else "\u2421" if code == 127 else "\ufffd"


def writable(text: str) -> str:
    """What was typed, without halves of characters, which no file can hold, and with no line end but Qt's own."""
    return _SURROGATES.sub("\ufffd", _UNTYPED.sub(" ", text))


class Lines:
    """A file's text, line by line, with the line ends that it has."""

    def __init__(self, text: str) -> None:
        self._texts, self._ends = _split(text)
        self._starts: list[int] | None = None

    def __len__(self) -> int:
        return len(self._texts)

    def __getitem__(self, number: int) -> str:
        """A line of the file without its end."""
        return self._texts[number]

    @property
    def texts(self) -> list[str]:
        """All lines of the file without their ends; not to be changed."""
        return self._texts

    @property
    def text(self) -> str:
        """The file's text."""
        return "".join(map(str.__add__, self._texts, self._ends))

    @property
    def shown(self) -> str:
        """The text as Qt is given it."""
        return "\n".join(map(shown, self._texts))

    def offset(self, spot: Spot) -> int:
        """How many characters of the file stand before a place; a column behind the line's text is its end."""
        return self._start(spot.line) + min(spot.column, len(self._texts[spot.line]))

    def spot(self, offset: int) -> Spot:
        """The place of an offset into the file; one inside a line end is the end of the line's text."""
        self._start(0)
        assert self._starts is not None  # noqa: S101 - for the type checker
        line = min(bisect_right(self._starts, max(0, offset)) - 1, len(self._texts) - 1)
        return Spot(line, min(max(0, offset - self._starts[line]), len(self._texts[line])))

    def typed(self, first: int, last: int, new: list[str]) -> Edit:
        """Lines `first` to `last` are shown as `new` now: the edit of the file that this means.

        New lines get the line end that is in use around them.
        """
        old_text = "\n".join(map(shown, self._texts[first : last + 1]))
        new_text = "\n".join(new)
        if old_text == new_text:
            return Edit()
        before = _same_start(old_text, new_text)
        after = _same_start(old_text[before:][::-1], new_text[before:][::-1])
        start = self._inside(first, old_text[:before])
        end = self._inside(first, old_text[: len(old_text) - after])
        gone = old_text[before : len(old_text) - after].count("\n")
        come = writable(new_text[before : len(new_text) - after])
        text = come.replace("\n", self._end_near(start.line))
        if gone and gone == come.count("\n"):
            # Each line is another one now, and keeps its end.
            ends = iter([*self._ends[start.line : start.line + gone], ""])
            text = "".join(part + next(ends) for part in come.split("\n"))
        change = Change(self.offset(start), self.offset(end), text)
        texts, found_ends = _split(self._texts[start.line][: start.column] + text + self._texts[end.line][end.column :])
        found_ends[-1] = self._ends[end.line]
        whole = self.text if "\r" in self._ends else ""
        self._texts[start.line : end.line + 1] = texts
        self._ends[start.line : end.line + 1] = found_ends
        self._starts = None
        if whole and self._keep_apart(max(0, start.line - 1), start.line + len(texts)):
            return Edit.between(whole, self.text)
        return Edit((change,))

    def become(self, text: str) -> Swap | None:
        """Take over another text of the file; returns what must be done to the shown text, None for nothing."""
        texts, ends = _split(text)
        old, new = self._texts, texts
        top = 0
        least = min(len(old), len(new))
        while top < least and old[top] == new[top]:
            top += 1
        bottom = 0
        while bottom < least - top and old[-1 - bottom] == new[-1 - bottom]:
            bottom += 1
        if top == len(old) == len(new):
            self._ends = ends
            self._starts = None
            return None
        # One line more on each side, so that both have one where lines only came or went.
        top = max(0, top - 1)
        bottom = max(0, bottom - 1)
        old_text = "\n".join(map(shown, old[top : len(old) - bottom]))
        new_text = "\n".join(map(shown, new[top : len(new) - bottom]))
        before = _same_start(old_text, new_text)
        after = _same_start(old_text[before:][::-1], new_text[before:][::-1])
        start = _walk(Spot(top, 0), old_text[:before])
        end = _walk(start, old_text[before : len(old_text) - after])
        self._texts, self._ends, self._starts = texts, ends, None
        return Swap(start, end, new_text[before : len(new_text) - after])

    def _inside(self, first: int, text: str) -> Spot:
        return _walk(Spot(first, 0), text)

    def _end_near(self, number: int) -> str:
        """The line end of a line, else of the one before, else of the first."""
        around = (self._ends[number], self._ends[number - 1] if number else "", self._ends[0])
        return next(filter(None, around), "\n")

    def _keep_apart(self, first: int, last: int) -> bool:
        """Let no two line ends melt into one, as \\r and \\n do when nothing is left between them."""
        found = False
        for number in range(first, min(last, len(self._texts) - 1)):
            if self._ends[number] == "\r" and not self._texts[number + 1] and self._ends[number + 1][:1] == "\n":
                self._ends[number + 1] = "\r"
                found = True
        return found

    def _start(self, number: int) -> int:
        if self._starts is None:
            lengths = map(int.__add__, map(len, self._texts), map(len, self._ends))
            self._starts = [0, *accumulate(lengths)]
            self._starts.pop()
        return self._starts[number]


def _split(text: str) -> tuple[list[str], list[str]]:
    return LINE_END.split(text), [*LINE_END.findall(text), ""]


def _walk(spot: Spot, text: str) -> Spot:
    """The place behind a text that begins at a place."""
    lines = text.count("\n")
    if not lines:
        return Spot(spot.line, spot.column + len(text))
    return Spot(spot.line + lines, len(text) - text.rindex("\n") - 1)


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
