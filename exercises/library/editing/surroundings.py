"""What stands around a place in a file: brackets or lines, and how its neighbours are written."""

from collections.abc import Iterator
from dataclasses import replace

from exercises.library.editing.block_layout import BlockLayout
from exercises.library.editing.document import Document, RefusedError, child, entry_of
from exercises.library.editing.flow_layout import flow_layout
from exercises.library.editing.order import KeyPath
from exercises.library.editing.pieces import Layout
from exercises.library.editing.rendering import Manner
from exercises.library.editing.sheet import Sheet
from exercises.library.editing.spans import colon_end, dash_of, first_head, is_block, is_flow
from exercises.library.tree import Mapping, Node, Sequence


def holders(document: Document, path: KeyPath) -> list[Node]:
    """The lists and mappings on the way to a path, the outermost first, what stands at the path left out."""
    found: list[Node] = []
    node = document.root
    for part in path:
        if node is None:
            break
        found.append(node)
        node = child(node, part)
    return found


def in_flow(document: Document, path: KeyPath) -> bool:
    """Whether a place stands inside brackets."""
    return any(is_flow(document.sheet, node) for node in holders(document, path))


def opening_of(document: Document, path: KeyPath) -> int | None:
    """Behind the colon or dash that the value at a path belongs to; None for the whole file."""
    if not path:
        return None
    holder, part = document.find(path[:-1]), path[-1]
    if isinstance(part, str):
        entry = entry_of(holder, part)
        assert entry is not None  # noqa: S101 - the path was found before
        return colon_end(document.sheet, entry)
    assert isinstance(holder, Sequence)  # noqa: S101 - the path was found before
    first = first_head(holder)
    return 1 + (first if part == 0 else dash_of(document.sheet, holder.items[part], document.sheet.column(first)))


def layout_of(document: Document, path: KeyPath) -> Layout:
    """How the list or mapping at a path lies in the text."""
    node = document.find(path)
    assert isinstance(node, Mapping | Sequence)  # noqa: S101 - asked before
    if in_flow(document, path) or is_flow(document.sheet, node):
        return flow_layout(document.sheet, node)
    return BlockLayout(document.sheet, node, opening_of(document, path))


def column_of(document: Document, path: KeyPath) -> int:
    """The column of the keys or dashes that the value at a path stands behind; -1 for the whole file."""
    holder = document.find(path[:-1])
    if not path or not isinstance(holder, Mapping | Sequence):
        return -1
    return document.sheet.column(first_head(holder))


def manner_of(document: Document, path: KeyPath, *, one_line: bool = False) -> Manner:
    """How this file is written around a place; `one_line` keeps new texts on one line."""
    sheet = document.sheet
    around = holders(document, (*path, 0))[::-1]
    manner = Manner()
    if around:
        manner = replace(manner, line_end=sheet.line_end_at(around[0].at.start))
    pairs = [pair for node in around for pair in _below(sheet, node)]
    dashes = [inner - outer for outer, inner, node in pairs if isinstance(node, Sequence)]
    keys = [inner - outer for outer, inner, node in pairs if isinstance(node, Mapping)]
    lists = [node for node in [*around, *(node for _, _, node in pairs)] if isinstance(node, Sequence)]
    widths = [width for node in lists for width in _dash_widths(sheet, node)]
    opened = [sheet.text[node.at.start + 1] for node in _near(around) if is_flow(sheet, node)]
    return replace(
        manner,
        dash_in=dashes[0] if dashes else 2,
        key_in=keys[0] if keys else 2,
        after_dash=widths[0] if widths else 2,
        padded=bool(opened) and opened[0] == " ",
        short_steps=_short_steps(sheet, around),
        one_line=one_line,
    )


def _below(sheet: Sheet, node: Node) -> Iterator[tuple[int, int, Node]]:
    """The columns of a mapping's keys and of the lists and mappings that stand in lines below them."""
    if isinstance(node, Sequence):
        for item in node.items[:4]:
            yield from _below(sheet, item) if isinstance(item, Mapping) else ()
    elif isinstance(node, Mapping) and is_block(sheet, node):
        for entry in node.entries:
            if is_block(sheet, entry.value):
                yield sheet.column(node.at.start), sheet.column(entry.value.at.start), entry.value


def _dash_widths(sheet: Sheet, node: Sequence) -> Iterator[int]:
    if is_block(sheet, node):
        column = sheet.column(node.at.start)
        for item in node.items[:4]:
            if isinstance(item, Mapping) and sheet.before(item.at.start).strip() == "-":
                yield sheet.column(item.at.start) - column


def _near(around: list[Node]) -> Iterator[Node]:
    for node in around:
        yield node
        if isinstance(node, Mapping):
            yield from (entry.value for entry in node.entries)
        elif isinstance(node, Sequence):
            yield from node.items[:8]


def _short_steps(sheet: Sheet, around: list[Node]) -> bool:
    """Whether the steps near a place are written on one line each."""
    for node in around:
        if isinstance(node, Sequence):
            for step in _leaves(node):
                return is_flow(sheet, step)
    return False


def _leaves(node: Node) -> Iterator[Mapping]:
    """The mappings in a list that hold no further steps, repeats being looked into."""
    for item in node.items[:8] if isinstance(node, Sequence) else ():
        inner = child(item, "steps")
        if inner is not None:
            yield from _leaves(inner)
        elif isinstance(item, Mapping):
            yield item


def demand_holder(document: Document, path: KeyPath) -> Mapping | Sequence:
    """The list or mapping at a path. Raises RefusedError when something else stands there."""
    node = document.find(path)
    if not isinstance(node, Mapping | Sequence):
        raise RefusedError("Something else stands in this place by now.")
    return node
