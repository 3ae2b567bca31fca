"""Putting something of another shape in the place of what stands there."""

from exercises.library.editing.block_layout import BlockLayout
from exercises.library.editing.comments import as_lines, comments_in
from exercises.library.editing.document import Document, RefusedError, Value, entry_of
from exercises.library.editing.edit import Change
from exercises.library.editing.order import KeyPath
from exercises.library.editing.sheet import LINE_END
from exercises.library.editing.spans import colon_end, is_block, node_end
from exercises.library.editing.surroundings import column_of, in_flow, manner_of, opening_of
from exercises.library.tree import Mapping, Node, Scalar, Sequence


def replaced(document: Document, path: KeyPath, value: Value, flow: bool | None, *, simply: bool) -> list[Change]:
    """The changes that put a value where another one (or nothing) stands; `flow` asks for brackets.

    `simply` keeps each text on one line.
    """
    if not path:
        return _whole(document, value)
    if in_flow(document, path):
        return _in_brackets(document, path, value)
    manner, column = manner_of(document, path, one_line=simply), column_of(document, path)
    if isinstance(path[-1], str):
        # Rendered behind a key of one letter; only what follows the colon is used.
        rendered = manner.entry(path[-1] if _is_word(path[-1]) else "k", value, column, flow=flow)
        rendered = rendered.partition(":")[2]
    else:
        rendered = manner.item(value, column)[1:]
    inline, _, below = rendered.partition(manner.line_end)
    return put(document, path, inline, below, keep_comments=not isinstance(value, str | None))


def _is_word(key: str) -> bool:
    return key.replace("-", "").isalnum()


def put(document: Document, path: KeyPath, inline: str, below: str, *, keep_comments: bool = True) -> list[Change]:
    """Write `inline` behind the colon or dash at a path and the lines `below` under it, in place of what is there.

    Comments inside that are kept move above.
    """
    sheet, node = document.sheet, document.find(path)
    opening = opening_of(document, path)
    assert node is not None  # noqa: S101 - asked before
    assert opening is not None  # noqa: S101 - asked before
    start, end = _span(document, path, node, opening)
    above = []
    if keep_comments:
        line = sheet.number(opening)
        comments = comments_in(sheet, node, node.at.start, end)
        lines = as_lines(comments, sheet.indent(line), sheet.line_end_at(opening))
        above = [Change(sheet.start(line), sheet.start(line), lines)] if comments else []
    if start > opening:
        # Lines of their own below the key, which may have a comment behind it.
        return [*above, Change(opening, opening, inline), Change(start, end, below)]
    following = sheet.next_line(max(end - 1, opening))
    return [*above, Change(opening, end, inline), Change(following, following, below)]


def _span(document: Document, path: KeyPath, node: Node, opening: int) -> tuple[int, int]:
    """What goes: from behind the colon or dash to the end of the value, or the lines below that hold it."""
    sheet = document.sheet
    if isinstance(node, Scalar) and node.empty:
        return opening, opening
    own_line = sheet.number(node.at.start) > sheet.number(opening)
    if isinstance(node, Mapping | Sequence) and is_block(sheet, node):
        layout = BlockLayout(sheet, node, opening_of(document, path))
        stop = layout.stop(layout.count - 1)
        if own_line:
            return layout.start(0), stop
        line_end = LINE_END.search(sheet.text, sheet.start(sheet.number(stop - 1)))
        return opening, line_end.start() if line_end else stop
    end = node_end(sheet, node)
    if own_line and "#" in sheet.text[opening : node.at.start]:
        return sheet.start(sheet.number(node.at.start)), sheet.next_line(end)
    return opening, end


def _in_brackets(document: Document, path: KeyPath, value: Value) -> list[Change]:
    manner = manner_of(document, path)
    node = document.find(path)
    assert node is not None  # noqa: S101 - asked before
    if isinstance(path[-1], int):
        if value is None:
            raise RefusedError("An entry of a list can't be empty.")
        return [Change(node.at.start, node.at.end, manner.flow(value))]
    entry = entry_of(document.find(path[:-1]), path[-1])
    assert entry is not None  # noqa: S101 - asked before
    opening = colon_end(document.sheet, entry)
    empty = isinstance(node, Scalar) and node.empty
    colon = "" if opening > entry.key.at.end else ":"
    if value is None:
        return [] if empty else [Change(opening, node.at.end, "")]
    if empty:
        return [Change(opening, opening, f"{colon} {manner.flow(value)}")]
    return [Change(node.at.start, node.at.end, manner.flow(value))]


def _whole(document: Document, value: Value) -> list[Change]:
    """The first keys of a file that has none yet."""
    sheet, node = document.sheet, document.root
    if not isinstance(value, dict) or (node is not None and not isinstance(node, Mapping)):
        raise RefusedError("A text or a list stands where keys and values are due; change it in the text itself.")
    manner = manner_of(document, ())
    rendered = manner.entries(value, 0)
    if node is None:
        return [Change(len(sheet.text), len(sheet.text), rendered)]
    end = sheet.next_line(node.at.end - 1)
    comment = sheet.text[node.at.end : end].strip()
    return [Change(node.at.start, end, rendered if not comment else f"{comment}{manner.line_end}{rendered}")]
