"""Comments inside a part of a file, so that none gets lost when the part takes another shape."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from exercises.library.editing.sheet import Sheet
from exercises.library.editing.spans import node_end
from exercises.library.tree import Mapping, Node, Scalar, Sequence

_COMMENT: Final = re.compile("(?:(?<=[ \\t\\r\\n\x85\u2028\u2029,\\[{])|^)#[^\\r\\n\x85\u2028\u2029]*", re.MULTILINE)


def comments_in(sheet: Sheet, node: Node, start: int, end: int) -> list[str]:
    """The comments between two offsets; `node` holds every text that stands there."""
    texts = sorted(_texts(sheet, node))
    starts = [text[0] for text in texts]
    found = []
    at = start
    while comment := _COMMENT.search(sheet.text, at, end):
        number = bisect_right(starts, comment.start()) - 1
        if number >= 0 and comment.start() < texts[number][1]:
            at = texts[number][1]
            continue
        found.append(comment[0].rstrip())
        at = comment.end()
    return found


def _texts(sheet: Sheet, node: Node) -> Iterator[tuple[int, int]]:
    """Where texts stand; of a text below `|` only its lines, for a comment may stand behind the sign."""
    match node:
        case Mapping():
            for entry in node.entries:
                yield entry.key.at.start, entry.key.at.end
                yield from _texts(sheet, entry.value)
        case Sequence():
            for item in node.items:
                yield from _texts(sheet, item)
        case Scalar() if not node.empty:
            below = sheet.text[node.at.start] in "|>"
            start = sheet.next_line(node.at.start) if below else node.at.start
            yield start, max(start, node_end(sheet, node))


def as_lines(comments: list[str], column: int, line_end: str) -> str:
    """Comments as lines of their own."""
    return "".join(f"{' ' * column}{comment}{line_end}" for comment in comments)
